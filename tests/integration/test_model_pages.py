"""What a person sees of a language model: where words go, what was sent, and the way to switch it off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.domain.language import Tongue
from assistant.ui.screens import ProductScreens
from assistant.ui.texts import catalogue
from tests.fakes.models import ScriptedModel
from tests.fakes.talks import TONGUE_NAMES, TONGUES, House
from tests.unit.test_guest import BAD, GOOD, TOLD, a_guest

NL = TONGUES[0]


def a_house(*answers: str, place: str = "models.example.org") -> House:
    house, model = House(), ScriptedModel(*answers)
    model.place = place
    house.app = replace(house.app, guest=a_guest(model))
    return house


def event(house: House, verb: str, tongue: Tongue = NL) -> Callable[..., list[Any]]:
    """What a page shows when that happens."""
    blocks = ProductScreens(house.app).build("learn", tongue)
    found = next(fn for fn in blocks.fns.values() if fn.api_name == f"learn_{verb}")

    def happen(*values: Any, login: str = "sanne", **query: str) -> list[Any]:
        shown: list[Any] = found.fn(SimpleNamespace(username=login, query_params=query), *values)
        return shown

    return happen


def text(shown: list[Any]) -> str:
    return " ".join(str(part) for part in shown)


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_the_page_says_which_model_there_is_and_where_words_go(tongue: Tongue) -> None:
    shown = text(event(a_house(), "open_model", tongue)())
    assert "scripted:parrot" in shown
    assert "models.example.org" in shown
    assert catalogue(tongue).text("model-what") in shown


def test_with_no_model_the_page_says_so_and_offers_no_switch() -> None:
    shown = event(House(), "open_model")()
    assert catalogue(NL).text("model-none") in text(shown)
    assert "'visible': False" in text(shown)


def test_a_question_that_a_model_worded_says_so_and_leads_to_what_was_sent() -> None:
    house = a_house(GOOD)
    begun = house.begin(occasion=TOLD)
    shown = text(event(house, "open_talk")(id=begun.id))
    assert "formuleerd" in shown
    assert f"/nl/learn/model?id={begun.id}" in shown
    assert "models.example.org" in shown


def test_a_curated_question_says_nothing_of_a_model() -> None:
    house = a_house(BAD, BAD)
    begun = house.begin(occasion=TOLD)
    assert "worded" not in text(event(house, "open_talk")(id=begun.id))


def test_everything_sent_and_received_is_shown_to_its_person_and_escaped() -> None:
    house = a_house(BAD + " <b>x</b>", GOOD)
    begun = house.begin(occasion=TOLD)
    shown = text(event(house, "open_model")(id=begun.id))
    assert "Milan zei steeds ja ja" in shown
    assert "question/1" in shown
    assert "&lt;b&gt;x" in shown
    assert "<b>x" not in shown
    assert catalogue(NL).text("model-outcome-not-fit") in shown
    assert catalogue(NL).text("model-outcome-shown") in shown


def test_nobody_else_sees_what_was_sent() -> None:
    house = a_house(GOOD)
    begun = house.begin(occasion=TOLD)
    shown = text(event(house, "open_model")(login="piet", id=begun.id))
    assert "Milan" not in shown
    assert catalogue(NL).text("error-not-found") in shown


def test_a_person_switches_it_off_and_on_on_the_page() -> None:
    house = a_house(GOOD)
    switch, open_page = event(house, "switch_model"), event(house, "open_model")
    assert catalogue(NL).text("model-is-off") in text(switch(True))
    assert "'value': True" in text(open_page())
    assert house.begin(occasion=TOLD).exchanges[-1].wording == "curated"
    assert catalogue(NL).text("model-is-on") in text(switch(False))
    assert "'value': False" in text(open_page())
