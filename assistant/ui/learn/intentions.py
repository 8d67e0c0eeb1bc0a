"""Intentions: what came of the open ones, and what was before."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.ids import IntentionId
from assistant.domain.intentions import Intention, Outcome, to_ask_about
from assistant.domain.people import Person
from assistant.services import intentions
from assistant.services.wording import MOST_WORDS, plan_line, statement
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "intentions") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(str(tag("h1", screen.t("intentions-title"))))
        which = gr.Textbox(visible=False)
        with gr.Column(visible=False, elem_classes=["ask"]) as ask:
            question = html(elem_id="intention-question")
            outcome = gr.Radio(
                [(screen.t(f"outcome-{o.value}"), o.value) for o in Outcome],
                label=screen.t("outcome-label"),
                elem_id="outcome",
            )
            words = gr.Textbox(label=screen.t("outcome-words"), lines=2, max_lines=8, elem_id="outcome-words")
            with gr.Row(elem_classes=["acts", "sends"]):
                tell = gr.Button(screen.t("outcome-save"), variant="primary", elem_id="outcome-save")
        lists = html(elem_id="intention-lists")
    shown = [frame.header, which, ask, question, outcome, words, lists]
    bind(screen, blocks.load, "open_intentions", _opener(screen), [], shown, frame.notice)
    bind(screen, tell.click, "tell_outcome", _teller(screen), [which, outcome, words], shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_intentions(person: Person, request: gr.Request) -> list[Any]:
        return _shown(screen, person, asked_for(request, "id"))

    return open_intentions


def _teller(screen: Screen) -> Any:
    def tell(person: Person, request: gr.Request, which: str, outcome: str, words: str) -> list[Any]:
        intentions.tell_outcome(screen.app, person, IntentionId(which or ""), outcome or "", words or "")
        return _shown(screen, person, "")

    return tell


def _shown(screen: Screen, person: Person, wanted: str) -> list[Any]:
    known = intentions.all_intentions(screen.app, person)
    open_ones = [one for one in known if one.open]
    asked = next((one for one in open_ones if one.id == wanted), None)
    asked = asked or next(iter(to_ask_about(open_ones, screen.app.clock().date())), None)
    header = header_for(screen, "intentions", person)
    lists = _lists(screen, known)
    if asked is None:
        return [header, "", gr.update(visible=False), "", None, "", lists]
    fill = {"plan": _line(screen, asked)}
    question = statement(screen.app.library, screen.tongue, "last_time", asked.id, fill, MOST_WORDS)
    text = str(tag("p", question, css="q"))
    return [header, asked.id, gr.update(visible=True), text, None, "", lists]


def _lists(screen: Screen, known: list[Intention]) -> str:
    if not known:
        return str(
            block(
                tag("p", screen.t("intentions-empty")),
                tag("p", link(screen.t("begin-one"), screen.url())),
                css="empty",
            )
        )
    open_ones = [_open_one(screen, one) for one in known if one.open]
    told = [_told(screen, one) for one in known if not one.open]
    parts: list[str] = []
    if open_ones:
        parts += [tag("h2", screen.t("intentions-open")), *open_ones]
    if told:
        parts += [tag("h2", screen.t("intentions-told")), *told]
    return str(block(*parts, css="entries"))


def _open_one(screen: Screen, one: Intention) -> Markup:
    ways: list[str] = [link(screen.t("intention-tell"), screen.url("intentions", id=one.id))]
    if one.plan.date:
        href = f"/download/intention/{one.id}.ics?language={screen.tongue.language.value}"
        ways.append(link(screen.t("take-ics"), href))
    when = [tag("p", screen.day(one.plan.date), css="meta")] if one.plan.date else []
    return tag("article", tag("p", _line(screen, one), css="mine"), *when, tag("p", *ways, css="ways"))


def _told(screen: Screen, one: Intention) -> Markup:
    outcome = screen.t(f"outcome-{one.outcome.value}") if one.outcome else ""
    day = screen.day(one.outcome_at.date()) if one.outcome_at else ""
    meta = tag("p", " · ".join(part for part in (outcome, day) if part), css="meta")
    words = [tag("p", one.outcome_words)] if one.outcome_words else []
    return tag("article", tag("p", _line(screen, one), css="mine"), meta, *words)


def _line(screen: Screen, one: Intention) -> str:
    return plan_line(screen.app.library, screen.tongue, one.plan.cue, one.plan.action)
