"""Characters that show nothing and can carry a text of their own, and those that turn a text around. Pure."""

from __future__ import annotations

import re
from typing import Final

#: Signs that spell whole sentences unseen: language tags and the second row of variation selectors.
_SPELLING: Final = "\U000e0000-\U000e01ef"
#: Signs that turn the direction of what follows them.
_TURNING: Final = "\u202a-\u202e\u2066-\u2069"
#: The flags of England, Scotland and Wales are written with tags, and are seen.
_FLAG: Final = "\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f"

_UNSEEN: Final = re.compile(f"({_FLAG})|[{_SPELLING}]")
_HIDING: Final = re.compile(f"({_FLAG})|[{_SPELLING}{_TURNING}]")


def without_unseen(text: str) -> str:
    """The text without what could be spelled in it unseen."""
    return _UNSEEN.sub(r"\1", text)


def hidden_at(text: str) -> int | None:
    """Where the first sign stands that spells unseen or turns a text around; None when there is none."""
    return next((found.start() for found in _HIDING.finditer(text) if not found[1]), None)
