"""Leaves a provider alone that failed several times, so that it does not slow every turn."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

_FAILURES: Final = 3
_FIRST_REST: Final = 60.0
_LONGEST_REST: Final = 900.0


class Breaker:
    """After three failures in a row no call for a minute, then one to try; each rest is longer than the last.

    `now` tells seconds that only grow.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._rest = _FIRST_REST
        self._until = 0.0

    def rests(self) -> bool:
        """Whether no call is to be made now."""
        with self._lock:
            return self._failures >= _FAILURES and self._now() < self._until

    def may_call(self) -> bool:
        """Whether a call may be made; after a rest the first one who asks may, and the others wait for it."""
        with self._lock:
            if self._failures < _FAILURES:
                return True
            if self._now() < self._until:
                return False
            self._until = self._now() + self._rest
            return True

    def went_well(self) -> None:
        """The provider answered."""
        with self._lock:
            self._failures, self._rest = 0, _FIRST_REST

    def went_wrong(self) -> None:
        """The provider did not answer as it should."""
        with self._lock:
            self._failures += 1
            if self._failures < _FAILURES:
                return
            if self._failures > _FAILURES:
                self._rest = min(self._rest * 2, _LONGEST_REST)
            self._until = self._now() + self._rest
