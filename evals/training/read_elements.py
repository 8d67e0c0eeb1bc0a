"""Makes `assistant/reading/element_head.npz`: the encoder's adapter and the head that reads elements.

`make train-elements DATA=FOLDER`, where the folder is CEReD's (`train.tsv`, `val.tsv`). The encoder's
matrices get a low-rank change each, its word embeddings stay as they are; the head takes the mean of the
token outputs and the first one. A running mean of the weights is what is kept. How sure the head may be
(temperature) is fitted on sentences that were held out. On two cores an epoch takes some ten minutes.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.elements import Element
from assistant.retrieval import model_folder
from assistant.retrieval.model_build import LINEAR, PROMPTS, TOKENIZER
from assistant.settings import load_settings
from evals.reading_scores import Scored, report
from evals.training.sentences import OWN, Labelled, cered, held_out, own

if TYPE_CHECKING:
    import torch

_ELEMENTS: Final = tuple(Element)
_TOKENS: Final = 96
_OUT: Final = Path("assistant/reading/element_head.npz")


@dataclass(frozen=True)
class Recipe:
    """How it is trained. What else was tried stands in docs/decisions."""

    rank: int = 32
    rate: float = 4e-4
    head_rate: float = 1e-3
    epochs: int = 4
    batch: int = 16
    dropout: float = 0.1
    smoothing: float = 0.05
    least_confidence: float = 2.0
    #: Rare elements weigh more, by this power of how rare they are.
    balance: float = 0.3
    kept_mean: float = 0.99
    folds: int = 6
    seed: int = 1


def main() -> int:
    """Train, report, write. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with CEReD's train.tsv and val.tsv")
    parser.add_argument("--all", action="store_true", help="train on everything, keep the last temperature")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--fold", type=int, default=0)
    given = parser.parse_args()
    recipe = Recipe(epochs=given.epochs)
    everything = cered(given.data / "train.tsv")
    train, out = held_out(everything, given.fold, recipe.folds)
    chosen = everything if given.all else train
    used = [one for one in chosen if one.confidence >= recipe.least_confidence] + _own_sentences()
    model = _Model(model_folder.ready(load_settings().data.absolute()), recipe)
    model.fit(used)
    measured = {"held out": out, "val": cered(given.data / "val.tsv")}
    logits = {name: model.logits(some) for name, some in measured.items()}
    temperature = _temperature(logits["held out"], out)
    for name, some in measured.items():
        _say(report(name, Scored.of(some, _softmax(logits[name] / temperature))))
    np.savez(_OUT, allow_pickle=False, **model.weights(temperature))
    _say(f"written: {_OUT} ({_OUT.stat().st_size / 1e6:.1f} MB)")
    return 0


def _own_sentences() -> list[Labelled]:
    return [
        one for language in ("nl", "de", "en") for one in own(OWN / f"sentences.{language}.jsonl", "meant")
    ]


