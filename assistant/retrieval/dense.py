"""The nearest vectors, whoever knows them: the port behind which an index stands, and the current one."""

from __future__ import annotations

import threading
from typing import Protocol

from assistant.domain.passages import PassageId
from assistant.retrieval.signs import Floats
from assistant.services.passage_ports import Scope


class IndexAway(Exception):
    """The index cannot answer now; the vectors in the database can."""


class Nearest(Protocol):
    """Knows which passages lie nearest to a vector."""

    @property
    def position(self) -> int:
        """The number of the last change in the outbox that it holds; later ones are searched exactly."""

    def nearest(self, vector: Floats, scope: Scope, limit: int) -> list[PassageId]:
        """The passages in scope whose vectors are nearest, best first. Raises IndexAway.

        Passages that only one person may read are never among them: no index holds those. What was
        removed or given other readers a moment ago may still be: look each up before it is shown.
        """


class CurrentIndex:
    """The index that serves at the moment, or none; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nearest: Nearest | None = None
        self._trouble = ""

    def get(self) -> Nearest | None:
        """The index that serves, or None: then the vectors in the database answer."""
        with self._lock:
            return self._nearest

    def set(self, nearest: Nearest | None, trouble: str = "") -> None:
        """Let this index serve from now on, or none; `trouble` says in one sentence what is wrong, if so."""
        with self._lock:
            self._nearest, self._trouble = nearest, trouble

    @property
    def trouble(self) -> str:
        """What is wrong with the index, or an empty text."""
        with self._lock:
            return self._trouble
