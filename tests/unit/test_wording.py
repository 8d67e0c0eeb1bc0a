"""Which words a question is asked in."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.language import Language, Tongue
from assistant.domain.methods import MINUTES
from assistant.domain.policy import Step
from assistant.domain.questions import faults
from assistant.domain.reflections import LAST_TIME, PLANNING, Exchange, Kind, Mode, Reflection
from assistant.services.wording import plan_line, statement, word
from tests.fakes.talks import (
    DONT_KNOW,
    METHODS,
    NO,
    PLAN,
    POOR,
    RICH,
    TONGUE_NAMES,
    TONGUES,
    House,
    library,
)
from tests.fakes.things import a_reflection, an_exchange

SECOND = {
    Language.NL: "Als de familie belt, dan noem ik eerst het gevaar.",
    Language.DE: "Wenn die Familie anruft, dann nenne ich zuerst die Gefahr.",
    Language.EN: "If the family calls, then I name the danger first.",
}
LONG = "Als " + " ".join(f"woord{n}" for n in range(40)) + ", dan " + " ".join(f"daad{n}" for n in range(40))


def replies(number: int, asked: Exchange, language: Language) -> str:
    """Five ways to answer, from rich to silent."""
    name = asked.asked.split("/")[1]
    if number == 0:
        return {"plan": PLAN, "plan_another": SECOND}.get(name, RICH)[language]
    if number == 1:
        return {"plan": PLAN}.get(name, POOR)[language]
    if number == 2:
        return DONT_KNOW[language]
    return (NO if asked.stage == PLANNING else RICH)[language] if number == 3 else ""


@lru_cache
def conversations(tongue: Tongue) -> list[Reflection]:
    """Five ways to answer each method in each time; every one the first of its person."""
    return [
        (house := House()).to_the_end(
            house.begin(method, minutes, tongue=tongue),
            lambda asked, n=number: replies(n, asked, tongue.language),  # type: ignore[misc]
        )
        for number in range(5)
        for method in METHODS
        for minutes in MINUTES
    ]


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_every_question_of_every_conversation_keeps_the_rules(tongue: Tongue) -> None:
    told = conversations(tongue)
    asked = {e.text for reflection in told for e in reflection.exchanges}
    broken = {text: found for text in asked if (found := faults(text, tongue.language))}
    assert broken == {}
    assert [text for text in asked if "{" in text or "}" in text] == []


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_no_wording_comes_twice_in_one_reflection(tongue: Tongue) -> None:
    for reflection in conversations(tongue):
        names = [e.asked for e in reflection.exchanges]
        texts = [e.text for e in reflection.exchanges]
        assert len(names) == len(set(names))
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_no_wording_returns_as_long_as_there_is_another(tongue: Tongue) -> None:
    house = House()
    told = [house.to_the_end(house.begin("gibbs", 20, tongue=tongue), lambda _: "") for _ in range(12)]
    for number, reflection in enumerate(told):
        lately = {e.asked for earlier in told[max(0, number - 7) : number] for e in earlier.exchanges}
        for exchange in reflection.exchanges:
            if exchange.asked in lately:
                place = exchange.asked.rsplit("/", 1)[0]
                there_are = len(wordings_at(place, tongue.language))
                assert len({name for name in lately if name.startswith(f"{place}/")}) == there_are, place


def wordings_at(place: str, language: Language) -> tuple[object, ...]:
    parts = place.split("/")
    if parts[0] == "conversation":
        return library().conversation(language).wordings[parts[1]]
    method = next(m for m in library().methods() if m.id == parts[0])
    texts = method.texts[language]
    return (
        texts.openings
        if parts[1] == "openings"
        else next(stage.questions for name, stage in texts.stages.items() if name == parts[1])
    )


def test_a_form_avoids_what_was_asked_lately_too() -> None:
    house = House()
    first = house.begin("gibbs", 20, mode=Mode.FORM, occasion="De overdracht van vandaag.")
    second = house.begin("gibbs", 20, mode=Mode.FORM, occasion="De overdracht van gisteren.")
    shared = {e.asked for e in first.exchanges} & {e.asked for e in second.exchanges}
    assert shared <= {"start/occasion"}


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_german_asks_in_the_organisations_form_of_address(tongue: Tongue) -> None:
    method = library().methods()[0]
    phrases = method.texts[tongue.language].openings
    asked = word(
        library(),
        method,
        a_reflection(tongue=tongue),
        Step("opening", Kind.OPENING, "openings"),
        frozenset(),
        {},
    )  # type: ignore[arg-type]
    assert asked.text in {phrase.for_(tongue.address) for phrase in phrases}


def test_what_was_used_in_this_reflection_is_worse_than_what_was_used_before() -> None:
    wordings = library().conversation(Language.NL).wordings["plan_date"]
    recent = frozenset(f"conversation/plan_date/{n}" for n in range(len(wordings)))
    here = [an_exchange(n + 1, "x", asked=f"conversation/plan_date/{n}") for n in range(len(wordings) - 1)]
    reflection = a_reflection(exchanges=tuple(here))
    step = Step(PLANNING, Kind.INTENTION, "plan_date", "plan/2")
    asked = word(library(), library().methods()[0], reflection, step, recent, {}).asked
    assert asked == f"conversation/plan_date/{len(wordings) - 1}"


@pytest.mark.parametrize("language", Language)
def test_a_wording_whose_place_cannot_be_filled_is_not_taken(language: Language) -> None:
    step = Step(PLANNING, Kind.INTENTION, "plan_cue", "plan/1")
    for n in range(20):
        reflection = a_reflection(f"r{n}", tongue=Tongue(language))
        assert "{" not in word(library(), library().methods()[0], reflection, step, frozenset(), {}).text


@pytest.mark.parametrize("language", Language)
def test_long_plans_are_quoted_in_short(language: Language) -> None:
    for key in ("last_time", "plan_cue", "plan_action"):
        stage = LAST_TIME if key == "last_time" else PLANNING
        step = Step(stage, Kind.INTENTION, key, "i1")
        fill = dict.fromkeys(("plan", "cue", "action"), LONG)
        for n in range(12):
            reflection = a_reflection(f"r{n}", tongue=Tongue(language))
            asked = word(library(), library().methods()[0], reflection, step, frozenset(), fill)
            assert "too-long" not in faults(asked.text, language), asked.text


def test_braces_in_someones_words_stay_as_they_are() -> None:
    line = plan_line(library(), Tongue(Language.NL), "{action} klinkt", "zeg ik {plan}")
    assert line == "als {action} klinkt, dan zeg ik {plan}"


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_plan_in_one_line_holds_both_parts_letter_by_letter(cue: str, action: str) -> None:
    line = plan_line(library(), Tongue(Language.EN), cue, action)
    assert cue in line
    assert action in line


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_of_usual_length_stands_whole_in_the_question_about_it(language: Language) -> None:
    plan = "als een klant aarzelt over de prijs, dan tel ik tot vijf voordat ik verder praat"
    step = Step(LAST_TIME, Kind.INTENTION, "last_time", "i1")
    for n in range(12):
        reflection = a_reflection(f"r{n}", tongue=Tongue(language))
        asked = word(library(), library().methods()[0], reflection, step, frozenset(), {"plan": plan})
        assert plan in asked.text or plan.split()[0:8] == asked.text[asked.text.index("als") :].split()[:8]


@pytest.mark.parametrize("key", ["goodbye", "paused", "summary_intro"])
def test_a_statement_varies_with_the_reflection(key: str) -> None:
    said = {statement(library(), Tongue(Language.NL), key, f"r{n}", {}) for n in range(30)}
    assert len(said) == len(library().conversation(Language.NL).wordings[key])
