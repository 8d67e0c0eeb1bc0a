"""One reflection to read back, like a page of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.ids import ReflectionId
from assistant.domain.intentions import Plan
from assistant.domain.passages import PassageId, SourceKind
from assistant.domain.people import Person
from assistant.domain.reflections import PLANNING, QUESTION, Exchange, Reflection, Status, Summary
from assistant.services import reflections
from assistant.services.citing import landing
from assistant.services.intentions import all_intentions
from assistant.services.publishing import ANSWERS
from assistant.services.stopping import stop_in_kept
from assistant.services.wording import plan_line, statement
from assistant.ui.kit.cited import cited_lines
from assistant.ui.kit.events import bind
from assistant.ui.kit.landing import changed, print_button
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn import talk_view


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "reflection") as frame, gr.Column(elem_classes=["main", "narrow"]):
        text = html(elem_id="reading")
        with gr.Accordion(screen.t("delete-title"), open=False, visible=False, elem_id="delete") as parting:
            html(str(tag("p", screen.t("delete-note"))))
            sure = gr.Checkbox(label=screen.t("delete-sure"), value=False, elem_id="delete-sure")
            delete = gr.Button(screen.t("delete-for-good"), elem_id="delete-go")
    shown = [frame.header, frame.onward, text, sure, parting]
    bind(screen, blocks.load, "open_reflection", _opener(screen), [], shown, frame.notice)
    bind(screen, delete.click, "delete_reflection", _deleter(screen), [sure], shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_reflection(person: Person, request: gr.Request) -> list[Any]:
        reflection = reflections.read_own(screen.app, person, ReflectionId(asked_for(request, "id")))
        led = _led(screen, person, request, reflection)
        text = _reading(screen, person, reflection, led, just_kept=bool(asked_for(request, "kept")))
        return [header_for(screen, "reflection", person), "", text, False, gr.update(visible=True)]

    return open_reflection


def _deleter(screen: Screen) -> Any:
    def delete(person: Person, request: gr.Request, sure: bool) -> list[Any]:
        if not sure:
            notice = str(tag("p", screen.t("delete-tick-first"), css="notice"))
            return [gr.skip(), notice, *[gr.skip()] * 3]
        reflections.delete(screen.app, person, ReflectionId(asked_for(request, "id")))
        onward = go(screen.url("reflections", deleted="1"), screen.t("go-on"))
        return [gr.skip(), onward, "", False, gr.skip()]

    return delete


@dataclass
class _Led:
    """The passage somebody was led to by a search of their own words; `met` once it is on the page."""

    anchor: str = ""
    text: str = field(default="", repr=False)
    met: bool = False
    gone: bool = False

    def mine(self, anchor: str, words: str) -> Markup:
        """What the person wrote, marked if it is that passage."""
        if not self.text or anchor != self.anchor:
            return tag("p", words, css="mine")
        marked, there = cited_lines(words, self.text, first=not self.met)
        self.met = self.met or there
        return tag("p", marked, css="mine")


def _led(screen: Screen, person: Person, request: gr.Request, reflection: Reflection) -> _Led:
    wanted = PassageId(asked_for(request, "passage"))
    if not wanted:
        return _Led()
    passage = landing(screen.app, person, wanted, SourceKind.REFLECTION, reflection.id)
    return _Led(passage.anchor, passage.text) if passage else _Led(gone=True)


def _reading(screen: Screen, person: Person, reflection: Reflection, led: _Led, *, just_kept: bool) -> str:
    parts: list[str] = []
    if just_kept and reflection.status is Status.KEPT:
        stop = stop_in_kept(screen.app, reflection)
        parts.append(
            talk_view.hurts(screen, stop) if stop else tag("p", _goodbye(screen, reflection), css="q")
        )
    parts += [*talk_view.heading(screen, reflection), *_summary(screen, reflection, led)]
    parts += [_ways(screen, person, reflection), print_button(screen)]
    parts.append(_conversation(screen, reflection, led))
    told = [changed(screen)] if led.gone or (led.text and not led.met) else []
    return str(block(*told, *parts, css="reading"))


def _goodbye(screen: Screen, reflection: Reflection) -> str:
    plans = reflection.summary.plans if reflection.summary else ()
    day = next((plan.date for plan in plans if plan.date), None)
    if day is None:
        return statement(screen.app.library, screen.tongue, "goodbye", reflection.id, {})
    fill = {"date": screen.day(day)}
    return statement(screen.app.library, screen.tongue, "goodbye_with_date", reflection.id, fill)


def _summary(screen: Screen, reflection: Reflection, led: _Led) -> list[Markup]:
    summary = reflection.summary or Summary()
    method = screen.app.library.method(reflection.method_id)
    parts: list[Markup] = []
    for stage in summary.stages:
        if stage.sentences:
            parts.append(tag("h2", talk_view.stage_title(screen, method, stage.stage)))
            parts.append(led.mine(stage.stage, "\n".join(stage.sentences)))
    for plan in summary.plans:
        parts += [tag("h2", screen.t("intention")), led.mine(PLANNING, _plan(screen, plan))]
    if summary.question:
        whom = f" ({summary.question_for})" if summary.question_for else ""
        parts += [tag("h2", screen.t("summary-question")), led.mine(QUESTION, summary.question + whom)]
    return parts


def _plan(screen: Screen, plan: Plan) -> str:
    lines = [plan_line(screen.app.library, screen.tongue, plan.cue, plan.action)]
    if plan.date:
        lines.append(screen.day(plan.date))
    if plan.helper:
        lines.append(screen.t("plan-with", helper=plan.helper))
    return "\n".join(lines)


def _ways(screen: Screen, person: Person, reflection: Reflection) -> Markup:
    language = screen.tongue.language.value
    ways = []
    if reflection.status is Status.KEPT:
        ways.append(link(screen.t("change-summary"), screen.url("summary", id=reflection.id)))
    else:
        ways.append(link(screen.t("continue"), screen.url(talk_view.page_of(reflection), id=reflection.id)))
    if reflection.status in (Status.KEPT, Status.PAUSED):
        ways.append(talk_view.way_to_contents(screen, reflection))
    for ending, key in (("md", "take-markdown"), ("docx", "take-docx")):
        ways.append(link(screen.t(key), f"/download/reflection/{reflection.id}.{ending}?language={language}"))
    for intention in all_intentions(screen.app, person):
        if intention.reflection_id == reflection.id and intention.plan.date:
            href = f"/download/intention/{intention.id}.ics?language={language}"
            ways.append(link(screen.t("take-ics"), href))
    return tag("p", *ways, css="ways")


def _conversation(screen: Screen, reflection: Reflection, led: _Led) -> Markup:
    met = led.met
    said = [_turn(exchange, led) for exchange in reflection.exchanges if exchange.answer]
    if not said:
        return Markup("")
    opened = Markup(" open") if led.met and not met else Markup("")
    return Markup("<details class='whole'{}><summary>{}</summary>{}</details>").format(
        opened, screen.t("whole-conversation"), Markup("").join(said)
    )


def _turn(exchange: Exchange, led: _Led) -> Markup:
    answered = led.mine(ANSWERS + exchange.stage, exchange.answer or "")
    return Markup("").join((tag("p", exchange.text, css="q"), answered))
