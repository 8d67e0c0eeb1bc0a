"""Mail addresses: what is one here. Pure."""

from __future__ import annotations

import re
from typing import Final

#: RFC 5321: at most so many characters before the sign, and altogether.
_LONGEST_NAME, _LONGEST = 64, 254
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
#: Quoted names, comments, numbers in brackets and letters beyond ASCII are left out on purpose.
_ADDRESS: Final = re.compile(rf"(?P<name>{_ATOM}(?:\.{_ATOM})*)@{_LABEL}(?:\.{_LABEL})*")


def is_address(text: str) -> bool:
    """Whether a mail server can be told this as the one to write to."""
    found = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and len(found["name"]) <= _LONGEST_NAME
