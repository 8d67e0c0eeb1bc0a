"""The heads that tell from a text's vector which element of reflection it is, and whether it shows a danger.

The weights lie in `heads.npz` beside this module: one adapter of the encoder, two heads, and how far the
certainty of each has to be lowered (temperature), made by `evals/training/train_reading.py`. What the model
is, was trained on and can do stands in docs/model-card-elements.md.
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
class TrainedHeads:
    """The encoder that was tuned for reading, and the heads on it."""

    model: TextVectors
    element_head: Head
    danger_head: Head

    @classmethod
    def of(cls, model: TextVectors, weights: Mapping[str, NDArray[np.generic]]) -> TrainedHeads:
        """The heads among the weights, on the model that holds their adapter."""
        return cls(model, _head(weights, "elements"), _head(weights, "danger"))

    def elements(self, sentences: Sequence[str]) -> Floats:
        """`(sentences, elements)`, calibrated. Raises AssistantError when the model cannot be loaded."""
        return self.element_head.probabilities(self.model.vectors(sentences))

    def danger(self, texts: Sequence[str]) -> Floats:
        """`(texts, kinds)`, calibrated. Raises AssistantError when the model cannot be loaded."""
        return self.danger_head.probabilities(self.model.vectors(texts))


def shipped_weights() -> dict[str, NDArray[np.generic]]:
    """Everything in the file: `<tensor>.up` and `.down` of the adapter, and the parts of each head."""
    with resources.files("assistant.reading").joinpath("heads.npz").open("rb") as file:
        held = np.load(file, allow_pickle=False)
        return {name: held[name] for name in held.files}


def _head(weights: Mapping[str, NDArray[np.generic]], name: str) -> Head:
    return Head(
        weights[f"{name}.head"].astype(np.float32),
        weights[f"{name}.bias"].astype(np.float32),
        float(weights[f"{name}.temperature"]),
    )
