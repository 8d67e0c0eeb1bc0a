"""People's mail addresses: set by administrators, seen by them and by the person."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.addresses import is_address
from assistant.domain.people import Person
from assistant.errors import BadValue, NotFound
from assistant.services.application import Application
from assistant.services.people import Actor
from assistant.services.permissions import Action, require
from assistant.services.ports import AuditEntry


class BadAddress(BadValue):
    """That is no mail address."""

    key = "people-bad-mail"


def usable_address(address: str) -> str:
    """The address without spaces around it, empty for none. Raises BadAddress."""
    plain = address.strip()
    if plain and not is_address(plain):
        raise BadAddress("that is no mail address; write it like name@example.org")
    return plain


def set_mail(app: Application, actor: Actor, login: str, address: str) -> Person:
    """Give someone a mail address, or with an empty one take it away. Raises BadAddress, NotFound."""
    if isinstance(actor, Person):
        require(actor, Action.MANAGE_PEOPLE)
    plain = usable_address(address)
    with app.work() as work:
        person = work.people.by_login(login.strip())
        if person is None:
            raise NotFound("nobody has this login")
        changed = replace(person, mail=plain)
        work.people.update(changed)
        name = actor.login if isinstance(actor, Person) else actor
        work.audit.record(AuditEntry(app.clock(), name, "set mail address", person.login))
        work.commit()
    return changed
