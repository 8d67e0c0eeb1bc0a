"""How far a pattern is, as a line of a list says it."""

from __future__ import annotations

from assistant.domain.passages import SourceKey, SourceKind
from assistant.services.citing import Origin
from assistant.services.patterns import PatternRow
from assistant.ui.kit.citation import standing
from assistant.ui.kit.screen import Screen


def standing_of(screen: Screen, row: PatternRow) -> str:
    """Who looks after it, how far it is, in which language if it is another one."""
    source = SourceKey(SourceKind.PATTERN, row.id, row.language)
    return standing(
        screen,
        Origin(
            source,
            row.title,
            owner=row.owner,
            state=row.state,
            reviewed=row.reviewed,
            review_by=row.review_by,
            stale=row.stale,
        ),
    )
