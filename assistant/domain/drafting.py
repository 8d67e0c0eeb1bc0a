"""A draft of feedback from a person's own notes: which sentences may stand in it, in which order, what lacks.

Pure. Nothing is added but a salutation, the occasion and a closing question, all of them handed in; every
other word of a draft stands in the notes. Below two observed facts there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from assistant.domain.feedback import MENDABLE, FeedbackReading, FeedbackSentence, FoundFlaw, Part


class FeedbackModel(StrEnum):
    """In which order feedback is told, and what it must hold."""

    #: Situation, behaviour, impact.
    SBI = "sbi"
    #: The Dutch gedrag, gevolg, gevoel, gewenst gedrag.
    FOUR_G = "4g"
    #: The German Wahrnehmung, Wirkung, Wunsch.
    WWW = "www"


#: In this order the parts stand in a draft; thanks open it, and a question ends it.
_ORDER: Final = (
    Part.APPRECIATION,
    Part.SITUATION,
    Part.BEHAVIOUR,
    Part.IMPACT,
    Part.FEELING,
    Part.REQUEST,
    Part.QUESTION,
)
#: What a model asks for; all end in a question or a wish.
WANTED: Final[Mapping[FeedbackModel, tuple[Part, ...]]] = {
    FeedbackModel.SBI: (Part.SITUATION, Part.BEHAVIOUR, Part.IMPACT),
    FeedbackModel.FOUR_G: (Part.BEHAVIOUR, Part.IMPACT, Part.FEELING, Part.REQUEST),
    FeedbackModel.WWW: (Part.BEHAVIOUR, Part.IMPACT, Part.REQUEST),
}
#: So many words in one place can go without harm to the sentence.
_MOST_TAKEN_OUT: Final = 3
#: With fewer words left a sentence says nothing.
_FEWEST_WORDS: Final = 3
#: So many observed facts a draft rests on at least.
FEWEST_FACTS: Final = 2
_FACTS: Final = frozenset({Part.BEHAVIOUR, Part.IMPACT})
_SPACE: Final = re.compile(r"\s+")
_BEFORE_STOP: Final = re.compile(r"\s+([,.;:!?…])")
_TWICE: Final = re.compile(r"([,;:])(?:\s*[,;:])+|^[\s,;:]+")
_ENDS: Final = re.compile(r"[.!?…][\"'”»“’)\]]*$")


@dataclass(frozen=True)
class Told:
    """A sentence of a draft: the words, the part they play, and whether they tell an observed fact."""

    text: str = field(repr=False)
    part: Part
    fact: bool


@dataclass(frozen=True)
class Outline:
    """What notes hold that can stand in a draft, in the order of a draft; and what lacks."""

    told: tuple[Told, ...]
    missing: tuple[Part, ...]
    #: Whether a sentence of the draft says when or where it was.
    situated: bool = False
    #: What may be a fact, or hold something that hurts: it stands in no draft.
    left_out: tuple[str, ...] = field(default=(), repr=False)

    @property
    def facts(self) -> int:
        """How many observed facts there are."""
        return sum(one.fact for one in self.told)

    @property
    def enough(self) -> bool:
        """Whether a draft may be written: two facts, one of them what somebody did."""
        return self.facts >= FEWEST_FACTS and any(one.part is Part.BEHAVIOUR for one in self.told)

    def parts(self) -> dict[Part, str]:
        """The words of each part that is there, in the order of a draft."""
        found: dict[Part, list[str]] = {}
        for one in self.told:
            found.setdefault(one.part, []).append(one.text)
        return {part: " ".join(found[part]) for part in _ORDER if part in found}


def outlined(reading: FeedbackReading, model: FeedbackModel) -> Outline:
    """The sentences that can stand in a draft as they are or with a word taken out, and what lacks."""
    usable = [(one, told) for one in reading.sentences if (told := _told(one))]
    ordered = sorted((told for _, told in usable), key=lambda one: _ORDER.index(one.part))
    sentences = [one for one, _ in usable]
    situated = any(Part.SITUATION in one.parts for one in sentences)
    left_out = tuple(one.text for one in reading.sentences if _doubted(one))
    return Outline(tuple(ordered), _missing(sentences, model), situated, left_out)


def draft(outline: Outline, salutation: str, about: str, closing: str) -> str | None:
    """The draft as one text, or None below two facts.

    `about` is left out when the notes say themselves when it was, `closing` when they end in a question.
    """
    if not outline.enough:
        return None
    parts = outline.parts()
    opening = [about] if about and not outline.situated else []
    ending = [closing] if closing and Part.QUESTION not in parts else []
    body = " ".join((*opening, *parts.values(), *ending))
    return f"{salutation}\n\n{body}" if salutation else body


def _told(sentence: FeedbackSentence) -> Told | None:
    """The sentence as it may stand in a draft, or None when it may not."""
    if sentence.part is Part.OTHER:
        return None
    if not _mendable(sentence) or _doubted(sentence):
        return None
    text = _without(sentence.text, sentence.flaws)
    if len(text.split()) < _FEWEST_WORDS:
        return None
    return Told(text, sentence.part, bool(({sentence.part} | sentence.also) & _FACTS & _observed(sentence)))


def _mendable(sentence: FeedbackSentence) -> bool:
    """Whether it has no flaw, or one that goes with a word or two."""
    if any(one.flaw not in MENDABLE for one in sentence.flaws):
        return False
    words = [len(sentence.text[one.start : one.end].split()) for one in sentence.flaws]
    return len(words) <= 1 and sum(words) <= _MOST_TAKEN_OUT


def _doubted(sentence: FeedbackSentence) -> bool:
    """Whether it tells what somebody did or what came of it, and may not be a fact."""
    return sentence.doubtful and sentence.part in _FACTS and _mendable(sentence)


def _observed(sentence: FeedbackSentence) -> frozenset[Part]:
    """The parts that may make a sentence a fact: one that asks, wishes, feels or thanks tells none."""
    tells = sentence.part in (Part.SITUATION, Part.BEHAVIOUR, Part.IMPACT) and "?" not in sentence.text[-3:]
    return _FACTS if tells else frozenset()


def _without(text: str, flaws: Sequence[FoundFlaw]) -> str:
    """The sentence without the words of its flaws, mended where they were, ending like a sentence."""
    for one in sorted(flaws, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]} {text[one.end :]}"
    text = _TWICE.sub(lambda found: found[1] or "", _BEFORE_STOP.sub(r"\1", _SPACE.sub(" ", text))).strip()
    if text and not _ENDS.search(text):
        text = f"{text.rstrip(' ,;:-–—')}."
    return text[:1].upper() + text[1:]


def _missing(usable: Sequence[FeedbackSentence], model: FeedbackModel) -> tuple[Part, ...]:
    """What the model asks for and no sentence of the draft holds, in order. Thanks need no wish."""
    held = frozenset[Part]().union(*(one.parts for one in usable))
    wanted = [part for part in WANTED[model] if part not in held]
    if any(one.part is Part.APPRECIATION for one in usable):
        return tuple(part for part in wanted if part is not Part.REQUEST)
    if model is FeedbackModel.SBI and not held & {Part.REQUEST, Part.QUESTION}:
        wanted.append(Part.QUESTION)
    return tuple(wanted)
