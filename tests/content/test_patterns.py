"""The shipped patterns are whole: fifteen or more, in every language, without a mistake."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from assistant.domain.language import Language
from assistant.domain.patterns import ALL_SECTIONS, ASKED, PatternFile, PatternState, PatternText
from assistant.domain.questions import faults
from assistant.library import FileLibrary
from assistant.library.patterns import HEADINGS, render

LIBRARY = FileLibrary()
FILES = LIBRARY.pattern_files()
TEXTS = [file.text for file in FILES]
NAMES = [f"{text.pattern_id}-{text.language.value}" for text in TEXTS]
#: No shipped text may be stale on the day it ships.
SHIPS = date(2026, 12, 1)


def _items(text: PatternText, anchor: str) -> list[str]:
    section = text.section(anchor)
    assert section is not None
    return re.findall(r"^- (.*)$", section.text, re.MULTILINE)


def test_there_are_fifteen_patterns_in_every_language() -> None:
    patterns = LIBRARY.patterns()
    assert len(patterns) >= 15
    assert {p.id: set(p.texts) for p in patterns} == {p.id: set(Language) for p in patterns}
    assert LIBRARY.problems() == ()


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_file_is_written_as_the_product_writes_it(file: PatternFile) -> None:
    assert render(file.text) == file.markdown


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_a_text_has_its_sections_under_the_headings_of_its_language(text: PatternText) -> None:
    assert tuple(section.anchor for section in text.sections) == ALL_SECTIONS
    assert tuple(section.heading for section in text.sections) == HEADINGS[text.language]
    assert 350 <= sum(len(section.text.split()) for section in text.sections[:-1]) <= 800


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_a_text_says_how_people_ask_for_each_of_its_sections(text: PatternText) -> None:
    lines = text.sections[-1].text.split("\n")
    headings = [line.removeprefix("### ") for line in lines if line.startswith("### ")]
    assert headings == [section.heading for section in text.sections[:-1]]
    asked = _items(text, ASKED)
    assert 26 <= len(asked) <= 76
    assert [words for words in asked if not 4 <= len(words.split()) <= 25] == []


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_a_text_names_moves_signs_and_questions_that_keep_the_rules(text: PatternText) -> None:
    assert 5 <= len(_items(text, "moves")) <= 7
    assert 4 <= len(_items(text, "signs")) <= 6
    questions = _items(text, "reflection")
    assert 4 <= len(questions) <= 5
    assert {question: found for question in questions if (found := faults(question, text.language))} == {}
    assert "!" not in "".join(section.text for section in text.sections)


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_a_text_says_how_far_it_is_and_is_not_stale(text: PatternText) -> None:
    assert text.state in (PatternState.DRAFT, PatternState.REVIEWED)
    assert (text.reviewed is not None) == (text.state is PatternState.REVIEWED)
    assert not text.stale(SHIPS)


@pytest.mark.parametrize("pattern", LIBRARY.patterns(), ids=lambda pattern: pattern.id)
def test_a_pattern_has_one_owner_in_all_languages(pattern: object) -> None:
    assert len({text.owner for text in pattern.texts.values()}) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", Language)
def test_nobody_asks_the_same_in_two_patterns(language: Language) -> None:
    asked = Counter(
        words.casefold() for text in TEXTS if text.language is language for words in _items(text, ASKED)
    )
    assert [words for words, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("language", Language)
def test_no_title_summary_or_question_is_there_twice(language: Language) -> None:
    said: Counter[str] = Counter()
    for text in TEXTS:
        if text.language is language:
            said.update(words.casefold() for words in (text.title, text.summary, *_items(text, "reflection")))
    assert [words for words, count in said.items() if count > 1] == []


def test_each_language_is_written_and_not_copied() -> None:
    paragraphs = Counter(section.text for text in TEXTS for section in text.sections)
    assert [words for words, count in paragraphs.items() if count > 1] == []
