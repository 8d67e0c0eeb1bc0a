"""A draft of feedback that a leader kept: theirs alone, and only for a while."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NewType

from assistant.domain.drafting import FeedbackModel
from assistant.domain.ids import PersonId
from assistant.domain.language import Language

FeedbackDraftId = NewType("FeedbackDraftId", str)

#: So long a draft is kept, counted from the day it was first kept; changing it does not prolong it.
KEPT_FOR: Final = timedelta(days=90)
_FIRST_WORDS: Final = 14


@dataclass(frozen=True)
class FeedbackDraft:
    """A kept draft with the notes it was made from. `language` is that of the draft."""

    id: FeedbackDraftId
    person_id: PersonId
    text: str = field(repr=False)
    notes: str = field(repr=False)
    to_name: str = field(repr=False)
    occasion: str = field(repr=False)
    model: FeedbackModel
    language: Language
    created: datetime
    expires: datetime

    def ended(self, now: datetime) -> bool:
        """Whether its time is over: then nobody is shown it any more."""
        return now >= self.expires

    @property
    def first_words(self) -> str:
        """How it begins after a salutation, in one line."""
        salutation, _, rest = self.text.partition("\n\n")
        words = (rest if rest and salutation.endswith(",") else self.text).split()
        begun = " ".join(words[:_FIRST_WORDS])
        return f"{begun} …" if len(words) > _FIRST_WORDS else begun
