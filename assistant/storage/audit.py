"""The log of what administrators and commands did, in the database."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from assistant.services.ports import AuditEntry
from assistant.storage.tables import audit


class SqlAudit:
    """Who did what to what, when. Implements `services.ports.Audit`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, entry: AuditEntry) -> None:
        """Add one entry."""
        values = {"at": entry.at, "actor": entry.actor, "action": entry.action, "subject": entry.subject}
        self._connection.execute(insert(audit).values(values))

    def last(self, limit: int = 100) -> list[AuditEntry]:
        """The latest entries, newest first, in the order they were recorded: clocks can go back."""
        rows = self._connection.execute(select(audit).order_by(audit.c.id.desc()).limit(limit))
        return [AuditEntry(row.at, row.actor, row.action, row.subject) for row in rows]
