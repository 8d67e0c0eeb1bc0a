"""Opens an index in a child process first: a damaged one may crash the interpreter, hang or fill the disk.

    python -m assistant.retrieval.trial FOLDER < known vectors

The child ends with 0 when every known vector comes back. It inherits the lock on the index, so that nobody
opens the folder before it has ended, also when its parent was killed.
"""

from __future__ import annotations

import io
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from assistant.domain.passages import PassageId, Reader
from assistant.retrieval.chroma_index import ChromaIndex, Known
from assistant.retrieval.generations import size
from assistant.retrieval.index_check import Check

_MISSED: Final = 3
_SECONDS: Final = 60
_MEGABYTE: Final = 1 << 20
#: Memory and files may grow to so many bytes, and to so many times what the folder has.
_MEMORY: Final = 6 << 30
_FILE: Final = 256 << 20


def opens_well(folder: Path, known: Sequence[Known], lock: int, stop: threading.Event) -> bool:
    """Whether a child process opens the index, and finds the known vectors, without harm to itself."""
    began, patience = time.monotonic(), _SECONDS + size(folder) / _MEGABYTE
    child = subprocess.Popen(  # noqa: S603 -- our own module, and a folder of our own naming
        [sys.executable, "-m", "assistant.retrieval.trial", str(folder), str(int(patience))],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[lock],
    )
    try:
        _hand(child, known)
        while child.poll() is None:
            if time.monotonic() - began > patience or stop.is_set():
                return False
            stop.wait(0.05)
        return child.returncode == 0
    finally:
        child.kill()
        child.wait()


def _hand(child: subprocess.Popen[bytes], known: Sequence[Known]) -> None:
    assert child.stdin is not None  # noqa: S101 -- it was opened with a pipe
    try:
        with child.stdin as pipe:
            pipe.write(_packed(known))
    except BrokenPipeError:
        return  # It died; its exit status says so.


def _packed(known: Sequence[Known]) -> bytes:
    held = io.BytesIO()
    vectors = np.array([one.vector for one in known], dtype=np.float32)
    np.savez(held, who=[one.reader for one in known], id=[one.id for one in known], vector=vectors)
    return held.getvalue()


def _unpacked(data: bytes) -> list[Known]:
    held = np.load(io.BytesIO(data))
    rows = zip(held["who"].tolist(), held["id"].tolist(), held["vector"], strict=True)
    return [Known(Reader(who), PassageId(one), vector) for who, one, vector in rows]


def _bound(folder: Path, seconds: int) -> None:
    """No more time, memory, file size or core dumps than an index in order needs."""
    there = size(folder)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 2 * there + _FILE),
        (resource.RLIMIT_AS, 4 * there + _MEMORY),
        (resource.RLIMIT_CPU, 4 * seconds),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)


def _try(folder: Path, seconds: int) -> int:
    known = _unpacked(sys.stdin.buffer.read())
    _bound(folder, seconds)
    index = ChromaIndex(folder)
    found = Check(len(known), index.missed(known), 0, index.rows)
    index.close()
    return 0 if found.well else _MISSED


if __name__ == "__main__":
    sys.exit(_try(Path(sys.argv[1]), int(sys.argv[2])))
