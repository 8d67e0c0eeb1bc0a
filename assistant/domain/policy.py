"""Which question comes next: a pure rule over the method, the answers and what was asked.

The next question follows from what is missing: a criterion of the stage that is not met, at most so many
probes a stage and a reflection as the time allows, then on. In a conflict the other person's view comes
before everything else. What the library and the person's own past have to offer comes after their own
analysis and before what they plan. Then the plan, what is missing in it, and a question for someone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.domain.elements import Closing, Element, Reading
from assistant.domain.ids import StageId
from assistant.domain.methods import Method, ProbeKind, Stage
from assistant.domain.planning import PlanProgress, missing_part
from assistant.domain.probing import already_said, probes_left, wanted_probe
from assistant.domain.reflections import (
    LAST_TIME,
    OFFER,
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
    """What to ask next. `key` is the library's place for its wordings below the method or conversation;
    `why` is the reason, as a slug."""

    stage: StageId
    kind: Kind
    key: str
    about: str = ""
    why: str = ""


#: Reads what the person wrote in a stage, together with what they came with.
StageReader = Callable[[StageId], Reading]


@dataclass(frozen=True)
class Talk:
    """All that the choice of the next step rests on.

    `asked_about` are the ids of intentions still to be asked about; `plans` is how far each plan is;
    `said_no` tells whether an answer to an optional question means *none*; `whole` is the reading of
    everything said so far; `shaken` says that an answer showed a danger: then nothing is asked after or
    offered any more; `fade` is 1 for someone who reflects well by themselves; `unavailable` are the
    keys of what cannot be asked: offers for which nothing was found, probes that would come again.
    """

    reflection: Reflection
    read: StageReader = field(repr=False)
    asked_about: Sequence[str] = ()
    plans: Sequence[PlanProgress] = ()
    said_no: Callable[[str], bool] = field(default=lambda _: False, repr=False)
    whole: Reading = field(default=Reading(()), repr=False)
    shaken: bool = False
    fade: int = 0
    minutes_used: float = 0.0
    unavailable: frozenset[str] = frozenset()


#: What may be offered, in this order: from the library, and from the person's own past.
FROM_LIBRARY, FROM_PAST, FROM_LIBRARY_AGAIN = "offer", "own_past", "offer_again"
#: What fits into the time chosen: something more from the library only when there is much time.
OFFERS: Final[Mapping[int, tuple[str, ...]]] = {
    2: (),
    10: (FROM_LIBRARY, FROM_PAST),
    20: (FROM_LIBRARY, FROM_PAST, FROM_LIBRARY_AGAIN),
}
#: The question that the words someone begins with answer, where they wrote them before the conversation.
OCCASION: Final = "start/occasion"
#: The question for the other person's view, and the reason for it.
OTHER_VIEW: Final = "other_view"

_TO_SUMMARY: Final = Step(SUMMARY, Kind.SUMMARY, "summary_intro")
_ANALYSIS: Final = frozenset({Element.REFLECTION, Element.LEARNING, Element.BELIEF, Element.PERSPECTIVE})
_AHEAD: Final = frozenset({Element.INTENTION})


def next_step(method: Method, talk: Talk) -> Step:
    """The step after the last answer."""
    reflection = talk.reflection
    if _closing(talk) is Closing.STOP:
        return _TO_SUMMARY
    for intention_id in talk.asked_about:
        if not _about(reflection, LAST_TIME, intention_id):
            return Step(LAST_TIME, Kind.INTENTION, "last_time", intention_id)
        if len(_about(reflection, LAST_TIME, intention_id)) < 2:
            return Step(LAST_TIME, Kind.INTENTION, "last_time_which", intention_id)
    if not _in(reflection, OPENING):
        return Step(OPENING, Kind.OPENING, "openings_free" if talk.fade else "openings")
    return _other_view(talk) or _method_step(method, talk) or _after_method(method, talk) or _TO_SUMMARY


def _closing(talk: Talk) -> Closing:
    """Whether the person said last that they are done.

    Words they only came with say nothing of that, nor does what was understood as the outcome of a plan:
    *klaar*.
    """
    last = next((e for e in reversed(talk.reflection.exchanges) if e.answer), None)
    came_with = last is not None and last.asked == OCCASION
    outcome = last is not None and last.stage == LAST_TIME and last.about not in talk.asked_about
    return Closing.NOT_YET if came_with or outcome else talk.whole.closing


def _may_ask_more(talk: Talk) -> bool:
    """Whether there is time for what the method does not need, and nothing that speaks against it."""
    in_time = talk.minutes_used < talk.reflection.minutes
    return in_time and not talk.shaken and _closing(talk) is Closing.NOT_YET


def _other_view(talk: Talk) -> Step | None:
    """In a conflict the other person's view is asked for before anything else, once.

    Not of someone who has just said that this was it: one step later they may say more.
    """
    seen = talk.whole.count(frozenset({Element.PERSPECTIVE}))
    asked = any(e.asked.startswith(f"conversation/{OTHER_VIEW}/") for e in talk.reflection.exchanges)
    if not talk.whole.conflict or seen or asked or not _may_ask_more(talk):
        return None
    return Step(OPENING, Kind.QUESTION, OTHER_VIEW, why="other-view")


def _method_step(method: Method, talk: Talk) -> Step | None:
    stages = method.stages_for(talk.reflection.minutes)
    for stage in stages:
        offer = _offer_step(talk) if _looks_ahead(stage) and not _in(talk.reflection, stage.id) else None
        if offer:
            return offer
        step = _stage_step(stage, talk, first=stage == stages[0])
        if step:
            return step
    return None


def _stage_step(stage: Stage, talk: Talk, first: bool) -> Step | None:
    exchanges = _in(talk.reflection, stage.id)
    if not exchanges:
        return None if _said_before(stage, talk, first) else _question(stage)
    left = 0 if talk.shaken else probes_left(talk.reflection, exchanges, talk.minutes_used)
    keys = {kind: f"{stage.id}/probes/{kind.value}" for kind in ProbeKind}
    without = frozenset(kind for kind, key in keys.items() if key in talk.unavailable)
    probe = wanted_probe(stage, exchanges, talk.read(stage.id), left, talk.whole.conflict, without)
    return Step(stage.id, Kind.PROBE, keys[probe.kind], why=probe.why) if probe else None


def _question(stage: Stage) -> Step:
    return Step(stage.id, Kind.QUESTION, f"{stage.id}/questions")


def _said_before(stage: Stage, talk: Talk, first: bool) -> bool:
    """Whether the stage would ask for what stands there already.

    Who reflects fully by themselves is asked only for what is missing. For everyone else that goes for the
    first stage alone, when what they came with tells it at length.
    """
    if talk.fade:
        return already_said(stage, talk.whole)
    return first and already_said(stage, talk.read(OPENING), more=1)


def _looks_ahead(stage: Stage) -> bool:
    """Whether a stage asks for nothing but what the person will do."""
    return bool(stage.criteria) and all(criterion.any_of <= _AHEAD for criterion in stage.criteria)


def stage_before_offers(method: Method, minutes: int) -> Stage | None:
    """The stage after which something may be offered: the last one that does not only look ahead."""
    stages = method.stages_for(minutes)
    looking_back = []
    for stage in stages:
        if _looks_ahead(stage):
            break
        looking_back.append(stage)
    return next(reversed(looking_back), stages[0] if stages else None)


def _offer_step(talk: Talk) -> Step | None:
    """What others or they themselves said about it, once the person has thought about it themselves.

    None when the time has run out or the person has said that they are done. The library is asked for
    something more only where it had something.
    """
    if not talk.whole.count(_ANALYSIS) or not _may_ask_more(talk):
        return None
    made = {e.about for e in _in(talk.reflection, OFFER)}
    left = (key for key in OFFERS[talk.reflection.minutes] if key not in made and key not in talk.unavailable)
    key = next((key for key in left if key != FROM_LIBRARY_AGAIN or FROM_LIBRARY in made), None)
    return Step(OFFER, Kind.OFFER, key, about=key, why=key.replace("_", "-")) if key else None


def _after_method(method: Method, talk: Talk) -> Step | None:
    ahead = {PLANNING, QUESTION, *(stage.id for stage in method.stages if _looks_ahead(stage))}
    begun = any(e.stage in ahead for e in talk.reflection.exchanges)
    offer = None if begun else _offer_step(talk)
    return offer or _planning_step(talk) or _question_step(talk)


def _planning_step(talk: Talk) -> Step | None:
    for progress in talk.plans:
        part = missing_part(progress, talk.reflection.minutes)
        if part:
            return Step(PLANNING, Kind.INTENTION, part, progress.about)
    return None


def _question_step(talk: Talk) -> Step | None:
    if talk.reflection.minutes < 10:
        return None
    exchanges = _in(talk.reflection, QUESTION)
    if not exchanges:
        return Step(QUESTION, Kind.QUESTION, "question_for")
    wanted = exchanges[0].answer
    if len(exchanges) == 1 and wanted and not talk.said_no(wanted):
        return Step(QUESTION, Kind.QUESTION, "question_for_whom")
    return None


def _in(reflection: Reflection, stage: StageId) -> list[Exchange]:
    return [e for e in reflection.exchanges if e.stage == stage]


def _about(reflection: Reflection, stage: StageId, about: str) -> list[Exchange]:
    return [e for e in _in(reflection, stage) if e.about == about]
