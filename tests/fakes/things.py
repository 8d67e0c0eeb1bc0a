"""Builders of what the product holds, so that a test names only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from assistant.domain.ids import IntentionId, MethodId, PersonId, ReflectionId, StageId, TeamName
from assistant.domain.intentions import Intention, Plan
from assistant.domain.language import Language, Tongue
from assistant.domain.people import Person, Role
from assistant.domain.reflections import Exchange, Kind, Mode, Reflection, Status

NOW = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


def a_person(name: str = "sanne", /, **changes: Any) -> Person:
    """Someone whose id is `p-<name>`."""
    person = Person(
        id=PersonId(f"p-{name}"),
        login=name,
        name=name.title(),
        roles=frozenset({Role.LEARNER}),
        teams=frozenset({TeamName("north")}),
        language=Language.NL,
    )
    return replace(person, **changes)


def an_exchange(number: int = 1, answer: str | None = None, **changes: Any) -> Exchange:
    """A question of the stage `description`, and its answer if there is one."""
    exchange = Exchange(
        number=number,
        stage=StageId("description"),
        kind=Kind.QUESTION,
        text=f"Question {number}?",
        asked=f"gibbs/description/question/{number}",
        asked_at=NOW,
        answer=answer,
        answered_at=None if answer is None else NOW,
    )
    return replace(exchange, **changes)


def a_reflection(name: str = "r1", person: str = "sanne", /, **changes: Any) -> Reflection:
    """An open conversation of `p-<person>` without exchanges."""
    reflection = Reflection(
        id=ReflectionId(name),
        person_id=PersonId(f"p-{person}"),
        method_id=MethodId("gibbs"),
        tongue=Tongue(Language.NL),
        minutes=10,
        mode=Mode.CHAT,
        status=Status.OPEN,
        title=f"Title of {name}",
        created_at=NOW,
        updated_at=NOW,
    )
    return replace(reflection, **changes)


def an_intention(
    name: str = "i1", reflection: str = "r1", day: date | None = None, **changes: Any
) -> Intention:
    """A plan of `p-sanne` for that day."""
    intention = Intention(
        id=IntentionId(name),
        person_id=PersonId("p-sanne"),
        reflection_id=ReflectionId(reflection),
        plan=Plan(cue="when the shift begins", action=f"do {name}", date=day),
        created_at=NOW,
    )
    return replace(intention, **changes)
