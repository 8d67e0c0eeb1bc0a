"""What was acknowledged stays; what fails says so plainly."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.domain.ids import PersonId, ReflectionId
from assistant.errors import AssistantError, BadValue, Stale, StorageUnavailable
from assistant.services.ports import UnitOfWork
from assistant.storage.engine import database, open_engine
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.processes import kill, start
from tests.fakes.things import NOW, a_person, a_reflection, an_exchange

SECRET = "De zin die niemand mag zien."

PREPARED = """
import sys
from dataclasses import replace
from pathlib import Path
from assistant.errors import Stale
from assistant.storage.engine import open_engine
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import NOW, a_reflection
folder = Path(sys.argv[1])
work = OpensSqlWork(open_engine(folder))
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A migrated database that knows Sanne and one reflection of hers."""
    engine = open_engine(tmp_path, wait_seconds=0.1)
    migrate(engine, tmp_path)
    with OpensSqlWork(engine)() as unit:
        unit.people.add(a_person(), "hash")
        unit.reflections.add(a_reflection())
        unit.commit()
    yield engine
    engine.dispose()


@pytest.mark.usefixtures("engine")
def test_a_commit_survives_the_kill_that_follows_it_and_nothing_else_does(tmp_path: Path) -> None:
    for round_ in range(3):
        process = start(
            PREPARED
            + """
import os, signal
with work() as unit:
    unit.reflections.add(a_reflection(f"kept-{sys.argv[2]}"))
    unit.commit()
    unit.reflections.add(a_reflection(f"lost-{sys.argv[2]}"))
    os.kill(os.getpid(), signal.SIGKILL)
""",
            tmp_path,
            round_,
        )
        process.communicate()
        assert process.returncode == -9
    engine = open_engine(tmp_path)
    with OpensSqlWork(engine)() as unit:
        found = {line.id for line in unit.reflections.of(PersonId("p-sanne"))}
    engine.dispose()
    assert found == {"r1", "kept-0", "kept-1", "kept-2"}


@pytest.mark.usefixtures("engine")
def test_of_two_processes_that_save_the_same_reflection_one_learns_that_it_is_stale(tmp_path: Path) -> None:
    code = (
        PREPARED
        + """
with work(read_only=True) as unit:
    seen = unit.reflections.get("r1")
print("seen", flush=True)
sys.stdin.readline()
try:
    with work() as unit:
        unit.reflections.save(replace(seen, title=sys.argv[2]), seen=seen.version)
        unit.commit()
    print("saved " + sys.argv[2])
except Stale:
    print("stale")
