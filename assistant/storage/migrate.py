"""Brings the database to the shape this version of the program needs.

Each migration is one transaction together with the note that it was done: a process that dies in the middle
leaves the database as it was before that migration, and the next start goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from assistant.errors import StorageUnavailable
from assistant.storage.engine import READ_ONLY
from assistant.storage.failures import speaking_plainly
from assistant.storage.locks import changing

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, folder: Path) -> None:
    """Run the migrations that are missing; a second process waits for the first.

    Raises StorageUnavailable when a newer version of the program has changed the database.
    """
    with changing(folder), speaking_plainly(folder):
        if not pending(engine):
            return
        with _foreign_keys_off(engine) as connection:
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def pending(engine: Engine) -> bool:
    """Whether migrations are missing. Raises StorageUnavailable when a newer program made the database."""
    with engine.connect().execution_options(**{READ_ONLY: True}) as connection:
        done = set(MigrationContext.configure(connection).get_current_heads())
    scripts = ScriptDirectory.from_config(_config())
    for revision in done:
        refuse_unknown(revision)
    return done != set(scripts.get_heads())


def refuse_unknown(revision: str) -> None:
    """Raise StorageUnavailable unless this version of the program knows the revision of the database."""
    scripts = ScriptDirectory.from_config(_config())
    if revision not in {script.revision for script in scripts.walk_revisions()}:
        raise StorageUnavailable(
            f"The database was made by a newer version of the program (its shape is {revision}). "
            "Install that version or a later one.",
            revision=revision,
        )


def _config() -> Config:
    config = Config()
    # In Alembic's settings a percent sign begins a reference.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _foreign_keys_off(engine: Engine) -> Iterator[Connection]:
    """A connection for migrations: with foreign keys on, rebuilding a table would delete what refers to it.

    `migrations/env.py` looks for broken references before each migration is committed.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            connection.invalidate()  # never back into the pool
