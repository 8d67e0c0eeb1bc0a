"""What a question is about: patterns are lifted by how much of them, and how people ask for them, fits.

A learner's question often shares no single passage with the pattern that answers it, but is near to many of
them. So a passage of a pattern counts for more when the pattern's other passages fit too, and when people who
ask for the pattern ask like this.

A question lies nearer to texts in its own language whatever they say. So each language's texts are judged
among themselves, against the mean of all patterns in that language; a pattern that exists in another language
alone stands no worse for it. Documents and reflections keep their place.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np

from assistant.retrieval.catalogue import Snapshot
from assistant.retrieval.ranking import Question, Ranked
from assistant.retrieval.signs import Floats
from assistant.retrieval.spread import LANGUAGES, Middles, View

#: Chosen on the development questions in evals/gold: the nearest passages of a pattern, and how much these,
#: the middle of the ways people ask for it, and the middle of what it says count.
_BEST: Final = 5
_NEAREST: Final = 4.0
_ASKED_LIKE: Final = 3.0
_SAID_LIKE: Final = 1.0


def lifted(ranked: Ranked, snapshot: Snapshot, view: View, question: Question, near: Floats) -> Ranked:
    """The candidates by a score that knows what the question is about, best first.

    `near` holds every row's cosine with the question.
    """
    subjects = snapshot.subject[ranked.rows]
    if not subjects.any():
        return ranked
    count = int(snapshot.subject.max()) + 1
    lift = _NEAREST * _among_themselves(_nearest(view, near, count))
    lift += _ASKED_LIKE * _among_themselves(_like(view, view.asked, question, count))
    lift += _SAID_LIKE * _among_themselves(_like(view, view.said, question, count))
    lift[0] = 0.0
    lifts = np.asarray(lift, dtype=np.float64)[subjects]
    return ranked.risen(lifts, lifts)


def in_turn(ranked: Ranked, snapshot: Snapshot, apart: int, most: int) -> Ranked:
    """The results so that several subjects are seen.

    The first `apart` of them are of as many subjects, each with its best passage; of one subject there are at
    most `most` passages, and as many ways of asking for it. Passages without a subject keep their place.
    """
    seen: Counter[tuple[int, bool]] = Counter()
    first: list[int] = []
    later: list[int] = []
    begun: set[int] = set()
    whats = zip(snapshot.subject[ranked.rows].tolist(), snapshot.asked[ranked.rows].tolist(), strict=True)
    for place, (subject, asked) in enumerate(whats):
        seen[subject, asked] += 1
        if subject and seen[subject, asked] > most:
            continue
        (first if len(first) < apart and not (subject and subject in begun) else later).append(place)
        begun.add(subject)
    return ranked.of([*first, *later])


def _nearest(view: View, near: Floats, count: int) -> Floats:
    """`(subjects, languages)`: the mean cosine of the nearest passages; NaN where there are none."""
    cosines = near[view.rows]
    order = np.lexsort((-cosines, view.groups))
    ordered = view.groups[order]
    best = order[np.arange(len(order)) - np.searchsorted(ordered, ordered) < _BEST]
    size = count * LANGUAGES
    held = np.bincount(view.groups[best], minlength=size)
    sums = np.bincount(view.groups[best], cosines[best], minlength=size)
    means = np.where(held > 0, sums / np.maximum(held, 1), np.nan)
    return np.asarray(means.reshape(count, LANGUAGES), dtype=np.float32)


def _like(view: View, middles: Middles, question: Question, count: int) -> Floats:
    """`(subjects, languages)`: how near the question is to these middles; NaN where there is none."""
    found = np.full(count * LANGUAGES, np.nan, dtype=np.float32)
    found[middles.groups] = view.likeness(middles, question.vector)
    return found.reshape(count, LANGUAGES)


def _among_themselves(values: Floats) -> Floats:
    """For every subject the mean, over its languages, of its distance from that language's mean."""
    there = ~np.isnan(values)
    usual = np.nansum(values, axis=0) / np.maximum(there.sum(axis=0), 1)
    apart = np.where(there, values - usual, 0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    return np.asarray(apart, dtype=np.float32)
