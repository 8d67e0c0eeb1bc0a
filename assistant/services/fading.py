"""How well a person reflects by themselves: who does gets fewer prompts and freer openings (rule 5)."""

from __future__ import annotations

from typing import Final

from assistant.domain.ids import ReflectionId
from assistant.domain.reflections import LAST_TIME, OFFER, OPENING, Kind, Mode, Reflection, Status
from assistant.services.ports import UnitOfWork

#: So many of the last reflections are looked at; all of them must have been full without a probe.
_LOOKED_AT: Final = 3
#: A reflection of two minutes has too few questions to tell.
_TELLING_MINUTES: Final = 10
_LISTED: Final = 12


def fade_for(work: UnitOfWork, reflection: Reflection) -> int:
    """1 when the person's last reflections needed no probe, else 0. What they wrote is not looked at."""
    listed = work.reflections.of(reflection.person_id, limit=_LISTED)
    others = [one.id for one in listed if one.id != reflection.id and one.mode is Mode.CHAT]
    full: list[bool] = []
    for reflection_id in others:
        before = _telling(work, reflection_id)
        if before is not None:
            full.append(_by_themselves(before))
        if len(full) == _LOOKED_AT:
            break
    return 1 if len(full) == _LOOKED_AT and all(full) else 0


def _telling(work: UnitOfWork, reflection_id: ReflectionId) -> Reflection | None:
    found = work.reflections.get(reflection_id)
    if found is None or found.status is not Status.KEPT or found.minutes < _TELLING_MINUTES:
        return None
    return found


def _by_themselves(reflection: Reflection) -> bool:
    """Whether every question of the method was answered and none had to be asked after."""
    asked = [e for e in reflection.exchanges if e.stage not in (LAST_TIME, OPENING, OFFER)]
    in_method = [e for e in asked if e.kind is Kind.QUESTION]
    probed = any(e.kind is Kind.PROBE for e in asked)
    return bool(in_method) and not probed and all(e.answer for e in in_method)
