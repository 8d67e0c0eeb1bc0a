"""Makes `assistant/reading/feedback.npz`: the adapter and the two heads that read feedback.

`make train-feedback`: the sentences are our own, written and labelled in each language. One in eight is held
out to fit how sure the heads may be. On two cores an epoch takes some two minutes; what is written after
each is usable.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.feedback import Flaw, Part
from assistant.domain.language import Language
from assistant.retrieval import model_folder
from assistant.settings import load_settings
from evals.training.tagged import Tagged, TaggedSample
from evals.training.tuned import Recipe, say, temperature

_HERE: Final = Path(__file__).parent
_OUT: Final = Path("assistant/reading/feedback.npz")
_RECIPE: Final = Recipe(rank=16, first_layer=0, rate=6e-4, epochs=8, kept_mean=0.99, balance=0.3)
_PARTS, _FLAWS = tuple(Part), tuple(Flaw)
_HELD_OUT: Final = 8
_LIMITS: Final = np.linspace(0.1, 0.95, 18)


def main() -> int:
    """Train, report and write after every epoch. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=_RECIPE.epochs)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    told = [one for each in Language for one in samples(each)]
    out = [one for one in told if zlib.crc32(one.text.encode()) % _HELD_OUT == 0]
    train = [one for one in told if zlib.crc32(one.text.encode()) % _HELD_OUT]
    folder = model_folder.ready(load_settings().data.absolute())
    model = Tagged(folder, replace(_RECIPE, epochs=given.epochs), len(_PARTS), len(_FLAWS))
    if given.start:
        model.go_on_from(given.start)
    model.fit(lambda _: train, lambda epoch: model.write(given.out, _measured(model, out)))
    return 0


def samples(language: Language) -> list[TaggedSample]:
    """The labelled sentences of a language."""
    lines = (_HERE / f"feedback.{language.value}.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for one in map(json.loads, filter(str.strip, lines)):
        tags = tuple((_FLAWS.index(Flaw(flaw["flaw"])), *flaw["span"]) for flaw in one["flaws"])
        found.append(TaggedSample(one["text"], _PARTS.index(Part(one["part"])), tags=tags))
    return found


def _measured(model: Tagged, out: Sequence[TaggedSample]) -> float:
    """Say how well it reads; the temperature of the parts."""
    logits = model.logits([one.text for one in out])
    wanted = np.array([one.label for one in out])
    right = float((logits.argmax(axis=1) == wanted).mean())
    sure = np.array([found.max(axis=0) for _, found in model.tags([one.text for one in out])])
    there = np.zeros_like(sure)
    for row, one in enumerate(out):
        for tag, _, _ in one.tags:
            there[row, tag] = 1
    best = []
    for tag, flaw in enumerate(_FLAWS):
        scores = [_f1(there[:, tag] > 0, sure[:, tag] >= limit) for limit in _LIMITS]
        best.append(f"{flaw.value} {max(scores):.2f} at {_LIMITS[int(np.argmax(scores))]:.2f}")
    say(f"held out {len(out)}: parts {right:.3f}; " + ", ".join(best))
    return temperature(logits, wanted.tolist())


def _f1(wanted: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    either = int(wanted.sum() + found.sum())
    return 2 * int((wanted & found).sum()) / either if either else 1.0


if __name__ == "__main__":
    sys.exit(main())
