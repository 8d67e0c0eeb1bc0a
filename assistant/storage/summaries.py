"""A summary as the JSON that one column of a reflection holds.

{"stages": [{"stage": "...", "sentences": ["..."]}],
 "plans": [{"cue": "...", "action": "...", "date": "2026-11-30" or null, "helper": "..."}],
 "question_for": "...", "question": "..."}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.domain.ids import StageId
from assistant.domain.intentions import Plan
from assistant.domain.reflections import StageSummary, Summary


def to_json(summary: Summary | None) -> dict[str, Any] | None:
    """The summary as plain values."""
    if summary is None:
        return None
    return {
        "stages": [{"stage": part.stage, "sentences": list(part.sentences)} for part in summary.stages],
        "plans": [_plan_to_json(plan) for plan in summary.plans],
        "question_for": summary.question_for,
        "question": summary.question,
    }


def from_json(stored: dict[str, Any] | None) -> Summary | None:
    """The summary that was stored."""
    if stored is None:
        return None
    stages = (StageSummary(StageId(part["stage"]), tuple(part["sentences"])) for part in stored["stages"])
    return Summary(
        stages=tuple(stages),
        plans=tuple(_plan_from_json(plan) for plan in stored["plans"]),
        question_for=stored["question_for"],
        question=stored["question"],
    )


def texts(summary: Summary | None) -> Iterator[str]:
    """Everything in the summary that a person may look for."""
    if summary is None:
        return
    for part in summary.stages:
        yield from part.sentences
    for plan in summary.plans:
        yield from (plan.cue, plan.action, plan.helper)
    yield from (summary.question_for, summary.question)


def _plan_to_json(plan: Plan) -> dict[str, str | None]:
    day = None if plan.date is None else plan.date.isoformat()
    return {"cue": plan.cue, "action": plan.action, "date": day, "helper": plan.helper}


def _plan_from_json(stored: dict[str, str | None]) -> Plan:
    day = stored["date"]
    return Plan(
        cue=stored["cue"] or "",
        action=stored["action"] or "",
        date=None if day is None else date.fromisoformat(day),
        helper=stored["helper"] or "",
    )
