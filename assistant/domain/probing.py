"""When an answer is enough, and which probe asks for what is missing. Pure.

A stage is probed for a criterion it does not meet, with the kind of probe the method names for it; at most as
often as the time allows, and not at all once the person has said that they are done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.elements import Closing, Element, Reading
from assistant.domain.methods import Criterion, ProbeKind, Stage
from assistant.domain.reflections import Exchange, Kind, Reflection


@dataclass(frozen=True)
class Budget:
    """How many probes fit into the time chosen."""

    a_stage: int
    in_all: int


@dataclass(frozen=True)
class Wanted:
    """A probe to ask and, as a slug, why: what is missing, or that the answer was vague."""

    kind: ProbeKind
    why: str


BUDGETS: Final = {2: Budget(1, 1), 10: Budget(1, 3), 20: Budget(2, 8)}

#: Why a question is asked when nothing is missing by name.
VAGUE: Final = "vague"

#: What a criterion asks for, by the first of these that it would take.
_NAMED: Final = (
    (Element.PERSPECTIVE, "missing-perspective"),
    (Element.INTENTION, "missing-intention"),
    (Element.LEARNING, "missing-learning"),
    (Element.FEELING, "missing-feeling"),
    (Element.REFLECTION, "missing-reflection"),
    (Element.BELIEF, "missing-belief"),
    (Element.DIFFICULTY, "missing-difficulty"),
    (Element.EXPERIENCE, "missing-experience"),
)


def wanted_probe(
    stage: Stage,
    exchanges: Sequence[Exchange],
    reading: Reading,
    left: int,
    the_other_first: bool = False,
    without: frozenset[ProbeKind] = frozenset(),
) -> Wanted | None:
    """The probe for what is missing in a stage, or None when it is enough or no probe is left.

    `exchanges` are the stage's own, the last one answered; with `the_other_first` the other person's view
    comes before whatever else is missing. `without` are the kinds for which no words are left: then another
    kind asks, so that whoever needs most probes does not run out of them first.
    """
    if left <= 0 or not exchanges[-1].answer or reading.closing is not Closing.NOT_YET:
        return None
    unmet = [criterion for criterion in stage.criteria if not criterion.met_by(reading)]
    if not unmet:
        return None
    if the_other_first:
        unmet.sort(key=lambda one: Element.PERSPECTIVE not in one.any_of)
    used = {probe_kind(e) for e in exchanges if e.kind is Kind.PROBE}
    vague = reading.dont_know or all(sentence.vague for sentence in reading.sentences)
    wanted = [Wanted(ProbeKind.MOMENT, VAGUE)] if vague else []
    wanted += [Wanted(criterion.probe, what_is_missing(criterion)) for criterion in unmet]
    if without and len(used) < len({one.kind for one in wanted}):
        wanted += [Wanted(kind, what_is_missing(unmet[0])) for kind in ProbeKind]
    left_over = (one for one in wanted if one.kind.value not in used and one.kind not in without)
    return next(left_over, None)


def what_is_missing(criterion: Criterion) -> str:
    """The slug of what a criterion asks for."""
    return next(slug for element, slug in _NAMED if element in criterion.any_of)


def probes_left(reflection: Reflection, exchanges: Sequence[Exchange], minutes_used: float) -> int:
    """How many probes a stage with these exchanges may still have; none when the time chosen has run out."""
    if minutes_used >= reflection.minutes:
        return 0
    budget = BUDGETS[reflection.minutes]
    in_stage = sum(1 for e in exchanges if e.kind is Kind.PROBE)
    in_all = sum(1 for e in reflection.exchanges if e.kind is Kind.PROBE)
    return min(budget.a_stage - in_stage, budget.in_all - in_all)


def probe_kind(exchange: Exchange) -> str:
    """The kind of a probe by its name: `gibbs/feelings/probes/moment/1`, `conversation/probe_moment/3`."""
    parts = exchange.asked.split("/")
    return parts[3] if len(parts) > 4 else parts[-2].removeprefix("probe_")


def already_said(stage: Stage, reading: Reading, more: int = 0) -> bool:
    """Whether everything a stage asks for stands in a reading already, with `more` sentences than needed."""
    return bool(stage.criteria) and all(
        reading.count(criterion.any_of) >= criterion.sentences + more for criterion in stage.criteria
    )