class _Model:
    """The encoder in float32 with an adapter on every matrix, and a head."""

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
        width = self._encoder.config.hidden_size
        self._head = torch.nn.Linear(2 * width, len(_ELEMENTS))
        torch.nn.init.normal_(self._head.weight, std=0.02)
        self._drop = torch.nn.Dropout(recipe.dropout)

    def fit(self, sentences: Sequence[Labelled]) -> None:
        """Train, and keep the running mean of the weights."""
        import torch

        recipe, rng = self._recipe, random.Random(self._recipe.seed)  # noqa: S311 -- no secret
        inner = [half for pair in self._pairs.values() for half in pair]
        groups = [
            {"params": inner, "lr": recipe.rate},
            {"params": list(self._head.parameters()), "lr": recipe.head_rate},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = recipe.epochs * math.ceil(len(sentences) / recipe.batch)
        slope = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
        )
        every = [*inner, *self._head.parameters()]
        kept = [one.detach().clone() for one in every]
        weights = _balance(sentences, recipe.balance)
        for epoch in range(recipe.epochs):
            began, total = time.monotonic(), 0.0
            self._training(True)
            for step, batch in enumerate(self._batches(sentences, rng)):
                loss = self._loss([sentences[i] for i in batch], weights)
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(every, 1.0)
                optimiser.step()
                slope.step()
                share = min(recipe.kept_mean, (epoch + step + 1) / (epoch + step + 10))
                for mean, one in zip(kept, every, strict=True):
                    mean.mul_(share).add_(one.detach(), alpha=1 - share)
                total += float(loss.detach()) * len(batch)
            _say(f"epoch {epoch + 1}: loss {total / len(sentences):.3f}, {time.monotonic() - began:.0f} s")
        for mean, one in zip(kept, every, strict=True):
            one.data.copy_(mean)

    def logits(self, sentences: Sequence[Labelled]) -> NDArray[np.float32]:
        """`(sentences, elements)` before the softmax."""
        import torch

        self._training(False)
        found = np.zeros((len(sentences), len(_ELEMENTS)), dtype=np.float32)
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].text))
        with torch.no_grad():
            for start in range(0, len(order), 32):
                some = order[start : start + 32]
                found[some] = self._outputs([sentences[i].text for i in some]).numpy()
        return found

    def weights(self, temperature: float) -> dict[str, NDArray[np.generic]]:
        """Everything the product needs, named as `assistant.retrieval.adapter` reads it."""
        found: dict[str, NDArray[np.generic]] = {
            "head": self._head.weight.detach().numpy(),
            "bias": self._head.bias.detach().numpy(),
            "temperature": np.array(temperature, dtype=np.float32),
        }
        for name, (down, up) in self._pairs.items():
            found[f"{name}.down"] = down.detach().numpy().astype(np.float16)
            found[f"{name}.up"] = up.detach().numpy().astype(np.float16)
        return found

    def _loss(self, batch: Sequence[Labelled], weights: torch.Tensor) -> torch.Tensor:
        import torch

        wanted = torch.tensor([_ELEMENTS.index(one.element) for one in batch])
        sure = torch.tensor([min(1.2, max(0.3, one.confidence / 5)) for one in batch])
        lost = torch.nn.functional.cross_entropy(
            self._outputs([one.text for one in batch]),
            wanted,
            weight=weights,
            label_smoothing=self._recipe.smoothing,
            reduction="none",
        )
        return (lost * sure).mean()

    def _outputs(self, texts: Sequence[str]) -> torch.Tensor:
        import torch

        ids = [self._tokenizer.encode(PROMPTS["query"] + text).ids for text in texts]
        longest = max(map(len, ids))
        padded = torch.tensor([one + [1] * (longest - len(one)) for one in ids])
        mask = torch.tensor([[1.0] * len(one) + [0.0] * (longest - len(one)) for one in ids])
        outputs = self._encoder(input_ids=padded, attention_mask=mask).last_hidden_state
        mean = (outputs * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        found: torch.Tensor = self._head(self._drop(torch.cat([mean, outputs[:, 0]], dim=1)))
        return found

    def _training(self, on: bool) -> None:
        for part in (self._encoder, self._head, self._drop):
            part.train(on)

    def _batches(self, sentences: Sequence[Labelled], rng: random.Random) -> Iterator[list[int]]:
        """Batches of sentences of like length, in random order."""
        order = list(range(len(sentences)))
        rng.shuffle(order)
        size = self._recipe.batch
        found = []
        for start in range(0, len(order), size * 32):
            some = sorted(order[start : start + size * 32], key=lambda i: len(sentences[i].text))
            found += [some[i : i + size] for i in range(0, len(some), size)]
        rng.shuffle(found)
        yield from found


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
        """A matrix and a change of low rank beside it (twice, as a scale of 2 is usual)."""

        def __init__(self) -> None:
            super().__init__()
            self.linear = linear
            scale = math.sqrt(2.0 / linear.in_features)
            self.down = torch.nn.Parameter(torch.randn(rank, linear.in_features) * scale)
            self.up = torch.nn.Parameter(torch.zeros(linear.out_features, rank))

        def forward(self, values: torch.Tensor) -> torch.Tensor:
            changed: torch.Tensor = self.linear(values) + (values @ self.down.T) @ self.up.T
            return changed

    return LowRank()


def _balance(sentences: Sequence[Labelled], power: float) -> torch.Tensor:
    import torch

    counts = np.array([sum(one.element is element for one in sentences) for element in _ELEMENTS])
    return torch.tensor((counts.mean() / np.maximum(counts, 1)) ** power, dtype=torch.float32)


def _temperature(logits: NDArray[np.float32], sentences: Sequence[Labelled]) -> float:
    """What makes the certainty right on average on sentences that were not trained on."""
    wanted = np.array([_ELEMENTS.index(one.element) for one in sentences])
    tried = np.linspace(0.6, 3.0, 49)
    rows = np.arange(len(wanted))
    lost = [-np.log(_softmax(logits / t)[rows, wanted] + 1e-9).mean() for t in tried]
    return float(tried[int(np.argmin(lost))])


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
