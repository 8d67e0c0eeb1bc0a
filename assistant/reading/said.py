"""A sentence as cues see it, and the cues that are found in it; each keeps its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.domain.cues import LEAST_FUZZY, Cue, Part, folded, keys_of

_WORD = re.compile(r"[^\W_]+(?:['’‘´`][^\W_]+)*['’]?(?=\W|_|$)|[^\W_]+")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_CLAUSE = re.compile(r"[,;:–—()\n]|\s-\s|\.{2,}|…")
_EDGE = " \t\r\n\"'„“”«»‚‘’.,;:!?…-–—()"
_QUOTED = re.compile(r"[\"“„«»](?!\s)[^\"“”„«»]{1,400}[\"“”«»]|(?<!\w)[‘‚'](?!\s)[^‘’‚']{1,400}[’'](?!\w)")
#: A word taken out of a sentence because it belongs to an idiom.
_OUT = "·"
#: So many words may lie between the two sides of `a & b`.
_NEAR = 18
_LONGEST_QUOTE = 220
_LEAST_QUOTE = 4

T = TypeVar("T")


class Said:
    """One sentence: its words as they are compared, and where each stands."""

    def __init__(self, text: str, slips: Slips) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self._spans = [match.span() for match in found]
        # All words at once, since folding each by itself takes most of the time.
        words = _STRETCHED.sub(r"\1", folded("\n".join(match.group() for match in found))).split("\n")
        self._set([slips.mended(word) for word in words] if found else [])

    def _set(self, words: list[str]) -> None:
        self.words = words
        self._keys = frozenset(key for word in words for key in keys_of(word))
        self.line = " ".join(words) + " "
        self._starts: list[int] = []
        at = 0
        for word in words:
            self._starts.append(at)
            at += len(word) + 1

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its words."""
        return self._keys

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The first word and the one after the last of a piece of `line`."""
        return bisect_right(self._starts, start) - 1, bisect_right(self._starts, max(start, end - 1))

    def take_out(self, places: Iterable[tuple[int, int]]) -> None:
        """Forget these words; their neighbours stay where they are."""
        words = list(self.words)
        for first, last in places:
            words[first:last] = [_OUT] * (last - first)
        self._set(words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where these words stand in the text: `text[start:end]`."""
        return self._spans[first][0], self._spans[max(first, last - 1)][1]

    def quoted(self, least: int) -> list[tuple[int, int]]:
        """Words that stand in quotation marks, at least so many together: the first, and after the last."""
        found = []
        for match in _QUOTED.finditer(self.text):
            inside = [
                at for at, (start, end) in enumerate(self._spans) if match.start() < start < match.end()
            ]
            if len(inside) >= least:
                found.append((inside[0], inside[-1] + 1))
        return found

    def quote(self, first: int, last: int) -> str:
        """The clause around these words, exactly as it was written."""
        start, end = self.span(first, last)
        before = [match.end() for match in _CLAUSE.finditer(self.text, 0, start)]
        after = _CLAUSE.search(self.text, end)
        piece = self.text[before[-1] if before else 0 : after.start() if after else len(self.text)].strip(
            _EDGE
        )
        if len(piece.split()) < _LEAST_QUOTE and len(self.text) <= _LONGEST_QUOTE:
            piece = self.text.strip(_EDGE)
        if len(piece) <= _LONGEST_QUOTE:
            return piece
        return self.text[start : min(end, start + _LONGEST_QUOTE)]


class Slips:
    """Knows words that are recognised with one slip of the pen: a letter missing, added, changed, swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= LEAST_FUZZY)
        self._shorter = {short: word for word in sorted(self._words) for short in _shortened(word)}
        self._first = frozenset(word[0] for word in self._words)

    def mended(self, word: str) -> str:
        """The word meant, or the word as it is."""
        if len(word) < LEAST_FUZZY - 1 or word[0] not in self._first or word in self._words:
            return word
        if word in self._shorter:
            return self._shorter[word]
        for short in _shortened(word):
            if short in self._words:
                return short
            meant = self._shorter.get(short)
            if meant is not None and _one_slip(word, meant):
                return meant
        return word


def _one_slip(word: str, meant: str) -> bool:
    """Whether two words of one length differ in one letter, or in two neighbours that are swapped."""
    if len(word) != len(meant):
        return False
    apart = [at for at, (one, other) in enumerate(zip(word, meant, strict=True)) if one != other]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and word[first] == meant[second] and word[second] == meant[first]
    return len(apart) == 1


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A cue found in a sentence: what it stands for, and the words from `first` to before `last`."""

    means: T
    first: int
    last: int


class CueIndex(Generic[T]):
    """Many cues, each with what it means; only those are tried of which a word is there."""

    def __init__(self, cues: Iterable[tuple[Cue, T]]) -> None:
        self._cues = list(cues)
        self._by_key: dict[str, list[int]] = {}
        self._further: list[list[frozenset[str]]] = []
        # What many cues name, many sentences hold: such keys come last.
        often = Counter(key for cue, _ in self._cues for need in cue.needs for key in need)
        for number, (cue, _) in enumerate(self._cues):
            rarest, *further = sorted(cue.needs, key=lambda need: sum(often[key] ** 2 for key in need))
            self._further.append(further)
            for key in rarest:
                self._by_key.setdefault(key, []).append(number)

    def find(self, said: Said) -> list[Hit[T]]:
        """The cues found, in their order."""
        keys = said.keys
        near = {number for key in keys if key in self._by_key for number in self._by_key[key]}
        hits = []
        for number in sorted(near):
            # A plain loop: this is where reading spends its time.
            for need in self._further[number]:
                if need.isdisjoint(keys):
                    break
            else:
                hits.append(self._hit(number, said))
        return [hit for hit in hits if hit is not None]

    def _hit(self, number: int, said: Said) -> Hit[T] | None:
        cue, means = self._cues[number]
        places = []
        for part in cue.parts:
            place = _place(part, said)
            if place is None:
                return None
            places.append(place)
        if any(_place(part, said) for part in cue.without):
            return None
        first, last = min(start for start, _ in places), max(end for _, end in places)
        if len(places) > 1 and last - first > _NEAR + sum(end - start for start, end in places):
            return None
        return Hit(means, first, last)


def _place(part: Part, said: Said) -> tuple[int, int] | None:
    match = part.pattern.search(said.line)
    return said.place(*match.span()) if match else None
