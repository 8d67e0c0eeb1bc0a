"""The desk of those who keep the library: what waits for them, what they write, what is due."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.language import Language
from assistant.domain.people import Person
from assistant.errors import BadValue, Empty
from assistant.services.pattern_desk import Desk, DeskLine, desk_of
from assistant.services.pattern_drafts import LONGEST_TITLE, new_pattern
from assistant.services.patterns import DAYS_AHEAD, PatternRow
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.shelf import gaps
from assistant.ui.shelf.gaps import asked_question, question_note
from assistant.ui.shelf.place import Place

#: What one has just done, by the word in the address.
_DONE = {"offered": "desk-offered", "approved": "desk-approved", "returned": "desk-returned"}


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "desk") as frame, gr.Column(elem_classes=["main", "narrow"]):
        told = html(elem_id="told")
        ways = (link(screen.t("library-back"), screen.url()), link(screen.t("desk-begin"), "#begin"))
        back = tag("p", *ways, css="ways")
        first = tag("p", screen.t("desk-first"), css="meta")
        html(str(block(back, tag("h1", screen.t("desk-title")), first)))
        lists = html(elem_id="desk")
        missing = gaps.build(screen, told, frame.notice)
        html(str(tag("h2", screen.t("desk-begin"), id="begin")))
        asked = html(elem_id="asked-question")
        title = gr.Textbox(
            label=screen.t("desk-begin-title"),
            info=screen.t("desk-begin-note"),
            max_lines=1,
            elem_id="new-title",
        )
        languages = [(screen.t(f"language-{language.value}"), language.value) for language in Language]
        language = gr.Radio(
            languages,
            value=screen.tongue.language.value,
            label=screen.t("desk-begin-language"),
            elem_id="new-language",
        )
        begin = gr.Button(screen.t("desk-begin-go"), variant="primary", elem_id="begin-pattern")
        due = html(elem_id="due")
    shown = [frame.header, told, lists, due, asked, language, *missing.shown]
    bind(screen, blocks.load, "open_desk", _opener(screen), [], shown, frame.notice)
    given = [title, language]
    bind(screen, begin.click, "begin_pattern", _beginner(screen), given, [frame.onward], frame.notice)


def _opener(screen: Screen) -> Any:
    def open_desk(person: Person, request: gr.Request) -> list[Any]:
        done = _DONE.get(asked_for(request, "done"), "")
        told = str(tag("p", screen.t(done), css="notice calm")) if done else ""
        desk = desk_of(screen.app, person)
        lists = [header_for(screen, "desk", person), told, _lists(screen, desk), _all_due(screen, desk)]
        return [*lists, *_asked(screen, person, request), *gaps.filled(screen, person)]

    return open_desk


def _beginner(screen: Screen) -> Any:
    def begin(person: Person, request: gr.Request, title: str, language: str) -> list[Any]:
        if language not in {one.value for one in Language}:
            raise BadValue("there is no such language")
        try:
            begun = new_pattern(screen.app, person, Language(language), (title or "")[: LONGEST_TITLE + 1])
        except Empty as error:
            raise _NoTitle("a pattern needs a title") from error
        place = Place(begun.version.pattern_id, begun.version.language)
        question = asked_for(request, "question")
        query = {"question": question} if question else {}
        return [go(place.url(screen, "write", **query), screen.t("go-on"))]

    return begin


def _asked(screen: Screen, person: Person, request: gr.Request) -> tuple[str, str]:
    """The question from which someone wants to write a pattern, and the language to write it in."""
    found = asked_question(screen, person, request)
    language = found.language if found else screen.tongue.language
    return question_note(screen, found), language.value


class _NoTitle(Empty):
    key = "desk-no-title"


def _lists(screen: Screen, desk: Desk) -> str:
    parts = [
        tag("h2", screen.t("desk-to-review")),
        _entries([_to_review(screen, line) for line in desk.to_review], screen.t("desk-to-review-none")),
        tag("h2", screen.t("desk-drafts")),
        _entries([_draft(screen, line) for line in desk.drafts], screen.t("desk-drafts-none")),
    ]
    if desk.offered:
        parts += [tag("h2", screen.t("desk-waiting"))]
        parts += [_entries([_offered(screen, line) for line in desk.offered], "")]
    return "".join(map(str, parts))


def _all_due(screen: Screen, desk: Desk) -> str:
    none = screen.t("desk-due-none", days=DAYS_AHEAD)
    return str(tag("h2", screen.t("desk-due"))) + str(_entries([_due(screen, row) for row in desk.due], none))


def _entries(articles: list[Markup], none: str) -> Markup:
    if not articles:
        return block(tag("p", none), css="empty")
    return block(*articles, css="entries")


def _to_review(screen: Screen, line: DeskLine) -> Markup:
    by = screen.t("desk-by", name=line.author) if line.author else ""
    return _entry(screen, line.row, (by, _saved(screen, line)), "desk-review-go", "review")


def _offered(screen: Screen, line: DeskLine) -> Markup:
    return _entry(screen, line.row, (_saved(screen, line),), "desk-waiting-go", "review")


def _draft(screen: Screen, line: DeskLine) -> Markup:
    remark = ""
    if line.remark:
        who = line.reviewer or screen.t("version-by-unknown")
        remark = screen.t("desk-sent-back", name=who, remark=line.remark)
    return _entry(screen, line.row, (_saved(screen, line),), "desk-draft-go", "write", remark)


def _due(screen: Screen, row: PatternRow) -> Markup:
    said = ""
    if row.review_by:
        said = screen.t("pattern-stale" if row.stale else "desk-due-on", day=screen.day(row.review_by))
    return _entry(screen, row, (row.owner, said), "desk-due-go", "write")


def _entry(
    screen: Screen, row: PatternRow, facts: tuple[str, ...], way: str, where: str, remark: str = ""
) -> Markup:
    """A line of a list: the title, where it stands, and the one step that comes next."""
    tongue = "" if row.language is screen.tongue.language else screen.t(f"language-{row.language.value}")
    meta = " · ".join(part for part in (*facts, tongue) if part)
    step = link(screen.t(way), Place(row.id, row.language).url(screen, where))
    said = (tag("p", remark, css="remark"),) if remark else ()
    return tag(
        "article",
        tag("h3", row.title, css="entry-title"),
        tag("p", meta, css="meta"),
        *said,
        tag("p", step, css="ways"),
    )


def _saved(screen: Screen, line: DeskLine) -> str:
    return screen.t("desk-saved-on", day=screen.day(line.saved.date()))
