"""Words without their endings, and whether two of them come from one word. Rough, and the same every time."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from assistant.domain.language import Language

#: So many letters of a word stay when its ending is taken off, the first time and the second.
_LEAST: Final = (3, 5)
#: Two words of one family begin with so many equal letters and end in no more than so many others.
_FAMILY, _REST = 7, 3
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


@cache
def _endings(language: Language) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_ENDINGS[language])})$")


def stem(word: str, language: Language) -> str:
    """A word in lower case without its ending, its marks and its doubled letters."""
    stemmed = _DOUBLED.sub(r"\1", word.translate(_BARE))
    for least in _LEAST:
        shorter = _endings(language).sub("", stemmed)
        if len(shorter) >= least:
            stemmed = shorter
    stemmed = _DOUBLED.sub(r"\1", stemmed)
    return stemmed[:-1] + "f" if language is Language.NL and stemmed.endswith("v") else stemmed


def one_family(one: str, other: str) -> bool:
    """Whether two stems come from one word, like *overdragen* and *overdracht*."""
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    alike = min(len(one), len(other)) if alike is None else alike
    return alike >= _FAMILY and max(len(one), len(other)) - alike <= _REST
