"""How Chroma is opened, and what becomes of its errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.retrieval.dense import IndexAway

#: Changes after which Chroma writes the files of the vectors by itself; a kill in that moment damages them.
NEVER_WHILE_SERVING: Final = 100_000


class IndexDamaged(IndexAway):
    """The index does not do what it should; it is built anew."""


def open_client(folder: Path) -> Any:
    """Chroma on a folder of its own, that tells nobody anything. Importing it takes about a second."""
    import chromadb
    from chromadb.config import Settings

    # What the environment or a file .env says to Chroma is not ours; nothing may leave the machine.
    settings = Settings(
        _env_file=None,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        migrations="apply",
        allow_reset=False,
    )
    return chromadb.PersistentClient(str(folder), settings=settings)


def compact(folder: Path) -> None:
    """Give back what Chroma's log and removed rows take, half of a new index. Nobody may have it open.

    What stood in the log is out of the file afterwards.
    """
    with damage_is_ours(), closing(sqlite3.connect(folder / "chroma.sqlite3")) as connection:
        connection.execute("PRAGMA temp_store=MEMORY")  # no copy of it in a folder for temporary files
        connection.execute("VACUUM")


def configuration(looks_at: int) -> dict[str, Any]:
    """How a collection keeps its vectors; `looks_at` is how many each search goes through."""
    return {
        "hnsw": {
            "space": "cosine",
            "ef_construction": 100,
            "ef_search": looks_at,
            "max_neighbors": 16,
            "num_threads": 1,
            "sync_threshold": NEVER_WHILE_SERVING,
        }
    }


@contextmanager
def damage_is_ours() -> Iterator[None]:
    """Whatever Chroma raises becomes IndexDamaged; a panic of its core is no Exception in Python's sense."""
    try:
        yield
    except (IndexAway, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise IndexDamaged(f"{type(error).__name__} in the index") from error
