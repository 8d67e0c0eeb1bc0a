"""Makes `assistant/reading/danger.npz`: the adapter and the head that read signs of danger.

`make train-danger DATA=FOLDER`, where the folder is CEReD's: what people write in reflections without danger
is trained on too. The texts about danger are our own. On two cores an epoch takes some fourteen minutes;
what is written after each is usable.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language
from assistant.retrieval import model_folder
from assistant.settings import load_settings
from evals.training.dangers import KINDS, Told, among, report, told
from evals.training.sentences import OWN, own, paragraphs
from evals.training.tuned import Recipe, Sample, Tuned, say, softmax, temperature

_OUT: Final = Path("assistant/reading/danger.npz")
_RECIPE: Final = Recipe(rank=16, first_layer=4, rate=5e-4, epochs=6, kept_mean=0.98, balance=0.2)
#: So many pieces of reflections of each sort stand beside the texts about danger, others in each epoch.
_ORDINARY: Final = 250
_NONE: Final = KINDS.index(DangerKind.NONE)


def main() -> int:
    """Train, report and write after every epoch. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with CEReD's train.tsv")
    parser.add_argument("--epochs", type=int, default=_RECIPE.epochs)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of our own texts so many in each epoch, others each time"
    )
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    train = [one for each in Language for one in told(each)]
    out = [one for each in Language for one in told(each, held_out=True)]
    ours = {each: own(OWN / f"sentences.{each.value}.jsonl", "meant") for each in Language}
    ordinary = [paragraphs(OWN / f"sentences.{each.value}.jsonl", "context") for each in Language]
    ordinary.append(paragraphs(given.data / "train.tsv", ""))
    recipe = replace(_RECIPE, epochs=given.epochs)
    model = Tuned(model_folder.ready(load_settings().data.absolute()), recipe, len(KINDS))
    if given.start:
        model.go_on_from(given.start)

    def samples(rng: random.Random) -> list[Sample]:
        some = rng.sample(train, round(given.share * len(train)))
        placed = [Sample(one.text, KINDS.index(one.kind)) for one in among(some, ours, rng)]
        harmless = [text for some in ordinary for text in rng.sample(some, min(_ORDINARY, len(some)))]
        return placed + [Sample(text, _NONE) for text in harmless]

    model.fit(samples, lambda epoch: model.write(given.out, _measured(model, out)))
    return 0


def _measured(model: Tuned, out: list[Told]) -> float:
    """Say how well it reads; the temperature."""
    logits = model.logits([one.text for one in out])
    fitted = temperature(logits, [KINDS.index(one.kind) for one in out])
    say(report("held out", out, softmax(logits / fitted)))
    return fitted


if __name__ == "__main__":
    sys.exit(main())
