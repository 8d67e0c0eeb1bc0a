"""Makes `assistant/reading/elements.npz`: the adapter and the head that read elements of reflection.

`make train-elements DATA=FOLDER`, where the folder is CEReD's (`train.tsv`, `val.tsv`). Our own sentences are
trained on with it. On two cores an epoch takes some seven minutes; what is written after each is usable.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Final

from assistant.domain.elements import Element
from assistant.domain.language import Language
from assistant.retrieval import model_folder
from assistant.settings import load_settings
from evals.reading_scores import Scored, report
from evals.training.sentences import OWN, Labelled, cered, held_out, own
from evals.training.tuned import Recipe, Sample, Tuned, say, softmax, temperature

_ELEMENTS: Final = tuple(Element)
_OUT: Final = Path("assistant/reading/elements.npz")
_FOLDS: Final = 6
#: Sentences that people agreed on less than this are not trained on.
_LEAST_CONFIDENCE: Final = 2.0


def main() -> int:
    """Train, report and write after every epoch. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with CEReD's train.tsv and val.tsv")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--fold", type=int, default=0, help="which sixth of train.tsv is held out")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    train, out = held_out(cered(given.data / "train.tsv"), given.fold, _FOLDS)
    measured = {"held out": out, "val": cered(given.data / "val.tsv")}
    samples = [_sample(one) for one in [*train, *_ours()] if one.confidence >= _LEAST_CONFIDENCE]
    folder = model_folder.ready(load_settings().data.absolute())
    model = Tuned(folder, Recipe(epochs=given.epochs), len(_ELEMENTS))

    def every(rng: random.Random) -> list[Sample]:
        return samples

    model.fit(every, lambda epoch: model.write(given.out, _measured(model, measured)))
    return 0


def _ours() -> list[Labelled]:
    return [one for each in Language for one in own(OWN / f"sentences.{each.value}.jsonl", "meant")]


def _sample(one: Labelled) -> Sample:
    return Sample(one.text, _ELEMENTS.index(one.element), min(1.2, max(0.3, one.confidence / 5)))


def _measured(model: Tuned, measured: dict[str, list[Labelled]]) -> float:
    """Say how well it reads; the temperature."""
    logits = {name: model.logits([one.text for one in some]) for name, some in measured.items()}
    wanted = [_ELEMENTS.index(one.element) for one in measured["held out"]]
    fitted = temperature(logits["held out"], wanted)
    for name, some in measured.items():
        say(report(name, Scored.of(some, softmax(logits[name] / fitted))))
    return fitted


if __name__ == "__main__":
    sys.exit(main())
