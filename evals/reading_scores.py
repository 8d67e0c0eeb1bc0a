"""Scores of a reader of elements: accuracy by how sure people were, F1 by element, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.elements import Element

if TYPE_CHECKING:
    from evals.training.sentences import Labelled

Floats = NDArray[np.float32]

_ELEMENTS: Final = tuple(Element)
_SURE: Final = (3, 4, 5, 6)
_BINS: Final = 10


@dataclass(frozen=True)
class Scored:
    """What was wanted and what was found: `(sentences,)`, `(sentences,)` and `(sentences, elements)`."""

    wanted: NDArray[np.int64] = field(repr=False)
    confidence: Floats = field(repr=False)
    probabilities: Floats = field(repr=False)

    @classmethod
    def of(cls, sentences: Sequence[Labelled], probabilities: Floats) -> Scored:
        """The scores of sentences with their labels."""
        wanted = np.array([_ELEMENTS.index(one.element) for one in sentences])
        return cls(wanted, np.array([one.confidence for one in sentences], dtype=np.float32), probabilities)

    def accuracy(self, least: float) -> tuple[float, int]:
        """The share that is right among sentences people were at least so sure of, and how many those are."""
        some = self.confidence >= least
        right = self.probabilities.argmax(axis=1)[some] == self.wanted[some]
        return (float(right.mean()) if len(right) else float("nan")), int(some.sum())

    def f1(self, element: Element) -> float:
        """The harmonic mean of precision and recall for one element; nan where it never occurs."""
        place, found = _ELEMENTS.index(element), self.probabilities.argmax(axis=1)
        both = int(((found == place) & (self.wanted == place)).sum())
        held = int((found == place).sum() + (self.wanted == place).sum())
        return 2 * both / held if held else float("nan")

    def calibration_error(self) -> float:
        """How far certainty and being right lie apart on average, in ten bins (ECE)."""
        sure, found = self.probabilities.max(axis=1), self.probabilities.argmax(axis=1)
        bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
        gaps = 0.0
        for one in range(_BINS):
            inside = bins == one
            if inside.any():
                gap = abs(float(sure[inside].mean()) - float((found == self.wanted)[inside].mean()))
                gaps += float(inside.mean()) * gap
        return gaps


def report(name: str, scored: Scored) -> str:
    """Everything in two lines."""
    by_sureness = []
    for least in _SURE:
        share, count = scored.accuracy(least)
        by_sureness.append(f"≥{least} {100 * share:.1f} % of {count}")
    by_element = " ".join(f"{element.value} {scored.f1(element):.2f}" for element in _ELEMENTS)
    error = scored.calibration_error()
    return f"{name}: {', '.join(by_sureness)}; calibration error {error:.3f}\n  F1: {by_element}"
