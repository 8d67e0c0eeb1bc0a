"""The tables of the nuggets, beside those in `tables`."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer, Table

from assistant.storage.tables import Moment, belongs_to, metadata, text_column

nuggets = Table(
    "nuggets",
    metadata,
    text_column("id", primary_key=True),
    belongs_to("people.id", "leader_id", index=True),
    *(text_column(name) for name in ("team", "pattern_id", "language")),
    Column("send_on", Date, nullable=False),
    Column("texts", JSON, nullable=False),  # read and written whole, never asked for by part
    text_column("state"),
    Column("created_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index(None, "state", "send_on"),
)

nugget_mails = Table(
    "nugget_mails",
    metadata,
    belongs_to("nuggets.id", "nugget_id", primary_key=True),
    belongs_to("people.id", "person_id", primary_key=True),
    text_column("state", index=True),
    text_column("message_id"),
    Column("tries", Integer, nullable=False),
    Column("not_before", Moment),
    text_column("reason"),
    Column("changed_at", Moment),
)

nugget_members = Table(
    "nugget_members",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True),
    text_column("team", primary_key=True),
    text_column("token", unique=True),
    Column("left_at", Moment),
)

nugget_feeds = Table(
    "nugget_feeds",
    metadata,
    text_column("team", primary_key=True),
    text_column("token", unique=True),
)

mail_trouble = Table(
    "mail_trouble",
    metadata,
    text_column("server", primary_key=True),
    Column("since", Moment, nullable=False),
    text_column("reason"),
    Column("tries", Integer, nullable=False),
    Column("next_try", Moment, nullable=False),
)
