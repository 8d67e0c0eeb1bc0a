"""The trained second opinion on feedback: the part of a sentence, and the words that carry a flaw.

When the model cannot be loaded there is no opinion, and the rules read alone. What was read is remembered by
the digest of its sentence, without its words: as somebody types, all sentences but one stay the same.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.feedback import Flaw, FoundFlaw, Part
from assistant.reading.heads import Floats, Head, TextVectors

_log = logging.getLogger("assistant.reading")

#: The order of the heads' outputs.
PARTS: Final = tuple(Part)
FLAWS: Final = tuple(Flaw)
#: From this probability on a token belongs to the words of a flaw whose likeliest token is seen.
_BESIDE: Final = 0.3
_REMEMBERED: Final = 2_000


@dataclass(frozen=True)
class FeedbackOpinion:
    """What the heads make of a sentence: of each flaw the likeliest token, and the words around it."""

    parts: Mapping[Part, float]
    peaks: Mapping[Flaw, float]
    words: Mapping[Flaw, FoundFlaw]


@dataclass(frozen=True)
class TrainedTags:
    """The encoder as it was tuned for feedback with its two heads."""

    model: TextVectors
    parts: Head
    tagger: Floats = field(repr=False)
    bias: Floats = field(repr=False)

    @classmethod
    def of(cls, model: TextVectors, weights: Mapping[str, NDArray[np.generic]]) -> TrainedTags:
        """The heads among the weights, on the model that holds their adapter. Raises KeyError."""
        head, bias, tagger, its = (
            weights[name].astype(np.float32) for name in ("head", "bias", "tagger", "tagger-bias")
        )
        return cls(model, Head(head, bias, float(weights["temperature"])), tagger, its)

    def opinions(self, texts: Sequence[str]) -> list[FeedbackOpinion]:
        """Of each text. Raises AssistantError when the model cannot be loaded."""
        return [
            self._opinion(text, *made) for text, made in zip(texts, self.model.tokens(texts), strict=True)
        ]

    def _opinion(self, text: str, places: list[tuple[int, int]], outputs: Floats) -> FeedbackOpinion:
        whole = np.concatenate([outputs.mean(axis=0), outputs[0]]).astype(np.float32)
        likely = self.parts.probabilities(whole[None])[0]
        sure = 1 / (1 + np.exp(-(outputs @ self.tagger.T + self.bias)))
        own = [at for at, (start, end) in enumerate(places) if end > start]
        peaks: dict[Flaw, float] = {}
        words: dict[Flaw, FoundFlaw] = {}
        for tag, flaw in enumerate(FLAWS):
            column = sure[own, tag] if own else np.zeros(0)
            peaks[flaw] = float(column.max()) if own else 0.0
            if own:
                start, end = _around([places[at] for at in own], column)
                words[flaw] = FoundFlaw(flaw, *_trimmed(text, start, end))
        return FeedbackOpinion({part: float(p) for part, p in zip(PARTS, likely, strict=True)}, peaks, words)


class TrainedFeedback:
    """Implements the port `FeedbackHead`. Safe between threads."""

    def __init__(self, trained: Callable[[], TrainedTags]) -> None:
        """`trained` is asked for when the first text is read."""
        self._trained = trained
        self._known: OrderedDict[bytes, FeedbackOpinion] = OrderedDict()
        self._lock = Lock()

    def opinions(self, sentences: Sequence[str]) -> Sequence[FeedbackOpinion]:
        """For each sentence what the heads make of it; nothing without a model."""
        keys = [sha256(one.encode("utf-8", "surrogatepass")).digest() for one in sentences]
        with self._lock:
            known = {key: self._known[key] for key in keys if key in self._known}
        new = {key: one for key, one in zip(keys, sentences, strict=True) if key not in known}
        if new:
            try:
                known |= dict(zip(new, self._trained().opinions(list(new.values())), strict=True))
            except Exception as error:  # whatever it is, the rules go on reading
                _log.warning("feedback is read by its words alone: %s", type(error).__name__)
                return ()
        with self._lock:
            for key in keys:
                self._known[key] = known[key]
                self._known.move_to_end(key)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return [known[key] for key in keys]


def _around(places: Sequence[tuple[int, int]], sure: NDArray[np.floating]) -> tuple[int, int]:
    """From where to where the words reach that belong to the likeliest token."""
    first = last = int(sure.argmax())
    while first > 0 and sure[first - 1] >= _BESIDE:
        first -= 1
    while last + 1 < len(sure) and sure[last + 1] >= _BESIDE:
        last += 1
    return places[first][0], places[last][1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Whole words, without white space and punctuation around them."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end - 1 and not text[start].isalnum():
        start += 1
    while end - 1 > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
