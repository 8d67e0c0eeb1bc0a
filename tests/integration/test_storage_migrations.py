"""The database gets its shape in whole steps, by one process at a time, and never from the future."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from assistant.errors import StorageUnavailable
from assistant.storage.engine import open_engine
from assistant.storage.migrate import migrate, pending
from assistant.storage.tables import metadata
from tests.fakes.processes import start

AFTER = {
    None: set(),
    "0001": {"people", "person_roles", "person_teams", "login_sessions", "login_failures"},
    "0002": {"reflections", "exchanges"},
    "0003": {"intentions", "drafts", "audit"},
    "0004": {"pattern_versions"},
    "0005": {"passage_sources", "passages", "passage_vectors", "passage_changes"},
    "0006": {"documents"},
    "0007": {"source_uses", "open_questions"},
    "0008": set(),
    "0009": {"model_calls", "model_days", "model_people"},
    "0010": {"feedback_drafts"},
    "0011": {"nuggets", "nugget_mails", "nugget_members", "nugget_feeds", "mail_trouble"},
}
HEAD = max(name for name in AFTER if name)

DIES = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from assistant.storage.engine import open_engine
from assistant.storage.migrate import migrate
folder, steps = Path(sys.argv[1]), int(sys.argv[2])
engine = open_engine(folder)
done = 0
def die(conn, cursor, statement, *rest):
    global done
    if statement.split()[0] in ("CREATE", "INSERT", "UPDATE"):
        done += 1
        if done == steps:
            os.kill(os.getpid(), signal.SIGKILL)
event.listen(engine, "after_cursor_execute", die)
migrate(engine, folder)
print("all done")
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database without tables."""
    engine = open_engine(tmp_path)
    yield engine
    engine.dispose()


def test_the_migrations_make_the_tables_the_program_works_with(tmp_path: Path, engine: Engine) -> None:
    migrate(engine, tmp_path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_new_database_needs_them_and_a_migrated_one_does_not(tmp_path: Path, engine: Engine) -> None:
    assert pending(engine)
    migrate(engine, tmp_path)
    assert not pending(engine)
    migrate(engine, tmp_path)
    assert _state(engine)[0] == HEAD


def test_foreign_keys_are_watched_again_after_migrating(tmp_path: Path, engine: Engine) -> None:
    migrate(engine, tmp_path)
    with engine.connect() as one, engine.connect().execution_options(assistant_read_only=True) as two:
        assert one.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert two.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_killed_at_any_step_the_next_start_finishes(tmp_path: Path) -> None:
    steps = 0
    while True:
        steps += 1
        folder = tmp_path / str(steps)
        process = start(DIES, folder, steps)
        if "all done" in process.communicate()[0]:
            break
        assert process.returncode == -9
        engine = open_engine(folder)
        revision, tables = _state(engine)
        whole = set().union(*(made for name, made in AFTER.items() if (name or "") <= (revision or "")))
        assert tables == whole, f"killed after step {steps}, the database says {revision}"
        migrate(engine, folder)
        assert _state(engine) == (HEAD, set().union(*AFTER.values()))
        engine.dispose()
    assert steps > 14


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    processes = [start(DIES, tmp_path / "data", 0) for _ in range(4)]
    assert [process.communicate()[0] for process in processes] == ["all done\n"] * 4
    engine = open_engine(tmp_path / "data")
    assert not pending(engine)
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path, engine: Engine) -> None:
    migrate(engine, tmp_path)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageUnavailable, match="newer version"):
        pending(engine)
    with pytest.raises(StorageUnavailable, match="newer version"):
        migrate(engine, tmp_path)
    assert _state(engine)[0] == "9999"


def test_a_folder_with_a_percent_sign_can_be_migrated(tmp_path: Path) -> None:
    folder = tmp_path / "100% data?x=#1"
    engine = open_engine(folder)
    migrate(engine, folder)
    assert (folder / "assistant.db").stat().st_size > 0
    engine.dispose()


def _state(engine: Engine) -> tuple[str | None, set[str]]:
    """The revision the database says it has, and the tables it holds."""
    with engine.connect() as connection:
        names = set(
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        )
        if "alembic_version" not in names:
            return None, names
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision, names - {"alembic_version", "sqlite_sequence"}
