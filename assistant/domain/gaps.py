"""What the library lacks: what nobody is shown, what nobody opens, and questions it has no answer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from assistant.domain.language import Language
from assistant.domain.passages import SourceKind
from assistant.domain.patterns import PatternId

QuestionId = NewType("QuestionId", str)
#: A month as `2026-11`. Days would tell more about people than anyone needs to know.
Month = NewType("Month", str)

#: Most characters a question may have that is passed on.
LONGEST_QUESTION: Final = 500


class QuestionState(StrEnum):
    """How far a question is that somebody passed on."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True)
class OpenQuestion:
    """A question the library had no answer to, passed on by somebody who wanted that. It names nobody.

    `answered_by` is the pattern that now answers it, once there is one.
    """

    id: QuestionId
    language: Language
    month: Month
    text: str = field(repr=False)
    state: QuestionState = QuestionState.OPEN
    answered_by: PatternId | None = None


@dataclass(frozen=True)
class Counted:
    """A pattern or document, in all its languages."""

    kind: SourceKind
    id: str


@dataclass(frozen=True)
class Use:
    """How often something was shown among results and how often it was opened."""

    shown: int = 0
    opened: int = 0


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return Month(f"{day.year:04d}-{day.month:02d}")
