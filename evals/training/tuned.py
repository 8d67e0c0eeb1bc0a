"""The encoder in float32 with an adapter on every matrix, and two heads: elements of reflection and danger.

The encoder's matrices get a low-rank change each (Hu et al., 2021, LoRA, arXiv 2106.09685), its word
embeddings stay as they are; the heads take the mean of the token outputs and the first one. A running mean
of the weights is what is kept.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.elements import Element
from assistant.retrieval.model_build import LINEAR, PROMPTS, TOKENIZER
from evals.training.dangers import KINDS

if TYPE_CHECKING:
    import torch

Floats = NDArray[np.float32]

ELEMENTS: Final = tuple(Element)
_TOKENS: Final = 160
#: No label of this sort.
UNLABELLED: Final = -100


@dataclass(frozen=True)
class Recipe:
    """How it is trained. What else was tried stands in docs/decisions/0011."""

    rank: int = 32
    rate: float = 4e-4
    head_rate: float = 1e-3
    epochs: int = 4
    batch: int = 16
    dropout: float = 0.1
    smoothing: float = 0.05
    least_confidence: float = 2.0
    #: Rare labels weigh more, by this power of how rare they are.
    balance: float = 0.3
    #: What a sentence from a reflection counts as a text without danger, and what a text about danger counts.
    harmless: float = 0.15
    danger: float = 2.5
    #: How often an epoch passes over the texts about danger, which are few.
    danger_times: int = 2
    kept_mean: float = 0.995
    folds: int = 6
    seed: int = 1


@dataclass(frozen=True)
class Sample:
    """A text with its element and kind of danger, as places in `ELEMENTS` and `KINDS`, and their weights."""

    text: str = field(repr=False)
    element: int = UNLABELLED
    element_weight: float = 1.0
    kind: int = UNLABELLED
    kind_weight: float = 1.0


class Tuned:
    """The model that is trained."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import BertModel

        torch.manual_seed(recipe.seed)
        self._recipe = recipe
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(_TOKENS)
        self._encoder = BertModel.from_pretrained(str(folder), add_pooling_layer=False)
        self._encoder.requires_grad_(False)
        self._pairs = _adapt(self._encoder, recipe.rank)
        width = 2 * self._encoder.config.hidden_size
        self._heads = (torch.nn.Linear(width, len(ELEMENTS)), torch.nn.Linear(width, len(KINDS)))
        for head in self._heads:
            torch.nn.init.normal_(head.weight, std=0.02)
        self._drop = torch.nn.Dropout(recipe.dropout)

    def start_from(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on from what was written before."""
        import torch

        def put(one: torch.Tensor, name: str) -> None:
            one.data.copy_(torch.from_numpy(weights[name].astype(np.float32)))

        for head, name in zip(self._heads, ("elements", "danger"), strict=True):
            put(head.weight, f"{name}.head")
            put(head.bias, f"{name}.bias")
        for name, (down, up) in self._pairs.items():
            put(down, f"{name}.down")
            put(up, f"{name}.up")

    def fit(self, samples: Callable[[random.Random], Sequence[Sample]], after: Callable[[int], None]) -> None:
        """Train; `samples` gives those of an epoch, `after` is called with the kept weights in place."""
        import torch

        recipe, rng = self._recipe, random.Random(self._recipe.seed)  # noqa: S311 -- no secret
        inner = [half for pair in self._pairs.values() for half in pair]
        outer = [one for head in self._heads for one in head.parameters()]
        every = [*inner, *outer]
        optimiser = torch.optim.AdamW(
            [
                {"params": inner, "lr": recipe.rate},
                {"params": outer, "lr": recipe.head_rate},
            ],
            weight_decay=0.01,
        )
        now = samples(rng)
        steps = recipe.epochs * math.ceil(len(now) / recipe.batch)
        slope = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
        )
        kept, done = [one.detach().clone() for one in every], 0
        rare = [
            _balance([one.element for one in now], len(ELEMENTS), recipe.balance),
            _balance([one.kind for one in now], len(KINDS), recipe.balance),
        ]
        for epoch in range(recipe.epochs):
            began, total = time.monotonic(), 0.0
            now = samples(rng) if epoch else now
            self._training(True)
            for batch in self._batches(now, rng):
                loss = self._loss([now[i] for i in batch], rare)
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(every, 1.0)
                optimiser.step()
                slope.step()
                done += 1
                share = min(recipe.kept_mean, done / (done + 9))
                for mean, one in zip(kept, every, strict=True):
                    mean.mul_(share).add_(one.detach(), alpha=1 - share)
                total += float(loss.detach()) * len(batch)
            say(f"epoch {epoch + 1}: loss {total / len(now):.3f}, {time.monotonic() - began:.0f} s")
            live = [one.detach().clone() for one in every]
            _put(every, kept)
            after(epoch + 1)
            _put(every, live)
        _put(every, kept)

    def logits(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """`(texts, elements)` and `(texts, kinds)` before the softmax."""
        import torch

        self._training(False)
        elements = np.zeros((len(texts), len(ELEMENTS)), dtype=np.float32)
        kinds = np.zeros((len(texts), len(KINDS)), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        with torch.no_grad():
            for start in range(0, len(order), 32):
                some = order[start : start + 32]
                found = self._outputs([texts[i] for i in some])
                elements[some], kinds[some] = (one.numpy() for one in found)
        return elements, kinds

    def weights(self) -> dict[str, NDArray[np.generic]]:
        """What the product needs of it, named as `assistant.retrieval.adapter` reads it."""
        elements, kinds = self._heads
        found: dict[str, NDArray[np.generic]] = {
            "elements.head": elements.weight.detach().numpy(),
            "elements.bias": elements.bias.detach().numpy(),
            "danger.head": kinds.weight.detach().numpy(),
            "danger.bias": kinds.bias.detach().numpy(),
        }
        for name, (down, up) in self._pairs.items():
            found[f"{name}.down"] = down.detach().numpy().astype(np.float16)
            found[f"{name}.up"] = up.detach().numpy().astype(np.float16)
        return found

    def _loss(self, batch: Sequence[Sample], rare: Sequence[torch.Tensor]) -> torch.Tensor:
        import torch

        labels = (
            torch.tensor([(one.element, one.kind) for one in batch]),
            torch.tensor([(one.element_weight, one.kind_weight) for one in batch]),
        )
        lost = torch.zeros(())
        for place, outputs in enumerate(self._outputs([one.text for one in batch])):
            each = torch.nn.functional.cross_entropy(
                outputs,
                labels[0][:, place],
                weight=rare[place],
                label_smoothing=self._recipe.smoothing,
                reduction="none",
                ignore_index=UNLABELLED,
            )
            lost = lost + (each * labels[1][:, place]).mean()
        return lost

    def _outputs(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        import torch

        ids = [self._tokenizer.encode(PROMPTS["query"] + text).ids for text in texts]
        longest = max(map(len, ids))
        padded = torch.tensor([one + [1] * (longest - len(one)) for one in ids])
        mask = torch.tensor([[1.0] * len(one) + [0.0] * (longest - len(one)) for one in ids])
        outputs = self._encoder(input_ids=padded, attention_mask=mask).last_hidden_state
        mean = (outputs * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        both = self._drop(torch.cat([mean, outputs[:, 0]], dim=1))
        elements, kinds = (head(both) for head in self._heads)
        return elements, kinds

    def _training(self, on: bool) -> None:
        for part in (self._encoder, self._drop):
            part.train(on)

    def _batches(self, samples: Sequence[Sample], rng: random.Random) -> Iterator[list[int]]:
        """Batches of texts of like length, in random order."""
        order = list(range(len(samples)))
        rng.shuffle(order)
        size = self._recipe.batch
        found = []
        for start in range(0, len(order), size * 32):
            some = sorted(order[start : start + size * 32], key=lambda i: len(samples[i].text))
            found += [some[i : i + size] for i in range(0, len(some), size)]
        rng.shuffle(found)
        yield from found


def say(text: str) -> None:
    """Print at once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _put(every: Sequence[torch.Tensor], values: Sequence[torch.Tensor]) -> None:
    for one, value in zip(every, values, strict=True):
        one.data.copy_(value)


def _adapt(encoder: Any, rank: int) -> dict[str, tuple[torch.nn.Parameter, torch.nn.Parameter]]:
    """Put a low-rank change beside every matrix; `(down, up)` by the name the source gives the matrix."""
    pairs = {}
    for number, layer in enumerate(encoder.encoder.layer):
        for path, short in LINEAR.items():
            holder = layer
            *way, last = path.split(".")
            for part in way:
                holder = getattr(holder, part)
            changed = _low_rank(getattr(holder, last), rank)
            setattr(holder, last, changed)
            pairs[f"l{number}.{short}"] = (changed.down, changed.up)
    return pairs


def _low_rank(linear: Any, rank: int) -> Any:
    import torch

    class LowRank(torch.nn.Module):
        """A matrix and a change of low rank beside it."""

        def __init__(self) -> None:
            super().__init__()
            self.linear = linear
            # Twice what is usual, so that the change starts with a scale of 2.
            scale = math.sqrt(2.0 / linear.in_features)
            self.down = torch.nn.Parameter(torch.randn(rank, linear.in_features) * scale)
            self.up = torch.nn.Parameter(torch.zeros(linear.out_features, rank))

        def forward(self, values: torch.Tensor) -> torch.Tensor:
            changed: torch.Tensor = self.linear(values) + (values @ self.down.T) @ self.up.T
            return changed

    return LowRank()


def _balance(labels: Sequence[int], kinds: int, power: float) -> torch.Tensor:
    import torch

    counts = np.array([max(1, labels.count(one)) for one in range(kinds)])
    return torch.tensor(np.minimum(2.0, (counts.mean() / counts) ** power), dtype=torch.float32)
