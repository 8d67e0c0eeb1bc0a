"""Sending nuggets: each mail at most once, one at a time, later and later while the server is away.

A row is marked before the server is spoken to. Whatever ends the program after that, the row stays marked,
is called uncertain at the next start, and is never sent again. Only who holds the lock on the mail may send.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from assistant.domain.ids import TeamName
from assistant.domain.language import Tongue
from assistant.domain.nuggets import Mail, MailState, Nugget, NuggetState
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.nugget_ports import Delivery, Letter, Outcome, Post, Trouble
from assistant.services.nuggets import gets, membership_of, receivers_of, source_line
from assistant.services.ports import UnitOfWork

#: The first pause after a failure, doubled each time up to the longest.
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=1)
#: A mail that the server does not want now is offered so many times.
MOST_TRIES: Final = 12

_OPEN: Final = {MailState.WAITING, MailState.SENDING}


@dataclass(frozen=True)
class Round:
    """What one round did, and what still waits."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    waiting: int = 0
    trouble: str = ""


class Sending:
    """What the postman of a server does."""

    def __init__(self, app: Application) -> None:
        self._app = app

    def recover(self) -> None:
        """Settle what was under way when a process ended."""
        with self._app.work(read_only=True) as work:
            left = work.mails.under_way()
        if left:
            recover(self._app)

    def send_one(self) -> bool:
        """Deal with one mail that may leave now; whether there was one."""
        return something_to_do(self._app) and send_next(self._app) is not None


def recover(app: Application) -> int:
    """Call uncertain what was being handed over when a process ended; how many that are."""
    with app.work() as work:
        left = work.mails.under_way()
        for mail in left:
            _settle(work, mail, MailState.UNCERTAIN, "interrupted", app.clock())
        if left:
            work.commit()
    return len(left)


def something_to_do(app: Application) -> bool:
    """Whether `send_next` would do anything now."""
    now = app.clock()
    with app.work(read_only=True) as work:
        due = work.nuggets.due(now.date())
        if any(nugget.state is NuggetState.PLANNED or _over(work, nugget) for nugget in due):
            return True
        if any(nugget.too_late(now.date()) for nugget in due):
            return True
        return _ready(work, now) and work.mails.next(now) is not None


def send_next(app: Application) -> Mail | None:
    """Deal with one mail that may leave now; as it is afterwards, or None when there is none."""
    server = app.post.server
    if server is None:
        return None
    with app.work() as work:
        _open_due(app, work)
        mail = work.mails.next(app.clock()) if _ready(work, app.clock()) else None
        letter = _letter(app, work, mail) if mail else None
        if mail is not None and letter is None:
            mail = _settle(work, mail, MailState.SPARED, "", app.clock())
        elif mail is not None and letter is not None:
            mail = replace(mail, state=MailState.SENDING, message_id=letter.message_id, tries=mail.tries + 1)
            work.mails.save(mail)
        _close_finished(app, work)
        work.commit()
    if mail is None or letter is None:
        return mail
    return _note(app, mail, server.send(letter))


def send_round(app: Application) -> Round:
    """Send everything that may leave now, then say how it went."""
    interrupted, before = recover(app), app.clock()
    done: list[Mail] = []
    while (mail := send_next(app)) is not None:
        done.append(mail)
    states = [mail.state for mail in done]
    with app.work(read_only=True) as work:
        nuggets = work.nuggets.due(before.date())
        waiting = sum(one.state in _OPEN for nugget in nuggets for one in work.mails.of(nugget.id))
        trouble = work.memberships.trouble()
    return Round(
        states.count(MailState.SENT),
        states.count(MailState.FAILED),
        states.count(MailState.UNCERTAIN) + interrupted,
        waiting,
        trouble.reason if trouble else "",
    )


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    doubled: int = 1 << min(max(tries - 1, 0), 20)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def _ready(work: UnitOfWork, now: datetime) -> bool:
    trouble = work.memberships.trouble()
    return trouble is None or trouble.next_try <= now


def _open_due(app: Application, work: UnitOfWork) -> None:
    """Begin what is due, also for who came to the team since it was planned; give up what is too late."""
    now = app.clock()
    for nugget in work.nuggets.due(now.date()):
        if nugget.state is NuggetState.PLANNED:
            work.nuggets.save(replace(nugget, state=NuggetState.SENDING))
            work.mails.add(Mail(nugget.id, one.id) for one in receivers_of(work, nugget))
        if nugget.too_late(now.date()):
            waiting = (mail for mail in work.mails.of(nugget.id) if mail.state is MailState.WAITING)
            for mail in waiting:
                _settle(work, mail, MailState.FAILED, "too-late", now)


