"""What the use cases need from the outside; storage, library, reading and exports implement it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from assistant.domain.elements import Reading
from assistant.domain.ids import IntentionId, MethodId, PersonId, ReflectionId
from assistant.domain.intentions import Intention, Outcome, Plan
from assistant.domain.language import Language
from assistant.domain.methods import ConversationTexts, Method
from assistant.domain.patterns import PatternFile
from assistant.domain.people import Person
from assistant.domain.reflections import Kept, Listed, Reflection
from assistant.services.document_ports import Documents
from assistant.services.feedback_ports import KeepsFeedback
from assistant.services.gap_ports import OpenQuestions, Uses
from assistant.services.model_ports import KeepsModels
from assistant.services.nugget_ports import KeepsNuggets
from assistant.services.passage_ports import Passages
from assistant.services.pattern_ports import PatternVersions


class People(Protocol):
    """Everyone with a login."""

    def add(self, person: Person, password_hash: str) -> None:
        """Store a new person. Raises BadValue when the login is taken (logins compare case-folded)."""

    def get(self, person_id: PersonId) -> Person | None:
        """The person with that id."""

    def by_login(self, login: str) -> Person | None:
        """The person with that login, compared case-folded."""

    def all(self) -> list[Person]:
        """Everyone, by login."""

    def update(self, person: Person) -> None:
        """Store name, roles, teams, language, disabled and must_change_password."""

    def password_hash(self, person_id: PersonId) -> str:
        """The stored argon2id hash."""

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Replace the stored hash."""

    def remove(self, person_id: PersonId) -> None:
        """Remove the person with everything that is theirs: reflections, intentions, drafts, sessions."""


@dataclass(frozen=True)
class Failures:
    """Wrong passwords in a row for one key (a login or an address)."""

    count: int
    last_at: datetime


@dataclass(frozen=True)
class LoginSession:
    """One login on one device. Only the SHA-256 of its token is stored."""

    token_hash: str = field(repr=False)
    person_id: PersonId
    created_at: datetime
    seen_at: datetime


class Logins(Protocol):
    """Login sessions and wrong tries."""

    def add(self, session: LoginSession) -> None:
        """Store a new session."""

    def get(self, token_hash: str) -> LoginSession | None:
        """The session with that token hash."""

    def seen(self, token_hash: str, at: datetime) -> None:
        """Note that the session was used."""

    def end(self, token_hash: str) -> None:
        """Remove one session."""

    def end_all(self, person_id: PersonId, keep: str = "") -> None:
        """Remove all sessions of a person but the one with the token hash `keep`."""

    def end_before(self, seen_before: datetime, created_before: datetime) -> None:
        """Remove sessions idle or created for too long."""

    def failures(self, key: str) -> Failures | None:
        """Wrong tries in a row for this key."""

    def fail(self, key: str, at: datetime) -> None:
        """Count one more wrong try."""

    def forgive(self, key: str) -> None:
        """Forget the wrong tries of this key."""


class Reflections(Protocol):
    """All reflections. Nothing here checks whose they are; the services do."""

    def add(self, reflection: Reflection) -> None:
        """Store a new reflection with its exchanges and summary."""

    def get(self, reflection_id: ReflectionId) -> Reflection | None:
        """The reflection, whole."""

    def save(self, reflection: Reflection, seen: int) -> Reflection:
        """Store what changed, one version on, if the stored version still is `seen`. Raises Stale."""

    def remove(self, reflection_id: ReflectionId) -> None:
        """Remove the reflection with all that belongs to it: exchanges, summary, drafts, intentions."""

    def of(self, person_id: PersonId, limit: int = 50, offset: int = 0) -> list[Listed]:
        """A person's reflections, last changed first."""

    def count(self, person_id: PersonId) -> int:
        """How many reflections the person has."""

    def holding(self, person_id: PersonId, words: Sequence[str]) -> list[Listed]:
        """A person's reflections that hold all the words (case-folded) in title, answers or summary."""

    def asked(self, person_id: PersonId, last: int) -> frozenset[str]:
        """The names of wordings used in the person's last so many reflections."""

    def questions(self, person_id: PersonId, last: int, but: ReflectionId) -> frozenset[str]:
        """The questions of the person's last so many reflections but one, as they were worded."""

    def kept(self, person_id: PersonId | None = None) -> list[Kept]:
        """What is kept of everyone, or of one person; by id."""

    def unanswered(self) -> list[ReflectionId]:
        """Open chat reflections whose last exchange has an answer and no question after it."""


