"""Patterns are lifted language by language, and by a measure that the library itself gives."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, PassageId, SourceKind
from assistant.retrieval.catalogue import Catalogue, Mask, Row, Snapshot
from assistant.retrieval.grams import pack_grams
from assistant.retrieval.ranking import Question, Ranked
from assistant.retrieval.signs import Floats
from assistant.retrieval.spread import Spread
from assistant.retrieval.subjects import in_turn, lifted

WIDTH = 8
NL, DE = Language.NL, Language.DE
NONE = np.zeros((0, WIDTH), dtype=np.float32)


def _vector(*numbers: float) -> Floats:
    whole = np.zeros(WIDTH, dtype=np.float32)
    whole[: len(numbers)] = numbers
    return np.asarray(whole / np.linalg.norm(whole), dtype=np.float32)


def _row(name: str, subject: str, vector: Floats, language: Language = NL, asked: bool = False) -> Row:
    readers, kind = frozenset({EVERYONE}), SourceKind.PATTERN
    return Row(
        PassageId(name), readers, kind, language, vector, pack_grams(name), subject=subject, asked=asked
    )


def _snapshot(*rows: Row) -> Snapshot:
    catalogue = Catalogue(WIDTH)
    catalogue.change([], rows)
    return catalogue.snapshot()


def _everything(snapshot: Snapshot) -> Mask:
    return np.ones(len(snapshot.alive), dtype=bool)


def _lifts(snapshot: Snapshot, asked: Floats) -> dict[int, float]:
    near = snapshot.vectors @ asked
    nothing = np.zeros(len(snapshot.alive))
    ranked = Ranked(np.arange(len(nothing)), nothing, nothing.astype(np.float32), nothing)
    view = Spread().view(snapshot, _everything(snapshot))
    found = lifted(ranked, snapshot, view, Question("", asked, NONE), near)
    return dict(zip(found.rows.tolist(), found.lifts.tolist(), strict=True))


def test_a_pattern_in_another_language_alone_is_judged_among_that_languages_texts() -> None:
    own, other = _vector(1, 0.6), _vector(0.1, 1)
    snapshot = _snapshot(
        _row("a", "p", own),
        _row("b", "q", own),
        _row("c", "p", other, DE),
        _row("d", "q", other, DE),
        _row("e", "right", _vector(0.5, 1), DE),
    )
    lifts = _lifts(snapshot, _vector(1))
    assert lifts[4] > lifts[0]
    assert lifts[4] > lifts[1]


def test_a_direction_in_which_the_ways_of_asking_differ_counts_less() -> None:
    scattered = [_row(f"p{i}", "p", _vector(1, way), asked=True) for i, way in enumerate((-2, -1, 1, 2))]
    others = [_row(f"q{i}", "q", _vector(0, way, 1), asked=True) for i, way in enumerate((-2, -1, 1, 2))]
    snapshot = _snapshot(*scattered, *others)
    view = Spread().view(snapshot, _everything(snapshot))
    assert view.measure[1, 1] < view.measure[0, 0]
    assert view.measure[1, 1] < view.measure[2, 2]


def test_what_may_not_be_read_is_in_no_middle() -> None:
    snapshot = _snapshot(_row("a", "p", _vector(1), asked=True), _row("b", "q", _vector(0, 1), asked=True))
    view = Spread().view(snapshot, np.array([True, False]))
    assert view.rows.tolist() == [0]
    assert len(view.asked.groups) == 1
    assert len(view.said.groups) == 0


@pytest.mark.parametrize("gone", [False, True])
def test_a_changed_library_gives_another_view(gone: bool) -> None:
    catalogue, spread = Catalogue(WIDTH), Spread()
    catalogue.change([], [_row(f"p{i}", "p", _vector(1, i), asked=True) for i in range(3)])
    before = catalogue.snapshot()
    first = spread.view(before, before.alive)
    assert spread.view(before, before.alive) is first
    catalogue.change([PassageId("p0")] if gone else [], [_row("p9", "p", _vector(0, 0, 1), asked=True)])
    after = catalogue.snapshot()
    second = spread.view(after, after.alive)
    assert not np.allclose(first.measure, second.measure)
    assert len(second.rows) == (3 if gone else 4)


def test_a_library_without_ways_of_asking_has_the_plain_measure() -> None:
    snapshot = _snapshot(_row("a", "p", _vector(1)), _row("b", "q", _vector(0, 1)))
    view = Spread().view(snapshot, _everything(snapshot))
    assert np.array_equal(view.measure, np.eye(WIDTH, dtype=np.float32))


def _ranked(count: int) -> Ranked:
    falling = np.arange(count, 0, -1, dtype=np.float64)
    return Ranked(np.arange(count), falling, np.zeros(count, dtype=np.float32), falling)


def test_the_first_results_are_of_several_patterns_and_none_takes_all_places() -> None:
    snapshot = _snapshot(
        *(_row(f"p{i}", "p", _vector(1, i)) for i in range(4)),
        _row("doc", "", _vector(1)),
        _row("q0", "q", _vector(0, 1)),
        _row("q1", "q", _vector(0, 1, 1)),
    )
    assert in_turn(_ranked(7), snapshot, apart=3, most=3).rows.tolist() == [0, 4, 5, 1, 2, 6]


def test_a_library_about_one_thing_keeps_its_order() -> None:
    snapshot = _snapshot(*(_row(f"p{i}", "p", _vector(1, i)) for i in range(3)))
    assert in_turn(_ranked(3), snapshot, apart=3, most=6).rows.tolist() == [0, 1, 2]
