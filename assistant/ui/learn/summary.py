"""The end: one's own sentences by stage to edit, one or two plans, a question for someone; then keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import gradio as gr

from assistant.domain.ids import ReflectionId
from assistant.domain.intentions import Plan
from assistant.domain.methods import MOST_STAGES
from assistant.domain.people import Person
from assistant.domain.reflections import Mode, Reflection, StageSummary, Status, Summary
from assistant.errors import BadValue, Stale
from assistant.services import drafts, reflections
from assistant.services.summaries import keep
from assistant.services.wording import statement
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import link, tag
from assistant.ui.kit.page import go, header_for, html, page, stay
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.learn import talk_view

_PLANS = 2
_PLAN_PARTS = ("cue", "action", "date", "helper")
_PARTS_AFTER_STAGES = _PLANS * len(_PLAN_PARTS) + 2


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "summary") as frame, gr.Column(elem_classes=["main", "narrow"]):
        heading = html()
        version = gr.Number(visible=False, precision=0)
        stages = [_stage_field(n) for n in range(1, MOST_STAGES + 1)]
        html(
            str(tag("h2", screen.t("summary-plans")))
            + str(tag("p", screen.t("summary-plans-note"), css="meta"))
        )
        plans = [part for n in range(1, _PLANS + 1) for part in _plan_fields(screen, n)]
        html(str(tag("h2", screen.t("summary-question"))))
        question = _line(screen.t("summary-question-text"), "question")
        whom = _line(screen.t("summary-question-whom"), "whom")
        with gr.Row(elem_classes=["acts", "sends"]):
            kept = gr.Button(screen.t("summary-keep"), variant="primary", elem_id="keep")
            later = gr.Button(screen.t("answer-later"), elem_id="keep-later")
        questions = html()
    fields = [*stages, *plans, question, whom]
    shown = [frame.header, frame.onward, heading, questions, version, *fields]
    bind(screen, blocks.load, "open_summary", _opener(screen), [], shown, frame.notice)
    bind(screen, kept.click, "keep", _keeper(screen), [version, *fields], shown, frame.notice)
    bind(screen, later.click, "keep_later", _later(screen), fields, [frame.onward], frame.notice)


def _stage_field(number: int) -> Any:
    return gr.Textbox(
        label="…",
        lines=2,
        max_lines=20,
        visible=False,
        elem_id=f"stage-{number}",
        elem_classes=[f"draft-stage-{number}"],
    )


def _line(label: str, place: str, **options: Any) -> Any:
    css = [f"draft-{place}", *options.pop("css", [])]
    return gr.Textbox(label=label, lines=1, max_lines=4, elem_id=place, elem_classes=css, **options)


def _plan_fields(screen: Screen, number: int) -> list[Any]:
    with gr.Accordion(screen.t(f"summary-plan-{number}"), open=number == 1, elem_classes=["plan"]):
        return [
            _line(screen.t("plan-cue"), f"plan-{number}-cue"),
            _line(screen.t("plan-action"), f"plan-{number}-action"),
            gr.Textbox(
                label=screen.t("plan-date"),
                max_lines=1,
                elem_id=f"plan-{number}-date",
                elem_classes=["is-date", f"draft-plan-{number}-date"],
            ),
            _line(screen.t("plan-helper"), f"plan-{number}-helper"),
        ]


def _opener(screen: Screen) -> Any:
    def open_summary(person: Person, request: gr.Request) -> list[Any]:
        reflection = reflections.read_own(screen.app, person, ReflectionId(asked_for(request, "id")))
        return _shown(screen, person, reflection)

    return open_summary


def _keeper(screen: Screen) -> Any:
    def keep_it(person: Person, request: gr.Request, version: int, *texts: str) -> list[Any]:
        reflection_id = ReflectionId(asked_for(request, "id"))
        reflection = reflections.read_own(screen.app, person, reflection_id)
        edited = _edited(screen, reflection, texts)
        try:
            kept = keep(screen.app, person, reflection_id, edited, int(version or 0))
        except Stale:
            return _after_another_tab(screen, person, reflection_id, texts)
        onward = go(screen.url("reflection", id=kept.id, kept="1"), screen.t("go-on"))
        return [gr.skip(), onward, *[gr.skip()] * (3 + MOST_STAGES + _PARTS_AFTER_STAGES)]

    return keep_it


def _later(screen: Screen) -> Any:
    def keep_later(person: Person, request: gr.Request, *texts: str) -> list[Any]:
        reflection_id = ReflectionId(asked_for(request, "id"))
        reflections.read_own(screen.app, person, reflection_id)
        for place, text in zip(_places(), texts, strict=True):
            drafts.put(screen.app, person, f"{reflection_id}/{place}", text or "")
        return [go(screen.url("reflections", paused="1"), screen.t("go-on"))]

    return keep_later


def _after_another_tab(
    screen: Screen, person: Person, reflection_id: ReflectionId, typed: tuple[str, ...]
) -> list[Any]:
    reflection = reflections.read_own(screen.app, person, reflection_id)
    shown = _shown(screen, person, reflection)
    if shown[1]:
        return stay(screen, shown, "error-stale-form")
    shown[2] = str(tag("p", screen.t("error-stale-form"), css="notice")) + shown[2]
    fields = [
        gr.update(**{**field, "value": text}) if (text or "").strip() else field
        for field, text in zip(shown[5:], typed, strict=True)
    ]
    return [*shown[:5], *fields]


def _shown(screen: Screen, person: Person, reflection: Reflection) -> list[Any]:
    header = header_for(screen, "summary", person)
    if reflection.summary is None or reflection.status not in (Status.SUMMARY, Status.KEPT):
        where = "form" if reflection.mode is Mode.FORM else "reflect"
        onward = go(screen.url(where, id=reflection.id), screen.t("go-on"))
        return [header, onward, *[gr.skip()] * (3 + MOST_STAGES + _PARTS_AFTER_STAGES)]
    intro = statement(screen.app.library, reflection.tongue, "summary_intro", reflection.id, {})
    heading = [*talk_view.heading(screen, reflection), tag("p", intro, css="q")]
    typed = drafts.under(screen.app, person, f"{reflection.id}/")
    kept = dict(zip(_places(), _values(reflection), strict=True))
    fields = [
        gr.update(value=typed.get(f"{reflection.id}/{place}", value), **_option(screen, reflection, place))
        for place, value in kept.items()
    ]
    head = "".join(str(part) for part in heading)
    return [header, "", head, _ways(screen, reflection), reflection.version, *fields]


def _ways(screen: Screen, reflection: Reflection) -> str:
    """To one's own sentences, sorted; and, of a conversation that is not kept yet, back to its questions."""
    ways = [talk_view.way_to_contents(screen, reflection)]
    if reflection.mode is Mode.CHAT and reflection.status is not Status.KEPT:
        back = screen.url("reflect", id=reflection.id, back="1")
        ways.append(link(screen.t("summary-back"), back))
    return str(tag("p", *ways, css="ways"))


