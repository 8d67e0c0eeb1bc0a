"""Drafts of feedback that leaders keep for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    words = ("text", "notes", "to_name", "occasion", "model", "language")
    op.create_table(
        "feedback_drafts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_feedback_drafts_person_id", "feedback_drafts", ["person_id"])
    op.create_index("ix_feedback_drafts_expires", "feedback_drafts", ["expires"])
