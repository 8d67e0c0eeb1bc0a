"""What a reflection contains: the person's own sentences sorted, and a way to say that a label is wrong."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection, Status
from assistant.services import reflections
from assistant.services.contents import Contained, contents, object_to
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn import talk_view

#: A choice has room for so much of a sentence.
_LONGEST = 90


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "contents") as frame, gr.Column(elem_classes=["main", "narrow"]):
        lead = tag("p", screen.t("contents-lead"), css="meta")
        html(str(block(tag("h1", screen.t("contents-title")), lead)))
        told = html(elem_id="contents")
        with gr.Accordion(
            screen.t("contents-object"), open=False, visible=False, elem_id="object"
        ) as objecting:
            wrong = gr.CheckboxGroup([], label=screen.t("contents-which"), elem_id="wrong")
            with gr.Row(elem_classes=["acts"]):
                say = gr.Button(screen.t("contents-remember"), elem_id="remember")
        back = html()
    shown = [frame.header, told, objecting, wrong, back]
    bind(screen, blocks.load, "open_contents", _opener(screen), [], shown, frame.notice)
    bind(screen, say.click, "object_to_labels", _objector(screen), [wrong], shown, frame.notice)


def _opener(screen: Screen) -> Any:
    def open_contents(person: Person, request: gr.Request) -> list[Any]:
        return _shown(screen, person, ReflectionId(asked_for(request, "id")))

    return open_contents


def _objector(screen: Screen) -> Any:
    def say_wrong(person: Person, request: gr.Request, wrong: list[str]) -> list[Any]:
        reflection_id = ReflectionId(asked_for(request, "id"))
        object_to(screen.app, person, reflection_id, [str(one) for one in wrong or ()])
        return _shown(screen, person, reflection_id)

    return say_wrong


def _shown(screen: Screen, person: Person, reflection_id: ReflectionId) -> list[Any]:
    found = contents(screen.app, person, reflection_id)
    choices = [(f"{_name(screen, one)}: {_short(one.text)}", one.objection) for one in found]
    reflection = reflections.read_own(screen.app, person, reflection_id)
    return [
        header_for(screen, "contents", person),
        _sorted(screen, found),
        gr.update(visible=bool(found)),
        gr.update(choices=choices, value=[]),
        str(tag("p", _back(screen, reflection), css="ways")),
    ]


def _back(screen: Screen, reflection: Reflection) -> Markup:
    """To where they came from: where it goes on, or where one reads what was put aside or kept."""
    where = "reflection" if reflection.status is Status.PAUSED else talk_view.page_of(reflection)
    return link(screen.t("contents-back"), screen.url(where, id=reflection.id))


def _sorted(screen: Screen, found: tuple[Contained, ...]) -> str:
    if not found:
        return str(block(tag("p", screen.t("contents-empty")), css="empty"))
    parts: list[Markup] = []
    for element, sentences in groupby(found, key=lambda one: one.element):
        parts.append(tag("h2", screen.t(f"element-{element.value}")))
        parts += [tag("p", one.text, css="mine") for one in sentences]
    return str(block(*parts, css="entries"))


def _name(screen: Screen, one: Contained) -> str:
    return screen.t(f"element-{one.element.value}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
