"""Kept drafts of feedback, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from assistant.domain.drafting import FeedbackModel
from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.storage.feedback_tables import feedback_drafts

_D = feedback_drafts.c


class SqlFeedbackDrafts:
    """All kept drafts. Implements `services.feedback_ports.FeedbackDrafts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, draft: FeedbackDraft) -> None:
        """Store a new draft."""
        self._connection.execute(insert(feedback_drafts).values(_values(draft)))

    def get(self, draft_id: FeedbackDraftId) -> FeedbackDraft | None:
        """The draft with that id, whose time may be over."""
        row = self._connection.execute(select(feedback_drafts).where(_D.id == draft_id)).first()
        return _draft(row) if row else None

    def of(self, person_id: PersonId) -> list[FeedbackDraft]:
        """A person's drafts, the latest first."""
        query = select(feedback_drafts).where(_D.person_id == person_id)
        return [_draft(row) for row in self._connection.execute(query.order_by(_D.created.desc(), _D.id))]

    def save(self, draft: FeedbackDraft) -> None:
        """Store its words; whose it is and when it ends stay. Nothing happens when it is gone."""
        fixed = ("id", "person_id", "created", "expires")
        changed = {name: value for name, value in _values(draft).items() if name not in fixed}
        self._connection.execute(update(feedback_drafts).where(_D.id == draft.id).values(changed))

    def remove(self, draft_id: FeedbackDraftId) -> None:
        """Remove the draft."""
        self._connection.execute(delete(feedback_drafts).where(_D.id == draft_id))

    def end(self, now: datetime) -> int:
        """Remove those whose time is over; how many there were."""
        return self._connection.execute(delete(feedback_drafts).where(_D.expires <= now)).rowcount


def _values(draft: FeedbackDraft) -> dict[str, Any]:
    return {**vars(draft), "model": draft.model.value, "language": draft.language.value}


def _draft(row: Row[Any]) -> FeedbackDraft:
    held = dict(row._mapping)
    held["id"], held["person_id"] = FeedbackDraftId(held["id"]), PersonId(held["person_id"])
    held["model"], held["language"] = FeedbackModel(held["model"]), Language(held["language"])
    return FeedbackDraft(**held)
