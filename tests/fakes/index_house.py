"""A database with passages for several readers, an encoder without a model, and the index beside it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, Reader, SourceKey, SourceKind, passage_id
from assistant.retrieval.chroma_index import ChromaIndex, Known, shared
from assistant.retrieval.dense import CurrentIndex, Nearest
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.embedding import embedded_text
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.finder import PassageFinder
from assistant.retrieval.generations import Generations
from assistant.retrieval.index_tasks import IndexTasks
from assistant.services.passage_ports import Scope
from assistant.storage.engine import open_engine
from assistant.storage.locks import indexing
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.indexes import HashEncoder

WARD = Reader("team:Ward")
ANNA = Reader("person:anna")


@dataclass
class NotingIndex(CurrentIndex):
    """Remembers what it was told was wrong."""

    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def set(self, nearest: Nearest | None, trouble: str = "") -> None:
        if trouble:
            self.said.append(trouble)
        super().set(nearest, trouble)


class IndexHouse:
    """One data folder with its index."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.now = datetime(2026, 11, 21, 12, tzinfo=UTC)
        self.engine = open_engine(data)
        migrate(self.engine, data)
        self.work = OpensSqlWork(self.engine)
        self.encoder: Encoder = HashEncoder()
        self.current = NotingIndex()
        self.generations = Generations(data / "index")
        self.tasks = self.new_tasks()
        self.finder = PassageFinder(self.work, lambda: self.encoder, self.current.get, Elsewhere({}, data))

    def new_tasks(self) -> IndexTasks:
        """As a process that begins has them."""
        own = partial(indexing, self.data)
        folder = self.data / "index"
        return IndexTasks(self.work, lambda: self.encoder, folder, self.current, own, lambda: self.now)

    def sync(self) -> bool:
        """Embed and feed; whether the index is well."""
        return self.new_tasks().sync(_tell_nobody).well

    def put(self, name: str, count: int, *readers: Reader, kind: SourceKind = SourceKind.DOCUMENT) -> None:
        """Let a source consist of so many passages."""
        source = SourceKey(kind, name, Language.NL)
        texts = [f"Zin {number} van {name}." for number in range(count)]
        passages = [
            Passage(
                passage_id(source, "a", text, 0),
                source,
                name,
                "a",
                "",
                text,
                order,
                frozenset(readers or (EVERYONE,)),
            )
            for order, text in enumerate(texts)
        ]
        with self.work() as work:
            work.passages.put(source, str(count), passages)
            work.commit()

    def remove(self, name: str, kind: SourceKind = SourceKind.DOCUMENT) -> None:
        """Remove a source."""
        with self.work() as work:
            work.passages.remove(SourceKey(kind, name, Language.NL))
            work.commit()

    def fill(self) -> None:
        """Three sources, one for each sort of reader."""
        self.put("handboek", 150)
        self.put("afdeling", 60, WARD)
        self.put("dagboek", 20, ANNA, kind=SourceKind.REFLECTION)

    def passages(self) -> list[Passage]:
        """All there are."""
        with self.work(read_only=True) as work:
            return [entry.passage for entry in work.passages.entries(self.encoder.name)]

    def known(self) -> list[Known]:
        """All that the index must know."""
        return [
            Known(reader, one.id, self.encoder.vector(embedded_text(one)))
            for one in self.passages()
            for reader in filter(shared, one.readers)
        ]

    def finds_everything(self) -> None:
        """Every text is found by its own vector, in a newly opened index."""
        path = self.generations.newest()
        assert path is not None
        index = ChromaIndex(path)
        try:
            known = self.known()
            assert index.missed(known) == 0
            assert index.rows == len(known)
        finally:
            index.close()

    def finds_by_search(self, some: int = 5) -> None:
        """Search finds texts by their own words, and only for those who may read them."""
        for passage in self.passages()[:: max(1, len(self.passages()) // some)]:
            question = embedded_text(passage)
            for readers in (passage.readers, frozenset({Reader("team:Other")})):
                hits = self.finder.find(question, Language.NL, Scope(readers), 5).hits
                assert (passage.id in [hit.passage_id for hit in hits]) == (readers == passage.readers)

    @contextmanager
    def tended(self) -> Iterator[IndexTasks]:
        """While the background works on it, as in the server."""
        tasks = self.new_tasks()
        tasks.start(lambda: True)
        try:
            yield tasks
        finally:
            tasks.stop()

    def served(self, patience: float = 90) -> Nearest:
        """The index, as soon as there is one."""
        until = time.monotonic() + patience
        while (index := self.current.get()) is None:
            assert time.monotonic() < until, self.current.trouble
            time.sleep(0.02)
        return index

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def _tell_nobody(done: int, of: int) -> None:
    """Nobody watches."""
