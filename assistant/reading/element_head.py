"""The head that tells from a sentence's vector which element of reflection it is, and how sure that is.

The weights lie in `element_head.npz` beside this module: the adapter of the encoder, the head, and how far
its certainty has to be lowered (temperature), each made by `evals/training/read_elements.py`. What the
model is, was trained on and can do stands in docs/model-card-elements.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.domain.elements import Element

Floats = NDArray[np.float32]

#: The order of the head's outputs.
ELEMENTS: Final = tuple(Element)


class SentenceVectors(Protocol):
    """Turns sentences into the vectors the head was trained on; `retrieval.sentence_model` implements it."""

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """`(sentences, width)`."""


@dataclass(frozen=True)
class ElementHead:
    """A linear layer and a softmax: `weights` `(elements, width)`, `bias` `(elements,)`."""

    weights: Floats = field(repr=False)
    bias: Floats = field(repr=False)
    temperature: float

    def probabilities(self, vectors: Floats) -> Floats:
        """`(sentences, elements)`, calibrated, each row adding up to one."""
        logits = (vectors @ self.weights.T + self.bias) / np.float32(self.temperature)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class TrainedElements:
    """The encoder that was tuned for sentences, and the head on it."""

    model: SentenceVectors
    head: ElementHead

    def probabilities(self, sentences: Sequence[str]) -> Floats:
        """`(sentences, elements)`, calibrated. Raises AssistantError when the model cannot be loaded."""
        return self.head.probabilities(self.model.vectors(sentences))


def shipped_weights() -> dict[str, NDArray[np.generic]]:
    """Everything in the file: `<tensor>.up` and `.down` of the adapter, `head`, `bias`, `temperature`."""
    with resources.files("assistant.reading").joinpath("element_head.npz").open("rb") as file:
        held = np.load(file, allow_pickle=False)
        return {name: held[name] for name in held.files}


def head_of(weights: dict[str, NDArray[np.generic]]) -> ElementHead:
    """The head among the weights."""
    return ElementHead(
        weights["head"].astype(np.float32), weights["bias"].astype(np.float32), float(weights["temperature"])
    )
