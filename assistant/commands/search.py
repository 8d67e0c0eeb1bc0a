"""`assistant search`: what the library and one's own reflections say about a question.

With `--json` the answer is one object `{"results": [{"id", "kind", "title", "section", "language", "source",
"file", "excerpt", "rank"}], "weak"}`; `weak` says that nothing fits well. With `--batch` every line read is
`{"id", "query", "language"}`, `language` if it is another than the person's; every line written is such an
answer with that `id`, or `{"id", "kind": "error", "key", "text"}`.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.domain.language import Language
    from assistant.domain.people import Person
    from assistant.services.application import Application
    from assistant.services.finding import Findings

_LANGUAGES = ("nl", "de", "en")
_KINDS = ("pattern", "document", "reflection")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("query", nargs="?", help="a question, or a few words")
    command.add_argument("--as", dest="login", required=True, metavar="LOGIN", help="who searches")
    command.add_argument("--language", choices=_LANGUAGES, help="otherwise the person's own")
    command.add_argument("--limit", type=int, default=5, help="how many results (5 unless told, 50 at most)")
    command.add_argument("--kind", choices=_KINDS, action="append", help="only these; can be given again")
    command.add_argument("--batch", action="store_true", help="read questions, one JSON object a line")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def run(given: argparse.Namespace) -> int:
    """Search. Returns 0, also when nothing was found; 2 when there is neither a question nor `--batch`."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    if (given.query is None) != given.batch:
        sys.stderr.write("Give a question in quotation marks, or --batch to read them: not both.\n")
        return 2
    with application(load_settings()) as app:
        person = _person(app, given.login)
        app.finder.embed_waiting(_tell)
        if given.batch:
            _answer_lines(app, person, given)
        else:
            found = _search(app, person, given.query, _language(given.language, person), given)
            _say(json.dumps(_shape(found), ensure_ascii=False) if given.json else _readable(found))
    return 0


def _person(app: Application, login: str) -> Person:
    from assistant.errors import NotFound
    from assistant.services.people import COMMAND_LINE
    from assistant.services.ports import AuditEntry

    with app.work() as work:
        person = work.people.by_login(login)
        if person is None or person.disabled:
            raise NotFound(f"nobody has the login {login}, or it is closed; see: assistant people list")
        work.audit.record(AuditEntry(app.clock(), COMMAND_LINE, "search", person.login))
        work.commit()
    return person


def _language(asked: str | None, person: Person) -> Language:
    from assistant.domain.language import Language

    return Language(asked) if asked else person.language


def _search(
    app: Application, person: Person, query: str, language: Language, given: argparse.Namespace
) -> Findings:
    from assistant.domain.passages import SourceKind
    from assistant.services.finding import search

    kinds = frozenset(SourceKind(kind) for kind in given.kind or _KINDS)
    return search(app, person, query, language, given.limit, kinds)


def _answer_lines(app: Application, person: Person, given: argparse.Namespace) -> None:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            _say(json.dumps(_answer(app, person, line, given), ensure_ascii=False))


def _answer(app: Application, person: Person, line: str, given: argparse.Namespace) -> dict[str, Any]:
    from assistant.errors import AssistantError

    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return _error(None, 'a line is one JSON object {"id": …, "query": …, "language": …}')
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
        name = asked.get("id") if isinstance(asked, dict) else None
        return _error(name, 'a line needs a text "query"')
    wanted = asked.get("language") or given.language
    if wanted not in (None, *_LANGUAGES):
        return _error(asked.get("id"), "language is nl, de or en")
    try:
        found = _search(app, person, asked["query"], _language(wanted, person), given)
    except AssistantError as error:
        return _error(asked.get("id"), str(error), error.key)
    return {"id": asked.get("id"), **_shape(found)}


def _error(name: object, text: str, key: str = "error-bad-value") -> dict[str, Any]:
    return {"id": name, "kind": "error", "key": key, "text": text}


def _shape(found: Findings) -> dict[str, Any]:
    return {
        "results": [
            {
                "id": one.passage.id,
                "kind": one.passage.source.kind.value,
                "title": one.passage.title,
                "section": one.passage.heading,
                "language": one.passage.source.language.value,
                "source": one.place,
                "file": one.passage.file or None,
                "excerpt": one.excerpt,
                "rank": one.rank,
            }
            for one in found.found
        ],
        "weak": found.weak,
    }


def _readable(found: Findings) -> str:
    said = ["Nothing in the library fits well."] if found.weak else []
    if found.weak and found.found:
        said.append("What comes nearest:")
    for one in found.found:
        language = one.passage.source.language.value
        said.append(f"\n{one.rank}. {one.passage.title} · {one.passage.heading} ({language}, {one.place})")
        said.append(f"   {' '.join(one.excerpt.split())}")
    return "\n".join(said).strip()


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"taking in: {done} of {of} passages\n")
    sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "replace").decode() + "\n")
    sys.stdout.flush()
