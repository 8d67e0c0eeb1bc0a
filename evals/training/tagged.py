"""The tuned encoder with two heads: one names what the whole text does, one tags each of its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from assistant.retrieval.model_build import PROMPTS
from evals.training.tuned import Floats, Recipe, Sample, Tuned

if TYPE_CHECKING:
    import torch

#: Most tokens have no tag; one that has weighs so much more.
_RARE: Final = 4.0
#: How much the tags count beside the label of the text.
_SHARE: Final = 1.0


@dataclass(frozen=True)
class TaggedSample(Sample):
    """A text with its label, and tags as `(tag, from, to)` in signs of the text."""

    tags: tuple[tuple[int, int, int], ...] = ()


class Tagged(Tuned):
    """Two heads on one adapter; of the tags any number may stand on a token."""

    def __init__(self, folder: Path, recipe: Recipe, labels: int, tags: int) -> None:
        import torch

        super().__init__(folder, recipe, labels)
        self._tagger = torch.nn.Linear(self._encoder.config.hidden_size, tags)
        torch.nn.init.normal_(self._tagger.weight, std=0.02)
        torch.nn.init.constant_(self._tagger.bias, -4.0)

    def tags(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Floats]]:
        """For each text the places of its tokens in it, and `(tokens, tags)` as probabilities."""
        import torch

        self._training(False)
        found: list[tuple[list[tuple[int, int]], Floats]] = []
        with torch.no_grad():
            for text in texts:
                outputs, _ = self._of_tokens([text])
                sure = torch.sigmoid(self._tagger(outputs[0])).numpy()
                found.append((self._places(text), np.asarray(sure, dtype=np.float32)))
        return found

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Of each token; what is not of the text itself lies at `(0, 0)`."""
        before = len(PROMPTS["query"])
        offsets = self._tokenizer.encode(PROMPTS["query"] + text).offsets
        return [(max(0, start - before), max(0, end - before)) for start, end in offsets]

    def _named(self) -> dict[str, torch.Tensor]:
        return super()._named() | {"tagger": self._tagger.weight, "tagger-bias": self._tagger.bias}

    def _loss(self, batch: Sequence[Sample], rare: torch.Tensor) -> torch.Tensor:
        import torch

        outputs, mask = self._of_tokens([one.text for one in batch])
        whole = torch.nn.functional.cross_entropy(
            self._of_text(outputs, mask),
            torch.tensor([one.label for one in batch]),
            weight=rare,
            label_smoothing=self._recipe.smoothing,
        )
        wanted = torch.zeros((*outputs.shape[:2], self._tagger.out_features))
        for row, one in enumerate(batch):
            if isinstance(one, TaggedSample) and one.tags:
                for at, (start, end) in enumerate(self._places(one.text)):
                    for tag, first, last in one.tags:
                        if start < last and first < end:
                            wanted[row, at, tag] = 1.0
        each = torch.nn.functional.binary_cross_entropy_with_logits(
            self._tagger(self._drop(outputs)), wanted, pos_weight=torch.tensor(_RARE), reduction="none"
        )
        return whole + _SHARE * (each.sum(-1) * mask).sum() / mask.sum()
