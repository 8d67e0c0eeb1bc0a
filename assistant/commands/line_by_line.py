"""The conversation as JSON lines on standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from assistant.commands.dialogue import Line
from assistant.domain.reflections import Exchange, Kind, Reflection, Summary
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.services.contents import Contained
from assistant.ui.texts import catalogue


class JsonLines:
    """One JSON object a line, flushed at once. A line that is no JSON is answered with an error object."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._after = 0

    def ask(self, exchange: Exchange) -> None:
        """Write a turn."""
        sources = [{"id": source.id, "title": source.title} for source in exchange.sources]
        self._turn(exchange.number, exchange.stage, exchange.kind, exchange.text, sources, exchange.wording)
        self._after = exchange.number

    def read(self) -> Line | None:
        """The next usable line."""
        for raw in sys.stdin:
            if not raw.strip():
                continue
            line = _parsed(raw)
            if line:
                return line
            _write({"kind": "error", "key": "error-bad-value", "text": 'write {"text": …} or {"command": …}'})
        return None

    def tell_why(self, text: str) -> None:
        """Write the reason for the question that waits."""
        _write({"kind": "why", "text": text})

    def tell_contents(self, found: Sequence[Contained]) -> None:
        """Write the sentences in one line."""
        _write({"kind": "contents", "sentences": [shape(one) for one in found]})

    def wrong(self, error: AssistantError, reflection: Reflection) -> None:
        """Write an error in the reflection's language."""
        text = catalogue(reflection.tongue).text(error.key, **error.values)
        _write({"kind": "error", "key": error.key, "text": text})

    def edit(self, reflection: Reflection) -> Summary | None:
        """Scripts keep the summary as it is: the person's own sentences."""
        return reflection.summary

    def say(self, reflection: Reflection, kind: str, text: str) -> None:
        """Write a turn that needs no answer."""
        self._after = max(self._after, len(reflection.exchanges)) + 1
        self._turn(self._after, "summary", Kind(kind), text, [], "curated")

    def end(self, record: dict[str, Any]) -> None:
        """Write the record, the last line."""
        _write(record)

    def _turn(
        self, number: int, stage: str, kind: Kind, text: str, sources: list[dict[str, str]], wording: str
    ) -> None:
        turn = {"turn": number, "stage": stage, "kind": kind.value, "text": text}
        _write({**turn, "sources": sources, "wording": wording})


def shape(one: Contained) -> dict[str, str]:
    """A sentence and what it was read as; `label` is how that is called wrong."""
    return {"element": one.element.value, "text": one.text, "label": one.objection}


def _parsed(raw: str) -> Line | None:
    try:
        given = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(given, dict):
        return None
    parts = [given.get(name) or "" for name in ("text", "command", "outcome", "label")]
    if not all(isinstance(part, str) for part in parts) or not ("text" in given or given.get("command")):
        return None
    return Line(*parts)


def _write(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
