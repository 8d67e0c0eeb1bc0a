"""The folder of the index: one generation serves, another may be in the making, and a marker says which.

    index/000004/            a generation: the files of Chroma
    index/000004/marker.json what it holds; written when it is finished, so half-built ones have none
    index/state.json         what the process that owns the index last said about it, for others to read

A generation that cannot be used gets the name `aside-000003` until a new one has taken its place. Nothing
here imports Chroma; everything in the folder can be made anew from the database.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

_log = logging.getLogger("assistant.index")
#: Raised when what the files hold or mean changes; an index of another format is built anew.
FORMAT: Final = 1
_MARKER: Final = "marker.json"
_STATE: Final = "state.json"
_LONGEST: Final = 10_000


@dataclass(frozen=True)
class Marker:
    """What a finished generation holds.

    `position` is the number of the last change applied to it, `rows` how many rows it had when it was built,
    `changed` how many were written or removed since, `removed_at` the moment (ISO 8601) since when it holds
    vectors that were removed, or an empty text.
    """

    model: str
    width: int
    position: int
    rows: int
    changed: int = 0
    removed_at: str = ""
    format: int = FORMAT
    finished: bool = True

    def later(self, position: int, changed: int, removed_at: datetime | None) -> Marker:
        """The marker after these changes."""
        since = self.removed_at or (removed_at.isoformat() if removed_at else "")
        return replace(self, position=position, changed=self.changed + changed, removed_at=since)


@dataclass(frozen=True)
class State:
    """What the owner of the index last said: who answers, what is wrong, when it was checked."""

    serving: bool = False
    trouble: str = ""
    checked_at: str = ""
    asked: int = 0
    missed: int = 0
    differing: int = 0


class Generations:
    """The generations in one folder. Only the process that holds the lock on the index changes anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last = 0

    def newest(self) -> Path | None:
        """The newest generation that says it is finished, or None."""
        finished = [path for path in self._generations() if marker(path) is not None]
        return finished[-1] if finished else None

    def begin(self) -> Path:
        """An empty folder for a new generation, of a number not used before by this process."""
        self._prepare()
        numbers = [int(path.name.removeprefix("aside-")) for path in self._generations(aside=True)]
        self._last = max([self._last, *numbers]) + 1
        path = self.folder / f"{self._last:06}"
        path.mkdir(mode=0o700)
        return path

    def set_aside(self, path: Path) -> None:
        """Let a generation that cannot be used serve no more."""
        (path / _MARKER).unlink(missing_ok=True)
        aside = path.with_name(f"aside-{path.name}")
        _remove(aside)
        path.rename(aside)

    def discard(self, path: Path) -> None:
        """Remove a generation that could not be finished, as far as that is possible now."""
        try:
            _remove(path)
        except OSError as error:
            _log.warning("the folder %s stays until later: %s", path.name, type(error).__name__)

    def keep_only(self, path: Path | None) -> None:
        """Remove every other generation with all its files, and whatever else lies in the folder."""
        for other in self.folder.iterdir() if self.folder.is_dir() else ():
            if other != path and other.name != _STATE:
                _remove(other)

    def say(self, state: State) -> None:
        """Tell other processes how the index is doing."""
        self._prepare()
        _write(self.folder / _STATE, asdict(state))

    def said(self) -> State:
        """What the owner last said; nothing when nothing can be read."""
        try:
            return State(**_read(self.folder / _STATE, State))
        except (OSError, ValueError):
            return State()

    def exists(self) -> bool:
        """Whether there is anything at all in the index's place."""
        return self.folder.exists()

    def _generations(self, aside: bool = False) -> Iterator[Path]:
        """What has the name of a generation, oldest first."""
        there = self.folder.iterdir() if self.folder.is_dir() else iter(())
        for path in sorted(there, key=lambda one: one.name.removeprefix("aside-")):
            name = path.name.removeprefix("aside-") if aside else path.name
            if name.isdecimal() and name.isascii():
                yield path

    def _prepare(self) -> None:
        """The folder as it must be; a file that lies in its place is removed."""
        if self.folder.exists() and not self.folder.is_dir():
            self.folder.unlink()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        if self.folder.stat().st_mode & 0o777 != 0o700:
            self.folder.chmod(0o700)


def marker(generation: Path) -> Marker | None:
    """What a generation says of itself; None when it is not finished, or says nothing that makes sense."""
    try:
        found = Marker(**_read(generation / _MARKER, Marker))
    except (OSError, ValueError):
        return None
    return found if found.finished and found.position >= 0 else None


def mark(generation: Path, found: Marker) -> None:
    """Write the marker, whole or not at all; it is on disk when this returns."""
    _write(generation / _MARKER, asdict(found))


def size(generation: Path) -> int:
    """How many bytes the files of a generation have."""
    return sum(path.stat().st_size for path in generation.rglob("*") if path.is_file())


def _read(path: Path, shape: type[Marker | State]) -> dict[str, Any]:
    """The fields in a file. Raises ValueError when they are not those of the shape."""
    with path.open("rb") as file:
        found = json.loads(file.read(_LONGEST))
    kinds = {one.name: str(one.type) for one in fields(shape)}
    if not isinstance(found, dict) or {name: type(value).__name__ for name, value in found.items()} != kinds:
        raise ValueError("these are other fields")
    return found


def _write(path: Path, values: dict[str, Any]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    """Remove a file or a folder with everything in it; what was made unreadable is made readable first."""
    if path.is_dir() and not path.is_symlink():
        path.chmod(0o700)
        for folder in (one for one in path.rglob("*") if one.is_dir() and not one.is_symlink()):
            folder.chmod(0o700)
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
