"""Documents are added by those who keep the library, once each, and read by whom they are for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.documents import DocumentId
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, Reader, SourceKind, passage_id
from assistant.domain.people import Person, Role
from assistant.errors import BadValue, NotAllowed, NotFound, Stale, UnreadableDocument
from assistant.services import documents, people
from assistant.services.documents import Added, Outcome
from assistant.services.people import COMMAND_LINE, Actor
from tests.fakes.files import a_pdf
from tests.fakes.talks import House
from tests.fakes.things import a_person

NEW, SAME, CHANGED = Outcome
NORTH, SOUTH = Reader("team:north"), Reader("team:south")
DUTCH = b"# Overdracht\n\nWe dragen een dossier over aan een collega die het nog niet kent.\n"
GERMAN = "# Übergabe\n\nWir übergeben einen Fall an jemanden, der ihn noch nicht kennt.\n".encode()


class Archive(House):
    """A house with two experts of different teams, someone from L&D and an administrator."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.ben = self.somebody("ben", "north", Role.EXPERT)
        self.fatma = self.somebody("fatma", "south", Role.EXPERT)
        self.lena = self.somebody("lena", "hq", Role.LND)
        self.carla = self.somebody("carla", "north", Role.ADMINISTRATOR)

    def somebody(self, name: str, team: str, role: Role) -> Person:
        roles, teams = frozenset({Role.LEARNER, role}), frozenset({TeamName(team)})
        person = a_person(name, roles=roles, teams=teams)
        with self.store() as work:
            work.people.add(person, "-")
            work.commit()
        return person

    def add(
        self,
        content: bytes = DUTCH,
        name: str = "overdracht.md",
        readers: Reader = EVERYONE,
        actor: Actor | None = None,
    ) -> Added:
        return documents.add_document(self.app, actor or self.ben, content, name, readers)

    def titles(self, actor: Actor) -> list[str]:
        return [row.document.title for row in documents.list_documents(self.app, actor)]

    def passages(self) -> list[Passage]:
        return sorted(self.store.shelf.cards.passages.values(), key=lambda one: (one.source.id, one.order))

    def audited(self) -> list[tuple[str, str, str]]:
        return [(entry.actor, entry.action, entry.subject) for entry in self.store.shelf.audit]


@pytest.fixture
def house() -> Archive:
    return Archive()


def test_a_document_is_kept_as_its_text_with_the_passages_made_of_it(house: Archive) -> None:
    added = house.add()
    document = added.document
    assert added.outcome is NEW
    assert (document.title, document.file_name, document.kind) == ("Overdracht", "overdracht.md", "Markdown")
    assert (document.language, document.readers, document.uploaded_by) == (
        Language.NL,
        EVERYONE,
        house.ben.id,
    )
    page = documents.read_document(house.app, house.me, document.id)
    assert page.row.document == document
    assert [section.anchor for section in page.sections] == ["overdracht"]
    (passage,) = house.passages()
    assert passage.text in page.sections[0].text
    assert passage.source.kind is SourceKind.DOCUMENT
    assert (passage.source.id, passage.source.language) == (document.id, Language.NL)
    assert (passage.file, passage.readers) == ("overdracht.md", frozenset({EVERYONE}))
    assert passage.id == passage_id(passage.source, passage.anchor, passage.text, 0)
    assert house.store.shelf.cards.sources == {passage.source: document.sha256}
    assert house.audited() == [("ben", "add document", document.id)]


def test_the_same_bytes_twice_are_one_document_whatever_they_are_called(house: Archive) -> None:
    first = house.add().document
    again = house.add(name="kopie.md", actor=house.fatma)
    assert again == Added(first, SAME)
    assert house.titles(house.me) == ["Overdracht"]
    assert len(house.audited()) == 1


def test_for_other_readers_the_same_bytes_are_another_document(house: Archive) -> None:
    assert house.add().document.id != house.add(readers=NORTH).document.id
    assert house.titles(house.fatma) == ["Overdracht"]
    assert house.titles(house.ben) == ["Overdracht", "Overdracht"]


def test_a_changed_file_replaces_the_old_text_and_keeps_the_id(house: Archive) -> None:
    first = house.add().document
    changed = house.add(DUTCH + b"\nDat doen we samen.\n", actor=house.fatma)
    assert changed.outcome is CHANGED
    assert changed.document.id == first.id
    assert changed.document.created_at == first.created_at < changed.document.updated_at
    assert changed.document.uploaded_by == house.fatma.id
    (passage,) = house.passages()
    assert "samen" in passage.text
    assert house.forgotten == 1
    assert house.audited()[-1] == ("fatma", "change document", first.id)


def test_a_text_in_another_language_leaves_nothing_of_the_old_one(house: Archive) -> None:
    first = house.add().document
    changed = house.add(GERMAN).document
    assert (changed.id, changed.language) == (first.id, Language.DE)
    assert {passage.source.language for passage in house.passages()} == {Language.DE}
    assert [source.language for source in house.store.shelf.cards.sources] == [Language.DE]


