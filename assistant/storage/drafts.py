"""Words typed and not sent, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select

from assistant.domain.ids import PersonId
from assistant.storage.tables import drafts


class SqlDrafts:
    """Words typed and not sent. Implements `services.ports.Drafts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, person_id: PersonId, place: str, text: str, at: datetime) -> None:
        """Store or replace; an empty text removes."""
        self._connection.execute(delete(drafts).where(_at(person_id, place)))
        if text:
            values = {"person_id": person_id, "place": place, "text": text, "at": at}
            self._connection.execute(insert(drafts).values(values))

    def get(self, person_id: PersonId, place: str) -> str:
        """The words, or an empty text."""
        return self._connection.scalar(select(drafts.c.text).where(_at(person_id, place))) or ""

    def under(self, person_id: PersonId, prefix: str) -> dict[str, str]:
        """All drafts whose place starts with the prefix, by place."""
        query = select(drafts.c.place, drafts.c.text).where(_under(person_id, prefix))
        rows = self._connection.execute(query.order_by(drafts.c.place))
        return {place: text for place, text in rows}  # noqa: C416 -- a row is no tuple for the type checker

    def remove_under(self, person_id: PersonId, prefix: str) -> None:
        """Remove all drafts whose place starts with the prefix."""
        self._connection.execute(delete(drafts).where(_under(person_id, prefix)))


def _at(person_id: PersonId, place: str) -> ColumnElement[bool]:
    return and_(drafts.c.person_id == person_id, drafts.c.place == place)


def _under(person_id: PersonId, prefix: str) -> ColumnElement[bool]:
    """Compared by `substr`: in SQLite LIKE does not tell a from A."""
    return and_(drafts.c.person_id == person_id, func.substr(drafts.c.place, 1, len(prefix)) == prefix)
