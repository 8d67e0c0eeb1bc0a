"""Ways to bring feedback: said in short lines, or a message that only asks for a talk."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.domain.feedback import Part
from assistant.domain.language import Tongue
from assistant.services.feedback import Drafted, FeedbackTools, Notes, one_line, read


@dataclass(frozen=True)
class Ways:
    """What a draft is brought with, in the draft's own language and form of address.

    `occasion` is empty where there is none, or where its words would already criticise. `lines` are the parts
    in their order; `asks` is the notes' own question, if there is one.
    """

    tongue: Tongue
    to: str = field(repr=False)
    occasion: str = field(repr=False)
    lines: tuple[tuple[Part, str], ...] = field(repr=False)
    asks: str = field(repr=False)


def ways(tools: FeedbackTools, notes: Notes, made: Drafted) -> Ways:
    """What one needs to say it or to ask for a talk."""
    parts = made.outline.parts()
    lines = tuple((part, words) for part, words in parts.items() if part is not Part.QUESTION)
    tongue = Tongue(made.language, made.address)
    occasion = _harmless(tools, notes, made)
    return Ways(tongue, one_line(notes.to), occasion, lines, parts.get(Part.QUESTION, ""))


def _harmless(tools: FeedbackTools, notes: Notes, made: Drafted) -> str:
    """The occasion, unless it judges, blames or tells what is nobody's business."""
    occasion = one_line(notes.occasion).rstrip(" .!?;:,")
    if not occasion:
        return ""
    reading = read(tools, occasion, made.language, notes.to)
    flawed = any(sentence.flaws for sentence in reading.sentences)
    return "" if flawed or len(reading.sentences) > 1 else occasion
