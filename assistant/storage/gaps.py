"""Counts of what is shown and opened, and questions passed on, in the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, update

from assistant.domain.gaps import Counted, Month, OpenQuestion, QuestionId, QuestionState, Use
from assistant.domain.language import Language
from assistant.domain.passages import SourceKind
from assistant.domain.patterns import PatternId
from assistant.storage.tables import open_questions, source_uses

_U, _Q = source_uses.c, open_questions.c


class SqlUses:
    """How often each text was shown and opened. Implements `services.gap_ports.Uses`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def shown(self, texts: Iterable[Counted], month: Month) -> None:
        """Count each of them once more among what a search showed."""
        for text in dict.fromkeys(texts):
            self._count(text, month, shown=1)

    def opened(self, text: Counted, month: Month) -> None:
        """Count it once more among what was opened."""
        self._count(text, month, opened=1)

    def since(self, month: Month) -> dict[Counted, Use]:
        """What was counted in that month and after it."""
        sums = (func.sum(_U.shown).label("shown"), func.sum(_U.opened).label("opened"))
        query = select(_U.kind, _U.source_id, *sums).where(_U.month >= month)
        rows = self._connection.execute(query.group_by(_U.kind, _U.source_id))
        return {Counted(SourceKind(r.kind), r.source_id): Use(int(r.shown), int(r.opened)) for r in rows}

    def _count(self, text: Counted, month: Month, shown: int = 0, opened: int = 0) -> None:
        """Writers wait for one another, so nobody counts between the two statements."""
        more = {"shown": _U.shown + shown, "opened": _U.opened + opened}
        if self._connection.execute(update(source_uses).where(_of(text, month)).values(more)).rowcount:
            return
        row = {"kind": text.kind.value, "source_id": text.id, "month": month}
        self._connection.execute(insert(source_uses).values(row | {"shown": shown, "opened": opened}))


class SqlOpenQuestions:
    """Questions passed on. Implements `services.gap_ports.OpenQuestions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, question: OpenQuestion) -> None:
        """Store a new question."""
        self._connection.execute(insert(open_questions).values(_values(question)))

    def get(self, question_id: QuestionId) -> OpenQuestion | None:
        """The question with that id."""
        row = self._connection.execute(select(open_questions).where(_Q.id == question_id)).first()
        return _question(row) if row else None

    def all(self) -> list[OpenQuestion]:
        """All questions, the oldest month first; within a month by text, which does not tell their order."""
        query = select(open_questions).order_by(_Q.month, _Q.text, _Q.id)
        return [_question(row) for row in self._connection.execute(query)]

    def save(self, question: OpenQuestion) -> None:
        """Store its state and what answers it."""
        here = update(open_questions).where(_Q.id == question.id)
        self._connection.execute(here.values(_values(question)))

    def remove(self, question_id: QuestionId) -> None:
        """Remove the question."""
        self._connection.execute(delete(open_questions).where(_Q.id == question_id))


def _of(text: Counted, month: Month) -> ColumnElement[bool]:
    return and_(_U.kind == text.kind.value, _U.source_id == text.id, _U.month == month)


def _values(question: OpenQuestion) -> dict[str, Any]:
    return {
        "id": question.id,
        "language": question.language.value,
        "month": question.month,
        "text": question.text,
        "state": question.state.value,
        "answered_by": question.answered_by,
    }


def _question(row: Row[Any]) -> OpenQuestion:
    return OpenQuestion(
        id=QuestionId(row.id),
        language=Language(row.language),
        month=Month(row.month),
        text=row.text,
        state=QuestionState(row.state),
        answered_by=None if row.answered_by is None else PatternId(row.answered_by),
    )
