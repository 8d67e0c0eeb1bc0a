"""The first page: what do you come from, how much time, which way; and what waits."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.domain.ids import MethodId
from assistant.domain.intentions import Intention, to_ask_about
from assistant.domain.methods import MINUTES, Method
from assistant.domain.people import Person
from assistant.domain.reflections import Listed, Mode, Status
from assistant.errors import BadValue
from assistant.services import drafts, reflections
from assistant.services.ids import new_id
from assistant.services.intentions import open_intentions
from assistant.services.proposals import Proposal, propose
from assistant.services.reflections import Beginning
from assistant.services.wording import plan_line
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, listing, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import model

PROPOSE = "propose"
_SHOWN_UNFINISHED = 3


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "") as frame:
        begin_id = gr.Textbox(visible=False)
        html(str(tag("h1", screen.t("start-title"))))
        with gr.Row(elem_classes=["halves"]):
            with gr.Column(scale=3, elem_classes=["main"]):
                occasion, minutes, method, mode, proposal, begin = _begin_fields(screen)
            with gr.Column(scale=2, elem_classes=["side"]):
                waiting = html()
    opened = [frame.header, begin_id, occasion, waiting, proposal]
    bind(screen, blocks.load, "open_start", _opener(screen), [], opened, frame.notice)
    fields = [occasion, minutes, method]
    for changed in (occasion.blur, minutes.change, method.change):
        bind(screen, changed, "propose", _proposer(screen), fields, [proposal], frame.notice)
    begun = [begin_id, occasion, minutes, method, mode]
    bind(screen, begin.click, "begin", _beginner(screen), begun, [frame.onward], frame.notice)


def _begin_fields(screen: Screen) -> tuple[Any, ...]:
    occasion = gr.Textbox(
        label=screen.t("start-occasion"),
        placeholder=screen.t("start-occasion-hint"),
        lines=3,
        max_lines=12,
        elem_id="occasion",
        elem_classes=["draft-start"],
    )
    times = [(screen.t(f"minutes-{m}"), m) for m in MINUTES]
    minutes = gr.Radio(times, value=10, label=screen.t("start-time"), elem_id="minutes")
    method = gr.Dropdown(
        _methods(screen), value=PROPOSE, label=screen.t("start-method"), filterable=False, elem_id="method"
    )
    proposal = html(elem_id="proposal")
    modes = [(screen.t("mode-chat"), Mode.CHAT.value), (screen.t("mode-form"), Mode.FORM.value)]
    mode = gr.Radio(modes, value=Mode.CHAT.value, label=screen.t("start-mode"), elem_id="mode")
    begin = gr.Button(screen.t("start-begin"), variant="primary", elem_id="begin", elem_classes=["sends"])
    html(str(tag("p", screen.t("start-promise"), css="note") + model.note(screen)))
    return occasion, minutes, method, mode, proposal, begin


def _methods(screen: Screen) -> list[tuple[str, str]]:
    offered = [m for m in screen.app.library.methods() if screen.tongue.language in m.texts]
    return [(screen.t("method-propose"), PROPOSE), *((_name(screen, m), m.id) for m in offered)]


def _name(screen: Screen, method: Method) -> str:
    return method.texts[screen.tongue.language].name.for_(screen.tongue.address)


def _opener(screen: Screen) -> Any:
    def open_start(person: Person, request: gr.Request) -> list[Any]:
        kept = drafts.under(screen.app, person, "start").get("start", "")
        shown = _proposed(screen, person, kept, 10, PROPOSE) if kept else ""
        return [header_for(screen, "", person), new_id(), kept, _waiting(screen, person), shown]

    return open_start


def _proposer(screen: Screen) -> Any:
    def show_proposal(
        person: Person, request: gr.Request, occasion: str, minutes: int, method: str
    ) -> list[Any]:
        return [_proposed(screen, person, occasion or "", _minutes(minutes), method)]

    return show_proposal


def _beginner(screen: Screen) -> Any:
    def begin(
        person: Person,
        request: gr.Request,
        begin_id: str,
        occasion: str,
        minutes: int,
        method: str,
        mode: str,
    ) -> list[Any]:
        time, words = _minutes(minutes), occasion or ""
        chosen = method
        if method == PROPOSE:
            chosen = propose(screen.app, person, words[:2000], time, screen.tongue).method.id
        if mode not in {m.value for m in Mode}:
            raise BadValue("no such way of asking")
        beginning = Beginning(
            MethodId(chosen), time, screen.tongue, Mode(mode), words, screen.t("start-occasion"), begin_id
        )
        begun = reflections.begin(screen.app, person, beginning)
        where = "form" if begun.mode is Mode.FORM else "reflect"
        return [go(screen.url(where, id=begun.id), screen.t("go-on"))]

    return begin


def _minutes(value: object) -> int:
    """The minutes chosen; anything else is refused."""
    if isinstance(value, int) and value in MINUTES:
        return value
    raise BadValue("that time cannot be chosen")


def _proposed(screen: Screen, person: Person, occasion: str, minutes: int, method: str) -> str:
    if method != PROPOSE:
        known = screen.app.library.method(MethodId(method))
        if known is None or screen.tongue.language not in known.texts:
            raise BadValue("no such method")
        aim = known.texts[screen.tongue.language].aim.for_(screen.tongue.address)
        return str(block(tag("p", aim), css="aim"))
    if not occasion.strip():
        return ""
    return _proposal(screen, propose(screen.app, person, occasion[:2000], minutes, screen.tongue))


def _proposal(screen: Screen, proposal: Proposal) -> str:
    said = screen.t("start-proposal", method=_name(screen, proposal.method))
    return str(block(tag("p", tag("strong", said), " ", proposal.reason), css="aim"))


def _waiting(screen: Screen, person: Person) -> str:
    """What waits for the person: open intentions, unfinished reflections; or what this is, at first."""
    listed = reflections.list_own(screen.app, person, limit=20)
    intentions = open_intentions(screen.app, person)
    parts = [_intentions(screen, intentions), _unfinished(screen, list(listed.listed))]
    if not listed.total:
        parts = [block(tag("h2", screen.t("welcome-title")), tag("p", screen.t("welcome-learner")))]
    return "".join(str(part) for part in parts if part)


def _intentions(screen: Screen, intentions: list[Intention]) -> str:
    first = to_ask_about(intentions, screen.app.clock().date())
    if not first:
        return ""
    lines = [
        link(
            plan_line(screen.app.library, screen.tongue, i.plan.cue, i.plan.action), screen.url("intentions")
        )
        for i in first
    ]
    return block(
        tag("h2", screen.t("start-intentions")), listing(lines), tag("p", screen.t("start-intentions-note"))
    )


def _unfinished(screen: Screen, listed: list[Listed]) -> str:
    unfinished = [one for one in listed if one.status is not Status.KEPT][:_SHOWN_UNFINISHED]
    if not unfinished:
        return ""
    lines = [link(one.title or screen.t("untitled"), where_to_go_on(screen, one)) for one in unfinished]
    return block(tag("h2", screen.t("start-unfinished")), listing(lines))


def where_to_go_on(screen: Screen, one: Listed) -> str:
    """The page on which an unfinished reflection goes on."""
    if one.status is Status.SUMMARY:
        return screen.url("summary", id=one.id)
    return screen.url("form" if one.mode is Mode.FORM else "reflect", id=one.id)
