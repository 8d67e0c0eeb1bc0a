"""New ids: random, so that nobody can guess another's."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """128 random bits as 22 letters, digits, `-` and `_`; never a `-` first, for the command line."""
    while True:
        made = secrets.token_urlsafe(16)
        if not made.startswith("-"):
            return made
