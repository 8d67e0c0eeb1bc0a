"""Which passages there are, who may read them, their vectors and letters: all in memory, for exact search.

A catalogue grows by rows that never change; what is removed or given other readers is struck out and, if it
still exists, written anew. A search works on a snapshot, so that it needs no lock while others write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.language import Language
from assistant.domain.passages import PassageId, Reader, SourceKind
from assistant.retrieval.gram_segments import GramSegments
from assistant.retrieval.grams import Grams
from assistant.retrieval.signs import Floats
from assistant.retrieval.words_kept import WordsKept
from assistant.services.passage_ports import Scope

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

_KINDS: Final = tuple(SourceKind)
_LANGUAGES: Final = tuple(Language)
_FIRST_CAPACITY: Final = 256


@dataclass(frozen=True)
class Row:
    """One passage as it is searched; `change` is the number in the outbox up to which it is true."""

    id: PassageId
    readers: frozenset[Reader]
    kind: SourceKind
    language: Language
    vector: Floats = field(repr=False)
    grams: Grams = field(repr=False)
    change: int = 0
    #: What the passage is about, in all languages: the pattern; empty for what is about many things.
    subject: str = ""
    #: Whether the passage says how people ask for its subject.
    asked: bool = False


@dataclass(frozen=True)
class Snapshot:
    """The catalogue at one moment. Row `i` is passage `ids[i]`, unless struck out."""

    ids: Sequence[PassageId]
    rows: dict[PassageId, int]
    vectors: Floats
    groups: Sequence[frozenset[Reader]]
    group: NDArray[np.int32]
    kind: NDArray[np.uint8]
    language: NDArray[np.uint8]
    changed: NDArray[np.int64]
    subject: NDArray[np.int32]
    asked: Mask
    alive: Mask
    grams: GramSegments
    words: WordsKept

    def allowed(self, scope: Scope) -> Mask:
        """Which rows a search in this scope may look at: never those that none of its readers may read."""
        groups = np.array([bool(readers & scope.readers) for readers in self.groups], dtype=bool)
        kinds = np.array([kind in scope.kinds for kind in _KINDS], dtype=bool)
        languages = np.array([language in scope.languages for language in _LANGUAGES], dtype=bool)
        if not len(groups):
            return np.zeros(0, dtype=bool)
        allowed: Mask = self.alive & groups[self.group] & kinds[self.kind] & languages[self.language]
        return allowed

    def unshared(self, readers: frozenset[Reader]) -> Mask:
        """Which rows these readers may read as single persons only, or not at all: no index holds those."""
        alone = [all(one.startswith("person:") for one in group & readers) for group in self.groups]
        return np.array(alone, dtype=bool)[self.group] if alone else np.zeros(0, dtype=bool)

    def row(self, passage_id: PassageId) -> int | None:
        """The row of a passage, or None when it is not there (any more)."""
        row = self.rows.get(passage_id)
        return row if row is not None and row < len(self.alive) and self.alive[row] else None


class Catalogue:
    """All rows. Changed by one thread at a time; the caller sees to that."""

    def __init__(self, width: int, room: int = _FIRST_CAPACITY) -> None:
        """With room for so many rows; it grows when more come."""
        room = max(room, _FIRST_CAPACITY)
        self._ids: list[PassageId] = []
        self._rows: dict[PassageId, int] = {}
        self._vectors = np.zeros((room, width), dtype=np.float32)
        self._groups: dict[frozenset[Reader], int] = {}
        self._group = np.zeros(room, dtype=np.int32)
        self._kind = np.zeros(room, dtype=np.uint8)
        self._language = np.zeros(room, dtype=np.uint8)
        self._changed = np.zeros(room, dtype=np.int64)
        self._subjects: dict[str, int] = {"": 0}
        self._subject = np.zeros(room, dtype=np.int32)
        self._asked = np.zeros(room, dtype=bool)
        self._alive = np.zeros(0, dtype=bool)
        self._grams = GramSegments()
        self._words = WordsKept()

    def change(self, gone: Iterable[PassageId], rows: Sequence[Row]) -> None:
        """Strike out what is gone and write these rows; a passage that is there already is written anew."""
        struck = [self._rows.pop(one) for one in {*gone, *(row.id for row in rows)} if one in self._rows]
        alive = np.concatenate([self._alive, np.ones(len(rows), dtype=bool)])
        alive[struck] = False
        self._reserve(len(self._ids) + len(rows))
        for row in rows:
            self._write(len(self._ids), row)
        self._grams = self._grams.with_more([row.grams for row in rows]) if rows else self._grams
        self._alive = alive

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def struck_out(self) -> int:
        """How many rows are struck out; a catalogue with many of them is better loaded anew."""
        return len(self._alive) - len(self._rows)

    def snapshot(self) -> Snapshot:
        """What there is now; later changes do not touch it."""
        n = len(self._alive)
        return Snapshot(
            ids=self._ids,
            rows=self._rows,
            vectors=self._vectors[:n],
            groups=tuple(self._groups),
            group=self._group[:n],
            kind=self._kind[:n],
            language=self._language[:n],
            changed=self._changed[:n],
            subject=self._subject[:n],
            asked=self._asked[:n],
            alive=self._alive,
            grams=self._grams,
            words=self._words,
        )

    def _write(self, place: int, row: Row) -> None:
        self._ids.append(row.id)
        self._rows[row.id] = place
        self._vectors[place] = row.vector
        self._group[place] = self._groups.setdefault(row.readers, len(self._groups))
        self._kind[place] = _KINDS.index(row.kind)
        self._language[place] = _LANGUAGES.index(row.language)
        self._changed[place] = row.change
        self._subject[place] = self._subjects.setdefault(row.subject, len(self._subjects))
        self._asked[place] = row.asked

    def _reserve(self, wanted: int) -> None:
        """Room for so many rows; the arrays of earlier snapshots stay as they are."""
        if wanted <= len(self._group):
            return
        capacity = max(wanted, len(self._group) * 5 // 4)
        for name in ("_vectors", "_group", "_kind", "_language", "_changed", "_subject", "_asked"):
            old = getattr(self, name)
            new = np.zeros((capacity, *old.shape[1:]), dtype=old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)
