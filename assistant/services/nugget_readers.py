"""Getting a team's nuggets: leaving, joining again, one's own address, and the team's feed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote

from assistant.domain.ids import TeamName
from assistant.domain.language import Language, Tongue
from assistant.domain.nuggets import NuggetId
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.nugget_ports import Membership
from assistant.services.nugget_sending import list_id, product_of
from assistant.services.nuggets import NotThatTeam, membership_of, source_line
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork


@dataclass(frozen=True)
class Standing:
    """Whether somebody gets a team's nuggets, and the language in which they read."""

    team: TeamName
    left: bool
    tongue: Tongue
    token: str = field(repr=False)


@dataclass(frozen=True)
class FeedEntry:
    """One nugget in a feed."""

    id: NuggetId
    title: str
    paragraphs: tuple[str, ...] = field(repr=False)
    source: str = field(repr=False)
    language: Language
    at: datetime


@dataclass(frozen=True)
class Feed:
    """A team's nuggets that left, the latest first.

    `name` tells it from other feeds and stays; `address` holds the secret by which one reads it.
    """

    name: str
    title: str
    author: str
    address: str = field(repr=False)
    language: Language
    updated: datetime
    entries: tuple[FeedEntry, ...]


def standing_of(app: Application, token: str) -> Standing:
    """What the link in a mail is about. Raises NotFound."""
    with app.work(read_only=True) as work:
        membership, person = _by_token(work, token)
    return _standing(app, membership, person)


def leave(app: Application, token: str) -> Standing:
    """Get no more nuggets of that team, from now on; leaving twice is leaving. Raises NotFound."""
    return _set(app, token, left=True)


def join(app: Application, token: str) -> Standing:
    """Get them again. Raises NotFound."""
    return _set(app, token, left=False)


def own_standings(app: Application, person: Person) -> tuple[Standing, ...]:
    """For each of one's teams whether one gets its nuggets."""
    require(person, Action.SEE_HOME)
    with app.work() as work:
        memberships = [membership_of(work, person, team) for team in sorted(person.teams)]
        work.commit()
    return tuple(_standing(app, one, person) for one in memberships)


def feed_address(app: Application, person: Person, team: TeamName, anew: bool = False) -> str:
    """Where a team's feed is read, in the leader's language; with `anew` the old address ends."""
    require(person, Action.SEND_NUGGETS)
    if team not in person.teams:
        raise NotThatTeam("the leader is not in that team")
    with app.work() as work:
        token = "" if anew else work.memberships.feed_of(team)
        if not token:
            token = new_id()
            work.memberships.put_feed(team, token)
            work.commit()
    return _feed_url(app, token, person.language)


def feed_of(app: Application, token: str, language: Language) -> Feed:
    """What stands in the feed with that token, in that language where there is one. Raises NotFound."""
    with app.work(read_only=True) as work:
        team = work.memberships.team_of_feed(token)
        if team is None:
            raise NotFound("there is no such feed")
        nuggets = work.nuggets.sent_to(team)
    tongue, entries = app.tongue(language), []
    for nugget in nuggets:
        found, text = nugget.text_for(language)
        paragraphs = tuple(part for part in text.body.split("\n\n") if part)
        source = source_line(app.post, tongue, text.source)
        at = nugget.closed_at or nugget.created_at
        entries.append(FeedEntry(nugget.id, text.source.title, paragraphs, source, found, at))
    title = app.post.say(tongue, "nugget-feed-title", team=team)
    author = product_of(app.post, tongue)
    updated = max((entry.at for entry in entries), default=datetime.fromtimestamp(0, app.clock().tzinfo))
    return Feed(
        list_id(team, app.post.sender),
        title,
        author,
        _feed_url(app, token, language),
        language,
        updated,
        tuple(entries),
    )


def _feed_url(app: Application, token: str, language: Language) -> str:
    return f"{app.post.site}/nuggets/feed/{quote(token)}.{language.value}.atom"


def _set(app: Application, token: str, left: bool) -> Standing:
    with app.work() as work:
        membership, person = _by_token(work, token)
        if (membership.left_at is not None) != left:
            membership = replace(membership, left_at=app.clock() if left else None)
            work.memberships.put(membership)
            work.commit()
    return _standing(app, membership, person)


def _by_token(work: UnitOfWork, token: str) -> tuple[Membership, Person]:
    membership = work.memberships.by_token(token)
    person = work.people.get(membership.person_id) if membership else None
    if membership is None or person is None:
        raise NotFound("there is no such link")
    return membership, person


def _standing(app: Application, membership: Membership, person: Person) -> Standing:
    left = membership.left_at is not None
    return Standing(membership.team, left, app.tongue(person.language), membership.token)