def _places() -> list[str]:
    stages = [f"stage-{n}" for n in range(1, MOST_STAGES + 1)]
    plans = [f"plan-{n}-{part}" for n in range(1, _PLANS + 1) for part in _PLAN_PARTS]
    return [*stages, *plans, "question", "whom"]


def _values(reflection: Reflection) -> list[str]:
    summary = reflection.summary or Summary()
    stages = ["\n".join(stage.sentences) for stage in summary.stages]
    stages += [""] * (MOST_STAGES - len(stages))
    plans = [*summary.plans, *[Plan()] * (_PLANS - len(summary.plans))]
    parts = [
        value
        for plan in plans[:_PLANS]
        for value in (plan.cue, plan.action, plan.date.isoformat() if plan.date else "", plan.helper)
    ]
    return [*stages, *parts, summary.question, summary.question_for]


def _option(screen: Screen, reflection: Reflection, place: str) -> dict[str, Any]:
    """Which stage fields are there and what they are called."""
    if not place.startswith("stage-"):
        return {}
    stages = reflection.summary.stages if reflection.summary else ()
    number = int(place.removeprefix("stage-"))
    if number > len(stages):
        return {"visible": False}
    method = screen.app.library.method(reflection.method_id)
    return {"visible": True, "label": talk_view.stage_title(screen, method, stages[number - 1].stage)}


def _edited(screen: Screen, reflection: Reflection, texts: tuple[str, ...]) -> Summary:
    """The summary as it stands in the fields."""
    known = reflection.summary or Summary()
    stages = tuple(
        StageSummary(stage.stage, tuple(line.strip() for line in (text or "").splitlines() if line.strip()))
        for stage, text in zip(known.stages, texts, strict=False)
    )
    parts = [(text or "").strip() for text in texts[MOST_STAGES:]]
    plans = [_plan(screen, parts[n * 4 : n * 4 + 4]) for n in range(_PLANS)]
    return replace(
        known,
        stages=stages,
        plans=tuple(plan for plan in plans if not plan.empty),
        question=parts[-2],
        question_for=parts[-1],
    )


def _plan(screen: Screen, parts: list[str]) -> Plan:
    cue, action, day, helper = parts
    return Plan(cue, action, _date(screen, day), helper)


def _date(screen: Screen, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = screen.app.plans.date(text, screen.tongue.language, screen.app.clock().date())
    if found is None:
        raise _NotADate("that is no date")
    return found


class _NotADate(BadValue):
    key = "error-date"
