"""What every store of counts and open questions promises: the same of the one in memory and of SQLite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.domain.gaps import Counted, Month, OpenQuestion, QuestionId, QuestionState, Use
from assistant.domain.language import Language
from assistant.domain.passages import SourceKind
from assistant.domain.patterns import PatternId
from assistant.errors import StorageUnavailable
from assistant.services.ports import UnitOfWork
from assistant.storage.tables import open_questions, source_uses

Opens = Callable[..., UnitOfWork]

A, B = Counted(SourceKind.PATTERN, "a"), Counted(SourceKind.DOCUMENT, "a")
SEPTEMBER, OCTOBER, NEXT_YEAR = Month("2026-09"), Month("2026-10"), Month("2027-01")
Q1 = OpenQuestion(QuestionId("q1"), Language.DE, OCTOBER, "Wie sage ich „nein“?\nUnd wann?")


def asked(opens: Opens, *questions: OpenQuestion) -> None:
    with opens() as unit:
        for question in questions:
            unit.open_questions.add(question)
        unit.commit()


def test_what_is_shown_and_opened_adds_up_over_the_months(work: Opens) -> None:
    with work() as unit:
        unit.uses.shown([A, B, A], SEPTEMBER)
        unit.uses.shown([A], OCTOBER)
        unit.uses.opened(A, OCTOBER)
        unit.uses.opened(B, NEXT_YEAR)
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.uses.since(SEPTEMBER) == {A: Use(2, 1), B: Use(1, 1)}
        assert unit.uses.since(OCTOBER) == {A: Use(1, 1), B: Use(0, 1)}
        assert unit.uses.since(NEXT_YEAR) == {B: Use(0, 1)}


def test_nothing_shown_counts_nothing(work: Opens) -> None:
    with work() as unit:
        unit.uses.shown([], OCTOBER)
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.uses.since(SEPTEMBER) == {}


def test_a_question_comes_back_as_it_was_passed_on(work: Opens) -> None:
    asked(work, Q1)
    with work(read_only=True) as unit:
        assert unit.open_questions.get(Q1.id) == Q1
        assert unit.open_questions.all() == [Q1]
        assert unit.open_questions.get(QuestionId("q2")) is None


def test_within_a_month_their_order_does_not_tell_who_came_first(work: Opens) -> None:
    names = (("q1", "Zo?", OCTOBER), ("q2", "Aha?", OCTOBER), ("q3", "Bij wie?", SEPTEMBER))
    asked(work, *(OpenQuestion(QuestionId(n), Language.NL, month, text) for n, text, month in names))
    with work(read_only=True) as unit:
        assert [one.text for one in unit.open_questions.all()] == ["Bij wie?", "Aha?", "Zo?"]


def test_a_question_is_answered_or_removed(work: Opens) -> None:
    asked(work, Q1, replace(Q1, id=QuestionId("q2")))
    answered = replace(Q1, state=QuestionState.ANSWERED, answered_by=PatternId("retrospective"))
    with work() as unit:
        unit.open_questions.save(answered)
        unit.open_questions.remove(QuestionId("q2"))
        unit.open_questions.remove(QuestionId("q9"))
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.open_questions.all() == [answered]


def test_a_question_is_there_once(work: Opens) -> None:
    asked(work, Q1)
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.open_questions.add(Q1)


def test_neither_table_has_a_place_for_a_person_or_a_day() -> None:
    assert set(source_uses.c.keys()) == {"kind", "source_id", "month", "shown", "opened"}
    assert set(open_questions.c.keys()) == {"id", "language", "month", "text", "state", "answered_by"}
