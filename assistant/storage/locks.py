"""Locks on the data folder that the operating system drops when a process dies, however it dies.

.serve.lock    one server per data folder
.use.lock      shared by every process that uses the database; taken alone by restore
.migrate.lock  one process at a time changes the shape of the database
.index.lock    one process at a time opens the index
.mail.lock     one process at a time sends mail
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assistant.errors import DataFolderInUse
from assistant.storage.failures import speaking_plainly

SERVE = ".serve.lock"
USE = ".use.lock"
MIGRATE = ".migrate.lock"
INDEX = ".index.lock"
MAIL = ".mail.lock"

_REFUSALS = {
    (SERVE, True): "A server is already running on the data folder {folder}. Stop it first, "
    "or let this one use another data folder.",
    (INDEX, True): "Another process works on the index in the data folder {folder}: the server, or another "
    "index command. Stop it, or wait until it is done.",
    (MAIL, True): "Another process sends the mail of the data folder {folder}, usually the server: it sends "
    "by itself what is due. Stop it first, or leave it to that.",
    (USE, True): "The data folder {folder} is in use. Stop the server and every command that works on it, "
    "then try again.",
    (USE, False): "A backup is being restored into the data folder {folder}. Wait until that is done.",
}
_REFUSAL = "Another process holds {name} in the data folder {folder}. Wait until it is done, or stop it."


@contextmanager
def hold(folder: Path, name: str, exclusive: bool, wait: bool = False) -> Iterator[int]:
    """Hold the lock file `name` in the folder; the folder is made, for its owner only, when missing.

    Gives the open lock file: a child process that inherits it holds the lock too.

    Raises DataFolderInUse when another holder is in the way, unless `wait`: then it waits for them.
    """
    with speaking_plainly(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(handle, folder, name, exclusive, wait)
        yield handle
    finally:
        os.close(handle)


def serving(folder: Path) -> AbstractContextManager[int]:
    """This process is the one server on the folder."""
    return hold(folder, SERVE, exclusive=True)


def using(folder: Path) -> AbstractContextManager[int]:
    """This process uses the database, as others may."""
    return hold(folder, USE, exclusive=False)


def alone(folder: Path) -> AbstractContextManager[int]:
    """No other process uses the database, and none may begin to."""
    return hold(folder, USE, exclusive=True)


def changing(folder: Path) -> AbstractContextManager[int]:
    """This process changes the shape of the database; others wait their turn."""
    return hold(folder, MIGRATE, exclusive=True, wait=True)


def indexing(folder: Path) -> AbstractContextManager[int]:
    """This process is the one that opens the index."""
    return hold(folder, INDEX, exclusive=True)


def mailing(folder: Path) -> AbstractContextManager[int]:
    """This process is the one that sends mail."""
    return hold(folder, MAIL, exclusive=True)


def _lock(handle: int, folder: Path, name: str, exclusive: bool, wait: bool) -> None:
    how = (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB)
    try:
        with speaking_plainly(folder):
            _flock(handle, how)
    except _Held:
        sentence = _REFUSALS.get((name, exclusive), _REFUSAL)
        message = sentence.format(folder=folder, name=name)
        raise DataFolderInUse(message, folder=str(folder)) from None


class _Held(Exception):
    """Somebody else holds the lock."""


def _flock(handle: int, how: int) -> None:
    try:
        fcntl.flock(handle, how)
    except BlockingIOError:
        raise _Held from None
