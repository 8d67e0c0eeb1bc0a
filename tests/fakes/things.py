"""Builders of what the product holds, so that a test names only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from assistant.domain.documents import Document, DocumentId
from assistant.domain.ids import IntentionId, MethodId, PersonId, ReflectionId, StageId, TeamName
from assistant.domain.intentions import Intention, Plan
from assistant.domain.language import Language, Tongue
from assistant.domain.passages import EVERYONE, Passage, SourceKey, SourceKind, passage_id
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


def a_document(name: str = "d1", **changes: Any) -> Document:
    """A Dutch document for everyone, uploaded by `p-sanne`."""
    document = Document(
        id=DocumentId(name),
        title=f"Title of {name}",
        file_name=f"{name}.md",
        kind="Markdown",
        language=Language.NL,
        readers=EVERYONE,
        sha256=f"sha of {name}",
        uploaded_by=PersonId("p-sanne"),
        created_at=NOW,
        updated_at=NOW,
    )
    return replace(document, **changes)


def a_source(name: str = "d1", language: Language = Language.NL) -> SourceKey:
    """A document as the source of passages."""
    return SourceKey(SourceKind.DOCUMENT, name, language)


def a_passage(text: str = "Een zin.", source: SourceKey | None = None, **changes: Any) -> Passage:
    """The first passage of a document for everyone."""
    of = source or a_source()
    passage = Passage(
        id=passage_id(of, "start", text, 0),
        source=of,
        title=f"Title of {of.id}",
        anchor="start",
        heading="Kop",
        text=text,
        order=0,
        readers=frozenset({EVERYONE}),
        file=f"{of.id}.md",
    )
    return replace(passage, **changes)
