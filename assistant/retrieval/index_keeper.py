"""Keeps one index true to the database: opens it, feeds it, checks it, and builds it anew.

One thread works with a keeper, in the process that holds the lock on the index. Whoever searches takes the
open index from `CurrentIndex`; while there is none there, the vectors in the database answer.
"""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Final

from assistant.domain.passages import PassageId
from assistant.errors import AssistantError
from assistant.retrieval.chroma_client import IndexDamaged, compact
from assistant.retrieval.chroma_index import ChromaIndex
from assistant.retrieval.dense import CurrentIndex
from assistant.retrieval.generations import FORMAT, Generations, Marker, State, mark, marker
from assistant.retrieval.index_check import Check, check, known_vectors, vectors_of
from assistant.retrieval.trial import opens_well
from assistant.services.index_ports import Tell
from assistant.services.ports import Clock, OpensWork

_log = logging.getLogger("assistant.index")
#: Changes applied between two markers, and passages written at once while building.
_AT_ONCE: Final = 1_000
_PAGE: Final = 256
#: So many of the latest changes stay noted for those who follow them.
KEPT_CHANGES: Final = 10_000
#: An index is built anew after so many changed rows, or this share of its rows if that is more.
_CHANGED: Final = 5_000
_SHARE: Final = 0.2
#: Chroma keeps removed vectors in its files; so long after a removal the index is built anew without them.
REMOVED_FOR: Final = timedelta(hours=1)


class Stopped(Exception):
    """Work was given up because the program ends."""


@dataclass(frozen=True)
class Model:
    """Which vectors the index holds: the name of what made them, and their width."""

    name: str
    width: int


