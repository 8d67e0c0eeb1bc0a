"""A reflection as it is held: turns, what was kept of it, where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from assistant.domain.ids import MethodId, PersonId, ReflectionId, StageId
from assistant.domain.intentions import Plan
from assistant.domain.language import Language, Tongue

#: Most characters one answer may hold. About eight pages; more is refused and handed back.
LONGEST_ANSWER = 20_000

#: Pseudo-stages around the stages of the method.
LAST_TIME = StageId("last-time")
OPENING = StageId("opening")
OFFER = StageId("offer")
PLANNING = StageId("planning")
QUESTION = StageId("question")
SUMMARY = StageId("summary")


class Kind(StrEnum):
    """What an assistant's turn is. The values are part of the command line's JSON."""

    OPENING = "opening"
    QUESTION = "question"
    PROBE = "probe"
    OFFER = "offer"
    INTENTION = "intention"
    SUMMARY = "summary"
    SAFETY = "safety"
    GOODBYE = "goodbye"


class Status(StrEnum):
    """Where a reflection stands."""

    OPEN = "open"
    PAUSED = "paused"
    SUMMARY = "summary"
    KEPT = "kept"


class Mode(StrEnum):
    """Question by question, or all questions on one page."""

    CHAT = "chat"
    FORM = "form"


@dataclass(frozen=True)
class Source:
    """Where something in an assistant's turn comes from: the passage quoted, and how it is called."""

    id: str
    title: str = ""


@dataclass(frozen=True)
class Exchange:
    """One question of the assistant and, once given, the answer to it.

    `number` counts from 1 within the reflection. `asked` names the wording in the library
    (`gibbs/description/question/2`), so that it is not repeated. `answer` is None while the
    question waits and "" when it was skipped. `about` names the intention a question is about, or what was
    offered. `why` is the reason for the question, as a slug.
    """

    number: int
    stage: StageId
    kind: Kind
    text: str = field(repr=False)
    asked: str
    asked_at: datetime
    wording: str = "curated"
    sources: tuple[Source, ...] = ()
    about: str = ""
    why: str = ""
    answer: str | None = field(default=None, repr=False)
    answered_at: datetime | None = None

    @property
    def waiting(self) -> bool:
        """The person has not answered or skipped yet."""
        return self.answer is None


@dataclass(frozen=True)
class StageSummary:
    """The person's own sentences for one stage, as they want to keep them."""

    stage: StageId
    sentences: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Summary:
    """What someone leaves with: their sentences, one or two plans, a question for someone."""

    stages: tuple[StageSummary, ...] = ()
    plans: tuple[Plan, ...] = ()
    question_for: str = field(default="", repr=False)
    question: str = field(default="", repr=False)


@dataclass(frozen=True)
class Reflection:
    """One reflection of one person.

    `version` grows by one with every change; whoever writes must name the version they saw.
    `revising` is the number of the exchange whose answer is being changed, if any. `objections` are the
    labels of sentences that the person called wrong (`domain.elements.objection`).
    """

    id: ReflectionId
    person_id: PersonId
    method_id: MethodId
    tongue: Tongue
    minutes: int
    mode: Mode
    status: Status
    title: str = field(repr=False)
    created_at: datetime
    updated_at: datetime
    version: int = 0
    revising: int | None = None
    exchanges: tuple[Exchange, ...] = ()
    summary: Summary | None = None
    objections: frozenset[str] = frozenset()

    @property
    def current(self) -> Exchange | None:
        """The exchange the person is looking at: the one being changed, else the one that waits.

        None once the questions have ended, also when the last one was left unanswered.
        """
        if self.status in (Status.SUMMARY, Status.KEPT):
            return None
        if self.revising is not None:
            return self.exchange(self.revising)
        return self.exchanges[-1] if self.exchanges and self.exchanges[-1].waiting else None

    def exchange(self, number: int) -> Exchange | None:
        """The exchange with that number."""
        return next((e for e in self.exchanges if e.number == number), None)

    def answers(self, stage: StageId) -> tuple[str, ...]:
        """What the person wrote in a stage, skips left out, in order."""
        return tuple(e.answer for e in self.exchanges if e.stage == stage and e.answer)

    def with_exchange(self, changed: Exchange) -> Reflection:
        """The same reflection with one exchange put in the place of the one with its number."""
        kept = tuple(changed if e.number == changed.number else e for e in self.exchanges)
        return replace(self, exchanges=kept)


@dataclass(frozen=True)
class Kept:
    """What tells whether a kept reflection was changed since it was published."""

    id: ReflectionId
    language: Language
    method_id: MethodId
    version: int


@dataclass(frozen=True)
class Listed:
    """One line in a person's list of reflections."""

    id: ReflectionId
    title: str = field(repr=False)
    method_id: MethodId
    status: Status
    mode: Mode
    updated_at: datetime
