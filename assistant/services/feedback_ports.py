"""What the use cases about feedback need from outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from assistant.domain.feedback import FeedbackReading, FeedbackRules
from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.ids import PersonId
from assistant.domain.language import Language


class ReadsFeedback(Protocol):
    """Finds the parts and the flaws of feedback."""

    def read(self, text: str, language: Language) -> FeedbackReading:
        """The sentences of the text in order, each an exact piece of it. Pure."""


class KnowsFeedback(Protocol):
    """What is said about feedback, by language."""

    def feedback(self) -> Mapping[Language, FeedbackRules]:
        """Reasons, ways out and questions."""


class FeedbackDrafts(Protocol):
    """All kept drafts. Nothing here checks whose they are; the services do."""

    def add(self, draft: FeedbackDraft) -> None:
        """Store a new draft."""

    def get(self, draft_id: FeedbackDraftId) -> FeedbackDraft | None:
        """The draft with that id, whose time may be over."""

    def of(self, person_id: PersonId) -> list[FeedbackDraft]:
        """A person's drafts, the latest first."""

    def save(self, draft: FeedbackDraft) -> None:
        """Store its words; whose it is and when it ends stay. Nothing happens when it is gone."""

    def remove(self, draft_id: FeedbackDraftId) -> None:
        """Remove the draft."""

    def end(self, now: datetime) -> int:
        """Remove those whose time is over; how many there were."""


class KeepsFeedback(Protocol):
    """The part of a unit of work that is about feedback."""

    feedback_drafts: FeedbackDrafts
