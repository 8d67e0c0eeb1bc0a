"""The learning nugget of the week: a leader takes a pattern, edits what is suggested, plans it for a team."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.ids import TeamName
from assistant.domain.language import Language, Tongue
from assistant.domain.nuggets import (
    FURTHEST,
    MOST_WORDS,
    Mail,
    MailState,
    Nugget,
    NuggetId,
    NuggetState,
    NuggetText,
    Source,
    asks,
    compose,
    count,
    tidy,
)
from assistant.domain.patterns import PatternId, PatternText
from assistant.domain.people import Person
from assistant.errors import BadValue, Empty, NotFound, TooLong
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.nugget_ports import Membership, Post, Trouble
from assistant.services.patterns import read_pattern
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork

_ID = re.compile(r"[A-Za-z0-9_-]{16,40}")


class NoText(Empty):
    """There is nothing to send."""

    key = "nugget-empty"


class TooManyWords(TooLong):
    """More words than a nugget may have; `values`: `words`, `limit`, `language`."""

    key = "nugget-too-long"


class NotOneQuestion(BadValue):
    """A nugget asks exactly one question; `values`: `questions`, `language`."""

    key = "nugget-one-question"


class NotThatDay(BadValue):
    """The day has passed, or is more than a year ahead."""

    key = "nugget-day"


class NotThatTeam(BadValue):
    """The leader is not in that team."""

    key = "nugget-team"


class SendingOff(BadValue):
    """No mail server is set."""

    key = "nugget-off"


class Nobody(BadValue):
    """Nobody in the team has an address and wants to get nuggets."""

    key = "nugget-nobody"


@dataclass(frozen=True)
class Suggested:
    """What is suggested from a pattern, by language, with its sources."""

    texts: Mapping[Language, NuggetText]


@dataclass(frozen=True)
class NewNugget:
    """What a leader wants sent. `id` is made by the page, so that a second click changes nothing."""

    id: NuggetId
    team: TeamName
    pattern_id: PatternId
    language: Language
    bodies: Mapping[Language, str] = field(repr=False)
    send_on: date


@dataclass(frozen=True)
class Told:
    """A nugget in the leader's list: how many have it or wait, whose mail went wrong. Never who left."""

    nugget: Nugget
    sent: int
    waiting: int
    failed: tuple[str, ...] = field(default=(), repr=False)
    uncertain: tuple[str, ...] = field(default=(), repr=False)


def suggest(app: Application, person: Person, pattern_id: PatternId, which: int = 0) -> Suggested:
    """A suggestion in every language in which everybody can read the pattern. Raises NotFound."""
    require(person, Action.SEND_NUGGETS)
    made = {}
    for language, text in _texts(app, person, pattern_id).items():
        body = compose(text, app.post.split, which)
        if body:
            made[language] = NuggetText(body, _source(text))
    if not made:
        raise NotFound("this pattern has no question to send")
    return Suggested(made)


def source_line(post: Post, tongue: Tongue, source: Source) -> str:
    """The line that names where a nugget comes from."""
    if not source.owner or source.reviewed is None:
        return post.say(tongue, "nugget-source-title", title=source.title)
    day = day_of(post, tongue, source.reviewed)
    return post.say(tongue, "nugget-source", title=source.title, owner=source.owner, day=day)


def day_of(post: Post, tongue: Tongue, day: date) -> str:
    """A date as one writes it in that language."""
    month = post.say(tongue, f"month-{day.month}")
    return post.say(tongue, "day", day=str(day.day), month=month, year=str(day.year))


def plan_nugget(app: Application, person: Person, new: NewNugget) -> Nugget:
    """Store a nugget with a mail for each receiver, to leave on its day; the same id twice is one.

    Raises SendingOff, NotThatTeam, NotThatDay, NoText, TooManyWords, NotOneQuestion, Nobody, NotFound.
    """
    require(person, Action.SEND_NUGGETS)
    if app.post.server is None:
        raise SendingOff("no mail server is set")
    nugget = _checked(app, person, new)
    with app.work() as work:
        known = work.nuggets.get(nugget.id)
        if known is not None and known.leader == person.id:
            return known
        if known is not None:
            raise BadValue("that id is taken")
        receivers = receivers_of(work, nugget)
        if not receivers:
            raise Nobody("nobody in the team can be sent a nugget")
        work.nuggets.add(nugget)
        work.mails.add(Mail(nugget.id, one.id) for one in receivers)
        work.commit()
    app.post.postman.wake()
    return nugget


def take_back(app: Application, person: Person, nugget_id: NuggetId) -> None:
    """Remove a nugget that is only planned. Raises NotFound once it is being sent, or for another's."""
    require(person, Action.SEND_NUGGETS)
    with app.work() as work:
        nugget = work.nuggets.get(nugget_id)
        if nugget is None or nugget.leader != person.id or nugget.state is not NuggetState.PLANNED:
            raise NotFound("there is no such planned nugget")
        work.nuggets.remove(nugget_id)
        work.commit()
    app.forget_deleted()


