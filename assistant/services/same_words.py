"""Which words of a text are words of a question, in another form or inside a compound; never everyday words.

For marking and for choosing what to show of a passage, where a wrong word misleads and a missed one does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from assistant.domain.language import Language
from assistant.domain.stems import one_family, stem
from assistant.services.everyday_words import EVERYDAY

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
#: A word carries meaning from so many letters on.
_SHORTEST = 4
#: A part of a compound has at least so many letters, and what stands beside it so many.
_PART, _BESIDE = 5, 3


def same_words(text: str, query: str, language: Language) -> list[tuple[int, int]]:
    """Where words of the text stand that the question has too; `language` is that of the text."""
    wanted = telling(query, language)
    return [
        match.span()
        for match in _WORD.finditer(text)
        if (told := _telling(match[0], language)) and any(_same(told, one, language) for one in wanted)
    ]


def shared(text: str, query: str, language: Language) -> int:
    """How many of the question's words the text has."""
    said = telling(text, language)
    return sum(any(_same(one, other, language) for other in said) for one in telling(query, language))


def telling(text: str, language: Language) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    return frozenset(told for match in _WORD.finditer(text) if (told := _telling(match[0], language)))


def _telling(word: str, language: Language) -> str:
    """The word without its ending; empty for one that says nothing by itself."""
    bare = re.sub(r"['’]s$", "", word).casefold()
    return "" if len(bare) < _SHORTEST or bare in EVERYDAY else stem(bare, language)


def _same(one: str, other: str, language: Language) -> bool:
    if one == other or one_family(one, other):
        return True
    parts: Iterable[tuple[str, str]] = ((one, other), (other, one)) if language is not Language.EN else ()
    return any(_is_part(part, whole) for part, whole in parts)


def _is_part(part: str, whole: str) -> bool:
    """Whether a compound begins or ends with it, like *Gespräch* in *Kundengespräch*."""
    beside = len(whole) - len(part)
    return len(part) >= _PART and beside >= _BESIDE and (whole.startswith(part) or whole.endswith(part))
