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
from functools import lru_cache
from itertools import chain
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
#: Words whose runs are kept ready, some 20 MB at most.
WORDS_KEPT: Final = 50_000
#: A question reads so many postings at most, the rarest runs first.
POSTINGS_READ: Final = 200_000
WORD: Final = re.compile(r"[^\W_]+")


def grams(text: str) -> Counter[int]:
    """Runs of four letters inside words, ends marked, hashed to a number below ``BUCKETS``."""
    found: Counter[int] = Counter()
    for word in WORD.findall(text.lower()):
        found.update(_of_word(word))
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _of_word(word: str) -> tuple[int, ...]:
    """The buckets of a word's runs; kept, since words come again and hashing is what takes the time."""
    marked = f"_{word}_"
    runs = (marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1)))
    return tuple(zlib.crc32(run.encode()) & (BUCKETS - 1) for run in runs)


def pack_grams(text: str) -> NDArray[np.uint32]:
    """What the index holds of a chunk: a number a gram, its bucket and how often (at most 15)."""
    buckets = np.fromiter(chain.from_iterable(map(_of_word, WORD.findall(text.lower()))), dtype=np.uint32)
    buckets.sort()
    last = np.ones(len(buckets), dtype=bool)
    np.not_equal(buckets[1:], buckets[:-1], out=last[:-1])
    ends = np.flatnonzero(last)
    counts = ends + 1
    counts[1:] -= counts[:-1].copy()
    return (buckets[ends] << np.uint32(4)) | np.minimum(counts, 15).astype(np.uint32)


@dataclass(frozen=True)
class GramIndex:
    """Which chunks hold which grams: bucket ``g`` has places ``starts[g]:starts[g + 1]``.

    A place is one number, ``chunk << 4 | count``, ascending within its bucket: at 100,000 chunks there are
    some 40 million of them, and they are what weighs most.
    """

    starts: NDArray[np.uint32]
    places: NDArray[np.uint32]
    lengths: Floats

    @classmethod
    def build(cls, packed: Iterable[NDArray[np.uint32]]) -> GramIndex:
        """From the packed grams of every chunk, in the order of the chunk vectors."""
        lists = list(packed)
        sizes = np.array([len(p) for p in lists], dtype=np.int64)
        flat = np.concatenate([*lists, np.zeros(0, dtype=np.uint32)])
        lengths = np.array([int((p & 15).sum()) for p in lists], dtype=np.float32)
        order = np.argsort(flat >> 4, kind="stable")
        owners = np.repeat(np.arange(len(lists), dtype=np.uint32), sizes)[order]
        starts = np.concatenate([[0], np.cumsum(np.bincount(flat >> 4, minlength=BUCKETS))])
        places = owners << np.uint32(4) | flat[order] & np.uint32(15)
        return cls(starts.astype(np.uint32), places, lengths)


def top(scores: Floats, limit: int) -> Ids:
    """The places of the ``limit`` highest scores, best first, ties by place."""
    if limit < len(scores):
        edge = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        above = np.flatnonzero(scores > edge)
        chosen = np.concatenate([above, np.flatnonzero(scores == edge)[: limit - len(above)]])
    else:
        chosen = np.arange(len(scores))
    return chosen[np.lexsort((chosen, -scores[chosen]))]
