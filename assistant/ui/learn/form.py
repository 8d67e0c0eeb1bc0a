"""The same questions on one page, for those who would rather fill in than talk."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.domain.ids import ReflectionId
from assistant.domain.methods import MOST_STAGES
from assistant.domain.people import Person
from assistant.domain.reflections import Mode, Reflection, Status
from assistant.errors import Stale
from assistant.services import drafts, reflections
from assistant.services.forms import save_form
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import tag
from assistant.ui.kit.page import go, header_for, html, page, stay
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn import talk_view

#: A field for each stage, and one for the occasion.
MOST_FIELDS = MOST_STAGES + 1


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "form") as frame, gr.Column(elem_classes=["main", "narrow"]):
        heading = html()
        version = gr.Number(visible=False, precision=0)
        fields = [
            gr.Textbox(
                label="…",
                lines=3,
                max_lines=20,
                visible=False,
                elem_id=f"field-{n}",
                elem_classes=["question", f"draft-{n}"],
            )
            for n in range(1, MOST_FIELDS + 1)
        ]
        with gr.Row(elem_classes=["acts", "sends"]):
            done = gr.Button(screen.t("form-done"), variant="primary", elem_id="form-done")
            later = gr.Button(screen.t("answer-later"), elem_id="form-later")
    shown = [frame.header, frame.onward, heading, version, *fields]
    bind(screen, blocks.load, "open_form", _opener(screen), [], shown, frame.notice)
    given = [version, *fields]
    bind(screen, done.click, "finish_form", _saver(screen, done=True), given, shown, frame.notice)
    bind(screen, later.click, "save_form", _saver(screen, done=False), given, shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_form(person: Person, request: gr.Request) -> list[Any]:
        reflection = reflections.read_own(screen.app, person, ReflectionId(asked_for(request, "id")))
        return _shown(screen, person, reflection)

    return open_form


def _saver(screen: Screen, done: bool) -> Any:
    def save(person: Person, request: gr.Request, version: int, *texts: str) -> list[Any]:
        reflection_id = ReflectionId(asked_for(request, "id"))
        answers = {n: text for n, text in enumerate(texts, 1) if text is not None}
        try:
            saved = save_form(screen.app, person, reflection_id, answers, int(version or 0), done)
        except Stale:
            return _after_another_tab(screen, person, reflection_id, texts)
        if saved.stop:
            shown = _shown(screen, person, saved.reflection)
            return [*shown[:2], talk_view.hurts(screen, saved.stop) + shown[2], *shown[3:]]
        where = screen.url("summary", id=reflection_id) if done else screen.url("reflections", paused="1")
        return [gr.skip(), go(where, screen.t("go-on")), *[gr.skip()] * (len(texts) + 2)]

    return save


def _after_another_tab(
    screen: Screen, person: Person, reflection_id: ReflectionId, typed: tuple[str, ...]
) -> list[Any]:
    """Another tab saved something else: say so, and leave what was typed here in its fields."""
    reflection = reflections.read_own(screen.app, person, reflection_id)
    shown = _shown(screen, person, reflection)
    if shown[1]:
        return stay(screen, shown, "error-stale-form")
    shown[2] = str(tag("p", screen.t("error-stale-form"), css="notice")) + shown[2]
    fields = [
        gr.update(**{**field, "value": text}) if (text or "").strip() else field
        for field, text in zip(shown[4:], typed, strict=True)
    ]
    return [*shown[:4], *fields]


def _shown(screen: Screen, person: Person, reflection: Reflection) -> list[Any]:
    if reflection.mode is not Mode.FORM or reflection.status is Status.KEPT:
        where = "reflection" if reflection.status is Status.KEPT else "reflect"
        onward = go(screen.url(where, id=reflection.id), screen.t("go-on"))
        return [header_for(screen, "form", person), onward, *[gr.skip()] * (MOST_FIELDS + 2)]
    typed = drafts.under(screen.app, person, f"{reflection.id}/")
    fields = [_field(screen, reflection, n, typed) for n in range(1, MOST_FIELDS + 1)]
    parts = [*talk_view.heading(screen, reflection), tag("p", screen.t("form-intro"), css="meta")]
    if any(exchange.answer for exchange in reflection.exchanges):
        parts.append(tag("p", talk_view.way_to_contents(screen, reflection), css="ways"))
    head = "".join(str(part) for part in parts)
    return [header_for(screen, "form", person), "", head, reflection.version, *fields]


def _field(screen: Screen, reflection: Reflection, number: int, typed: dict[str, str]) -> Any:
    exchange = reflection.exchange(number)
    if exchange is None:
        return gr.update(visible=False)
    kept = typed.get(f"{reflection.id}/{number}", exchange.answer or "")
    return gr.update(visible=True, label=exchange.text, value=kept)
