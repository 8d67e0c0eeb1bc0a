"""A backup is whole or it is not there, and so is what is restored from it."""

from __future__ import annotations

import json
import threading
import time
import zipfile
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import Engine

import assistant
from assistant.domain.ids import PersonId, ReflectionId
from assistant.errors import AssistantError, BadValue, DataFolderInUse, StorageUnavailable
from assistant.services.ports import LoginSession
from assistant.storage import archive, backup
from assistant.storage.backup import back_up, restore
from assistant.storage.engine import database, open_engine
from assistant.storage.locks import using
from assistant.storage.migrate import migrate, pending
from assistant.storage.tables import metadata
from assistant.storage.work import OpensSqlWork
from assistant.storage.workshop import workshop
from tests.fakes.processes import kill, start
from tests.fakes.things import NOW, a_person, a_reflection, an_exchange

SANNE = PersonId("p-sanne")
#: The newest shape of the database, and the tables it had at 0002.
HEAD = max(
    path.name[:4] for path in (Path(assistant.__file__).parent / "storage/migrations/versions").glob("0*.py")
)
AT_0002 = {
    "people",
    "person_roles",
    "person_teams",
    "login_sessions",
    "login_failures",
    "reflections",
    "exchanges",
}

WRITES = """
import itertools, sys
from pathlib import Path
from assistant.storage.engine import open_engine
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import a_reflection, an_exchange
work = OpensSqlWork(open_engine(Path(sys.argv[1])))
for number in itertools.count(1):
    with work() as unit:
        unit.reflections.add(a_reflection(f"w{number}", exchanges=(an_exchange(1, "Wat ik schreef. " * 50),)))
        unit.commit()
    print(number, flush=True)
"""

DIES = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from assistant.storage import backup
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(backup, sys.argv[3], die)
if sys.argv[4] == "restore":
    backup.restore(Path(sys.argv[2]), Path(sys.argv[1]), replace=True)
