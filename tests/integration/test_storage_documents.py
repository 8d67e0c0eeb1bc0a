"""What every store of documents promises: the same questions to the one in memory and to SQLite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assistant.domain.documents import Document, DocumentId, DocumentSection
from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Reader
from assistant.errors import NotFound, StorageUnavailable
from assistant.services.ports import UnitOfWork
from tests.fakes.things import NOW, a_document

Opens = Callable[..., UnitOfWork]

NORTH = Reader("team:north")
D1 = DocumentId("d1")
SECTIONS = (
    DocumentSection("start", "Inleiding", (), "Één zin.\n\nNog een — met “tekens”."),
    DocumentSection("slot", "Slot", ("Inleiding", "Deel 2"), "- punt\n- punt"),
)


def kept(opens: Opens, *documents: Document) -> None:
    with opens() as unit:
        for document in documents:
            unit.documents.add(document, SECTIONS)
        unit.commit()


def test_a_document_comes_back_as_stored_with_its_text(peopled: Opens) -> None:
    document = a_document(
        title="Überdracht", language=Language.DE, readers=NORTH, unread=(3, 7), updated_at=NOW + timedelta(1)
    )
    kept(peopled, document)
    with peopled(read_only=True) as unit:
        assert unit.documents.get(D1) == document
        assert unit.documents.sections(D1) == SECTIONS
        assert unit.documents.all() == [document]
        assert unit.documents.get(DocumentId("d2")) is None
        assert unit.documents.sections(DocumentId("d2")) == ()


def test_it_is_found_by_its_bytes_and_its_name_among_those_of_the_same_readers(peopled: Opens) -> None:
    kept(peopled, a_document("d1", sha256="x", file_name="a.md"))
    kept(peopled, a_document("d2", sha256="x", file_name="a.md", readers=NORTH))
    with peopled(read_only=True) as unit:
        for readers, name in ((EVERYONE, "d1"), (NORTH, "d2")):
            for found in (
                unit.documents.by_content(readers, "x"),
                unit.documents.by_name(readers, "a.md"),
            ):
                assert found is not None
                assert found.id == name
        assert unit.documents.by_content(Reader("team:south"), "x") is None
        assert unit.documents.by_name(EVERYONE, "A.md") is None


def test_for_the_same_readers_neither_bytes_nor_name_are_there_twice(peopled: Opens) -> None:
    kept(peopled, a_document("d1", sha256="x", file_name="a.md"))
    for again in (a_document("d2", sha256="x"), a_document("d2", file_name="a.md"), a_document("d1")):
        with peopled() as unit, pytest.raises(StorageUnavailable):
            unit.documents.add(again, ())


def test_saving_replaces_all_of_it_and_keeps_the_id(peopled: Opens) -> None:
    kept(peopled, a_document())
    changed = a_document(title="Nieuw", sha256="y", uploaded_by=PersonId("p-bram"), kind="PDF", unread=(1,))
    with peopled() as unit:
        unit.documents.save(changed, SECTIONS[:1])
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.documents.get(D1) == changed
        assert unit.documents.sections(D1) == SECTIONS[:1]
    with peopled() as unit, pytest.raises(NotFound):
        unit.documents.save(a_document("d9"), ())


def test_they_are_listed_by_title_whatever_its_case(peopled: Opens) -> None:
    kept(peopled, a_document("d1", title="zorg"), a_document("d2", title="Überdracht"))
    kept(peopled, a_document("d3", title="Afspraken"), a_document("d4", title="afspraken"))
    with peopled(read_only=True) as unit:
        assert [document.id for document in unit.documents.all()] == ["d3", "d4", "d1", "d2"]


def test_a_removed_document_is_gone_and_removing_nothing_is_harmless(peopled: Opens) -> None:
    kept(peopled, a_document())
    with peopled() as unit:
        unit.documents.remove(D1)
        unit.documents.remove(DocumentId("d9"))
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.documents.all() == []
        assert unit.documents.sections(D1) == ()


def test_it_outlives_who_uploaded_it(peopled: Opens) -> None:
    kept(peopled, a_document())
    with peopled() as unit:
        unit.people.remove(PersonId("p-sanne"))
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.documents.get(D1) == a_document(uploaded_by=None)
        assert unit.documents.sections(D1) == SECTIONS


def test_a_document_of_nobody_known_is_refused(peopled: Opens) -> None:
    with peopled() as unit, pytest.raises(StorageUnavailable):
        unit.documents.add(a_document(uploaded_by=PersonId("p-nobody")), ())


def test_without_commit_nothing_is_kept(peopled: Opens) -> None:
    with peopled() as unit:
        unit.documents.add(a_document(), SECTIONS)
    with peopled(read_only=True) as unit:
        assert unit.documents.get(D1) is None
