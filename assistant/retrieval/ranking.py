"""A closer look at a few candidates: how well each fits the question.

With words as signs: the mean, over the question's pieces, of its best cosine with a word of the passage, and
the letters they share with a fixed small weight. An encoder without such words is judged by its vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.retrieval.packing import Packed
from assistant.retrieval.signs import Floats, closeness

LEXICAL_WEIGHT: Final = 0.25
#: Beside vectors alone letters weigh a little less: see the table in docs/decisions/0007.
LEXICAL_WEIGHT_BESIDE_VECTORS: Final = 0.2
#: Beside words as signs: the whole passage counts for a little, too.
NEARNESS_WEIGHT: Final = 0.4
DENSE_CANDIDATES: Final = 96
LEXICAL_CANDIDATES: Final = 16


@dataclass(frozen=True)
class Question:
    """A question as the encoder gave it: unit vector, turned token vectors, and their weights if any."""

    text: str = field(repr=False)
    vector: Floats = field(repr=False)
    tokens: Floats = field(repr=False)
    weights: Floats | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Candidate:
    """A passage to look at: its row in the catalogue, its vectors, its share of the question's letters."""

    row: int
    packed: Packed = field(repr=False)
    coverage: float


@dataclass(frozen=True)
class Ranked:
    """A candidate with its score and the parts it is made of."""

    row: int
    vector: Floats = field(repr=False)
    score: float
    nearness: float
    closeness: float
    coverage: float
    lift: float = 0.0


def best_first(question: Question, candidates: Sequence[Candidate]) -> list[Ranked]:
    """The candidates by score, ties by row."""
    if not candidates:
        return []
    close = closeness(question.tokens, [one.packed.words for one in candidates], question.weights)
    ranked = []
    for one, closest in zip(candidates, close, strict=True):
        near = float(one.packed.vector @ question.vector)
        worded = len(one.packed.words) > 0 and len(question.tokens) > 0
        weight = LEXICAL_WEIGHT if worded else LEXICAL_WEIGHT_BESIDE_VECTORS
        fit = closest + NEARNESS_WEIGHT * near if worded else near
        score = fit + weight * one.coverage
        ranked.append(Ranked(one.row, one.packed.vector, float(score), near, float(closest), one.coverage))
    return sorted(ranked, key=lambda one: (-one.score, one.row))
