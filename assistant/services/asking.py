"""Asking the next question: its step from the policy, its words from the library, one transaction."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.ids import IntentionId
from assistant.domain.intentions import MOST_ASKED_ABOUT, Intention, Plan, to_ask_about
from assistant.domain.methods import Method, ProbeKind
from assistant.domain.planning import DATE, PlanProgress
from assistant.domain.policy import Step, Talk, next_step
from assistant.domain.quoting import salient_clause
from assistant.domain.reflections import (
    LAST_TIME,
    OPENING,
    PLANNING,
    Exchange,
    Kind,
    Reflection,
    Status,
)
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.fading import fade_for
from assistant.services.offering import Offer, offer_for, told_when
from assistant.services.ports import UnitOfWork
from assistant.services.progress import NO_PLANS, minutes_used, plans_of, read_stage, read_whole, said_no
from assistant.services.stopping import shaken, stop_in
from assistant.services.summaries import summary_of
from assistant.services.wording import (
    MOST_WORDS,
    REFLECTIONS_WITHOUT_REPEAT,
    plan_line,
    statement,
    unused,
    word,
)


def with_next(app: Application, work: UnitOfWork, reflection: Reflection) -> Reflection:
    """The reflection with its next question, or with its summary when nothing is left to ask. Stores nothing.

    Reading and choosing take their time, so the unit of work may be one that only reads. What cannot be asked
    (an offer for which nothing fits, a probe that would come again) is left out, and the next thing is asked.
    """
    method = method_of(app, reflection)
    talk = _talk(app, work, method, reflection)
    while True:
        step = next_step(method, talk)
        if step.kind is Kind.SUMMARY:
            return summed_up(app, reflection)
        asked = _asked(app, work, method, talk, step)
        if asked:
            return replace(reflection, exchanges=(*reflection.exchanges, asked))
        talk = replace(talk, unavailable=talk.unavailable | {step.key})


def _talk(app: Application, work: UnitOfWork, method: Method, reflection: Reflection) -> Talk:
    """All that the choice of the next step rests on. Where an answer showed a danger nothing is planned."""
    hurt = shaken(app, reflection)
    return Talk(
        reflection=reflection,
        read=lambda stage: read_stage(app, reflection, stage),
        asked_about=_intentions_to_ask(app, work, reflection),
        plans=NO_PLANS if hurt else plans_of(app, method, reflection),
        said_no=lambda text: said_no(app, reflection, text),
        whole=read_whole(app, reflection),
        shaken=hurt,
        fade=fade_for(app, work, reflection),
        minutes_used=minutes_used(reflection),
    )


def _asked(app: Application, work: UnitOfWork, method: Method, talk: Talk, step: Step) -> Exchange | None:
    """The next question in words, or None when it cannot be asked."""
    reflection = talk.reflection
    offer = offer_for(app, work, reflection, step, talk.whole) if step.kind is Kind.OFFER else None
    if step.kind is Kind.OFFER and offer is None:
        return None
    fill = _fill(app, work, talk, step, offer)
    recent = work.reflections.asked(reflection.person_id, REFLECTIONS_WITHOUT_REPEAT)
    if step.kind is Kind.PROBE:
        here = {e.asked for e in reflection.exchanges}
        worded = unused(app.library, method, reflection, step, recent | here, fill)
    else:
        most = None if offer else MOST_WORDS  # what is quoted from a source stays whole
        worded = word(app.library, method, reflection, step, recent, fill, most)
    if worded is None:
        return None
    return Exchange(
        number=len(reflection.exchanges) + 1,
        stage=step.stage,
        kind=step.kind,
        text=_with_note(app, reflection, step, worded.text, fill),
        asked=worded.asked,
        asked_at=app.clock(),
        sources=(offer.source,) if offer else (),
        about=step.about,
        why=step.why,
    )


def summed_up(app: Application, reflection: Reflection) -> Reflection:
    """The end of the questions: the person's own sentences by stage are laid out for them to edit."""
    summary = summary_of(app, method_of(app, reflection), reflection)
    return replace(reflection, status=Status.SUMMARY, summary=summary)


