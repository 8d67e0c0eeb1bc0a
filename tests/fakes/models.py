"""Calls, figures and wishes around a language model, in memory; and models that do as they are told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from assistant.domain.ids import PersonId, ReflectionId
from assistant.domain.prompts import Sent
from assistant.errors import StorageUnavailable
from assistant.services.model_ports import ModelCall, ModelDay, Outcome, Written

Calls = dict[str, ModelCall]
Days = dict[tuple[str, str], ModelDay]
#: Whether it is off, the day last counted, and the calls on it.
Wishes = dict[PersonId, tuple[bool, str, int]]


class FakeModelCalls:
    """The calls made for each reflection."""

    def __init__(self, calls: Calls, reflections: Iterable[ReflectionId]) -> None:
        self._calls = calls
        self._reflections = reflections

    def add(self, call: ModelCall) -> None:
        if call.id in self._calls or call.reflection_id not in set(self._reflections):
            raise StorageUnavailable("The store refused a change that contradicts what it holds.")
        self._calls[call.id] = call

    def save(self, call: ModelCall) -> None:
        if call.id in self._calls:
            self._calls[call.id] = call

    def of(self, reflection_id: ReflectionId) -> list[ModelCall]:
        found = (call for call in self._calls.values() if call.reflection_id == reflection_id)
        return sorted(found, key=lambda call: (call.at, call.id))


class FakeModelDays:
    """Figures per day and model."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def count(self, more: ModelDay) -> None:
        key = more.day, more.model
        known = self._days.get(key, ModelDay(*key))
        self._days[key] = replace(
            known,
            calls=known.calls + more.calls,
            shown=known.shown + more.shown,
            tokens_in=known.tokens_in + more.tokens_in,
            tokens_out=known.tokens_out + more.tokens_out,
        )

    def since(self, day: str) -> list[ModelDay]:
        return [self._days[key] for key in sorted(self._days) if key[0] >= day]


class FakeModelPeople:
    """What each person wants, and their calls today."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def off(self, person_id: PersonId) -> bool:
        return self._wishes.get(person_id, (False, "", 0))[0]

    def switch(self, person_id: PersonId, off: bool) -> None:
        self._wishes[person_id] = (off, *self._wishes.get(person_id, (False, "", 0))[1:])

    def calls(self, person_id: PersonId, day: str) -> int:
        _, last, calls = self._wishes.get(person_id, (False, "", 0))
        return calls if last == day else 0

    def called(self, person_id: PersonId, day: str) -> None:
        self._wishes[person_id] = (self.off(person_id), day, self.calls(person_id, day) + 1)


class ScriptedModel:
    """Answers from a queue and remembers what it was sent; with an empty queue it answers nothing."""

    name = "scripted:parrot"
    place = "this machine"

    def __init__(self, *answers: str | Written) -> None:
        self.answers = deque(answers)
        self.sent: list[Sent] = []
        self.rests: Outcome | None = None
        self.closed = False

    def write(self, sent: Sent, seconds: float, most_tokens: int) -> Written:
        self.sent.append(sent)
        answer = self.answers.popleft() if self.answers else Written(Outcome.EMPTY)
        return answer if isinstance(answer, Written) else Written(Outcome.ANSWERED, answer, 100, 10)

    def waits(self) -> Outcome | None:
        return self.rests

    def close(self) -> None:
        self.closed = True
