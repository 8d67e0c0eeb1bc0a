"""Whether what was found fits a question well enough to be called an answer.

The question is compared with the library and with questions that no library answers (`elsewhere`). Either a
passage must be clearly nearer than the nearest of those, or the ways people ask for patterns must be, taken
five at a time, the more so the more of one pattern fits. A pattern that says how people ask for it is judged
by that alone.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from assistant.retrieval.catalogue import Mask, Snapshot
from assistant.retrieval.grams import top
from assistant.retrieval.ranking import Question
from assistant.retrieval.signs import Floats

#: Chosen on the development questions in evals/gold and on passages of quite other subjects.
_CLEARLY_NEARER: Final = 0.10
_ASKED_NEARER: Final = 0.13
_LIFT: Final = 0.3
_SOME: Final = 5


def fits(question: Question, snapshot: Snapshot, allowed: Mask, elsewhere: Floats, lift: float) -> bool:
    """Whether something that may be read is likely to answer; `lift` is that of the best result."""
    near = snapshot.vectors @ question.vector
    others = np.sort(elsewhere @ question.vector)[::-1]
    said = near[allowed & ~_asked_for(snapshot)]
    if not len(others):
        return len(said) > 0
    if len(said) and said.max() - others[0] >= _CLEARLY_NEARER:
        return True
    asked = near[allowed & snapshot.asked]
    if not len(asked):
        return False
    like = asked[top(asked, _SOME)].mean() - others[:_SOME].mean()
    return bool(like + _LIFT * lift >= _ASKED_NEARER)


def _asked_for(snapshot: Snapshot) -> Mask:
    """The rows of patterns that say how people ask for them: those are judged by it."""
    subjects = np.zeros(int(snapshot.subject.max(initial=0)) + 1, dtype=bool)
    subjects[snapshot.subject[snapshot.asked]] = True
    asked_for: Mask = subjects[snapshot.subject]
    return asked_for
