"""Why a question was asked, as a slug, and which labels of sentences their writer called wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; what is there already has neither."""
    with op.batch_alter_table("exchanges") as table:
        table.add_column(sa.Column("why", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("reflections") as table:
        table.add_column(sa.Column("objections", sa.JSON, nullable=False, server_default="[]"))
