"""`assistant reflect`: the conversation without a browser, for people in a terminal and for scripts.

With `--json` every line written is one object: a turn
`{"turn", "stage", "kind", "text", "sources", "wording"}`, an error `{"kind": "error", "key", "text"}`,
`safety` in place of a question when an answer shows a danger (then `skip` goes on and a text is added to the
answer), or, last, the record `{"kind": "record", "id", "method", "status", "stages", "intentions",
"question_for", …}`. Every turn but `summary` and `goodbye` waits for one line `{"text": …}` or
`{"command": "skip|back|pause|finish"}`.
"""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.domain.people import Person
    from assistant.domain.reflections import Reflection
    from assistant.services.application import Application


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--as", dest="login", required=True, metavar="LOGIN", help="whose reflection it is")
    command.add_argument("--method", help="gibbs, starr, korthagen … (otherwise one is proposed)")
    command.add_argument("--language", choices=["nl", "de", "en"], help="otherwise the person's own")
    command.add_argument("--minutes", type=int, choices=[2, 10, 20], default=10)
    command.add_argument("--resume", metavar="ID", help="go on with a paused one")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def run(given: argparse.Namespace) -> int:
    """Hold the conversation. Returns 0."""
    from assistant.bootstrap import application
    from assistant.commands.dialogue import converse
    from assistant.commands.line_by_line import JsonLines
    from assistant.commands.terminal import Terminal
    from assistant.errors import NotFound
    from assistant.services.people import COMMAND_LINE
    from assistant.services.ports import AuditEntry
    from assistant.settings import load_settings

    _read_utf8()
    with application(load_settings()) as app:
        with app.work() as work:
            person = work.people.by_login(given.login)
            if person is None:
                raise NotFound(f"nobody has the login {given.login}; see: assistant people list")
            work.audit.record(AuditEntry(app.clock(), COMMAND_LINE, "reflect", person.login))
            work.commit()
        reflection = _begun(app, person, given)
        talk = JsonLines(app) if given.json else Terminal(app, reflection.tongue)
        converse(app, person, reflection, talk)
    return 0


def _read_utf8() -> None:
    """Read what comes in as UTF-8 whatever the locale says; other bytes are refused later."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _begun(app: Application, person: Person, given: argparse.Namespace) -> Reflection:
    from assistant.domain.ids import MethodId, ReflectionId
    from assistant.domain.language import Language
    from assistant.services.conversation import resume
    from assistant.services.proposals import propose
    from assistant.services.reflections import Beginning, begin

    if given.resume:
        return resume(app, person, ReflectionId(given.resume))
    tongue = app.tongue(Language(given.language) if given.language else person.language)
    method = given.method or propose(app, person, "", given.minutes, tongue).method.id
    return begin(app, person, Beginning(MethodId(method), given.minutes, tongue))
