"""The exchanges of a reflection, in the database; only those that changed are written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select, update

from assistant.domain.ids import ReflectionId, StageId
from assistant.domain.reflections import Exchange, Kind, Source
from assistant.storage.tables import exchanges


def stored(connection: Connection, reflection_id: ReflectionId) -> tuple[Exchange, ...]:
    """The exchanges of a reflection, by number."""
    theirs = select(exchanges).where(exchanges.c.reflection_id == reflection_id)
    return tuple(_exchange(row) for row in connection.execute(theirs.order_by(exchanges.c.number)))


def write(
    connection: Connection,
    reflection_id: ReflectionId,
    before: tuple[Exchange, ...],
    after: tuple[Exchange, ...],
) -> None:
    """Bring what is stored from `before` to `after`, touching only the exchanges that differ."""
    old = {exchange.number: exchange for exchange in before}
    new = [_values(reflection_id, exchange) for exchange in after if exchange.number not in old]
    if new:
        connection.execute(insert(exchanges), new)
    for exchange in after:
        known = old.pop(exchange.number, None)
        if known is not None and known != exchange:
            change = update(exchanges).where(_is(reflection_id, exchange.number))
            connection.execute(change.values(_values(reflection_id, exchange)))
    for number in old:
        connection.execute(delete(exchanges).where(_is(reflection_id, number)))


def _is(reflection_id: ReflectionId, number: int) -> ColumnElement[bool]:
    return and_(exchanges.c.reflection_id == reflection_id, exchanges.c.number == number)


def _values(reflection_id: ReflectionId, exchange: Exchange) -> dict[str, Any]:
    return {
        "reflection_id": reflection_id,
        "number": exchange.number,
        "stage": exchange.stage,
        "kind": exchange.kind.value,
        "text": exchange.text,
        "asked": exchange.asked,
        "asked_at": exchange.asked_at,
        "wording": exchange.wording,
        "sources": [{"id": source.id, "title": source.title} for source in exchange.sources],
        "about": exchange.about,
        "why": exchange.why,
        "answer": exchange.answer,
        "answered_at": exchange.answered_at,
    }


def _exchange(row: Row[Any]) -> Exchange:
    return Exchange(
        number=row.number,
        stage=StageId(row.stage),
        kind=Kind(row.kind),
        text=row.text,
        asked=row.asked,
        asked_at=row.asked_at,
        wording=row.wording,
        sources=tuple(Source(source["id"], source["title"]) for source in row.sources),
        about=row.about,
        why=row.why,
        answer=row.answer,
        answered_at=row.answered_at,
    )
