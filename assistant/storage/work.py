"""One transaction with everything it may touch."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from assistant.errors import StorageUnavailable
from assistant.services.document_ports import Documents
from assistant.services.feedback_ports import FeedbackDrafts
from assistant.services.gap_ports import OpenQuestions, Uses
from assistant.services.model_ports import ModelCalls, ModelDays, ModelPeople
from assistant.services.nugget_ports import Mails, Memberships, Nuggets
from assistant.services.passage_ports import Passages
from assistant.services.pattern_ports import PatternVersions
from assistant.services.ports import Audit, Drafts, Intentions, Logins, People, Reflections, UnitOfWork
from assistant.storage.audit import SqlAudit
from assistant.storage.documents import SqlDocuments
from assistant.storage.drafts import SqlDrafts
from assistant.storage.engine import READ_ONLY, WAIT_SECONDS
from assistant.storage.feedback_drafts import SqlFeedbackDrafts
from assistant.storage.gaps import SqlOpenQuestions, SqlUses
from assistant.storage.intentions import SqlIntentions
from assistant.storage.logins import SqlLogins
from assistant.storage.models import SqlModelCalls, SqlModelDays, SqlModelPeople
from assistant.storage.nuggets import SqlMails, SqlMemberships, SqlNuggets
from assistant.storage.passages import SqlPassages
from assistant.storage.patterns import SqlPatternVersions
from assistant.storage.people import SqlPeople
from assistant.storage.reflections import SqlReflections


class Turn:
    """Whose turn it is to write among the threads of this process.

    SQLite lets those who wait try again at growing intervals: with forty threads some waited for seconds. A
    lock wakes the next one at once. Between processes SQLite's way remains.
    """

    def __init__(self, wait_seconds: float) -> None:
        self._wait_seconds = wait_seconds
        self._lock = Lock()

    def take(self) -> None:
        """Wait for the turn. Raises StorageUnavailable when it does not come."""
        if not self._lock.acquire(timeout=self._wait_seconds):
            raise StorageUnavailable(
                "The database has been busy for too long; nothing was stored. Try again.", code="SQLITE_BUSY"
            )

    def give(self) -> None:
        """Let the next one write."""
        self._lock.release()


class SqlWork:
    """One transaction. Implements `services.ports.UnitOfWork`; leaving without `commit` rolls back.

    It is for one thread, and the next one that writes waits until it is left; a unit that only reads keeps
    nobody waiting and sees everything as it was when it first read.
    """

    people: People
    logins: Logins
    reflections: Reflections
    intentions: Intentions
    drafts: Drafts
    patterns: PatternVersions
    documents: Documents
    passages: Passages
    uses: Uses
    open_questions: OpenQuestions
    model_calls: ModelCalls
    model_days: ModelDays
    model_people: ModelPeople
    nuggets: Nuggets
    mails: Mails
    memberships: Memberships
    feedback_drafts: FeedbackDrafts
    audit: Audit

    def __init__(self, engine: Engine, turn: Turn, read_only: bool) -> None:
        self._engine = engine
        self._turn = turn
        self._read_only = read_only
        self._held = ExitStack()
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        with ExitStack() as held:
            if not self._read_only:
                self._turn.take()
                held.callback(self._turn.give)
            connection = self._engine.connect().execution_options(**{READ_ONLY: self._read_only})
            held.callback(connection.close)  # which rolls back what was not committed
            connection.begin()
            self._held = held.pop_all()
        self._connection = connection
        self.people = SqlPeople(connection)
        self.logins = SqlLogins(connection)
        self.reflections = self._loaded = SqlReflections(connection)
        self.intentions = SqlIntentions(connection)
        self.drafts = SqlDrafts(connection)
        self.patterns = SqlPatternVersions(connection)
        self.documents = SqlDocuments(connection)
        self.passages = SqlPassages(connection)
        self.uses = SqlUses(connection)
        self.open_questions = SqlOpenQuestions(connection)
        self.model_calls = SqlModelCalls(connection)
        self.model_days = SqlModelDays(connection)
        self.model_people = SqlModelPeople(connection)
        self.nuggets = SqlNuggets(connection)
        self.mails = SqlMails(connection)
        self.memberships = SqlMemberships(connection)
        self.feedback_drafts = SqlFeedbackDrafts(connection)
        self.audit = SqlAudit(connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection = None
        self._held.close()

    def commit(self) -> None:
        """Make everything since `__enter__` durable. Returns only when it is on disk."""
        if self._connection is None or self._read_only:
            raise RuntimeError("only a unit of work that is open and may write can commit")
        self._connection.commit()
        self._loaded.forget()


class OpensSqlWork:
    """Opens units of work on one engine, one opener per engine. Implements `services.ports.OpensWork`."""

    def __init__(self, engine: Engine, wait_seconds: float = WAIT_SECONDS) -> None:
        self._engine = engine
        self._turn = Turn(wait_seconds)

    def __call__(self, read_only: bool = False) -> UnitOfWork:
        """A new unit of work; with `read_only` one that keeps no writer waiting and cannot commit."""
        return SqlWork(self._engine, self._turn, read_only)
