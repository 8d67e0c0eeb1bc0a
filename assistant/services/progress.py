"""What a reflection contains so far: the reading of its answers and how far its plans are. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.domain.elements import Closing, Element, Reading, ReadSentence
from assistant.domain.ids import StageId
from assistant.domain.intentions import Plan
from assistant.domain.methods import Method
from assistant.domain.planning import (
    ACTION,
    ANOTHER,
    CUE,
    DATE,
    DATE_WHICH,
    FIRST,
    HELPER,
    PLAN,
    SECOND,
    PlanProgress,
)
from assistant.domain.reflections import LAST_TIME, OFFER, OPENING, PLANNING, QUESTION, Exchange, Reflection
from assistant.services.application import Application

#: A second plan is offered when there is time for it.
_MINUTES_FOR_A_SECOND_PLAN = 20
#: Whoever is called away for an hour has not reflected for an hour. Minutes.
_LONGEST_SILENCE: Final = 4.0
_THEN: Final = re.compile(r"(?<!\w)(?:dan|dann|then)\W+$", re.IGNORECASE)


def read_stage(app: Application, reflection: Reflection, stage: StageId) -> Reading:
    """What the answers of a stage contain, together with what the person came with."""
    opening = () if stage == OPENING else reflection.answers(OPENING)
    return _together(app, reflection, [*opening, *reflection.answers(stage)])


def read_alone(app: Application, reflection: Reflection, stage: StageId) -> Reading:
    """What the answers of a stage contain by themselves."""
    return _together(app, reflection, reflection.answers(stage))


def read_whole(app: Application, reflection: Reflection) -> Reading:
    """What everything contains that they said about their occasion; plans, old and new, are left out."""
    told = [e for e in reflection.exchanges if e.stage not in (LAST_TIME, PLANNING, QUESTION) and e.answer]
    reading = _together(app, reflection, [e.answer or "" for e in told])
    last = next((e.answer for e in reversed(reflection.exchanges) if e.answer), "")
    closing = app.reader.read(last, reflection.tongue.language).closing if last else Closing.NOT_YET
    return replace(reading, closing=closing)


def minutes_used(reflection: Reflection) -> float:
    """How long the person has been at it, in minutes; a long silence counts as a short one."""
    spent = (
        min((e.answered_at - e.asked_at).total_seconds() / 60, _LONGEST_SILENCE)
        for e in reflection.exchanges
        if e.answered_at is not None
    )
    return sum(max(0.0, minutes) for minutes in spent)


def _together(app: Application, reflection: Reflection, answers: Sequence[str]) -> Reading:
    readings = [app.reader.read(answer, reflection.tongue.language) for answer in answers]
    telling = (reading for reading in readings if not reading.dont_know)
    wrong = reflection.objections
    return Reading(
        tuple(sentence.without(wrong) for reading in telling for sentence in reading.sentences),
        dont_know=bool(readings) and readings[-1].dont_know,
        closing=readings[-1].closing if readings else Closing.NOT_YET,
        conflict=any(reading.conflict for reading in readings),
    )


#: Where nothing is planned.
NO_PLANS: Final = (PlanProgress(FIRST, Plan(), frozenset(), declined=True),)


def plans_of(app: Application, method: Method, reflection: Reflection) -> tuple[PlanProgress, ...]:
    """How far the plans are: the first, and the second once the first is there and time allows."""
    first = _progress(app, reflection, FIRST)
    if PLAN not in first.asked and not first.declined:
        first = replace(first, plan=_already_planned(app, method, reflection, first.plan))
    if first.plan.empty or reflection.minutes < _MINUTES_FOR_A_SECOND_PLAN:
        return (first,)
    return (first, _progress(app, reflection, SECOND))


def question_of(app: Application, reflection: Reflection) -> tuple[str, str]:
    """The question for someone and who that is; empty when there is none."""
    answers = [e.answer or "" for e in reflection.exchanges if e.stage == QUESTION]
    question = answers[0] if answers else ""
    if not question or said_no(app, reflection, question):
        return "", ""
    return question, answers[1] if len(answers) > 1 else ""


def said_no(app: Application, reflection: Reflection, text: str) -> bool:
    """Whether an answer to an optional question means *none*."""
    return app.plans.nothing(text, reflection.tongue.language)


def _already_planned(app: Application, method: Method, reflection: Reflection, plan: Plan) -> Plan:
    """An if-then plan already written in the last stage, or to an offer, is not asked for again."""
    stages = method.stages_for(reflection.minutes)
    language = reflection.tongue.language
    last = reflection.answers(stages[-1].id) if stages else ()
    for answer in reversed((*last, *reflection.answers(OFFER))):
        for sentence in app.reader.read(answer, language).sentences:
            found = app.plans.plan(sentence.text, language)
            if found.cue and found.action and _meant(sentence, found):
                return replace(plan, cue=plan.cue or found.cue, action=plan.action or found.action)
    return plan


def _meant(sentence: ReadSentence, plan: Plan) -> bool:
    """Whether it is a plan and not a habit (`I go quiet when people are cross`): read as an intention and
    nothing else, or with its *then* before the action."""
    words = sentence.text.rstrip()
    before = words[: max(0, words.casefold().find(plan.action.casefold()))]
    meant = sentence.elements == {Element.INTENTION} or _THEN.search(before) is not None
    return meant and not words.endswith("?")


def _progress(app: Application, reflection: Reflection, about: str) -> PlanProgress:
    progress = PlanProgress(about, Plan(), frozenset())
    for exchange in reflection.exchanges:
        if exchange.stage == PLANNING and exchange.about == about and exchange.answer is not None:
            progress = _with_answer(app, reflection, progress, exchange)
    return progress


def _with_answer(
    app: Application, reflection: Reflection, progress: PlanProgress, exchange: Exchange
) -> PlanProgress:
    name, text = exchange.asked.split("/")[1], (exchange.answer or "").strip()
    asked = progress.asked | {name}
    language = reflection.tongue.language
    plan, declined = progress.plan, progress.declined
    if name in (PLAN, ANOTHER):
        declined = not text or app.plans.nothing(text, language)
        found = Plan() if declined else app.plans.plan(text, language)
        plan = found if name == PLAN or (found.cue and found.action) else plan
        asked = asked | {PLAN} if not plan.empty else asked
    elif name == CUE:
        plan = replace(plan, cue=_part(app, reflection, text).cue or text)
    elif name == ACTION:
        plan = replace(plan, action=_part(app, reflection, text).action or text)
    elif name in (DATE, DATE_WHICH):
        answered = exchange.answered_at or exchange.asked_at
        plan = replace(plan, date=app.plans.date(text, language, answered.date()) or plan.date)
        asked = asked if text else asked | {DATE_WHICH}
    elif name == HELPER:
        plan = replace(plan, helper="" if app.plans.nothing(text, language) else text)
    return PlanProgress(progress.about, plan, asked, declined)


def _part(app: Application, reflection: Reflection, text: str) -> Plan:
    """Cue and action, when someone answers with the whole plan although one part was asked for."""
    found = app.plans.plan(text, reflection.tongue.language)
    return found if found.cue and found.action else Plan()
