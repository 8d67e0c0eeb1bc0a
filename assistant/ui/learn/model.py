"""What a language model does here, whether one wants it, and what was sent to it for one reflection."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Reflection
from assistant.services import model_use
from assistant.services.guest import is_from_model
from assistant.services.model_ports import THIS_MACHINE, ModelCall
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "model") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(str(tag("h1", screen.t("model-title"))))
        what = html(elem_id="model-what")
        off = gr.Checkbox(label=screen.t("model-off"), visible=False, elem_id="model-off")
        sent = html(elem_id="model-sent")
    shown = [frame.header, what, off, sent]
    bind(screen, blocks.load, "open_model", _opener(screen), [], shown, frame.notice)
    bind(screen, off.input, "switch_model", _switcher(screen), [off], [what], frame.notice)


def note(screen: Screen, reflection_id: str = "") -> Markup:
    """One line that says that there is a model and where words go, and the way to more; else empty."""
    guest = screen.app.guest
    if guest is None:
        return Markup("")
    query = {"id": reflection_id} if reflection_id else {}
    more = link(screen.t("model-more"), screen.url("model", "learn", **query))
    return tag("p", screen.t("model-note", place=_place(screen, guest.model.place)), " ", more, css="note")


def worded(screen: Screen, reflection: Reflection, exchange: Exchange) -> Markup:
    """Below a question that a model worded: that it did, and the way to what was sent."""
    if not is_from_model(exchange):
        return Markup("")
    name = exchange.wording.removeprefix("model:").rpartition(" ")[0]
    way = link(screen.t("model-see-sent"), screen.url("model", "learn", id=reflection.id))
    return tag("p", screen.t("model-worded", model=name), " ", way, css="meta worded")


def _opener(screen: Screen) -> Any:
    def open_model(person: Person, request: gr.Request) -> list[Any]:
        choice = model_use.model_choice(screen.app, person)
        reflection_id = ReflectionId(asked_for(request, "id"))
        sent = _sent(screen, person, reflection_id) if reflection_id else ""
        switch = gr.update(visible=choice is not None, value=bool(choice and choice.off))
        return [header_for(screen, "model", person), _what(screen, choice), switch, sent]

    return open_model


def _switcher(screen: Screen) -> Any:
    def switch(person: Person, request: gr.Request, off: bool) -> list[Any]:
        model_use.switch_model(screen.app, person, bool(off))
        told = tag("p", screen.t("model-is-off" if off else "model-is-on"), css="notice calm")
        return [str(told) + _what(screen, model_use.model_choice(screen.app, person))]

    return switch


def _what(screen: Screen, choice: model_use.ModelChoice | None) -> str:
    if choice is None:
        return str(block(tag("p", screen.t("model-none"))))
    which = screen.t("model-which", model=choice.model, place=_place(screen, choice.place))
    return str(block(tag("p", screen.t("model-what")), tag("p", which), tag("p", screen.t("model-goes"))))


def _sent(screen: Screen, person: Person, reflection_id: ReflectionId) -> str:
    """Every call for this reflection; its title leads back to it."""
    calls = model_use.what_was_sent(screen.app, person, reflection_id)
    parts = [tag("h2", screen.t("model-sent-title"))]
    parts += [_call(screen, call) for call in calls] or [tag("p", screen.t("model-sent-none"))]
    back = link(screen.t("model-back"), screen.url("reflect", id=reflection_id))
    return str(block(*parts, tag("p", back, css="ways"), css="entries"))


def _call(screen: Screen, call: ModelCall) -> Markup:
    at = f"{screen.day(call.at.date())}, {call.at:%H:%M} UTC"
    where = screen.t("model-call", model=call.model, place=_place(screen, call.place), prompt=call.prompt)
    kind = model_use.came_of(call)
    parts = [tag("p", f"{at} · {where}", css="meta"), tag("p", screen.t(f"model-outcome-{kind}"), css="meta")]
    if kind != "not-sent":
        parts += [tag("h3", screen.t("model-sent")), tag("p", call.sent, css="mine")]
    if call.received:
        parts += [tag("h3", screen.t("model-received")), tag("p", call.received, css="mine")]
    return tag("article", *parts)


def _place(screen: Screen, place: str) -> str:
    """Where it goes, in the person's language where it goes nowhere."""
    return screen.t("model-here") if place == THIS_MACHINE else place
