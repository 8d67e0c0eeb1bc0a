"""The letters of all passages in a few sorted parts: a large one, and small ones for what came lately.

New passages make a small part of their own; parts of like size are merged, so that adding stays cheap and a
question looks into few of them. Weights are those of one whole index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.grams import (
    BM25_B,
    BM25_K1,
    BUCKETS,
    POSTINGS_READ,
    GramIndex,
    Grams,
    Ids,
    grams,
    top,
)
from assistant.retrieval.signs import Floats

#: A part is merged into the one before it unless that is this many times larger.
_MERGE_BELOW: Final = 4
_AT_ONCE: Final = 4_096
#: Merging takes some megabytes for so many buckets; all at once it would take as much as the index twice.
_BUCKETS_AT_ONCE: Final = 1 << 14

Places = NDArray[np.uint32]


@dataclass(frozen=True)
class GramSegments:
    """Parts in the order of their passages; part `i` begins at passage `begins[i]`."""

    parts: tuple[GramIndex, ...] = ()

    def with_more(self, packed: Sequence[Grams]) -> GramSegments:
        """These parts and one more, merged where that pays."""
        starts = range(0, len(packed), _AT_ONCE)
        parts = [*self.parts, *(GramIndex.build(packed[a : a + _AT_ONCE]) for a in starts)]
        first = len(parts)
        size = 0
        while first and (first > len(self.parts) or len(parts[first - 1].lengths) < _MERGE_BELOW * size):
            first -= 1
            size += len(parts[first].lengths)
        return GramSegments((*parts[:first], merged(parts[first:])))

    @property
    def count(self) -> int:
        """How many passages there are."""
        return sum(len(part.lengths) for part in self.parts)

    def question(self, text: str) -> list[tuple[int, float]]:
        """The question's grams with their weight (idf), the rarest first."""
        terms = list(grams(text))
        held = self._held(terms)
        weights = np.log1p((self.count - held + 0.5) / (held + 0.5))
        return sorted(zip(terms, weights.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))

    def candidates(
        self, question: Sequence[tuple[int, float]], allowed: NDArray[np.bool_], limit: int
    ) -> Ids:
        """The allowed passages that share most with the question; rare grams first, up to a fixed cost."""
        usual = self._usual()
        read = np.cumsum(self._held([gram for gram, _ in question]))
        rare = question[: int(np.searchsorted(read, POSTINGS_READ, side="right"))]
        each = [_all_shared(part, rare, usual) for part in self.parts]
        scores = np.concatenate([*each, np.zeros(0, dtype=np.float32)]) * allowed
        best = top(scores, limit)
        return best[scores[best] > 0]

    def coverage(self, question: Sequence[tuple[int, float]], chosen: Ids) -> Floats:
        """BM25 of the `chosen` passages (ascending) as a share of what the question could get at most."""
        usual = self._usual()
        whole = np.float32(max(sum(weight for _, weight in question), 1e-9))
        scores, begin = [], 0
        for part in self.parts:
            end = begin + len(part.lengths)
            inside = chosen[(chosen >= begin) & (chosen < end)] - begin
            scores.append(_shared(part, question, inside, usual))
            begin = end
        return (np.concatenate([*scores, np.zeros(0, dtype=np.float32)]) / whole).astype(np.float32)

    def _held(self, terms: Sequence[int]) -> NDArray[np.int64]:
        """How many passages hold each of these grams."""
        places = np.array(terms, dtype=np.int64)
        held = np.zeros(len(places), dtype=np.int64)
        for part in self.parts:
            held += part.starts[places + 1].astype(np.int64) - part.starts[places]
        return held

    def _usual(self) -> float:
        return float(sum(part.lengths.sum() for part in self.parts)) / max(self.count, 1) or 1.0


def merged(parts: Sequence[GramIndex]) -> GramIndex:
    """One index of several, the passages numbered through."""
    if len(parts) == 1:
        return parts[0]
    held = [np.diff(part.starts).astype(np.int64) for part in parts]
    starts = np.concatenate([[0], np.cumsum(np.sum(held, axis=0))])
    places = np.empty(int(starts[-1]), dtype=np.uint32)
    free, begin = starts[:-1].copy(), 0
    for part, count in zip(parts, held, strict=True):
        moved = free - part.starts[:-1]
        for some in range(0, BUCKETS, _BUCKETS_AT_ONCE):
            several = slice(some, some + _BUCKETS_AT_ONCE)
            a, b = int(part.starts[some]), int(part.starts[some + _BUCKETS_AT_ONCE])
            there = np.arange(a, b) + np.repeat(moved[several], count[several])
            places[there] = part.places[a:b] + np.uint32(begin << 4)
        free += count
        begin += len(part.lengths)
    lengths = np.concatenate([part.lengths for part in parts])
    return GramIndex(starts.astype(np.uint32), places, lengths)


def _gain(places: Places, lengths: Floats, usual: float) -> Floats:
    """What BM25 makes of how often a gram stands in a passage, as a share of the most it could give."""
    often = (places & np.uint32(15)).astype(np.float32)
    damped = BM25_K1 * (1 - BM25_B + BM25_B * lengths / np.float32(usual))
    return (often / (often + damped)).astype(np.float32)


def _all_shared(part: GramIndex, question: Sequence[tuple[int, float]], usual: float) -> Floats:
    """What every passage of a part shares with the question."""
    held = [part.places[int(part.starts[gram]) : int(part.starts[gram + 1])] for gram, _ in question]
    places = np.concatenate([*held, np.zeros(0, dtype=np.uint32)])
    weights = np.repeat([weight for _, weight in question], [len(some) for some in held])
    owners = places >> np.uint32(4)
    gains = weights * _gain(places, part.lengths[owners], usual)
    return np.bincount(owners, gains, len(part.lengths)).astype(np.float32)


def _shared(part: GramIndex, question: Sequence[tuple[int, float]], chosen: Ids, usual: float) -> Floats:
    """What the `chosen` passages (ascending) of a part share with the question."""
    begins = chosen.astype(np.uint32) << np.uint32(4)
    nearest, weights = [], []
    for gram, weight in question:
        places = part.places[int(part.starts[gram]) : int(part.starts[gram + 1])]
        if len(places):
            nearest.append(places.take(places.searchsorted(begins), mode="clip"))
            weights.append(weight)
    if not nearest or not len(chosen):
        return np.zeros(len(chosen), dtype=np.float32)
    found = np.stack(nearest)
    gains = np.where((found ^ begins) < 16, _gain(found, part.lengths[chosen], usual), np.float32(0))
    return (np.array(weights, dtype=np.float32) @ gains).astype(np.float32)
