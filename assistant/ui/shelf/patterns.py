"""The library's first page: a question that is answered as one types, and without one the shelf itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.domain.people import Person
from assistant.services.gaps import note_shown, pass_on
from assistant.services.patterns import list_patterns
from assistant.services.permissions import Action, may
from assistant.services.results import Results, Wanted, look_up
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf import narrowing, search

_LONGEST = 1_000


@dataclass(frozen=True)
class _Parts:
    """What of the page changes while one searches."""

    words: Any
    narrow: narrowing.Fields
    count: Any
    found: Any
    passing: Any
    question: Any
    suggested: Any
    told: Any

    @property
    def asked(self) -> list[Any]:
        """What is read."""
        return [self.words, *self.narrow.fields]

    @property
    def answered(self) -> list[Any]:
        """What an answer changes."""
        return [self.count, self.found, self.passing, self.question, self.suggested, self.told]


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(
            str(block(tag("h1", screen.t("library-title")), tag("p", screen.t("library-first"), css="meta")))
        )
        elsewhere = html(elem_id="elsewhere")
        parts, send = _parts(screen)
        kept = gr.Textbox(visible="hidden", elem_id="library-kept", show_label=False)
        go = gr.Button(visible="hidden", elem_id="library-go")
        rested = gr.Button(visible="hidden", elem_id="library-rested")
    opened = [frame.header, elsewhere, parts.narrow.situation, parts.count, parts.found]
    bind(screen, blocks.load, "open_library", _opener(screen), [], opened, frame.notice)
    asked, answered = parts.asked, parts.answered
    for trigger in (go.click, parts.words.submit, *(one.input for one in parts.narrow.fields)):
        handler = _searcher(screen)
        asking = [*asked, parts.suggested]
        bind(screen, trigger, "search_library", handler, asking, answered, frame.notice, as_typed=True)
    resumed = [parts.words, *parts.narrow.shown, *answered]
    args = ("resume_search", _resumer(screen), [kept], resumed, frame.notice)
    bind(screen, kept.change, *args, as_typed=True)
    bind(screen, rested.click, "note_shown", _noter(screen), asked, [], frame.notice, as_typed=True)
    passed = [parts.told, parts.passing]
    bind(screen, send.click, "pass_on_question", _passer(screen), [parts.question], passed, frame.notice)


def _parts(screen: Screen) -> tuple[_Parts, Any]:
    words = gr.Textbox(
        label=screen.t("library-search"),
        info=screen.t("library-search-note"),
        max_lines=4,
        elem_id="library-search",
    )
    narrow = narrowing.build(screen)
    waits = (tag("p", screen.t("found-busy"), css="meta"), tag("p", screen.t("found-busy-long"), css="long"))
    html(str(block(*waits)), elem_id="library-busy")
    count = html(elem_id="library-count")
    found = html(elem_id="library-found")
    told = html(elem_id="told")
    with gr.Accordion(screen.t("pass-on-title"), open=False, visible=False, elem_id="pass-on") as passing:
        html(str(tag("p", screen.t("pass-on-note"), css="meta")))
        question = gr.Textbox(label=screen.t("pass-on-words"), lines=2, elem_id="pass-on-words")
        send = gr.Button(screen.t("pass-on-go"), variant="primary", elem_id="pass-on-go")
    suggested = gr.Textbox(visible="hidden", show_label=False)
    return _Parts(words, narrow, count, found, passing, question, suggested, told), send


def _opener(screen: Screen) -> Any:
    def open_library(person: Person, request: gr.Request) -> list[Any]:
        rows = list_patterns(screen.app, person, screen.tongue.language)
        situations = gr.update(choices=narrowing.situations(screen, rows))
        return [
            header_for(screen, "", person),
            _elsewhere(screen, person),
            situations,
            *_shelf(screen, person, Wanted("")),
        ]

    return open_library


def _shelf(screen: Screen, person: Person, wanted: Wanted) -> list[str]:
    """How much stands on the shelf, and the shelf."""
    shown = search.shelf(screen, person, wanted)
    return [shown.count, shown.entries]


def _elsewhere(screen: Screen, person: Person) -> str:
    """The ways to the documents and, for those who write and review, to the desk."""
    ways = [link(screen.t("documents-title"), screen.url("documents"))]
    if may(person, Action.REVIEW_PATTERNS):
        ways.append(link(screen.t("library-desk"), screen.url("desk")))
    return str(tag("p", *ways, css="ways"))


def _searcher(screen: Screen) -> Any:
    def search_library(person: Person, request: gr.Request, words: str, *rest: str) -> list[Any]:
        *narrow, suggested = rest
        return _answer(screen, person, narrowing.wanted((words or "")[:_LONGEST], *narrow), suggested)

    return search_library


def _resumer(screen: Screen) -> Any:
    def resume(person: Person, request: gr.Request, kept: str) -> list[Any]:
        """What stood here before one went on to read, as the browser kept it for this page."""
        wanted = narrowing.from_kept(kept or "")
        return [wanted.words, *narrowing.filled(wanted), *_answer(screen, person, wanted)]

    return resume


def _answer(screen: Screen, person: Person, wanted: Wanted, suggested: str = "") -> list[Any]:
    results = look_up(screen.app, person, wanted, screen.tongue.language)
    kept = str(tag("a", "", css="kept-search", href=f"#{narrowing.kept(wanted)}"))
    if wanted.asks:
        said, found = search.count(screen, results), search.found(screen, wanted, results)
    else:
        said, found = _shelf(screen, person, wanted)
    return [said, found + kept, *_passing(wanted, wanted.asks and results.weak, suggested), ""]


def _passing(wanted: Wanted, offered: bool, suggested: str) -> list[Any]:
    """Whether the question may be passed on, its words, and which words were suggested.

    The same search answered again leaves alone what the person has opened and changed since.
    """
    if offered and wanted.words == suggested:
        return [gr.skip(), gr.skip(), suggested]
    words = wanted.words if offered else ""
    return [gr.update(visible=offered, open=False), words, words]


def _noter(screen: Screen) -> Any:
    def note(person: Person, request: gr.Request, words: str, *narrow: str) -> list[Any]:
        """The page calls this when results stood for a while: then somebody has seen them."""
        wanted = narrowing.wanted((words or "")[:_LONGEST], *narrow)
        results: Results = look_up(screen.app, person, wanted, screen.tongue.language)
        if not results.weak:
            note_shown(screen.app, person, (one.origin.source for one in results.found))
        return []

    return note


def _passer(screen: Screen) -> Any:
    def pass_on_question(person: Person, request: gr.Request, question: str) -> list[Any]:
        pass_on(screen.app, person, question or "", screen.tongue.language)
        told = str(tag("p", screen.t("pass-on-done"), css="notice calm"))
        return [told, gr.update(visible=False)]

    return pass_on_question
