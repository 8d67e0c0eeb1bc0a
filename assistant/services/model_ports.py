"""What wording with a language model needs from the outside; `models` and `storage` implement it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.domain.ids import PersonId, ReflectionId
from assistant.domain.language import Language, Tongue
from assistant.domain.prompts import CountsTokens, Prompt, Sent
from assistant.domain.reflections import Kind


class Outcome(StrEnum):
    """What came of one call."""

    #: It went out, and nothing is known yet.
    SENT = "sent"
    #: A text came; it was not looked at yet.
    ANSWERED = "answered"
    #: The text passed every check and was shown.
    SHOWN = "shown"
    #: A text came that did not pass.
    NOT_FIT = "not-fit"
    TIMED_OUT = "timed-out"
    #: The provider wants fewer calls (429).
    TOO_MANY = "too-many"
    #: The provider wants another key, or none of ours (401, 403).
    NOT_LET_IN = "not-let-in"
    UNREACHABLE = "unreachable"
    #: The text broke off.
    CUT = "cut"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    FAILED = "failed"
    #: Not sent: as many calls as there may be are under way.
    BUSY = "busy"
    #: Not sent: the provider failed several times, and is left alone for a while.
    RESTING = "resting"
    #: Not sent: a package is missing, the file cannot be read, or the settings do not fit.
    NOT_READY = "not-ready"


#: The place of a model whose prompts leave the machine for nowhere.
THIS_MACHINE = "this machine"
#: Nothing left the machine.
NOT_SENT = frozenset({Outcome.BUSY, Outcome.RESTING, Outcome.NOT_READY})


@dataclass(frozen=True)
class Written:
    """What a model wrote, or why it did not. The tokens are those the provider counted, else 0."""

    outcome: Outcome
    text: str = field(default="", repr=False)
    tokens_in: int = 0
    tokens_out: int = 0


class ChatModel(Protocol):
    """A language model. One per process; safe between threads."""

    @property
    def name(self) -> str:
        """`provider:model`, or `local:FILE`."""

    @property
    def place(self) -> str:
        """Where what is sent goes: a host, or THIS_MACHINE."""

    def write(self, sent: Sent, seconds: float, most_tokens: int) -> Written:
        """The answer to one message. Returns within `seconds` and a second, whatever the provider does."""

    def waits(self) -> Outcome | None:
        """Why a call would not be sent now, or None when it would."""

    def close(self) -> None:
        """Stop what was started."""


@dataclass(frozen=True)
class Prices:
    """What a million tokens cost, in the currency of the operator's contract."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


@dataclass(frozen=True)
class Guest:
    """The model the organisation lets in, and what it is held to.

    `vocabulary` and `feelings` are what the checks know of each language.
    """

    model: ChatModel
    prompts: Mapping[str, Prompt]
    vocabulary: Mapping[Language, frozenset[str]]
    feelings: Mapping[Language, tuple[str, ...]]
    count: CountsTokens
    seconds: float = 20.0
    #: Calls a person may cause in a day; 0 for no limit.
    calls_a_day: int = 200
    prices: Prices = Prices()


@dataclass(frozen=True)
class ToWord:
    """What the policy decided, for a model to word: the curated wording and what it may rest on.

    `aim` says what is enough in the stage; `missing` what an answer lacks, in English; `said` are all the
    person's answers, in order; `asked` the questions they had, here and in their last reflections;
    `quote` and `source` belong to an offer.
    """

    kind: Kind
    tongue: Tongue
    curated: str = field(repr=False)
    aim: str = ""
    missing: str = ""
    said: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    quote: str = field(default="", repr=False)
    source: str = field(default="", repr=False)


@dataclass(frozen=True)
class ModelCall:
    """One call, kept for the person whose reflection it was made for: what went where, and what came back.

    `number` is the exchange it was made for; `faults` are the rules the answer broke.
    """

    id: str
    reflection_id: ReflectionId
    number: int
    at: datetime
    model: str
    place: str
    prompt: str
    sent: str = field(repr=False)
    outcome: Outcome = Outcome.SENT
    received: str = field(default="", repr=False)
    faults: tuple[str, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0


class ModelCalls(Protocol):
    """The calls made for each reflection. They go with it."""

    def add(self, call: ModelCall) -> None:
        """Store a call before it is made."""

    def save(self, call: ModelCall) -> None:
        """Store what came of it; nothing happens when its reflection was deleted meanwhile."""

    def of(self, reflection_id: ReflectionId) -> list[ModelCall]:
        """The calls made for a reflection, in order."""


@dataclass(frozen=True)
class ModelDay:
    """What a model was used for in one day, by everyone together."""

    day: str
    model: str
    calls: int = 0
    shown: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class ModelDays(Protocol):
    """Figures per day and model. Nothing in them leads to a person."""

    def count(self, more: ModelDay) -> None:
        """Add to the figures of that day and model."""

    def since(self, day: str) -> list[ModelDay]:
        """The figures from that day on, by day and model."""


class ModelPeople(Protocol):
    """Whether a person wants a model, and how often it was called for them today."""

    def off(self, person_id: PersonId) -> bool:
        """Whether the person switched it off."""

    def switch(self, person_id: PersonId, off: bool) -> None:
        """Remember what the person wants."""

    def calls(self, person_id: PersonId, day: str) -> int:
        """How many calls were made for them on that day; earlier days are forgotten."""

    def called(self, person_id: PersonId, day: str) -> None:
        """Count one more call on that day."""


class KeepsModels(Protocol):
    """The part of a unit of work that is about language models."""

    model_calls: ModelCalls
    model_days: ModelDays
    model_people: ModelPeople
