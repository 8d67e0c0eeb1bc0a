"""Texts with the danger a person saw in them, to train on; those to measure with stand in `evals/safety`."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language

if TYPE_CHECKING:
    from evals.training.sentences import Labelled

KINDS: Final = tuple(DangerKind)
_HERE: Final = Path(__file__).parent
#: How often a text is put among sentences that have nothing to do with it, and with how many of them.
_AMONG: Final = 0.4
_MOST_AROUND: Final = 3


@dataclass(frozen=True)
class Told:
    """A text, its language, what it shows, and whether it says so outright."""

    text: str = field(repr=False)
    language: Language
    kind: DangerKind
    explicit: bool


def told(language: Language, held_out: bool = False) -> list[Told]:
    """The texts of a language: those to train on, or those held out to choose limits with.

    The rules in `knowledge/danger` were written before the texts that are held out.
    """
    name = "danger-held-out" if held_out else "danger"
    lines = (_HERE / f"{name}.{language.value}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Told(one["text"], language, DangerKind(one["class"]), bool(one["explicit"]))
        for one in map(json.loads, filter(str.strip, lines))
    ]


def among(texts: Sequence[Told], around: dict[Language, list[Labelled]], rng: random.Random) -> list[Told]:
    """The texts as people write them: some of them before, after and between harmless sentences."""
    return [_placed(one, around[one.language], rng) if rng.random() < _AMONG else one for one in texts]


def report(name: str, texts: Sequence[Told], probabilities: NDArray[np.float32]) -> str:
    """What is found at the limit where 3 in 100 harmless texts raise an alarm, in three lines."""
    kinds = np.array([KINDS.index(one.kind) for one in texts])
    explicit = np.array([one.explicit for one in texts])
    none = KINDS.index(DangerKind.NONE)
    signs = 1 - probabilities[:, none]
    harmless = np.sort(signs[kinds == none])[::-1]
    limit = float(harmless[int(0.03 * len(harmless))])
    seen = signs > limit
    by_kind = " ".join(
        f"{kind.value} {seen[kinds == place].mean():.2f}" for place, kind in enumerate(KINDS) if place != none
    )
    danger = kinds != none
    own = KINDS.index(DangerKind.DANGER_SELF)
    by_language = " ".join(
        f"{language.value} {seen[danger & np.array([one.language is language for one in texts])].mean():.2f}"
        for language in Language
    )
    return (
        f"{name}: from {limit:.2f} on {by_kind}\n"
        f"  outright {seen[danger & explicit].mean():.2f}, to oneself by hints "
        f"{seen[(kinds == own) & ~explicit].mean():.2f}; {by_language}"
    )


def _placed(one: Told, harmless: Sequence[Labelled], rng: random.Random) -> Told:
    some = [each.text for each in rng.sample(harmless, rng.randint(1, _MOST_AROUND))]
    before = rng.randint(0, len(some))
    return replace(one, text=" ".join([*some[:before], one.text, *some[before:]]))
