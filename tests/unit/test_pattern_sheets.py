"""The form of a pattern and its Markdown are one text, and nothing typed in either is lost."""

from __future__ import annotations

import re

import pytest

from assistant.domain.patterns import PatternId
from assistant.errors import NotAllowed, NotFound
from assistant.services import pattern_sheets
from assistant.services.pattern_sheets import FIELDS, Sheet
from tests.unit.test_patterns import CASE, EN, Workplace


@pytest.fixture
def house() -> Workplace:
    """A workplace."""
    return Workplace()


def join(house: Workplace, markdown: str, **changed: str) -> Sheet:
    """What comes of the Markdown and of these fields, both begun from what everyone sees."""
    known = pattern_sheets.open_sheet(house.app, house.ben, CASE, EN).sheet
    form = {**known.values, **changed}
    return pattern_sheets.join_sheet(
        house.app, house.ben, CASE, EN, known=known.markdown, markdown=markdown, form=form
    )


def test_untouched_shapes_leave_the_markdown_byte_for_byte(house: Workplace) -> None:
    assert join(house, house.words()).markdown == house.words()


def test_a_field_of_the_form_stands_in_the_markdown_and_nothing_else_changes(house: Workplace) -> None:
    sheet = join(house, house.words(), title="Another  title", review_by="2031-03-14")
    before, after = house.words().splitlines(), sheet.markdown.splitlines()
    assert [line for line in after if line not in before] == [
        "title: Another title",
        "review_by: 2031-03-14",
    ]


def test_changes_in_both_shapes_at_different_places_both_stand(house: Workplace) -> None:
    markdown = house.words().replace("{#moves}\n\n", "{#moves}\n\nSay hello.\n\n")
    sheet = join(house, markdown, stake="Everything.")
    assert sheet.values["stake"] == "Everything."
    assert sheet.values["moves"].startswith("Say hello.")
    assert sheet.doubled == ()


def test_the_same_section_changed_in_both_holds_both_texts_and_says_so(house: Workplace) -> None:
    markdown = house.words().replace("{#moves}\n\n", "{#moves}\n\nFrom the Markdown.\n\n")
    sheet = join(house, markdown, moves="From the form.")
    assert sheet.doubled == ("moves",)
    assert sheet.values["moves"].startswith("From the Markdown.")
    assert sheet.values["moves"].endswith("From the form.")


def test_markdown_with_parts_that_no_form_holds_stays_as_it_is(house: Workplace) -> None:
    markdown = house.words() + "\n## More {#more}\n\nWords.\n"
    sheet = join(house, markdown, stake="Everything.")
    assert not sheet.whole
    assert sheet.markdown == markdown


def test_a_section_that_is_missing_comes_back_in_its_place(house: Workplace) -> None:
    markdown = re.sub(r"## [^\n]*\{#stake\}.*?(?=\n## )", "", house.words(), flags=re.DOTALL)
    sheet = join(house, markdown, stake="It is back.")
    assert sheet.whole
    assert sheet.errors == ()
    assert "It is back." in sheet.markdown


def test_a_heading_typed_into_a_field_begins_no_section(house: Workplace) -> None:
    sheet = join(house, house.words(), moves="## Moves {#moves}\nTwo.\x0bThree.\x00")
    assert sheet.values["moves"] == "### Moves {#moves}\nTwo.\nThree."
    assert sheet.errors == ()


def test_a_language_without_a_text_begins_with_the_bare_headings(house: Workplace) -> None:
    opened = pattern_sheets.open_sheet(house.app, house.ben, CASE, EN, 0)
    assert opened.number == 0
    assert opened.sheet.values["owner"] == house.ben.name
    assert set(opened.sheet.values) == set(FIELDS)
    with pytest.raises(NotFound):
        pattern_sheets.open_sheet(house.app, house.ben, PatternId("no-such-pattern"), EN)
    with pytest.raises(NotFound):
        pattern_sheets.open_sheet(house.app, house.ben, CASE, EN, 99)


def test_only_those_who_write_see_a_sheet(house: Workplace) -> None:
    with pytest.raises(NotAllowed):
        pattern_sheets.open_sheet(house.app, house.me, CASE, EN)
