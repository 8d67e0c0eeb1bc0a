"""A pattern to read, section by section, with who looks after it and when it was reviewed."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.patterns import PatternId
from assistant.domain.people import Person
from assistant.services.patterns import PatternPage, read_pattern
from assistant.services.permissions import Action, may
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.prose import prose
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.shelf.patterns import standing
from assistant.ui.shelf.place import Place


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "pattern") as frame, gr.Column(elem_classes=["main", "narrow"]):
        text = html(elem_id="pattern")
    bind(screen, blocks.load, "open_pattern", _opener(screen), [], [frame.header, text], frame.notice)


def _opener(screen: Screen) -> Any:
    def open_pattern(person: Person, request: gr.Request) -> list[Any]:
        wanted = PatternId(asked_for(request, "id"))
        found = read_pattern(screen.app, person, wanted, screen.tongue.language)
        return [header_for(screen, "pattern", person), _text(screen, person, found)]

    return open_pattern


def _text(screen: Screen, person: Person, found: PatternPage) -> str:
    back = tag("p", link(screen.t("library-back"), screen.url()), css="meta")
    head = (tag("h1", found.text.title), tag("p", found.row.summary, css="q"))
    meta = tag("p", standing(screen, found.row), css="meta")
    sections = [
        Markup("<section id='{}'>{}{}</section>").format(
            section.anchor, tag("h2", section.heading), prose(section.text)
        )
        for section in found.text.sections
    ]
    return str(block(back, *head, meta, *_ways(screen, person, found), *sections, css="pattern"))


def _ways(screen: Screen, person: Person, found: PatternPage) -> list[Markup]:
    """For those who keep the library: to change the text, and its versions."""
    if not may(person, Action.WRITE_PATTERNS):
        return []
    place = Place(found.row.id, found.row.language)
    newer = [tag("p", screen.t("library-newer"), css="meta")] if found.row.has_newer_draft else []
    change = link(screen.t("library-change"), place.url(screen, "write"))
    versions = link(screen.t("library-versions"), place.url(screen, "versions"))
    return [*newer, tag("p", change, versions, css="ways")]
