"""Intentions, words not yet sent, and the log of what administrators did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "intentions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, _of("people.id"), nullable=False),
        sa.Column("reflection_id", sa.Text, _of("reflections.id"), nullable=False, index=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("helper", sa.Text, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("outcome_words", sa.Text, nullable=False),
        sa.Column("outcome_at", _MOMENT),
    )
    op.create_index("ix_intentions_person_id_outcome_date", "intentions", ["person_id", "outcome", "date"])
    op.create_table(
        "drafts",
        sa.Column("person_id", sa.Text, _of("people.id"), primary_key=True),
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
    )


def _of(target: str) -> sa.ForeignKey:
    return sa.ForeignKey(target, ondelete="CASCADE")
