"""Which question comes next: a pure rule over the method, the answers and what was asked.

The next question follows from what is missing: a criterion of the stage that is not met, at most so many
probes a stage and a reflection as the time allows, then on. After the method come the plan, what is missing
in it, and a question for someone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.elements import Reading
from assistant.domain.ids import StageId
from assistant.domain.methods import Method, ProbeKind, Stage
from assistant.domain.planning import PlanProgress, missing_part
from assistant.domain.reflections import (
    LAST_TIME,
    OPENING,
    PLANNING,
    QUESTION,
    SUMMARY,
    Exchange,
    Kind,
    Reflection,
)


@dataclass(frozen=True)
class Step:
    """What to ask next. `key` is the library's place for its wordings below the method or conversation."""

    stage: StageId
    kind: Kind
    key: str
    about: str = ""


@dataclass(frozen=True)
class Budget:
    """How many probes fit into the time chosen."""

    a_stage: int
    in_all: int


BUDGETS: Final = {2: Budget(1, 1), 10: Budget(1, 3), 20: Budget(2, 8)}
_TO_SUMMARY: Final = Step(SUMMARY, Kind.SUMMARY, "summary_intro")

#: Reads what the person wrote in a stage, together with what they came with.
StageReader = Callable[[StageId], Reading]


def next_step(
    method: Method,
    reflection: Reflection,
    read: StageReader,
    asked_about: Sequence[str],
    plans: Sequence[PlanProgress],
    said_no: Callable[[str], bool],
) -> Step:
    """The step after the last answer.

    `asked_about` are the ids of intentions still to be asked about; `plans` is how far each plan is;
    `said_no` tells whether an answer to an optional question means *none*.
    """
    for intention_id in asked_about:
        if not _about(reflection, LAST_TIME, intention_id):
            return Step(LAST_TIME, Kind.INTENTION, "last_time", intention_id)
        if len(_about(reflection, LAST_TIME, intention_id)) < 2:
            return Step(LAST_TIME, Kind.INTENTION, "last_time_which", intention_id)
    if not _in(reflection, OPENING):
        return Step(OPENING, Kind.OPENING, "openings")
    for stage in method.stages_for(reflection.minutes):
        step = _stage_step(stage, reflection, read)
        if step:
            return step
    return _planning_step(reflection, plans) or _question_step(reflection, said_no) or _TO_SUMMARY


def _stage_step(stage: Stage, reflection: Reflection, read: StageReader) -> Step | None:
    exchanges = _in(reflection, stage.id)
    if not exchanges:
        return Step(stage.id, Kind.QUESTION, f"{stage.id}/questions")
    kind = _wanted_probe(stage, exchanges, read(stage.id), _probes_left(reflection, exchanges))
    return Step(stage.id, Kind.PROBE, f"{stage.id}/probes/{kind.value}") if kind else None


def _wanted_probe(
    stage: Stage, exchanges: Sequence[Exchange], reading: Reading, left: int
) -> ProbeKind | None:
    """The kind of probe for what is missing, or None when it is enough or no probe is left."""
    if left <= 0 or not exchanges[-1].answer:
        return None
    unmet = [criterion for criterion in stage.criteria if not criterion.met_by(reading)]
    if not unmet:
        return None
    used = {e.asked.split("/")[3] for e in exchanges if e.kind is Kind.PROBE}
    vague = reading.dont_know or all(sentence.vague for sentence in reading.sentences)
    wanted = [ProbeKind.MOMENT] if vague else []
    wanted += [criterion.probe for criterion in unmet]
    return next((kind for kind in wanted if kind.value not in used), None)


def _probes_left(reflection: Reflection, exchanges: Sequence[Exchange]) -> int:
    budget = BUDGETS[reflection.minutes]
    in_stage = sum(1 for e in exchanges if e.kind is Kind.PROBE)
    in_all = sum(1 for e in reflection.exchanges if e.kind is Kind.PROBE)
    return min(budget.a_stage - in_stage, budget.in_all - in_all)


def _planning_step(reflection: Reflection, plans: Sequence[PlanProgress]) -> Step | None:
    for progress in plans:
        part = missing_part(progress, reflection.minutes)
        if part:
            return Step(PLANNING, Kind.INTENTION, part, progress.about)
    return None


def _question_step(reflection: Reflection, said_no: Callable[[str], bool]) -> Step | None:
    if reflection.minutes < 10:
        return None
    exchanges = _in(reflection, QUESTION)
    if not exchanges:
        return Step(QUESTION, Kind.QUESTION, "question_for")
    wanted = exchanges[0].answer
    if len(exchanges) == 1 and wanted and not said_no(wanted):
        return Step(QUESTION, Kind.QUESTION, "question_for_whom")
    return None


def _in(reflection: Reflection, stage: StageId) -> list[Exchange]:
    return [e for e in reflection.exchanges if e.stage == stage]


def _about(reflection: Reflection, stage: StageId, about: str) -> list[Exchange]:
    return [e for e in _in(reflection, stage) if e.about == about]
