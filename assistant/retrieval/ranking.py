"""Ranks passages for a question: one product over all vectors, then a closer look at the best few.

1. Candidates: the passages whose vector is nearest to the question's, and those that share the rarest runs of
   letters with it.
2. Closer look: the words of the candidates against the pieces of the question (`signs`).
3. Shared letters: BM25 as a share of what the question could get at most, added with a fixed small weight.

Pure NumPy, no file access: whoever calls owns the storage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.grams import GramIndex, Ids, top
from assistant.retrieval.signs import Bits, Floats, closeness

LEXICAL_WEIGHT: Final = 0.25
DENSE_CANDIDATES: Final = 32
LEXICAL_CANDIDATES: Final = 16


@dataclass(frozen=True)
class Hit:
    """One chunk: its place in the index, the score results are ordered by, and the parts it is made of."""

    chunk: int
    score: float
    nearness: float
    closeness: float
    coverage: float


@dataclass(frozen=True)
class Question:
    """A question as the encoder gave it: unit vector, turned token vectors, and their weights if any."""

    text: str
    vector: Floats
    tokens: Floats
    weights: Floats | None = None


def rank(
    question: Question,
    vectors: Floats,
    index: GramIndex,
    words: Callable[[Ids], Sequence[Bits]],
    limit: int = 5,
    allowed: NDArray[np.bool_] | None = None,
) -> list[Hit]:
    """The best ``limit`` chunks. ``words`` fetches the packed words of the given chunks, ``allowed`` says
    which chunks this reader may see: others are never fetched nor returned."""
    near = vectors @ question.vector
    open_to = near if allowed is None else np.where(allowed, near, np.float32(-np.inf))
    dense = top(open_to, max(limit, DENSE_CANDIDATES))
    terms = index.question(question.text)
    lexical = index.candidates(terms, allowed, LEXICAL_CANDIDATES)
    chosen = np.union1d(dense[np.isfinite(open_to[dense])], lexical)
    close = closeness(question.tokens, words(chosen), question.weights)
    shared = index.coverage(terms, chosen)
    scores = close + np.float32(LEXICAL_WEIGHT) * shared
    return [
        Hit(int(chosen[i]), float(scores[i]), float(near[chosen[i]]), float(close[i]), float(shared[i]))
        for i in top(scores, limit)
    ]
