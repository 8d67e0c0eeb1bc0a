"""Makes `assistant/reading/heads.npz`: the encoder's adapter, and the heads that read elements and danger.

`make train-reading DATA=FOLDER`, where the folder is CEReD's (`train.tsv`, `val.tsv`). One adapter carries
both heads, so that one graph is held in memory. How sure the heads may be (temperature) is fitted on
what was held out. On two cores an epoch takes some ten minutes; what is written after each is usable.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language
from assistant.retrieval import model_folder
from assistant.settings import load_settings
from evals import reading_scores
from evals.reading_scores import Scored
from evals.training import dangers, sentences
from evals.training.dangers import KINDS, Told
from evals.training.sentences import OWN, Labelled, cered, own
from evals.training.tuned import ELEMENTS, Floats, Recipe, Sample, Tuned, say

_OUT: Final = Path("assistant/reading/heads.npz")
_NONE: Final = KINDS.index(DangerKind.NONE)
#: One in so many of the texts about danger is held out.
_DANGER_FOLDS: Final = 5


def main() -> int:
    """Train, report and write after every epoch. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with CEReD's train.tsv and val.tsv")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--fold", type=int, default=0, help="which sixth of train.tsv is held out")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    recipe = replace(Recipe(), epochs=given.epochs)
    texts = _Texts.of(given.data, given.fold, recipe)
    model = Tuned(model_folder.ready(load_settings().data.absolute()), recipe)
    if given.start:
        model.start_from(np.load(given.start, allow_pickle=False))

    def after(epoch: int) -> None:
        temperatures = _measure(model, texts)
        np.savez(given.out, allow_pickle=False, **model.weights(), **temperatures)
        say(f"written after epoch {epoch}: {given.out} ({given.out.stat().st_size / 1e6:.1f} MB)")

    model.fit(texts.samples, after)
    return 0


@dataclass(frozen=True)
class _Texts:
    """What is trained on, and what is measured on."""

    elements: list[Labelled]
    dangers: list[Told]
    around: dict[Language, list[Labelled]]
    measured: dict[str, list[Labelled]]
    measured_dangers: list[Told]

    @classmethod
    def of(cls, data: Path, fold: int, recipe: Recipe) -> _Texts:
        """Everything read and divided."""
        train, out = sentences.held_out(cered(data / "train.tsv"), fold, recipe.folds)
        ours = {one: own(OWN / f"sentences.{one.value}.jsonl", "meant") for one in Language}
        used = [one for one in train if one.confidence >= recipe.least_confidence]
        all_told = [one for language in Language for one in dangers.told(language)]
        told, told_out = dangers.held_out(all_told, fold % _DANGER_FOLDS, _DANGER_FOLDS)
        return cls(
            [*used, *(one for some in ours.values() for one in some)],
            told,
            ours,
            {"held out": out, "val": cered(data / "val.tsv")},
            told_out,
        )

    def samples(self, rng: random.Random) -> list[Sample]:
        """Those of one epoch: texts about danger stand among other sentences each time anew."""
        found = [
            Sample(
                one.text,
                ELEMENTS.index(one.element),
                min(1.2, max(0.3, one.confidence / 5)),
                _NONE,
                Recipe.harmless,
            )
            for one in self.elements
        ]
        for _ in range(Recipe.danger_times):
            placed = dangers.among(self.dangers, self.around, rng)
            found += [
                Sample(one.text, kind=KINDS.index(one.kind), kind_weight=Recipe.danger) for one in placed
            ]
        return found


def _measure(model: Tuned, texts: _Texts) -> dict[str, NDArray[np.generic]]:
    """Say how well it reads; the temperatures."""
    logits = {name: model.logits([one.text for one in some])[0] for name, some in texts.measured.items()}
    wanted = [ELEMENTS.index(one.element) for one in texts.measured["held out"]]
    temperature = _temperature(logits["held out"], wanted)
    for name, some in texts.measured.items():
        say(reading_scores.report(name, Scored.of(some, _softmax(logits[name] / temperature))))
    kinds = model.logits([one.text for one in texts.measured_dangers])[1]
    danger_temperature = _temperature(kinds, [KINDS.index(one.kind) for one in texts.measured_dangers])
    say(dangers.report("danger", texts.measured_dangers, _softmax(kinds / danger_temperature)))
    return {
        "elements.temperature": np.array(temperature, dtype=np.float32),
        "danger.temperature": np.array(danger_temperature, dtype=np.float32),
    }


def _temperature(logits: Floats, wanted: Sequence[int]) -> float:
    """What makes the certainty right on average on texts that were not trained on."""
    rows, places = np.arange(len(wanted)), np.array(wanted)
    tried = np.linspace(0.6, 3.0, 49)
    lost = [-np.log(_softmax(logits / t)[rows, places] + 1e-9).mean() for t in tried]
    return float(tried[int(np.argmin(lost))])


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    sys.exit(main())
