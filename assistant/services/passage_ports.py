"""What finding needs from the outside; storage and retrieval implement it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.domain.language import Language
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind


@dataclass(frozen=True)
class Change:
    """One line of the outbox: this passage was added, removed, embedded or given other readers."""

    number: int
    passage_id: PassageId


@dataclass(frozen=True)
class Embedded:
    """A passage's vectors as the encoder packed them."""

    passage_id: PassageId
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Entry:
    """All that an index needs of one passage."""

    passage: Passage
    data: bytes | None = field(repr=False)


class Sectioned(Protocol):
    """A section of a pattern, a document or a reflection."""

    @property
    def anchor(self) -> str:
        """Its place in the source."""

    @property
    def heading(self) -> str:
        """Its heading."""

    @property
    def trail(self) -> tuple[str, ...]:
        """The headings above it, outermost first."""

    @property
    def text(self) -> str:
        """Its text."""


class MakesPassages(Protocol):
    """Cuts a source into passages."""

    def make(
        self,
        source: SourceKey,
        title: str,
        file: str,
        readers: frozenset[Reader],
        sections: Sequence[Sectioned],
    ) -> list[Passage]:
        """The passages of a source in order; what did not change has the same id again."""


class Passages(Protocol):
    """All passages with their readers and vectors. Every change is noted in the outbox."""

    def put(self, source: SourceKey, fingerprint: str, passages: Sequence[Passage]) -> None:
        """Let a source consist of exactly these passages; those that stay keep their vectors."""

    def remove(self, source: SourceKey) -> None:
        """Remove a source with all its passages and vectors."""

    def fingerprints(self, kind: SourceKind) -> dict[SourceKey, str]:
        """What is published of a kind, and the fingerprint of what it was made from."""

    def get(self, ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        """The passages with these ids, as far as they exist."""

    def of(self, source: SourceKey) -> list[Passage]:
        """The passages of a source in order."""

    def without_vectors(self, model: str, limit: int) -> list[Passage]:
        """Passages that this model has not embedded yet."""

    def put_vectors(self, model: str, vectors: Sequence[Embedded]) -> None:
        """Store vectors; passages removed in the meantime are left out."""

    def entries(self, model: str, ids: Sequence[PassageId] | None = None) -> list[Entry]:
        """All passages (or these) with this model's vectors."""

    def last_change(self) -> int:
        """The number of the latest change; 0 when there was none."""

    def changes(self, after: int, limit: int) -> list[Change]:
        """The changes after that number, oldest first."""

    def count(self) -> int:
        """How many passages there are."""


@dataclass(frozen=True)
class Hit:
    """A passage found, with how well it fits (higher is better, comparable within one search only)."""

    passage_id: PassageId
    score: float


@dataclass(frozen=True)
class Hits:
    """What a search found, best first; `weak` when nothing of it fits well."""

    hits: tuple[Hit, ...]
    weak: bool


class Finds(Protocol):
    """Finds passages. Who may read is part of the question."""

    def find(
        self,
        query: str,
        language: Language,
        readers: frozenset[Reader],
        kinds: frozenset[SourceKind],
        limit: int,
    ) -> Hits:
        """The passages that fit best among those that one of the readers may read."""
