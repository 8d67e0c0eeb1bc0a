"""Which question comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.elements import Closing, Element, Reading, ReadSentence
from assistant.domain.ids import MethodId, StageId
from assistant.domain.intentions import Plan
from assistant.domain.methods import MINUTES, Criterion, Method, ProbeKind, Stage
from assistant.domain.planning import PlanProgress
from assistant.domain.policy import OFFERS, Step, Talk, next_step, stage_before_offers
from assistant.domain.probing import BUDGETS, probe_kind
from assistant.domain.reflections import (
    LAST_TIME,
    OFFER,
    OPENING,
    QUESTION,
    Exchange,
    Kind,
    Reflection,
    Status,
)
from tests.fakes.talks import DONT_KNOW, METHODS, NO, PLAN, POOR, RICH, TONGUES, House, asked_of
from tests.fakes.things import a_reflection, an_exchange

FIRST, LAST = StageId("first"), StageId("last")
NOTHING = Reading(())
ENOUGH = Reading((ReadSentence("Het liep mis.", frozenset({Element.EXPERIENCE, Element.FEELING})),))


def criterion(element: Element, probe: ProbeKind) -> Criterion:
    return Criterion(frozenset({element}), 1, probe)


def a_method() -> Method:
    first = Stage(
        FIRST,
        2,
        (
            criterion(Element.EXPERIENCE, ProbeKind.DESCRIPTIVE),
            criterion(Element.FEELING, ProbeKind.CLARIFYING),
        ),
    )
    last = Stage(LAST, 2, (criterion(Element.LEARNING, ProbeKind.EXPLANATORY),))
    return Method(MethodId("m"), 1, "", (2, 10, 20), (first, last), {})


def talked(*exchanges: Exchange, minutes: int = 20) -> Reflection:
    opening = an_exchange(1, "De overdracht", stage=OPENING, kind=Kind.OPENING, asked="start/occasion")
    return a_reflection(exchanges=(opening, *exchanges), minutes=minutes)


def question(number: int, answer: str, stage: StageId = FIRST) -> Exchange:
    return an_exchange(number, answer, stage=stage, asked=f"m/{stage}/questions/0")


def probe(number: int, kind: str, answer: str = "Meer.", stage: StageId = FIRST) -> Exchange:
    asked = f"m/{stage}/probes/{kind}/0"
    return an_exchange(number, answer, stage=stage, kind=Kind.PROBE, asked=asked)


def step_after(
    reflection: Reflection, reading: Reading = NOTHING, declined: bool = True, **known: Any
) -> Step:
    plans = [PlanProgress("plan/1", a_plan(), frozenset(), declined=declined)]
    talk = Talk(reflection, lambda _: reading, plans=plans, said_no=lambda text: text == "nee", **known)
    return next_step(a_method(), talk)


def a_plan() -> Plan:

    return Plan()


def read(*elements: Element, vague: bool = False) -> Reading:
    return Reading((ReadSentence("Zin.", frozenset(elements), vague),))


def test_a_reflection_begins_with_what_the_person_comes_from() -> None:
    assert step_after(a_reflection(exchanges=())).kind is Kind.OPENING


def test_the_first_stage_is_asked_after_the_opening() -> None:
    assert step_after(talked()) == Step(FIRST, Kind.QUESTION, "first/questions")


def test_an_unmet_criterion_is_asked_for_with_its_own_kind_of_probe() -> None:
    answered = talked(question(2, "Ik was boos."))
    assert step_after(answered, read(Element.FEELING)).key == "first/probes/descriptive"
    assert step_after(answered, read(Element.EXPERIENCE)).key == "first/probes/clarifying"


def test_an_answer_with_everything_leads_on_to_the_next_stage() -> None:
    assert step_after(talked(question(2, "Alles.")), ENOUGH).stage == LAST


def test_i_dont_know_is_answered_with_one_concrete_moment() -> None:
    unknowing = Reading((), dont_know=True)
    answered = talked(question(2, "Weet niet."))
    assert step_after(answered, unknowing).key == "first/probes/moment"
    again = talked(question(2, "Weet niet."), probe(3, "moment", "Weet niet."))
    assert step_after(again, unknowing).key == "first/probes/descriptive"


def test_a_vague_answer_is_answered_with_one_concrete_moment() -> None:
    assert step_after(talked(question(2, "Wel oké.")), read(vague=True)).key == "first/probes/moment"


def test_a_skipped_question_is_not_probed() -> None:
    assert step_after(talked(question(2, ""))).stage == LAST
    assert step_after(talked(question(2, "Iets."), probe(3, "moment", ""))).stage == LAST


@pytest.mark.parametrize("minutes", MINUTES)
def test_a_stage_is_probed_no_more_than_the_time_allows(minutes: int) -> None:
    kinds = ["descriptive", "clarifying", "explanatory"][: BUDGETS[minutes].a_stage]
    full = talked(question(2, "Iets."), *(probe(3 + n, k) for n, k in enumerate(kinds)), minutes=minutes)
    assert step_after(full).stage == LAST
    less = talked(*full.exchanges[1:-1], minutes=minutes)
    assert step_after(less).kind is Kind.PROBE


@pytest.mark.parametrize("minutes", MINUTES)
def test_a_whole_reflection_is_probed_no_more_than_the_time_allows(minutes: int) -> None:
    spent = BUDGETS[minutes].in_all
    before = [probe(2 + n, "moment", stage=StageId("gone")) for n in range(spent)]
    assert step_after(talked(*before, question(99, "Iets."), minutes=minutes)).stage == LAST
    assert step_after(talked(*before[1:], question(99, "Iets."), minutes=minutes)).kind is Kind.PROBE


def test_the_same_kind_of_probe_is_not_used_twice_in_a_stage() -> None:
    twice = talked(question(2, "Iets."), probe(3, "descriptive"))
    assert step_after(twice, read(Element.FEELING)).stage == LAST


def test_a_question_for_someone_is_asked_only_when_there_is_time() -> None:
    done = (question(2, ""), question(3, "", LAST))
    assert step_after(talked(*done, minutes=2)).kind is Kind.SUMMARY
    assert step_after(talked(*done, minutes=10)).stage == QUESTION


@pytest.mark.parametrize(
    ("wanted", "next_key"), [("Hoe doe jij dat?", "question_for_whom"), ("nee", "summary_intro")]
)
def test_who_is_asked_for_only_when_there_is_a_question(wanted: str, next_key: str) -> None:
    asked = an_exchange(4, wanted, stage=QUESTION, asked="conversation/question_for/0")
    done = talked(question(2, ""), question(3, "", LAST), asked)
    assert step_after(done).key == next_key


def test_an_earlier_intention_comes_before_everything_else() -> None:
    plans = [PlanProgress("plan/1", a_plan(), frozenset(), declined=True)]
    talk = Talk(a_reflection(exchanges=()), lambda _: NOTHING, asked_about=["i1"], plans=plans)
    first = next_step(a_method(), talk)
    assert (first.key, first.about) == ("last_time", "i1")


def test_who_says_that_was_it_is_not_asked_after() -> None:
    answered = talked(question(2, "Dat was het."))
    assert step_after(answered, Reading((), closing=Closing.ENOUGH)).stage == LAST


def test_who_wants_to_stop_goes_to_the_summary() -> None:
    whole = Reading((), closing=Closing.STOP)
    assert step_after(talked(question(2, "Ik stop.")), whole=whole).kind is Kind.SUMMARY


STOPPED = Reading((), closing=Closing.STOP)


def asked_about_a_plan(*exchanges: Exchange, asked_about: list[str]) -> Step:
    talk = Talk(a_reflection(exchanges=exchanges), lambda _: NOTHING, asked_about=asked_about, whole=STOPPED)
    return next_step(a_method(), talk)


def test_who_wants_to_stop_when_asked_about_the_last_plan_goes_to_the_summary() -> None:
    asked = an_exchange(1, "Ik wil stoppen.", stage=LAST_TIME, asked="conversation/last_time/0", about="i1")
    assert asked_about_a_plan(asked, asked_about=["i1"]).kind is Kind.SUMMARY


def test_a_word_that_told_how_the_last_plan_went_ends_nothing() -> None:
    told = an_exchange(1, "Klaar.", stage=LAST_TIME, asked="conversation/last_time/0", about="i1")
    assert asked_about_a_plan(told, asked_about=[]).kind is Kind.OPENING


@pytest.mark.parametrize("closing", [Closing.STOP, Closing.ENOUGH])
def test_what_someone_only_came_with_ends_nothing(closing: Closing) -> None:
    clash = Reading((), closing=closing, conflict=True)
    assert step_after(talked(), whole=clash).key == "other_view"


def test_the_others_view_is_not_asked_of_who_is_done_or_out_of_time() -> None:
    clash = Reading((), closing=Closing.ENOUGH, conflict=True)
    answered = talked(question(2, "Ruzie met Dana. Dat was het."))
    assert step_after(answered, clash, whole=clash).stage == LAST
    more = replace(clash, closing=Closing.NOT_YET)
    assert step_after(answered, whole=more).key == "other_view"
    assert step_after(answered, whole=more, minutes_used=20.0).stage == LAST


def test_when_no_words_are_left_for_a_probe_what_else_is_missing_is_asked_for() -> None:
    answered, reading = talked(question(2, "Ik weet nu meer.")), read(Element.LEARNING)
    without: frozenset[str] = frozenset()
    asked = []
    while (step := step_after(answered, reading, unavailable=without)).kind is Kind.PROBE:
        asked.append((step.key.rsplit("/", 1)[-1], step.why))
        without |= {step.key}
    assert asked[:2] == [("descriptive", "missing-experience"), ("clarifying", "missing-feeling")]
    assert {kind for kind, _ in asked[2:]} == {"moment", "explanatory"}
    probed = talked(*answered.exchanges[1:], probe(3, "moment"), probe(4, "explanatory"))
    assert step_after(probed, reading, unavailable=without).stage == LAST


def test_no_probe_is_asked_once_the_time_has_run_out() -> None:
    answered = talked(question(2, "Iets."))
    assert step_after(answered, minutes_used=19.9).kind is Kind.PROBE
    assert step_after(answered, minutes_used=20.0).stage == LAST


def test_a_probe_that_would_come_again_is_left_out() -> None:
    answered = talked(question(2, "Iets."))
    all_of_them = frozenset(f"first/probes/{kind.value}" for kind in ProbeKind)
    assert step_after(answered, unavailable=all_of_them).stage == LAST


def test_every_probe_says_what_is_missing() -> None:
    answered = talked(question(2, "Ik was boos."))
    assert step_after(answered, read(Element.FEELING)).why == "missing-experience"
    assert step_after(answered, read(Element.EXPERIENCE)).why == "missing-feeling"
    assert step_after(answered, read(vague=True)).why == "vague"


def test_in_a_conflict_the_others_view_is_asked_for_before_anything_else_and_once() -> None:
    clash = replace(read(Element.EXPERIENCE), conflict=True)
    first = step_after(talked(), whole=clash)
    assert (first.key, first.stage) == ("other_view", OPENING)
    asked = an_exchange(2, "Weet niet.", stage=OPENING, asked="conversation/other_view/0")
    assert step_after(talked(asked), whole=clash).stage == FIRST
    seen = replace(read(Element.EXPERIENCE, Element.PERSPECTIVE), conflict=True)
    assert step_after(talked(), whole=seen).stage == FIRST


def test_what_the_opening_tells_at_length_is_not_asked_again() -> None:
    both = ReadSentence("Zin.", frozenset({Element.EXPERIENCE, Element.FEELING}))
    assert step_after(talked(), Reading((both,))).stage == FIRST
    assert step_after(talked(), Reading((both, both))).stage == LAST


def test_who_reflects_by_themselves_is_asked_only_for_what_is_missing() -> None:
    assert step_after(a_reflection(exchanges=()), fade=1).key == "openings_free"
    assert step_after(talked(), whole=ENOUGH, fade=1).stage == LAST
    assert step_after(talked(), whole=read(Element.LEARNING), fade=1).stage == FIRST


ANALYSED = read(Element.REFLECTION)
DONE = (question(2, ""), question(3, "", LAST))


def offered(number: int, key: str) -> Exchange:
    return an_exchange(number, "Ja.", stage=OFFER, kind=Kind.OFFER, asked=f"conversation/{key}/0", about=key)


@pytest.mark.parametrize(
    ("minutes", "keys"),
    [(2, ()), (10, ("offer", "own_past")), (20, ("offer", "own_past", "offer_again"))],
)
def test_offers_come_after_the_own_analysis_and_only_so_many(minutes: int, keys: tuple[str, ...]) -> None:
    assert OFFERS[minutes] == keys
    for made in range(len(keys) + 1):
        before = [offered(4 + i, key) for i, key in enumerate(keys[:made])]
        step = step_after(talked(*DONE, *before, minutes=minutes), whole=ANALYSED)
        assert (step.key == keys[made]) if made < len(keys) else (step.kind is not Kind.OFFER)


@pytest.mark.parametrize("minutes", [10, 20])
def test_a_fitting_own_past_is_shown_beside_what_the_library_has(minutes: int) -> None:
    from_library = talked(*DONE, offered(4, "offer"), minutes=minutes)
    assert step_after(from_library, whole=ANALYSED).key == "own_past"
    nothing_fits = step_after(from_library, whole=ANALYSED, unavailable=frozenset({"own_past"}))
    assert (nothing_fits.key == "offer_again") is (minutes == 20)


def test_a_library_in_which_nothing_fits_is_not_asked_again() -> None:
    nothing = frozenset({"offer", "own_past"})
    assert step_after(talked(*DONE), whole=ANALYSED, unavailable=nothing).kind is not Kind.OFFER
    past = talked(*DONE, offered(4, "own_past"))
    assert step_after(past, whole=ANALYSED, unavailable=frozenset({"offer"})).kind is not Kind.OFFER


def test_without_an_own_analysis_nothing_is_offered() -> None:
    assert step_after(talked(*DONE), whole=read(Element.EXPERIENCE)).stage == QUESTION


def test_an_offer_for_which_nothing_fits_gives_way_to_the_next() -> None:
    assert step_after(talked(*DONE), whole=ANALYSED, unavailable=frozenset({"offer"})).key == "own_past"


def test_nothing_is_offered_once_the_plan_is_begun() -> None:
    planned = an_exchange(4, "Ja.", stage=QUESTION, asked="conversation/question_for/0")
    assert step_after(talked(*DONE, planned), whole=ANALYSED).kind is not Kind.OFFER


def test_a_stage_that_only_looks_ahead_comes_after_the_offers() -> None:
    ahead = Stage(LAST, 2, (criterion(Element.INTENTION, ProbeKind.MOMENT),))
    method = replace(a_method(), stages=(a_method().stages[0], ahead))
    talk = Talk(talked(question(2, "")), lambda _: NOTHING, whole=ANALYSED)
    assert next_step(method, talk).key == "offer"
    nothing = replace(talk, unavailable=frozenset({"offer", "own_past"}))
    assert next_step(method, nothing).stage == LAST
    before = [stage_before_offers(one, 10) for one in (method, a_method())]
    assert [stage.id for stage in before if stage] == [FIRST, LAST]


ANSWERS = st.sampled_from(["rich", "poor", "unknowing", "no", "plan", "skip", "wild", "date"])


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_every_method_ends_whatever_is_answered(method: str, minutes: int, data: st.DataObject) -> None:
    house = House()
    tongue = data.draw(st.sampled_from(TONGUES))
    language = tongue.language

    def reply(asked: Exchange) -> str:
        kind = data.draw(ANSWERS)
        wild = data.draw(st.text(min_size=1, max_size=60)) if kind == "wild" else ""
        said = {"rich": RICH, "poor": POOR, "unknowing": DONT_KNOW, "no": NO, "plan": PLAN}
        return (
            said[kind][language]
            if kind in said
            else wild.strip()
            if kind == "wild"
            else "14.3." * (kind == "date")
        )

    ended = house.to_the_end(house.begin(method, minutes, tongue=tongue), reply)
    assert ended.status is Status.SUMMARY
    assert ended.summary is not None
    probes = list(asked_of(ended, "probe"))
    assert len(probes) <= BUDGETS[minutes].in_all
    stages = [e.stage for e in probes]
    assert all(stages.count(stage) <= BUDGETS[minutes].a_stage for stage in stages)
    kinds = [(e.stage, probe_kind(e)) for e in probes]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("method", METHODS)
def test_skipping_everything_asks_every_stage_once(method: str, minutes: int) -> None:
    house = House()
    ended = house.to_the_end(house.begin(method, minutes), lambda _: "")
    chosen = house.app.library.method(MethodId(method))
    assert chosen is not None
    asked = [e.stage for e in ended.exchanges if e.stage in {s.id for s in chosen.stages}]
    assert asked == [stage.id for stage in chosen.stages_for(minutes)]
    assert ended.summary is not None
    assert ended.summary.stages == ()
