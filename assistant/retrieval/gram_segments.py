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
        total = self.count
        weighted = []
        for gram in grams(text):
            held = sum(int(part.starts[gram + 1] - part.starts[gram]) for part in self.parts)
            weighted.append((gram, float(np.log1p((total - held + 0.5) / (held + 0.5)))))
        return sorted(weighted, key=lambda pair: (-pair[1], pair[0]))

    def candidates(
        self, question: Sequence[tuple[int, float]], allowed: NDArray[np.bool_], limit: int
    ) -> Ids:
        """The allowed passages that share most with the question; rare grams first, up to a fixed cost."""
        scores = np.zeros(self.count, dtype=np.float32)
        usual = self._usual()
        read = 0
        for gram, weight in question:
            read += sum(int(part.starts[gram + 1] - part.starts[gram]) for part in self.parts)
            if read > POSTINGS_READ:
                break
            begin = 0
            for part in self.parts:
                a, b = int(part.starts[gram]), int(part.starts[gram + 1])
                owners = part.chunks[a:b]
                gain = _gain(part.counts[a:b], part.lengths[owners], usual)
                scores[begin + owners] += np.float32(weight) * gain
                begin += len(part.lengths)
        scores[~allowed] = 0
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

    def _usual(self) -> float:
        return float(sum(part.lengths.sum() for part in self.parts)) / max(self.count, 1) or 1.0


def merged(parts: Sequence[GramIndex]) -> GramIndex:
    """One index of several, the passages numbered through."""
    if len(parts) == 1:
        return parts[0]
    held = [np.diff(part.starts) for part in parts]
    starts = np.concatenate([[0], np.cumsum(np.sum(held, axis=0))]).astype(np.int64)
    chunks = np.empty(int(starts[-1]), dtype=np.int32)
    counts = np.empty(int(starts[-1]), dtype=np.uint8)
    free, begin = starts[:-1].copy(), 0
    for part, count in zip(parts, held, strict=True):
        places = np.arange(len(part.chunks)) + np.repeat(free - part.starts[:-1], count)
        chunks[places] = part.chunks + begin
        counts[places] = part.counts
        free += count
        begin += len(part.lengths)
    return GramIndex(starts, chunks, counts, np.concatenate([part.lengths for part in parts]))


def _gain(counts: NDArray[np.uint8], lengths: Floats, usual: float) -> Floats:
    """What BM25 makes of how often a gram stands in a passage, as a share of the most it could give."""
    often = counts.astype(np.float32)
    damped = BM25_K1 * (1 - BM25_B + BM25_B * lengths / np.float32(usual))
    return (often / (often + damped)).astype(np.float32)


def _shared(part: GramIndex, question: Sequence[tuple[int, float]], chosen: Ids, usual: float) -> Floats:
    scores = np.zeros(len(chosen), dtype=np.float32)
    for gram, weight in question:
        a, b = int(part.starts[gram]), int(part.starts[gram + 1])
        owners = part.chunks[a:b]
        if not len(owners) or not len(chosen):
            continue
        places = np.minimum(np.searchsorted(owners, chosen.astype(np.int32)), len(owners) - 1)
        hits = np.flatnonzero(owners[places] == chosen)
        found = places[hits]
        lengths = part.lengths[owners[found]]
        scores[hits] += np.float32(weight) * _gain(part.counts[a:b][found], lengths, usual)
    return scores
