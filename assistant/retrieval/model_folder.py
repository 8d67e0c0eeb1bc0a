"""Keeps the default model's folder whole: made once, checked at every load, made again when damaged."""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.errors import StorageUnavailable
from assistant.retrieval import model_build, model_source

NAME: Final = "multilingual-e5-small"
_MANIFEST: Final = "manifest.json"
#: Raised whenever the folder's files change, so that older folders are made again.
_FORM: Final = 1
#: What this product runs is read whole at every load; of the rest only the sizes are looked at.
_READ: Final = (model_build.GRAPH, model_build.TOKENIZER)
_LOG = logging.getLogger(__name__)


def ready(data: Path) -> Path:
    """The model's folder below the data folder, made now if it is not there or is damaged.

    Several processes may ask at once: one makes it, the others wait and use it. Raises StorageUnavailable
    when it cannot be written, or when the package it is made from is missing.
    """
    folder = data / "models" / NAME
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent / f".{NAME}.lock"):
            wrong = damage(folder)
            if wrong:
                if folder.exists():
                    _LOG.warning("The embedding model in %s is made again: %s", folder, wrong)
                _make(folder)
    except OSError as error:
        raise StorageUnavailable(
            f"The embedding model could not be kept in {folder}: {error.strerror or error}. "
            "It needs 700 MB there; make room or correct the rights, then start again."
        ) from error
    return folder


def damage(folder: Path, thorough: bool = False) -> str:
    """What is wrong with the folder, or an empty text. ``thorough`` reads every file."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        if (manifest["form"], manifest["source"]) != (_FORM, model_source.SHA256):
            return "it was made in another form or from another file"
        for name, (size, digest) in manifest["files"].items():
            file = folder / name
            if not file.is_file() or file.stat().st_size != size:
                return f"{name} is missing or has another size"
            if (thorough or name in _READ) and _digest(file) != digest:
                return f"{name} holds other bytes"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return f"{_MANIFEST} cannot be read"
    return ""


def remove(data: Path) -> None:
    """Forget the folder, so that the next `ready` makes it again."""
    shutil.rmtree(data / "models" / NAME, ignore_errors=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> None:
    """Build the folder beside its place, then move it there whole."""
    for left in folder.parent.glob(f"{folder.name}.unfinished-*"):
        shutil.rmtree(left, ignore_errors=True)
    unfinished = folder.with_name(f"{folder.name}.unfinished-{os.getpid()}")
    try:
        model_build.write_folder(model_source.read(model_source.locate()), unfinished)
        files = sorted(path for path in unfinished.rglob("*") if path.is_file())
        sums = {p.relative_to(unfinished).as_posix(): (p.stat().st_size, _digest(p)) for p in files}
        manifest: dict[str, Any] = {"form": _FORM, "source": model_source.SHA256, "files": sums}
        (unfinished / _MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
