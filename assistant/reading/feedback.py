"""Reads feedback: the part each sentence plays, and its flaws with the words they rest on.

The rules see ways of saying, the head, if there is one, meaning. Whatever is found is pointed at, sign by
sign, which is what a person who is criticised for a word may expect. Linear; no words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from assistant.domain.cues import parse_cue
from assistant.domain.feedback import (
    HIDES_BEHAVIOUR,
    MENDABLE,
    FeedbackReading,
    FeedbackRules,
    FeedbackSentence,
    Flaw,
    FoundFlaw,
    Part,
)
from assistant.domain.language import Language
from assistant.reading.feedback_head import FeedbackOpinion
from assistant.reading.said import CueIndex, Hit, Said, Slips
from assistant.reading.sentences import split

#: What comes furthest along is what a sentence is there for.
_CHAIN: Final = (Part.REQUEST, Part.QUESTION, Part.FEELING, Part.IMPACT, Part.BEHAVIOUR, Part.SITUATION)
#: A sentence that does one of these need not be something a camera could have recorded.
_NEVER_VAGUE: Final = frozenset({Part.SITUATION, Part.FEELING, Part.QUESTION, Part.OTHER})
#: From these probabilities on the head names the part, says that another is there too, …
_HEAD_NAMES: Final = 0.6
_HEAD_ALSO: Final = 0.2
#: … leaves a flaw that the rules found, and adds one by itself.
_HEAD_LEAVES: Final = 0.1
_HEAD_ALONE: Final = 0.95
#: From here on it leaves a doubt: whether something was seen at all, and of any other flaw.
_DOUBTS_SEEN: Final = 0.3
_DOUBTS: Final = 0.7
#: So many sentences go to the head, the first ones; what comes after is read by the rules.
_MOST: Final = 80
#: Whoever judges or guesses speaks of what somebody did, whatever else stands there.
_ABOUT_BEHAVIOUR: Final = HIDES_BEHAVIOUR | {Flaw.COMPARISON}
_LEAST_WORDS: Final = 3
#: So many words in quotation marks are what somebody said; fewer may be irony.
_LEAST_QUOTED: Final = 3
_ASKS: Final = re.compile(r"\?[\"'”“»«’)\]\s]*$")


class FeedbackHead(Protocol):
    """A trained second opinion beside the rules."""

    def opinions(self, sentences: Sequence[str]) -> Sequence[FeedbackOpinion]:
        """For each sentence; nothing without a model."""


class FeedbackReader:
    """Reads feedback in the languages there are rules for; implements the port `ReadsFeedback`."""

    def __init__(self, rules: Mapping[Language, FeedbackRules], head: FeedbackHead | None = None) -> None:
        self._rules = rules
        self._head = head
        self._ready: dict[Language, _Rules] = {}

    def read(self, text: str, language: Language) -> FeedbackReading:
        """The sentences of the text in order, each an exact piece of it."""
        rules = self._ready.get(language)
        if rules is None:
            rules = self._ready[language] = _Rules(self._rules[language])
        sentences = split(text)
        read: list[FeedbackSentence] = []
        for sentence in sentences:
            read.append(rules.read(sentence, read[-1] if read else None))
        if self._head is not None:
            opinions = self._head.opinions(sentences[:_MOST])
            read[: len(opinions)] = map(_both, read, opinions)
        return FeedbackReading(tuple(read))


def _both(ruled: FeedbackSentence, opinion: FeedbackOpinion) -> FeedbackSentence:
    """What the rules and the head make of a sentence together."""
    likeliest = max(opinion.parts, key=lambda part: opinion.parts[part])
    part = likeliest if opinion.parts[likeliest] >= _HEAD_NAMES else ruled.part
    also = frozenset(one for one, p in opinion.parts.items() if p >= _HEAD_ALSO) | ruled.also | {ruled.part}
    kept = [one for one in ruled.flaws if opinion.peaks[one.flaw] >= _HEAD_LEAVES]
    there = {one.flaw for one in kept}
    seen = [
        opinion.words[flaw] for flaw, p in opinion.peaks.items() if p >= _HEAD_ALONE and flaw not in there
    ]
    flaws = _without_doubles(one for one in (*kept, *seen) if not _excused(one.flaw, part))
    found = {one.flaw for one in flaws} | MENDABLE
    doubtful = any(p >= _doubts_from(flaw) for flaw, p in opinion.peaks.items() if flaw not in found)
    return FeedbackSentence(ruled.text, part, also - {part}, flaws, doubtful)


def _doubts_from(flaw: Flaw) -> float:
    return _DOUBTS_SEEN if flaw in HIDES_BEHAVIOUR else _DOUBTS


class _Rules:
    """The rules of one language, ready to be used."""

    def __init__(self, rules: FeedbackRules) -> None:
        lists = rules.lists
        flaws = [(parse_cue(cue, lists), flaw) for flaw, one in rules.flaws.items() for cue in one.cues]
        excuses = [(parse_cue(cue, lists), flaw) for flaw, one in rules.flaws.items() for cue in one.not_when]
        parts = [(parse_cue(cue, lists), part) for part, cues in rules.parts.items() for cue in cues]
        self._flaws, self._excuses = CueIndex[Flaw](flaws), CueIndex[Flaw](excuses)
        self._parts = CueIndex[Part](parts)
        self._praise = CueIndex[None]((parse_cue(cue, lists), None) for cue in rules.praise)
        self._alike = CueIndex[None]((parse_cue(cue, lists), None) for cue in rules.sounds_alike)
        self._slips = Slips(frozenset[str]().union(*(cue.fuzzy for cue, _ in (*flaws, *parts))))

    def read(self, sentence: str, before: FeedbackSentence | None) -> FeedbackSentence:
        """One sentence, with the one before it."""
        said = Said(sentence, self._slips)
        out = [*said.quoted(_LEAST_QUOTED), *((hit.first, hit.last) for hit in self._alike.find(said))]
        if out:
            said.take_out(out)
        praise = self._praise.find(said)
        flaws = self._found(said, praise, before)
        found = frozenset(hit.means for hit in self._parts.find(said))
        part = _part(said, found, {flaw for flaw, _, _ in flaws})
        placed = _without_doubles(FoundFlaw(flaw, *said.span(first, last)) for flaw, first, last in flaws)
        kept = tuple(one for one in placed if not _excused(one.flaw, part))
        return FeedbackSentence(sentence, part, found - {part}, kept)

    def _found(
        self, said: Said, praise: Sequence[Hit[None]], before: FeedbackSentence | None
    ) -> list[tuple[Flaw, int, int]]:
        excused = {hit.means for hit in self._excuses.find(said)}
        hits = [hit for hit in self._flaws.find(said) if hit.means not in excused]
        # "But" takes back what was praised before it, in this sentence or the one before.
        ends = min((hit.last for hit in praise), default=None)
        if before is not None and Part.APPRECIATION in before.parts:
            ends = 0
        return [
            (hit.means, hit.first, hit.last)
            for hit in hits
            if hit.means is not Flaw.CANCELLING_BUT or (ends is not None and _takes_back(hit, ends))
        ]


def _takes_back(hit: Hit[Flaw], ends: int) -> bool:
    return hit.first >= ends and (ends > 0 or hit.first == 0)


def _part(said: Said, found: frozenset[Part], flaws: set[Flaw]) -> Part:
    """What the sentence is there for."""
    if Part.REQUEST in found:
        return Part.REQUEST
    if Part.OTHER in found and found <= {Part.OTHER, Part.QUESTION}:
        return Part.OTHER
    if _ASKS.search(said.text):
        return Part.QUESTION
    mocks = flaws & {Flaw.CANCELLING_BUT, Flaw.IRONY}
    if Part.APPRECIATION in found and not mocks:
        return Part.APPRECIATION
    if flaws & _ABOUT_BEHAVIOUR and Part.FEELING not in found:
        return Part.BEHAVIOUR
    for part in _CHAIN:
        if part in found:
            return part
    return Part.BEHAVIOUR if len(said.words) >= _LEAST_WORDS else Part.OTHER


def _excused(flaw: Flaw, part: Part) -> bool:
    """Whether a sentence that does this need not be free of that flaw."""
    if flaw is Flaw.VAGUE:
        return part in _NEVER_VAGUE
    return flaw is Flaw.ABSOLUTE and part is Part.APPRECIATION


def _without_doubles(found: Iterable[FoundFlaw]) -> tuple[FoundFlaw, ...]:
    """Each flaw once for the same words, the longest; what is judged is not also called vague."""
    longest: list[FoundFlaw] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(_same(one, other) for other in longest):
            longest.append(one)
    judged = [one for one in longest if one.flaw in (Flaw.JUDGEMENT, Flaw.PERSONALITY)]
    kept = (
        one
        for one in longest
        if one.flaw is not Flaw.VAGUE
        or not any(_same(replace(one, flaw=other.flaw), other) for other in judged)
    )
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.flaw)))


def _same(one: FoundFlaw, other: FoundFlaw) -> bool:
    return one.flaw is other.flaw and one.start < other.end and other.start < one.end
