"""A word counts as the question's word when it means the same, and everyday words never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.language import Language
from assistant.services.everyday_words import EVERYDAY
from assistant.services.same_words import same_words, shared, telling

NL, DE, EN = Language.NL, Language.DE, Language.EN
CASES = [
    (NL, "Ja, de overdracht duurt lang.", "overdragen, hoe lang?", ["overdracht"]),
    (NL, "Zo draaien anderen ervoor op.", "Hoe draag ik een zaak over als de ander niet luistert?", []),
    (NL, "Collins en anderen vroegen collega's.", "Mijn collega wil iets anders", ["collega's"]),
    (NL, "Hij luistert naar twee zaken.", "een zaak, en niemand wil luisteren", ["luistert", "zaken"]),
    (NL, "Een feedbackgesprek en twee gesprekken.", "gesprek", ["feedbackgesprek", "gesprekken"]),
    (NL, "Overleven.", "overleg", []),
    (NL, "Twee brieven, een overdrachtsbrief.", "brief", ["brieven", "overdrachtsbrief"]),
    (DE, "Ein Kundengespräch führen.", "Gespräch mit Kunden", ["Kundengespräch"]),
    (DE, "Zwei Fälle, eine Zeile.", "ein Fall, keine Zeit", ["Fälle"]),
    (DE, "Die Kollegin hörte die Patientin.", "Kollegen hören Patienten", ["Kollegin", "hörte", "Patientin"]),
    (DE, "Andere machen vieles anders.", "Was machen andere?", []),
    (EN, "When they were asked, they waited.", "when were they waiting", ["waited"]),
    (EN, "She cast it. Two cases, decided.", "the case, deciding", ["cases", "decided"]),
    (EN, "Withhold nothing.", "hold", []),
    (EN, "A customer's wishes.", "customers wish", ["customer's", "wishes"]),
    (NL, "Iets met niets.", "iets niets", []),
    (NL, "", "woord", []),
]


@pytest.mark.parametrize(("language", "text", "query", "expected"), CASES)
def test_words_that_mean_the_same_are_found_and_no_others(
    language: Language, text: str, query: str, expected: list[str]
) -> None:
    assert [text[a:b] for a, b in same_words(text, query, language)] == expected


def test_how_many_words_are_shared_counts_each_word_of_the_question_once() -> None:
    assert shared("Wacht. Wachten is wachten op de pen.", "wachten, wacht, pennen en papier", NL) == 1
    assert shared("Een pen.", "", NL) == 0


@pytest.mark.parametrize("language", Language)
def test_everyday_words_say_nothing(language: Language) -> None:
    assert telling(" ".join(EVERYDAY).upper(), language) == frozenset()


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(Language))
def test_any_text_and_question_can_be_compared(text: str, query: str, language: Language) -> None:
    for start, end in same_words(text, query, language):
        assert 0 <= start < end <= len(text)


@given(st.text(max_size=60), st.sampled_from(Language))
def test_a_text_has_all_the_telling_words_of_itself(text: str, language: Language) -> None:
    assert shared(text, text, language) == len(telling(text, language))
