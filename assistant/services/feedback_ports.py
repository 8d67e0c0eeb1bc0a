"""What the use cases about feedback need from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from assistant.domain.feedback import FeedbackReading, FeedbackRules
from assistant.domain.language import Language


class ReadsFeedback(Protocol):
    """Finds the parts and the flaws of feedback."""

    def read(self, text: str, language: Language) -> FeedbackReading:
        """The sentences of the text in order, each an exact piece of it. Pure."""


class KnowsFeedback(Protocol):
    """What is said about feedback, by language."""

    def feedback(self) -> Mapping[Language, FeedbackRules]:
        """Reasons, ways out and questions."""
