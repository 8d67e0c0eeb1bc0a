"""Plans that are come back to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain.ids import IntentionId
from assistant.domain.intentions import Outcome, Plan, to_ask_about
from assistant.domain.reflections import LONGEST_ANSWER
from assistant.errors import BadValue, NotFound, TooLong
from assistant.services import drafts, intentions
from tests.fakes.talks import PLAN, House
from tests.fakes.things import NOW, an_intention

TODAY = NOW.date()
TEXT = next(iter(PLAN.values()))


@pytest.fixture
def house() -> House:
    house = House()
    house.kept(TEXT)
    return house


def test_the_plans_whose_day_has_come_are_asked_about_first() -> None:
    due = an_intention("due", day=TODAY)
    later = an_intention("later", day=TODAY + timedelta(days=9))
    assert to_ask_about([later, due], TODAY) == (due, later)


def test_a_plan_without_a_day_is_always_due() -> None:
    undated = an_intention("undated")
    assert to_ask_about([undated], TODAY) == (undated,)


def test_of_the_plans_for_later_only_the_latest_made_is_asked_about() -> None:
    ahead = [
        replace(an_intention(f"i{n}", day=date(2027, 1, n)), created_at=NOW + timedelta(hours=n))
        for n in (3, 1, 2)
    ]
    assert [i.id for i in to_ask_about(ahead, TODAY)] == ["i3"]


def test_never_more_than_two_plans_are_asked_about() -> None:
    assert len(to_ask_about([an_intention(f"i{n}") for n in range(9)], TODAY)) == 2
    assert to_ask_about([], TODAY) == ()


def test_a_plan_is_open_until_someone_says_what_came_of_it() -> None:
    assert an_intention().open
    assert not an_intention(outcome=Outcome.DROPPED).open


def test_a_plan_without_cue_and_action_is_empty() -> None:
    assert Plan(helper="Fatma", date=TODAY).empty
    assert not Plan(cue="het stil is").empty


@pytest.mark.parametrize("outcome", Outcome)
def test_what_came_of_a_plan_is_recorded_with_words_and_time(house: House, outcome: Outcome) -> None:
    (waiting,) = intentions.open_intentions(house.app, house.me)
    told = intentions.tell_outcome(house.app, house.me, waiting.id, outcome.value, "  Eén keer. ")
    assert (told.outcome, told.outcome_words, told.outcome_at) == (outcome, "Eén keer.", house.now)
    assert intentions.open_intentions(house.app, house.me) == []
    assert intentions.all_intentions(house.app, house.me) == [told]
    assert intentions.own_intention(house.app, house.me, told.id) == told


@pytest.mark.parametrize("outcome", ["", "brilliant", "DONE"])
def test_an_outcome_that_does_not_exist_is_refused(house: House, outcome: str) -> None:
    (waiting,) = intentions.open_intentions(house.app, house.me)
    with pytest.raises(BadValue):
        intentions.tell_outcome(house.app, house.me, waiting.id, outcome, "x")


def test_no_word_about_a_plan_is_cut_off(house: House) -> None:
    (waiting,) = intentions.open_intentions(house.app, house.me)
    whole = "x" * LONGEST_ANSWER
    assert intentions.tell_outcome(house.app, house.me, waiting.id, "done", whole).outcome_words == whole
    with pytest.raises(TooLong):
        intentions.tell_outcome(house.app, house.me, waiting.id, "done", whole + "x")


def test_another_persons_plan_is_not_there(house: House) -> None:
    (waiting,) = intentions.open_intentions(house.app, house.me)
    for intention_id in (waiting.id, IntentionId("there-is-none")):
        with pytest.raises(NotFound):
            intentions.own_intention(house.app, house.other, intention_id)
        with pytest.raises(NotFound):
            intentions.tell_outcome(house.app, house.other, intention_id, "done", "")
    assert intentions.open_intentions(house.app, house.other) == []


def test_the_draft_about_a_plan_goes_once_it_is_told(house: House) -> None:
    (waiting,) = intentions.open_intentions(house.app, house.me)
    drafts.put(house.app, house.me, f"intention/{waiting.id}", "half")
    intentions.tell_outcome(house.app, house.me, waiting.id, "done", "Heel.")
    assert drafts.under(house.app, house.me, "intention/") == {}


def test_repr_never_shows_a_plan() -> None:
    assert "shift" not in repr(an_intention())
