"""Nuggets for teams with their outbox, who left, the teams' feeds, and people's mail addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.add_column("people", sa.Column("mail", sa.Text, nullable=True))
    _nuggets()
    op.create_table(
        "nugget_members",
        sa.Column("person_id", sa.Text, _going_with("people.id"), primary_key=True),
        sa.Column("team", sa.Text, primary_key=True),
        sa.Column("token", sa.Text, nullable=False, unique=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "nugget_feeds",
        sa.Column("team", sa.Text, primary_key=True),
        sa.Column("token", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "mail_trouble",
        sa.Column("server", sa.Text, primary_key=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
    )


def _nuggets() -> None:
    op.create_table(
        "nuggets",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("leader_id", sa.Text, _going_with("people.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("team", "pattern_id", "language")),
        sa.Column("send_on", sa.Date, nullable=False),
        sa.Column("texts", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_nuggets_leader_id", "nuggets", ["leader_id"])
    op.create_index("ix_nuggets_state_send_on", "nuggets", ["state", "send_on"])
    op.create_table(
        "nugget_mails",
        sa.Column("nugget_id", sa.Text, _going_with("nuggets.id"), primary_key=True),
        sa.Column("person_id", sa.Text, _going_with("people.id"), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_nugget_mails_state", "nugget_mails", ["state"])


def _going_with(row: str) -> sa.ForeignKey:
    return sa.ForeignKey(row, ondelete="CASCADE")
