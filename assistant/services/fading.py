"""How well a person reflects by themselves: who does gets fewer prompts and freer openings (rule 5)."""

from __future__ import annotations

from typing import Final

from assistant.domain.ids import ReflectionId
from assistant.domain.methods import Method, Stage
from assistant.domain.reflections import Kind, Mode, Reflection, Status
from assistant.services.application import Application
from assistant.services.ports import UnitOfWork
from assistant.services.progress import read_stage, read_whole

#: So many of the last reflections are looked at; all of them must have been full without a probe.
_LOOKED_AT: Final = 3
#: A reflection of two minutes has too few questions to tell.
_TELLING_MINUTES: Final = 10
_LISTED: Final = 12


def fade_for(app: Application, work: UnitOfWork, reflection: Reflection) -> int:
    """1 when the person's last reflections held all their methods ask for without a probe, else 0.

    It is found out anew each time; nothing of it is kept.
    """
    listed = work.reflections.of(reflection.person_id, limit=_LISTED)
    others = [one.id for one in listed if one.id != reflection.id and one.mode is Mode.CHAT]
    full = 0
    for reflection_id in others:
        before = _telling(work, reflection_id)
        method = app.library.method(before.method_id) if before else None
        if before is None or method is None:
            continue
        if not _by_themselves(app, method, before):
            return 0
        full += 1
        if full == _LOOKED_AT:
            return 1
    return 0


def _telling(work: UnitOfWork, reflection_id: ReflectionId) -> Reflection | None:
    found = work.reflections.get(reflection_id)
    if found is None or found.status is not Status.KEPT or found.minutes < _TELLING_MINUTES:
        return None
    return found


def _by_themselves(app: Application, method: Method, reflection: Reflection) -> bool:
    """Whether every question of the method was answered in full and none had to be asked after.

    Who says *that was it* is not asked after, nor is anyone whose time is up: so their answers are read.
    """
    stages = method.stages_for(reflection.minutes)
    ids = {stage.id for stage in stages}
    asked = [e for e in reflection.exchanges if e.stage in ids]
    if not asked or any(e.kind is Kind.PROBE or not e.answer for e in asked):
        return False
    return all(_full(app, reflection, stage) for stage in stages)


def _full(app: Application, reflection: Reflection, stage: Stage) -> bool:
    """Whether a stage's answers hold all it asks for; where it was not asked, everything they said does."""
    answered = bool(reflection.answers(stage.id))
    reading = read_stage(app, reflection, stage.id) if answered else read_whole(app, reflection)
    return all(criterion.met_by(reading) for criterion in stage.criteria)