def nuggets_of(app: Application, person: Person) -> tuple[Told, ...]:
    """A leader's own nuggets, the latest day first."""
    require(person, Action.SEND_NUGGETS)
    with app.work(read_only=True) as work:
        return tuple(_told(work, nugget) for nugget in work.nuggets.by(person.id))


def trouble_of(app: Application, person: Person) -> Trouble | None:
    """What is wrong with the mail server, if anything."""
    require(person, Action.SEND_NUGGETS)
    with app.work(read_only=True) as work:
        return work.memberships.trouble()


def how_many(app: Application, person: Person, team: TeamName) -> int:
    """How many people of the team would get a nugget now. Never of whom it is made up."""
    require(person, Action.SEND_NUGGETS)
    with app.work(read_only=True) as work:
        return len(_receivers(work, _own_team(person, team), person))


def receivers_of(work: UnitOfWork, nugget: Nugget) -> list[Person]:
    """Who gets a nugget: the others of the team with an address and an open login who did not leave."""
    leader = work.people.get(nugget.leader)
    return _receivers(work, nugget.team, leader)


def membership_of(work: UnitOfWork, person: Person, team: TeamName) -> Membership:
    """Whether somebody gets the team's nuggets; made at the first need, for it holds their token."""
    known = work.memberships.get(person.id, team)
    if known is None:
        known = Membership(person.id, team, new_id())
        work.memberships.put(known)
    return known


def _receivers(work: UnitOfWork, team: TeamName, leader: Person | None) -> list[Person]:
    return [one for one in work.people.all() if one != leader and gets(work, one, team)]


def gets(work: UnitOfWork, person: Person, team: TeamName) -> bool:
    """Whether a person can and wants to be sent the team's nuggets."""
    if person.disabled or not person.mail or team not in person.teams:
        return False
    known = work.memberships.get(person.id, team)
    return known is None or known.left_at is None


def _checked(app: Application, person: Person, new: NewNugget) -> Nugget:
    today = app.clock().date()
    if not _ID.fullmatch(new.id):
        raise BadValue("that is no id of a nugget")
    if not today <= new.send_on <= today + FURTHEST:
        raise NotThatDay("the day has passed or is too far ahead")
    known = _texts(app, person, new.pattern_id)
    texts = {
        language: NuggetText(_body(new.bodies[language], language), _source(known[language]))
        for language in Language
        if language in known and new.bodies.get(language, "").strip()
    }
    if not texts or (new.language in known and new.language not in texts):
        raise NoText("there is nothing to send")
    main = new.language if new.language in texts else next(iter(texts))
    team = _own_team(person, new.team)
    return Nugget(
        new.id, person.id, team, new.pattern_id, main, new.send_on, texts, NuggetState.PLANNED, app.clock()
    )


def _body(text: str, language: Language) -> str:
    body = tidy(text)
    words, questions = count(body), asks(body)
    if words > MOST_WORDS:
        raise TooManyWords("too many words", words=words, limit=MOST_WORDS, language=language.value)
    if questions != 1:
        raise NotOneQuestion("not one question", questions=questions, language=language.value)
    return body


def _own_team(person: Person, team: TeamName) -> TeamName:
    if team not in person.teams:
        raise NotThatTeam("the leader is not in that team")
    return team


def _texts(app: Application, person: Person, pattern_id: PatternId) -> dict[Language, PatternText]:
    """The texts of a pattern that everybody sees, by language; a leader who is an expert sends no draft."""
    page = read_pattern(app, person, pattern_id, person.language)
    with app.work(read_only=True) as work:
        visible = {one.language for one in work.patterns.all_visible() if one.pattern_id == pattern_id}
    languages = [language for language in page.row.languages if language in visible]
    if not languages:
        raise NotFound("there is no such pattern")
    return {language: read_pattern(app, person, pattern_id, language).text for language in languages}


def _source(text: PatternText) -> Source:
    return Source(text.title, text.owner, text.reviewed)


def _told(work: UnitOfWork, nugget: Nugget) -> Told:
    mails = work.mails.of(nugget.id)

    def names(state: MailState) -> tuple[str, ...]:
        people = (work.people.get(mail.person_id) for mail in mails if mail.state is state)
        return tuple(sorted(person.name for person in people if person is not None))

    states = [mail.state for mail in mails]
    waiting = states.count(MailState.WAITING) + states.count(MailState.SENDING)
    return Told(
        nugget,
        states.count(MailState.SENT),
        waiting,
        names(MailState.FAILED),
        names(MailState.UNCERTAIN),
    )
