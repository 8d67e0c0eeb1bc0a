"""Keeping a draft of feedback: for the leader who wrote it, for ninety days, and gone when it is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain.drafting import FeedbackModel
from assistant.domain.feedback_drafts import KEPT_FOR, FeedbackDraft, FeedbackDraftId
from assistant.domain.language import Language
from assistant.domain.people import Person, Role
from assistant.errors import BadValue, NotAllowed, NotFound
from assistant.services import feedback_drafts as kept
from assistant.services.feedback import LONGEST_NOTES, Notes
from assistant.services.feedback_drafts import DraftTooLong, NothingToKeep, ToKeep, TooManyKept
from assistant.services.people import COMMAND_LINE, erase_person
from tests.fakes.talks import House

NOTES = Notes(
    "Donderdag zat je op je laptop. Ruud vroeg je twee keer iets.",
    Language.EN,
    FeedbackModel.FOUR_G,
    "Milan",
    "het overleg\nvan donderdag",
)
GIVEN = ToKeep(FeedbackDraftId("0123456789abcdef"), "Milan,\n\nIn het overleg zat je op je laptop.\n", NOTES)


def at_work() -> tuple[House, Person, Person]:
    """A house, a leader in it, and another leader."""
    house = House()
    return house, house.somebody("els", Role.LEADER), house.somebody("tom", Role.LEADER)


def another(number: int) -> ToKeep:
    return replace(GIVEN, id=FeedbackDraftId(f"{number:016}"))


def test_a_draft_is_kept_with_its_notes_and_opened_again() -> None:
    house, els, _ = at_work()
    draft = kept.keep(house.app, els, GIVEN)
    assert kept.reopen(house.app, els, draft.id) == draft
    assert kept.mine(house.app, els) == (draft,)
    assert (draft.text, draft.notes) == (GIVEN.text.strip(), NOTES.text)
    assert (draft.to_name, draft.occasion) == ("Milan", "het overleg van donderdag")
    assert (draft.model, draft.language) == (FeedbackModel.FOUR_G, Language.NL)
    assert draft.expires - draft.created == timedelta(days=90)


def test_a_second_click_keeps_nothing_twice() -> None:
    house, els, _ = at_work()
    first = kept.keep(house.app, els, GIVEN)
    assert kept.keep(house.app, els, GIVEN) == first
    assert kept.mine(house.app, els) == (first,)
    assert house.forgotten == 0


def test_kept_again_it_has_the_new_words_and_the_old_end() -> None:
    house, els, _ = at_work()
    first = kept.keep(house.app, els, GIVEN)
    house.now += timedelta(days=60)
    changed = kept.keep(house.app, els, replace(GIVEN, text="Heb je een kwartier?"))
    assert kept.mine(house.app, els) == (changed,)
    assert (changed.text, changed.expires) == ("Heb je een kwartier?", first.expires)
    assert house.forgotten == 1, "the words before are gone from the files too"


def test_another_leader_and_a_stranger_find_nothing() -> None:
    house, els, tom = at_work()
    draft = kept.keep(house.app, els, GIVEN)
    assert kept.mine(house.app, tom) == ()
    for draft_id in (draft.id, FeedbackDraftId("there-is-none-like-it")):
        with pytest.raises(NotFound):
            kept.reopen(house.app, tom, draft_id)
        with pytest.raises(NotFound):
            kept.delete(house.app, tom, draft_id)
    with pytest.raises(NotFound):
        kept.keep(house.app, tom, replace(GIVEN, text="Van mij."))
    assert kept.mine(house.app, els) == (draft,)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEADER])
def test_only_leaders_keep_drafts(role: Role) -> None:
    house = House()
    person = house.somebody("kim", role)
    for asked in (
        lambda: kept.keep(house.app, person, GIVEN),
        lambda: kept.mine(house.app, person),
        lambda: kept.reopen(house.app, person, GIVEN.id),
        lambda: kept.delete(house.app, person, GIVEN.id),
    ):
        with pytest.raises(NotAllowed):
            asked()


def test_deleted_is_gone_and_is_taken_out_of_the_files() -> None:
    house, els, _ = at_work()
    draft = kept.keep(house.app, els, GIVEN)
    kept.delete(house.app, els, draft.id)
    assert kept.mine(house.app, els) == ()
    assert house.forgotten == 1
    with pytest.raises(NotFound):
        kept.delete(house.app, els, draft.id)


def test_after_ninety_days_nobody_is_shown_it_and_then_it_is_removed() -> None:
    house, els, _ = at_work()
    draft = kept.keep(house.app, els, GIVEN)
    house.now += KEPT_FOR - timedelta(hours=1)
    assert kept.end_old(house.app) == 0
    assert kept.mine(house.app, els) == (draft,)
    house.now += timedelta(hours=1)
    assert kept.mine(house.app, els) == ()
    with pytest.raises(NotFound):
        kept.reopen(house.app, els, draft.id)
    assert kept.end_old(house.app) == 1
    assert kept.end_old(house.app) == 0
    assert house.forgotten == 1
    assert stored(house, draft) is None


def test_keeping_another_removes_what_ended() -> None:
    house, els, _ = at_work()
    old = kept.keep(house.app, els, GIVEN)
    house.now += KEPT_FOR
    new = kept.keep(house.app, els, another(1))
    assert kept.mine(house.app, els) == (new,)
    assert stored(house, old) is None
    assert house.forgotten == 1


def test_what_cannot_be_kept_is_refused_and_says_why() -> None:
    house, els, _ = at_work()
    for given, refusal in (
        (replace(GIVEN, text=" \n"), NothingToKeep),
        (replace(GIVEN, text="a" * (LONGEST_NOTES + 1)), DraftTooLong),
        (replace(GIVEN, notes=replace(NOTES, text="a" * (LONGEST_NOTES + 1))), DraftTooLong),
        (replace(GIVEN, id=FeedbackDraftId("")), BadValue),
        (replace(GIVEN, id=FeedbackDraftId("../../etc/passwd-and")), BadValue),
    ):
        with pytest.raises(refusal):
            kept.keep(house.app, els, given)
    assert kept.mine(house.app, els) == ()


def test_more_than_so_many_are_not_kept_but_one_of_them_can_be_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    house, els, tom = at_work()
    for number in (1, 2):
        kept.keep(house.app, els, another(number))
    with pytest.raises(TooManyKept):
        kept.keep(house.app, els, another(3))
    assert kept.keep(house.app, els, replace(another(1), text="Anders.")).text == "Anders."
    assert kept.keep(house.app, tom, another(4)).person_id == tom.id


def test_the_latest_stands_first_and_tells_how_it_begins() -> None:
    house, els, _ = at_work()
    short = kept.keep(house.app, els, another(1))
    long = kept.keep(house.app, els, replace(another(2), text="een twee\n\ndrie " * 10))
    assert kept.mine(house.app, els) == (long, short)
    assert short.first_words == "In het overleg zat je op je laptop."
    assert len(long.first_words.split()) == 15
    assert long.first_words.endswith("drie een twee …")


def test_they_go_with_the_person() -> None:
    house, els, tom = at_work()
    hers = kept.keep(house.app, els, another(1))
    his = kept.keep(house.app, tom, another(2))
    erase_person(house.app, COMMAND_LINE, els.login)
    assert stored(house, hers) is None
    assert kept.mine(house.app, tom) == (his,)


def stored(house: House, draft: FeedbackDraft) -> FeedbackDraft | None:
    with house.store(read_only=True) as work:
        return work.feedback_drafts.get(draft.id)
