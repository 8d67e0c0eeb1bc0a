"""Feedback as it is read: the part each sentence plays, what stands in its way, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from assistant.domain.language import Phrase


class Part(StrEnum):
    """What a sentence of feedback does. The order is that of a full feedback."""

    SITUATION = "situation"
    BEHAVIOUR = "behaviour"
    IMPACT = "impact"
    FEELING = "feeling"
    REQUEST = "request"
    QUESTION = "question"
    APPRECIATION = "appreciation"
    OTHER = "other"


class Flaw(StrEnum):
    """What makes a sentence hard to hear or of no use to who hears it."""

    JUDGEMENT = "judgement"
    ABSOLUTE = "absolute"
    MOTIVE = "motive"
    HEARSAY = "hearsay"
    VAGUE = "vague"
    BLAME = "blame"
    CANCELLING_BUT = "cancelling_but"
    COMPARISON = "comparison"
    IRONY = "irony"
    SOFTENING = "softening"
    PERSONALITY = "personality"
    PRIVATE = "private"


#: With one of these a sentence says nothing yet about what a camera would have recorded.
HIDES_BEHAVIOUR: Final = frozenset(
    {Flaw.JUDGEMENT, Flaw.VAGUE, Flaw.PERSONALITY, Flaw.MOTIVE, Flaw.HEARSAY, Flaw.IRONY}
)
#: A question with one of these accuses; it opens no talk.
ACCUSES: Final = frozenset({Flaw.JUDGEMENT, Flaw.ABSOLUTE, Flaw.MOTIVE, Flaw.IRONY, Flaw.PERSONALITY})


#: What is taken out of a sentence with a word or two, and leaves what was seen.
MENDABLE: Final = frozenset({Flaw.ABSOLUTE, Flaw.SOFTENING})


@dataclass(frozen=True)
class FoundFlaw:
    """A flaw and the words it rests on: `sentence[start:end]`."""

    flaw: Flaw
    start: int
    end: int


@dataclass(frozen=True)
class FeedbackSentence:
    """One sentence: the part it plays above all, the parts it holds besides, and its flaws by place."""

    text: str = field(repr=False)
    part: Part
    also: frozenset[Part] = frozenset()
    flaws: tuple[FoundFlaw, ...] = ()
    #: Something may stand in its way, and it is not sure enough to say so.
    doubtful: bool = False

    @property
    def parts(self) -> frozenset[Part]:
        """All parts the sentence holds, those left out that it only tries."""
        held = self.also | {self.part}
        flaws = {one.flaw for one in self.flaws}
        if flaws & HIDES_BEHAVIOUR:
            held -= {Part.BEHAVIOUR}
        if flaws & ACCUSES:
            held -= {Part.QUESTION}
        return held


@dataclass(frozen=True)
class FeedbackReading:
    """A text of feedback, read."""

    sentences: tuple[FeedbackSentence, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """What a full feedback still needs, in order. See `missing`."""
        return missing(self.sentences)

    @property
    def private(self) -> bool:
        """Whether it holds what does not belong in feedback: health, family, religion, union, origin."""
        return any(one.flaw is Flaw.PRIVATE for sentence in self.sentences for one in sentence.flaws)


def missing(sentences: Sequence[FeedbackSentence]) -> tuple[Part, ...]:
    """Of situation, behaviour and impact those that are nowhere; request and question when neither is there.

    An attempt at behaviour that judges or stays vague does not count, nor does a question that accuses.
    Appreciation needs no request.
    """
    held = frozenset[Part]().union(*(one.parts for one in sentences))
    wanted = [part for part in (Part.SITUATION, Part.BEHAVIOUR, Part.IMPACT) if part not in held]
    if not _appreciates(sentences) and not held & {Part.REQUEST, Part.QUESTION}:
        wanted += [Part.REQUEST, Part.QUESTION]
    return tuple(wanted)


def _appreciates(sentences: Iterable[FeedbackSentence]) -> bool:
    """Whether the text thanks or praises, and criticises nothing."""
    told = list(sentences)
    return any(one.part is Part.APPRECIATION for one in told) and not any(one.flaws for one in told)


@dataclass(frozen=True)
class FlawRules:
    """How a flaw sounds, in the notation of `domain.cues`; why it is one; a way out.

    A sentence with one of `not_when` has no such flaw. `reason` and `suggestion` are shown to who wrote it.
    """

    cues: tuple[str, ...]
    not_when: tuple[str, ...]
    reason: Phrase
    suggestion: Phrase


@dataclass(frozen=True)
class FeedbackRules:
    """The rules of one language.

    `lists` are words that cues name as `<list>`; `sounds_alike` is taken out of a sentence before anything
    is looked for. `asks` holds the questions for what is missing.
    """

    lists: dict[str, tuple[str, ...]]
    sounds_alike: tuple[str, ...]
    parts: dict[Part, tuple[str, ...]]
    praise: tuple[str, ...]
    flaws: dict[Flaw, FlawRules]
    asks: dict[Part, tuple[Phrase, ...]]
    drafts: DraftTexts


@dataclass(frozen=True)
class DraftTexts:
    """What stands around a person's own sentences in a draft, and what is said in its place.

    `salutation` holds `{to}`, `about` holds `{occasion}`; `closing` are questions to end with.
    """

    salutation: Phrase
    about: Phrase
    closing: tuple[Phrase, ...]
    few_facts: Phrase
    talk_first: Phrase
    not_translated: Phrase
