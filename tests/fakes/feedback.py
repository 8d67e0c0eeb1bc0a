"""Kept drafts of feedback, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.ids import PersonId
from assistant.errors import StorageUnavailable

KeptDrafts = dict[FeedbackDraftId, FeedbackDraft]


class FakeFeedbackDrafts:
    """All kept drafts."""

    def __init__(self, shelf: KeptDrafts, people: Iterable[PersonId]) -> None:
        self._shelf, self._people = shelf, people

    def add(self, draft: FeedbackDraft) -> None:
        if draft.id in self._shelf or draft.person_id not in set(self._people):
            raise StorageUnavailable("The store refused a change that contradicts what it holds.")
        self._shelf[draft.id] = draft

    def get(self, draft_id: FeedbackDraftId) -> FeedbackDraft | None:
        return self._shelf.get(draft_id)

    def of(self, person_id: PersonId) -> list[FeedbackDraft]:
        found = sorted(
            (one for one in self._shelf.values() if one.person_id == person_id), key=lambda d: d.id
        )
        return sorted(found, key=lambda draft: draft.created, reverse=True)

    def save(self, draft: FeedbackDraft) -> None:
        known = self._shelf.get(draft.id)
        if known:
            fixed = {"person_id": known.person_id, "created": known.created, "expires": known.expires}
            self._shelf[draft.id] = replace(draft, **fixed)  # type: ignore[arg-type]  # each of its kind

    def remove(self, draft_id: FeedbackDraftId) -> None:
        self._shelf.pop(draft_id, None)

    def end(self, now: datetime) -> int:
        ended = [one.id for one in self._shelf.values() if one.ended(now)]
        for draft_id in ended:
            del self._shelf[draft_id]
        return len(ended)
