"""What is wrong with a file of the library: where, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the file out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One mistake in one file.

    `file` is the path as given, `place` the way into the file with its line
    (`texts.nl.stages.action.questions[2], line 41`) or an empty text for the file as a whole.
    """

    file: str
    place: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR

    @property
    def line(self) -> str:
        """The problem in one line, as the command line prints it."""
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{self.severity.value}: {where}: {self.message} {self.cure}"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that keep a file out."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "feeling"?` for a slip of the pen, else the list of what is known."""
    words = tuple(known)
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Known here: {', '.join(words)}."
