"""Chunks: the pieces of a text that are found and cited, each small enough for the embedding model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.retrieval.tokens import tokens
from assistant.services.passage_ports import Sectioned

#: Tells how many tokens a text has.
Count = Callable[[str], int]
#: Splits a text into sentences, each an exact piece of it.
Split = Callable[[str], Sequence[str]]

BUDGET: Final = 220
#: Counts up whenever the same text is cut otherwise; what was published is then published anew.
CUTTING: Final = 3
_SMALLEST_BUDGET: Final = 8
#: An overlapping sentence may take this share of the next chunk.
_MOST_OVERLAP: Final = 1 / 3
#: No text has this many characters a token over any length; saves counting the tokens of a book.
_MOST_CHARACTERS: Final = 12
_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+•–]|\d{1,3}[.)])[ \t]+\S", re.M)
#: What ends an item: the next one, or an empty line.
_ITEM_END: Final = re.compile(r"\n(?=[ \t]*(?:[-*+•–]|\d{1,3}[.)])[ \t]+\S)|\n[ \t]*\n")


@dataclass(frozen=True)
class Chunk:
    """A piece of one section: `text` stands exactly so in the section's, at `position` (in characters)."""

    anchor: str
    heading: str
    trail: tuple[str, ...]
    text: str = field(repr=False)
    position: int


@dataclass(frozen=True)
class _Unit:
    """A stretch of text that stays whole; only a sentence may be said twice."""

    start: int
    end: int
    sentence: bool


def chunk(
    sections: Sequence[Sectioned], *, split: Split, budget_tokens: int = BUDGET, count: Count = tokens
) -> tuple[Chunk, ...]:
    """The chunks of all sections in order, none across two sections, none above the budget.

    A section within the budget is one chunk, however short. A longer one is cut between list items and
    sentences, and where it is cut between sentences the last one, if short, is said again. A sentence above
    the budget is cut between words. An item above the budget is cut at its sentences.

    Raises ValueError for a budget below eight tokens, which a single sign could exceed.
    """
    if budget_tokens < _SMALLEST_BUDGET:
        raise ValueError(f"a chunk needs a budget of {_SMALLEST_BUDGET} tokens or more, not {budget_tokens}")
    cutter = _Cutter(split, count, budget_tokens)
    return tuple(
        Chunk(section.anchor, section.heading, section.trail, section.text[start:end], start)
        for section in sections
        for start, end in cutter.cut(section.text)
    )


class _Cutter:
    def __init__(self, split: Split, count: Count, budget: int) -> None:
        self._split = split
        self._count = count
        self._budget = budget

    def cut(self, text: str) -> Iterator[tuple[int, int]]:
        """The chunks of one text as start and end."""
        start, end = _trimmed(text, 0, len(text))
        if start == end:
            return
        if self._fits(text, start, end):
            yield start, end
            return
        units = list(self._units(text))
        first = 0
        while first < len(units):
            after = self._reach(text, units, first)
            yield units[first].start, units[after - 1].end
            again = after < len(units) and after - 1 > first and self._said_again(text, units, after)
            first = after - 1 if again else after

    def _fits(self, text: str, start: int, end: int) -> bool:
        if end - start > self._budget * _MOST_CHARACTERS:
            return False
        return self._count(text[start:end]) <= self._budget

    def _reach(self, text: str, units: Sequence[_Unit], first: int) -> int:
        """One past the last unit that fits into the chunk that begins with `first`."""
        after = first + 1
        while after < len(units) and self._fits(text, units[first].start, units[after].end):
            after += 1
        return after

    def _said_again(self, text: str, units: Sequence[_Unit], after: int) -> bool:
        """Whether the sentence before the cut is short enough to stand in the next chunk too."""
        last = units[after - 1]
        short = self._count(text[last.start : last.end]) <= self._budget * _MOST_OVERLAP
        return last.sentence and short and self._fits(text, last.start, units[after].end)

    def _units(self, text: str) -> Iterator[_Unit]:
        for start, end, item in _stretches(text):
            if item and self._fits(text, start, end):
                yield _Unit(start, end, False)
                continue
            for begin, finish in self._sentences(text, start, end):
                if self._fits(text, begin, finish):
                    yield _Unit(begin, finish, not item)
                else:
                    yield from (_Unit(a, b, False) for a, b in self._words(text, begin, finish))

    def _sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """From the start of each sentence to the start of the next, so that nothing is lost between them."""
        begun = position = start
        for sentence in self._split(text[start:end]):
            found = text.find(sentence, position, end) if sentence else -1
            if found < 0:
                continue
            if found > begun and text[begun:found].strip():
                yield _trimmed(text, begun, found)
            begun, position = found, found + len(sentence)
        if text[begun:end].strip():
            yield _trimmed(text, begun, end)

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A stretch above the budget, cut between words, and within one if there is no other way."""
        while start < end:
            low, high = start + 1, min(end, start + self._budget * _MOST_CHARACTERS)
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if self._fits(text, start, middle) else (low, middle - 1)
            if low < end and not text[low].isspace():
                space = max(text.rfind(sign, start, low) for sign in " \n\t")
                low = space if space > start else low
            yield _trimmed(text, start, low)
            start = low
            while start < end and text[start].isspace():
                start += 1


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """List items, and what stands between them: start, end and whether it is an item."""
    position = 0
    while position < len(text):
        item = _ITEM.search(text, position)
        begin = item.start() if item else len(text)
        if text[position:begin].strip():
            yield *_trimmed(text, position, begin), False
        if not item:
            return
        ended = _ITEM_END.search(text, item.end())
        position = ended.start() if ended else len(text)
        yield *_trimmed(text, begin, position), True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
