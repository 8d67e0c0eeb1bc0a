"""The middles of what patterns say and of how people ask for them, and the measure they are compared by.

Lines of one pattern differ by workplace, tone and language. A direction in which they differ much among
themselves counts for less when a question is compared with their middle. It is taken from the library as it
stands, so that it serves an organisation's own patterns as well. Source of the idea: Fisher (1936), linear
discriminants; a part of the mean spread is added to every direction, since there are few lines.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import PassageId
from assistant.retrieval.catalogue import Mask, Rows, Snapshot
from assistant.retrieval.signs import Floats

#: Chosen on the development questions in evals/gold; from 1 to 4 it makes little difference.
_ADDED: Final = 2.0
#: So many views, of people who may read different patterns or filtered, are kept.
_KEPT: Final = 16
LANGUAGES: Final = len(Language)


@dataclass(frozen=True)
class Middles:
    """The middle of each group of passages that is there, turned by the measure, with length one in it."""

    groups: Rows
    turned: Floats = field(repr=False)


@dataclass(frozen=True)
class View:
    """The patterns' passages that may be read: rows, a number for subject and language, and middles."""

    rows: Rows = field(repr=False)
    groups: Rows = field(repr=False)
    asked: Middles
    said: Middles
    measure: Floats = field(repr=False)

    def likeness(self, middles: Middles, question: Floats) -> Floats:
        """The cosine of each middle with the question's vector under the measure."""
        length = float(question @ self.measure @ question)
        return np.asarray(middles.turned @ question / np.sqrt(max(length, 1e-12)), dtype=np.float32)


class Spread:
    """Remembers what it made of the last catalogue. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: Sequence[PassageId] = ()
        self._asked: Rows = np.zeros(0, dtype=np.int64)
        self._measure: Floats | None = None
        self._views: dict[bytes, View] = {}

    def view(self, snapshot: Snapshot, allowed: Mask) -> View:
        """What may be read of the patterns.

        The measure is taken from all ways of asking that are there, also such as the person asking may not
        read: it holds no words, and one serves everyone.
        """
        rows = np.flatnonzero(allowed & (snapshot.subject > 0))
        key = rows.tobytes()
        with self._lock:
            measure = self._measured(snapshot)
            found = self._views.pop(key, None) or _view(snapshot, rows, measure)
            self._views[key] = found
            while len(self._views) > _KEPT:
                del self._views[next(iter(self._views))]
            return found

    def _measured(self, snapshot: Snapshot) -> Floats:
        """The measure; what was remembered of another catalogue is forgotten."""
        asked = np.flatnonzero(snapshot.alive & snapshot.asked)
        known = self._ids is snapshot.ids and np.array_equal(self._asked, asked)
        if self._measure is None or not known:
            self._measure = _inverse(snapshot.vectors[asked], snapshot.subject[asked])
            self._ids, self._asked = snapshot.ids, asked
            self._views.clear()
        return self._measure


def _view(snapshot: Snapshot, rows: Rows, measure: Floats) -> View:
    groups = snapshot.subject[rows].astype(np.int64) * LANGUAGES + snapshot.language[rows]
    asked = snapshot.asked[rows]

    def middles(chosen: Mask) -> Middles:
        return _middles(snapshot.vectors[rows[chosen]], groups[chosen], measure)

    return View(rows, groups, middles(asked), middles(~asked), measure)


def _middles(vectors: Floats, groups: Rows, measure: Floats) -> Middles:
    if not len(groups):
        return Middles(groups, np.zeros((0, len(measure)), dtype=np.float32))
    order = np.argsort(groups, kind="stable")
    held, starts = np.unique(groups[order], return_index=True)
    sums = np.add.reduceat(vectors[order], starts, axis=0)
    turned = sums @ measure
    lengths = np.sqrt(np.maximum(np.einsum("ij,ij->i", turned, sums), 1e-12))
    return Middles(held, np.asarray(turned / lengths[:, None], dtype=np.float32))


def _inverse(vectors: Floats, subjects: np.ndarray) -> Floats:
    """The inverse of how vectors lie around the middle of their subject, evened out."""
    width = vectors.shape[1]
    spread = np.zeros((width, width), dtype=np.float64)
    for subject in np.unique(subjects):
        own = vectors[subjects == subject]
        around = own - own.mean(axis=0)
        spread += around.T @ around
    mean = float(np.trace(spread)) / width
    if mean <= 0:
        return np.eye(width, dtype=np.float32)
    return np.asarray(np.linalg.inv(spread / mean + _ADDED * np.eye(width)), dtype=np.float32)
