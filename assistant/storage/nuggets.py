"""Nuggets, their outbox and who gets them, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, or_, select, update

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import Mail, MailState, Nugget, NuggetId, NuggetState, NuggetText, Source
from assistant.domain.patterns import PatternId
from assistant.services.nugget_ports import Membership, Trouble
from assistant.storage.nugget_tables import mail_trouble, nugget_feeds, nugget_mails, nugget_members, nuggets

_N, _M, _B, _F = nuggets.c, nugget_mails.c, nugget_members.c, nugget_feeds.c
#: There is one mail server.
_SERVER = "smtp"


class SqlNuggets:
    """All nuggets. Implements `services.nugget_ports.Nuggets`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, nugget: Nugget) -> None:
        """Store a new nugget."""
        self._connection.execute(insert(nuggets).values(_values(nugget)))

    def get(self, nugget_id: NuggetId) -> Nugget | None:
        """The nugget with that id."""
        row = self._connection.execute(select(nuggets).where(_N.id == nugget_id)).first()
        return _nugget(row) if row else None

    def by(self, leader: PersonId, limit: int = 50) -> list[Nugget]:
        """A leader's nuggets, the latest day first."""
        return self._latest(limit, _N.leader_id == leader)

    def sent_to(self, team: TeamName, limit: int = 30) -> list[Nugget]:
        """Nuggets that left for a team, the latest day first."""
        return self._latest(limit, _N.team == team, _N.state == NuggetState.SENT.value)

    def due(self, day: date) -> list[Nugget]:
        """Planned ones whose day has come, and those being sent; by day."""
        planned = (_N.state == NuggetState.PLANNED.value) & (_N.send_on <= day)
        query = select(nuggets).where(or_(planned, _N.state == NuggetState.SENDING.value))
        rows = self._connection.execute(query.order_by(_N.send_on, _N.created_at, _N.id))
        return [_nugget(row) for row in rows]

    def save(self, nugget: Nugget) -> None:
        """Store its state and when it was closed."""
        change = {"state": nugget.state.value, "closed_at": nugget.closed_at}
        self._connection.execute(update(nuggets).where(_N.id == nugget.id).values(change))

    def remove(self, nugget_id: NuggetId) -> None:
        """Remove the nugget with its mails."""
        self._connection.execute(delete(nuggets).where(_N.id == nugget_id))

    def _latest(self, limit: int, *conditions: ColumnElement[bool]) -> list[Nugget]:
        order = (_N.send_on.desc(), _N.created_at.desc(), _N.id)
        rows = self._connection.execute(select(nuggets).where(*conditions).order_by(*order).limit(limit))
        return [_nugget(row) for row in rows]


class SqlMails:
    """The outbox. Implements `services.nugget_ports.Mails`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, mails: Iterable[Mail]) -> None:
        """Store new ones; those that are there stay as they are. Writers wait for one another."""
        for mail in mails:
            if not self._connection.scalar(select(func.count()).select_from(nugget_mails).where(*_key(mail))):
                self._connection.execute(insert(nugget_mails).values(_mail_values(mail)))

    def of(self, nugget_id: NuggetId) -> list[Mail]:
        """A nugget's mails, by person."""
        return self._found(_M.nugget_id == nugget_id)

    def next(self, now: datetime) -> Mail | None:
        """The next that waits and may be tried, of the nuggets being sent; the earliest day first."""
        query = select(nugget_mails).join(nuggets, _N.id == _M.nugget_id)
        query = query.where(_N.state == NuggetState.SENDING.value, _M.state == MailState.WAITING.value)
        query = query.where(or_(_M.not_before.is_(None), _M.not_before <= now))
        row = self._connection.execute(
            query.order_by(_N.send_on, _N.created_at, _N.id, _M.person_id).limit(1)
        ).first()
        return _mail(row) if row else None

    def under_way(self) -> list[Mail]:
        """Those that are being handed over, or were when a process ended."""
        return self._found(_M.state == MailState.SENDING.value)

    def save(self, mail: Mail) -> None:
        """Store everything about it; nothing happens when its nugget or person is gone."""
        self._connection.execute(update(nugget_mails).where(*_key(mail)).values(_mail_values(mail)))

    def _found(self, condition: ColumnElement[bool]) -> list[Mail]:
        query = select(nugget_mails).where(condition).order_by(_M.nugget_id, _M.person_id)
        return [_mail(row) for row in self._connection.execute(query)]


