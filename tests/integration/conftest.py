"""What several integration tests begin with: storage of both kinds, and a folder with a good index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.services.ports import UnitOfWork
from assistant.storage.engine import open_engine
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.index_house import IndexHouse
from tests.fakes.things import a_person
from tests.fakes.work import FakeStore

Opens = Callable[..., UnitOfWork]


@pytest.fixture(params=["memory", "sqlite"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opens]:
    """Opens units of work on an empty store: in memory, and in a real file."""
    if request.param == "memory":
        yield FakeStore()
        return
    engine = open_engine(tmp_path, wait_seconds=0.2)
    migrate(engine, tmp_path)
    yield OpensSqlWork(engine, wait_seconds=1)
    engine.dispose()


@pytest.fixture
def peopled(work: Opens) -> Opens:
    """Opens units of work that know Sanne and Bram."""
    with work() as unit:
        unit.people.add(a_person("sanne"), "hash")
        unit.people.add(a_person("bram"), "hash")
        unit.commit()
    return work


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a good index."""
    data = tmp_path_factory.mktemp("built") / "data"
    house = IndexHouse(data)
    house.fill()
    assert house.sync()
    house.close()
    return data
