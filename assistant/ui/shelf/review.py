"""Reviewing a pattern: the offered version beside what everyone sees now; a second person decides."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.patterns import PatternState
from assistant.domain.people import Person
from assistant.errors import Empty, Stale
from assistant.services import drafts
from assistant.services.pattern_history import HistoryLine, compare, history
from assistant.services.pattern_reviews import approve, send_back
from assistant.services.pattern_sheets import open_sheet
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf import sheet_view
from assistant.ui.shelf.comparison import comparison
from assistant.ui.shelf.place import Place, place_of

_REMARK = "review-remark"


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "review") as frame, gr.Column(elem_classes=["wide"]):
        head = html(elem_id="review-head")
        number = gr.Number(visible=False, precision=0)
        changes = html(elem_id="changes")
        with gr.Accordion(screen.t("review-whole"), open=False, elem_id="review-whole"):
            whole = html(elem_id="preview")
        with gr.Column(visible=False, elem_classes=["main", "narrow"]) as decision:
            remark = gr.Textbox(
                label=screen.t("review-remark"),
                info=screen.t("review-remark-note"),
                lines=3,
                max_lines=12,
                elem_id="remark",
                elem_classes=[f"draft-{_REMARK}"],
            )
            failed = html(elem_id="failed")
            with gr.Row(elem_classes=["acts", "sends"]):
                yes = gr.Button(screen.t("review-approve"), variant="primary", elem_id="approve")
                no = gr.Button(screen.t("review-send-back"), elem_id="send-back")
    shown = [frame.header, head, number, changes, whole, decision, remark]
    given = [number, remark]
    bind(screen, blocks.load, "open_review", _opener(screen), [], shown, frame.notice)
    bind(screen, yes.click, "approve_pattern", _approver(screen), given, [frame.onward], failed)
    bind(screen, no.click, "send_back_pattern", _returner(screen), given, [frame.onward], failed)


def _opener(screen: Screen) -> Any:
    def open_review(person: Person, request: gr.Request) -> list[Any]:
        place = place_of(screen, request)
        lines = history(screen.app, person, place.pattern_id, place.language)
        newest, now = lines[0], next((line for line in lines if line.visible), None)
        opened = open_sheet(screen.app, person, place.pattern_id, place.language, newest.number)
        waits = newest.state is PatternState.SUBMITTED
        where = f"{place.drafts}{newest.number}/{_REMARK}"
        typed = drafts.under(screen.app, person, where).get(where, "")
        return [
            header_for(screen, "review", person),
            _head(screen, place, opened.sheet.values["title"], newest),
            newest.number,
            _changes(screen, person, place, now, newest) if waits else "",
            sheet_view.preview(screen, opened.sheet),
            gr.update(visible=waits and not newest.mine),
            typed,
        ]

    return open_review


def _head(screen: Screen, place: Place, title: str, newest: HistoryLine) -> str:
    facts = [screen.t(f"language-{place.language.value}"), *sheet_view.version_facts(screen, newest)]
    ways = [link(screen.t("desk-back"), screen.url("desk"))]
    ways.append(link(screen.t("write-versions"), place.url(screen, "versions")))
    said: tuple[Markup, ...] = ()
    if newest.state is not PatternState.SUBMITTED:
        said = (tag("p", screen.t("review-nothing"), css="notice calm"),)
    elif newest.mine:
        said = (tag("p", screen.t("review-own"), css="notice calm"),)
        ways.append(link(screen.t("review-change"), place.url(screen, "write")))
    else:
        ways.append(link(screen.t("review-write"), place.url(screen, "write")))
    mark = place.mark(newest.number)
    parts = (tag("h1", title or screen.t("write-untitled")), tag("p", " · ".join(facts), css="meta", id=mark))
    return str(block(tag("p", *ways, css="ways"), *parts, *said))


def _changes(screen: Screen, person: Person, place: Place, now: HistoryLine | None, new: HistoryLine) -> str:
    title = tag("h2", screen.t("review-changes"))
    if now is None:
        return str(block(title, tag("p", screen.t("review-all-new"))))
    lines = compare(screen.app, person, place.pattern_id, place.language, now.number, new.number)
    heads = (
        screen.t("review-now", number=now.number),
        screen.t("review-offered", number=new.number),
    )
    return str(title) + str(comparison(screen, lines, *heads))


def _approver(screen: Screen) -> Any:
    def approve_it(person: Person, request: gr.Request, number: int, remark: str) -> list[Any]:
        place = place_of(screen, request)
        args = (place.pattern_id, place.language, int(number or 0))
        try:
            approve(screen.app, person, *args, remark or "")
        except Stale as error:
            raise _Decided("the version was decided or overtaken") from error
        return [_onward(screen, person, place, number, "approved")]

    return approve_it


def _returner(screen: Screen) -> Any:
    def send_it_back(person: Person, request: gr.Request, number: int, remark: str) -> list[Any]:
        place = place_of(screen, request)
        args = (place.pattern_id, place.language, int(number or 0))
        try:
            send_back(screen.app, person, *args, remark or "")
        except Empty as error:
            raise _NoRemark("a remark tells the author what to change") from error
        except Stale as error:
            raise _Decided("the version was decided or overtaken") from error
        return [_onward(screen, person, place, number, "returned")]

    return send_it_back


def _onward(screen: Screen, person: Person, place: Place, number: int, done: str) -> str:
    drafts.put(screen.app, person, f"{place.drafts}{number}/{_REMARK}", "")
    return go(screen.url("desk", done=done), screen.t("go-on"))


class _NoRemark(Empty):
    key = "review-no-remark"


class _Decided(Stale):
    key = "review-decided"
