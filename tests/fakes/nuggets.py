"""Nuggets, their outbox and who gets them, in memory; and a mail server that does as it is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Tongue
from assistant.domain.nuggets import Mail, MailState, Nugget, NuggetId, NuggetState
from assistant.errors import StorageUnavailable
from assistant.reading.sentences import split
from assistant.services.nugget_ports import (
    Delivery,
    Letter,
    Membership,
    Outcome,
    Post,
    SendsMail,
    SendsNuggets,
    Trouble,
)
from assistant.ui.texts import catalogue


@dataclass
class Shelf:
    """Everything around nuggets."""

    nuggets: dict[NuggetId, Nugget] = field(default_factory=dict)
    mails: dict[tuple[NuggetId, PersonId], Mail] = field(default_factory=dict)
    members: dict[tuple[PersonId, TeamName], Membership] = field(default_factory=dict)
    feeds: dict[TeamName, str] = field(default_factory=dict)
    trouble: list[Trouble] = field(default_factory=list)

    def copy(self) -> Shelf:
        """The same things on a shelf of their own."""
        return Shelf(**{name: things.copy() for name, things in vars(self).items()})

    def forget(self, person_id: PersonId) -> None:
        """Take away what belonged to a person, as the database's foreign keys do."""
        for nugget in [one for one in self.nuggets.values() if one.leader == person_id]:
            del self.nuggets[nugget.id]
        self.mails = {k: m for k, m in self.mails.items() if k[0] in self.nuggets and k[1] != person_id}
        self.members = {k: one for k, one in self.members.items() if k[0] != person_id}


class FakeNuggets:
    """All nuggets."""

    def __init__(self, shelf: Shelf, people: Iterable[PersonId]) -> None:
        self._shelf, self._people = shelf, people

    def add(self, nugget: Nugget) -> None:
        if nugget.id in self._shelf.nuggets or nugget.leader not in set(self._people):
            raise StorageUnavailable("The store refused a change that contradicts what it holds.")
        self._shelf.nuggets[nugget.id] = nugget

    def get(self, nugget_id: NuggetId) -> Nugget | None:
        return self._shelf.nuggets.get(nugget_id)

    def by(self, leader: PersonId, limit: int = 50) -> list[Nugget]:
        return self._latest(limit, lambda one: one.leader == leader)

    def sent_to(self, team: TeamName, limit: int = 30) -> list[Nugget]:
        return self._latest(limit, lambda one: one.team == team and one.state is NuggetState.SENT)

    def due(self, day: date) -> list[Nugget]:
        due = (
            one
            for one in self._shelf.nuggets.values()
            if one.state is NuggetState.SENDING or (one.state is NuggetState.PLANNED and one.send_on <= day)
        )
        return sorted(due, key=lambda one: (one.send_on, one.created_at, one.id))

    def save(self, nugget: Nugget) -> None:
        known = self._shelf.nuggets.get(nugget.id)
        if known:
            changed = replace(known, state=nugget.state, closed_at=nugget.closed_at)
            self._shelf.nuggets[nugget.id] = changed

    def remove(self, nugget_id: NuggetId) -> None:
        self._shelf.nuggets.pop(nugget_id, None)
        self._shelf.mails = {k: mail for k, mail in self._shelf.mails.items() if k[0] != nugget_id}

    def _latest(self, limit: int, wanted: Callable[[Nugget], bool]) -> list[Nugget]:
        found = sorted(filter(wanted, self._shelf.nuggets.values()), key=lambda one: one.id)
        found.sort(key=lambda one: (one.send_on, one.created_at), reverse=True)
        return found[:limit]


class FakeMails:
    """The outbox."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, mails: Iterable[Mail]) -> None:
        for mail in mails:
            self._shelf.mails.setdefault((mail.nugget_id, mail.person_id), mail)

    def of(self, nugget_id: NuggetId) -> list[Mail]:
        return [self._shelf.mails[key] for key in sorted(self._shelf.mails) if key[0] == nugget_id]

    def next(self, now: datetime) -> Mail | None:
        def order(mail: Mail) -> tuple[object, ...]:
            nugget = self._shelf.nuggets[mail.nugget_id]
            return nugget.send_on, nugget.created_at, nugget.id, mail.person_id

        waiting = (
            mail
            for mail in self._shelf.mails.values()
            if mail.state is MailState.WAITING
            and self._shelf.nuggets[mail.nugget_id].state is NuggetState.SENDING
            and (mail.not_before is None or mail.not_before <= now)
        )
        return min(waiting, key=order, default=None)  # type: ignore[type-var]  # dates, then texts

    def under_way(self) -> list[Mail]:
        return [m for _, m in sorted(self._shelf.mails.items()) if m.state is MailState.SENDING]

    def save(self, mail: Mail) -> None:
        if (mail.nugget_id, mail.person_id) in self._shelf.mails:
            self._shelf.mails[mail.nugget_id, mail.person_id] = mail


class FakeMemberships:
    """Who gets a team's nuggets, the teams' feeds, and how the mail server is doing."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, person_id: PersonId, team: TeamName) -> Membership | None:
        return self._shelf.members.get((person_id, team))

    def by_token(self, token: str) -> Membership | None:
        return next((one for one in self._shelf.members.values() if one.token == token), None)

    def put(self, membership: Membership) -> None:
        self._shelf.members[membership.person_id, membership.team] = membership

    def feed_of(self, team: TeamName) -> str:
        return self._shelf.feeds.get(team, "")

    def team_of_feed(self, token: str) -> TeamName | None:
        return next((team for team, known in self._shelf.feeds.items() if known == token), None)

    def put_feed(self, team: TeamName, token: str) -> None:
        self._shelf.feeds[team] = token

    def trouble(self) -> Trouble | None:
        return self._shelf.trouble[0] if self._shelf.trouble else None

    def set_trouble(self, trouble: Trouble | None) -> None:
        self._shelf.trouble = [trouble] if trouble else []


class ToldServer:
    """A mail server: takes every mail, unless it is told to do otherwise with the next ones."""

    def __init__(self) -> None:
        self.taken: list[Letter] = []
        self.told: deque[Delivery] = deque()
        self.always: Delivery | None = None
        self.meanwhile: Callable[[], None] = lambda: None

    def send(self, letter: Letter) -> Delivery:
        self.meanwhile()
        delivery = self.always or (self.told.popleft() if self.told else Delivery(Outcome.TAKEN))
        if delivery.outcome is Outcome.TAKEN:
            self.taken.append(letter)
        return delivery


class NoPostman:
    """Sends nothing by itself; counts how often it was woken."""

    def __init__(self) -> None:
        self.woken = 0

    def start(self, sends: SendsNuggets, when: Callable[[], bool]) -> None: ...

    def wake(self) -> None:
        self.woken += 1

    def stop(self) -> None: ...

    def alone(self) -> AbstractContextManager[int]:
        return nullcontext(0)


def said(tongue: Tongue, key: str, **values: str | int) -> str:
    """A text of the interface."""
    return catalogue(tongue).text(key, **values)


def a_post(server: SendsMail | None = None) -> Post:
    """What nuggets are sent with."""
    return Post(split, said, NoPostman(), "https://learn.example.org", "learning@example.org", server)
