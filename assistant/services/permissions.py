"""Who may do what: one table, read by every event, route and command.

Owning comes on top of it: the services hand out only what belongs to the person who asks.
"""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.people import Person, Role
from assistant.errors import NotAllowed


class Action(StrEnum):
    """Everything a person can do, named by what it does."""

    SEE_HOME = "see home"
    REFLECT = "reflect"
    READ_OWN_REFLECTIONS = "read own reflections"
    EXPORT_OWN_REFLECTIONS = "export own reflections"
    DELETE_OWN_REFLECTION = "delete own reflection"
    KEEP_OWN_INTENTIONS = "keep own intentions"
    SAVE_DRAFT = "save draft"
    SET_OWN_LANGUAGE = "set own language"
    CHANGE_OWN_PASSWORD = "change own password"  # noqa: S105 -- the name of an action, no password
    READ_LIBRARY = "read library"
    WRITE_PATTERNS = "write patterns"
    REVIEW_PATTERNS = "review patterns"
    MANAGE_DOCUMENTS = "manage documents"
    SEE_ACCOMPANYING = "see accompanying"
    SEE_LEADING = "see leading"
    SEND_NUGGETS = "send nuggets"
    SEE_DEVELOPING = "see developing"
    MANAGE_PEOPLE = "manage people"


_EVERYONE = frozenset({Role.LEARNER})
#: Those who keep the library good.
_KEEPERS = frozenset({Role.EXPERT, Role.LND})

ALLOWED: dict[Action, frozenset[Role]] = {
    Action.SEE_HOME: _EVERYONE,
    Action.REFLECT: _EVERYONE,
    Action.READ_OWN_REFLECTIONS: _EVERYONE,
    Action.EXPORT_OWN_REFLECTIONS: _EVERYONE,
    Action.DELETE_OWN_REFLECTION: _EVERYONE,
    Action.KEEP_OWN_INTENTIONS: _EVERYONE,
    Action.SAVE_DRAFT: _EVERYONE,
    Action.SET_OWN_LANGUAGE: _EVERYONE,
    Action.CHANGE_OWN_PASSWORD: _EVERYONE,
    Action.READ_LIBRARY: _EVERYONE,
    Action.WRITE_PATTERNS: _KEEPERS,
    Action.REVIEW_PATTERNS: _KEEPERS,
    Action.MANAGE_DOCUMENTS: _KEEPERS,
    Action.SEE_ACCOMPANYING: frozenset({Role.EXPERT}),
    Action.SEE_LEADING: frozenset({Role.LEADER}),
    Action.SEND_NUGGETS: frozenset({Role.LEADER}),
    Action.SEE_DEVELOPING: frozenset({Role.LND}),
    Action.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
}


def may(person: Person, action: Action) -> bool:
    """Whether the person's roles include the action. A disabled person may nothing."""
    return not person.disabled and any(person.has(role) for role in ALLOWED[action])


def require(person: Person, action: Action) -> None:
    """Raise NotAllowed unless the person may."""
    if not may(person, action):
        raise NotAllowed(f"{person.login} may not {action.value}")
