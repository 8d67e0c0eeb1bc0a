"""The passages that are found and cited, their readers and vectors, and the outbox that feeds the index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "passage_sources",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("source_id", sa.Text, primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("fingerprint", sa.Text, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("anchor", sa.Text, nullable=False),
        sa.Column("heading", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("readers", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
    )
    op.create_index("ix_passages_kind_source_id_language", "passages", ["kind", "source_id", "language"])
    op.create_table(
        "passage_vectors",
        sa.Column("passage_id", sa.Text, _of_a_passage(), primary_key=True),
        sa.Column("model", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "passage_changes",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("passage_id", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )


def _of_a_passage() -> sa.ForeignKey:
    return sa.ForeignKey("passages.id", ondelete="CASCADE")