class SqlMemberships:
    """Who gets nuggets, feeds, the server's trouble. Implements `services.nugget_ports.Memberships`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person_id: PersonId, team: TeamName) -> Membership | None:
        """Of one person in one team."""
        return self._one(_B.person_id == person_id, _B.team == team)

    def by_token(self, token: str) -> Membership | None:
        """The one with that token."""
        return self._one(_B.token == token)

    def put(self, membership: Membership) -> None:
        """Store or replace."""
        here = (_B.person_id == membership.person_id, _B.team == membership.team)
        self._put(nugget_members, here, vars(membership))

    def feed_of(self, team: TeamName) -> str:
        """The token of a team's feed, empty when there is none."""
        return str(self._connection.scalar(select(_F.token).where(_F.team == team)) or "")

    def team_of_feed(self, token: str) -> TeamName | None:
        """The team whose feed has that token."""
        found = self._connection.scalar(select(_F.team).where(_F.token == token))
        return TeamName(found) if found is not None else None

    def put_feed(self, team: TeamName, token: str) -> None:
        """Store or replace the token; the old one leads nowhere then."""
        self._put(nugget_feeds, (_F.team == team,), {"team": team, "token": token})

    def trouble(self) -> Trouble | None:
        """What is wrong with the mail server, if anything."""
        row = self._connection.execute(select(mail_trouble)).first()
        return Trouble(row.since, row.reason, row.tries, row.next_try) if row else None

    def set_trouble(self, trouble: Trouble | None) -> None:
        """Store or forget it."""
        if trouble is None:
            self._connection.execute(delete(mail_trouble))
            return
        here = (mail_trouble.c.server == _SERVER,)
        self._put(mail_trouble, here, {"server": _SERVER, **vars(trouble)})

    def _one(self, *conditions: ColumnElement[bool]) -> Membership | None:
        row = self._connection.execute(select(nugget_members).where(*conditions)).first()
        return (
            Membership(PersonId(row.person_id), TeamName(row.team), row.token, row.left_at) if row else None
        )

    def _put(self, table: Table, here: Iterable[ColumnElement[bool]], values: Mapping[str, Any]) -> None:
        if not self._connection.execute(update(table).where(*here).values(values)).rowcount:
            self._connection.execute(insert(table).values(values))


def _key(mail: Mail) -> tuple[ColumnElement[bool], ...]:
    return _M.nugget_id == mail.nugget_id, _M.person_id == mail.person_id


def _mail_values(mail: Mail) -> dict[str, Any]:
    return {**vars(mail), "state": mail.state.value}


def _mail(row: Row[Any]) -> Mail:
    held = dict(row._mapping)
    names = {"nugget_id": NuggetId(held["nugget_id"]), "person_id": PersonId(held["person_id"])}
    return Mail(**{**held, **names, "state": MailState(held["state"])})


def _values(nugget: Nugget) -> dict[str, Any]:
    return {
        "id": nugget.id,
        "leader_id": nugget.leader,
        "team": nugget.team,
        "pattern_id": nugget.pattern_id,
        "language": nugget.language.value,
        "send_on": nugget.send_on,
        "texts": {language.value: _text_values(text) for language, text in nugget.texts.items()},
        "state": nugget.state.value,
        "created_at": nugget.created_at,
        "closed_at": nugget.closed_at,
    }


def _text_values(text: NuggetText) -> dict[str, str | None]:
    source = text.source
    reviewed = source.reviewed.isoformat() if source.reviewed else None
    return {"body": text.body, "title": source.title, "owner": source.owner, "reviewed": reviewed}


def _text(held: Mapping[str, Any]) -> NuggetText:
    reviewed = date.fromisoformat(held["reviewed"]) if held["reviewed"] else None
    return NuggetText(held["body"], Source(held["title"], held["owner"], reviewed))


def _nugget(row: Row[Any]) -> Nugget:
    return Nugget(
        id=NuggetId(row.id),
        leader=PersonId(row.leader_id),
        team=TeamName(row.team),
        pattern_id=PatternId(row.pattern_id),
        language=Language(row.language),
        send_on=row.send_on,
        texts={Language(language): _text(held) for language, held in row.texts.items()},
        state=NuggetState(row.state),
        created_at=row.created_at,
        closed_at=row.closed_at,
    )
