"""A data folder with its search and its index, wired as in the product but without screens or a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from assistant.bootstrap import now
from assistant.domain.passages import PassageId
from assistant.library.library import FileLibrary
from assistant.retrieval.dense import CurrentIndex
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.embedding import embed_all
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.finder import PassageFinder
from assistant.retrieval.generations import Generations
from assistant.retrieval.index_keeper import Keeper, Model
from assistant.services.application import Application
from assistant.services.passage_ports import Entry
from assistant.services.ports import OpensWork
from assistant.settings import load_settings
from assistant.storage.engine import database, open_engine
from assistant.storage.locks import indexing
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork

_PAGE = 2_048


@dataclass(frozen=True)
class House:
    """One open data folder."""

    data: Path
    work: OpensWork
    encoder: Encoder
    current: CurrentIndex
    finder: PassageFinder
    keeper: Keeper
    lock: int

    def serve(self) -> None:
        """Open the index there is, and let it answer."""
        why = self.keeper.open(self.lock)
        if why:
            raise RuntimeError(why)
        self.keeper.serve()

    def index(self) -> None:
        """Embed what waits and give it to the open index."""
        embed_all(self.work, self.encoder)
        self.keeper.feed_all()

    def megabytes(self) -> tuple[float, float]:
        """Size of the database's files and of the index's."""
        files = self.data.glob(f"{database(self.data).name}*")
        index = (one for one in (self.data / "index").rglob("*") if one.is_file())
        return _megabytes(files), _megabytes(index)


@contextmanager
def house(data: Path, encoder: Encoder, models: Path) -> Iterator[House]:
    """The data folder, made when it is missing; `models` holds the vectors of questions from elsewhere."""
    engine = open_engine(data)
    try:
        migrate(engine, data)
        work, current = OpensSqlWork(engine), CurrentIndex()
        elsewhere = Elsewhere(FileLibrary(load_settings().library).elsewhere(), models)
        model = Model(encoder.name, encoder.width)
        keeper = Keeper(work, model, Generations(data / "index"), current, now, Event())
        finder = PassageFinder(work, lambda: encoder, current.get, elsewhere)
        with indexing(data) as lock, closing(keeper):
            yield House(data, work, encoder, current, finder, keeper, lock)
    finally:
        engine.dispose()


def inside(app: Application, place: House) -> Application:
    """The application working on that data folder; what was deleted is not erased from its files."""
    return replace(app, work=place.work, finder=place.finder, forget_deleted=lambda: None)


def entries_of(work: OpensWork, model: str) -> Iterator[Sequence[Entry]]:
    """All passages, some at a time."""
    after = PassageId("")
    with work(read_only=True) as reading:
        while page := reading.passages.page(model, after, _PAGE):
            yield page
            after = page[-1].passage.id


def _megabytes(files: Iterator[Path]) -> float:
    return sum(one.stat().st_size for one in files) / 1e6
