"""Backups: a consistent copy in one file while others work, and the way back."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from pysqlite3 import dbapi2

import assistant
from assistant.errors import BadValue
from assistant.storage.archive import Manifest, checksum, damaged, pack, revision, unpack
from assistant.storage.engine import WAIT_SECONDS, database
from assistant.storage.failures import speaking_plainly
from assistant.storage.locks import alone, using
from assistant.storage.migrate import refuse_unknown
from assistant.storage.workshop import workshop


def back_up(folder: Path, file: Path, at: datetime) -> Manifest:
    """Write everything in the data folder's database to one backup file; others may go on writing.

    `at` is now. A file of that name is replaced, and only by a backup that is complete and on disk. Raises
    BadValue when there is no database or no place for the file, StorageUnavailable when a disk fails.
    """
    if not database(folder).is_file():
        raise BadValue(f"There is no database in {folder}. Name the data folder.", folder=str(folder))
    if file.is_dir() or not file.parent.is_dir():
        raise BadValue(f"{file} cannot be written. Name a file in a folder that exists.", file=str(file))
    with using(folder), speaking_plainly(file.parent), workshop(file.parent) as bench:
        copy = bench / "assistant.db"
        shape = _copy_while_others_write(folder, copy)
        manifest = Manifest(assistant.__version__, at, checksum(copy), shape)
        pack(copy, manifest, bench / "backup.zip")
        (bench / "backup.zip").replace(file)
        _settle(file.parent)
        return manifest


def restore(file: Path, folder: Path, replace: bool = False) -> Manifest:
    """Put the database of a backup in place; with `replace` instead of one that is there, which is removed.

    Everyone has to log in again. The process must not hold `locks.using(folder)` itself. Until the last
    step the old database stays as it was. Raises DataFolderInUse when anybody works on the folder; BadValue
    when the file is missing, damaged or no backup, or the folder holds a database and `replace` was not
    said; StorageUnavailable when a newer version made the backup, or the disk fails.
    """
    file = file.absolute()
    with alone(folder), speaking_plainly(folder):
        if database(folder).exists() and not replace:
            message = f"{folder} already holds a database. Say that it is to be replaced."
            raise BadValue(message, folder=str(folder))
        with workshop(folder) as bench:
            manifest = unpack(file, bench / "assistant.db")
            _check(bench / "assistant.db", manifest, file)
            _end_logins(bench / "assistant.db")
            _put_in_place(bench / "assistant.db", folder)
        return manifest


def _copy_while_others_write(folder: Path, copy: Path) -> str:
    """A copy as of one moment, without what was deleted; returns the shape of the database."""
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    source = str(database(folder))
    try:
        with closing(dbapi2.connect(source, isolation_level=None, timeout=WAIT_SECONDS)) as connection:
            connection.execute("PRAGMA temp_store=MEMORY")
            if revision(connection) is None:
                raise BadValue(f"{folder} holds no database of this product.", folder=str(folder))
            connection.execute("VACUUM INTO ?", (str(copy),))
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == dbapi2.SQLITE_FULL:
            raise  # The full disk is the one the backup goes to.
        with speaking_plainly(folder):
            raise
    with closing(_open_to_look(copy)) as copied:
        return revision(copied) or ""


def _check(path: Path, manifest: Manifest, file: Path) -> None:
    """Raise unless the unpacked database is whole and has a shape this program knows."""
    try:
        with closing(_open_to_look(path)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            shape = revision(connection)
    except dbapi2.DatabaseError as error:
        raise damaged(file) from error
    if not whole or broken or shape is None or shape != manifest.revision:
        raise damaged(file)
    refuse_unknown(shape)


def _end_logins(path: Path) -> None:
    """Nobody is logged in after a restore: someone who logged out since then would be in again."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM login_sessions")


def _put_in_place(path: Path, folder: Path) -> None:
    """Make the unpacked database the folder's own; a crash leaves the old one or the new one, never a mix."""
    _empty_log(folder)
    # The old log must be gone before the new file comes: SQLite would apply it to the new database.
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{database(folder)}{suffix}").unlink(missing_ok=True)
    _settle(folder)
    path.replace(database(folder))
    _settle(folder)


def _empty_log(folder: Path) -> None:
    """Move the log of the old database into its file, so that a crash after this loses nothing of it."""
    if not database(folder).exists():
        return
    try:
        with closing(dbapi2.connect(str(database(folder)), isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except dbapi2.DatabaseError:
        return  # It is damaged, which may be why a backup is restored.


def _open_to_look(path: Path) -> dbapi2.Connection:
    """A connection that changes nothing and leaves no side files."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    return dbapi2.connect(address, uri=True, isolation_level=None)


def _settle(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
