"""What every store of passages promises: the same questions to the one in memory and to SQLite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, PassageId, Reader, SourceKey, SourceKind
from assistant.services.passage_ports import Change, Embedded, Entry
from assistant.services.ports import UnitOfWork
from tests.fakes.things import a_passage, a_source

Opens = Callable[..., UnitOfWork]

ONE, TWO, THREE = (a_passage(f"Zin {number}.", order=number) for number in range(3))
OTHER = a_passage("Elders.", a_source("d2"))
MODEL = "e5@1"


def put(opens: Opens, *passages: Passage, source: SourceKey | None = None, fingerprint: str = "f") -> None:
    with opens() as unit:
        unit.passages.put(source or a_source(), fingerprint, passages)
        unit.commit()


def embedded(opens: Opens, *passages: Passage, model: str = MODEL, data: bytes = b"\x00\xff") -> None:
    with opens() as unit:
        unit.passages.put_vectors(model, [Embedded(passage.id, data) for passage in passages])
        unit.commit()


def noted(opens: Opens, after: int = 0) -> list[str]:
    """The passages in the outbox since that number."""
    with opens(read_only=True) as unit:
        return [change.passage_id for change in unit.passages.changes(after, 1000)]


def last(opens: Opens) -> int:
    with opens(read_only=True) as unit:
        return unit.passages.last_change()


def test_passages_come_back_as_stored_in_their_order(work: Opens) -> None:
    two = replace(TWO, readers=frozenset({EVERYONE, Reader("team:Zorg & Co"), Reader("person:p")}), file="")
    put(work, THREE, ONE, two)
    put(work, OTHER, source=OTHER.source)
    with work(read_only=True) as unit:
        assert unit.passages.of(a_source()) == [ONE, two, THREE]
        assert unit.passages.of(a_source(language=Language.DE)) == []
        assert unit.passages.get([two.id, PassageId("none"), OTHER.id]) == {two.id: two, OTHER.id: OTHER}
        assert unit.passages.count() == 4


def test_a_source_consists_of_exactly_what_was_put_last(work: Opens) -> None:
    put(work, ONE, TWO)
    put(work, OTHER, source=OTHER.source)
    put(work, TWO, THREE)
    with work(read_only=True) as unit:
        assert unit.passages.of(a_source()) == [TWO, THREE]
        assert unit.passages.of(OTHER.source) == [OTHER]


def test_what_stays_keeps_its_vector_and_what_goes_loses_it(work: Opens) -> None:
    put(work, ONE, TWO)
    embedded(work, ONE, TWO)
    moved = replace(TWO, order=5, title="Anders", readers=frozenset({Reader("team:north")}))
    put(work, moved, THREE)
    with work(read_only=True) as unit:
        assert {entry.passage.id: entry.data for entry in unit.passages.entries(MODEL)} == {
            TWO.id: b"\x00\xff",
            THREE.id: None,
        }
        assert unit.passages.of(a_source())[-1] == moved
    put(work, ONE)
    with work(read_only=True) as unit:
        assert unit.passages.entries(MODEL) == [Entry(ONE, None)], "an old vector came back"


def test_every_change_is_in_the_outbox_and_what_did_not_change_is_not(work: Opens) -> None:
    put(work, ONE, TWO)
    assert sorted(noted(work)) == sorted([ONE.id, TWO.id])
    so_far = last(work)
    put(work, ONE, TWO)
    assert last(work) == so_far
    put(work, replace(ONE, readers=frozenset({Reader("team:north")})), THREE)
    assert sorted(noted(work, so_far)) == sorted([ONE.id, TWO.id, THREE.id])
    so_far = last(work)
    embedded(work, THREE)
    assert noted(work, so_far) == [THREE.id]
    with work() as unit:
        unit.passages.remove(a_source())
        unit.commit()
    assert sorted(noted(work, so_far + 1)) == sorted([ONE.id, THREE.id])


def test_the_outbox_is_read_in_pieces_oldest_first(work: Opens) -> None:
    put(work, ONE)
    put(work, ONE, TWO)
    put(work, ONE, TWO, THREE)
    with work(read_only=True) as unit:
        assert unit.passages.changes(0, 2) == [Change(1, ONE.id), Change(2, TWO.id)]
        assert unit.passages.changes(2, 2) == [Change(3, THREE.id)]
        assert unit.passages.changes(3, 2) == []
        assert unit.passages.last_change() == 3


def test_an_empty_outbox_has_no_last_change(work: Opens) -> None:
    assert last(work) == 0
    assert noted(work) == []


def test_without_commit_neither_passage_nor_change_is_kept(work: Opens) -> None:
    with work() as unit:
        unit.passages.put(a_source(), "f", [ONE])
    assert last(work) == 0
    with work(read_only=True) as unit:
        assert unit.passages.count() == 0


def test_a_removed_source_is_gone_with_its_vectors_and_fingerprint(work: Opens) -> None:
    put(work, ONE, TWO)
    put(work, OTHER, source=OTHER.source)
    embedded(work, ONE, OTHER)
    with work() as unit:
        unit.passages.remove(a_source())
        unit.passages.remove(a_source("d9"))
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.passages.entries(MODEL) == [Entry(OTHER, b"\x00\xff")]
        assert unit.passages.fingerprints(SourceKind.DOCUMENT) == {OTHER.source: "f"}


def test_fingerprints_are_told_by_kind_also_of_sources_without_passages(work: Opens) -> None:
    pattern = SourceKey(SourceKind.PATTERN, "d1", Language.NL)
    put(work, ONE, fingerprint="old")
    put(work, ONE, fingerprint="new")
    put(work, source=pattern, fingerprint="p")
    put(work, source=a_source(language=Language.EN), fingerprint="e")
    with work(read_only=True) as unit:
        assert unit.passages.fingerprints(SourceKind.PATTERN) == {pattern: "p"}
        assert unit.passages.fingerprints(SourceKind.REFLECTION) == {}
        assert unit.passages.fingerprints(SourceKind.DOCUMENT) == {
            a_source(): "new",
            a_source(language=Language.EN): "e",
        }


def test_each_model_has_vectors_of_its_own(work: Opens) -> None:
    put(work, ONE, TWO)
    embedded(work, ONE, data=b"a")
    embedded(work, ONE, TWO, model="other", data=b"b")
    embedded(work, ONE, data=b"c")
    with work(read_only=True) as unit:
        assert unit.passages.without_vectors(MODEL, 10) == [TWO]
        assert unit.passages.without_vectors("other", 10) == []
        assert len(unit.passages.without_vectors("third", 1)) == 1
        assert unit.passages.entries(MODEL, [ONE.id]) == [Entry(ONE, b"c")]
        assert unit.passages.entries("other", [TWO.id, PassageId("none")]) == [Entry(TWO, b"b")]
        assert unit.passages.entries(MODEL, []) == []


def test_a_vector_of_a_passage_that_was_removed_meanwhile_is_left_out(work: Opens) -> None:
    put(work, ONE)
    so_far = last(work)
    embedded(work, TWO)
    assert last(work) == so_far
    embedded(work, ONE, TWO)
    assert noted(work, so_far) == [ONE.id]


def test_the_same_twice_in_one_go_is_stored_once(work: Opens) -> None:
    put(work, ONE, ONE)
    embedded(work, ONE, ONE)
    assert noted(work) == [ONE.id, ONE.id]
    with work(read_only=True) as unit:
        assert unit.passages.entries(MODEL, [ONE.id, ONE.id]) == [Entry(ONE, b"\x00\xff")]


def test_more_passages_than_fit_into_one_statement(work: Opens) -> None:
    many = [a_passage(f"Zin nummer {number}.", order=number) for number in range(1203)]
    put(work, *many)
    embedded(work, *many)
    ids = [passage.id for passage in many]
    with work(read_only=True) as unit:
        assert len(unit.passages.get(ids)) == 1203
        found = unit.passages.entries(MODEL, ids)
        assert [entry.passage.id for entry in found] == sorted(ids)
        assert unit.passages.entries(MODEL) == found
    put(work)
    with work(read_only=True) as unit:
        assert unit.passages.count() == 0
        assert unit.passages.last_change() == 3 * 1203


def test_it_is_told_who_may_read_what_is_embedded(work: Opens) -> None:
    shared = replace(TWO, readers=frozenset({EVERYONE, Reader("team:Zorg & Co")}))
    put(work, ONE, shared, THREE)
    embedded(work, ONE, shared)
    embedded(work, THREE, model="other")
    with work(read_only=True) as unit:
        assert unit.passages.embedded(MODEL) == {ONE.id: ONE.readers, shared.id: shared.readers}


def test_old_changes_are_forgotten_and_the_numbers_go_on(work: Opens) -> None:
    put(work, ONE, TWO)
    with work() as unit:
        assert unit.passages.first_change() == 1
        unit.passages.forget_changes(1)
        unit.commit()
    assert noted(work) == [TWO.id]
    with work() as unit:
        assert (unit.passages.first_change(), unit.passages.last_change()) == (2, 2)
        unit.passages.forget_changes(2)
        unit.commit()
    put(work, ONE, TWO, THREE)
    with work(read_only=True) as unit:
        assert (unit.passages.first_change(), unit.passages.last_change()) == (3, 3)
