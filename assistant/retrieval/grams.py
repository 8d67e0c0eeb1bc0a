"""The lexical leg: BM25 over runs of four letters within words.

Stems, inflected forms and the parts of Dutch and German compounds share such runs, so *Kundengespräch* finds
*Gespräch* without a stemmer or a list of words; and where two languages differ they share little but names,
numbers and cognates, so the leg is small by itself there and cannot drown the other.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.signs import Floats

Ids = NDArray[np.int64]
Grams = NDArray[np.uint32]

GRAM: Final = 4
BUCKETS: Final = 1 << 20
BM25_K1: Final = 1.2
BM25_B: Final = 0.75
#: A question reads so many postings at most, the rarest runs first.
POSTINGS_READ: Final = 200_000
WORD: Final = re.compile(r"[^\W_]+")


def grams(text: str) -> Counter[int]:
    """Runs of four letters inside words, ends marked, hashed to a number below ``BUCKETS``."""
    found: Counter[int] = Counter()
    for word in WORD.findall(text.lower()):
        marked = f"_{word}_"
        for i in range(max(1, len(marked) - GRAM + 1)):
            found[zlib.crc32(marked[i : i + GRAM].encode()) & (BUCKETS - 1)] += 1
    return found


def pack_grams(text: str) -> NDArray[np.uint32]:
    """What is stored of a chunk: one number a gram, its bucket above, how often (at most 15) in four bits."""
    counts = sorted(grams(text).items())
    return np.array([(g << 4) | min(c, 15) for g, c in counts], dtype=np.uint32)


@dataclass(frozen=True)
class GramIndex:
    """Which chunks hold which grams: bucket ``g`` has places ``starts[g]:starts[g + 1]``."""

    starts: NDArray[np.int64]
    chunks: NDArray[np.int32]
    counts: NDArray[np.uint8]
    lengths: Floats

    @classmethod
    def build(cls, packed: Iterable[NDArray[np.uint32]]) -> GramIndex:
        """From the packed grams of every chunk, in the order of the chunk vectors."""
        lists = list(packed)
        sizes = np.array([len(p) for p in lists], dtype=np.int64)
        flat = np.concatenate([*lists, np.zeros(0, dtype=np.uint32)])
        lengths = np.array([int((p & 15).sum()) for p in lists], dtype=np.float32)
        order = np.argsort(flat >> 4, kind="stable")
        owners = np.repeat(np.arange(len(lists), dtype=np.int32), sizes)[order]
        starts = np.concatenate([[0], np.cumsum(np.bincount(flat >> 4, minlength=BUCKETS))]).astype(np.int64)
        return cls(starts, owners, (flat[order] & 15).astype(np.uint8), lengths)

    def question(self, text: str) -> list[tuple[int, float]]:
        """The question's grams with their weight (idf), the rarest first."""
        total = len(self.lengths)
        weighted = []
        for gram in grams(text):
            held = int(self.starts[gram + 1] - self.starts[gram])
            weighted.append((gram, float(np.log1p((total - held + 0.5) / (held + 0.5)))))
        return sorted(weighted, key=lambda pair: -pair[1])

    def _gain(self, owners: NDArray[np.int32], counts: NDArray[np.uint8]) -> Floats:
        """What BM25 makes of how often a gram stands in a chunk, as a share of the most it could give."""
        often = counts.astype(np.float32)
        usual = self.lengths.mean() if len(self.lengths) else 1.0
        damped = BM25_K1 * (1 - BM25_B + BM25_B * self.lengths[owners] / usual)
        return (often / (often + damped)).astype(np.float32)

    def candidates(
        self, question: list[tuple[int, float]], allowed: NDArray[np.bool_] | None, limit: int
    ) -> Ids:
        """The chunks that share most with the question; rare grams first, up to a fixed cost."""
        scores = np.zeros(len(self.lengths), dtype=np.float32)
        read = 0
        for gram, weight in question:
            a, b = int(self.starts[gram]), int(self.starts[gram + 1])
            read += b - a
            if read > POSTINGS_READ:
                break
            owners = self.chunks[a:b]
            scores[owners] += np.float32(weight) * self._gain(owners, self.counts[a:b])
        if allowed is not None:
            scores[~allowed] = 0
        best = top(scores, limit)
        return best[scores[best] > 0]

    def coverage(self, question: list[tuple[int, float]], chosen: Ids) -> Floats:
        """BM25 of the ``chosen`` chunks (ascending) as a share of what the question could get at most."""
        scores = np.zeros(len(chosen), dtype=np.float32)
        for gram, weight in question:
            a, b = int(self.starts[gram]), int(self.starts[gram + 1])
            owners = self.chunks[a:b]
            places = np.searchsorted(owners, chosen.astype(np.int32))
            places[places == len(owners)] = 0
            hits = np.flatnonzero(owners[places] == chosen) if len(owners) else np.zeros(0, dtype=np.int64)
            found = places[hits]
            scores[hits] += np.float32(weight) * self._gain(owners[found], self.counts[a:b][found])
        return scores / np.float32(max(sum(weight for _, weight in question), 1e-9))


def top(scores: Floats, limit: int) -> Ids:
    """The places of the ``limit`` highest scores, best first, ties by place."""
    if limit < len(scores):
        edge = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        above = np.flatnonzero(scores > edge)
        chosen = np.concatenate([above, np.flatnonzero(scores == edge)[: limit - len(above)]])
    else:
        chosen = np.arange(len(scores))
    return chosen[np.lexsort((chosen, -scores[chosen]))]
