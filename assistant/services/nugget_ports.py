"""What the nuggets need from the outside: rows in the store, a mail server, words of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language, Tongue
from assistant.domain.nuggets import Mail, Nugget, NuggetId, Splits


@dataclass(frozen=True)
class Membership:
    """Whether somebody gets a team's nuggets. The token in each mail lets them leave and join again."""

    person_id: PersonId
    team: TeamName
    token: str = field(repr=False)
    left_at: datetime | None = None


@dataclass(frozen=True)
class Trouble:
    """The mail server cannot be used: since when, why, how many tries so far, and when it is tried again."""

    since: datetime
    reason: str
    tries: int
    next_try: datetime


class Nuggets(Protocol):
    """All nuggets. Nothing here checks whose they are; the services do."""

    def add(self, nugget: Nugget) -> None:
        """Store a new nugget."""

    def get(self, nugget_id: NuggetId) -> Nugget | None:
        """The nugget with that id."""

    def by(self, leader: PersonId, limit: int = 50) -> list[Nugget]:
        """A leader's nuggets, the latest day first."""

    def sent_to(self, team: TeamName, limit: int = 30) -> list[Nugget]:
        """Nuggets that left for a team, the latest day first."""

    def due(self, day: date) -> list[Nugget]:
        """Planned ones whose day has come, and those being sent; by day."""

    def save(self, nugget: Nugget) -> None:
        """Store its state and when it was closed."""

    def remove(self, nugget_id: NuggetId) -> None:
        """Remove the nugget with its mails."""


class Mails(Protocol):
    """The outbox: one row for each nugget and receiver."""

    def add(self, mails: Iterable[Mail]) -> None:
        """Store new ones; those that are there stay as they are."""

    def of(self, nugget_id: NuggetId) -> list[Mail]:
        """A nugget's mails, by person."""

    def next(self, now: datetime) -> Mail | None:
        """The next that waits and may be tried, of the nuggets being sent; the earliest day first."""

    def under_way(self) -> list[Mail]:
        """Those that are being handed over, or were when a process ended."""

    def save(self, mail: Mail) -> None:
        """Store everything about it; nothing happens when its nugget or person is gone."""


class Memberships(Protocol):
    """Who gets a team's nuggets, the teams' feeds, and how the mail server is doing."""

    def get(self, person_id: PersonId, team: TeamName) -> Membership | None:
        """Of one person in one team."""

    def by_token(self, token: str) -> Membership | None:
        """The one with that token."""

    def put(self, membership: Membership) -> None:
        """Store or replace."""

    def feed_of(self, team: TeamName) -> str:
        """The token of a team's feed, empty when there is none."""

    def team_of_feed(self, token: str) -> TeamName | None:
        """The team whose feed has that token."""

    def put_feed(self, team: TeamName, token: str) -> None:
        """Store or replace the token; the old one leads nowhere then."""

    def trouble(self) -> Trouble | None:
        """What is wrong with the mail server, if anything."""

    def set_trouble(self, trouble: Trouble | None) -> None:
        """Store or forget it."""


class KeepsNuggets(Protocol):
    """The part of a unit of work that is about nuggets."""

    nuggets: Nuggets
    mails: Mails
    memberships: Memberships


@dataclass(frozen=True)
class Letter:
    """A mail, ready to be written. `leave` is where one leaves with one click. Nothing of it is for a log."""

    message_id: str
    to: str = field(repr=False)
    sender: str = field(repr=False)
    sender_name: str = field(repr=False)
    subject: str = field(repr=False)
    paragraphs: tuple[str, ...] = field(repr=False)
    small_print: tuple[str, ...] = field(repr=False)
    leave: str = field(repr=False)
    leave_words: str = field(repr=False)
    list_id: str = field(repr=False)
    language: Language
    at: datetime


class Outcome(StrEnum):
    """What came of handing a mail over.

    `AWAY`: the server cannot be used, the mail was surely not taken. `LATER`: it does not want this mail now.
    `REFUSED`: it does not want it at all. `UNSURE`: it fell silent after it had begun to take it.
    """

    TAKEN = "taken"
    AWAY = "away"
    LATER = "later"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Delivery:
    """What came of it and why, as a word that the interface has a text for."""

    outcome: Outcome
    reason: str = ""


class SendsMail(Protocol):
    """Hands one mail to a mail server."""

    def send(self, letter: Letter) -> Delivery:
        """Try once, within a limited time. Raises nothing."""


class SaysIt(Protocol):
    """A text of the interface in a language, filled in."""

    def __call__(self, tongue: Tongue, key: str, **values: str | int) -> str: ...


class SendsNuggets(Protocol):
    """What the one who sends does, one mail at a time; `services.nugget_sending.Sending`."""

    def recover(self) -> None:
        """Settle what was under way when a process ended."""

    def send_one(self) -> bool:
        """Deal with one mail that may leave now; whether there was one."""


class TendsMail(Protocol):
    """Sends what waits in the background."""

    def start(self, sends: SendsNuggets, when: Callable[[], bool]) -> None:
        """Begin as soon as `when` says so; returns at once."""

    def wake(self) -> None:
        """Look at once: something waits."""

    def stop(self) -> None:
        """End soon."""

    def alone(self) -> AbstractContextManager[int]:
        """Nobody else sends meanwhile. Raises DataFolderInUse when somebody does."""


@dataclass(frozen=True)
class Post:
    """What nuggets are sent with. Without a `server` sending is off and everything else works.

    `site` is the address people type, without a slash at the end,
    `product` the organisation's own name for the product, if any.
    """

    split: Splits
    say: SaysIt
    postman: TendsMail
    site: str = ""
    sender: str = ""
    server: SendsMail | None = None
    product: str = ""
