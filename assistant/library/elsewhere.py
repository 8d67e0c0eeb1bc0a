"""Reads `knowledge/elsewhere/<language>.yaml`: questions people ask at work that no pattern answers."""

from __future__ import annotations

from pydantic import RootModel

from assistant.library.parse import Parsed
from assistant.library.problems import Severity
from assistant.library.shapes import Words, shaped

QUESTIONS = "questions"


class ElsewhereShape(RootModel[dict[str, list[Words]]]):
    """One list."""


def read_elsewhere(parsed: Parsed) -> dict[str, tuple[str, ...]] | None:
    """The questions under their key, or None; what is wrong is added to `parsed.problems`."""
    shape = shaped(ElsewhereShape, parsed)
    if shape is None:
        return None
    for name in shape.root:
        if name != QUESTIONS:
            parsed.report((name,), f'"{name}" is not known here.', f'Write "{QUESTIONS}:" instead.')
    if not shape.root.get(QUESTIONS):
        parsed.report((), f'"{QUESTIONS}" is missing or empty.', f'Add "{QUESTIONS}:" with a list.')
    if any(problem.severity is Severity.ERROR for problem in parsed.problems):
        return None
    return {QUESTIONS: tuple(dict.fromkeys(shape.root[QUESTIONS]))}
