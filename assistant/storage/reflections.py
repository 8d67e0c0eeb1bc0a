"""Reflections, in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, delete, func, insert, select, update

from assistant.domain.ids import MethodId, PersonId, ReflectionId
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.reflections import Exchange, Kept, Listed, Mode, Reflection, Status
from assistant.errors import Stale
from assistant.storage import exchanges as turns
from assistant.storage import summaries
from assistant.storage.tables import drafts, exchanges, reflections
from assistant.storage.words import folded

_LINE = (
    reflections.c.id,
    reflections.c.title,
    reflections.c.method_id,
    reflections.c.status,
    reflections.c.mode,
    reflections.c.updated_at,
)


class SqlReflections:
    """All reflections. Implements `services.ports.Reflections`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[ReflectionId, tuple[Exchange, ...]] = {}

    def forget(self) -> None:
        """Forget the exchanges seen so far: after a commit others may change them."""
        self._known.clear()

    def add(self, reflection: Reflection) -> None:
        """Store a new reflection with its exchanges and summary."""
        self._connection.execute(insert(reflections).values(_values(reflection)))
        turns.write(self._connection, reflection.id, (), reflection.exchanges)
        self._known[reflection.id] = reflection.exchanges

    def get(self, reflection_id: ReflectionId) -> Reflection | None:
        """The reflection, whole."""
        query = select(reflections).where(reflections.c.id == reflection_id)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        self._known[reflection_id] = turns.stored(self._connection, reflection_id)
        return _reflection(row, self._known[reflection_id])

    def save(self, reflection: Reflection, seen: int) -> Reflection:
        """Store the changed reflection if its version still is `seen`; return it one version on.

        Raises Stale when someone else went on or removed it.
        """
        later = replace(reflection, version=seen + 1)
        same = (reflections.c.id == reflection.id, reflections.c.version == seen)
        changed = self._connection.execute(update(reflections).where(*same).values(_values(later)))
        if changed.rowcount != 1:
            raise Stale("The reflection was changed elsewhere; nothing was overwritten. Look at it again.")
        before = self._known.get(reflection.id)
        if before is None:
            before = turns.stored(self._connection, reflection.id)
        turns.write(self._connection, reflection.id, before, later.exchanges)
        self._known[reflection.id] = later.exchanges
        return later

    def remove(self, reflection_id: ReflectionId) -> None:
        """Remove the reflection with all that belongs to it: exchanges, summary, drafts, intentions."""
        self._known.pop(reflection_id, None)
        self._connection.execute(delete(reflections).where(reflections.c.id == reflection_id))
        place = f"{reflection_id}/"
        self._connection.execute(delete(drafts).where(func.substr(drafts.c.place, 1, len(place)) == place))

    def of(self, person_id: PersonId, limit: int = 50, offset: int = 0) -> list[Listed]:
        """A person's reflections, last changed first."""
        rows = self._connection.execute(_lines(person_id).limit(limit).offset(offset))
        return [_listed(row) for row in rows]

    def count(self, person_id: PersonId) -> int:
        """How many reflections the person has."""
        query = select(func.count()).select_from(reflections).where(reflections.c.person_id == person_id)
        return int(self._connection.scalar(query) or 0)

    def holding(self, person_id: PersonId, words: Sequence[str]) -> list[Listed]:
        """A person's reflections that hold all the words (case-folded) in title, answers or summary."""
        # Compared here and not in SQL: SQLite folds only ASCII (Ö and ö would differ), PostgreSQL folds by
        # locale, and neither knows that ß is ss. One person has hundreds of reflections, not millions.
        wanted = [folded(word) for word in words]
        answers = self._answers(person_id)
        found = []
        for row in self._connection.execute(_lines(person_id, reflections.c.summary)):
            summary = summaries.texts(summaries.from_json(row.summary))
            text = folded("\n".join((row.title, *answers[row.id], *summary)))
            if all(word in text for word in wanted):
                found.append(_listed(row))
        return found

    def asked(self, person_id: PersonId, last: int) -> frozenset[str]:
        """The names of wordings used in the person's last so many reflections."""
        return self._in_latest(exchanges.c.asked, person_id, last)

    def questions(self, person_id: PersonId, last: int, but: ReflectionId) -> frozenset[str]:
        """The questions of the person's last so many reflections but one, as they were worded."""
        return self._in_latest(exchanges.c.text, person_id, last, but)

    def _in_latest(
        self, column: Column[str], person_id: PersonId, last: int, but: str = ""
    ) -> frozenset[str]:
        """What stands in a column of the exchanges of the person's last so many reflections but one."""
        latest = (
            select(reflections.c.id)
            .where(reflections.c.person_id == person_id, reflections.c.id != but)
            .order_by(reflections.c.created_at.desc(), reflections.c.id.desc())
            .limit(last)
        )
        used = exchanges.c.reflection_id.in_(latest)
        return frozenset(self._connection.scalars(select(column).distinct().where(used, column != "")))

    def kept(self, person_id: PersonId | None = None) -> list[Kept]:
        """What is kept of everyone, or of one person; by id."""
        here = reflections.c
        wanted = [here.status == Status.KEPT.value]
        if person_id is not None:
            wanted.append(here.person_id == person_id)
        query = select(here.id, here.language, here.method_id, here.version).where(*wanted)
        rows = self._connection.execute(query.order_by(here.id))
        return [
            Kept(ReflectionId(row.id), Language(row.language), MethodId(row.method_id), row.version)
            for row in rows
        ]

    def unanswered(self) -> list[ReflectionId]:
        """Open chat reflections whose last exchange has an answer and no question after it."""
        going_on = (reflections.c.status == Status.OPEN.value, reflections.c.mode == Mode.CHAT.value)
        mine = exchanges.c.reflection_id == reflections.c.id
        last = select(func.max(exchanges.c.number)).where(mine).correlate(reflections).scalar_subquery()
        query = (
            select(reflections.c.id)
            .join(exchanges, mine)
            .where(*going_on, exchanges.c.answer.is_not(None), exchanges.c.number == last)
            .order_by(reflections.c.updated_at, reflections.c.id)
        )
        return [ReflectionId(found) for found in self._connection.scalars(query)]

    def _answers(self, person_id: PersonId) -> defaultdict[str, list[str]]:
        """What a person wrote, by reflection."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        query = (
            select(exchanges.c.reflection_id, exchanges.c.answer)
            .join(reflections, exchanges.c.reflection_id == reflections.c.id)
            .where(reflections.c.person_id == person_id, exchanges.c.answer.is_not(None))
        )
        for reflection_id, answer in self._connection.execute(query):
            found[reflection_id].append(answer)
        return found


def _lines(person_id: PersonId, *more: Any) -> Select[Any]:
    """A person's lines, last changed first; the rest of the order only keeps pages from overlapping."""
    order = (reflections.c.updated_at.desc(), reflections.c.created_at.desc(), reflections.c.id.desc())
    return select(*_LINE, *more).where(reflections.c.person_id == person_id).order_by(*order)


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=ReflectionId(row.id),
        title=row.title,
        method_id=MethodId(row.method_id),
        status=Status(row.status),
        mode=Mode(row.mode),
        updated_at=row.updated_at,
    )


def _values(reflection: Reflection) -> dict[str, Any]:
    return {
        "id": reflection.id,
        "person_id": reflection.person_id,
        "method_id": reflection.method_id,
        "language": reflection.tongue.language.value,
        "address": reflection.tongue.address.value,
        "minutes": reflection.minutes,
        "mode": reflection.mode.value,
        "status": reflection.status.value,
        "title": reflection.title,
        "created_at": reflection.created_at,
        "updated_at": reflection.updated_at,
        "version": reflection.version,
        "revising": reflection.revising,
        "summary": summaries.to_json(reflection.summary),
        "objections": sorted(reflection.objections),
    }


def _reflection(row: Row[Any], exchanged: tuple[Exchange, ...]) -> Reflection:
    return Reflection(
        id=ReflectionId(row.id),
        person_id=PersonId(row.person_id),
        method_id=MethodId(row.method_id),
        tongue=Tongue(Language(row.language), Address(row.address)),
        minutes=row.minutes,
        mode=Mode(row.mode),
        status=Status(row.status),
        title=row.title,
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
        revising=row.revising,
        exchanges=exchanged,
        objections=frozenset(row.objections),
        summary=summaries.from_json(row.summary),
    )
