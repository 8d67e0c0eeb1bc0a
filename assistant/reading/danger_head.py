"""The trained second opinion on danger: it reads a few sentences at a time, as they stand together.

A hint often lies between two sentences, so each is read with those around it. When the model cannot be
loaded there is no opinion, and the rules read alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language
from assistant.reading.heads import KINDS, Floats, TrainedHead

_log = logging.getLogger("assistant.reading")

#: So many characters are read together; the last sentence of one such stretch begins the next.
_TOGETHER: Final = 420
#: So many stretches of one text go to the head; what lies beyond is read by the rules.
_MOST: Final = 24


class TrainedDanger:
    """Implements the port `DangerHead`. Safe between threads."""

    def __init__(self, trained: Callable[[], TrainedHead]) -> None:
        """`trained` is asked for when the first text is read."""
        self._trained = trained

    def probabilities(
        self, sentences: Sequence[str], language: Language
    ) -> Sequence[Mapping[DangerKind, float]]:
        """For each sentence what the head makes of it among its neighbours; nothing without a model."""
        stretches = together(sentences)[:_MOST]
        try:
            found = self._trained().probabilities([" ".join(sentences[a:b]) for a, b in stretches])
        except Exception as error:  # whatever it is, the rules go on reading
            _log.warning("danger is read by its words alone: %s", type(error).__name__)
            return ()
        return [_opinion(number, stretches, found) for number in range(len(sentences))]


def together(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches `(first, after the last)` that cover all sentences, each sharing one with the next."""
    stretches: list[tuple[int, int]] = []
    first = 0
    while first < len(sentences):
        last, length = first + 1, len(sentences[first])
        while last < len(sentences) and length + len(sentences[last]) < _TOGETHER:
            length += len(sentences[last]) + 1
            last += 1
        stretches.append((first, last))
        if last >= len(sentences):
            break
        first = last - 1 if last - first > 1 else last
    return stretches


def _opinion(number: int, stretches: Sequence[tuple[int, int]], found: Floats) -> dict[DangerKind, float]:
    """Of the stretches that hold the sentence, the one that shows most."""
    none = KINDS.index(DangerKind.NONE)
    rows = [row for (a, b), row in zip(stretches, found, strict=True) if a <= number < b]
    if not rows:
        return {}
    gravest = min(rows, key=lambda row: float(row[none]))
    return {kind: float(p) for kind, p in zip(KINDS, np.asarray(gravest), strict=True)}
