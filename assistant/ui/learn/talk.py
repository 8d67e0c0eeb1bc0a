"""The conversation: what was said, one question, one field, one filled button."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.domain.ids import ReflectionId
from assistant.domain.intentions import Outcome
from assistant.domain.people import Person
from assistant.domain.reflections import LAST_TIME, Mode, Reflection, Status
from assistant.errors import Stale
from assistant.services import conversation, drafts, going_on, reflections
from assistant.services.conversation import Given
from assistant.services.intentions import outcome_named
from assistant.services.stopping import Stop, said_last, stop_for
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import tag
from assistant.ui.kit.page import Frame, go, header_for, html, page, stay
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn import talk_view


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "reflect") as frame, gr.Row(elem_classes=["halves"]):
        with gr.Column(scale=3, elem_classes=["main"]):
            said = html(elem_id="talk")
            number = gr.Number(visible=False, precision=0)
            outcome = gr.Radio(
                [(screen.t(f"outcome-{o.value}"), o.value) for o in Outcome],
                label=screen.t("outcome-label"),
                visible=False,
                elem_id="outcome",
            )
            box = gr.Textbox(
                label=screen.t("your-answer"),
                placeholder=screen.t("own-words"),
                lines=4,
                max_lines=24,
                elem_id="answer",
                elem_classes=["draft-current"],
            )
            buttons = _buttons(screen)
        with gr.Column(scale=1, min_width=240, elem_classes=["side"]):
            where = html(elem_id="stages")
    ways = [buttons[name] for name in ("skip", "back", "go_on")]
    shown = [frame.header, frame.onward, said, where, number, outcome, box, *ways]
    _wire(screen, blocks, frame, buttons, shown)


def _buttons(screen: Screen) -> dict[str, Any]:
    with gr.Row(elem_classes=["acts", "sends"]):
        return {
            "answer": gr.Button(screen.t("answer-save"), variant="primary", elem_id="save"),
            "go_on": gr.Button(screen.t("stop-go-on"), elem_id="go-on", visible=False),
            "skip": gr.Button(screen.t("answer-skip"), elem_id="skip"),
            "back": gr.Button(screen.t("answer-back"), elem_id="back"),
            "pause": gr.Button(screen.t("answer-later"), elem_id="later"),
            "finish": gr.Button(screen.t("answer-finish"), elem_id="finish"),
        }


def _wire(screen: Screen, blocks: gr.Blocks, frame: Frame, buttons: dict[str, Any], shown: list[Any]) -> None:
    number, outcome, box = shown[4:7]
    given = [number, outcome, box]
    bind(screen, blocks.load, "open_talk", _opener(screen), [], shown, frame.notice)
    handlers = {
        "answer": _answerer(screen),
        "skip": _mover(screen, lambda person, rid, n: conversation.skip(screen.app, person, rid, n)),
        "go_on": _mover(screen, lambda person, rid, n: going_on.go_on(screen.app, person, rid)),
        "back": _mover(screen, lambda person, rid, n: conversation.go_back(screen.app, person, rid)),
        "pause": _mover(screen, lambda person, rid, n: conversation.pause(screen.app, person, rid)),
        "finish": _mover(screen, lambda person, rid, n: conversation.finish(screen.app, person, rid)),
    }
    for verb, handler in handlers.items():
        bind(screen, buttons[verb].click, verb, handler, given, shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_talk(person: Person, request: gr.Request) -> list[Any]:
        reflection_id = _id(request)
        if asked_for(request, "back"):
            conversation.reopen(screen.app, person, reflection_id)
        return _shown(screen, person, conversation.resume(screen.app, person, reflection_id))

    return open_talk


def _answerer(screen: Screen) -> Any:
    def answer(person: Person, request: gr.Request, number: int, outcome: str, text: str) -> list[Any]:
        outcome_named(outcome or "")
        words = text or _outcome_words(screen, outcome)
        try:
            given = Given(int(number or 0), words, outcome or "")
            reflection = going_on.answer_or_add(screen.app, person, _id(request), given)
        except Stale:
            return _after_another_tab(screen, person, _id(request), words)
        return _shown(screen, person, reflection)

    return answer


def _mover(screen: Screen, move: Any) -> Any:
    def moved(person: Person, request: gr.Request, number: int, outcome: str, text: str) -> list[Any]:
        reflection_id = _id(request)
        if (text or "").strip() and number:  # a draft, in case the next step goes wrong
            drafts.put(screen.app, person, f"{reflection_id}/{int(number)}", text)
        try:
            _added(screen, person, reflection_id, int(number or 0), text or "")
            reflection = move(person, reflection_id, int(number or 0))
        except Stale:
            return _after_another_tab(screen, person, reflection_id, text or "")
        return _shown(screen, person, reflection)

    return moved


def _added(screen: Screen, person: Person, reflection_id: ReflectionId, number: int, text: str) -> None:
    """What was typed where the conversation has stopped belongs to the answer, whatever is pressed."""
    said = said_last(reflections.read_own(screen.app, person, reflection_id))
    if text.strip() and said and said.number == number:
        going_on.add_words(screen.app, person, reflection_id, text)


def _outcome_words(screen: Screen, outcome: str) -> str:
    """A choice alone is an answer too: it is stored in the words of the choice."""
    return screen.t(f"outcome-{outcome}") if outcome in {o.value for o in Outcome} else ""


def _after_another_tab(screen: Screen, person: Person, reflection_id: ReflectionId, typed: str) -> list[Any]:
    """The other tab went on: show where things stand and leave what was typed here in the field."""
    reflection = conversation.resume(screen.app, person, reflection_id)
    shown = _shown(screen, person, reflection)
    if shown[1]:
        return stay(screen, shown, "error-stale")
    shown[2] = str(tag("p", screen.t("error-stale"), css="notice")) + shown[2]
    shown[6] = gr.update(value=typed or shown[6]["value"])
    return shown


def _shown(screen: Screen, person: Person, reflection: Reflection) -> list[Any]:
    """Everything the page shows for the state of the reflection."""
    current = reflection.current
    stop = stop_for(screen.app, reflection)
    if stop:
        return _stopped(screen, person, reflection, stop)
    if current is None or reflection.status is Status.PAUSED or reflection.mode is Mode.FORM:
        return [header_for(screen, "reflect", person), _onward(screen, reflection), *[gr.skip()] * 8]
    place = f"{reflection.id}/{current.number}"
    typed = drafts.under(screen.app, person, place).get(place, current.answer or "")
    asks_outcome = current.stage == LAST_TIME
    return [
        header_for(screen, "reflect", person),
        "",
        talk_view.said(screen, person, reflection),
        talk_view.where(screen, reflection),
        current.number,
        gr.update(visible=asks_outcome, value=None),
        gr.update(value=typed, label=screen.t("outcome-words" if asks_outcome else "your-answer")),
        gr.update(visible=True),
        gr.update(visible=True),
        gr.update(visible=False),
    ]


def _stopped(screen: Screen, person: Person, reflection: Reflection, stop: Stop) -> list[Any]:
    """When it hurts: what is said and whom to turn to, in place of a question; one may write on, or go on."""
    said = said_last(reflection)
    number = said.number if said else reflection.exchanges[-1].number
    place = f"{reflection.id}/{number}"
    typed = drafts.under(screen.app, person, place).get(place, "")
    return [
        header_for(screen, "reflect", person),
        "",
        talk_view.stopped(screen, person, reflection, stop),
        talk_view.where(screen, reflection),
        number,
        gr.update(visible=False, value=None),
        gr.update(value=typed, label=screen.t("stop-write-on")),
        gr.update(visible=False),
        gr.update(visible=False),
        gr.update(visible=True),
    ]


def _onward(screen: Screen, reflection: Reflection) -> str:
    if reflection.status is Status.PAUSED:
        return go(screen.url("reflections", paused="1"), screen.t("go-on"))
    if reflection.status is Status.KEPT:
        return go(screen.url("reflection", id=reflection.id), screen.t("go-on"))
    if reflection.mode is Mode.FORM and reflection.status is Status.OPEN:
        return go(screen.url("form", id=reflection.id), screen.t("go-on"))
    return go(screen.url("summary", id=reflection.id), screen.t("go-on"))


def _id(request: gr.Request) -> ReflectionId:
    return ReflectionId(asked_for(request, "id"))
