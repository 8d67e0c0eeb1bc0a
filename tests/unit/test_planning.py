"""From an insight to an if-then plan, asked for what is missing and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.intentions import Plan
from assistant.domain.language import Language
from assistant.domain.planning import FIRST, SECOND, PlanProgress, missing_part
from assistant.domain.reflections import PLANNING, Exchange, Reflection, Status
from tests.fakes.talks import NO, PLAN, House

WHOLE = Plan("als het stil wordt", "tel ik tot vijf", date(2026, 12, 1), "Fatma")


def missing(plan: Plan, *asked: str, minutes: int = 10, about: str = FIRST) -> str | None:
    return missing_part(PlanProgress(about, plan, frozenset(asked)), minutes)


def planned(
    house: House, minutes: int, answers: dict[str, str], language: Language = Language.NL
) -> Reflection:
    """A conversation in which only the questions about the plan are answered."""
    replies = dict(answers)

    def reply(asked: Exchange) -> str:
        return replies.pop(key(asked), "") if asked.stage == PLANNING else ""

    return house.to_the_end(house.begin("driscoll", minutes, language), reply)


def key(asked: Exchange) -> str:
    name = asked.asked.split("/")[1]
    return name if asked.about == FIRST else f"{name} 2"


def asked_in(reflection: Reflection) -> list[str]:
    return [key(e) for e in reflection.exchanges if e.stage == PLANNING]


def test_nothing_is_asked_about_a_plan_that_is_whole() -> None:
    assert missing(WHOLE) is None


def test_what_is_missing_is_asked_in_the_order_a_plan_is_made() -> None:
    assert missing(Plan()) == "plan"
    assert missing(Plan(action="tel ik tot vijf")) == "plan_cue"
    assert missing(Plan(cue="als het stil wordt")) == "plan_action"
    assert missing(Plan("a", "b")) == "plan_date"
    assert missing(Plan("a", "b"), "plan_date") == "plan_date_which"
    assert missing(Plan("a", "b", date(2026, 12, 1))) == "plan_helper"


def test_each_question_is_asked_once() -> None:
    assert missing(Plan(), "plan") is None
    assert (
        missing(Plan(action="b"), "plan", "plan_cue", "plan_date", "plan_date_which", "plan_helper") is None
    )


def test_nobody_is_asked_for_a_helper_in_two_minutes_or_twice() -> None:
    assert missing(Plan("a", "b", date(2026, 12, 1)), minutes=2) is None
    assert missing(Plan("a", "b", date(2026, 12, 1)), minutes=20, about=SECOND) is None


def test_a_second_plan_is_offered_before_it_is_asked_for() -> None:
    assert missing(Plan(), about=SECOND) == "plan_another"
    assert missing(Plan(), "plan_another", about=SECOND) == "plan"


def test_a_plan_in_one_sentence_is_asked_only_for_day_and_helper() -> None:
    house = House()
    ended = planned(
        house, 10, {"plan": PLAN[Language.NL], "plan_date": "14 december", "plan_helper": "Fatma"}
    )
    assert asked_in(ended) == ["plan", "plan_date", "plan_helper"]
    assert ended.summary is not None
    (plan,) = ended.summary.plans
    assert (plan.cue, plan.action) == ("Milan op zijn telefoon kijkt", "stop ik met praten")
    assert (plan.date, plan.helper) == (date(2026, 12, 14), "Fatma")


def test_a_plan_without_its_moment_is_asked_for_the_moment() -> None:
    house = House()
    ended = planned(house, 10, {"plan": "Ik stop met praten", "plan_cue": "als hij op zijn telefoon kijkt"})
    assert asked_in(ended) == ["plan", "plan_cue", "plan_date", "plan_helper"]
    assert ended.summary is not None
    assert ended.summary.plans[0].cue


def test_a_day_that_cannot_be_read_is_asked_for_once_more() -> None:
    house = House()
    answers = {"plan": PLAN[Language.NL], "plan_date": "binnenkort", "plan_date_which": "morgen"}
    ended = planned(house, 10, answers)
    assert asked_in(ended) == ["plan", "plan_date", "plan_date_which", "plan_helper"]
    assert ended.summary is not None
    assert ended.summary.plans[0].date == date(2026, 11, 22)


def test_a_skipped_day_is_not_asked_for_again() -> None:
    ended = planned(House(), 10, {"plan": PLAN[Language.NL]})
    assert asked_in(ended) == ["plan", "plan_date", "plan_helper"]


@pytest.mark.parametrize("language", Language)
def test_a_plan_already_made_in_the_last_stage_is_not_asked_for_again(language: Language) -> None:
    house = House()
    last = "now-what"
    begun = house.begin("driscoll", 10, language)
    ended = house.to_the_end(begun, lambda asked: PLAN[language] if asked.stage == last else "")
    assert "plan" not in asked_in(ended)
    assert asked_in(ended)[0] == "plan_date"
    assert ended.summary is not None
    assert ended.summary.plans[0].cue in PLAN[language]
    assert ended.summary.plans[0].action in PLAN[language]


@pytest.mark.parametrize(
    ("language", "habit"),
    [
        (Language.NL, "Ik zeg op alles ja als iemand aardig is."),
        (Language.DE, "Ich sag schwer nein wenn jemand nett ist."),
        (Language.DE, "Morgen rede ich mit ihr. Falls der Zug kommt, die Bahn streikt, wissen Sie da was?"),
        (Language.EN, "I learned I go quiet when I've to say something that people won't like."),
    ],
)
def test_a_habit_or_a_question_in_the_last_stage_is_no_plan(language: Language, habit: str) -> None:
    house = House()
    begun = house.begin("driscoll", 10, language)
    ended = house.to_the_end(begun, lambda asked: habit if asked.stage == "now-what" else "")
    assert asked_in(ended)[0] == "plan"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("minutes", [2, 10])
def test_a_second_plan_is_not_offered_in_ten_minutes(minutes: int, language: Language) -> None:
    ended = planned(House(), minutes, {"plan": PLAN[language]}, language)
    assert not [name for name in asked_in(ended) if name.endswith(" 2")]


@pytest.mark.parametrize("language", Language)
def test_a_no_to_a_second_plan_ends_it(language: Language) -> None:
    ended = planned(House(), 20, {"plan": PLAN[language], "plan_another 2": NO[language]}, language)
    assert asked_in(ended)[-1] == "plan_another 2"
    assert ended.summary is not None
    assert len(ended.summary.plans) == 1


@pytest.mark.parametrize("language", Language)
def test_a_no_to_the_first_plan_ends_planning(language: Language) -> None:
    ended = planned(House(), 20, {"plan": NO[language]}, language)
    assert asked_in(ended) == ["plan"]
    assert ended.summary is not None
    assert ended.summary.plans == ()


def test_a_yes_to_a_second_plan_asks_for_it() -> None:
    answers = {
        "plan": PLAN[Language.NL],
        "plan_another 2": "ja",
        "plan 2": "Als het druk is, dan vraag ik hulp.",
    }
    ended = planned(House(), 20, answers)
    assert asked_in(ended)[-3:] == ["plan_another 2", "plan 2", "plan_date 2"]
    assert ended.summary is not None
    assert [plan.action for plan in ended.summary.plans] == ["stop ik met praten", "vraag ik hulp"]


def test_a_second_plan_told_at_once_is_not_asked_for_again() -> None:
    answers = {"plan": PLAN[Language.NL], "plan_another 2": "Als het druk is, dan vraag ik hulp."}
    ended = planned(House(), 20, answers)
    assert "plan 2" not in asked_in(ended)
    assert ended.summary is not None
    assert len(ended.summary.plans) == 2


def test_the_two_plans_are_asked_about_in_different_words() -> None:
    answers = {"plan": PLAN[Language.NL], "plan_another 2": "Als het druk is, dan vraag ik hulp."}
    ended = planned(House(), 20, answers)
    dates = [e.asked for e in ended.exchanges if e.asked.startswith("conversation/plan_date/")]
    assert len(dates) == 2 == len(set(dates))


def test_the_plan_is_said_back_in_the_persons_words_before_the_day_is_asked_for() -> None:
    ended = planned(House(), 10, {"plan": PLAN[Language.NL]})
    asked = next(e for e in ended.exchanges if key(e) == "plan_date")
    assert "als Milan op zijn telefoon kijkt, dan stop ik met praten" in asked.text
    assert ended.status is Status.SUMMARY
