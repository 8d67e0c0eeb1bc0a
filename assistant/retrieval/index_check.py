"""Whether an index is true: it holds exactly the rows it should, and known vectors come back first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.passages import PassageId, Reader
from assistant.retrieval.chroma_index import ChromaIndex, Known, Vector, shared
from assistant.retrieval.packing import Packed
from assistant.services.passage_ports import Entry
from assistant.services.ports import OpensWork, UnitOfWork

#: For each reader so many spread over all passages are asked for, and so many of the newest.
_SPREAD: Final = 50
_NEWEST: Final = 20
#: Changes the index may lag behind and still be checked.
LAG: Final = 20_000
#: In a large index a few vectors cannot be reached (HNSW is approximate, and lonely vectors beside a crowded
#: one lose their links); a damaged one misses many. From so many rows on this share is forgiven.
_LARGE: Final = 5_000
_FORGIVEN: Final = 0.05


@dataclass(frozen=True)
class Check:
    """What a check found: `missed` of `asked` vectors did not come back, `differing` of `rows` were wrong."""

    asked: int
    missed: int
    differing: int
    rows: int = 0

    @property
    def well(self) -> bool:
        """Nothing is wrong, or no more than an index of this size cannot help; search makes up for that."""
        forgiven = self.asked * _FORGIVEN if self.rows >= _LARGE else 0
        return self.missed <= forgiven and not self.differing


def known_vectors(opens: OpensWork, model: str, position: int) -> list[Known]:
    """Vectors that an index which holds the changes up to `position` must know."""
    with opens(read_only=True) as work:
        expected = _expected(work, model, _lagging(work, position))
        newest = [one.passage_id for one in work.passages.changes(max(0, position - _NEWEST), _NEWEST)]
        chosen = {reader: _chosen(sorted(ids), newest) for reader, ids in expected.items()}
        wanted = sorted({one for ids in chosen.values() for one in ids})
        vectors = {one.id: one.values for one in vectors_of(work.passages.entries(model, wanted))}
    return [
        Known(reader, one, vectors[one]) for reader, ids in chosen.items() for one in ids if one in vectors
    ]


def check(index: ChromaIndex, opens: OpensWork, model: str) -> Check:
    """Compare the index with the database. Raises IndexDamaged."""
    known = known_vectors(opens, model, index.position)
    with opens(read_only=True) as work:
        lagging = _lagging(work, index.position)
        expected = _expected(work, model, lagging)
    differing = index.differing(expected, lagging)
    return Check(len(known), index.missed(known), differing, index.rows)


def vectors_of(entries: Iterable[Entry]) -> list[Vector]:
    """The passages that are embedded, as the index holds them."""
    return [
        Vector(
            one.passage.id,
            one.passage.source.kind,
            one.passage.source.language,
            one.passage.readers,
            Packed.from_bytes(one.data).vector,
        )
        for one in entries
        if one.data is not None
    ]


def _lagging(work: UnitOfWork, position: int) -> set[PassageId]:
    """What changed after the index last looked: it may hold it or not."""
    return {one.passage_id for one in work.passages.changes(position, LAG)}


def _expected(work: UnitOfWork, model: str, lagging: set[PassageId]) -> dict[Reader, set[PassageId]]:
    expected: defaultdict[Reader, set[PassageId]] = defaultdict(set)
    for one, readers in work.passages.embedded(model).items():
        if one not in lagging:
            for reader in filter(shared, readers):
                expected[reader].add(one)
    return dict(expected)


def _chosen(ids: Sequence[PassageId], newest: Sequence[PassageId]) -> list[PassageId]:
    step = max(1, len(ids) // _SPREAD)
    return sorted({*ids[::step], *(set(ids) & set(newest))})
