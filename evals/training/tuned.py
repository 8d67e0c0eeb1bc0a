"""The encoder in float32 with an adapter on its matrices, and a head that names a text.

The encoder's matrices get a low-rank change each (Hu et al., 2021, LoRA, arXiv 2106.09685), its word
embeddings stay as they are; the head takes the mean of the token outputs and the first one. A running mean
of the weights is what is kept. How sure the head may be (temperature) is fitted on what was held out.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_build import LINEAR, PROMPTS, TOKENIZER

if TYPE_CHECKING:
    import torch

Floats = NDArray[np.float32]

_TOKENS: Final = 160


@dataclass(frozen=True)
class Recipe:
    """How it is trained. What else was tried stands in docs/decisions/0011."""

    rank: int = 32
    #: Layers before this one have no adapter.
    first_layer: int = 0
    rate: float = 4e-4
    head_rate: float = 1e-3
    epochs: int = 4
    batch: int = 16
    dropout: float = 0.1
    smoothing: float = 0.05
    #: Rare labels weigh more, by this power of how rare they are.
    balance: float = 0.3
    kept_mean: float = 0.995
    seed: int = 1


@dataclass(frozen=True)
class Sample:
    """A text with the place of its label, and how much it counts."""

    text: str = field(repr=False)
    label: int
    weight: float = 1.0


class Tuned:
    """The model that is trained."""

    def __init__(self, folder: Path, recipe: Recipe, labels: int) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import BertModel

        torch.manual_seed(recipe.seed)
        self._recipe = recipe
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(_TOKENS)
        self._encoder = BertModel.from_pretrained(str(folder), add_pooling_layer=False)
        self._encoder.requires_grad_(False)
        self._pairs = _adapt(self._encoder, recipe)
        width = 2 * self._encoder.config.hidden_size
        self._head = torch.nn.Linear(width, labels)
        torch.nn.init.normal_(self._head.weight, std=0.02)
        self._drop = torch.nn.Dropout(recipe.dropout)

    def go_on_from(self, file: Path) -> None:
        """Begin with weights that were written before."""
        import torch

        written = np.load(file, allow_pickle=False)
        parts = self._named()
        for name, (down, up) in self._pairs.items():
            parts |= {f"{name}.down": down, f"{name}.up": up}
        for name, part in parts.items():
            part.data.copy_(torch.from_numpy(written[name].astype(np.float32)))

    def fit(self, samples: Callable[[random.Random], Sequence[Sample]], after: Callable[[int], None]) -> None:
        """Train; `samples` gives those of an epoch, `after` is called with the kept weights in place."""
        import torch

        recipe, rng = self._recipe, random.Random(self._recipe.seed)  # noqa: S311 -- no secret
        inner = [half for pair in self._pairs.values() for half in pair]
        outer = self._outer()
        groups = [{"params": inner, "lr": recipe.rate}, {"params": outer, "lr": recipe.head_rate}]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        now = samples(rng)
        steps = recipe.epochs * math.ceil(len(now) / recipe.batch)
        slope = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
        )
        kept = _Kept([*inner, *outer], recipe.kept_mean)
        rare = _balance([one.label for one in now], self._head.out_features, recipe.balance)
        for epoch in range(1, recipe.epochs + 1):
            began, total = time.monotonic(), 0.0
            self._training(True)
            for batch in self._batches(now, rng):
                loss = self._loss([now[i] for i in batch], rare)
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(kept.live, 1.0)
                optimiser.step()
                slope.step()
                kept.follow()
                total += float(loss.detach()) * len(batch)
            say(f"epoch {epoch}: loss {total / len(now):.3f}, {time.monotonic() - began:.0f} s")
            with kept.in_place():
                after(epoch)
            now = samples(rng)

    def logits(self, texts: Sequence[str]) -> Floats:
        """`(texts, labels)` before the softmax."""
        import torch

        self._training(False)
        found = np.zeros((len(texts), self._head.out_features), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        with torch.no_grad():
            for start in range(0, len(order), 32):
                some = order[start : start + 32]
                found[some] = self._outputs([texts[i] for i in some]).numpy()
        return found

    def write(self, file: Path, fitted: float) -> None:
        """Everything the product needs, named as `assistant.retrieval.adapter` reads it."""
        found: dict[str, NDArray[np.generic]] = {"temperature": np.array(fitted, dtype=np.float32)}
        found |= {name: part.detach().numpy() for name, part in self._named().items()}
        for name, (down, up) in self._pairs.items():
            found[f"{name}.down"] = down.detach().numpy().astype(np.float16)
            found[f"{name}.up"] = up.detach().numpy().astype(np.float16)
        np.savez(file, allow_pickle=False, **found)
        say(f"written: {file} ({file.stat().st_size / 1e6:.1f} MB)")

    def _named(self) -> dict[str, torch.Tensor]:
        """What is trained besides the adapter, by the names under which it is written."""
        return {"head": self._head.weight, "bias": self._head.bias}

    def _outer(self) -> list[torch.Tensor]:
        return list(self._named().values())

    def _loss(self, batch: Sequence[Sample], rare: torch.Tensor) -> torch.Tensor:
        import torch

        each = torch.nn.functional.cross_entropy(
            self._outputs([one.text for one in batch]),
            torch.tensor([one.label for one in batch]),
            weight=rare,
            label_smoothing=self._recipe.smoothing,
            reduction="none",
        )
        return (each * torch.tensor([one.weight for one in batch])).mean()

    def _outputs(self, texts: Sequence[str]) -> torch.Tensor:
        return self._of_text(*self._of_tokens(texts))

    def _of_tokens(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """What the encoder makes of each token, and which of them are there."""
        import torch

        ids = [self._tokenizer.encode(PROMPTS["query"] + text).ids for text in texts]
        longest = max(map(len, ids))
        padded = torch.tensor([one + [1] * (longest - len(one)) for one in ids])
        mask = torch.tensor([[1.0] * len(one) + [0.0] * (longest - len(one)) for one in ids])
        return self._encoder(input_ids=padded, attention_mask=mask).last_hidden_state, mask

    def _of_text(self, outputs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        import torch

        mean = (outputs * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        found: torch.Tensor = self._head(self._drop(torch.cat([mean, outputs[:, 0]], dim=1)))
        return found

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


class _Kept:
    """The running mean of what is trained."""

    def __init__(self, live: Sequence[torch.Tensor], share: float) -> None:
        self.live, self._share, self._done = live, share, 0
        self._means = [one.detach().clone() for one in live]

    def follow(self) -> None:
        """Take one more step into the mean."""
        self._done += 1
        share = min(self._share, self._done / (self._done + 9))
        for mean, one in zip(self._means, self.live, strict=True):
            mean.mul_(share).add_(one.detach(), alpha=1 - share)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The means in the place of what is trained, for as long as it is measured and written."""
        before = [one.detach().clone() for one in self.live]
        for one, mean in zip(self.live, self._means, strict=True):
            one.data.copy_(mean)
        yield
        for one, value in zip(self.live, before, strict=True):
            one.data.copy_(value)


def say(text: str) -> None:
    """Print at once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def temperature(logits: Floats, wanted: Sequence[int]) -> float:
    """What makes the certainty right on average on texts that were not trained on."""
    rows, places = np.arange(len(wanted)), np.array(wanted)
    tried = np.linspace(0.6, 3.0, 49)
    lost = [-np.log(softmax(logits / t)[rows, places] + 1e-9).mean() for t in tried]
    return float(tried[int(np.argmin(lost))])


def softmax(logits: Floats) -> Floats:
    """Each row as probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _adapt(encoder: Any, recipe: Recipe) -> dict[str, tuple[torch.nn.Parameter, torch.nn.Parameter]]:
    """Put a low-rank change beside each matrix; `(down, up)` by the name the source gives the matrix."""
    pairs = {}
    for number, layer in enumerate(encoder.encoder.layer):
        if number < recipe.first_layer:
            continue
        for path, short in LINEAR.items():
            holder = layer
            *way, last = path.split(".")
            for part in way:
                holder = getattr(holder, part)
            changed = _low_rank(getattr(holder, last), recipe.rank)
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
