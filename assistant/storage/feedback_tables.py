"""The table of kept drafts of feedback, beside those in `tables`."""

from __future__ import annotations

from sqlalchemy import Column, Table

from assistant.storage.tables import Moment, belongs_to, metadata, text_column

feedback_drafts = Table(
    "feedback_drafts",
    metadata,
    text_column("id", primary_key=True),
    belongs_to("people.id", "person_id", index=True),
    *(text_column(name) for name in ("text", "notes", "to_name", "occasion", "model", "language")),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False, index=True),
)
