"""The words of passages that were looked at lately, so that most searches need not read them again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Final

from assistant.retrieval.signs import Bits

#: So many passages, some 20 MB.
_MOST: Final = 4_096


class WordsKept:
    """Words by row of one catalogue, whose rows never change. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words: dict[int, Bits] = {}

    def of(self, rows: Sequence[int], read: Callable[[Sequence[int]], dict[int, Bits]]) -> dict[int, Bits]:
        """The words of these rows; `read` is asked for those that are not known, and may not find some."""
        with self._lock:
            found = {row: self._words.pop(row) for row in rows if row in self._words}
        found |= read([row for row in rows if row not in found])
        with self._lock:
            self._words |= found
            while len(self._words) > _MOST:
                del self._words[next(iter(self._words))]
        return found
