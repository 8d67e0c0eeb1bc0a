"""One's own reflections: find, read, continue, take along."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.domain.people import Person
from assistant.domain.reflections import Listed, Status
from assistant.services import reflections
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn.start import where_to_go_on
from assistant.ui.learn.talk_view import method_name

_A_PAGE = 20


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "reflections") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(str(tag("h1", screen.t("reflections-title"))))
        with gr.Row(elem_classes=["acts", "search"]):
            words = gr.Textbox(label=screen.t("reflections-search"), max_lines=1, elem_id="search", scale=4)
            search = gr.Button(screen.t("search"), elem_id="search-go", scale=1)
        shown = gr.Number(value=_A_PAGE, visible=False, precision=0)
        found = html(elem_id="found")
        more = gr.Button(screen.t("show-more"), visible=False, elem_id="more")
        take = html(elem_id="take")
    all_shown = [frame.header, found, more, shown, take]
    bind(screen, blocks.load, "open_reflections", _opener(screen), [], all_shown, frame.notice)
    for trigger in (search.click, words.submit):
        bind(screen, trigger, "search_reflections", _searcher(screen), [words], all_shown, frame.notice)
    bind(screen, more.click, "more_reflections", _more(screen), [words, shown], all_shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_reflections(person: Person, request: gr.Request) -> list[Any]:
        shown = _shown(screen, person, "", _A_PAGE)
        for key in ("paused", "deleted"):
            if asked_for(request, key):
                shown[1] = str(tag("p", screen.t(f"reflections-{key}"), css="notice calm")) + shown[1]
        return shown

    return open_reflections


def _searcher(screen: Screen) -> Any:
    def search(person: Person, request: gr.Request, words: str) -> list[Any]:
        return _shown(screen, person, words or "", _A_PAGE)

    return search


def _more(screen: Screen) -> Any:
    def more(person: Person, request: gr.Request, words: str, shown: int) -> list[Any]:
        return _shown(screen, person, words or "", min(max(shown or 0, 0) + _A_PAGE, 500))

    return more


def _shown(screen: Screen, person: Person, words: str, limit: int) -> list[Any]:
    found = reflections.list_own(screen.app, person, words[:200], limit)
    if not found.total:
        key = "reflections-none-found" if words.strip() else "reflections-empty"
        text = str(
            block(tag("p", screen.t(key)), tag("p", link(screen.t("begin-one"), screen.url())), css="empty")
        )
    else:
        text = str(block(*(_line(screen, one) for one in found.listed), css="entries"))
    more = gr.update(visible=found.total > limit)
    take = _take(screen) if found.total and not words.strip() else ""
    return [header_for(screen, "reflections", person), text, more, limit, take]


def _line(screen: Screen, one: Listed) -> str:
    method = screen.app.library.method(one.method_id)
    name = method_name(screen, method) if method else one.method_id
    kept = one.status is Status.KEPT
    href = screen.url("reflection", id=one.id)
    day = screen.day(one.updated_at.date())
    state = "" if kept else " · " + screen.t("unfinished")
    ways = [link(screen.t("read"), href)]
    if not kept:
        ways.insert(0, link(screen.t("continue"), where_to_go_on(screen, one)))
    title = link(one.title or screen.t("untitled"), href, css="entry-title")
    return tag(
        "article",
        tag("h2", title),
        tag("p", f"{day} · {name}{state}", css="meta"),
        tag("p", *ways, css="ways"),
    )


def _take(screen: Screen) -> str:
    everything = [
        link(screen.t("take-all-markdown"), "/download/reflections.md?language=" + screen.tongue.language),
        link(screen.t("take-all-docx"), "/download/reflections.docx?language=" + screen.tongue.language),
    ]
    return str(block(tag("p", screen.t("take-all"), css="note"), tag("p", *everything, css="ways")))