def _close_finished(app: Application, work: UnitOfWork) -> None:
    for nugget in work.nuggets.due(app.clock().date()):
        if _over(work, nugget):
            sent = any(mail.state is not MailState.FAILED for mail in work.mails.of(nugget.id))
            state = NuggetState.SENT if sent else NuggetState.FAILED
            work.nuggets.save(replace(nugget, state=state, closed_at=app.clock()))


def _over(work: UnitOfWork, nugget: Nugget) -> bool:
    """Whether nothing of a nugget that was begun waits any more."""
    begun = nugget.state is NuggetState.SENDING
    return begun and all(mail.state not in _OPEN for mail in work.mails.of(nugget.id))


def _settle(work: UnitOfWork, mail: Mail, state: MailState, reason: str, now: datetime) -> Mail:
    settled = replace(mail, state=state, reason=reason, not_before=None, changed_at=now)
    work.mails.save(settled)
    return settled


def _note(app: Application, mail: Mail, delivery: Delivery) -> Mail:
    """Store what came of a mail, and what that says about the server."""
    now, reason = app.clock(), delivery.reason
    with app.work() as work:
        if delivery.outcome is Outcome.AWAY:
            known = work.memberships.trouble()
            tries = known.tries + 1 if known else 1
            since = known.since if known else now
            work.memberships.set_trouble(Trouble(since, reason, tries, now + pause_after(tries)))
            # Its tries are those that the server saw.
            noted = replace(mail, state=MailState.WAITING, tries=mail.tries - 1, reason=reason)
        else:
            work.memberships.set_trouble(None)
            noted = _noted(mail, delivery, now)
        noted = replace(noted, changed_at=now)
        work.mails.save(noted)
        _close_finished(app, work)
        work.commit()
    return noted


def _noted(mail: Mail, delivery: Delivery, now: datetime) -> Mail:
    if delivery.outcome is Outcome.TAKEN:
        return replace(mail, state=MailState.SENT, reason="", not_before=None)
    if delivery.outcome is Outcome.UNSURE:
        return replace(mail, state=MailState.UNCERTAIN, reason=delivery.reason, not_before=None)
    if delivery.outcome is Outcome.LATER and mail.tries < MOST_TRIES:
        later = now + pause_after(mail.tries)
        return replace(mail, state=MailState.WAITING, reason=delivery.reason, not_before=later)
    return replace(mail, state=MailState.FAILED, reason=delivery.reason, not_before=None)


def product_of(post: Post, tongue: Tongue) -> str:
    """What the product is called here."""
    return post.product or post.say(tongue, "product-name")


def _letter(app: Application, work: UnitOfWork, mail: Mail) -> Letter | None:
    """The mail as it will be written, or None when the person shall not get it any more."""
    nugget, person = work.nuggets.get(mail.nugget_id), work.people.get(mail.person_id)
    if nugget is None or person is None or not gets(work, person, nugget.team):
        return None
    leader = work.people.get(nugget.leader)
    post, membership = app.post, membership_of(work, person, nugget.team)
    language, text = nugget.text_for(person.language)
    tongue = app.tongue(person.language)
    # The words around it are in the person's own language, the nugget itself in the one it has.
    by = post.say(tongue, "nugget-mail-by", name=_name(leader), team=nugget.team)
    return Letter(
        message_id=mail.message_id or f"<{new_id()}@{_domain(post.sender)}>",
        to=person.mail,
        sender=post.sender,
        sender_name=post.say(
            tongue, "nugget-mail-from", name=_name(leader), product=product_of(post, tongue)
        ),
        subject=text.source.title,
        paragraphs=tuple(part for part in text.body.split("\n\n") if part),
        small_print=(source_line(post, tongue, text.source), by),
        leave=f"{post.site}/nuggets/leave/{membership.token}",
        leave_words=post.say(tongue, "nugget-mail-leave"),
        list_id=list_id(nugget.team, post.sender),
        language=language,
        at=app.clock(),
    )


def _name(leader: Person | None) -> str:
    return leader.name if leader else "-"


def _domain(address: str) -> str:
    return address.rpartition("@")[2] or "localhost"


def list_id(team: TeamName, sender: str) -> str:
    """A name for the team's list that does not tell the team's own name."""
    return f"{hashlib.sha256(team.encode()).hexdigest()[:12]}.nuggets.{_domain(sender)}"
