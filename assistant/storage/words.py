"""How words are compared: without case, and alike however an accent was typed."""

from __future__ import annotations

from unicodedata import normalize


def folded(text: str) -> str:
    """The text as it is compared: `STRASSE`, `Straße` and `strasse` are one, and so are both forms of `é`."""
    return normalize("NFC", normalize("NFC", text).casefold())
