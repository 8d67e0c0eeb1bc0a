"""What serving, the command line and the doctor do with the index: `services.index_ports.TendsIndex`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Event

from assistant.errors import DataFolderInUse
from assistant.retrieval.dense import CurrentIndex, IndexAway
from assistant.retrieval.embedding import embed_all, embed_some
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.generations import Generations, marker
from assistant.retrieval.index_check import Check
from assistant.retrieval.index_keeper import Keeper, Model, said_plainly
from assistant.retrieval.indexer import Indexer
from assistant.services.index_ports import IndexReport, Tell
from assistant.services.ports import Clock, OpensWork

#: Passages embedded at once in the background: a question that comes meanwhile waits for these.
_FEW = 8


class IndexTasks:
    """The index in one data folder. `own` takes the lock on it and raises DataFolderInUse."""

    def __init__(
        self,
        work: OpensWork,
        encoder: Callable[[], Encoder],
        folder: Path,
        current: CurrentIndex,
        own: Callable[[], AbstractContextManager[int]],
        clock: Clock,
        make_ready: Callable[[], None] = lambda: None,
    ) -> None:
        self._work = work
        self._make_ready = make_ready
        self._encoder = encoder
        self._generations = Generations(folder)
        self._current = current
        self._own = own
        self._clock = clock
        self._stop = Event()
        self._indexer: Indexer | None = None

    def start(self, when: Callable[[], bool]) -> None:
        """Tend the index in the background as soon as `when` says so; returns at once."""
        self._indexer = Indexer(
            self._work,
            self._keeper(),
            self._current,
            self._own,
            self._embed,
            self._stop,
        )
        self._indexer.start(when)

    def _embed(self) -> int:
        """Embed a few of what waits; when nothing does, make the search ready for the first who asks."""
        done = embed_some(self._work, self._encoder(), _FEW)
        if not done:
            self._make_ready()
        return done

    def stop(self) -> None:
        """Tend it no more; returns within seconds."""
        self._stop.set()
        if self._indexer is not None:
            self._indexer.stop()

    def report(self) -> IndexReport:
        """How it is doing, without opening it."""
        try:
            with self._own():
                return self._seen(owned=False)
        except DataFolderInUse:
            return self._seen(owned=True)

    def sync(self, tell: Tell) -> IndexReport:
        """Embed what waits and bring the index up to date; only report while another process owns it."""
        try:
            with self._own() as lock:
                return self._synced(lock, tell)
        except DataFolderInUse:
            return self._seen(owned=True)

    def check(self) -> IndexReport:
        """Ask the index for vectors it must know; only report while another process owns it."""
        try:
            with self._own() as lock:
                return self._checked(lock)
        except DataFolderInUse:
            return self._seen(owned=True)

    def rebuild(self, tell: Tell) -> IndexReport:
        """Embed what waits and build the index anew. Raises DataFolderInUse while another process owns it."""
        with self._own():
            embed_all(self._work, self._encoder(), tell)
            keeper = self._keeper()
            try:
                keeper.set_aside("")
                return self._built(keeper, tell)
            finally:
                keeper.close()

    def _synced(self, lock: int, tell: Tell) -> IndexReport:
        embed_all(self._work, self._encoder(), tell)
        keeper = self._keeper()
        try:
            why = keeper.open(lock)
            if not why:
                try:
                    keeper.serve()
                except IndexAway as error:
                    why = str(error)
            if why:
                keeper.set_aside("")
            if why or keeper.must_renew(at_start=True):
                return self._built(keeper, tell)
            return self._seen(owned=False)
        finally:
            keeper.close()

    def _built(self, keeper: Keeper, tell: Tell) -> IndexReport:
        try:
            keeper.rebuild(tell)
        except (IndexAway, OSError) as error:
            trouble = said_plainly(error, self._generations.folder)
            return replace(self._seen(owned=False), trouble=trouble)
        return self._seen(owned=False)

    def _checked(self, lock: int) -> IndexReport:
        if not self._generations.exists():
            return self._seen(owned=False)
        keeper = self._keeper()
        try:
            why = keeper.open(lock)
            found = Check(0, 0, 0) if why else keeper.check()
        except (IndexAway, OSError) as error:
            why, found = said_plainly(error, self._generations.folder), Check(0, 0, 0)
        finally:
            keeper.close()
        seen = self._seen(owned=False)
        return replace(seen, trouble=why, asked=found.asked, missed=found.missed, differing=found.differing)

    def _seen(self, owned: bool) -> IndexReport:
        """What the database and the files say. The words of an owner count only while there is one."""
        name = self._encoder().name
        with self._work(read_only=True) as work:
            passages = work.passages
            report = IndexReport(
                name, passages.count(), passages.waiting(name), passages.last_change(), owned=owned
            )
        path = self._generations.newest()
        found = marker(path) if path else None
        if found:
            report = replace(report, built=True, model=found.model, position=found.position, rows=found.rows)
        said = self._generations.said()
        if owned:
            report = replace(report, serving=said.serving, trouble=said.trouble)
        return replace(
            report,
            asked=said.asked,
            missed=said.missed,
            differing=said.differing,
            checked_at=said.checked_at,
        )

    def _keeper(self) -> Keeper:
        encoder = self._encoder()
        model = Model(encoder.name, encoder.width)
        return Keeper(self._work, model, self._generations, self._current, self._clock, self._stop)
