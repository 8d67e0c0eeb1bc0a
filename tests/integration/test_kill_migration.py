"""kill -9 while the database gets its new shape: the next start finishes, and every turn is still there."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from pysqlite3 import dbapi2

from assistant.storage.engine import database, open_engine
from assistant.storage.migrate import pending
from tests.fakes.processes import ROOT
from tests.killing.turns import (
    SOON,
    Lines,
    Said,
    check,
    copy_of,
    dying,
    last_reflection,
    seconds_until,
    words,
)
from tests.serving import environment, populate

POINTS = [("after-migration-step", 2)]
POINTS_MORE = [("before-migration-step", 1), ("before-migration-step", 2), ("after-migration-step", 3)]
#: What the migration after 0002 makes.
_YOUNGEST = ("intentions", "drafts", "audit")
MIGRATIONS = ROOT / "assistant" / "storage" / "migrations"


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """A data folder as a program of the shape 0002 left it, with turns in it."""
    data = tmp_path_factory.mktemp("older") / "data"
    populate(data, ("anouk",))
    said = Said("")
    lines = Lines(data, more=("--method", "gibbs", "--minutes", "20"))
    lines.read()
    said.reflection = last_reflection(data)
    for number in range(4):
        said.sure.append(words(number))
        lines.write(said.sure[-1])
        assert lines.read()["text"]
    assert lines.end() == 0
    return _as_it_was(data, data.parent / "before"), said


def _as_it_was(data: Path, before: Path) -> Path:
    """The same people and turns in a database of the shape 0002."""
    engine = open_engine(before)
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with closing(dbapi2.connect(str(database(before)), isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS later", (str(database(data)),))
        named = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in named:
            if table != "alembic_version":
                columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
                connection.execute(f"INSERT INTO main.{table} SELECT {columns} FROM later.{table}")
        connection.execute("UPDATE main.reflections SET status = 'open'")
        connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchall()
    return before


@pytest.mark.parametrize(("point", "nth"), POINTS)
def test_killed_in_a_migration(older: tuple[Path, Said], tmp_path: Path, point: str, nth: int) -> None:
    _survives(older, tmp_path, point, nth)


@pytest.mark.soak
@pytest.mark.parametrize(("point", "nth"), POINTS_MORE)
def test_killed_at_more_steps_of_a_migration(
    older: tuple[Path, Said], tmp_path: Path, point: str, nth: int
) -> None:
    _survives(older, tmp_path, point, nth)


def _survives(older: tuple[Path, Said], place: Path, point: str, nth: int) -> None:
    folder, said = older
    data, arm = copy_of(folder, place / "data"), place / "arm"
    arm.touch()
    dies = [sys.executable, *dying(point, nth, arm), "people", "list"]
    died = subprocess.run(dies, cwd=ROOT, env=environment(data), stdout=subprocess.DEVNULL, check=False)
    assert died.returncode == -9
    with closing(dbapi2.connect(str(database(data)))) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert not tables & set(_YOUNGEST), "half a migration"
    took, lines, _ = seconds_until(data, ("--resume", said.reflection))
    check(data, said)
    lines.process.kill()
    lines.process.communicate()
    engine = open_engine(data)
    assert not pending(engine)
    engine.dispose()
    print(f"{point} {nth}: {len(said.sure)} acknowledged, 0 lost, 0 doubled; question {took:.1f} s")
    assert took <= SOON
