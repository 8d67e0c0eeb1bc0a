"""The notation in which a way of saying something is written down, so that people can read and extend it.

    zelfmoord           this word; case, accents, apostrophes and hyphens do not matter (ä is ae, ß is ss)
    suïcid*  *moord     any ending, any beginning
    zelfmoord~          also with one slip of the pen
    (wil|wou|zou graag) one of these
    echt?  (heel erg)?  may be missing
    ..  ...             up to three, up to eight words in between
    <ik>                one of the list "ik"
    ^  $                the beginning, the end of the sentence
    a & b               both in one sentence, in any order, not far apart
    a & !b              a, and nowhere in the sentence b

There is nothing in it that repeats without a bound, so that reading stays linear for any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_GAPS = {"..": 3, "...": 8}
_EDGES = {"^": r"\A", "$": r"\Z"}
_FOLDS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a"}
    | {"ï": "i", "í": "i", "ó": "o", "ú": "u", "ç": "c", "'": "", "’": "", "‘": "", "´": "", "`": ""}
)
_SIGN = re.compile(r"\s*(\.{2,}|&|!|[()|?]|<\w+>|[^\s()|?&<>!]+)")
#: Of words with any ending the beginning is a key, at least and at most so long.
SHORTEST_KEY, LONGEST_KEY = 3, 6
#: Words shorter than this are not looked at for slips of the pen.
LEAST_FUZZY = 6
_DEEPEST = 4


class CueMistake(ValueError):
    """A cue that is not written in the notation; says what is wrong and what to do."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message, self.cure = message, cure


def folded(word: str) -> str:
    """A word as words are compared."""
    return word.lower().translate(_FOLDS)


@dataclass(frozen=True)
class Part:
    """One piece of a cue as an expression over words that are each followed by a space."""

    expression: str
    #: Of each of these sets of keys one must be among the keys of the sentence.
    needs: tuple[frozenset[str], ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; compiled when first needed."""
        return re.compile(rf"(?<!\S){self.expression}")


@dataclass(frozen=True)
class Cue:
    """One way of saying something: all of `parts`, and none of `without`."""

    parts: tuple[Part, ...]
    without: tuple[Part, ...] = ()
    fuzzy: frozenset[str] = frozenset()

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of keys of which a sentence must have one each, the rarest first."""
        needs = (need for part in self.parts for need in part.needs)
        return tuple(sorted(needs, key=_rarity, reverse=True))


def keys_of(word: str) -> Iterator[str]:
    """The keys of a word in a text: itself, and its beginnings with a `*`."""
    yield word
    for length in range(SHORTEST_KEY, min(len(word), LONGEST_KEY) + 1):
        yield word[:length] + "*"


def parse_cue(text: str, lists: Mapping[str, tuple[str, ...]]) -> Cue:
    """The cue that a text in the notation means. Raises CueMistake."""
    parts: list[Part] = []
    without: list[Part] = []
    fuzzy: set[str] = set()
    for piece in text.split("&"):
        piece = piece.strip()
        reader = _Reader(piece.removeprefix("!"), lists, fuzzy)
        (without if piece.startswith("!") else parts).append(reader.whole())
    cue = Cue(tuple(parts), tuple(without), frozenset(fuzzy))
    if not cue.needs:
        raise CueMistake(f'"{text}" fits almost everything.', "Name a whole word of it.")
    return cue


@dataclass
class _Reader:
    """Reads one piece of a cue from left to right."""

    text: str
    lists: Mapping[str, tuple[str, ...]]
    fuzzy: set[str]
    depth: int = 0
    _signs: list[str] = field(default_factory=list)

    def whole(self) -> Part:
        """The piece as a part."""
        self._signs = list(_signs(self.text))
        part = self._choice()
        if self._signs:
            raise CueMistake(
                f'A bracket in "{self.text}" is closed that was not opened.', "Check the brackets."
            )
        return part

    def _choice(self) -> Part:
        """Alternatives up to the closing bracket or the end."""
        choices = [self._sequence()]
        while self._signs and self._signs[0] == "|":
            self._signs.pop(0)
            choices.append(self._sequence())
        if len(choices) == 1:
            return choices[0]
        return _one_of(choices)

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._signs and self._signs[0] not in ("|", ")"):
            parts.append(self._element(self._signs.pop(0)))
        if not any(part.expression for part in parts):
            raise CueMistake(f'There is nothing between two signs of "{self.text}".', "Write a word there.")
        return _after_another(parts)

    def _element(self, sign: str) -> Part:
        if sign in _GAPS:
            return Part(rf"(?:\S+ ){{0,{_GAPS[sign]}}}")
        if sign in _EDGES:
            return Part(_EDGES[sign])
        if sign == "(":
            part = self._group()
        elif sign.startswith("<"):
            part = self._list(sign[1:-1])
        elif sign in ("?", ")", "|", "!") or sign.startswith(".."):
            raise CueMistake(f'"{sign}" stands in the wrong place of "{self.text}".', "See the notation.")
        else:
            part = self._word(sign)
        if self._signs and self._signs[0] == "?":
            self._signs.pop(0)
            return Part(f"(?:{part.expression})?")
        return part

    def _group(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise CueMistake(f'"{self.text}" is nested too deeply.', "Split it into several cues.")
        part = self._choice()
        if not self._signs:
            raise CueMistake(f'A bracket in "{self.text}" is not closed.', "Close it.")
        self._signs.pop(0)
        self.depth -= 1
        return Part(f"(?:{part.expression})", part.needs)

    def _list(self, name: str) -> Part:
        if name not in self.lists:
            known = ", ".join(sorted(self.lists))
            raise CueMistake(f'There is no list "{name}".', f"Known here: {known}.")
        parts = [_Reader(entry, {}, self.fuzzy).whole() for entry in self.lists[name]]
        return _one_of(parts)

    def _word(self, sign: str) -> Part:
        if sign.endswith("~"):
            sign = sign[:-1]
            self.fuzzy.add(folded(sign).replace("-", ""))
        pieces = [piece for piece in re.split(r"[-/]", sign) if piece]
        return _after_another([_plain_word(piece, self.text) for piece in pieces])


def _signs(text: str) -> Iterator[str]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _SIGN.match(text, at)
        if match is None:
            raise CueMistake(f'"{text[at:]}" cannot be read.', "See the notation.")
        yield match[1]
        at = match.end()


def _plain_word(sign: str, text: str) -> Part:
    word = folded(sign)
    bare = word.strip("*")
    if not bare or not bare.isalnum():
        raise CueMistake(
            f'"{sign}" in "{text}" is no word.', "Write letters, with * at the beginning or end."
        )
    before, after = word.startswith("*"), word.endswith("*")
    expression = (r"\S*" if before else "") + re.escape(bare) + (r"\S*" if after else "") + " "
    if before or (after and len(bare) < SHORTEST_KEY):
        return Part(expression)
    return Part(expression, (frozenset({bare[:LONGEST_KEY] + "*" if after else bare}),))


def _after_another(parts: list[Part]) -> Part:
    needs = tuple(need for part in parts for need in part.needs)
    return Part("".join(part.expression for part in parts), needs)


def _one_of(parts: list[Part]) -> Part:
    """One of several; a sentence needs the rarest words of one of them."""
    expression = f"(?:{'|'.join(part.expression for part in parts)})"
    if not all(part.needs for part in parts):
        return Part(expression)
    return Part(expression, (frozenset().union(*(max(part.needs, key=_rarity) for part in parts)),))


def _rarity(keys: frozenset[str]) -> tuple[int, int]:
    """The fewer and the longer, the rarer."""
    return -len(keys), min(map(len, keys))
