"""What looking after the gaps of the library needs from the outside; storage implements it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from assistant.domain.gaps import Counted, Month, OpenQuestion, QuestionId, Use


class Uses(Protocol):
    """How often each text was shown and opened, by month. Nothing in it leads to a person or a question."""

    def shown(self, texts: Iterable[Counted], month: Month) -> None:
        """Count each of them once more among what a search showed."""

    def opened(self, text: Counted, month: Month) -> None:
        """Count it once more among what was opened."""

    def since(self, month: Month) -> dict[Counted, Use]:
        """What was counted in that month and after it; what is not there was not counted."""


class OpenQuestions(Protocol):
    """Questions passed on to those who keep the library."""

    def add(self, question: OpenQuestion) -> None:
        """Store a new question."""

    def get(self, question_id: QuestionId) -> OpenQuestion | None:
        """The question with that id."""

    def all(self) -> list[OpenQuestion]:
        """All questions, the oldest month first; within a month by text, which does not tell their order."""

    def save(self, question: OpenQuestion) -> None:
        """Store its state and what answers it."""

    def remove(self, question_id: QuestionId) -> None:
        """Remove the question."""
