"""People and what administrators do with them; every such act is in the audit log, by login only."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.people import Person, Role
from assistant.errors import AssistantError, BadValue, NotAllowed, NotFound
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.logins import check_password, forgive_login
from assistant.services.permissions import Action, require
from assistant.services.ports import AuditEntry, UnitOfWork
from assistant.services.publishing import withdraw_person

#: Who acts when nobody is logged in: a command on the machine itself.
COMMAND_LINE = "command line"
_LOGIN = re.compile(r"[A-Za-z0-9._@-]{2,64}")
LONGEST_NAME = 100
LONGEST_TEAM = 60
#: Letters and digits that cannot be taken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

Actor = Person | str


@dataclass(frozen=True)
class NewPerson:
    """Someone to be added. The password is theirs until they choose their own."""

    login: str
    name: str = field(repr=False)
    password: str = field(repr=False)
    roles: frozenset[Role] = frozenset()
    teams: frozenset[TeamName] = frozenset()
    language: Language = Language.EN
    must_change_password: bool = True


def add_person(app: Application, actor: Actor, new: NewPerson) -> Person:
    """Add someone with a login. Raises BadValue (login, name, team unusable or login taken), WeakPassword."""
    _may_manage(actor)
    person = _checked(new)
    hashed = app.passwords.hash(check_password(person.login, new.password))
    with app.work() as work:
        _add(app, work, actor, person, hashed)
        work.commit()
    return person


def first_administrator(app: Application, new: NewPerson) -> Person:
    """Add the first administrator, who chose the password. Raises NotFound once there is anyone at all."""
    person = replace(_checked(new), must_change_password=False)
    person = replace(person, roles=person.roles | {Role.ADMINISTRATOR})
    hashed = app.passwords.hash(check_password(person.login, new.password))
    with app.work() as work:
        if work.people.all():
            raise NotFound("there are people already; an administrator adds others")
        _add(app, work, person.login, person, hashed)
        work.commit()
    return person


def nobody_yet(app: Application) -> bool:
    """Whether the database holds no person at all."""
    with app.work(read_only=True) as work:
        return not work.people.all()


def list_people(app: Application, actor: Actor) -> list[Person]:
    """Everyone, by login."""
    _may_manage(actor)
    with app.work(read_only=True) as work:
        return work.people.all()


def disable_person(app: Application, actor: Actor, login: str) -> Person:
    """Close someone's login and end their sessions at once. The last administrator stays."""
    _may_manage(actor)
    with app.work() as work:
        person = _named(work, login)
        _keep_an_administrator(work, person)
        person = replace(person, disabled=True)
        work.people.update(person)
        work.logins.end_all(person.id)
        _note(app, work, actor, "disable person", person)
        work.commit()
    return person


def enable_person(app: Application, actor: Actor, login: str) -> Person:
    """Open someone's login again."""
    _may_manage(actor)
    with app.work() as work:
        person = replace(_named(work, login), disabled=False)
        work.people.update(person)
        work.logins.end_all(person.id)
        _note(app, work, actor, "enable person", person)
        work.commit()
    return person


def change_person(
    app: Application,
    actor: Actor,
    login: str,
    roles: frozenset[Role] | None = None,
    teams: frozenset[TeamName] | None = None,
) -> Person:
    """Give someone other roles or teams; what is None stays. The last administrator stays one."""
    _may_manage(actor)
    with app.work() as work:
        person = _named(work, login)
        if roles is not None and Role.ADMINISTRATOR not in roles:
            _keep_an_administrator(work, person)
        changed = replace(
            person,
            roles=person.roles if roles is None else roles | {Role.LEARNER},
            teams=person.teams if teams is None else _usable(teams),
        )
        work.people.update(changed)
        _note(app, work, actor, "change person", person)
        work.commit()
    return changed


def erase_person(app: Application, actor: Actor, login: str) -> None:
    """Remove someone with everything they wrote, for good. The last administrator stays."""
    _may_manage(actor)
    with app.work() as work:
        person = _named(work, login)
        _keep_an_administrator(work, person)
        withdraw_person(work, person.id)
        work.people.remove(person.id)
        forgive_login(work, person.login)
        _note(app, work, actor, "erase person", person)
        work.commit()
    app.forget_deleted()


