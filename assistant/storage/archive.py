"""A backup as one file: a zip with `assistant.db` and `manifest.json`.

{"product": "reflection-assistant", "format": 1, "version": "0.1.0",
 "created_at": "2026-11-21T20:15:00+00:00", "sha256": "…of assistant.db", "revision": "0003"}
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from pysqlite3 import dbapi2

from assistant.errors import BadValue

PRODUCT = "reflection-assistant"
FORMAT = 1

_DATABASE = "assistant.db"
_MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_LONGEST_MANIFEST = 10_000


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself."""

    version: str
    created_at: datetime
    sha256: str
    revision: str


def pack(database: Path, manifest: Manifest, target: Path) -> None:
    """Write the backup file and return when it is on disk."""
    described = {"product": PRODUCT, "format": FORMAT, **asdict(manifest)}
    described["created_at"] = manifest.created_at.isoformat()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(_MANIFEST, json.dumps(described, indent=1))
            packed.write(database, _DATABASE)
        file.flush()
        os.fsync(file.fileno())


def unpack(file: Path, target: Path) -> Manifest:
    """Write the database of a backup to `target` and return what the backup says about itself.

    Raises BadValue when the file is missing, is no backup of this product, or is damaged.
    """
    if not file.is_file():
        raise BadValue(f"There is no backup file {file}. Check the name.", file=str(file))
    try:
        with zipfile.ZipFile(file) as packed:
            manifest = _manifest(packed, file)
            with packed.open(_DATABASE) as source:
                found = _copy(source, target)
    except KeyError:
        raise _no_backup(file) from None
    except zipfile.BadZipFile as error:
        raise (damaged(file) if _begins_like_a_zip(file) else _no_backup(file)) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged(file) from error
    if found != manifest.sha256:
        raise damaged(file)
    return manifest


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def revision(connection: dbapi2.Connection) -> str | None:
    """The shape a database says it has; None when it is no database of this product."""
    tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if connection.execute(tables).fetchone()[0] == 0:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def damaged(file: Path) -> BadValue:
    """The error for a backup that is not what was written."""
    return BadValue(f"The backup {file} is damaged; nothing was changed. Use another one.", file=str(file))


def _no_backup(file: Path) -> BadValue:
    message = f"{file} is no backup of this product; nothing was changed. Choose another file."
    return BadValue(message, file=str(file))


def _begins_like_a_zip(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(2) == b"PK"


def _manifest(packed: zipfile.ZipFile, file: Path) -> Manifest:
    if packed.getinfo(_MANIFEST).file_size > _LONGEST_MANIFEST:
        raise _no_backup(file)
    try:
        said: dict[str, Any] = json.loads(packed.read(_MANIFEST))
        if said["product"] != PRODUCT:
            raise _no_backup(file)
        if said["format"] != FORMAT:
            raise BadValue(
                f"The backup {file} was made by a newer version of the program. Install that version.",
                file=str(file),
            )
        made = datetime.fromisoformat(said["created_at"])
        return Manifest(str(said["version"]), made, str(said["sha256"]), str(said["revision"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _no_backup(file) from error


def _copy(source: IO[bytes], target: Path) -> str:
    """Copy to a new private file, wait until it is on disk, and return its SHA-256."""
    digest = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()
