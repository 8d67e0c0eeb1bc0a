"""The versions of the patterns' texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "pattern_versions",
        sa.Column("pattern_id", sa.Text, primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("markdown", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("author", sa.Text, _of_a_person(), index=True),
        sa.Column("file_sha256", sa.Text, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("reviewer", sa.Text, _of_a_person(), index=True),
        sa.Column("reviewed_at", _MOMENT),
        sa.Column("note", sa.Text, nullable=False),
    )


def _of_a_person() -> sa.ForeignKey:
    return sa.ForeignKey("people.id", ondelete="SET NULL")
