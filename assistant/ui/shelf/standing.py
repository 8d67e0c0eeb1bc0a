"""How far a pattern is, as a line of a list says it."""

from __future__ import annotations

from assistant.services.citing import origin_of
from assistant.services.patterns import PatternRow
from assistant.ui.kit.citation import standing
from assistant.ui.kit.screen import Screen


def standing_of(screen: Screen, row: PatternRow) -> str:
    """Who looks after it, how far it is, in which language if it is another one."""
    return standing(screen, origin_of(row))
