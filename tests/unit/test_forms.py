"""The same questions on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.language import Language
from assistant.domain.methods import MINUTES
from assistant.domain.reflections import LONGEST_ANSWER, OPENING, Mode, Reflection, Status
from assistant.errors import Empty, NotFound, Stale, TooLong
from assistant.services import conversation, drafts
from assistant.services.forms import save_form
from assistant.services.stopping import stop_in_kept
from tests.fakes.talks import METHODS, PLAN, House


@pytest.fixture
def house() -> House:
    return House()


def a_form(house: House, occasion: str = "De overdracht ging vandaag mis.") -> Reflection:
    return house.begin("driscoll", 10, occasion=occasion, mode=Mode.FORM)


def fill(
    house: House, form: Reflection, answers: dict[int, str], done: bool = False, seen: int | None = None
) -> Reflection:
    seen = form.version if seen is None else seen
    return save_form(house.app, house.me, form.id, answers, seen, done).reflection


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("method", METHODS)
def test_a_form_holds_the_opening_and_one_question_for_each_stage(
    house: House, method: str, minutes: int
) -> None:
    form = house.begin(method, minutes, mode=Mode.FORM)
    chosen = house.app.library.method(MethodId(method))
    assert chosen is not None
    assert [e.stage for e in form.exchanges] == [OPENING, *(s.id for s in chosen.stages_for(minutes))]
    assert all(e.waiting for e in form.exchanges)


def test_what_the_person_came_with_is_not_asked_again(house: House) -> None:
    form = a_form(house)
    assert [e.stage for e in form.exchanges].count(OPENING) == 1
    assert form.exchanges[0].answer == "De overdracht ging vandaag mis."


def test_a_form_is_saved_half_filled_and_goes_on_later(house: House) -> None:
    form = a_form(house)
    saved = fill(house, form, {2: " Milan keek weg. "})
    assert saved.status is Status.PAUSED
    assert [e.answer for e in saved.exchanges] == [form.exchanges[0].answer, "Milan keek weg.", None, None]
    assert fill(house, saved, {3: "Ik was gehaast."}).exchanges[1].answer == "Milan keek weg."


def test_a_filled_form_leads_to_the_summary(house: House) -> None:
    done = fill(house, a_form(house), {2: "Milan keek weg.", 4: PLAN[Language.NL]}, done=True)
    assert done.status is Status.SUMMARY
    assert done.summary is not None
    assert done.summary.stages[0].sentences == ("De overdracht ging vandaag mis.", "Milan keek weg.")
    assert done.summary.plans[0].action == "stop ik met praten"


def test_changing_the_occasion_changes_the_title(house: House) -> None:
    assert (
        fill(house, a_form(house), {1: "Het teamoverleg van maandag."}).title == "Het teamoverleg van maandag"
    )


def test_saving_the_same_twice_is_harmless(house: House) -> None:
    form = a_form(house)
    fill(house, form, {2: "Milan keek weg."})
    again = fill(house, form, {2: "Milan keek weg."})
    assert [e.answer for e in again.exchanges][1] == "Milan keek weg."


def test_another_tab_with_other_words_is_told(house: House) -> None:
    form = a_form(house)
    saved = fill(house, form, {2: "Milan keek weg."})
    with pytest.raises(Stale):
        fill(house, form, {2: "Iets anders."})
    assert house.stored(form) == saved


def test_an_empty_form_does_not_lead_to_a_summary(house: House) -> None:
    form = house.begin("driscoll", 10, mode=Mode.FORM)
    with pytest.raises(Empty):
        fill(house, form, {1: " ", 2: "\n"}, done=True)


def test_an_answer_that_is_too_long_changes_nothing(house: House) -> None:
    form = a_form(house)
    with pytest.raises(TooLong):
        fill(house, form, {2: "goed", 3: "x" * (LONGEST_ANSWER + 1)})
    assert house.stored(form) == form


def test_a_field_that_does_not_exist_is_left_out(house: House) -> None:
    saved = fill(house, a_form(house), {2: "Goed.", 99: "Nergens."})
    assert [e.answer for e in saved.exchanges if e.answer][1:] == ["Goed."]


def test_the_form_can_be_changed_after_the_summary(house: House) -> None:
    done = fill(house, a_form(house), {2: "Milan keek weg."}, done=True)
    again = fill(house, done, {2: "Milan keek naar buiten."}, done=True)
    assert again.summary is not None
    assert "Milan keek naar buiten." in again.summary.stages[0].sentences


def test_a_conversation_is_no_form_and_another_persons_form_is_not_there(house: House) -> None:
    talk, form = house.begin("driscoll", 10), a_form(house)
    with pytest.raises(NotFound):
        fill(house, talk, {1: "x"})
    with pytest.raises(NotFound):
        save_form(house.app, house.other, form.id, {2: "x"}, form.version, done=False)
    with pytest.raises(NotFound):
        save_form(house.app, house.me, ReflectionId("there-is-none"), {2: "x"}, 0, done=False)


def test_looking_at_a_form_as_a_conversation_adds_no_question(house: House) -> None:
    form = a_form(house)
    saved = fill(house, form, {2: "Een.", 3: "Twee.", 4: "Drie."})
    assert conversation.resume(house.app, house.me, form.id).exchanges == saved.exchanges


def test_drafts_of_a_saved_form_are_gone(house: House) -> None:
    form = a_form(house)
    drafts.put(house.app, house.me, f"{form.id}/2", "half")
    fill(house, form, {2: "Heel."})
    assert drafts.under(house.app, house.me, f"{form.id}/") == {}


HURTS = "Ik wil een einde aan mijn leven maken."


@pytest.mark.parametrize("done", [True, False])
def test_a_form_that_shows_a_danger_is_stored_and_not_gone_on_with(house: House, done: bool) -> None:
    form = a_form(house)
    saved = save_form(house.app, house.me, form.id, {2: HURTS}, form.version, done)
    assert saved.stop
    assert saved.stop.contacts
    assert saved.reflection.status is Status.PAUSED
    assert house.stored(saved.reflection).exchanges[1].answer == HURTS


def test_whoever_wishes_goes_on_with_the_form_all_the_same(house: House) -> None:
    form = a_form(house)
    stopped = save_form(house.app, house.me, form.id, {2: HURTS}, form.version, True).reflection
    assert save_form(house.app, house.me, form.id, {2: HURTS}, stopped.version, True).stop is None
    assert house.stored(form).status is Status.SUMMARY


def test_what_is_only_written_into_the_summary_is_read_too(house: House) -> None:
    done = fill(house, a_form(house), {2: "Milan keek weg."}, done=True)
    assert done.summary
    assert stop_in_kept(house.app, done) is None
    stage = replace(done.summary.stages[0], sentences=(HURTS,))
    assert stop_in_kept(house.app, replace(done, summary=replace(done.summary, stages=(stage,))))
