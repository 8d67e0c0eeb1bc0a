"""Words typed and not yet sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.reflections import LONGEST_ANSWER
from assistant.errors import BadValue, NotAllowed
from assistant.services import drafts
from tests.fakes.talks import House


@pytest.fixture
def house() -> House:
    return House()


@pytest.mark.parametrize(
    "place", ["start", "r1/3", "r1/stage-2", "r1/plan-1-cue", "intention/i1", "a/b/c/d/e"]
)
def test_what_was_typed_is_there_again_at_its_place(house: House, place: str) -> None:
    drafts.put(house.app, house.me, place, "  half een zin ")
    assert drafts.under(house.app, house.me, place) == {place: "  half een zin "}


def test_later_words_replace_earlier_ones_and_an_empty_text_removes_them(house: House) -> None:
    drafts.put(house.app, house.me, "start", "eerst")
    drafts.put(house.app, house.me, "start", "toen")
    assert drafts.under(house.app, house.me, "start") == {"start": "toen"}
    drafts.put(house.app, house.me, "start", "")
    assert drafts.under(house.app, house.me, "start") == {}


@pytest.mark.parametrize(
    "place", ["", "/", "a//b", "a/", "../x", "a b", "a/b/c/d/e/f", "x" * 65, "é", "a\n", "a\x00", "%2e"]
)
def test_an_odd_place_is_refused(house: House, place: str) -> None:
    with pytest.raises(BadValue):
        drafts.put(house.app, house.me, place, "x")


def test_drafts_are_a_persons_own(house: House) -> None:
    drafts.put(house.app, house.me, "start", "van sanne")
    assert drafts.under(house.app, house.other, "start") == {}
    drafts.put(house.app, house.other, "start", "")
    assert drafts.under(house.app, house.me, "start") == {"start": "van sanne"}


def test_a_text_longer_than_an_answer_is_kept_so_that_it_can_be_shortened(house: House) -> None:
    drafts.put(house.app, house.me, "start", "x" * (LONGEST_ANSWER + 500))
    assert len(drafts.under(house.app, house.me, "start")["start"]) == LONGEST_ANSWER + 500


def test_a_disabled_person_keeps_no_drafts(house: House) -> None:
    with pytest.raises(NotAllowed):
        drafts.put(house.app, replace(house.me, disabled=True), "start", "x")
