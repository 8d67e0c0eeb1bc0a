"""A pattern to read, section by section; whoever comes from a citation finds the passage marked."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.passages import Passage, PassageId, SourceKey, SourceKind
from assistant.domain.patterns import ASKED, Section
from assistant.domain.people import Person
from assistant.services.citing import landing
from assistant.services.gaps import note_opened
from assistant.services.patterns import PatternPage, read_pattern
from assistant.services.permissions import Action, may
from assistant.ui.kit.cited import FIRST, MARK, cited_prose, stands_in
from assistant.ui.kit.events import bind
from assistant.ui.kit.landing import changed, print_button, source_line
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.prose import prose
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.shelf.gaps import FROM_DESK
from assistant.ui.shelf.place import Place, place_of
from assistant.ui.shelf.standing import standing_of


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "pattern") as frame, gr.Column(elem_classes=["main", "narrow"]):
        text = html(elem_id="pattern")
    bind(screen, blocks.load, "open_pattern", _opener(screen), [], [frame.header, text], frame.notice)


def _opener(screen: Screen) -> Any:
    def open_pattern(person: Person, request: gr.Request) -> list[Any]:
        place = place_of(screen, request)
        found = read_pattern(screen.app, person, place.pattern_id, place.language)
        source = SourceKey(SourceKind.PATTERN, found.row.id, found.row.language)
        if asked_for(request, "from") != FROM_DESK:
            note_opened(screen.app, person, source)
        wanted = PassageId(asked_for(request, "passage"))
        passage = landing(screen.app, person, wanted, source.kind, source.id) if wanted else None
        gone = bool(wanted) and (passage is None or not _still_there(found, passage))
        text = _text(screen, person, found, None if gone else passage, gone)
        return [header_for(screen, "pattern", person), text]

    return open_pattern


def _still_there(found: PatternPage, passage: Passage) -> bool:
    """Whether the passage stands in the text one is shown, in its section or as the summary above them."""
    section = found.text.section(passage.anchor)
    if section is None or passage.source.language is not found.row.language:
        return False
    return stands_in(passage.text, section.text) or passage.text == found.text.summary


def _text(screen: Screen, person: Person, found: PatternPage, passage: Passage | None, gone: bool) -> str:
    back = tag("p", link(screen.t("library-back"), screen.url(), css="back"), css="meta")
    told = [changed(screen)] if gone else []
    standing = standing_of(screen, found.row)
    summed_up = passage is not None and passage.text == found.text.summary
    summary = tag(
        "p", found.row.summary, css=f"q {MARK}" if summed_up else "q", id=FIRST if summed_up else ""
    )
    head = (tag("h1", found.text.title), summary, tag("p", standing, css="meta source"))
    read = (section for section in found.text.sections if section.anchor != ASKED)
    sections = [_section(section, passage, standing) for section in read]
    ways = [*_ways(screen, person, found), print_button(screen)]
    return str(block(back, *told, *head, *ways, *sections, css="pattern"))


def _section(section: Section, passage: Passage | None, standing: str) -> Markup:
    """A section; the one with the passage says again whose it is, since that is where one lands."""
    heading = tag("h2", section.heading)
    if passage is None or passage.anchor != section.anchor or not stands_in(passage.text, section.text):
        return tag("section", heading, prose(section.text), id=section.anchor)
    text = cited_prose(section.text, passage.text)
    return tag("section", heading, source_line(standing), text, id=section.anchor)


def _ways(screen: Screen, person: Person, found: PatternPage) -> list[Markup]:
    """For those who keep the library: to change the text, and its versions."""
    if not may(person, Action.WRITE_PATTERNS):
        return []
    place = Place(found.row.id, found.row.language)
    newer = [tag("p", screen.t("library-newer"), css="meta")] if found.row.has_newer_draft else []
    change = link(screen.t("library-change"), place.url(screen, "write"))
    versions = link(screen.t("library-versions"), place.url(screen, "versions"))
    return [*newer, tag("p", change, versions, css="ways")]
