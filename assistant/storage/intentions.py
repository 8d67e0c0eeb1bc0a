"""Intentions, in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, func, insert, select, update

from assistant.domain.ids import IntentionId, PersonId, ReflectionId
from assistant.domain.intentions import Intention, Outcome, Plan
from assistant.errors import NotFound
from assistant.storage.tables import intentions

# Databases differ in where they sort NULL, so it is said.
_CLOSED_LAST = case((intentions.c.outcome.is_(None), 0), else_=1)
_UNDATED_LAST = case((intentions.c.date.is_(None), 1), else_=0)
_AS_MADE = (intentions.c.created_at, intentions.c.reflection_id, intentions.c.number)
_BY_DATE = (_CLOSED_LAST, _UNDATED_LAST, intentions.c.date, *_AS_MADE)


class SqlIntentions:
    """What people planned. Implements `services.ports.Intentions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, intention: Intention) -> None:
        """Store a new intention, after those its reflection has already."""
        here = intentions.c.reflection_id == intention.reflection_id
        last = self._connection.scalar(select(func.max(intentions.c.number)).where(here)) or 0
        self._connection.execute(insert(intentions).values(_values(intention) | {"number": last + 1}))

    def get(self, intention_id: IntentionId) -> Intention | None:
        """The intention with that id."""
        found = self._found(intentions.c.id == intention_id)
        return found[0] if found else None

    def of(self, person_id: PersonId) -> list[Intention]:
        """All intentions of a person: open ones first, by date."""
        return self._found(intentions.c.person_id == person_id)

    def open_of(self, person_id: PersonId) -> list[Intention]:
        """The open intentions of a person, by date, those without one last."""
        return self._found(intentions.c.person_id == person_id, intentions.c.outcome.is_(None))

    def from_reflection(self, reflection_id: ReflectionId) -> list[Intention]:
        """The intentions a reflection ended with, in the order they were stored."""
        here = intentions.c.reflection_id == reflection_id
        query = select(intentions).where(here).order_by(intentions.c.number)
        return [_intention(row) for row in self._connection.execute(query)]

    def save(self, intention: Intention) -> None:
        """Store a changed plan or outcome. Raises NotFound when it was removed meanwhile."""
        change = update(intentions).where(intentions.c.id == intention.id).values(_values(intention))
        if self._connection.execute(change).rowcount != 1:
            raise NotFound("There is no intention with this id.")

    def remove(self, intention_id: IntentionId) -> None:
        """Remove the intention."""
        self._connection.execute(delete(intentions).where(intentions.c.id == intention_id))

    def _found(self, *conditions: ColumnElement[bool]) -> list[Intention]:
        rows = self._connection.execute(select(intentions).where(*conditions).order_by(*_BY_DATE))
        return [_intention(row) for row in rows]


def _values(intention: Intention) -> dict[str, Any]:
    return {
        "id": intention.id,
        "person_id": intention.person_id,
        "reflection_id": intention.reflection_id,
        "cue": intention.plan.cue,
        "action": intention.plan.action,
        "date": intention.plan.date,
        "helper": intention.plan.helper,
        "created_at": intention.created_at,
        "outcome": None if intention.outcome is None else intention.outcome.value,
        "outcome_words": intention.outcome_words,
        "outcome_at": intention.outcome_at,
    }


def _intention(row: Row[Any]) -> Intention:
    return Intention(
        id=IntentionId(row.id),
        person_id=PersonId(row.person_id),
        reflection_id=ReflectionId(row.reflection_id),
        plan=Plan(row.cue, row.action, row.date, row.helper),
        created_at=row.created_at,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        outcome_words=row.outcome_words,
        outcome_at=row.outcome_at,
    )
