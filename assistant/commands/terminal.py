"""The conversation in a terminal: questions, answers that end with an empty line, a summary to look over."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.commands.dialogue import Line
from assistant.domain.language import Tongue
from assistant.domain.reflections import Exchange, Kind, Reflection, StageSummary, Summary
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.services.contents import Contained
from assistant.services.wording import plan_line
from assistant.ui.texts import catalogue

_COMMANDS = {
    "/skip": "skip",
    "/back": "back",
    "/later": "pause",
    "/finish": "finish",
    "/why": "why",
    "/contents": "contents",
}
_WRONG = re.compile(r"/wrong\s+(\d{1,4})")


class Terminal:
    """Talks with a person in a terminal, in their language."""

    def __init__(self, app: Application, tongue: Tongue) -> None:
        self._app = app
        self._tongue = tongue
        self._labels: tuple[str, ...] = ()
        self._say(catalogue(tongue).text("start-promise"))
        self._say(catalogue(tongue).text("terminal-help"))

    def ask(self, exchange: Exchange) -> None:
        """Show a question, and the answer there is when it is being changed."""
        self._say(exchange.text)
        if exchange.answer:
            self._say(f"{catalogue(self._tongue).text('you-wrote')} {exchange.answer}")

    def read(self) -> Line | None:
        """Lines up to an empty one, or a command."""
        lines: list[str] = []
        while True:
            sys.stdout.write("> ")
            sys.stdout.flush()
            raw = sys.stdin.readline()
            text = raw.rstrip("\r\n")
            command = None if lines else self._command(text.strip())
            if command:
                return command
            if raw and text.strip():
                lines.append(text)
            elif lines or not raw:
                return Line("\n".join(lines)) if lines else None

    def tell_why(self, text: str) -> None:
        """Show the reason for the question that waits."""
        if text:
            self._say(text)

    def tell_contents(self, found: Sequence[Contained]) -> None:
        """Show the sentences under what they tell, each with the number by which `/wrong` names it."""
        self._labels = tuple(one.objection for one in found)
        self._say(in_words(found, self._tongue))
        if found:
            self._say(catalogue(self._tongue).text("terminal-wrong"))

    def wrong(self, error: AssistantError, reflection: Reflection) -> None:
        """Say what cannot be used."""
        self._say(catalogue(self._tongue).text(error.key, **error.values))

    def edit(self, reflection: Reflection) -> Summary | None:
        """Show the summary; a number opens that part for rewriting, an empty line keeps it."""
        summary = reflection.summary or Summary()
        while True:
            self._show(reflection, summary)
            self._say(catalogue(self._tongue).text("terminal-keep"))
            chosen = self.read_one()
            if chosen is None:
                return None
            if not chosen:
                return summary
            if chosen.isdigit() and 1 <= int(chosen) <= len(summary.stages):
                summary = self._rewritten(summary, int(chosen) - 1)

    def read_one(self) -> str | None:
        """One line, or None when nothing more comes."""
        sys.stdout.write("> ")
        sys.stdout.flush()
        raw = sys.stdin.readline()
        return raw.strip() if raw else None

    def say(self, reflection: Reflection, kind: str, text: str) -> None:
        """Show a statement; where the questions stop, also what goes on."""
        self._say(text)
        if kind == Kind.SAFETY.value:
            self._say(catalogue(self._tongue).text("terminal-stopped"))

    def end(self, record: dict[str, Any]) -> None:
        """Name the reflection, so that it can be taken up again."""
        if record["status"] != "kept":
            self._say(catalogue(self._tongue).text("terminal-resume", id=record["id"]))

    def _command(self, text: str) -> Line | None:
        wrong = _WRONG.fullmatch(text)
        if wrong:
            here = 1 <= int(wrong[1]) <= len(self._labels)
            return Line(command="wrong", label=self._labels[int(wrong[1]) - 1] if here else wrong[1])
        return Line(command=_COMMANDS[text]) if text in _COMMANDS else None

    def _rewritten(self, summary: Summary, index: int) -> Summary:
        line = self.read()
        sentences = tuple(part for part in line.text.splitlines() if part.strip()) if line else ()
        stages = list(summary.stages)
        stages[index] = StageSummary(stages[index].stage, sentences)
        return replace(summary, stages=tuple(stages))

    def _show(self, reflection: Reflection, summary: Summary) -> None:
        method = self._app.library.method(reflection.method_id)
        texts = method.texts.get(self._tongue.language) if method else None
        for number, stage in enumerate(summary.stages, 1):
            known = texts.stages.get(stage.stage) if texts else None
            title = known.title.for_(self._tongue.address) if known else stage.stage
            self._say(f"{number}. {title}\n" + "\n".join(stage.sentences))
        for plan in summary.plans:
            line = plan_line(self._app.library, self._tongue, plan.cue, plan.action)
            self._say(f"{catalogue(self._tongue).text('intention')}: {line} {plan.date or ''}")

    def _say(self, text: str) -> None:
        width = min(shutil.get_terminal_size().columns, 88)
        for line in text.splitlines():
            sys.stdout.write((textwrap.fill(line, width) if line.strip() else "") + "\n")
        sys.stdout.write("\n")
        sys.stdout.flush()


def in_words(found: Sequence[Contained], tongue: Tongue) -> str:
    """The sentences under what they tell, numbered from 1."""
    texts = catalogue(tongue)
    lines = [] if found else [texts.text("contents-empty")]
    for number, one in enumerate(found, 1):
        if number == 1 or one.element is not found[number - 2].element:
            lines += [texts.text(f"element-{one.element.value}")]
        lines.append(f"  {number}. {one.text}")
    return "\n".join(lines)
