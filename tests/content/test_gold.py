"""The gold set asks fairly: enough questions, spread over the patterns, in a learner's own words."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import patterns as domain
from assistant.domain.language import Language
from assistant.domain.patterns import SECTIONS
from assistant.library import FileLibrary
from assistant.reading.language import language_of

GOLD = Path(__file__).parents[2] / "evals" / "gold"
TEXTS = {pattern.id: pattern.texts for pattern in FileLibrary().patterns()}
#: The fifteen patterns the questions were written for; an organisation's or later ones may join.
ASKED = 15
#: Word runs two questions of one language may share, as a part of the shorter one's runs.
SHARED_RUNS = 0.1
#: A run of this many words also in the pattern would be its phrase and not the learner's.
COPIED = 5
#: Words of a title shorter than this are in most questions.
LONG_WORD = 6

Row = dict[str, Any]


def _rows(name: str, language: Language) -> list[Row]:
    lines = (GOLD / f"{name}.{language.value}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ANSWERED = {
    (name, language): _rows(name, language)
    for name in ("patterns", "dev-patterns", "dev-plain")
    for language in Language
}
NOTHING = {
    (name, language): _rows(name, language) for name in ("nothing", "dev-nothing") for language in Language
}
FILES = {**ANSWERED, **NOTHING}
EVERY_ANSWERED = [row for rows in ANSWERED.values() for row in rows]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_there_are_no_other_files_beside_the_sets() -> None:
    expected = {f"{name}.{language.value}.jsonl" for name, language in FILES}
    assert {path.name for path in GOLD.glob("*.jsonl")} == expected


@pytest.mark.parametrize("language", Language)
def test_each_language_has_as_many_questions_as_promised(language: Language) -> None:
    sizes = {name: len(rows) for (name, told), rows in FILES.items() if told is language}
    assert sizes == {"patterns": 45, "dev-patterns": 20, "dev-plain": 15, "nothing": 15, "dev-nothing": 15}


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_row_has_its_shape_and_the_language_of_its_file(name: str, language: Language) -> None:
    shape = {"why"} if "nothing" in name else {"patterns", "sections", "only"}
    for row in FILES[name, language]:
        assert set(row) == {"id", "language", "query"} | shape
        assert row["language"] == language.value
        assert row["id"].startswith(f"{language.value}-")
        assert row["query"] == " ".join(row["query"].split()) != ""


def test_no_id_and_no_question_is_there_twice() -> None:
    rows = [row for rows in FILES.values() for row in rows]
    for field in ("id", "query"):
        counted = Counter(row[field].casefold() for row in rows)
        assert [value for value, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", Language)
def test_no_question_stands_among_the_ways_people_ask(language: Language) -> None:
    asked: set[tuple[str, ...]] = set()
    for texts in TEXTS.values():
        for section in texts[language].sections:
            if section.anchor == domain.ASKED:
                asked |= _runs(section.text, COPIED + 4)
    rows = [row for name in ("patterns", "dev-patterns") for row in ANSWERED[name, language]]
    assert {row["id"]: found for row in rows if (found := _runs(row["query"], COPIED + 4) & asked)} == {}


@pytest.mark.parametrize("row", EVERY_ANSWERED, ids=lambda row: row["id"])
def test_an_answer_stands_in_sections_of_patterns_that_exist(row: Row) -> None:
    assert row["patterns"]
    assert row["sections"]
    assert set(row["patterns"]) <= set(TEXTS)
    assert set(row["sections"]) <= set(SECTIONS)
    assert len(set(row["patterns"])) == len(row["patterns"])


@pytest.mark.parametrize("row", [row for row in EVERY_ANSWERED if row["only"]], ids=lambda row: row["id"])
def test_an_answer_in_one_language_alone_is_in_another_language_that_is_there(row: Row) -> None:
    assert row["only"] != row["language"]
    for pattern in row["patterns"]:
        text = TEXTS[pattern][Language(row["only"])]
        assert all(text.section(anchor) is not None for anchor in row["sections"])


@pytest.mark.parametrize("language", Language)
def test_the_gold_questions_spread_over_the_patterns_and_the_other_languages(language: Language) -> None:
    rows = ANSWERED["patterns", language]
    first = Counter(row["patterns"][0] for row in rows)
    alone = Counter(row["patterns"][0] for row in rows if row["only"])
    assert len(first) == ASKED
    assert set(first.values()) == {3}
    assert set(alone) == set(first)
    assert set(alone.values()) == {1}
    assert sorted(Counter(row["only"] for row in rows if row["only"]).values()) == [7, 8]


@pytest.mark.parametrize("language", Language)
def test_the_development_questions_spread_as_well(language: Language) -> None:
    rows = ANSWERED["dev-patterns", language]
    assert len({row["patterns"][0] for row in rows}) == ASKED
    assert sorted(Counter(row["only"] for row in rows if row["only"]).values()) == [3, 3]


@pytest.mark.parametrize("language", Language)
def test_the_plain_questions_ask_once_for_each_pattern_in_a_few_words(language: Language) -> None:
    rows = ANSWERED["dev-plain", language]
    assert sorted(row["patterns"][0] for row in rows) == sorted({row["patterns"][0] for row in rows})
    assert len(rows) == ASKED
    assert max(len(_words(row["query"])) for row in rows) <= 12


@pytest.mark.parametrize("language", Language)
def test_the_answers_are_not_all_in_the_moves(language: Language) -> None:
    rows = ANSWERED["patterns", language]
    assert len({anchor for row in rows for anchor in row["sections"]}) >= 5
    assert sum("moves" not in row["sections"] for row in rows) >= len(rows) // 3


@pytest.mark.parametrize("language", Language)
def test_some_questions_are_long_some_short_and_some_carelessly_typed(language: Language) -> None:
    queries = [row["query"] for (_, told), rows in FILES.items() if told is language for row in rows]
    assert sum(len(_words(query)) <= 10 for query in queries) >= 10
    assert sum(len(_words(query)) >= 20 for query in queries) >= 10
    assert sum(query[0].islower() for query in queries) >= 10


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_question_is_in_its_language_wherever_that_can_be_told(name: str, language: Language) -> None:
    told = {row["query"]: language_of(row["query"]) for row in FILES[name, language]}
    assert {query: found for query, found in told.items() if found not in (language, None)} == {}


@pytest.mark.parametrize("language", Language)
def test_no_two_questions_are_nearly_the_same(language: Language) -> None:
    runs = {
        row["id"]: _runs(row["query"], 4)
        for (_, told), rows in FILES.items()
        if told is language
        for row in rows
    }
    alike = [
        (one, other)
        for one, other in combinations([key for key in runs if runs[key]], 2)
        if len(runs[one] & runs[other]) > SHARED_RUNS * min(len(runs[one]), len(runs[other]))
    ]
    assert alike == []


@pytest.mark.parametrize("language", Language)
def test_no_question_uses_the_phrases_of_the_patterns(language: Language) -> None:
    said: set[tuple[str, ...]] = set()
    for texts in TEXTS.values():
        for section in texts[language].sections:
            if (
                section.anchor != domain.ASKED
            ):  # written by itself, the questions unseen: some phrases are common
                said |= _runs(section.text, COPIED)
    rows = [row for name in ("patterns", "dev-patterns") for row in ANSWERED[name, language]]
    assert {row["id"]: found for row in rows if (found := _runs(row["query"], COPIED) & said)} == {}


@pytest.mark.parametrize(
    "row", [row for row in EVERY_ANSWERED if "-p" not in row["id"]], ids=lambda row: row["id"]
)
def test_a_question_shares_hardly_a_word_with_the_title(row: Row) -> None:
    for pattern in row["patterns"]:
        title = {
            word for word in _words(TEXTS[pattern][Language(row["language"])].title) if len(word) >= LONG_WORD
        }
        assert len(title & set(_words(row["query"]))) <= 1


@pytest.mark.parametrize("row", [row for rows in NOTHING.values() for row in rows], ids=lambda row: row["id"])
def test_a_question_without_an_answer_says_why(row: Row) -> None:
    assert row["why"].endswith(".")
    assert "\n" not in row["why"]
