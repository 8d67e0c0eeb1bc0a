"""`assistant feedback`: a draft from one's own notes. Nothing that is read is stored or logged.

`assistant feedback draft --json` reads one JSON object a line, `{"id", "notes", "language", "model", "to",
"occasion"}`, of which only `notes` is needed; `model` is sbi, 4g or www. It writes `{"id", "draft",
"parts": {part: words}, "missing": [part], "questions": [text], "flaws": [{"text", "flaw", "span": [start,
end], "reason", "suggestion"}], "left_out": [text], "said": [text], "sources": [{"id", "title"}], "wording"}`;
`draft` is null below two facts, and `said` tells why. A line that cannot be used is answered with
`{"id", "kind": "error", "key", "text"}`.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.services.application import Application
    from assistant.services.feedback import Drafted, Notes, Remark

_SOURCES = 2


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    draft = verbs.add_parser("draft", help="critique of notes, and a draft when there are facts enough")
    draft.add_argument("--json", action="store_true", help="one JSON object a line (always so; for clarity)")


def run(given: argparse.Namespace) -> int:
    """Draft line by line. Returns 0, also when lines could not be used."""
    from assistant.bootstrap import application
    from assistant.commands.asked import answer_lines
    from assistant.settings import load_settings

    with application(load_settings()) as app:
        answer_lines(partial(_drafted, app), "notes")
    return 0


def _drafted(app: Application, asked: dict[str, Any]) -> dict[str, Any]:
    from assistant.services.feedback import drafted

    notes = _notes(asked)
    return _shape(drafted(app.feedback, notes), _sources(app, notes))


def _notes(asked: dict[str, Any]) -> Notes:
    """What a line asks for. Raises BadValue."""
    from assistant.commands.asked import one_of
    from assistant.domain.drafting import FeedbackModel
    from assistant.domain.language import Language
    from assistant.errors import BadValue
    from assistant.services.feedback import Notes

    texts = [asked.get(name) or "" for name in ("notes", "to", "occasion")]
    if not all(isinstance(one, str) for one in texts):
        raise BadValue('"to" and "occasion" are texts')
    text, to, occasion = texts
    model = one_of(asked, "model", FeedbackModel) or FeedbackModel.SBI
    return Notes(text, one_of(asked, "language", Language), model, to, occasion)


def _sources(app: Application, notes: Notes) -> list[dict[str, str]]:
    """What the library has that fits; nothing where it has not, or is away."""
    from assistant.services.guidance import guidance

    return [{"id": one.place, "title": one.passage.title} for one in guidance(app, notes, _SOURCES)]


def _shape(made: Drafted, sources: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "draft": made.draft,
        "parts": {part.value: words for part, words in made.outline.parts().items()},
        "missing": [part.value for part in made.missing],
        "questions": list(made.questions),
        "flaws": [_flaw(one) for one in made.remarks],
        "left_out": list(made.outline.left_out),
        "said": list(made.said),
        "sources": sources,
        "wording": "curated",
    }


def _flaw(remark: Remark) -> dict[str, Any]:
    return {
        "text": remark.sentence,
        "flaw": remark.found.flaw.value,
        "span": [remark.found.start, remark.found.end],
        "reason": remark.reason,
        "suggestion": remark.suggestion,
    }
