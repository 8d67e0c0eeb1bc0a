"""The elements of reflection and what a reading of an answer says.

The elements are those of the CEReD annotation (Štefánik and Nehyba, 2021, hdl.handle.net/11372/LRT-3573).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256


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


class Closing(StrEnum):
    """Whether an answer says that the person is done, and with what."""

    NOT_YET = "not_yet"
    #: Nothing more to say about this.
    ENOUGH = "enough"
    #: They want to stop for today.
    STOP = "stop"


@dataclass(frozen=True)
class ReadSentence:
    """One sentence of the person with the elements found in it.

    A reader that is unsure leaves `elements` empty; unsure never counts as present. `probabilities` are those
    of a trained reader, calibrated, all elements together 1; empty where only rules read.
    """

    text: str = field(repr=False)
    elements: frozenset[Element]
    vague: bool = False
    probabilities: Mapping[Element, float] = field(default_factory=dict, repr=False, hash=False)

    def without(self, objections: frozenset[str]) -> ReadSentence:
        """The sentence without the elements that its writer objected to."""
        left = frozenset(one for one in self.elements if objection(self.text, one) not in objections)
        return self if left == self.elements else replace(self, elements=left)

    @property
    def best(self) -> Element | None:
        """Of the elements found the one that names the sentence best; None when it is unsure."""
        likely = self.probabilities
        return max(self.elements, key=lambda one: (likely.get(one, 0.0), one.value), default=None)


@dataclass(frozen=True)
class Reading:
    """What an answer contains, sentence by sentence, in the order written.

    `conflict` says that it tells of a conflict with someone.
    """

    sentences: tuple[ReadSentence, ...]
    dont_know: bool = False
    closing: Closing = Closing.NOT_YET
    conflict: bool = False

    def count(self, wanted: frozenset[Element]) -> int:
        """How many sentences hold at least one of the wanted elements."""
        return sum(1 for sentence in self.sentences if sentence.elements & wanted)


def objection(sentence: str, element: Element) -> str:
    """How it is remembered that someone called a label wrong; the words cannot be read from it."""
    return sha256(f"{element.value}\x1f{sentence}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
