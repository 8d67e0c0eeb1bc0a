"""Checks the questions a pattern offers for afterwards; they keep the rules every question keeps."""

from __future__ import annotations

import re

from assistant.domain.language import Language
from assistant.domain.patterns import Finding
from assistant.domain.questions import faults
from assistant.library.wordings import CURES

#: A longer question is too long, whatever else is wrong with it.
_LONGEST = 1_000
_ITEM = re.compile(r"[-*+][ \t]+(.*)")


def check_questions(lines: list[str], first: int, language: Language, findings: list[Finding]) -> None:
    """Note what is wrong with the questions in a list whose first line has that number."""
    seen: dict[str, int] = {}
    for line, question in _items(lines, first):
        for slug in faults(question, language) if len(question) <= _LONGEST else ("too-long",):
            said, cure = CURES[slug]
            message, values = f'The question "{question}" {said}.', {"text": question}
            findings.append(Finding(f"pattern-question-{slug}", line, message, cure, values))
        if (earlier := seen.setdefault(question.casefold(), line)) != line:
            message = f'The question "{question}" is there twice (first in line {earlier}).'
            values = {"text": question}
            findings.append(Finding("pattern-question-twice", line, message, "Write another one.", values))
    if not seen and any(line.strip() for line in lines):
        message, cure = (
            "There is no question for afterwards.",
            "Begin each question on a line with - before it.",
        )
        findings.append(Finding("pattern-question-missing", first, message, cure))


def _items(lines: list[str], first: int) -> list[tuple[int, str]]:
    """The items of the list with their lines; a line that is set in goes on with the item above."""
    items: list[tuple[int, str]] = []
    for number, line in enumerate(lines, first):
        if item := _ITEM.fullmatch(line.rstrip()):
            items.append((number, item[1].strip()))
        elif items and line[:1].isspace() and line.strip():
            items[-1] = (items[-1][0], f"{items[-1][1]} {line.strip()}")
    return items
