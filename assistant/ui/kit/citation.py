"""How a source is named wherever it is cited: a link to the very passage, whose it is, how far it holds."""

from __future__ import annotations

from markupsafe import Markup

from assistant.domain.passages import Passage, SourceKey, SourceKind
from assistant.domain.patterns import PatternState
from assistant.services.citing import Citation, Origin
from assistant.ui.kit.markup import link, tag
from assistant.ui.kit.screen import Screen


def citation(screen: Screen, cited: Citation) -> Markup:
    """The line below a quote: title and section as a link to the passage, then owner, day and state."""
    heading = f" · {cited.passage.heading}" if cited.passage.heading else ""
    way = link(cited.origin.title + heading, passage_url(screen, cited.passage))
    told = standing(screen, cited.origin)
    return tag("p", way, f" · {told}" if told else "", css="meta citation")


def passage_url(screen: Screen, passage: Passage) -> str:
    """Where the passage is read: on the page of its source, at its section, marked."""
    return f"{_page(screen, passage.source, passage=passage.id)}#{_anchor(passage)}"


def origin_url(screen: Screen, origin: Origin, **query: str) -> str:
    """Where the whole text is read."""
    return _page(screen, origin.source, **query)


def standing(screen: Screen, origin: Origin) -> str:
    """Whose it is, how far it is or how old, and the language if it is another than the reader's."""
    source = origin.source
    tongue = (
        "" if source.language is screen.tongue.language else screen.t(f"language-{source.language.value}")
    )
    parts = (*_facts(screen, origin), tongue)
    return " · ".join(part for part in parts if part)


def state_of_pattern(screen: Screen, origin: Origin) -> str:
    """Whether a second person reviewed it and when, or since when it should have been looked at again."""
    if origin.state is not PatternState.REVIEWED:
        return screen.t("pattern-draft")
    if origin.stale and origin.review_by:
        return screen.t("pattern-stale", day=screen.day(origin.review_by))
    return screen.t("pattern-reviewed", day=screen.day(origin.reviewed)) if origin.reviewed else ""


def _facts(screen: Screen, origin: Origin) -> tuple[str, ...]:
    since = screen.t("documents-since", day=screen.day(origin.since)) if origin.since else ""
    if origin.source.kind is SourceKind.PATTERN:
        return origin.owner, state_of_pattern(screen, origin)
    if origin.source.kind is SourceKind.DOCUMENT:
        return screen.t("origin-added-by", name=origin.owner) if origin.owner else "", origin.file, since
    return screen.t("origin-only-you") if origin.mine else origin.owner, since


def _anchor(passage: Passage) -> str:
    """In a document the sections' names have something before them, so that they meet no other id."""
    return f"s-{passage.anchor}" if passage.source.kind is SourceKind.DOCUMENT else passage.anchor


def _page(screen: Screen, source: SourceKey, **query: str) -> str:
    if source.kind is SourceKind.REFLECTION:
        return screen.url("reflection", "learn", id=source.id, **query)
    if source.kind is SourceKind.DOCUMENT:
        return screen.url("documents", "library", id=source.id, **query)
    named = {} if source.language is screen.tongue.language else {"language": source.language.value}
    return screen.url("pattern", "library", id=source.id, **named, **query)