def save(app: Application, work: UnitOfWork, reflection: Reflection, seen: int) -> Reflection:
    """Store the changed reflection with the time of the change. Raises Stale."""
    return work.reflections.save(replace(reflection, updated_at=app.clock()), seen)


def method_of(app: Application, reflection: Reflection) -> Method:
    """The reflection's method. Raises NotFound when the organisation took it away in the meantime."""
    method = app.library.method(reflection.method_id)
    if method is None or reflection.tongue.language not in method.texts:
        raise NotFound(f"the method {reflection.method_id} is no longer in the library")
    return method


def _intentions_to_ask(app: Application, work: UnitOfWork, reflection: Reflection) -> list[str]:
    """Earlier intentions this conversation still begins with; none once the method has begun."""
    told = [e for e in reflection.exchanges if e.stage == LAST_TIME]
    begun = any(e.stage not in (OPENING, LAST_TIME) for e in reflection.exchanges)
    opened_after = bool(told) and reflection.exchanges[-1].stage == OPENING
    if begun or opened_after:
        return []
    begun_with = {e.about for e in told}
    skipped = {e.about for e in told if not e.answer}
    open_ones = [
        one
        for one in work.intentions.open_of(reflection.person_id)
        if not stop_in(app, line_of(app, reflection, one.plan), reflection.tongue)
    ]
    unclear = [i for i in open_ones if i.id in begun_with - skipped]
    new = to_ask_about([i for i in open_ones if i.id not in begun_with], app.clock().date())
    return [i.id for i in (*unclear, *new[: max(0, MOST_ASKED_ABOUT - len(begun_with))])]


def _fill(app: Application, work: UnitOfWork, talk: Talk, step: Step, offer: Offer | None) -> dict[str, str]:
    """The words for the places in a wording: the person's own, or those of a source."""
    reflection = talk.reflection
    if offer:
        return _offered(app, reflection, offer)
    if step.stage == LAST_TIME:
        earlier = work.intentions.get(IntentionId(step.about))
        return {"plan": line_of(app, reflection, earlier.plan)} if earlier else {}
    if step.stage == PLANNING:
        plan = _progress(app, reflection, step).plan
        whole = line_of(app, reflection, plan)
        return {"cue": plan.cue, "action": plan.action, "plan": whole}
    if step.kind is Kind.PROBE:
        last = next((e.answer for e in reversed(reflection.exchanges) if e.answer), "")
        said = app.reader.read(last or "", reflection.tongue.language).sentences
        return {"quote": salient_clause(said, ProbeKind(step.key.rsplit("/", 1)[-1]))}
    return {}


def _offered(app: Application, reflection: Reflection, offer: Offer) -> dict[str, str]:
    """What is quoted, from where, and when the person wrote it if they did."""
    fill = {"quote": offer.quote, "source": offer.source.title}
    if offer.written:
        fill["when"] = told_when(offer.written, reflection.tongue, app.clock())
    return fill


def line_of(app: Application, reflection: Reflection, plan: Plan) -> str:
    """The plan in one line in the person's words."""
    return plan_line(app.library, reflection.tongue, plan.cue, plan.action)


def _progress(app: Application, reflection: Reflection, step: Step) -> PlanProgress:
    plans = plans_of(app, method_of(app, reflection), reflection)
    return next(progress for progress in plans if progress.about == step.about)


def _with_note(app: Application, reflection: Reflection, step: Step, text: str, fill: dict[str, str]) -> str:
    """Before asking for the day, say the plan back in the person's words, if it is short enough."""
    if step.key != DATE:
        return text
    noted = statement(app.library, reflection.tongue, "noted", reflection.id, fill)
    together = f"{noted} {text}"
    return together if len(together.split()) <= MOST_WORDS else text


def told(intention: Intention, exchange: Exchange) -> str:
    """The sentence to keep about an intention: the first one told, not the choice made after it."""
    follow_up = exchange.asked.startswith("conversation/last_time_which")
    answered = exchange.answer or ""
    return intention.outcome_words or answered if follow_up else answered
