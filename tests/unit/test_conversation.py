"""Answering, skipping, going back, pausing, finishing; and that no word is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.intentions import Intention, Outcome
from assistant.domain.language import Language
from assistant.domain.reflections import LAST_TIME, LONGEST_ANSWER, OPENING, Kind, Reflection, Status
from assistant.errors import BadValue, Empty, NotAllowed, NotFound, Stale, TooLong
from assistant.services import conversation, drafts
from assistant.services.conversation import Given, title_from
from tests.fakes.talks import PLAN, RICH, House

TEXT = RICH[Language.NL]


@pytest.fixture
def house() -> House:
    return House()


def after(house: House, count: int, method: str = "gibbs", minutes: int = 20) -> Reflection:
    """A conversation with so many full answers."""
    reflection = house.begin(method, minutes)
    for number in range(count):
        reflection = house.say(reflection, f"Antwoord {number + 1}. {TEXT}")
    return reflection


def intentions_of(house: House) -> list[Intention]:
    with house.store(read_only=True) as work:
        return work.intentions.of(house.me.id)


def test_an_answer_is_stored_and_the_next_question_asked(house: House) -> None:
    begun = house.begin()
    later = house.say(begun, "  De overdracht aan Milan liep mis.  ")
    assert later.exchanges[0].answer == "De overdracht aan Milan liep mis."
    assert later.title == "De overdracht aan Milan liep mis"
    assert later.current is not None
    assert later.current.number == 2
    assert house.stored(later) == later


def test_the_words_are_kept_even_when_nothing_can_be_asked_after_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = house.begin()

    def broken(*_: Any) -> Reflection:
        raise RuntimeError("no next question")

    monkeypatch.setattr(conversation, "with_next", broken)
    with pytest.raises(RuntimeError):
        house.say(begun, "Dit mag niet weg.")
    monkeypatch.undo()
    assert house.stored(begun).exchanges[0].answer == "Dit mag niet weg."
    assert conversation.answer_open_turns(house.app) == 1
    assert len(house.stored(begun).exchanges) == 2
    assert conversation.answer_open_turns(house.app) == 0


def test_a_method_that_went_away_keeps_nobody_from_starting(house: House) -> None:
    lost, waiting = house.begin("kolb"), house.begin("gibbs")
    with house.store() as work:
        for reflection in (lost, waiting):
            told = replace(reflection.exchanges[0], answer="De overdracht.")
            work.reflections.save(reflection.with_exchange(told), reflection.version)
        work.commit()

    class Without:
        def __getattr__(self, name: str) -> Any:
            return getattr(house.app.library, name)

        def method(self, method_id: MethodId) -> Any:
            return None if method_id == "kolb" else house.app.library.method(method_id)

    app = replace(house.app, library=Without())  # type: ignore[arg-type]  # a library that lost a method
    assert conversation.answer_open_turns(app) == 1
    assert house.stored(lost).exchanges[0].answer == "De overdracht."
    assert len(house.stored(waiting).exchanges) == 2


def test_sending_the_same_answer_twice_is_harmless(house: House) -> None:
    begun = house.begin()
    once = house.say(begun, "De overdracht.")
    again = conversation.answer(house.app, house.me, begun.id, Given(1, " De overdracht. "))
    assert again == once
    assert house.stored(begun) == once


def test_another_answer_to_a_question_already_answered_is_told_apart(house: House) -> None:
    begun = house.begin()
    once = house.say(begun, "De overdracht.")
    with pytest.raises(Stale):
        conversation.answer(house.app, house.me, begun.id, Given(1, "Iets anders."))
    with pytest.raises(Stale):
        conversation.answer(house.app, house.me, begun.id, Given(7, "Een vraag die er niet is."))
    with pytest.raises(Stale):
        conversation.skip(house.app, house.me, begun.id, 7)
    assert house.stored(begun) == once


@pytest.mark.parametrize(
    ("text", "refusal"), [("", Empty), (" \n\t ", Empty), ("x" * (LONGEST_ANSWER + 1), TooLong)]
)
def test_what_cannot_be_an_answer_changes_nothing(house: House, text: str, refusal: type[Exception]) -> None:
    begun = house.begin()
    with pytest.raises(refusal):
        house.say(begun, text)
    assert house.stored(begun) == begun


def test_an_answer_of_the_greatest_length_is_taken(house: House) -> None:
    assert house.say(house.begin(), "x" * LONGEST_ANSWER).exchanges[0].answer == "x" * LONGEST_ANSWER


def test_a_skip_leaves_the_question_empty_and_goes_on(house: House) -> None:
    begun = house.begin()
    later = house.skip(begun)
    assert later.exchanges[0].answer == ""
    assert later.title == ""
    again = conversation.skip(house.app, house.me, begun.id, 1)
    assert again == later


def test_going_back_opens_the_answer_before_and_returns_to_where_one_was(house: House) -> None:
    third = after(house, 2)
    assert third.current is not None
    waiting = third.current
    back = conversation.go_back(house.app, house.me, third.id)
    assert back.current is not None
    assert (back.current.number, back.current.answer) == (2, third.exchanges[1].answer)
    changed = house.say(back, "Beter gezegd.")
    assert changed.exchanges[1].answer == "Beter gezegd."
    assert changed.current == waiting
    assert len(changed.exchanges) == 3


def test_one_can_go_back_step_by_step_to_the_beginning(house: House) -> None:
    reflection = after(house, 3)
    seen = []
    for _ in range(5):
        reflection = conversation.go_back(house.app, house.me, reflection.id)
        assert reflection.current is not None
        seen.append(reflection.current.number)
    assert seen == [3, 2, 1, 1, 1]


def test_going_back_at_the_first_question_changes_nothing(house: House) -> None:
    begun = house.begin()
    assert conversation.go_back(house.app, house.me, begun.id) == begun


def test_changing_the_beginning_changes_the_title(house: House) -> None:
    reflection = after(house, 1)
    back = conversation.go_back(house.app, house.me, reflection.id)
    assert house.say(back, "Het teamoverleg van maandag.").title == "Het teamoverleg van maandag"


def test_a_skip_while_changing_leaves_the_answer_as_it_was(house: House) -> None:
    third = after(house, 2)
    back = conversation.go_back(house.app, house.me, third.id)
    left = house.skip(back)
    assert left.exchanges == third.exchanges
    assert left.current == third.current


def test_the_same_words_again_while_changing_return_to_where_one_was(house: House) -> None:
    third = after(house, 2)
    back = conversation.go_back(house.app, house.me, third.id)
    again = house.say(back, third.exchanges[1].answer or "")
    assert again.revising is None
    assert again.current == third.current


def test_another_tab_that_still_shows_the_later_question_is_told(house: House) -> None:
    third = after(house, 2)
    conversation.go_back(house.app, house.me, third.id)
    with pytest.raises(Stale):
        conversation.answer(house.app, house.me, third.id, Given(3, "Uit het andere tabblad."))


def test_what_was_typed_for_a_later_question_survives_a_change_of_the_first(house: House) -> None:
    reflection = after(house, 10)
    assert reflection.current is not None
    place = f"{reflection.id}/{reflection.current.number}"
    assert place.endswith(("/10", "/11", "/12"))
    drafts.put(house.app, house.me, place, "nog niet verstuurd")
    while reflection.revising != 1:
        reflection = conversation.go_back(house.app, house.me, reflection.id)
    drafts.put(house.app, house.me, f"{reflection.id}/1", "half")
    house.say(reflection, "Anders begonnen.")
    assert drafts.under(house.app, house.me, f"{reflection.id}/") == {place: "nog niet verstuurd"}


def test_a_paused_reflection_goes_on_where_it_was_days_later(house: House) -> None:
    third = after(house, 2)
    paused = conversation.pause(house.app, house.me, third.id)
    assert paused.status is Status.PAUSED
    house.now = house.now.replace(month=12)
    resumed = conversation.resume(house.app, house.me, third.id)
    assert resumed.status is Status.OPEN
    assert resumed.current == third.current
    assert conversation.resume(house.app, house.me, third.id) == resumed


def test_pausing_twice_pauses_once(house: House) -> None:
    paused = conversation.pause(house.app, house.me, after(house, 1).id)
    assert conversation.pause(house.app, house.me, paused.id) == paused


def test_answering_from_a_page_left_open_takes_a_paused_reflection_up(house: House) -> None:
    third = after(house, 2)
    conversation.pause(house.app, house.me, third.id)
    assert conversation.answer(house.app, house.me, third.id, Given(3, "Verder.")).status is Status.OPEN


def test_a_change_survives_a_pause(house: House) -> None:
    back = conversation.go_back(house.app, house.me, after(house, 2).id)
    conversation.pause(house.app, house.me, back.id)
    resumed = conversation.resume(house.app, house.me, back.id)
    assert resumed.revising == back.revising


@pytest.mark.parametrize("count", range(8))
def test_one_can_finish_at_any_moment_with_what_is_there(house: House, count: int) -> None:
    reflection = after(house, count)
    ended = conversation.finish(house.app, house.me, reflection.id)
    assert ended.status is Status.SUMMARY
    assert ended.current is None
    assert ended.exchanges == reflection.exchanges
    assert conversation.finish(house.app, house.me, reflection.id) == ended


def test_after_finishing_one_can_go_back_to_the_questions_and_on(house: House) -> None:
    third = after(house, 2)
    conversation.finish(house.app, house.me, third.id)
    open_again = conversation.reopen(house.app, house.me, third.id)
    assert (open_again.status, open_again.revising) == (Status.OPEN, 2)
    on = house.say(open_again, "Beter gezegd.")
    assert on.current == third.current
    assert house.say(on, TEXT).current is not None


def test_after_finishing_without_a_word_the_first_question_waits_again(house: House) -> None:
    begun = house.begin()
    conversation.finish(house.app, house.me, begun.id)
    open_again = conversation.reopen(house.app, house.me, begun.id)
    assert open_again.status is Status.OPEN
    assert open_again.current == begun.current


def test_the_summary_follows_a_change_made_after_it(house: House) -> None:
    ended = house.to_the_end(house.begin("driscoll", 10), lambda asked: TEXT)
    back = conversation.reopen(house.app, house.me, ended.id)
    again = house.to_the_end(house.say(back, "Nee"), lambda asked: "")
    assert again.status is Status.SUMMARY


def test_reopening_elsewhere_changes_nothing(house: House) -> None:
    third = after(house, 2)
    assert conversation.reopen(house.app, house.me, third.id) == third
    kept = house.kept()
    assert conversation.reopen(house.app, house.me, kept.id) == kept
    assert conversation.go_back(house.app, house.me, kept.id) == kept


def test_an_answer_after_the_end_is_stale(house: House) -> None:
    third = after(house, 2)
    conversation.finish(house.app, house.me, third.id)
    with pytest.raises(Stale):
        conversation.answer(house.app, house.me, third.id, Given(3, "Te laat."))
    assert conversation.pause(house.app, house.me, third.id).status is Status.SUMMARY


@pytest.mark.parametrize("verb", ["answer", "skip", "go_back", "reopen", "pause", "resume", "finish"])
def test_another_persons_reflection_looks_as_if_it_did_not_exist(house: House, verb: str) -> None:
    mine = after(house, 2)
    messages = []
    for reflection_id in (mine.id, ReflectionId("there-is-none")):
        more = {"answer": [Given(3, "Van een ander.")], "skip": [3]}.get(verb, [])
        with pytest.raises(NotFound) as error:
            getattr(conversation, verb)(house.app, house.other, reflection_id, *more)
        messages.append(str(error.value))
    assert len(set(messages)) == 1
    assert house.stored(mine) == mine


def test_a_disabled_person_may_nothing(house: House) -> None:
    mine = after(house, 1)
    with pytest.raises(NotAllowed):
        conversation.answer(house.app, replace(house.me, disabled=True), mine.id, Given(2, "Nog iets."))


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("Gelukt.", Outcome.DONE), ("Niet gedaan.", Outcome.NOT), ("Half gelukt.", Outcome.PARTLY)],
)
def test_what_came_of_a_plan_is_read_from_the_answer(house: House, said: str, outcome: Outcome) -> None:
    house.kept(PLAN[Language.NL])
    begun = house.begin()
    assert begun.current is not None
    assert begun.current.stage == LAST_TIME
    assert "Milan op zijn telefoon kijkt" in begun.current.text
    later = house.say(begun, said)
    (intention,) = intentions_of(house)
    assert (intention.outcome, intention.outcome_words) == (outcome, said)
    assert later.current is not None
    assert later.current.kind is Kind.OPENING


def test_an_outcome_chosen_counts_more_than_the_words(house: House) -> None:
    house.kept(PLAN[Language.NL])
    house.say(house.begin(), "Gedaan, dacht ik.", outcome="partly")
    assert intentions_of(house)[0].outcome is Outcome.PARTLY


def test_an_outcome_that_does_not_exist_is_refused_and_nothing_is_stored(house: House) -> None:
    house.kept(PLAN[Language.NL])
    begun = house.begin()
    with pytest.raises(BadValue):
        house.say(begun, "Gedaan.", outcome="brilliant")
    assert house.stored(begun) == begun


def test_words_that_do_not_tell_are_asked_once_which_it_was(house: House) -> None:
    house.kept(PLAN[Language.NL])
    unclear = house.say(house.begin(), "Milan was er die dag.")
    assert unclear.current is not None
    assert unclear.current.asked.startswith("conversation/last_time_which")
    clear = house.say(unclear, "deels")
    (intention,) = intentions_of(house)
    assert (intention.outcome, intention.outcome_words) == (Outcome.PARTLY, "Milan was er die dag.")
    assert clear.current is not None
    assert clear.current.stage == OPENING


def test_a_plan_skipped_stays_open_and_is_asked_about_next_time(house: House) -> None:
    house.kept(PLAN[Language.NL])
    skipped = house.skip(house.begin())
    assert skipped.current is not None
    assert skipped.current.stage == OPENING
    assert intentions_of(house)[0].open
    again = house.begin()
    assert again.current is not None
    assert again.current.stage == LAST_TIME


def test_a_conversation_begins_with_two_plans_at_most(house: House) -> None:
    for text in ("het druk is", "het stil is", "de telefoon gaat", "Milan belt"):
        house.kept(f"Als {text}, dan wacht ik.")
    for intention in intentions_of(house):
        with house.store() as work:
            due = replace(intention.plan, date=house.now.date())
            work.intentions.save(replace(intention, plan=due, outcome=None))
            work.commit()
    reflection = house.begin()
    while reflection.current and reflection.current.stage == LAST_TIME:
        reflection = house.say(reflection, "Gedaan.")
    assert len({e.about for e in reflection.exchanges if e.stage == LAST_TIME}) == 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("De overdracht liep mis. Milan keek weg.", "De overdracht liep mis"),
        ("Mis. Ik gaf het dossier te laat door.", "Mis. Ik gaf het dossier te laat door"),
        ("\n\n  Eerste regel zonder punt\nTweede", "Eerste regel zonder punt"),
        ("En toen...", "En toen..."),
        ("", ""),
        ("woord " * 40, "woord " * 12 + "woord …"),
    ],
)
def test_a_title_is_the_first_thing_the_person_said(text: str, title: str) -> None:
    assert title_from(text) == title
    assert len(title_from(text)) <= 82


def test_repr_never_shows_what_was_said(house: House) -> None:
    reflection = house.say(house.begin(), "Geheime woorden.")
    assert "Geheim" not in repr(reflection)
    assert "Geheim" not in repr(Given(1, "Geheime woorden."))
