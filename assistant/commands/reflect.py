"""`assistant reflect`: the conversation without a browser, for people in a terminal and for scripts.

With `--json` every line written is one object: a turn
`{"turn", "stage", "kind", "text", "sources", "wording"}`, an error `{"kind": "error", "key", "text"}`,
`safety` in place of a question when an answer shows a danger (then `skip` goes on and a text is added to the
answer), or, last, the record `{"kind": "record", "id", "method", "status", "stages", "intentions",
"question_for", …}`. Every turn but `summary` and `goodbye` waits for one line `{"text": …}` or
`{"command": "skip|back|pause|finish"}`. `why`, `contents` and `wrong` (which names a `label`) are
commands that tell something in one line while the question still waits: `{"kind": "why", "text"}` or
`{"kind": "contents", "sentences": [{"element", "text", "label"}]}`. `--contents ID` writes the sentences of a
reflection, one a line, and `--wrong LABEL` says first which labels are wrong.
"""

from __future__ import annotations

import argparse
import io
import json
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
    command.add_argument("--contents", metavar="ID", help="only say what that reflection contains")
    command.add_argument(
        "--wrong", metavar="LABEL", action="append", default=[], help="with --contents: this label is wrong"
    )
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def run(given: argparse.Namespace) -> int:
    """Hold the conversation, or say what a reflection contains. Returns 0, or 2 when called wrongly."""
    from assistant.bootstrap import application
    from assistant.commands.dialogue import converse
    from assistant.commands.line_by_line import JsonLines
    from assistant.commands.terminal import Terminal
    from assistant.commands.whose import person_named
    from assistant.settings import load_settings

    if given.wrong and not given.contents:
        sys.stderr.write("--wrong goes with --contents ID: whose label it is.\n")
        return 2
    _read_utf8()
    with application(load_settings()) as app:
        person = person_named(app, given.login, "reflect")
        if given.contents:
            _tell_contents(app, person, given)
            return 0
        reflection = _begun(app, person, given)
        talk = JsonLines(app) if given.json else Terminal(app, reflection.tongue)
        converse(app, person, reflection, talk)
    return 0


def _read_utf8() -> None:
    """Read what comes in as UTF-8 whatever the locale says; other bytes are refused later."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _tell_contents(app: Application, person: Person, given: argparse.Namespace) -> None:
    from assistant.commands.dialogue import call_wrong
    from assistant.commands.line_by_line import shape
    from assistant.commands.terminal import in_words
    from assistant.domain.ids import ReflectionId
    from assistant.services.contents import contents

    reflection_id = ReflectionId(given.contents)
    call_wrong(app, person, reflection_id, given.wrong)
    found = contents(app, person, reflection_id)
    if given.json:
        lines = [json.dumps(shape(one), ensure_ascii=False) for one in found]
    else:
        labels = (f"  {number}. --wrong {one.objection}" for number, one in enumerate(found, 1))
        lines = [in_words(found, app.tongue(person.language)), "", *labels]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


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
