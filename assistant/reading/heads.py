"""The heads that tell what a text does from what the encoder makes of it: a reflection, a danger, feedback.

The weights lie in `elements.npz`, `danger.npz` and `feedback.npz` beside this module: an adapter of the
encoder, a head or two, and how far its certainty has to be lowered (temperature), made by `evals/training`.
What the models are, were trained on and can do stands in docs/model-card-elements.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.domain.danger import DangerKind
from assistant.domain.elements import Element

Floats = NDArray[np.float32]

#: The order of the heads' outputs.
ELEMENTS: Final = tuple(Element)
KINDS: Final = tuple(DangerKind)


class TextVectors(Protocol):
    """Turns texts into the vectors the heads were trained on; `retrieval.sentence_model` implements it."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        """`(texts, width)`."""

    def tokens(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Floats]]:
        """For each text the places of its tokens in it, and `(tokens, width)`."""


@dataclass(frozen=True)
class Head:
    """A linear layer and a softmax: `weights` `(labels, width)`, `bias` `(labels,)`."""

    weights: Floats = field(repr=False)
    bias: Floats = field(repr=False)
    temperature: float

    def probabilities(self, vectors: Floats) -> Floats:
        """`(texts, labels)`, calibrated, each row adding up to one."""
        logits = (vectors @ self.weights.T + self.bias) / np.float32(self.temperature)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class TrainedHead:
    """The encoder as it was tuned for one kind of reading, and the head on it."""

    model: TextVectors
    head: Head

    @classmethod
    def of(cls, model: TextVectors, weights: Mapping[str, NDArray[np.generic]]) -> TrainedHead:
        """The head among the weights, on the model that holds their adapter. Raises KeyError."""
        temperature = float(weights["temperature"])
        head, bias = (weights[name].astype(np.float32) for name in ("head", "bias"))
        return cls(model, Head(head, bias, temperature))

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """`(texts, labels)`, calibrated. Raises AssistantError when the model cannot be loaded."""
        return self.head.probabilities(self.model.vectors(texts))


def shipped_weights(name: str) -> dict[str, NDArray[np.generic]]:
    """Everything in the file of that name (`elements`, `danger`, `feedback`).

    `<tensor>.up` and `.down` of the adapter, `head`, `bias`, `temperature`; feedback has `tagger` too.
    """
    with resources.files("assistant.reading").joinpath(f"{name}.npz").open("rb") as file:
        held = np.load(file, allow_pickle=False)
        return {key: held[key] for key in held.files}
