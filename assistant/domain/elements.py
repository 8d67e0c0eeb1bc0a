"""The elements of reflection and what a reading of an answer says.

The elements are those of the CEReD annotation (Štefánik and Nehyba, 2021, hdl.handle.net/11372/LRT-3573).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Element(StrEnum):
    """What one sentence of a reflection does."""

    EXPERIENCE = "experience"
    FEELING = "feeling"
    DIFFICULTY = "difficulty"
    BELIEF = "belief"
    PERSPECTIVE = "perspective"
    REFLECTION = "reflection"
    LEARNING = "learning"
    INTENTION = "intention"
    OTHER = "other"


@dataclass(frozen=True)
class ReadSentence:
    """One sentence of the person with the elements found in it.

    A reader that is unsure leaves `elements` empty; unsure never counts as present.
    """

    text: str = field(repr=False)
    elements: frozenset[Element]
    vague: bool = False


@dataclass(frozen=True)
class Reading:
    """What an answer contains, sentence by sentence, in the order written."""

    sentences: tuple[ReadSentence, ...]
    dont_know: bool = False

    def count(self, wanted: frozenset[Element]) -> int:
        """How many sentences hold at least one of the wanted elements."""
        return sum(1 for sentence in self.sentences if sentence.elements & wanted)
