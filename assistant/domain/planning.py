"""Making an if-then plan step by step: what is there, what is still to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.domain.intentions import Plan

#: Names of the questions about a plan, as in `knowledge/conversation`.
PLAN, CUE, ACTION = "plan", "plan_cue", "plan_action"
DATE, DATE_WHICH, HELPER, ANOTHER = "plan_date", "plan_date_which", "plan_helper", "plan_another"

FIRST: Final = "plan/1"
SECOND: Final = "plan/2"


@dataclass(frozen=True)
class PlanProgress:
    """How far one plan is. `asked` holds the names of the questions asked about it; `declined`
    says that the person wants none (or no second one)."""

    about: str
    plan: Plan
    asked: frozenset[str]
    declined: bool = False


def missing_part(progress: PlanProgress, minutes: int) -> str | None:
    """The question about the plan that comes next, or None when it is complete or not wanted.

    Each question is asked once; what was skipped stays missing.
    """
    if progress.declined:
        return None
    if progress.plan.empty:
        return None if PLAN in progress.asked else _first_question(progress)
    wanted = (
        (CUE, not progress.plan.cue),
        (ACTION, not progress.plan.action),
        (DATE, progress.plan.date is None),
        (DATE_WHICH, progress.plan.date is None),
        (HELPER, not progress.plan.helper and minutes >= 10 and progress.about == FIRST),
    )
    return next((name for name, missing in wanted if missing and name not in progress.asked), None)


def _first_question(progress: PlanProgress) -> str:
    """A second plan is offered before it is asked for."""
    return ANOTHER if progress.about == SECOND and ANOTHER not in progress.asked else PLAN
