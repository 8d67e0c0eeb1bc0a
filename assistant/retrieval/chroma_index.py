"""The index in Chroma: ids, vectors and who may read them, never text.

Every shared reader (everyone, a team) has a collection of its own, because Chroma's filters take time in
proportion to the rows that match. What only one person may read is never in it. Chroma is imported when an
index is opened, and whatever it raises, a panic of its core included, becomes IndexDamaged.
"""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import PassageId, Reader, SourceKind
from assistant.retrieval.chroma_client import (
    NEVER_WHILE_SERVING,
    IndexDamaged,
    configuration,
    damage_is_ours,
    open_client,
)
from assistant.retrieval.dense import IndexAway
from assistant.retrieval.signs import Floats
from assistant.services.passage_ports import Scope

#: Chroma's limit for one call is 5,461.
_AT_ONCE: Final = 1_000
#: Results looked through for each; also the most that can be asked for.
_LOOKS_AT: Final = 256
#: Chroma's filter takes about 5 microseconds a row: above so many rows exact search is quicker.
_MOST_FILTERED: Final = 2_000
#: A vector is found again when something as near as this comes back with it.
_SAME: Final = 1e-3
_NEIGHBOURS: Final = 10
_STIRRED: Final = "stirred"


@dataclass(frozen=True)
class Known:
    """A vector that the index must know, for this reader and under this id."""

    reader: Reader
    id: PassageId
    vector: Floats = field(repr=False)


@dataclass(frozen=True)
class Vector:
    """A passage as the index holds it."""

    id: PassageId
    kind: SourceKind
    language: Language
    readers: frozenset[Reader]
    values: Floats = field(repr=False)


