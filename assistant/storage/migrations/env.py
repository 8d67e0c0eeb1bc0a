"""How Alembic runs the migrations: on the connection of `storage.migrate`, each in its own transaction."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from assistant.errors import StorageUnavailable
from assistant.storage.tables import metadata


def _refuse_broken_references(*_: Any, **__: Any) -> None:
    """Raise, and so undo the migration, when a row refers to one that is gone; foreign keys are off here."""
    connection: Connection = context.get_bind()
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StorageUnavailable("A migration would have broken references between rows; it was undone.")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=True,
    transactional_ddl=True,  # true of SQLite too, because the engine says BEGIN itself
    on_version_apply=_refuse_broken_references,
)
with context.begin_transaction():
    context.run_migrations()
