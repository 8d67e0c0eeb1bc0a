"""People, their roles and teams, in the database."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, delete, insert, select, update

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.patterns import PatternState
from assistant.domain.people import Person, Role
from assistant.errors import BadValue, NotFound
from assistant.storage.tables import pattern_versions, people, person_roles, person_teams
from assistant.storage.words import folded


class SqlPeople:
    """Everyone with a login. Implements `services.ports.People`."""

    def remove(self, person_id: PersonId) -> None:
        """Remove the person with everything that is theirs; the database's foreign keys see to the rest.

        Their texts of patterns that were reviewed stay, without their name; others are theirs.
        """
        theirs = pattern_versions.c.author == person_id
        not_reviewed = pattern_versions.c.state != PatternState.REVIEWED.value
        self._connection.execute(delete(pattern_versions).where(theirs, not_reviewed))
        self._connection.execute(delete(people).where(people.c.id == person_id))

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: Person, password_hash: str) -> None:
        """Store a new person. Raises BadValue when the login is taken."""
        if self.by_login(person.login) is not None:
            raise BadValue(f"The login {person.login} is taken. Choose another.", login=person.login)
        values = _values(person) | {
            "id": person.id,
            "login": person.login,
            "login_folded": folded(person.login),
            "password_hash": password_hash,
        }
        self._connection.execute(insert(people).values(values))
        self._put_memberships(person)

    def get(self, person_id: PersonId) -> Person | None:
        """The person with that id."""
        return self._one(people.c.id, person_id)

    def by_login(self, login: str) -> Person | None:
        """The person with that login, compared case-folded."""
        return self._one(people.c.login_folded, folded(login))

    def all(self) -> list[Person]:
        """Everyone, by login."""
        roles, teams = self._memberships(person_roles), self._memberships(person_teams)
        rows = self._connection.execute(select(people).order_by(people.c.login_folded))
        return [_person(row, roles[row.id], teams[row.id]) for row in rows]

    def update(self, person: Person) -> None:
        """Store name, roles, teams, language, mail address, disabled and must_change_password."""
        self._change(person.id, _values(person))
        for table in (person_roles, person_teams):
            self._connection.execute(delete(table).where(table.c.person_id == person.id))
        self._put_memberships(person)

    def password_hash(self, person_id: PersonId) -> str:
        """The stored argon2id hash. Raises NotFound when nobody has that id."""
        found = self._connection.scalar(select(people.c.password_hash).where(people.c.id == person_id))
        if found is None:
            raise nobody()
        return str(found)

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Replace the stored hash. Raises NotFound when nobody has that id."""
        self._change(person_id, {"password_hash": password_hash})

    def _change(self, person_id: PersonId, values: dict[str, Any]) -> None:
        changed = self._connection.execute(update(people).where(people.c.id == person_id).values(values))
        if changed.rowcount != 1:
            raise nobody()

    def _one(self, column: Column[str], value: str) -> Person | None:
        row = self._connection.execute(select(people).where(column == value)).one_or_none()
        if row is None:
            return None
        roles = self._memberships(person_roles, row.id)[row.id]
        return _person(row, roles, self._memberships(person_teams, row.id)[row.id])

    def _memberships(self, table: Table, person_id: str | None = None) -> defaultdict[str, list[str]]:
        """Roles or teams by person: of everyone, or of one."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        query = select(table) if person_id is None else select(table).where(table.c.person_id == person_id)
        for owner, name in self._connection.execute(query):
            found[owner].append(name)
        return found

    def _put_memberships(self, person: Person) -> None:
        for role in sorted(person.roles):
            self._connection.execute(insert(person_roles).values(person_id=person.id, role=role.value))
        for team in sorted(person.teams):
            self._connection.execute(insert(person_teams).values(person_id=person.id, team=team))


def nobody() -> NotFound:
    """The error for an id that no person has."""
    return NotFound("There is no person with this id.")


def _values(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "language": person.language.value,
        "disabled": person.disabled,
        "must_change_password": person.must_change_password,
        "mail": person.mail or None,
    }


def _person(row: Row[Any], roles: list[str], teams: list[str]) -> Person:
    return Person(
        id=PersonId(row.id),
        login=row.login,
        name=row.name,
        roles=frozenset(Role(role) for role in roles),
        teams=frozenset(TeamName(team) for team in teams),
        language=Language(row.language),
        disabled=row.disabled,
        must_change_password=row.must_change_password,
        mail=row.mail or "",
    )