else:
    backup.back_up(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a reflection of Sanne's."""
    return _filled(tmp_path / "data", "r1")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder for backups."""
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def test_what_was_backed_up_comes_back_whole(folder: Path, shelf: Path, tmp_path: Path) -> None:
    said = back_up(folder, shelf / "b.zip", NOW)
    assert (said.version, said.created_at, said.revision) == (assistant.__version__, NOW, HEAD)
    assert (shelf / "b.zip").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in shelf.iterdir()] == ["b.zip"]
    assert restore(shelf / "b.zip", tmp_path / "new") == said
    assert _titles(tmp_path / "new") == {"r1"}
    assert database(tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_nobody_is_logged_in_after_a_restore(folder: Path, shelf: Path, tmp_path: Path) -> None:
    engine = open_engine(folder)
    with OpensSqlWork(engine)() as work:
        work.logins.add(LoginSession("hash", a_person().id, NOW, NOW))
        work.commit()
    engine.dispose()
    back_up(folder, shelf / "b.zip", NOW)
    restore(shelf / "b.zip", tmp_path / "new")
    engine = open_engine(tmp_path / "new")
    with OpensSqlWork(engine)(read_only=True) as work:
        assert work.logins.get("hash") is None
    engine.dispose()


def test_the_backup_is_one_zip_with_the_database_and_a_manifest(folder: Path, shelf: Path) -> None:
    said = back_up(folder, shelf / "b.zip", NOW)
    with zipfile.ZipFile(shelf / "b.zip") as packed:
        assert sorted(packed.namelist()) == ["assistant.db", "manifest.json"]
        manifest = json.loads(packed.read("manifest.json"))
    assert manifest == {
        "product": "reflection-assistant",
        "format": 1,
        "version": assistant.__version__,
        "created_at": NOW.isoformat(),
        "sha256": said.sha256,
        "revision": HEAD,
    }


def test_twenty_backups_while_another_process_writes_hold_all_it_had_acknowledged(
    folder: Path, shelf: Path, tmp_path: Path
) -> None:
    writer = start(WRITES, folder)
    acknowledged = _Acknowledged(writer.stdout)
    took = []
    for number in range(20):
        before = acknowledged.after(number * 10)
        began = time.perf_counter()
        back_up(folder, shelf / f"{number}.zip", NOW)
        took.append(time.perf_counter() - began)
        restore(shelf / f"{number}.zip", tmp_path / str(number))
        assert {f"w{n}" for n in range(1, before + 1)} <= _titles(tmp_path / str(number))
    writer.kill()
    acknowledged.join()
    kill(writer)
    print(f"{acknowledged.last} written; backups: {sorted(took)[10]:.3f} s, longest {max(took):.3f} s")
    assert acknowledged.last > 200


@pytest.mark.parametrize("step", ["checksum", "pack", "_settle"])
def test_killed_in_the_middle_leaves_the_old_backup_and_the_next_one_cleans_up(
    folder: Path, shelf: Path, tmp_path: Path, step: str
) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    _write(folder, "r2")
    process = start(DIES, folder, shelf / "b.zip", step, "back_up")
    process.communicate()
    assert process.returncode == -9
    restore(shelf / "b.zip", tmp_path / "new")
    assert _titles(tmp_path / "new") == ({"r1", "r2"} if step == "_settle" else {"r1"})
    assert len(list(shelf.iterdir())) == 2
    back_up(folder, shelf / "another.zip", NOW)
    assert sorted(path.name for path in shelf.iterdir()) == ["another.zip", "b.zip"]


def test_an_unfinished_backup_of_a_process_that_lives_is_left_alone(folder: Path, shelf: Path) -> None:
    with workshop(shelf) as bench:
        back_up(folder, shelf / "b.zip", NOW)
        assert bench.is_dir()


@pytest.mark.parametrize("step", ["_check", "_put_in_place", "_settle"])
def test_a_restore_killed_in_the_middle_leaves_the_old_or_the_new(
    folder: Path, shelf: Path, step: str
) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    _write(folder, "r2")
    process = start(DIES, folder, shelf / "b.zip", step, "restore")
    process.communicate()
    assert process.returncode == -9
    assert _titles(folder) == {"r1", "r2"}
    restore(shelf / "b.zip", folder, replace=True)
    assert _titles(folder) == {"r1"}
    assert not list(folder.glob(".assistant-unfinished-*"))


def test_restoring_needs_a_folder_nobody_uses(folder: Path, shelf: Path) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    with using(folder), pytest.raises(DataFolderInUse, match="in use"):
        restore(shelf / "b.zip", folder, replace=True)
    assert _titles(folder) == {"r1"}


def test_a_database_is_replaced_only_when_that_is_said_and_its_log_goes_too(
    folder: Path, shelf: Path
) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    process = start(WRITES, folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    kill(process)
    assert Path(f"{database(folder)}-wal").stat().st_size > 0
    with pytest.raises(BadValue, match="already holds"):
        restore(shelf / "b.zip", folder)
    assert "w1" in _titles(folder)
    restore(shelf / "b.zip", folder, replace=True)
    assert not Path(f"{database(folder)}-wal").exists()
    assert _titles(folder) == {"r1"}


def test_a_damaged_database_can_be_replaced(folder: Path, shelf: Path) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    database(folder).write_bytes(b"nonsense" * 1000)
    restore(shelf / "b.zip", folder, replace=True)
    assert _titles(folder) == {"r1"}


def test_an_older_backup_is_migrated_at_the_next_start(folder: Path, shelf: Path, tmp_path: Path) -> None:
    later = (table.name for table in reversed(metadata.sorted_tables) if table.name not in AT_0002)
    _change(
        folder,
        "UPDATE alembic_version SET version_num = '0002'",
        *(f"DROP TABLE {name}" for name in later),
        "ALTER TABLE exchanges DROP COLUMN why",
        "ALTER TABLE reflections DROP COLUMN objections",
        "ALTER TABLE people DROP COLUMN mail",
    )
    back_up(folder, shelf / "b.zip", NOW)
    restore(shelf / "b.zip", tmp_path / "new")
    engine = open_engine(tmp_path / "new")
    assert pending(engine)
    migrate(engine, tmp_path / "new")
    engine.dispose()
    assert _titles(tmp_path / "new") == {"r1"}


def test_a_backup_of_a_newer_version_is_refused(folder: Path, shelf: Path, tmp_path: Path) -> None:
    _change(folder, "UPDATE alembic_version SET version_num = '9999'")
    back_up(folder, shelf / "b.zip", NOW)
    with pytest.raises(StorageUnavailable, match="newer version"):
        restore(shelf / "b.zip", tmp_path / "new")
    assert not database(tmp_path / "new").exists()


def test_what_is_no_backup_is_refused_and_nothing_changes(folder: Path, shelf: Path) -> None:
    back_up(folder, shelf / "good.zip", NOW)
    good = (shelf / "good.zip").read_bytes()
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 0xFF
    files = {
        "text.zip": (b"not a zip at all", "no backup"),
        "empty.zip": (b"", "no backup"),
        "cut.zip": (good[: len(good) // 2], "damaged"),
        "flipped.zip": (bytes(flipped), "damaged"),
        "other.zip": (_zip(shelf, {"letter.txt": b"hello"}), "no backup"),
        "bare.zip": (_zip(shelf, {"manifest.json": b"[]", "assistant.db": b""}), "no backup"),
        "wrong.zip": (_zip(shelf, {"manifest.json": b'{"product": "x"}', "assistant.db": b""}), "no backup"),
        "huge.zip": (_zip(shelf, {"manifest.json": b" " * 20_000, "assistant.db": b""}), "no backup"),
        "unlike.zip": (_with_manifest(good, shelf, sha256="0" * 64), "damaged"),
        "later.zip": (_with_manifest(good, shelf, format=2), "newer version"),
        "mixed.zip": (_with_manifest(good, shelf, revision="0001"), "damaged"),
    }
    for name, (content, words) in files.items():
        (shelf / name).write_bytes(content)
        with pytest.raises(BadValue, match=words):
            restore(shelf / name, folder, replace=True)
    with pytest.raises(BadValue, match="no backup file"):
        restore(shelf / "missing.zip", folder, replace=True)
    assert _titles(folder) == {"r1"}
    assert not list(folder.glob(".assistant-unfinished-*"))


def test_a_backup_whose_database_is_damaged_is_refused_even_if_the_sum_is_right(
    folder: Path, shelf: Path, tmp_path: Path
) -> None:
    back_up(folder, shelf / "b.zip", NOW)
    with zipfile.ZipFile(shelf / "b.zip") as packed:
        content = bytearray(packed.read("assistant.db"))
    content[9000:14000] = b"x" * 5000
    (shelf / "broken.db").write_bytes(content)
    said = archive.Manifest("1", NOW, archive.checksum(shelf / "broken.db"), "0003")
    archive.pack(shelf / "broken.db", said, shelf / "broken.zip")
    with pytest.raises(BadValue, match="damaged"):
        restore(shelf / "broken.zip", tmp_path / "new")
    assert not database(tmp_path / "new").exists()


def test_there_must_be_something_to_back_up_and_a_place_for_it(
    folder: Path, shelf: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadValue, match="no database"):
        back_up(tmp_path / "nothing", shelf / "b.zip", NOW)
    with pytest.raises(BadValue, match="folder that exists"):
        back_up(folder, shelf / "none" / "b.zip", NOW)
    with pytest.raises(BadValue, match="folder that exists"):
        back_up(folder, shelf, NOW)
    database(folder).write_bytes(b"nonsense" * 1000)
    with pytest.raises(StorageUnavailable, match="damaged") as caught:
        back_up(folder, shelf / "b.zip", NOW)
    assert str(folder) in str(caught.value)
    assert list(shelf.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(
    folder: Path, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    back_up(folder, shelf / "b.zip", NOW)
    for name in ("pack", "unpack"):
        monkeypatch.setattr(backup, name, full)
    with pytest.raises(StorageUnavailable, match="full"):
        back_up(folder, shelf / "c.zip", NOW)
    with pytest.raises(StorageUnavailable, match="full"):
        restore(shelf / "b.zip", tmp_path / "new")
    assert [path.name for path in shelf.iterdir()] == ["b.zip"]
    assert not database(tmp_path / "new").exists()


def test_a_deleted_reflection_is_not_in_the_next_backup(folder: Path, shelf: Path) -> None:
    with _engine(folder) as engine, OpensSqlWork(engine)() as unit:
        unit.reflections.remove(ReflectionId("r1"))
        unit.commit()
    back_up(folder, shelf / "b.zip", NOW)
    with zipfile.ZipFile(shelf / "b.zip") as packed:
        assert b"Title of r1" not in packed.read("assistant.db")


class _Acknowledged:
    """The numbers a writing process prints, read as they come."""

    def __init__(self, lines: IO[str] | None) -> None:
        assert lines is not None
        self.last = 0
        self._lines = lines
        self._grown = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.join = self._thread.join

    def _read(self) -> None:
        for line in self._lines:
            with self._grown:
                self.last = int(line)
                self._grown.notify_all()

    def after(self, number: int) -> int:
        """The latest number, once it is greater than this one."""
        with self._grown:
            assert self._grown.wait_for(lambda: self.last > number, timeout=60)
            return self.last


class _engine:  # noqa: N801 -- used like a function
    """An engine that is disposed of at the end."""

    def __init__(self, folder: Path) -> None:
        self._engine = open_engine(folder)

    def __enter__(self) -> Engine:
        return self._engine

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()


def _filled(folder: Path, name: str) -> Path:
    with _engine(folder) as engine:
        migrate(engine, folder)
        with OpensSqlWork(engine)() as unit:
            unit.people.add(a_person(), "hash")
            unit.commit()
    _write(folder, name)
    return folder


def _write(folder: Path, name: str) -> None:
    with _engine(folder) as engine, OpensSqlWork(engine)() as unit:
        unit.reflections.add(a_reflection(name, exchanges=(an_exchange(1, "A."),)))
        unit.commit()


def _titles(folder: Path) -> set[str]:
    """The names of Sanne's reflections; every one of them can be read."""
    with _engine(folder) as engine, OpensSqlWork(engine)() as unit:
        names = {str(line.id) for line in unit.reflections.of(SANNE, limit=100_000)}
        assert all(unit.reflections.get(ReflectionId(name)) for name in list(names)[:5])
    return names


def _change(folder: Path, *statements: str) -> None:
    with _engine(folder) as engine, engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _zip(shelf: Path, files: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(shelf / "made", "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return (shelf / "made").read_bytes()


def _with_manifest(good: bytes, shelf: Path, **changes: object) -> bytes:
    (shelf / "made").write_bytes(good)
    with zipfile.ZipFile(shelf / "made") as packed:
        manifest, content = json.loads(packed.read("manifest.json")), packed.read("assistant.db")
    return _zip(shelf, {"manifest.json": json.dumps(manifest | changes).encode(), "assistant.db": content})


def test_every_refusal_is_one_of_our_errors() -> None:
    for error in (BadValue, DataFolderInUse, StorageUnavailable):
        assert issubclass(error, AssistantError)