def reset_password(app: Application, actor: Actor, login: str) -> str:
    """Make a new password for someone, shown once, and end their sessions; they then choose their own."""
    _may_manage(actor)
    made = made_password()
    hashed = app.passwords.hash(made)
    with app.work() as work:
        person = replace(_named(work, login), must_change_password=True)
        work.people.update(person)
        work.people.set_password_hash(person.id, hashed)
        work.logins.end_all(person.id)
        forgive_login(work, person.login)
        _note(app, work, actor, "reset password", person)
        work.commit()
    return made


def set_language(app: Application, person: Person, language: Language) -> Person:
    """The person reads and writes in this language from now on."""
    require(person, Action.SET_OWN_LANGUAGE)
    with app.work() as work:
        stored = work.people.get(person.id)
        if stored is None:
            raise NotFound("this person is gone")
        changed = replace(stored, language=language)
        if changed != stored:
            work.people.update(changed)
            work.commit()
    return changed


def made_password() -> str:
    """A new password of 79 random bits that is easy to copy by hand: `k7mp-3xqd-…`."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def parse_teams(names: Iterable[str]) -> frozenset[TeamName]:
    """Teams by their names, empty ones left out; `add_person` checks their length."""
    return frozenset(TeamName(" ".join(name.split())) for name in names if name.strip())


def parse_language(name: str) -> Language:
    """A language by its code. Raises BadValue naming the ones there are."""
    try:
        return Language(name.strip().lower())
    except ValueError:
        raise BadValue("a language is one of nl, de, en") from None


def parse_roles(names: Iterable[str]) -> frozenset[Role]:
    """Roles by their names. Raises BadValue naming the ones there are."""
    try:
        return frozenset(Role(name.strip().lower()) for name in names if name.strip())
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise _keyed(BadValue, "people-bad-role", f"a role is one of {known}") from None


def _checked(new: NewPerson) -> Person:
    """The person as they will be stored, or BadValue."""
    login, name = new.login.strip(), " ".join(new.name.split())
    if not _LOGIN.fullmatch(login):
        message = "a login has 2 to 64 letters a-z, digits or . _ - @; choose another"
        raise _keyed(BadValue, "people-bad-login", message)
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise _keyed(BadValue, "people-bad-name", f"a name has 1 to {LONGEST_NAME} characters")
    return Person(
        id=PersonId(new_id()),
        login=login,
        name=name,
        roles=new.roles | {Role.LEARNER},
        teams=_usable(new.teams),
        language=new.language,
        must_change_password=new.must_change_password,
    )


def _usable(teams: frozenset[TeamName]) -> frozenset[TeamName]:
    if any(not 1 <= len(team.strip()) <= LONGEST_TEAM or not team.isprintable() for team in teams):
        raise _keyed(BadValue, "people-bad-team", f"a team's name has 1 to {LONGEST_TEAM} characters")
    return frozenset(TeamName(team.strip()) for team in teams)


def _add(app: Application, work: UnitOfWork, actor: Actor, person: Person, hashed: str) -> None:
    if work.people.by_login(person.login) is not None:
        raise _keyed(BadValue, "people-login-taken", f"the login {person.login} is taken; choose another")
    work.people.add(person, hashed)
    _note(app, work, actor, "add person", person)


def _may_manage(actor: Actor) -> None:
    if isinstance(actor, Person):
        require(actor, Action.MANAGE_PEOPLE)


def _named(work: UnitOfWork, login: str) -> Person:
    person = work.people.by_login(login.strip())
    if person is None:
        raise NotFound("nobody has this login")
    return person


def _keep_an_administrator(work: UnitOfWork, person: Person) -> None:
    if person.has(Role.ADMINISTRATOR) and not _other_administrators(work, person):
        raise _keyed(NotAllowed, "people-last-administrator", f"{person.login} is the last administrator")


def _other_administrators(work: UnitOfWork, person: Person) -> bool:
    return any(
        other.has(Role.ADMINISTRATOR) and not other.disabled and other.id != person.id
        for other in work.people.all()
    )


def _note(app: Application, work: UnitOfWork, actor: Actor, action: str, person: Person) -> None:
    name = actor.login if isinstance(actor, Person) else actor
    work.audit.record(AuditEntry(at=app.clock(), actor=name, action=action, subject=person.login))


def _keyed(kind: type[AssistantError], key: str, message: str) -> AssistantError:
    """An error whose text in the interface is more exact than its kind."""
    error = kind(message)
    error.key = key
    return error
