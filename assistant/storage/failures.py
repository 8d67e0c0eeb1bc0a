"""Turns what the database and the file system say into our errors, so that no foreign exception leaks.

The sentences name the data folder, never a person and never what a person wrote.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import AssistantError, BadText, StorageUnavailable

_FULL = "The disk that holds {folder} is full; nothing was stored. Free some space and try again."
_RIGHTS = (
    "The data folder {folder} cannot be written. Give the account that runs the program "
    "the right to read and write the folder and every file in it."
)
_DAMAGED = "The database in {folder} is damaged. Stop the program and restore the latest backup."
_BUSY = (
    "The database in {folder} has been busy for too long; nothing was stored. Try again; "
    "if it happens often, look for another program that keeps the database open."
)
_DISK = "The disk that holds {folder} reports an error. Check the disk, then restore a backup if needed."
_CONTRADICTS = (
    "The database in {folder} refused a change that contradicts what it holds; nothing was stored. "
    "Reload and try again."
)
_UNKNOWN = "The database in {folder} cannot be used ({code}). Run the check of the data folder."

_BY_CODE = {
    dbapi2.SQLITE_FULL: _FULL,
    dbapi2.SQLITE_READONLY: _RIGHTS,
    dbapi2.SQLITE_PERM: _RIGHTS,
    dbapi2.SQLITE_CANTOPEN: _RIGHTS,
    dbapi2.SQLITE_CORRUPT: _DAMAGED,
    dbapi2.SQLITE_NOTADB: _DAMAGED,
    dbapi2.SQLITE_BUSY: _BUSY,
    dbapi2.SQLITE_LOCKED: _BUSY,
    dbapi2.SQLITE_IOERR: _DISK,
    dbapi2.SQLITE_CONSTRAINT: _CONTRADICTS,
}

_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.EIO: _DISK,
}


def plainly(error: BaseException, folder: Path) -> AssistantError | None:
    """Our error for a foreign one, or None when it is ours already or a fault of the program."""
    if isinstance(error, AssistantError):
        return None
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeError):
        return BadText("The text holds characters that are not valid Unicode. Remove them and try again.")
    if isinstance(cause, dbapi2.Error):
        return _unavailable(_of_sqlite(cause), folder, str(getattr(cause, "sqlite_errorname", "unknown")))
    if isinstance(error, SQLAlchemyError):
        return _unavailable(_UNKNOWN, folder, type(cause).__name__)
    if isinstance(error, OSError):
        code = errno.errorcode.get(error.errno or 0, "unknown")
        return _unavailable(_BY_ERRNO.get(error.errno or 0, _UNKNOWN), folder, code)
    return None


@contextmanager
def speaking_plainly(folder: Path) -> Iterator[None]:
    """Whatever the database or the disk raises inside comes out as one of our errors."""
    try:
        yield
    except Exception as error:
        ours = plainly(error, folder)
        if ours is None:
            raise
        raise ours from error


def _of_sqlite(error: BaseException) -> str:
    """The sentence for SQLite's primary code, which is the low byte of the extended one."""
    return _BY_CODE.get(int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF, _UNKNOWN)


def _unavailable(sentence: str, folder: Path, code: str) -> StorageUnavailable:
    return StorageUnavailable(sentence.format(folder=folder, code=code), folder=str(folder), code=code)
