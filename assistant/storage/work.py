"""One transaction with everything it may touch."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from assistant.services.ports import Audit, Drafts, Intentions, Logins, People, Reflections, UnitOfWork
from assistant.storage.audit import SqlAudit
from assistant.storage.drafts import SqlDrafts
from assistant.storage.engine import READ_ONLY
from assistant.storage.intentions import SqlIntentions
from assistant.storage.logins import SqlLogins
from assistant.storage.people import SqlPeople
from assistant.storage.reflections import SqlReflections


class SqlWork:
    """One transaction. Implements `services.ports.UnitOfWork`; leaving without `commit` rolls back.

    It is for one thread, and the next one that writes waits until it is left; a unit that only reads keeps
    nobody waiting and sees everything as it was when it first read.
    """

    people: People
    logins: Logins
    reflections: Reflections
    intentions: Intentions
    drafts: Drafts
    audit: Audit

    def __init__(self, engine: Engine, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        connection = self._engine.connect().execution_options(**{READ_ONLY: self._read_only})
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self.people = SqlPeople(connection)
        self.logins = SqlLogins(connection)
        self.reflections = self._loaded = SqlReflections(connection)
        self.intentions = SqlIntentions(connection)
        self.drafts = SqlDrafts(connection)
        self.audit = SqlAudit(connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._connection is not None:
            self._connection.close()  # which rolls back what was not committed
            self._connection = None

    def commit(self) -> None:
        """Make everything since `__enter__` durable. Returns only when it is on disk."""
        if self._connection is None or self._read_only:
            raise RuntimeError("only a unit of work that is open and may write can commit")
        self._connection.commit()
        self._loaded.forget()


class OpensSqlWork:
    """Opens units of work on one engine. Implements `services.ports.OpensWork`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, read_only: bool = False) -> UnitOfWork:
        """A new unit of work; with `read_only` one that keeps no writer waiting and cannot commit."""
        return SqlWork(self._engine, read_only)
