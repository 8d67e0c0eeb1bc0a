"""Reading a text as if another person were meant, so that no name changes what is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.domain.feedback import FeedbackReading, FeedbackSentence

#: Titles stay where they are: they are no name.
_TITLES: Final = frozenset(
    {
        "dr",
        "prof",
        "herr",
        "herrn",
        "frau",
        "hr",
        "fr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "mevrouw",
        "mevr",
        "mw",
    }
    | {"meneer", "mijnheer", "dhr"}
)
#: Names that stand in for others; the first that the text does not hold.
_STAND_INS: Final = ("Kim", "Robin", "Noa", "Sascha")
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Masked:
    """A text with one name in the place of another; `there` are the words that stood there, in order."""

    text: str = field(repr=False)
    name: str = field(default="", repr=False)
    there: tuple[str, ...] = field(default=(), repr=False)


def masked(text: str, name: str) -> Masked:
    """The text with the name, and each part of it by itself, replaced by a stand-in."""
    found = [one for one in _NAME.finditer(name) if one[0].casefold() not in _TITLES and one[0][0].isupper()]
    if not found:
        return Masked(text)
    parts = [one[0] for one in found]
    whole = r"\s+".join(map(re.escape, name[found[0].start() : found[-1].end()].split()))
    each = "|".join(map(re.escape, sorted(set(parts), key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{whole}|{each})(?!\w)(?!['’]\w{{2}})")
    others = pattern.sub("", text)
    stand_in = next((one for one in _STAND_INS if one not in others), "")
    if not stand_in:
        return Masked(text)
    return Masked(pattern.sub(stand_in, text), stand_in, tuple(pattern.findall(text)))


def restored(reading: FeedbackReading, text: Masked) -> FeedbackReading:
    """The reading with the words that stood there, and the places of its flaws moved with them."""
    if not text.there:
        return reading
    left = list(text.there)
    return FeedbackReading(tuple(_restored(one, text.name, left) for one in reading.sentences))


def _restored(sentence: FeedbackSentence, name: str, left: list[str]) -> FeedbackSentence:
    places: list[tuple[int, int]] = []
    said, at = "", 0
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text):
        word = left.pop(0) if left else name
        said += sentence.text[at : match.start()] + word
        places.append((match.end(), len(word) - len(name)))
        at = match.end()
    moved = [
        replace(one, start=_moved(one.start, places), end=_moved(one.end, places)) for one in sentence.flaws
    ]
    return replace(sentence, text=said + sentence.text[at:], flaws=tuple(moved))


def _moved(place: int, places: list[tuple[int, int]]) -> int:
    return place + sum(longer for end, longer in places if end <= place)
