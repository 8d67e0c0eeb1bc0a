"""The tables, in SQL that PostgreSQL understands too. The migrations make them; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A point in time: stored in UTC, and it comes back with its time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC. A time without a zone is a fault of the program."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text_column(name: str, *more: Any, **options: Any) -> Column[str]:
    """A column of text that is always there."""
    return Column(name, Text, *more, **{"nullable": False, **options})


def belongs_to(target: str, name: str, **options: Any) -> Column[str]:
    """A column that names a row elsewhere and goes with it."""
    return text_column(name, ForeignKey(target, ondelete="CASCADE"), **options)


people = Table(
    "people",
    metadata,
    text_column("id", primary_key=True),
    text_column("login"),
    text_column("login_folded", unique=True),
    text_column("name"),
    text_column("language"),
    Column("disabled", Boolean, nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    text_column("password_hash"),
    text_column("mail", nullable=True),
)

person_roles = Table(
    "person_roles",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True),
    text_column("role", primary_key=True),
)

person_teams = Table(
    "person_teams",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True),
    text_column("team", primary_key=True),
)

login_sessions = Table(
    "login_sessions",
    metadata,
    text_column("token_hash", primary_key=True),
    belongs_to("people.id", "person_id", index=True),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

login_failures = Table(
    "login_failures",
    metadata,
    text_column("key", primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

reflections = Table(
    "reflections",
    metadata,
    text_column("id", primary_key=True),
    belongs_to("people.id", "person_id"),
    text_column("method_id"),
    text_column("language"),
    text_column("address"),
    Column("minutes", Integer, nullable=False),
    text_column("mode"),
    text_column("status"),
    text_column("title"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("revising", Integer),
    Column("summary", JSON(none_as_null=True)),  # read and written whole, never asked for by part
    Column("objections", JSON, nullable=False),
    Index(None, "person_id", "updated_at"),
)

exchanges = Table(
    "exchanges",
    metadata,
    belongs_to("reflections.id", "reflection_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("stage"),
    text_column("kind"),
    text_column("text"),
    text_column("asked"),
    Column("asked_at", Moment, nullable=False),
    text_column("wording"),
    Column("sources", JSON, nullable=False),
    text_column("about"),
    text_column("why"),
    text_column("answer", nullable=True),
    Column("answered_at", Moment),
)

intentions = Table(
    "intentions",
    metadata,
    text_column("id", primary_key=True),
    belongs_to("people.id", "person_id"),
    belongs_to("reflections.id", "reflection_id", index=True),
    Column("number", Integer, nullable=False),  # the order they were made in, from 1 within the reflection
    text_column("cue"),
    text_column("action"),
    Column("date", Date),
    text_column("helper"),
    Column("created_at", Moment, nullable=False),
    text_column("outcome", nullable=True),
    text_column("outcome_words"),
    Column("outcome_at", Moment),
    Index(None, "person_id", "outcome", "date"),
)

drafts = Table(
    "drafts",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True),
    text_column("place", primary_key=True),
    text_column("text"),
    Column("at", Moment, nullable=False),
)

pattern_versions = Table(
    "pattern_versions",
    metadata,
    text_column("pattern_id", primary_key=True),
    text_column("language", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("markdown"),
    text_column("state"),
    text_column("author", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    text_column("file_sha256"),
    Column("created_at", Moment, nullable=False),
    text_column("reviewer", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    Column("reviewed_at", Moment),
    text_column("note"),
)

documents = Table(
    "documents",
    metadata,
    text_column("id", primary_key=True),
    text_column("title"),
    text_column("file_name"),
    text_column("kind"),
    text_column("language"),
    text_column("readers"),
    text_column("sha256"),
    Column("unread", JSON, nullable=False),
    Column("sections", JSON, nullable=False),  # read and written whole, never asked for by part
    text_column("uploaded_by", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("readers", "sha256"),
    UniqueConstraint("readers", "file_name"),
)

passage_sources = Table(
    "passage_sources",
    metadata,
    text_column("kind", primary_key=True),
    text_column("source_id", primary_key=True),
    text_column("language", primary_key=True),
    text_column("fingerprint"),
)

passages = Table(
    "passages",
    metadata,
    text_column("id", primary_key=True),
    text_column("kind"),
    text_column("source_id"),
    text_column("language"),
    text_column("title"),
    text_column("anchor"),
    text_column("heading"),
    text_column("text"),
    Column("position", Integer, nullable=False),
    text_column("readers"),  # one a line, sorted; read whole, never asked for by part
    text_column("file"),
    Index(None, "kind", "source_id", "language"),
)

passage_vectors = Table(
    "passage_vectors",
    metadata,
    belongs_to("passages.id", "passage_id", primary_key=True),
    text_column("model", primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

passage_changes = Table(
    "passage_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    text_column("passage_id"),
    sqlite_autoincrement=True,  # a number is never given twice, also when the latest lines were cleared
)

source_uses = Table(
    "source_uses",
    metadata,
    text_column("kind", primary_key=True),
    text_column("source_id", primary_key=True),
    text_column("month", primary_key=True),
    Column("shown", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
)

open_questions = Table(
    "open_questions",
    metadata,
    text_column("id", primary_key=True),
    text_column("language"),
    text_column("month"),
    text_column("text"),
    text_column("state"),
    text_column("answered_by", nullable=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    text_column("actor"),
    text_column("action"),
    text_column("subject"),
)
