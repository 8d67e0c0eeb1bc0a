"""How well what was found fits a question: whether it may be called an answer, and what of it comes first.

The question is compared with the library and with questions that no library answers (`elsewhere`). Either a
passage must be clearly nearer than the nearest of those, or the ways people ask for patterns must be, taken
twelve at a time, the more so the more of one pattern fits and the more of the question's letters it shares.
By its vectors a pattern that says how people ask for it is judged by that alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assistant.retrieval.catalogue import Mask, Snapshot
from assistant.retrieval.grams import top
from assistant.retrieval.ranking import Question, Ranked
from assistant.retrieval.signs import Floats

#: Chosen on the development questions in evals/gold and on passages of quite other subjects.
_CLEARLY_NEARER: Final = 0.10
_ASKED_NEARER: Final = 0.04
_LIFT: Final = 0.12
_SHARED: Final = 0.4
_SOME: Final = 12
_NOTHING: Final = -1.0


@dataclass(frozen=True)
class Fit:
    """How far single passages, and patterns by how people ask for them, lie above what it takes to fit."""

    said: float
    asked: float

    @property
    def weak(self) -> bool:
        """Whether nothing fits well."""
        return max(self.said, self.asked) < 0


@dataclass(frozen=True)
class Signs:
    """What else tells that a pattern fits: the lift of the best one, and how much larger a share of the
    question's letters some passage of a pattern has than any question from elsewhere."""

    lift: float
    more_shared: float


def signs_of(ranked: Ranked, snapshot: Snapshot, elsewhere: float) -> Signs:
    """The signs in these results; `elsewhere` is the share that questions from elsewhere have at most."""
    shared = ranked.coverage[snapshot.subject[ranked.rows] > 0].max(initial=0.0)
    lifts = ranked.lifts[ranked.lifts != 0]
    return Signs(float(lifts[0]) if len(lifts) else 0.0, float(shared) - elsewhere)


def fit(
    question: Question, near: Floats, snapshot: Snapshot, allowed: Mask, elsewhere: Floats, signs: Signs
) -> Fit:
    """How well something that may be read fits; `near` holds every row's cosine with the question."""
    others = np.sort(elsewhere @ question.vector)[::-1]
    said = near[allowed & ~_asked_for(snapshot)]
    asked = near[allowed & snapshot.asked]
    if not len(others):
        return Fit(0.0 if len(said) else _NOTHING, 0.0 if len(asked) else _NOTHING)
    nearest = float(said.max() - others[0]) - _CLEARLY_NEARER if len(said) else _NOTHING
    like = float(asked[top(asked, _SOME)].mean() - others[:_SOME].mean()) if len(asked) else _NOTHING
    return Fit(nearest, like + _LIFT * signs.lift + _SHARED * signs.more_shared - _ASKED_NEARER)


def by_fit(ranked: Ranked, found: Fit) -> Ranked:
    """The results with patterns, as a whole, as far above or below all others as they fit better or worse.

    A pattern's score was lifted, another passage's was not: they are brought together where their best ones
    stand as their fit says.
    """
    lifted = ranked.lifts != 0
    if lifted.all() or not lifted.any():
        return ranked
    best, others = ranked.scores[lifted][0], ranked.scores[~lifted][0]
    return ranked.risen(np.where(lifted, others + (found.asked - found.said) - best, 0.0))


def _asked_for(snapshot: Snapshot) -> Mask:
    """The rows of patterns that say how people ask for them: those are judged by it."""
    subjects = np.zeros(int(snapshot.subject.max(initial=0)) + 1, dtype=bool)
    subjects[snapshot.subject[snapshot.asked]] = True
    asked_for: Mask = subjects[snapshot.subject]
    return asked_for
