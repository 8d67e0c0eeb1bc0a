"""Login sessions and wrong tries, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from assistant.domain.ids import PersonId
from assistant.services.ports import Failures, LoginSession
from assistant.storage.tables import login_failures, login_sessions


class SqlLogins:
    """Login sessions and wrong tries. Implements `services.ports.Logins`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: LoginSession) -> None:
        """Store a new session."""
        self._connection.execute(
            insert(login_sessions).values(
                token_hash=session.token_hash,
                person_id=session.person_id,
                created_at=session.created_at,
                seen_at=session.seen_at,
            )
        )

    def get(self, token_hash: str) -> LoginSession | None:
        """The session with that token hash."""
        query = select(login_sessions).where(login_sessions.c.token_hash == token_hash)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        return LoginSession(row.token_hash, PersonId(row.person_id), row.created_at, row.seen_at)

    def seen(self, token_hash: str, at: datetime) -> None:
        """Note that the session was used."""
        change = update(login_sessions).where(login_sessions.c.token_hash == token_hash)
        self._connection.execute(change.values(seen_at=at))

    def end(self, token_hash: str) -> None:
        """Remove one session."""
        self._connection.execute(delete(login_sessions).where(login_sessions.c.token_hash == token_hash))

    def end_all(self, person_id: PersonId, keep: str = "") -> None:
        """Remove all sessions of a person but the one with the token hash `keep`."""
        theirs = login_sessions.c.person_id == person_id
        self._connection.execute(delete(login_sessions).where(theirs, login_sessions.c.token_hash != keep))

    def end_before(self, seen_before: datetime, created_before: datetime) -> None:
        """Remove sessions idle or created for too long."""
        idle = login_sessions.c.seen_at < seen_before
        old = login_sessions.c.created_at < created_before
        self._connection.execute(delete(login_sessions).where(or_(idle, old)))

    def failures(self, key: str) -> Failures | None:
        """Wrong tries in a row for this key."""
        query = select(login_failures).where(login_failures.c.key == key)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Failures(row[1], row[2])

    def fail(self, key: str, at: datetime) -> None:
        """Count one more wrong try."""
        change = update(login_failures).where(login_failures.c.key == key)
        counted = self._connection.execute(change.values(count=login_failures.c["count"] + 1, last_at=at))
        if counted.rowcount == 0:
            self._connection.execute(insert(login_failures).values(key=key, count=1, last_at=at))

    def forgive(self, key: str) -> None:
        """Forget the wrong tries of this key."""
        self._connection.execute(delete(login_failures).where(login_failures.c.key == key))