class ChromaIndex:
    """An open generation. One thread changes it; any thread may ask. Implements `retrieval.dense.Nearest`."""

    def __init__(self, folder: Path, position: int = 0) -> None:
        self.folder = folder
        self.position = position
        #: Something went wrong while answering; the owner should look.
        self.suspect = threading.Event()
        self._asking = threading.Condition()
        self._asked = 0
        self._closed = False
        with damage_is_ours():
            self._client = open_client(folder)
            there = self._client.list_collections()
            self._collections = {one.name: self._open(one.name) for one in there}
            self._rows = {name: int(one.count()) for name, one in self._collections.items()}

    def nearest(self, vector: Floats, scope: Scope, limit: int) -> list[PassageId]:
        """The passages in scope whose vectors are nearest, best first. Raises IndexAway."""
        if not scope.kinds or not scope.languages:
            return []
        where = _where(scope)
        names = [name for name in map(_name, filter(shared, scope.readers)) if self._rows.get(name)]
        if where and sum(self._rows[name] for name in names) > _MOST_FILTERED:
            raise IndexAway("a filter over so many rows takes longer than exact search")
        if limit > _LOOKS_AT:
            raise IndexAway("more is wanted than the index looks at")
        near: dict[str, float] = {}
        with self._answering():
            for name in names:
                ((ids, distances),) = _ask(self._collections[name], vector[np.newaxis], limit, where)
                near |= dict(zip(ids, distances, strict=True))
        return [PassageId(one) for one in sorted(near, key=lambda one: (near[one], one))[:limit]]

    def write(self, vectors: Sequence[Vector]) -> None:
        """Hold these passages, each for its shared readers; others who held them before are not touched."""
        groups: defaultdict[str, list[Vector]] = defaultdict(list)
        for one in vectors:
            for reader in filter(shared, one.readers):
                groups[_name(reader)].append(one)
        with damage_is_ours():
            for name, group in groups.items():
                collection = self._collections.get(name) or self._make(name)
                for some in _batches(group):
                    collection.upsert(
                        ids=[one.id for one in some],
                        embeddings=np.stack([one.values for one in some]),
                        metadatas=[{"kind": o.kind.value, "language": o.language.value} for o in some],
                    )
                self._rows[name] = int(collection.count())

    def forget(self, ids: Sequence[PassageId], but: Iterable[Vector] = ()) -> int:
        """Remove these passages, `but` not where one of those is held; how many rows went."""
        stay: defaultdict[str, set[str]] = defaultdict(set)
        for one in but:
            for reader in filter(shared, one.readers):
                stay[_name(reader)].add(one.id)
        gone = 0
        with damage_is_ours():
            for name, collection in self._collections.items():
                for some in _batches([one for one in ids if one not in stay[name]]):
                    there = collection.get(ids=some, include=[])["ids"]
                    if there:
                        collection.delete(ids=there)
                        gone += len(there)
                self._rows[name] = int(collection.count())
        return gone

    def differing(self, expected: Mapping[Reader, set[PassageId]], but: set[PassageId]) -> int:
        """How many rows are too many or too few for what each reader should find, leaving `but` out."""
        wanted = {_name(reader): ids for reader, ids in expected.items()}
        count = 0
        with damage_is_ours():
            for name, collection in self._collections.items():
                there = {PassageId(one) for one in collection.get(include=[])["ids"]}
                count += len((there ^ wanted.pop(name, set())) - but)
        return count + sum(len(ids - but) for ids in wanted.values())

    @property
    def rows(self) -> int:
        """How many rows there are, over all readers."""
        return sum(self._rows.values())

    def missed(self, known: Sequence[Known]) -> int:
        """How many of these vectors do not come back when they are asked for."""
        groups: defaultdict[Reader, list[Known]] = defaultdict(list)
        for one in known:
            groups[one.reader].append(one)
        missed = 0
        for reader, group in groups.items():
            collection = self._collections.get(_name(reader))
            if collection is None:
                missed += len(group)
                continue
            with damage_is_ours():
                answers = _ask(collection, np.stack([one.vector for one in group]), _NEIGHBOURS, None)
            missed += sum(not _found(one.id, *a) for one, a in zip(group, answers, strict=True))
        return missed

    def settle(self) -> None:
        """Write everything to the files of the vectors, so that opening need not replay the log.

        Chroma does so by itself after so many changes; a kill in that moment damages the files. So it is
        made to do so here, where a half-done generation is thrown away, and not while it serves.
        """
        with damage_is_ours():
            self._sync_after(2)
            for name in self._collections:
                self._stir(name)
            self._sync_after(NEVER_WHILE_SERVING)

    def close(self) -> None:
        """Let go of the files, when those who are asking have their answer."""
        with self._asking:
            if self._closed:
                return
            self._closed = True
            self._asking.wait_for(lambda: not self._asked, timeout=5)
        self._collections.clear()
        with damage_is_ours():
            self._client.close()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        with self._asking:
            if self._closed:
                raise IndexAway("the index is being closed")
            self._asked += 1
        try:
            with damage_is_ours():
                yield
        except IndexDamaged:
            self.suspect.set()
            raise
        finally:
            with self._asking:
                self._asked -= 1
                self._asking.notify_all()

    def _open(self, name: str) -> Any:
        return self._client.get_collection(name, embedding_function=None)

    def _make(self, name: str) -> Any:
        made = self._client.create_collection(
            name, configuration=configuration(_LOOKS_AT), embedding_function=None
        )
        self._rows[name] = 0
        self._collections[name] = made
        return made

    def _stir(self, name: str) -> None:
        """Change a row that nobody sees a few times: Chroma writes the files only after changes."""
        collection = self._collections[name]
        some = collection.get(limit=1, include=["embeddings"])["embeddings"]
        for _ in range(3 if len(some) else 0):
            collection.upsert(ids=[_STIRRED], embeddings=np.array(some), metadatas=[{"kind": "none"}])
        collection.delete(ids=[_STIRRED])

    def _sync_after(self, changes: int) -> None:
        """Chroma looks at this number only when it opens a collection."""
        for collection in self._collections.values():
            collection.modify(configuration={"hnsw": {"sync_threshold": changes}})
        self._client.close()
        self._client = open_client(self.folder)
        self._collections = {known: self._open(known) for known in self._collections}


def shared(reader: Reader) -> bool:
    """Whether the index holds what this reader may read: not what is for one person only."""
    return not reader.startswith("person:")


def _name(reader: Reader) -> str:
    """The name of a reader's collection; team names may hold any sign, those of collections may not."""
    return "readers-" + hashlib.sha256(reader.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _ask(
    collection: Any, vectors: Floats, limit: int, where: dict[str, Any] | None
) -> list[tuple[list[str], list[float]]]:
    found = collection.query(query_embeddings=vectors, n_results=limit, where=where, include=["distances"])
    return list(zip(found["ids"], found["distances"], strict=True))


def _found(wanted: str, ids: Sequence[str], distances: Sequence[float]) -> bool:
    """Whether it came back as near as itself; equal texts have equal vectors, and may fill all places."""
    return any(
        near <= _SAME and (one == wanted or distances[-1] <= _SAME)
        for one, near in zip(ids, distances, strict=True)
    )


def _where(scope: Scope) -> dict[str, Any] | None:
    """Chroma's filter for a scope that is narrower than all kinds and languages."""
    parts: list[dict[str, Any]] = []
    if scope.kinds != frozenset(SourceKind):
        parts.append({"kind": {"$in": sorted(kind.value for kind in scope.kinds)}})
    if scope.languages != frozenset(Language):
        parts.append({"language": {"$in": sorted(language.value for language in scope.languages)}})
    return {"$and": parts} if len(parts) > 1 else next(iter(parts), None)


def _batches(things: Sequence[Any]) -> Iterator[list[Any]]:
    left = iter(things)
    while some := list(islice(left, _AT_ONCE)):
        yield some
