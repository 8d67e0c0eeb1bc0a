"""Feedback: a leader's notes are read and criticised, and become a draft when there are facts enough.

Nothing is stored, logged or passed on. The name of the one who is to hear it is read as another's would be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from zlib import crc32

from assistant.domain.drafting import FeedbackModel, Outline, draft, outlined
from assistant.domain.feedback import FeedbackReading, FeedbackRules, FoundFlaw, Part
from assistant.domain.language import Address, Language, Phrase
from assistant.domain.names import masked, restored
from assistant.services.feedback_ports import KnowsFeedback, ReadsFeedback
from assistant.services.safety import Safety, look

#: As much of the notes as is read: characters.
LONGEST_NOTES: Final = 12_000
#: How German notes speak to the one who is to hear them.
_SAYS_DU: Final = re.compile(r"\b(?:du|dich|dir|dein\w{0,2}|euch|eu(?:er|re\w?))\b", re.IGNORECASE)
_SAYS_SIE: Final = re.compile(r"(?<![.!?:„»\"] )(?<!^)\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
#: What a wrapped name or occasion could bring along.
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_LONGEST_NAME: Final = 120


@dataclass(frozen=True)
class FeedbackTools:
    """What reading and drafting feedback needs; wired by `bootstrap`."""

    reader: ReadsFeedback
    library: KnowsFeedback
    safety: Safety
    address: Address = Address.SIE


@dataclass(frozen=True)
class Notes:
    """What somebody noted about what they saw, and for whom it is. `language` is the one they work in."""

    text: str = field(repr=False)
    language: Language | None = None
    model: FeedbackModel = FeedbackModel.SBI
    to: str = field(default="", repr=False)
    occasion: str = field(default="", repr=False)


@dataclass(frozen=True)
class Remark:
    """A flaw in the notes: the sentence, the words, why it is one, a way out."""

    sentence: str = field(repr=False)
    found: FoundFlaw
    reason: str
    suggestion: str


@dataclass(frozen=True)
class Drafted:
    """What became of notes. Without a draft `said` tells what is needed, or whom to talk to first.

    `language` is that of the draft, which is the notes' own.
    """

    language: Language
    outline: Outline
    reading: FeedbackReading
    draft: str | None = field(repr=False)
    questions: tuple[str, ...]
    remarks: tuple[Remark, ...]
    said: tuple[str, ...] = ()
    #: How the draft speaks to the one who is to hear it.
    address: Address = Address.SIE
    #: Whether it tells of harm or danger: no matter for feedback.
    grave: bool = False

    @property
    def talk_first(self) -> bool:
        """Whether somebody else is to be talked to first; `said` then begins with it."""
        return self.grave or self.reading.private

    @property
    def missing(self) -> tuple[Part, ...]:
        """What the model asks for and the notes do not hold, in order."""
        return self.outline.missing


def read(tools: FeedbackTools, text: str, language: Language, name: str = "") -> FeedbackReading:
    """The notes as they would be read with any other name in them."""
    hidden = masked(text[:LONGEST_NOTES], name)
    return restored(tools.reader.read(hidden.text, language), hidden)


def drafted(tools: FeedbackTools, notes: Notes) -> Drafted:
    """Read the notes, say what stands in their way and what is missing, and write what can be written."""
    told = tools.safety.language_of(notes.text) or notes.language or Language.EN
    asked = notes.language or told
    rules, own = tools.library.feedback()[asked], tools.library.feedback()[told]
    reading = read(tools, notes.text, told, notes.to)
    outline = outlined(reading, notes.model)
    talk_first = bool(look(tools.safety, notes.text, told).danger)
    address = address_of(notes.text, tools.address)
    text = None if talk_first else _draft(own, outline, notes, address)
    said = []
    if talk_first or reading.private:
        said.append(rules.drafts.talk_first.for_(tools.address))
    if not talk_first and not outline.enough:
        said.append(rules.drafts.few_facts.for_(tools.address))
    if text and told is not asked:
        said.append(rules.drafts.not_translated.for_(tools.address))
    questions = () if talk_first else _questions(rules, outline, tools.address)
    remarks = _remarks(rules, reading, tools.address)
    return Drafted(told, outline, reading, text, questions, remarks, tuple(said), address, talk_first)


def address_of(text: str, otherwise: Address) -> Address:
    """How notes in German speak to the one who is to hear them."""
    du, sie = len(_SAYS_DU.findall(text)), len(_SAYS_SIE.findall(text))
    if du == sie:
        return otherwise
    return Address.DU if du > sie else Address.SIE


def _draft(rules: FeedbackRules, outline: Outline, notes: Notes, address: Address) -> str | None:
    to, occasion = one_line(notes.to), one_line(notes.occasion).rstrip(" .!?;:,")
    texts = rules.drafts
    return draft(
        outline,
        texts.salutation.for_(address).replace("{to}", to) if to else "",
        texts.about.for_(address).replace("{occasion}", occasion) if occasion else "",
        _varied(texts.closing, outline).for_(address),
    )


def one_line(text: str) -> str:
    """A name or an occasion without line ends and control characters, and not too long."""
    return " ".join(_CONTROL.sub(" ", text[:_LONGEST_NAME]).split())


def _varied(wordings: tuple[Phrase, ...], outline: Outline) -> Phrase:
    """One of the wordings, by how the draft is built: whatever the name in it, the same."""
    built = "/".join(one.part for one in outline.told)
    return wordings[crc32(built.encode()) % len(wordings)]


def _questions(rules: FeedbackRules, outline: Outline, address: Address) -> tuple[str, ...]:
    """A question for each part that is missing; for behaviour also when there are too few facts.

    Which wording follows from the facts there are, so that it stands still while somebody types a sentence.
    """
    missing = list(outline.missing)
    if not outline.enough and Part.BEHAVIOUR not in missing:
        missing.append(Part.BEHAVIOUR)
    start = outline.facts
    return tuple(rules.asks[part][start % len(rules.asks[part])].for_(address) for part in missing)


def _remarks(rules: FeedbackRules, reading: FeedbackReading, address: Address) -> tuple[Remark, ...]:
    found = ((sentence.text, one) for sentence in reading.sentences for one in sentence.flaws)
    return tuple(
        Remark(
            text,
            one,
            rules.flaws[one.flaw].reason.for_(address),
            rules.flaws[one.flaw].suggestion.for_(address),
        )
        for text, one in found
    )
