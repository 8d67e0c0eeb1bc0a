"""In whose name a command works: `--as LOGIN`, with a line in the audit log."""

from __future__ import annotations

from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.people import COMMAND_LINE
from assistant.services.ports import AuditEntry


def person_named(app: Application, login: str, doing: str) -> Person:
    """The person with that login; `doing` is what the audit log calls the use. Raises NotFound."""
    with app.work() as work:
        person = work.people.by_login(login)
        if person is None:
            raise NotFound(f"nobody has the login {login}; see: assistant people list")
        work.audit.record(AuditEntry(app.clock(), COMMAND_LINE, doing, person.login))
        work.commit()
    return person
