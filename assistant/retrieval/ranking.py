"""A closer look at a few candidates: how well each fits the question.

With words as signs: the mean, over the question's pieces, of its best cosine with a word of the passage, and
the letters they share with a fixed small weight. An encoder without such words is judged by its vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.grams import Ids
from assistant.retrieval.signs import Bits, Floats, closeness

LEXICAL_WEIGHT: Final = 0.25
#: Beside vectors alone letters weigh a little less: see the table in docs/decisions/0007.
LEXICAL_WEIGHT_BESIDE_VECTORS: Final = 0.2
#: Beside words as signs: the whole passage counts for a little, too.
NEARNESS_WEIGHT: Final = 0.4
DENSE_CANDIDATES: Final = 64
LEXICAL_CANDIDATES: Final = 16

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Question:
    """A question as the encoder gave it: unit vector, turned token vectors, and their weights if any."""

    text: str = field(repr=False)
    vector: Floats = field(repr=False)
    tokens: Floats = field(repr=False)
    weights: Floats | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Candidates:
    """Passages to look at, an entry each in every field: their rows in the catalogue, their cosines with the
    question, their words as signs, and their shares of the question's letters."""

    rows: Ids
    near: Floats = field(repr=False)
    words: Sequence[Bits] = field(repr=False)
    coverage: Floats = field(repr=False)


@dataclass(frozen=True)
class Ranked:
    """Passages with their scores, an entry each; `lifts` is what of the score their subject gave them."""

    rows: Ids
    scores: Scores
    coverage: Floats
    lifts: Scores

    def __len__(self) -> int:
        return len(self.rows)

    def of(self, places: Ids | Sequence[int]) -> Ranked:
        """Those at these places, in that order."""
        chosen = np.asarray(places, dtype=np.int64)
        return Ranked(self.rows[chosen], self.scores[chosen], self.coverage[chosen], self.lifts[chosen])

    def risen(self, by: Scores, lifts: Scores | None = None) -> Ranked:
        """With scores that are so much higher, best first."""
        moved = Ranked(self.rows, self.scores + by, self.coverage, self.lifts if lifts is None else lifts)
        return moved.best_first()

    def best_first(self) -> Ranked:
        """By score, ties by row."""
        return self.of(np.lexsort((self.rows, -self.scores)))


def best_first(question: Question, some: Candidates) -> Ranked:
    """The candidates by score, ties by row; nothing is lifted yet."""
    close = closeness(question.tokens, some.words, question.weights)
    worded = np.array([len(one) > 0 for one in some.words], dtype=bool) & (len(question.tokens) > 0)
    letters = np.where(worded, LEXICAL_WEIGHT, LEXICAL_WEIGHT_BESIDE_VECTORS) * some.coverage
    fitting = np.where(worded, close + NEARNESS_WEIGHT * some.near, some.near)
    scores = np.asarray(fitting + letters, dtype=np.float64)
    return Ranked(some.rows, scores, some.coverage, np.zeros(len(scores))).best_first()
