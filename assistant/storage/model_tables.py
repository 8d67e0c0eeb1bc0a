"""The tables around language models, beside those in `tables`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table

from assistant.storage.tables import Moment, belongs_to, metadata, text_column

model_calls = Table(
    "model_calls",
    metadata,
    text_column("id", primary_key=True),
    belongs_to("reflections.id", "reflection_id", index=True),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    *(text_column(name) for name in ("model", "place", "prompt", "sent", "outcome", "received", "faults")),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
)

model_days = Table(
    "model_days",
    metadata,
    text_column("day", primary_key=True),
    text_column("model", primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("calls", "shown", "tokens_in", "tokens_out")),
)

model_people = Table(
    "model_people",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True),
    Column("off", Boolean, nullable=False),
    text_column("day"),
    Column("calls", Integer, nullable=False),
)
