"""The engine on `DATA/assistant.db`: durable, private to its owner, usable from many threads and processes.

The interpreter's own SQLite may be one that can lose acknowledged transactions in WAL mode (versions up to
3.51.2), so pysqlite3, which brings its own, is used everywhere.
"""

from __future__ import annotations

import json
import os
import stat
from functools import partial
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection

from assistant.errors import StorageUnavailable
from assistant.storage.failures import plainly, speaking_plainly
from assistant.storage.locks import changing

#: How long a unit of work waits for another one, in seconds.
WAIT_SECONDS = 10.0

#: The execution option of a connection that will only read, so that it keeps no writer waiting.
READ_ONLY = "assistant_read_only"

# Sorting and VACUUM would otherwise write people's words to the system's folder for temporary files.
_SETTINGS = ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")


def database(folder: Path) -> Path:
    """The database file of a data folder."""
    return folder / "assistant.db"


def open_engine(folder: Path, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """The engine of a data folder, which is made when it is missing. Safe to use from several threads.

    Raises StorageUnavailable when the folder or the file cannot be read, written or made private.
    """
    with speaking_plainly(folder):
        _make_private(folder)
    engine = create_engine(
        URL.create("sqlite", database=str(database(folder))),
        module=dbapi2,
        # Without an isolation level the driver leaves BEGIN to us, and DDL is transactional.
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": wait_seconds},
        # Threads wait for the database, never for a place in the pool.
        max_overflow=-1,
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", partial(_say_plainly, folder))
    with changing(folder):
        _write_ahead(engine, folder)
    return engine


def _make_private(folder: Path) -> None:
    """Folder and file exist and only their owner can open them; SQLite gives its side files the same mode."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(database(folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for path in (folder, database(folder)):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)


def _write_ahead(engine: Engine, folder: Path) -> None:
    """Turn on the write-ahead log; the setting stays in the file."""
    with speaking_plainly(folder):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode=WAL")
            mode = str(cursor.fetchall()[0][0])
        finally:
            connection.close()
    if mode != "wal":
        raise StorageUnavailable(
            f"The disk that holds {folder} cannot share memory between programs (network disks often "
            "cannot). Use a data folder on a local disk.",
            folder=str(folder),
        )


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the right to write at once: what a unit has read is then still true when it writes."""
    reading = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _say_plainly(folder: Path, context: ExceptionContext) -> Any:
    return plainly(context.sqlalchemy_exception or context.original_exception, folder)
