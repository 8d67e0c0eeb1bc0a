"""Which words of a text are words of a question, in another form or inside a compound; never everyday words.

For marking and for choosing what to show of a passage, where a wrong word misleads and a missed one does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from assistant.domain.language import Language
from assistant.services.everyday_words import EVERYDAY

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
#: A word carries meaning from so many letters on; so many letters of it stay when its ending is taken off.
_SHORTEST, _LEAST = 4, 3
#: Two words of one family begin with so many equal letters and end in no more than so many others.
_FAMILY, _REST = 7, 3
#: A part of a compound has at least so many letters, and what stands beside it so many.
_PART, _BESIDE = 5, 3
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
_BARE: Final = str.maketrans("äöüáéèëïíóú", "aouaeeeiiou")
#: Endings of forms, the longest first; they are taken off at most twice.
_ENDINGS: Final[dict[Language, tuple[str, ...]]] = {
    Language.NL: ("tjes", "den", "ten", "tje", "jes", "de", "te", "en", "je", "e", "s", "t"),
    Language.DE: (
        *("innen", "test", "ten", "ern", "est", "te", "en", "er", "es", "em", "et", "in", "st"),
        *("e", "n", "s", "t"),
    ),
    Language.EN: ("ings", "ing", "ies", "ed", "es", "e", "s", "y"),
}


def same_words(text: str, query: str, language: Language) -> list[tuple[int, int]]:
    """Where words of the text stand that the question has too; `language` is that of the text."""
    wanted = telling(query, language)
    return [
        match.span()
        for match in _WORD.finditer(text)
        if (stem := _telling(match[0], language)) and any(_same(stem, one, language) for one in wanted)
    ]


def shared(text: str, query: str, language: Language) -> int:
    """How many of the question's words the text has."""
    said = telling(text, language)
    return sum(any(_same(one, stem, language) for stem in said) for one in telling(query, language))


def telling(text: str, language: Language) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    return frozenset(stem for match in _WORD.finditer(text) if (stem := _telling(match[0], language)))


def _telling(word: str, language: Language) -> str:
    """The word without its ending; empty for one that says nothing by itself."""
    bare = re.sub(r"['’]s$", "", word).casefold()
    return "" if len(bare) < _SHORTEST or bare in EVERYDAY else _stem(bare, language)


@cache
def _endings(language: Language) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_ENDINGS[language])})$")


def _stem(word: str, language: Language) -> str:
    stem = _DOUBLED.sub(r"\1", word.translate(_BARE))
    for least in (_LEAST, _PART):
        shorter = _endings(language).sub("", stem)
        if len(shorter) >= least:
            stem = shorter
    stem = _DOUBLED.sub(r"\1", stem)
    return stem[:-1] + "f" if language is Language.NL and stem.endswith("v") else stem


def _same(one: str, other: str, language: Language) -> bool:
    if one == other or _family(one, other):
        return True
    parts: Iterable[tuple[str, str]] = ((one, other), (other, one)) if language is not Language.EN else ()
    return any(_is_part(part, whole) for part, whole in parts)


def _family(one: str, other: str) -> bool:
    """Whether both come from one word, like *overdragen* and *overdracht*."""
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    alike = min(len(one), len(other)) if alike is None else alike
    return alike >= _FAMILY and max(len(one), len(other)) - alike <= _REST


def _is_part(part: str, whole: str) -> bool:
    """Whether a compound begins or ends with it, like *Gespräch* in *Kundengespräch*."""
    beside = len(whole) - len(part)
    return len(part) >= _PART and beside >= _BESIDE and (whole.startswith(part) or whole.endswith(part))
