"""The demo organisation: a small care and service organisation with every role, made once."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.application import Application
from assistant.services.people import COMMAND_LINE, NewPerson, add_person, made_password, nobody_yet

_WARD, _SALES, _OFFICE = TeamName("Ward 3"), TeamName("Sales"), TeamName("Office")
_PEOPLE: tuple[tuple[str, str, Language, frozenset[TeamName], frozenset[Role]], ...] = (
    ("anouk", "Anouk Visser", Language.NL, frozenset({_WARD}), frozenset()),
    ("milan", "Milan de Boer", Language.NL, frozenset({_WARD}), frozenset()),
    ("jonas", "Jonas Keller", Language.DE, frozenset({_SALES}), frozenset()),
    ("ada", "Ada Clarke", Language.EN, frozenset({_OFFICE}), frozenset()),
    ("fatma", "Fatma Yilmaz", Language.NL, frozenset({_WARD}), frozenset({Role.EXPERT})),
    ("katrin", "Katrin Vogel", Language.DE, frozenset({_SALES}), frozenset({Role.EXPERT})),
    ("aydin", "Deniz Aydin", Language.DE, frozenset({_SALES}), frozenset({Role.LEADER})),
    ("grace", "Grace Obi", Language.EN, frozenset({_OFFICE}), frozenset({Role.LEADER, Role.EXPERT})),
    ("lotte", "Lotte Jansen", Language.NL, frozenset({_OFFICE}), frozenset({Role.LND})),
    ("beheer", "Sam Peeters", Language.NL, frozenset({_OFFICE}), frozenset({Role.ADMINISTRATOR})),
)


@dataclass(frozen=True)
class DemoLogin:
    """A login of the demo organisation with its password, to be shown once."""

    login: str
    name: str
    password: str = field(repr=False)
    roles: tuple[str, ...]
    language: str


def make_demo(app: Application) -> list[DemoLogin]:
    """Make the demo organisation if there is nobody yet; the logins with their passwords, else nothing."""
    if not nobody_yet(app):
        return []
    made = []
    for login, name, language, teams, roles in _PEOPLE:
        password = made_password()
        new = NewPerson(login, name, password, roles, teams, language, must_change_password=False)
        person = add_person(app, COMMAND_LINE, new)
        known = tuple(role.value for role in Role if person.has(role))
        made.append(DemoLogin(login, name, password, known, language.value))
    return made
