"""Tends the index in the background of the server: embeds, feeds, checks and builds anew, and never gives up.

Whatever goes wrong here, the server goes on and search answers from the database. Embedding goes on while
the index is away, and the other way round.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from typing import Final

from assistant.retrieval.dense import CurrentIndex, IndexAway
from assistant.retrieval.index_keeper import Keeper, Stopped, said_plainly
from assistant.services.ports import OpensWork

_log = logging.getLogger("assistant.index")
#: Seconds between two looks at the outbox, and between two checks.
_LOOKS: Final = 1.5
_CHECKS: Final = 600.0
#: Seconds before the next try after a failure, doubled each time up to the longest.
_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 60.0
#: Seconds left to others between two batches of embedding.
_BREATH: Final = 0.05
#: Steps on the scale of the operating system by which this thread steps back behind the others.
_MODEST: Final = 10


class Chore:
    """One kind of work that is tried again later and later while it fails."""

    def __init__(self, name: str, do: Callable[[], bool]) -> None:
        self._name = name
        self._do = do
        self._pause = _FIRST_PAUSE
        self._not_before = 0.0
        self.failure: Exception | None = None

    def turn(self, now: float) -> bool:
        """Do some of it, unless it failed a moment ago; whether there may be more to do at once."""
        if now < self._not_before:
            return False
        try:
            more = self._do()
        except Stopped:
            raise
        except Exception as error:
            if type(error) is not type(self.failure) or str(error) != str(self.failure):
                _log.warning("%s: %s", self._name, type(error).__name__)
            self.failure = error
            self._not_before, self._pause = now + self._pause, min(self._pause * 2, _LONGEST_PAUSE)
            return False
        self.failure, self._pause = None, _FIRST_PAUSE
        return more


class Indexer:
    """The background thread. `own` takes the lock on the index, `embed` embeds a few passages."""

    def __init__(
        self,
        work: OpensWork,
        keeper: Keeper,
        current: CurrentIndex,
        own: Callable[[], AbstractContextManager[int]],
        embed: Callable[[], int],
        stop: threading.Event,
    ) -> None:
        self._work = work
        self._keeper = keeper
        self._current = current
        self._own = own
        self._embed_some = embed
        self._stop = stop
        self._owned = ExitStack()
        self._lock: int | None = None
        self._open = False
        self._embedded_up_to = -1
        self._checked = 0.0
        self._told = ""
        self._thread: threading.Thread | None = None

    def start(self, when: Callable[[], bool]) -> None:
        """Begin as soon as `when` says so; returns at once."""
        self._thread = threading.Thread(target=self._run, args=(when,), name="indexer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End soon: what takes longer than two seconds is left to the end of the process."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(2)

    def _run(self, when: Callable[[], bool]) -> None:
        _step_back()
        while not when() and not self._stop.wait(_BREATH):
            pass
        chores = [Chore("index", self._tend), Chore("embedding", self._embed)]
        try:
            while not self._stop.is_set():
                more = [chore.turn(time.monotonic()) for chore in chores]
                self._tell([chore.failure for chore in chores if chore.failure])
                self._stop.wait(_BREATH if any(more) else _LOOKS)
        except Stopped:
            pass
        finally:
            self._keeper.close()
            self._owned.close()

    def _embed(self) -> bool:
        """Embed the next passages that wait; whether more may wait."""
        with self._work(read_only=True) as work:
            last = work.passages.last_change()
        if last == self._embedded_up_to:
            return False
        if self._embed_some():
            return True
        self._embedded_up_to = last
        return False

    def _tend(self) -> bool:
        """Own, open, feed, check and renew the index, whatever of it is due; whether more is."""
        lock = self._take()
        at_start = not self._open
        try:
            if at_start:
                self._begin(lock)
            else:
                self._look_after()
        except IndexAway as error:
            self._build_instead(f"The index was damaged: {error}.")
        self._open = True
        if self._keeper.must_renew(at_start):
            self._keeper.rebuild()
        return False

    def _begin(self, lock: int) -> None:
        why = self._keeper.open(lock)
        if why:
            _log.info("no index to open: %s", why)
            self._build_instead(f"The index cannot be used. {why}")
        else:
            self._keeper.serve()
        self._checked = time.monotonic()

    def _look_after(self) -> None:
        self._keeper.feed_all()
        if not self._keeper.suspect and time.monotonic() - self._checked < _CHECKS:
            return
        found = self._keeper.check()
        self._checked = time.monotonic()
        if not found.well:
            self._build_instead(
                f"{found.missed} known vectors were not found, {found.differing} rows are wrong."
            )

    def _build_instead(self, why: str) -> None:
        """Let the database answer, say why, and build the index anew."""
        self._open = False
        said = f"{why} It is being built anew."
        self._keeper.set_aside(said)
        self._say(said)
        self._keeper.rebuild()

    def _take(self) -> int:
        """The lock on the index, taken once. Raises DataFolderInUse."""
        if self._lock is None:
            self._lock = self._owned.enter_context(self._own())
            self._say("")
        return self._lock

    def _tell(self, failures: list[Exception]) -> None:
        """Let others read what is wrong, or that nothing is any more."""
        said = " ".join(said_plainly(one, self._keeper.generations.folder) for one in failures)
        if said != self._told or (not said and self._current.trouble):
            self._current.set(self._current.get(), said)
            self._say(said)
            self._told = said

    def _say(self, trouble: str) -> None:
        if self._lock is None:
            return  # Then another process has the word.
        generations = self._keeper.generations
        try:
            state = replace(generations.said(), serving=self._current.get() is not None, trouble=trouble)
            generations.say(state)
        except OSError as error:
            _log.warning("state: %s", type(error).__name__)


def _step_back() -> None:
    """Let people's turns go first, where the operating system knows priorities of threads."""
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _MODEST)
    except OSError as error:
        _log.info("priority: %s", type(error).__name__)
