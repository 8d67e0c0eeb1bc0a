"""What its owner takes along, a reflection or kept feedback: plain values, ready to become a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from assistant.domain.language import Language

#: The headings and words a page needs in the person's language, as keys of `ExportedReflection.labels`.
#: `skipped` stands where a question was left without an answer.
LABELS: Final = (
    "method",
    "plans",
    "plan_date",
    "plan_helper",
    "question",
    "question_for",
    "conversation",
    "skipped",
    "model",
    "model_sent",
    "model_received",
    "feedback",
    "feedback_kept",
    "feedback_draft",
    "feedback_notes",
)


@dataclass(frozen=True)
class ExportedStage:
    """The sentences someone kept of one stage."""

    title: str
    sentences: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class ExportedPlan:
    """One plan in one line, with its day and who helps."""

    line: str = field(repr=False)
    date: date | None = None
    helper: str = field(default="", repr=False)


@dataclass(frozen=True)
class ExportedTurn:
    """One question and its answer; an empty answer was skipped."""

    question: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True)
class ExportedCall:
    """What was sent to a language model, where to, and what came back; `told` says what came of it.

    `sent` is empty when it did not go out, `received` when nothing came.
    """

    at: datetime
    model: str
    place: str
    told: str
    sent: str = field(repr=False)
    received: str = field(default="", repr=False)


@dataclass(frozen=True)
class ExportedReflection:
    """Everything of one reflection that belongs on paper. Empty parts are left out.

    `labels` holds at least the keys of LABELS.
    """

    title: str = field(repr=False)
    method: str
    date: date
    language: Language
    labels: Mapping[str, str] = field(repr=False)
    stages: tuple[ExportedStage, ...] = ()
    plans: tuple[ExportedPlan, ...] = ()
    question_for: str = field(default="", repr=False)
    question: str = field(default="", repr=False)
    conversation: tuple[ExportedTurn, ...] = ()
    calls: tuple[ExportedCall, ...] = ()


@dataclass(frozen=True)
class ExportedFeedback:
    """A kept draft of feedback with its notes; `until` is the day on which it ends."""

    to: str = field(repr=False)
    occasion: str = field(repr=False)
    text: str = field(repr=False)
    notes: str = field(repr=False)
    until: date
    date: date
    language: Language
    labels: Mapping[str, str] = field(repr=False)