def test_what_stays_in_a_changed_file_keeps_its_passages(house: Archive) -> None:
    two = DUTCH + b"\n# Daarna\n\nDaarna bellen we elkaar na een week.\n"
    house.add(two)
    before = {passage.id for passage in house.passages()}
    house.add(two.replace(b"een week", b"twee weken"))
    assert len({passage.id for passage in house.passages()} & before) == 1


def test_equal_sections_do_not_take_each_others_passage(house: Archive) -> None:
    house.add(b"# Kop\n\nGelijke woorden.\n\n# Kop\n\nGelijke woorden.\n")
    assert len({passage.id for passage in house.passages()}) == 2


def test_a_file_of_the_same_name_for_other_readers_is_left_alone(house: Archive) -> None:
    house.add(readers=NORTH)
    assert house.add(GERMAN).outcome is NEW
    assert house.titles(house.ben) == ["Overdracht", "Übergabe"]


@pytest.mark.parametrize(
    ("login", "readers", "allowed"),
    [
        ("ben", EVERYONE, True),
        ("ben", NORTH, True),
        ("ben", SOUTH, False),
        ("lena", SOUTH, True),
        ("carla", EVERYONE, False),
        ("me", NORTH, False),
    ],
)
def test_experts_add_for_everyone_and_their_teams_and_lnd_for_every_team(
    house: Archive, login: str, readers: Reader, allowed: bool
) -> None:
    person: Person = getattr(house, login)
    if allowed:
        assert house.add(readers=readers, actor=person).outcome is NEW
        return
    with pytest.raises(NotAllowed):
        house.add(readers=readers, actor=person)
    assert house.store.shelf.documents == {}


def test_the_command_line_adds_for_any_team(house: Archive) -> None:
    added = house.add(readers=SOUTH, actor=COMMAND_LINE).document
    assert added.uploaded_by is None
    assert house.audited() == [(COMMAND_LINE, "add document", added.id)]
    assert house.titles(COMMAND_LINE) == ["Overdracht"]


def test_a_document_of_another_team_is_not_there(house: Archive) -> None:
    name = house.add(readers=SOUTH, actor=house.fatma).document.id
    for person in (house.ben, house.me, house.carla):
        assert house.titles(person) == []
        with pytest.raises(NotFound):
            documents.read_document(house.app, person, name)
    with pytest.raises(NotFound):
        documents.remove_document(house.app, house.ben, name)
    assert house.titles(house.lena) == ["Overdracht"]
    assert documents.read_document(house.app, house.fatma, name).sections


def test_someone_whose_login_is_closed_reads_nothing(house: Archive) -> None:
    name = house.add().document.id
    with pytest.raises(NotAllowed):
        documents.read_document(house.app, replace(house.me, disabled=True), name)
    with pytest.raises(NotAllowed):
        documents.list_documents(house.app, replace(house.me, disabled=True))


def test_who_left_the_team_still_manages_what_they_added_there(house: Archive) -> None:
    name = house.add(readers=SOUTH, actor=house.fatma).document.id
    moved = replace(house.fatma, teams=frozenset({TeamName("north")}))
    (row,) = documents.list_documents(house.app, moved)
    assert row.manageable
    documents.remove_document(house.app, moved, name)
    assert house.titles(COMMAND_LINE) == []


def test_a_removed_document_is_gone_with_everything_made_of_it(house: Archive) -> None:
    kept, name = house.add(GERMAN, "de.md").document, house.add().document.id
    documents.remove_document(house.app, house.fatma, name)
    assert [passage.source.id for passage in house.passages()] == [kept.id]
    assert [source.id for source in house.store.shelf.cards.sources] == [kept.id]
    assert house.forgotten == 1
    assert house.audited()[-1] == ("fatma", "remove document", name)
    with pytest.raises(NotFound):
        documents.read_document(house.app, house.ben, name)


@pytest.mark.parametrize("login", ["me", "carla"])
def test_only_those_who_keep_the_library_remove(house: Archive, login: str) -> None:
    name = house.add(readers=NORTH).document.id
    (row,) = documents.list_documents(house.app, getattr(house, login))
    assert not row.manageable
    with pytest.raises(NotAllowed):
        documents.remove_document(house.app, getattr(house, login), name)
    assert house.titles(house.ben) == ["Overdracht"]


def test_documents_outlive_who_added_them(house: Archive) -> None:
    name = house.add().document.id
    people.erase_person(house.app, COMMAND_LINE, "ben")
    assert documents.read_document(house.app, house.me, name).row.document.uploaded_by is None


