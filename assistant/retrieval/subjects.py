"""What a question is about: patterns are lifted by how much of them, and how people ask for them, fits.

A learner's question often shares no single passage with the pattern that answers it, but is near to many of
them. So a passage of a pattern counts for more when the pattern's other passages fit too, and when people who
ask for the pattern ask like this. Both are taken against the mean of all patterns, so that documents and
reflections keep their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from assistant.retrieval.catalogue import Mask, Snapshot
from assistant.retrieval.ranking import Question, Ranked
from assistant.retrieval.signs import Floats

#: Chosen on the development questions in evals/gold.
_BEST: Final = 5
_TOGETHER: Final = 2.0
_ASKED_LIKE: Final = 2.0


def lifted(ranked: Sequence[Ranked], snapshot: Snapshot, allowed: Mask, question: Question) -> list[Ranked]:
    """The candidates by a score that knows what the question is about, best first."""
    subjects = np.array([snapshot.subject[one.row] for one in ranked], dtype=np.int64)
    if not subjects.any():
        return list(ranked)
    count = int(snapshot.subject.max()) + 1
    scores = np.array([one.score for one in ranked], dtype=np.float32)
    lift = _TOGETHER * _centred(_together(subjects, scores, count))
    lift += _ASKED_LIKE * _centred(_asked_like(snapshot, allowed, question, count))
    lift[0] = 0
    risen = [
        replace(one, score=one.score + float(lift[subject]), lift=float(lift[subject])) if subject else one
        for one, subject in zip(ranked, subjects, strict=True)
    ]
    return sorted(risen, key=lambda one: (-one.score, one.row))


def not_too_many(ranked: Sequence[Ranked], snapshot: Snapshot, most: int) -> list[Ranked]:
    """The results with at most so many passages of one subject, and ways of asking for it, so that others
    are seen too."""
    seen: Counter[tuple[int, bool]] = Counter()
    kept = []
    for one in ranked:
        subject = int(snapshot.subject[one.row])
        what = subject, bool(snapshot.asked[one.row])
        seen[what] += 1
        if not subject or seen[what] <= most:
            kept.append(one)
    return kept


def _together(subjects: np.ndarray, scores: Floats, count: int) -> Floats:
    """For every subject the mean of its best candidates' scores; where they are too few the lowest count."""
    means = np.full(count, np.nan, dtype=np.float32)
    for subject in np.unique(subjects[subjects > 0]):
        best = np.sort(scores[subjects == subject])[::-1][:_BEST]
        missing = np.full(_BEST - len(best), scores.min(), dtype=np.float32)
        means[subject] = np.concatenate([best, missing]).mean()
    return np.where(np.isnan(means), scores.min(), means).astype(np.float32)


def _asked_like(snapshot: Snapshot, allowed: Mask, question: Question, count: int) -> Floats:
    """For every subject how near the question is to the middle of the ways people ask for it."""
    rows = np.flatnonzero(allowed & snapshot.asked)
    middles = np.zeros((count, snapshot.vectors.shape[1]), dtype=np.float32)
    order = rows[np.argsort(snapshot.subject[rows], kind="stable")]
    held, starts = np.unique(snapshot.subject[order], return_index=True)
    if len(order):
        middles[held] = np.add.reduceat(snapshot.vectors[order], starts, axis=0)
    lengths = np.linalg.norm(middles, axis=1)
    near = middles @ question.vector / np.maximum(lengths, 1e-9)
    usual = near[lengths > 0].mean() if (lengths > 0).any() else 0.0
    found: Floats = np.where(lengths > 0, near, usual).astype(np.float32)
    return found


def _centred(values: Floats) -> Floats:
    return np.asarray(values - values[1:].mean(), dtype=np.float32)