class Keeper:
    """Owns the open index and the folder it lies in."""

    def __init__(
        self,
        work: OpensWork,
        model: Model,
        generations: Generations,
        current: CurrentIndex,
        clock: Clock,
        stop: Event,
    ) -> None:
        self._work = work
        self._model = model
        self.generations = generations
        self._current = current
        self._clock = clock
        self._stop = stop
        self._index: ChromaIndex | None = None
        self._marker: Marker | None = None

    def open(self, lock: int) -> str:
        """Open the newest generation if it is good; otherwise say in one sentence why not.

        `lock` is the open lock file on the index; a child process that tries the index holds it as well.
        """
        path = self.generations.newest()
        if path is None:
            return (
                "The index was never finished, or its marker is gone."
                if self._remains()
                else "There is none."
            )
        found = marker(path)
        unfit = self._unfit(found) if found else "Its marker cannot be read."
        if unfit or found is None:
            return unfit
        known = known_vectors(self._work, self._model.name, found.position)
        if not opens_well(path, known, lock, self._stop):
            self._breathe()
            return "It could not be opened, or vectors it must know did not come back."
        try:
            self._index, self._marker = ChromaIndex(path, found.position), found
        except IndexDamaged as error:
            return f"It could not be opened: {error}."
        return ""

    def serve(self, instead_of: ChromaIndex | None = None) -> None:
        """Let the open index answer from now on. Raises IndexDamaged when it is not true."""
        self.feed_all()
        found = self.check()
        if not found.well:
            raise IndexDamaged(f"{found.missed} vectors did not come back, {found.differing} rows are wrong")
        self._current.set(self._index)
        if instead_of is not None:
            instead_of.close()
        self.generations.keep_only(self._open_index().folder)

    def set_aside(self, why: str) -> None:
        """Let the index serve no more, because of this; the database answers."""
        self._current.set(None, why)
        if self._index is not None:
            self._index.close()
        self._index = self._marker = None
        while (path := self.generations.newest()) is not None:
            self.generations.set_aside(path)

    def feed(self) -> int:
        """Apply the next changes to the index; how many. Raises IndexDamaged when some are forgotten."""
        index, known = self._open_index(), self._known_marker()
        with self._work(read_only=True) as work:
            if work.passages.last_change() < index.position:
                raise IndexDamaged("it holds changes that the database does not know: a backup was restored")
            if work.passages.first_change() > index.position + 1:
                raise IndexDamaged("it missed changes that are no longer noted")
            changes = work.passages.changes(index.position, _AT_ONCE)
            ids = list(dict.fromkeys(one.passage_id for one in changes))
            vectors = vectors_of(work.passages.entries(self._model.name, ids))
        if not changes:
            return 0
        index.write(vectors)
        gone = index.forget(ids, but=vectors)
        removed = self._clock() if gone else None
        self._marker = known.later(changes[-1].number, len(vectors) + gone, removed)
        mark(index.folder, self._marker)
        index.position = self._marker.position
        return len(changes)

    def feed_all(self) -> None:
        """Apply all changes there are, and forget old ones that everyone has seen."""
        while self.feed():
            self._breathe()
        with self._work(read_only=True) as work:
            last, first = work.passages.last_change(), work.passages.first_change()
        if last - first >= KEPT_CHANGES + _AT_ONCE:
            with self._work() as work:
                work.passages.forget_changes(last - KEPT_CHANGES)
                work.commit()

    def check(self) -> Check:
        """Compare the open index with the database, and tell others how it went. Raises IndexDamaged."""
        found = check(self._open_index(), self._work, self._model.name)
        self._open_index().suspect.clear()
        checked = self._clock().isoformat()
        self.generations.say(State(found.well, "", checked, found.asked, found.missed, found.differing))
        return found

    def must_renew(self, at_start: bool = False) -> bool:
        """Whether to build anew: after many changes, or because removed vectors must leave the disk."""
        known = self._known_marker()
        if known.changed > max(_CHANGED, int(known.rows * _SHARE)):
            return True
        removed = datetime.fromisoformat(known.removed_at) if known.removed_at else None
        return removed is not None and (at_start or self._clock() - removed >= REMOVED_FOR)

    @property
    def suspect(self) -> bool:
        """Whether the open index failed to answer."""
        return self._index is not None and self._index.suspect.is_set()

    def rebuild(self, tell: Tell | None = None) -> None:
        """Build a new generation while the old one serves, let it take its place, and remove the old one."""
        path = self.generations.begin()
        _log.info("building the index %s", path.name)
        old, known = self._index, self._marker
        made: ChromaIndex | None = None
        try:
            made = ChromaIndex(path)
            built = self._fill(made, tell or _tell_nobody)
            made.settle()
            made.close()
            compact(path)
            made = ChromaIndex(path, built.position)
            mark(path, built)
            self._index, self._marker = made, built
            self.serve(instead_of=old)
        except BaseException:
            self._index, self._marker = old, known
            if made is not None:
                made.close()
            self.generations.discard(path)
            raise
        _log.info("the index %s serves, %d rows", path.name, made.rows)

    def close(self) -> None:
        """Let go of the index; the database answers."""
        self._current.set(None, self._current.trouble)
        if self._index is not None:
            self._index.close()
        self._index = self._marker = None

    def _fill(self, index: ChromaIndex, tell: Tell) -> Marker:
        with self._work(read_only=True) as work:
            position, of = work.passages.last_change(), work.passages.count()
        after, done = PassageId(""), 0
        while True:
            with self._work(read_only=True) as work:
                entries = work.passages.page(self._model.name, after, _PAGE)
            if not entries:
                return Marker(self._model.name, self._model.width, position, index.rows)
            index.write(vectors_of(entries))
            after, done = entries[-1].passage.id, done + len(entries)
            tell(done, max(done, of))
            self._breathe()

    def _unfit(self, found: Marker) -> str:
        """Why an index with this marker cannot be used, or an empty text."""
        if found.format != FORMAT:
            return "Another version of the program made it."
        if (found.model, found.width) != (self._model.name, self._model.width):
            return f"Another model made it: {found.model}."
        with self._work(read_only=True) as work:
            if found.position > work.passages.last_change():
                return "It holds changes that the database does not know: a backup was restored."
            if found.position + 1 < work.passages.first_change():
                return "It missed changes that are no longer noted."
        return ""

    def _remains(self) -> bool:
        folder = self.generations.folder
        return folder.exists() and (not folder.is_dir() or any(path.is_dir() for path in folder.iterdir()))

    def _breathe(self) -> None:
        if self._stop.is_set():
            raise Stopped

    def _open_index(self) -> ChromaIndex:
        if self._index is None:
            raise IndexDamaged("no index is open")
        return self._index

    def _known_marker(self) -> Marker:
        if self._marker is None:
            raise IndexDamaged("no index is open")
        return self._marker


def _tell_nobody(done: int, of: int) -> None:
    """Nobody watches."""


def said_plainly(error: Exception, folder: Path) -> str:
    """One sentence about what went wrong, without anything that people wrote."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if shutil.disk_usage(there).free < 64 << 20:
        return "The disk is full; the index cannot be written. Make room."
    if isinstance(error, AssistantError | IndexDamaged):
        return str(error)
    return f"{type(error).__name__} while working on the index."
