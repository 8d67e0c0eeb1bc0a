"""When it hurts the method stops, says so, names whom to turn to, and keeps no mark of it."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from assistant.domain.danger import DangerKind
from assistant.domain.intentions import Plan
from assistant.domain.language import Language
from assistant.domain.reflections import LAST_TIME, PLANNING, Kind, Reflection, Status
from assistant.errors import Empty, NotFound, Stale
from assistant.services import contents, conversation, going_on, summaries
from assistant.services.conversation import Given
from assistant.services.stopping import Stop, shaken, stop_for, stop_in
from tests.fakes.talks import RICH, House

NL = Language.NL
HURTS = "Het liep slecht. Ik wil niet meer leven. Daarna heb ik de dienst afgemaakt."
CALM = "Milan keek op zijn telefoon toen ik het dossier gaf."


@pytest.fixture
def house() -> House:
    return House()


def hurt(house: House, text: str = HURTS) -> Reflection:
    """A conversation whose last answer shows danger."""
    begun = house.begin("gibbs", 10, occasion="De overdracht van vanochtend.")
    return house.say(begun, text)


def stopped(house: House, reflection: Reflection) -> Stop:
    stop = stop_for(house.app, reflection)
    assert stop is not None
    return stop


def test_the_words_are_stored_and_no_question_follows(house: House) -> None:
    reflection = hurt(house)
    assert house.stored(reflection).exchanges[-1].answer == HURTS
    assert reflection.current is None
    assert reflection.status is Status.OPEN
    assert stopped(house, reflection).danger.kind is DangerKind.DANGER_SELF


def test_whom_to_turn_to_and_that_nobody_was_informed_is_said(house: House) -> None:
    stop = stopped(house, hurt(house))
    assert any("113" in contact.phone for contact in stop.contacts)
    assert stop.nobody_informed
    assert "?" not in stop.nobody_informed


def test_nothing_that_is_stored_says_that_it_was_danger(house: House) -> None:
    stored = house.stored(hurt(house))
    assert all(exchange.kind is not Kind.SAFETY for exchange in stored.exchanges)
    plain = house.stored(house.say(house.begin("gibbs", 10, occasion="De overdracht."), CALM))
    names = {field.name for field in dataclasses.fields(stored)}
    differing = {name for name in names if getattr(stored, name) != getattr(plain, name)}
    assert differing <= {"id", "exchanges", "title", "created_at", "updated_at", "version"}
    assert "danger" not in repr(stored).casefold()


def test_looking_again_says_it_again_and_asks_nothing(house: House) -> None:
    reflection = hurt(house)
    again = conversation.resume(house.app, house.me, reflection.id)
    assert again.current is None
    assert conversation.answer_open_turns(house.app) >= 0
    assert house.stored(reflection).current is None


def test_going_on_is_the_persons_choice_and_then_nothing_is_asked_after(house: House) -> None:
    reflection = hurt(house)
    going = going_on.go_on(house.app, house.me, reflection.id)
    assert going.current is not None
    assert going.current.kind is Kind.QUESTION
    ended = house.to_the_end(going, lambda asked: RICH[NL] if asked.kind is Kind.QUESTION else "")
    kinds = {exchange.kind for exchange in ended.exchanges}
    assert not kinds & {Kind.PROBE, Kind.OFFER, Kind.SAFETY}
    assert not any("leven" in exchange.text for exchange in ended.exchanges)


@pytest.mark.parametrize("more", ["Ja.", "Ik heb het al gepland.", "help", "Ik bel straks mijn zus."])
def test_who_writes_on_keeps_every_word_and_only_their_choice_goes_on(house: House, more: str) -> None:
    """What is said asks whether they think of it: a *yes* must not lead to the next question."""
    reflection = hurt(house)
    number = reflection.exchanges[-1].number
    added = going_on.answer_or_add(house.app, house.me, reflection.id, Given(number, more))
    assert added.current is None
    assert stop_for(house.app, added)
    assert added.exchanges[-1].answer == f"{HURTS}\n\n{more}"
    again = going_on.answer_or_add(house.app, house.me, reflection.id, Given(number, more))
    assert again.exchanges[-1].answer == f"{HURTS}\n\n{more}"
    assert going_on.go_on(house.app, house.me, reflection.id).current is not None


def test_a_changed_answer_stops_it_too(house: House) -> None:
    reflection = house.say(house.say(house.begin("gibbs", 10, occasion="De overdracht."), CALM), CALM)
    back = conversation.go_back(house.app, house.me, reflection.id)
    house.now += timedelta(minutes=1)
    number = back.revising or 0
    changed = conversation.answer(house.app, house.me, reflection.id, Given(number, HURTS))
    assert changed.current is not None
    assert stop_for(house.app, changed)
    waiting = changed.current.number
    house.now += timedelta(minutes=1)
    going = going_on.go_on(house.app, house.me, reflection.id)
    assert stop_for(house.app, going) is None
    assert going.current
    assert going.current.number == waiting


PLANS_IT = "Als iedereen slaapt, dan maak ik een einde aan mijn leven."


def test_a_plan_to_die_is_no_plan(house: House) -> None:
    asked = house.begin("two-minute", 2, occasion="Vandaag was lang.")
    while asked.current and asked.current.stage != PLANNING:
        asked = house.say(asked, CALM)
    stopped_at_plan = house.say(asked, PLANS_IT)
    assert stop_for(house.app, stopped_at_plan)
    going = going_on.go_on(house.app, house.me, stopped_at_plan.id)
    assert not going.current or going.current.stage != PLANNING
    done = conversation.finish(house.app, house.me, going.id)
    assert done.summary
    assert done.summary.plans == ()


def test_nobody_is_asked_what_came_of_it(house: House) -> None:
    begun = house.begin("two-minute", 2, occasion="Vandaag was lang.")
    done = conversation.finish(house.app, house.me, begun.id)
    assert done.summary
    plan = Plan(cue="iedereen slaapt", action="maak ik een einde aan mijn leven")
    edited = dataclasses.replace(done.summary, plans=(plan,))
    summaries.keep(house.app, house.me, done.id, edited, done.version)
    house.now += timedelta(days=3)
    again = house.begin("two-minute", 2)
    assert again.exchanges[-1].stage != LAST_TIME


def test_two_languages_in_one_text_are_both_read(house: House) -> None:
    stop = stop_in(house.app, "Ik weet het niet meer. I want to kill myself.", house.app.tongue(NL))
    assert stop is not None
    assert stop.danger.kind is DangerKind.DANGER_SELF


def test_nothing_is_sorted_where_an_answer_showed_a_danger(house: House) -> None:
    reflection = hurt(house)
    assert contents.contents(house.app, house.me, reflection.id) == ()


def test_adding_needs_words_and_a_conversation_that_has_stopped(house: House) -> None:
    reflection = hurt(house)
    with pytest.raises(Empty):
        going_on.add_words(house.app, house.me, reflection.id, "  ")
    with pytest.raises(NotFound):
        going_on.go_on(house.app, house.other, reflection.id)
    going_on.go_on(house.app, house.me, reflection.id)
    with pytest.raises(Stale):
        going_on.add_words(house.app, house.me, reflection.id, "Nog iets.")


def test_the_first_words_can_stop_it_too(house: House) -> None:
    begun = house.begin("two-minute", 2, occasion=HURTS)
    assert begun.current is None
    assert stop_for(house.app, begun)


def test_an_ordinary_answer_stops_nothing(house: House) -> None:
    reflection = house.say(house.begin(), CALM)
    assert stop_for(house.app, reflection) is None
    assert not shaken(house.app, reflection)


@pytest.mark.parametrize("tongue_of", list(Language))
def test_it_is_said_in_the_language_of_the_conversation(house: House, tongue_of: Language) -> None:
    tongue = house.app.tongue(tongue_of)
    stop = stop_in(house.app, HURTS, tongue)
    assert stop is not None
    said = stop.in_words(tongue)
    assert said == stop.in_words(tongue)
    assert house.app.safety.guide.says(tongue_of)[stop.danger.kind].go_on.for_(tongue.address) in said
