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


def _text(name: str, *more: Any, **options: Any) -> Column[str]:
    return Column(name, Text, *more, **{"nullable": False, **options})


def _belongs_to(target: str, name: str, **options: Any) -> Column[str]:
    return _text(name, ForeignKey(target, ondelete="CASCADE"), **options)


people = Table(
    "people",
    metadata,
    _text("id", primary_key=True),
    _text("login"),
    _text("login_folded", unique=True),
    _text("name"),
    _text("language"),
    Column("disabled", Boolean, nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    _text("password_hash"),
)

person_roles = Table(
    "person_roles",
    metadata,
    _belongs_to("people.id", "person_id", primary_key=True),
    _text("role", primary_key=True),
)

person_teams = Table(
    "person_teams",
    metadata,
    _belongs_to("people.id", "person_id", primary_key=True),
    _text("team", primary_key=True),
)

login_sessions = Table(
    "login_sessions",
    metadata,
    _text("token_hash", primary_key=True),
    _belongs_to("people.id", "person_id", index=True),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

login_failures = Table(
    "login_failures",
    metadata,
    _text("key", primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

reflections = Table(
    "reflections",
    metadata,
    _text("id", primary_key=True),
    _belongs_to("people.id", "person_id"),
    _text("method_id"),
    _text("language"),
    _text("address"),
    Column("minutes", Integer, nullable=False),
    _text("mode"),
    _text("status"),
    _text("title"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("revising", Integer),
    Column("summary", JSON(none_as_null=True)),  # read and written whole, never asked for by part
    Index(None, "person_id", "updated_at"),
)

exchanges = Table(
    "exchanges",
    metadata,
    _belongs_to("reflections.id", "reflection_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("stage"),
    _text("kind"),
    _text("text"),
    _text("asked"),
    Column("asked_at", Moment, nullable=False),
    _text("wording"),
    Column("sources", JSON, nullable=False),
    _text("about"),
    _text("answer", nullable=True),
    Column("answered_at", Moment),
)

intentions = Table(
    "intentions",
    metadata,
    _text("id", primary_key=True),
    _belongs_to("people.id", "person_id"),
    _belongs_to("reflections.id", "reflection_id", index=True),
    Column("number", Integer, nullable=False),  # the order they were made in, from 1 within the reflection
    _text("cue"),
    _text("action"),
    Column("date", Date),
    _text("helper"),
    Column("created_at", Moment, nullable=False),
    _text("outcome", nullable=True),
    _text("outcome_words"),
    Column("outcome_at", Moment),
    Index(None, "person_id", "outcome", "date"),
)

drafts = Table(
    "drafts",
    metadata,
    _belongs_to("people.id", "person_id", primary_key=True),
    _text("place", primary_key=True),
    _text("text"),
    Column("at", Moment, nullable=False),
)

pattern_versions = Table(
    "pattern_versions",
    metadata,
    _text("pattern_id", primary_key=True),
    _text("language", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("markdown"),
    _text("state"),
    _text("author", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    _text("file_sha256"),
    Column("created_at", Moment, nullable=False),
    _text("reviewer", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    Column("reviewed_at", Moment),
    _text("note"),
)

documents = Table(
    "documents",
    metadata,
    _text("id", primary_key=True),
    _text("title"),
    _text("file_name"),
    _text("kind"),
    _text("language"),
    _text("readers"),
    _text("sha256"),
    Column("unread", JSON, nullable=False),
    Column("sections", JSON, nullable=False),  # read and written whole, never asked for by part
    _text("uploaded_by", ForeignKey("people.id", ondelete="SET NULL"), nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("readers", "sha256"),
    UniqueConstraint("readers", "file_name"),
)

passage_sources = Table(
    "passage_sources",
    metadata,
    _text("kind", primary_key=True),
    _text("source_id", primary_key=True),
    _text("language", primary_key=True),
    _text("fingerprint"),
)

passages = Table(
    "passages",
    metadata,
    _text("id", primary_key=True),
    _text("kind"),
    _text("source_id"),
    _text("language"),
    _text("title"),
    _text("anchor"),
    _text("heading"),
    _text("text"),
    Column("position", Integer, nullable=False),
    _text("readers"),  # one a line, sorted; read whole, never asked for by part
    _text("file"),
    Index(None, "kind", "source_id", "language"),
)

passage_vectors = Table(
    "passage_vectors",
    metadata,
    _belongs_to("passages.id", "passage_id", primary_key=True),
    _text("model", primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

passage_changes = Table(
    "passage_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _text("passage_id"),
    sqlite_autoincrement=True,  # a number is never given twice, also when the latest lines were cleared
)

source_uses = Table(
    "source_uses",
    metadata,
    _text("kind", primary_key=True),
    _text("source_id", primary_key=True),
    _text("month", primary_key=True),
    Column("shown", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
)

open_questions = Table(
    "open_questions",
    metadata,
    _text("id", primary_key=True),
    _text("language"),
    _text("month"),
    _text("text"),
    _text("state"),
    _text("answered_by", nullable=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    _text("actor"),
    _text("action"),
    _text("subject"),
)
