"""People of an organisation, their roles and teams."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language


class Role(StrEnum):
    """What a person does here; everyone is a learner, many are more."""

    LEARNER = "learner"
    EXPERT = "expert"
    LEADER = "leader"
    LND = "lnd"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Person:
    """Someone with a login. `name` is what they are called on screen.

    `mail` is their address, if they have one; only administrators and they themselves are shown it.
    """

    id: PersonId
    login: str
    name: str = field(repr=False)
    roles: frozenset[Role]
    teams: frozenset[TeamName]
    language: Language
    disabled: bool = False
    must_change_password: bool = False
    mail: str = field(default="", repr=False)

    def has(self, role: Role) -> bool:
        """Whether the person holds the role; everyone holds *learner*."""
        return role is Role.LEARNER or role in self.roles