def test_a_text_whose_language_is_unclear_has_that_of_most_of_its_sections(house: Archive) -> None:
    lists = "# 1\n\n12 34 56 78\n\n" + GERMAN.decode()
    app = replace(house.app, language_of=lambda text: Language.DE if "Fall" in text[:60] else None)
    added = documents.add_document(app, house.ben, lists.encode(), "lijst.md")
    assert added.document.language is Language.DE


def test_a_text_in_none_of_our_languages_has_the_uploaders(house: Archive) -> None:
    french = "Nous transmettons un dossier à une collègue qui ne le connaît pas encore.".encode()
    assert house.add(french, "fr.txt").document.language is Language.NL
    assert house.add(french, "fr.txt", NORTH, COMMAND_LINE).document.language is Language.EN


def test_pages_without_text_are_told(house: Archive) -> None:
    pages = [["Op deze bladzijde staat een hele zin."], [], ["En op deze staat er nog een."]]
    seen: list[tuple[int, int]] = []
    added = documents.add_document(
        house.app, house.ben, a_pdf(pages), "scan.pdf", progress=lambda done, of: seen.append((done, of))
    )
    assert added.document.unread == (2,)
    assert seen[-1] == (3, 3)


def test_what_cannot_be_read_is_refused_and_nothing_is_kept(house: Archive) -> None:
    with pytest.raises(UnreadableDocument):
        house.add(b"\x89PNG\r\n", "foto.md")
    with pytest.raises(UnreadableDocument) as refused:
        documents.check_size(house.app, 30 * 1024 * 1024 + 1)
    assert refused.value.values == {"reason": "too-large", "kind": "", "size": 31, "limit": 30}
    assert house.store.shelf.documents == {}
    assert house.audited() == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Pru\u0308fung.md", "Prüfung.md"),
        ("a\x00b\u202etxt.md", "a b txt.md"),
        ("map/deel/a.md", "map/deel/a.md"),
        ("map\\a.md", "map/a.md"),
        ("x" * 300 + ".md", "x" * 197 + ".md"),
        ("half\udcff.md", "half .md"),
        ("  ", "document"),
    ],
)
def test_a_file_name_is_kept_as_one_reads_it(house: Archive, given: str, kept: str) -> None:
    assert house.add(name=given).document.file_name == kept


@pytest.mark.parametrize(
    "given", ["", "team:", "team: ", "person:p-ben", "north", "everyone else", "team:a\x07b"]
)
def test_readers_that_cannot_be_are_refused(given: str) -> None:
    with pytest.raises(BadValue):
        documents.parse_readers(given)


def test_readers_are_everyone_or_a_team() -> None:
    assert documents.parse_readers(" everyone ") == EVERYONE
    assert documents.parse_readers("team:  Zorg  Noord ") == "team:Zorg Noord"
    assert documents.team_of(Reader("team:Zorg Noord")) == "Zorg Noord"
    assert documents.team_of(EVERYONE) == ""


def test_one_chooses_among_ones_own_teams_and_lnd_among_all(house: Archive) -> None:
    assert documents.choices(house.app, house.ben) == [EVERYONE, NORTH]
    assert documents.choices(house.app, house.lena) == [EVERYONE, "team:hq", NORTH, SOUTH]
    with pytest.raises(NotAllowed):
        documents.choices(house.app, house.me)


class Meanwhile:
    """Someone else adds something while a document is cut into passages."""

    def __init__(self, house: Archive, content: list[bytes]) -> None:
        self.house, self.content = house, content

    def make(self, *args: object) -> list[Passage]:
        if self.content:
            self.house.add(self.content.pop(), actor=self.house.fatma)
        return self.house.app.passages.make(*args)  # type: ignore[arg-type]


def test_adding_the_same_at_the_same_time_ends_in_one_document(house: Archive) -> None:
    app = replace(house.app, passages=Meanwhile(house, [DUTCH]))  # type: ignore[arg-type]
    assert documents.add_document(app, house.ben, DUTCH, "overdracht.md").outcome is SAME
    app = replace(house.app, passages=Meanwhile(house, [DUTCH + b"\nB\n"]))  # type: ignore[arg-type]
    assert documents.add_document(app, house.ben, DUTCH + b"\nA\n", "overdracht.md").outcome is CHANGED
    assert len(house.titles(house.ben)) == 1
    assert len(house.passages()) == 1


def test_adding_gives_up_when_others_never_stop(house: Archive) -> None:
    others = [DUTCH + bytes([65 + number]) for number in range(9)]
    app = replace(house.app, passages=Meanwhile(house, others))  # type: ignore[arg-type]
    with pytest.raises(Stale):
        documents.add_document(app, house.ben, DUTCH, "overdracht.md")


def test_repr_shows_neither_title_nor_name(house: Archive) -> None:
    added = house.add()
    page = documents.read_document(house.app, house.ben, DocumentId(added.document.id))
    for shown in (repr(added), repr(page)):
        assert "Overdracht" not in shown
        assert "overdracht" not in shown.replace("anchor='overdracht'", "")
