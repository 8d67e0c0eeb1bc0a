"""What the finder makes of what is near: one of each, not too much of one, and whether anything fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.domain.passages import PassageId, SourceKey, SourceKind
from assistant.retrieval import finder as finder_module
from assistant.services.passage_ports import Scope
from tests.fakes.found import Found, document, pattern
from tests.fakes.index_house import ANNA
from tests.fakes.indexes import HashEncoder
from tests.fakes.things import a_passage

NL, DE = Language.NL, Language.DE


@pytest.fixture
def found(tmp_path: Path) -> Found:
    return Found(tmp_path)


@pytest.mark.parametrize("wanted", [NL, DE])
def test_the_same_text_in_two_languages_is_one_result_in_the_wanted_one(
    found: Found, wanted: Language
) -> None:
    german = replace(document(2), source=SourceKey(SourceKind.DOCUMENT, "d2", DE))
    base, other = HashEncoder().vector("base"), HashEncoder().vector("other")
    found.encoder.told = {document(1).text: base, german.text: base + 0.2 * other}
    found.put(document(1), german, document(3))
    shown = found.ids("?!", language=wanted)
    assert len(shown) == 2
    assert (german.id in shown) == (wanted is DE)


def test_texts_that_are_merely_near_stay_two(found: Found) -> None:
    base, other = HashEncoder().vector("base"), HashEncoder().vector("other")
    found.encoder.told = {document(1).text: base, document(2).text: base + 0.3 * other}
    found.put(document(1), document(2))
    assert len(found.ids("?!")) == 2


def test_one_pattern_does_not_fill_the_results_and_a_document_may(found: Found) -> None:
    sections = [pattern(f"s{number}", f"Zin {number}.") for number in range(20)]
    other = pattern("s", "Iets anders.", name="q")
    pages = [a_passage(f"Bladzijde {number}.") for number in range(20)]
    found.put(*sections, other, *pages)
    shown = found.ids("Zin", limit=50)
    assert len([one for one in sections if one.id in shown]) == finder_module._MOST_OF_ONE
    assert other.id in shown
    assert len([one for one in pages if one.id in shown]) == 20


def test_how_people_ask_lifts_the_pattern(found: Found) -> None:
    here, there = pattern("moves", "aaaa"), pattern("moves", "bbbb", name="q")
    ask = pattern("asked-moves", "hoe dan?")
    question = HashEncoder().vector("vraag")
    found.encoder.told = {
        "?!": question,
        "hoe dan?": question,
        "bbbb": HashEncoder().vector("b") + 0.4 * question,
    }
    found.put(here, there, pattern("asked-moves", "iets heel anders?", name="q"))
    assert found.ids("?!").index(there.id) < found.ids("?!").index(here.id)
    found.put(here, ask)
    assert found.ids("?!")[0] == ask.id


def test_without_other_questions_whatever_may_be_read_fits_and_nothing_does_not(found: Found) -> None:
    assert found.find("?!").weak
    found.put(document(1))
    assert not found.find("?!").weak
    assert found.find("?!", Scope(frozenset({ANNA}))).weak


def test_what_lies_nearer_to_questions_that_nothing_answers_is_weak(tmp_path: Path) -> None:
    found = Found(tmp_path, ["waar is de sleutel"])
    found.put(document(1))
    assert found.find("waar is de sleutel").weak
    assert not found.find(document(1).text).weak
    assert found.ids("waar is de sleutel") == [document(1).id]


def test_what_one_may_not_read_does_not_make_anything_fit(tmp_path: Path) -> None:
    found = Found(tmp_path, ["waar is de sleutel"])
    found.put(replace(document(1), readers=frozenset({ANNA})), document(2))
    assert found.find(document(1).text).weak
    assert not found.find(document(1).text, Scope(frozenset({ANNA}))).weak


def test_a_pattern_is_judged_by_how_people_ask_for_it(tmp_path: Path) -> None:
    found = Found(tmp_path, ["waar is de sleutel"])
    asks = [pattern("asked-moves", f"vraag {number}") for number in range(5)]
    asks = [replace(one, id=PassageId(f"a{number}")) for number, one in enumerate(asks)]
    question = HashEncoder().vector("?!")
    found.encoder.told = {one.text: question + 0.5 * HashEncoder().vector(one.text) for one in asks}
    found.encoder.told["zzzz"] = HashEncoder().vector("Wacht.")
    found.put(pattern("moves", "Wacht."), *asks)
    assert not found.find("?!").weak
    assert found.find("zzzz").weak


def test_a_question_in_the_patterns_own_words_fits(tmp_path: Path) -> None:
    found = Found(tmp_path, ["waar is de sleutel"])
    found.put(pattern("moves", "Wacht even."), pattern("asked-moves", "hoe lang dan?"))
    assert not found.find("wacht even").weak