class Intentions(Protocol):
    """What people planned."""

    def add(self, intention: Intention) -> None:
        """Store a new intention."""

    def get(self, intention_id: IntentionId) -> Intention | None:
        """The intention with that id."""

    def of(self, person_id: PersonId) -> list[Intention]:
        """All intentions of a person: open ones first, by date."""

    def open_of(self, person_id: PersonId) -> list[Intention]:
        """The open intentions of a person, by date, those without one last."""

    def from_reflection(self, reflection_id: ReflectionId) -> list[Intention]:
        """The intentions a reflection ended with."""

    def save(self, intention: Intention) -> None:
        """Store a changed plan or outcome."""

    def remove(self, intention_id: IntentionId) -> None:
        """Remove the intention."""


class Drafts(Protocol):
    """Words typed and not sent, by person and place on the page (`start`, `<reflection>/<number>` …)."""

    def put(self, person_id: PersonId, place: str, text: str, at: datetime) -> None:
        """Store or replace; an empty text removes."""

    def get(self, person_id: PersonId, place: str) -> str:
        """The words, or an empty text."""

    def under(self, person_id: PersonId, prefix: str) -> dict[str, str]:
        """All drafts whose place starts with the prefix, by place."""

    def remove_under(self, person_id: PersonId, prefix: str) -> None:
        """Remove all drafts whose place starts with the prefix."""


@dataclass(frozen=True)
class AuditEntry:
    """Who did what to what, when. Never what a person wrote."""

    at: datetime
    actor: str
    action: str
    subject: str = ""


class Audit(Protocol):
    """The log of what administrators and commands did."""

    def record(self, entry: AuditEntry) -> None:
        """Add one entry."""

    def last(self, limit: int = 100) -> list[AuditEntry]:
        """The latest entries, newest first."""


class UnitOfWork(KeepsFeedback, KeepsModels, KeepsNuggets, Protocol):
    """One transaction. Leaving without `commit` rolls back."""

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
    audit: Audit

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make everything since `__enter__` durable. Returns only when it is on disk."""


class OpensWork(Protocol):
    """Opens units of work."""

    def __call__(self, read_only: bool = False) -> UnitOfWork:
        """A new unit of work; with `read_only` one that keeps no writer waiting and cannot commit."""


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> datetime:
        """Now, with a time zone."""


class HashesPasswords(Protocol):
    """argon2id."""

    def hash(self, password: str) -> str:
        """A hash with its own salt and parameters."""

    def verify(self, password_hash: str, password: str) -> bool:
        """Whether the password fits; takes as long for a made-up hash."""

    def outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""


class ReadsReflection(Protocol):
    """Finds the elements of reflection in an answer."""

    def read(self, text: str, language: Language) -> Reading:
        """The sentences of the text with their elements. Pure."""


class ReadsPlans(Protocol):
    """Finds if-then plans, dates and outcomes in what people write."""

    def plan(self, text: str, language: Language) -> Plan:
        """Cue and action as far as they are there; a sentence without if-then is an action."""

    def date(self, text: str, language: Language, today: date) -> date | None:
        """The day meant (`morgen`, `next Tuesday`, `14.3.`), or None."""

    def outcome(self, text: str, language: Language) -> Outcome | None:
        """What came of a plan, or None when the words do not tell."""

    def nothing(self, text: str, language: Language) -> bool:
        """Whether the answer means *no, none, that is all*."""


class Library(Protocol):
    """Methods, the conversation's wordings and patterns, shipped ones under the organisation's own."""

    def methods(self) -> tuple[Method, ...]:
        """All methods, in the order they are offered."""

    def method(self, method_id: MethodId) -> Method | None:
        """The method with that id."""

    def conversation(self, language: Language) -> ConversationTexts:
        """The wordings around the method."""

    def pattern_files(self) -> tuple[PatternFile, ...]:
        """The texts of patterns as they lie in the files, by id and language."""
