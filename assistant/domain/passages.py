"""Passages: the pieces of patterns, documents and reflections that are found, and who may read them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.people import Person

PassageId = NewType("PassageId", str)

#: Someone or some group that may read: `everyone`, `team:NAME` or `person:ID`.
Reader = NewType("Reader", str)

EVERYONE = Reader("everyone")


class SourceKind(StrEnum):
    """What a passage is a piece of. The values are part of the command line's JSON."""

    PATTERN = "pattern"
    DOCUMENT = "document"
    REFLECTION = "reflection"


@dataclass(frozen=True)
class SourceKey:
    """Names one source in one language: a text of a pattern, a document, a reflection."""

    kind: SourceKind
    id: str
    language: Language


@dataclass(frozen=True)
class Passage:
    """One piece of a source. `text` stands exactly so in the source; `heading` is that of its section.

    The id follows from the source, the place and the words: a passage that did not change keeps it, and
    with it its vector.
    """

    id: PassageId
    source: SourceKey
    title: str = field(repr=False)
    anchor: str
    heading: str = field(repr=False)
    text: str = field(repr=False)
    order: int
    readers: frozenset[Reader]
    file: str = ""


def passage_id(source: SourceKey, anchor: str, text: str, again: int) -> PassageId:
    """The id of a passage; `again` counts equal texts at one place, from 0."""
    whole = "\x1f".join((source.kind.value, source.id, source.language.value, anchor, text, str(again)))
    return PassageId(hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def team_reader(team: TeamName) -> Reader:
    """Everyone in the team."""
    return Reader(f"team:{team}")


def person_reader(person_id: PersonId) -> Reader:
    """One person alone."""
    return Reader(f"person:{person_id}")


def readers_of(person: Person) -> frozenset[Reader]:
    """As whom the person may read: everyone's, their teams', their own. A disabled person reads nothing."""
    if person.disabled:
        return frozenset()
    own: Iterable[Reader] = (EVERYONE, person_reader(person.id), *map(team_reader, person.teams))
    return frozenset(own)
