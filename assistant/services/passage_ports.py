"""What finding needs from the outside; storage and retrieval implement it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

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

    @property
    def cutting(self) -> str:
        """Names the way sources are cut; under another name the same source may give other passages."""

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

    def vectors(self, model: str, ids: Sequence[PassageId]) -> dict[PassageId, bytes]:
        """What this model made of these passages, as far as it has embedded them."""

    def page(self, model: str, after: PassageId, limit: int) -> list[Entry]:
        """The next passages by id with this model's vectors, for reading all of them without holding all."""

    def waiting(self, model: str) -> int:
        """How many passages this model has not embedded yet."""

    def embedded(self, model: str) -> dict[PassageId, frozenset[Reader]]:
        """Which passages this model has embedded, and who may read each."""

    def last_change(self) -> int:
        """The number of the latest change; 0 when there was none."""

    def first_change(self) -> int:
        """The number of the oldest change that is still noted; 0 when none is."""

    def forget_changes(self, until: int) -> None:
        """Forget the changes up to that number: whoever had not seen them yet must begin anew."""

    def changes(self, after: int, limit: int) -> list[Change]:
        """The changes after that number, oldest first."""

    def count(self) -> int:
        """How many passages there are."""


@dataclass(frozen=True)
class Scope:
    """Which passages a search may give back. Who may read is part of the question, never sorted out later."""

    readers: frozenset[Reader]
    kinds: frozenset[SourceKind] = frozenset(SourceKind)
    languages: frozenset[Language] = frozenset(Language)

    def holds(self, passage: Passage) -> bool:
        """Whether the passage is one of these."""
        source = passage.source
        return bool(passage.readers & self.readers) and source.kind in self.kinds and self.speaks(source)

    def speaks(self, source: SourceKey) -> bool:
        """Whether the source is in one of the languages."""
        return source.language in self.languages


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


@dataclass(frozen=True)
class IndexStanding:
    """How the index is doing: the model, how many passages there are and how many still wait for a vector.

    `served` says who answers: the index, or the database while the index is away.
    """

    model: str
    passages: int
    waiting: int
    served: Literal["index", "database"]


class Finds(Protocol):
    """Finds passages. Who may read is part of the question."""

    def find(self, query: str, language: Language, scope: Scope, limit: int) -> Hits:
        """The passages in scope that fit best; of near-duplicates one, in that language if it is there."""

    def embed_waiting(self, tell: Callable[[int, int], None] | None = None) -> int:
        """Give all passages that wait their vectors, telling how many are done of how many. May take long."""

    def standing(self) -> IndexStanding:
        """How the index is doing."""
