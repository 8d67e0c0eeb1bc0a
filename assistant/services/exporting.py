"""Taking along what is one's own: reflections and kept feedback, as neutral pages for Markdown and DOCX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain.exported import (
    ExportedCall,
    ExportedFeedback,
    ExportedPlan,
    ExportedReflection,
    ExportedStage,
    ExportedTurn,
)
from assistant.domain.ids import ReflectionId
from assistant.domain.intentions import Plan
from assistant.domain.language import Tongue
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection, Summary
from assistant.services.application import Application
from assistant.services.conversation import own
from assistant.services.feedback_drafts import kept_by
from assistant.services.model_ports import NOT_SENT, THIS_MACHINE, ModelCall
from assistant.services.model_use import came_of
from assistant.services.permissions import Action, require
from assistant.services.wording import plan_line

_MOST = 10_000


def export_one(
    app: Application,
    person: Person,
    reflection_id: ReflectionId,
    tongue: Tongue,
    labels: Mapping[str, str],
) -> ExportedReflection:
    """One of the person's own reflections with headings in the person's language. Raises NotFound."""
    require(person, Action.EXPORT_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        reflection = own(work, person, reflection_id)
        calls = work.model_calls.of(reflection_id)
    return _exported(app, reflection, calls, tongue, labels)


def export_all(
    app: Application,
    person: Person,
    tongue: Tongue,
    labels: Mapping[str, str],
) -> list[ExportedReflection]:
    """All of the person's own reflections, last changed first."""
    require(person, Action.EXPORT_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        listed = work.reflections.of(person.id, _MOST)
        whole = [(work.reflections.get(one.id), work.model_calls.of(one.id)) for one in listed]
    return [_exported(app, one, calls, tongue, labels) for one, calls in whole if one]


def export_feedback(
    app: Application,
    person: Person,
    tongue: Tongue,
    labels: Mapping[str, str],
) -> list[ExportedFeedback]:
    """All drafts of feedback the person kept, the latest first, whatever their role is now."""
    require(person, Action.EXPORT_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        kept = kept_by(app, work, person)
    return [
        ExportedFeedback(
            to=one.to_name,
            occasion=one.occasion,
            text=one.text,
            notes=one.notes,
            date=one.created.date(),
            until=one.expires.date(),
            language=tongue.language,
            labels=labels,
        )
        for one in kept
    ]


def _exported(
    app: Application,
    reflection: Reflection,
    calls: Sequence[ModelCall],
    tongue: Tongue,
    labels: Mapping[str, str],
) -> ExportedReflection:
    summary = reflection.summary or Summary()
    return ExportedReflection(
        title=reflection.title or labels["untitled"],
        method=_method_name(app, reflection, tongue),
        date=reflection.updated_at.date(),
        language=tongue.language,
        stages=tuple(
            ExportedStage(_stage_title(app, reflection, tongue, stage.stage), stage.sentences)
            for stage in summary.stages
            if stage.sentences
        ),
        plans=tuple(_plan(app, tongue, plan) for plan in summary.plans),
        question_for=summary.question_for,
        question=summary.question,
        conversation=tuple(
            ExportedTurn(e.text, e.answer or "") for e in reflection.exchanges if not e.waiting
        ),
        calls=tuple(_call(call, labels) for call in calls),
        labels=labels,
    )


def _call(call: ModelCall, labels: Mapping[str, str]) -> ExportedCall:
    """`labels` tells what came of a call under `model-outcome-…`, as on the page that shows the same."""
    place = labels["model-here"] if call.place == THIS_MACHINE else call.place
    told, sent = labels[f"model-outcome-{came_of(call)}"], "" if call.outcome in NOT_SENT else call.sent
    return ExportedCall(call.at, call.model, place, told, sent, call.received)


def _plan(app: Application, tongue: Tongue, plan: Plan) -> ExportedPlan:
    return ExportedPlan(plan_line(app.library, tongue, plan.cue, plan.action), plan.date, plan.helper)


def _method_name(app: Application, reflection: Reflection, tongue: Tongue) -> str:
    method = app.library.method(reflection.method_id)
    texts = method.texts.get(tongue.language) if method else None
    return texts.name.for_(tongue.address) if texts else reflection.method_id


def _stage_title(app: Application, reflection: Reflection, tongue: Tongue, stage: str) -> str:
    method = app.library.method(reflection.method_id)
    texts = method.texts.get(tongue.language) if method else None
    found = next((t for s, t in texts.stages.items() if s == stage), None) if texts else None
    return found.title.for_(tongue.address) if found else stage
