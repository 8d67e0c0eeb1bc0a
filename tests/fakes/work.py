"""A unit of work in memory, written by hand.

`FakeStore()` opens units of work as the real one does. `tests/integration/test_storage_contract.py` asks the
same of both, so that they cannot drift apart.
"""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from assistant.errors import StorageUnavailable
from assistant.services.document_ports import Documents
from assistant.services.feedback_ports import FeedbackDrafts
from assistant.services.gap_ports import OpenQuestions, Uses
from assistant.services.model_ports import ModelCalls, ModelDays, ModelPeople
from assistant.services.nugget_ports import Mails, Memberships, Nuggets
from assistant.services.passage_ports import Passages
from assistant.services.pattern_ports import PatternVersions
from assistant.services.ports import Audit, Drafts, Intentions, Logins, People, Reflections, UnitOfWork
from tests.fakes.feedback import FakeFeedbackDrafts
from tests.fakes.gaps import FakeOpenQuestions, FakeUses
from tests.fakes.library import FakeDocuments, FakePassages
from tests.fakes.models import FakeModelCalls, FakeModelDays, FakeModelPeople
from tests.fakes.nuggets import FakeMails, FakeMemberships, FakeNuggets
from tests.fakes.patterns import FakePatternVersions
from tests.fakes.repositories import (
    FakeAudit,
    FakeDrafts,
    FakeIntentions,
    FakeLogins,
    FakePeople,
    FakeReflections,
    Shelf,
)


class FakeStore:
    """Opens units of work in memory. One unit that may write at a time; other threads wait."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.commits = 0
        self.writing = threading.Lock()
        self.writer: int | None = None

    def __call__(self, read_only: bool = False) -> UnitOfWork:
        """A new unit of work."""
        return FakeWork(self, read_only)


class FakeWork:
    """One transaction. Leaving without `commit` discards."""

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

    def __init__(self, store: FakeStore, read_only: bool) -> None:
        self._store = store
        self._read_only = read_only
        self._open = False

    def __enter__(self) -> Self:
        if not self._read_only:
            if self._store.writer == threading.get_ident():
                raise StorageUnavailable("A unit of work that writes was opened inside another one.")
            self._store.writing.acquire()
            self._store.writer = threading.get_ident()
        self._open = True
        self._take(self._store.shelf.copy())
        return self

    def _take(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.people = FakePeople(shelf)
        self.logins = FakeLogins(shelf)
        self.reflections = FakeReflections(shelf)
        self.intentions = FakeIntentions(shelf)
        self.drafts = FakeDrafts(shelf)
        self.patterns = FakePatternVersions(shelf.patterns, shelf.people)
        self.documents = FakeDocuments(shelf.documents, shelf.people)
        self.passages = FakePassages(shelf.cards)
        self.uses = FakeUses(shelf.uses)
        self.open_questions = FakeOpenQuestions(shelf.questions)
        self.model_calls = FakeModelCalls(shelf.model_calls, shelf.reflections)
        self.model_days = FakeModelDays(shelf.model_days)
        self.model_people = FakeModelPeople(shelf.wishes)
        self.nuggets = FakeNuggets(shelf.nuggets, shelf.people)
        self.mails = FakeMails(shelf.nuggets)
        self.memberships = FakeMemberships(shelf.nuggets)
        self.feedback_drafts = FakeFeedbackDrafts(shelf.feedback, shelf.people)
        self.audit = FakeAudit(shelf)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._open and not self._read_only:
            self._store.writer = None
            self._store.writing.release()
        self._open = False

    def commit(self) -> None:
        """Keep everything since `__enter__`."""
        if self._read_only or not self._open:
            raise RuntimeError("only a unit of work that is open and may write can commit")
        self._store.shelf = self._shelf.copy()
        self._store.commits += 1
