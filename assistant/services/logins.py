"""Logging in and out, and whose login a request carries.

Wrong tries make the next one wait: after 3 in a row 2, 4, 8 … seconds up to 15 minutes, counted for the login
and for the address it comes from. While waiting even the right password is not looked at.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from assistant.domain.people import Person
from assistant.errors import LoginRefused, WeakPassword
from assistant.services.application import Application
from assistant.services.permissions import Action, require
from assistant.services.ports import LoginSession, UnitOfWork

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=15)
#: Wrong tries count no longer when nothing was tried for so long.
FORGET_AFTER = timedelta(days=1)
#: How often a session in use is noted; more would only write more.
NOTE_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SessionLimits:
    """When a login ends by itself: `idle` without use, `absolute` in any case."""

    idle: timedelta = timedelta(minutes=120)
    absolute: timedelta = timedelta(hours=12)


@dataclass(frozen=True)
class LoggedIn:
    """Someone who just logged in, with the token that their browser keeps. Only its hash is stored."""

    person: Person
    token: str = field(repr=False)


def token_hash(token: str) -> str:
    """The SHA-256 of a token, in hex: what is stored, and the name of a login session inside the server."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def normal_password(password: str) -> str:
    """The same password whatever keyboard composed its letters (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def check_password(login: str, password: str) -> str:
    """The normalised password. Raises WeakPassword when too short, too long or the login itself."""
    wanted = normal_password(password)
    if not SHORTEST_PASSWORD <= len(wanted) <= LONGEST_PASSWORD:
        raise WeakPassword(
            f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; choose another",
            shortest=SHORTEST_PASSWORD,
            longest=LONGEST_PASSWORD,
        )
    if wanted.casefold() == normal_password(login).casefold():
        raise WeakPassword("a password must differ from the login; choose another")
    return wanted


def log_in(
    app: Application, login: str, password: str, address: str, limits: SessionLimits | None = None
) -> LoggedIn:
    """Start a login session for a login name and password coming from a network address.

    Raises LoginRefused; `values["seconds"]` says how long the next try must wait.
    """
    person, stored = _start_try(app, login, address)
    fits = app.passwords.verify(stored, normal_password(password))
    if person is None or person.disabled or not fits:
        raise _wrong(app, login, address)
    fresh = app.passwords.hash(normal_password(password)) if app.passwords.outdated(stored) else ""
    token = secrets.token_urlsafe(32)
    now, ends = app.clock(), limits or SessionLimits()
    with app.work() as work:
        current = work.people.get(person.id)
        if current is None or current.disabled:
            raise _refused(0)
        if fresh:
            work.people.set_password_hash(person.id, fresh)
        for key in (_login_key(login), _address_key(address)):
            work.logins.forgive(key)
        work.logins.end_before(now - ends.idle, now - ends.absolute)
        ended = work.feedback_drafts.end(now)  # somebody logs in every day, so nothing waits long
        work.logins.add(LoginSession(token_hash(token), person.id, created_at=now, seen_at=now))
        work.commit()
    if ended:
        app.forget_deleted()
    return LoggedIn(current, token)


def log_out(app: Application, token: str) -> None:
    """End the login session with this token; nothing happens when there is none."""
    with app.work() as work:
        work.logins.end(token_hash(token))
        work.commit()


def person_of_session(app: Application, token: str, limits: SessionLimits) -> Person | None:
    """Whose login the token is; None when it ended, never was, or the person is disabled."""
    now, hashed = app.clock(), token_hash(token)
    with app.work(read_only=True) as work:
        session = work.logins.get(hashed)
        person = work.people.get(session.person_id) if session else None
    if session is None:
        return None
    ended = now - session.seen_at >= limits.idle or now - session.created_at >= limits.absolute
    if ended or person is None or person.disabled:
        log_out(app, token)
        return None
    if now - session.seen_at >= NOTE_EVERY:
        with app.work() as work:
            work.logins.seen(hashed, now)
            work.commit()
    return person


def change_password(app: Application, person: Person, old: str, new: str, token: str) -> Person:
    """Give the person a new password and end their other logins; the one with `token` goes on.

    Raises LoginRefused when the old one is wrong (with the same growing delays as a login) and WeakPassword.
    """
    require(person, Action.CHANGE_OWN_PASSWORD)
    wanted = check_password(person.login, new)
    _, stored = _start_try(app, person.login, "")
    if not app.passwords.verify(stored, normal_password(old)):
        raise _wrong(app, person.login, "")
    if wanted == normal_password(old):
        with app.work() as work:
            work.logins.forgive(_login_key(person.login))
            work.commit()
        raise WeakPassword("the new password is the old one; choose another")
    hashed = app.passwords.hash(wanted)
    with app.work() as work:
        current = replace(work.people.get(person.id) or person, must_change_password=False)
        work.people.update(current)
        work.people.set_password_hash(person.id, hashed)
        work.logins.forgive(_login_key(person.login))
        work.logins.end_all(person.id, keep=token_hash(token))
        work.commit()
    return current


def forgive_login(work: UnitOfWork, login: str) -> None:
    """Forget the wrong tries for a login, as when it was given a new password."""
    work.logins.forgive(_login_key(login))


def _start_try(app: Application, login: str, address: str) -> tuple[Person | None, str]:
    """The person and stored hash to compare with, or nobody and an empty one, which takes as long to verify.

    The try is counted for the login before it is looked at, so that many at the same moment wait as well.
    """
    now, key = app.clock(), _login_key(login)
    with app.work() as work:
        wait = max(_wait(work, key, now), _wait(work, _address_key(address), now))
        if wait:
            raise _refused(wait)
        work.logins.fail(key, now)
        person = work.people.by_login(login) if "\x00" not in login else None
        stored = work.people.password_hash(person.id) if person else ""
        work.commit()
    return person, stored


def _wrong(app: Application, login: str, address: str) -> LoginRefused:
    """Count the wrong try for the address as well; the refusal says how long to wait now."""
    now = app.clock()
    with app.work() as work:
        if address:
            _wait(work, _address_key(address), now)
            work.logins.fail(_address_key(address), now)
        wait = max(_wait(work, _login_key(login), now), _wait(work, _address_key(address), now))
        work.commit()
    return _refused(wait)


def _wait(work: UnitOfWork, key: str, now: datetime) -> int:
    """Whole seconds until a try for this key is looked at again."""
    failures = work.logins.failures(key)
    if failures is None or failures.count < FREE_TRIES:
        return 0
    since = now - failures.last_at
    if since > FORGET_AFTER:
        work.logins.forgive(key)
        return 0
    pause = min(LONGEST_WAIT.total_seconds(), 2.0 ** min(failures.count - FREE_TRIES + 1, 20))
    return max(0, math.ceil(pause - since.total_seconds()))


def _refused(seconds: int) -> LoginRefused:
    return LoginRefused("login and password do not fit, or it is too early for another try", seconds=seconds)


def _login_key(login: str) -> str:
    """Names the login's tries without keeping what was typed, which may have been a password."""
    return "login:" + token_hash(unicodedata.normalize("NFKC", login).casefold())


def _address_key(address: str) -> str:
    return "address:" + token_hash(address)
