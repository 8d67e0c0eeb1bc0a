"""A private folder for files that are not finished, beside the place where they will go."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = ".assistant-unfinished-"


@contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """A folder for its owner only, gone at the end; leftovers of processes that died are removed first.

    A lock on the folder, which dies with its process, tells a leftover from one that is in use.
    """
    _clear(beside)
    bench, handle = _open(beside)
    try:
        yield bench
    finally:
        shutil.rmtree(bench, ignore_errors=True)
        os.close(handle)


def _open(beside: Path) -> tuple[Path, int]:
    while True:
        bench = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
        try:
            handle = os.open(bench, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue  # Another process took it for a leftover in the instant before it was locked.
        fcntl.flock(handle, fcntl.LOCK_EX)
        if bench.exists():
            return bench, handle
        os.close(handle)


def _clear(beside: Path) -> None:
    for left in beside.glob(f"{_PREFIX}*"):
        try:
            handle = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(handle)
