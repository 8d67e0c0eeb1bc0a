"""What was sent to a language model, figures per day and what each person wants, in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from assistant.domain.ids import PersonId, ReflectionId
from assistant.services.model_ports import ModelCall, ModelDay, Outcome
from assistant.storage.model_tables import model_calls, model_days, model_people

_C, _D, _P = model_calls.c, model_days.c, model_people.c


class SqlModelCalls:
    """The calls made for each reflection. Implements `services.model_ports.ModelCalls`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, call: ModelCall) -> None:
        """Store a call before it is made."""
        self._connection.execute(insert(model_calls).values(_values(call)))

    def save(self, call: ModelCall) -> None:
        """Store what came of it; nothing happens when its reflection was deleted meanwhile."""
        self._connection.execute(update(model_calls).where(_C.id == call.id).values(_values(call)))

    def of(self, reflection_id: ReflectionId) -> list[ModelCall]:
        """The calls made for a reflection, in order."""
        query = select(model_calls).where(_C.reflection_id == reflection_id)
        return [_call(row) for row in self._connection.execute(query.order_by(_C.at, _C.id))]


class SqlModelDays:
    """Figures per day and model. Implements `services.model_ports.ModelDays`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, more: ModelDay) -> None:
        """Add to the figures of that day and model. Writers wait for one another."""
        here = (_D.day == more.day, _D.model == more.model)
        added = {
            "calls": _D.calls + more.calls,
            "shown": _D.shown + more.shown,
            "tokens_in": _D.tokens_in + more.tokens_in,
            "tokens_out": _D.tokens_out + more.tokens_out,
        }
        if not self._connection.execute(update(model_days).where(*here).values(added)).rowcount:
            self._connection.execute(insert(model_days).values(vars(more)))

    def since(self, day: str) -> list[ModelDay]:
        """The figures from that day on, by day and model."""
        query = select(model_days).where(_D.day >= day).order_by(_D.day, _D.model)
        return [ModelDay(**row._mapping) for row in self._connection.execute(query)]


class SqlModelPeople:
    """Who wants a model, and their calls today. Implements `services.model_ports.ModelPeople`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def off(self, person_id: PersonId) -> bool:
        """Whether the person switched it off."""
        return bool(self._connection.scalar(select(_P.off).where(_P.person_id == person_id)))

    def switch(self, person_id: PersonId, off: bool) -> None:
        """Remember what the person wants."""
        self._put(person_id, {"off": off})

    def calls(self, person_id: PersonId, day: str) -> int:
        """How many calls were made for them on that day; earlier days are forgotten."""
        query = select(_P.calls).where(_P.person_id == person_id, _P.day == day)
        return int(self._connection.scalar(query) or 0)

    def called(self, person_id: PersonId, day: str) -> None:
        """Count one more call on that day."""
        self._put(person_id, {"day": day, "calls": self.calls(person_id, day) + 1})

    def _put(self, person_id: PersonId, values: dict[str, Any]) -> None:
        here = update(model_people).where(_P.person_id == person_id)
        if not self._connection.execute(here.values(values)).rowcount:
            row = {"person_id": person_id, "off": False, "day": "", "calls": 0} | values
            self._connection.execute(insert(model_people).values(row))


def _values(call: ModelCall) -> dict[str, Any]:
    return {**vars(call), "outcome": call.outcome.value, "faults": " ".join(call.faults)}


def _call(row: Row[Any]) -> ModelCall:
    held = dict(row._mapping)
    held["reflection_id"] = ReflectionId(held["reflection_id"])
    held["outcome"] = Outcome(held["outcome"])
    held["faults"] = tuple(held["faults"].split())
    return ModelCall(**held)