"""
    )
    both = [start(code, tmp_path, name) for name in ("left", "right")]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "seen\n"
    said = []
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in both:
        said.append(process.communicate()[0].strip())
    assert said.count("stale") == 1
    winner = next(line for line in said if line != "stale").removeprefix("saved ")
    engine = open_engine(tmp_path)
    with OpensSqlWork(engine)() as unit:
        found = unit.reflections.get(ReflectionId("r1"))
    engine.dispose()
    assert found is not None
    assert (found.title, found.version) == (winner, 1)


def test_a_process_killed_in_the_middle_of_a_unit_keeps_nobody_waiting(
    tmp_path: Path, engine: Engine
) -> None:
    process = start(
        PREPARED + "unit = work().__enter__(); print('open', flush=True); sys.stdin.readline()", tmp_path
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(StorageUnavailable, match="busy"):
        OpensSqlWork(engine)().__enter__()
    kill(process)
    with OpensSqlWork(engine)() as unit:
        unit.commit()


def test_only_the_exchanges_that_changed_are_written(engine: Engine) -> None:
    with OpensSqlWork(engine)() as unit:
        many = tuple(an_exchange(n, "A.") for n in range(1, 30))
        saved = unit.reflections.save(a_reflection(exchanges=(*many, an_exchange(30))), seen=0)
        unit.commit()
    written: list[str] = []

    def note(*call: Any) -> None:
        if not call[2].startswith("SELECT"):
            written.append(" ".join(call[2].split()[:3]))

    event.listen(engine, "before_cursor_execute", note)
    with OpensSqlWork(engine)() as unit:
        found = unit.reflections.get(saved.id)
        assert found == saved
        unit.reflections.save(saved.with_exchange(an_exchange(30, "B.")), seen=1)
        unit.commit()
    event.remove(engine, "before_cursor_execute", note)
    assert written == ["BEGIN IMMEDIATE", "UPDATE reflections SET", "UPDATE exchanges SET"]


@pytest.mark.usefixtures("engine")
def test_folder_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert {"assistant.db", "assistant.db-wal", "assistant.db-shm", ".migrate.lock"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_a_folder_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "assistant.db").touch(mode=0o644)
    open_engine(folder).dispose()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(database(folder).stat().st_mode) == 0o600


def test_every_connection_is_durable_strict_and_forgetful(engine: Engine) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
    with engine.connect() as one, engine.connect().execution_options(assistant_read_only=True) as two:
        for connection in (two, one):
            for name, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
        version = one.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    assert tuple(int(part) for part in version.split(".")) > (3, 51, 2)


def test_a_full_disk_is_said_plainly_and_nothing_is_stored(engine: Engine) -> None:
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.rollback()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StorageUnavailable, match="full") as caught, OpensSqlWork(engine)() as unit:
        unit.reflections.add(a_reflection("big", exchanges=(an_exchange(1, SECRET * 1000),)))
    _says_nothing_private(caught.value)
    with OpensSqlWork(engine)() as unit:
        assert unit.reflections.count(PersonId("p-sanne")) == 1


def test_a_damaged_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "assistant.db").write_bytes(b"this is no database at all " * 500)
    with pytest.raises(StorageUnavailable, match="damaged") as caught:
        open_engine(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_damage_inside_is_said_plainly(tmp_path: Path, engine: Engine) -> None:
    with engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'people'"
        page = connection.exec_driver_sql(query).scalar_one()
    engine.dispose()
    with database(tmp_path).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(os.urandom(4096))
    damaged = open_engine(tmp_path)
    with OpensSqlWork(damaged)() as unit, pytest.raises(StorageUnavailable, match="damaged"):
        unit.people.all()
    damaged.dispose()


def test_a_folder_that_is_a_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageUnavailable):
        open_engine(tmp_path / "file")


def test_a_database_that_cannot_be_written_is_said_plainly(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(StorageUnavailable, match="cannot be written"), OpensSqlWork(engine)() as unit:
        unit.reflections.add(a_reflection("r2"))


def test_text_that_is_no_unicode_is_refused_as_unusable(engine: Engine) -> None:
    for broken in (
        a_reflection("r2", title=SECRET + "\ud800"),
        a_reflection("r3", exchanges=(an_exchange(1, SECRET + "\udc00"),)),
    ):
        with pytest.raises(BadValue) as caught, OpensSqlWork(engine)() as unit:
            unit.reflections.add(broken)
        _says_nothing_private(caught.value)


def test_no_error_of_the_database_leaks_or_tells_what_was_written(engine: Engine) -> None:
    for statement in ("SELECT nonsense", f"INSERT INTO audit VALUES (1, 2, '{SECRET}', NULL, NULL)"):
        with pytest.raises(AssistantError) as caught, engine.connect() as connection:
            connection.execute(text(statement))
        assert not isinstance(caught.value, SQLAlchemyError)
        assert SECRET not in str(caught.value)
    with pytest.raises(AssistantError) as caught, OpensSqlWork(engine)() as unit:
        unit.drafts.put(PersonId("p-sanne"), "start", SECRET, NOW.replace(tzinfo=None))
    _says_nothing_private(caught.value)


def test_a_repository_is_shown_without_what_people_wrote(engine: Engine) -> None:
    with OpensSqlWork(engine)() as unit:
        saved = unit.reflections.save(a_reflection(title=SECRET, exchanges=(an_exchange(1, SECRET),)), seen=0)
        shown = (unit, unit.reflections, saved, unit.reflections.of(PersonId("p-sanne")))
        assert SECRET not in repr(shown)


def test_stale_is_raised_across_units_of_one_process(engine: Engine) -> None:
    work = OpensSqlWork(engine)
    with work(read_only=True) as unit:
        seen = unit.reflections.get(ReflectionId("r1"))
    assert seen is not None
    with work() as unit:
        unit.reflections.save(seen, seen.version)
        unit.commit()
    with work() as unit, pytest.raises(Stale):
        unit.reflections.save(seen, seen.version)


def test_a_page_of_fifty_among_ten_thousand_reflections_is_the_persons_own(engine: Engine) -> None:
    people, each = 200, 50
    with OpensSqlWork(engine)() as unit:
        for number in range(people):
            unit.people.add(a_person(f"n{number}"), "hash")
        for number in range(people * each):
            exchanges = tuple(an_exchange(n, "Een antwoord van gewone lengte. " * 8) for n in range(1, 6))
            unit.reflections.add(a_reflection(f"x{number}", f"n{number % people}", exchanges=exchanges))
        unit.commit()
    work = OpensSqlWork(engine)
    actions: dict[str, Callable[[UnitOfWork], Any]] = {
        "page": lambda unit: unit.reflections.of(PersonId("p-n7"), limit=50),
        "count": lambda unit: unit.reflections.count(PersonId("p-n7")),
        "holding": lambda unit: unit.reflections.holding(PersonId("p-n7"), ["gewone"]),
        "open intentions": lambda unit: unit.intentions.open_of(PersonId("p-n7")),
        "unanswered": lambda unit: unit.reflections.unanswered(),
    }
    for name, action in actions.items():
        with work(read_only=True) as unit:
            action(unit)
            began = time.perf_counter()
            found = action(unit)
            print(f"{name}: {(time.perf_counter() - began) * 1000:.1f} ms")
        if name in ("page", "holding"):
            assert len(found) == 50
            assert {int(line.id[1:]) % people for line in found} == {7}


def _says_nothing_private(error: BaseException) -> None:
    """Neither the error nor what it came from shows the words, as a log would print them."""
    shown: BaseException | None = error
    while shown is not None:
        assert SECRET not in str(shown)
        shown = shown.__cause__
