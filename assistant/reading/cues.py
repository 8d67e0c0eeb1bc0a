"""Cues: words and phrases by which a rule sees what a text contains, found at word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.domain.language import Language

#: The cues of each language, by the name of the list (`feeling`, `vague`, `done` …).
Lexicons = Mapping[Language, Mapping[str, tuple[str, ...]]]

_NEVER = re.compile(r"(?!)")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"})


def words_of(listed: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(listed.split())


def plain(text: str) -> str:
    """The text as cues are compared: lower case, straight apostrophes."""
    return text.translate(_APOSTROPHES).lower()


def compiled(cues: Iterable[str]) -> re.Pattern[str]:
    """One expression for a list of cues, longest first; `*` at the end of a word is any ending.

    Meant for `plain` text. A list without cues never matches.
    """
    parts = [_expression(cue) for cue in sorted(set(map(plain, cues)), key=len, reverse=True) if cue.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else _NEVER


def _expression(cue: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in cue.split())
    return r"\s+".join(words)


def bare(text: str) -> str:
    """An answer without the punctuation and white space around and between its words."""
    return " ".join(re.sub(r"[^\w'\s.-]|(?<!\w)[.'-]+|[.'-]+(?!\w)", " ", plain(text)).split())
