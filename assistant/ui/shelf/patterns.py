"""The shelf: all patterns with what they are for; a word narrows the list as one types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.patterns import PatternState
from assistant.domain.people import Person
from assistant.services.patterns import PatternRow, list_patterns
from assistant.services.permissions import Action, may
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(
            str(block(tag("h1", screen.t("library-title")), tag("p", screen.t("library-first"), css="meta")))
            + str(tag("p", link(screen.t("documents-title"), screen.url("documents")), css="ways"))
        )
        desk = html(elem_id="to-desk")
        words = gr.Textbox(label=screen.t("library-search"), max_lines=1, elem_id="library-search")
        found = html(elem_id="library-found")
    bind(screen, blocks.load, "open_library", _opener(screen), [], [frame.header, desk, found], frame.notice)
    bind(screen, words.change, "search_library", _searcher(screen), [words], [found], frame.notice)


def _opener(screen: Screen) -> Any:
    def open_library(person: Person, request: gr.Request) -> list[Any]:
        return [header_for(screen, "", person), _to_desk(screen, person), _found(screen, person, "")]

    return open_library


def _to_desk(screen: Screen, person: Person) -> str:
    """The way to the desk, for those who write and review."""
    if not may(person, Action.REVIEW_PATTERNS):
        return ""
    return str(tag("p", link(screen.t("library-desk"), screen.url("desk")), css="ways"))


def _searcher(screen: Screen) -> Any:
    def search(person: Person, request: gr.Request, words: str) -> list[Any]:
        return [_found(screen, person, (words or "")[:200])]

    return search


def _found(screen: Screen, person: Person, words: str) -> str:
    rows = list_patterns(screen.app, person, screen.tongue.language)
    wanted = words.casefold().split()
    fitting = [row for row in rows if all(word in _haystack(row) for word in wanted)]
    if not fitting:
        return str(block(tag("p", screen.t("library-none")), css="empty"))
    return str(block(*(_row(screen, row) for row in fitting), css="entries"))


def _haystack(row: PatternRow) -> str:
    return f"{row.title} {row.summary} {row.owner}".casefold()


def _row(screen: Screen, row: PatternRow) -> Markup:
    title = link(row.title, screen.url("pattern", id=row.id), css="entry-title")
    return tag(
        "article", tag("h2", title), tag("p", row.summary), tag("p", standing(screen, row), css="meta")
    )


def standing(screen: Screen, row: PatternRow) -> str:
    """Who looks after it, how far it is, in which language if it is another one."""
    parts: Iterable[str] = (
        row.owner,
        _state(screen, row),
        "" if row.language is screen.tongue.language else screen.t(f"language-{row.language.value}"),
    )
    return " · ".join(part for part in parts if part)


def _state(screen: Screen, row: PatternRow) -> str:
    if row.state is not PatternState.REVIEWED:
        return screen.t("pattern-draft")
    if row.stale and row.review_by:
        return screen.t("pattern-stale", day=screen.day(row.review_by))
    return screen.t("pattern-reviewed", day=screen.day(row.reviewed)) if row.reviewed else ""
