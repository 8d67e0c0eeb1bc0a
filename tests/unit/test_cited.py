"""The passage somebody was led to is marked in its text, whatever marks or lists it has; nothing else is."""

from __future__ import annotations

import re

import pytest

from assistant.ui.kit.cited import cited_lines, cited_prose, cited_words, stands_in, with_marks
from assistant.ui.kit.prose import plain, prose

LIST = (
    "Eerst dit.\n\n- **Wacht.** Tot hij schrijft.\n- Zeg *één* risico.\n  En wacht weer.\n- Kijk.\n\nDan dat."
)
EVIL = "<img src=x onerror=alert(1)> <script>alert(2)</script>"


def marked(html: str) -> list[str]:
    """The words of every marked piece."""
    found = re.findall(r'<(p|li|mark)[^>]*class="cited"[^>]*>(.*?)</\1>', html, re.S)
    return [re.sub(r"<[^>]+>", "", inside).strip() for _, inside in found]


def test_items_of_a_list_are_marked_and_their_neighbours_are_not() -> None:
    html = cited_prose(LIST, "- Zeg *één* risico.\n  En wacht weer.")
    assert marked(html) == ["Zeg één risico.En wacht weer."]
    assert html.count('id="cited"') == 1
    html = cited_prose(LIST, "- **Wacht.** Tot hij schrijft.\n- Zeg *één* risico.\n  En wacht weer.")
    assert [one[:5] for one in marked(html)] == ["Wacht", "Zeg é"]
    assert html.count('id="cited"') == 1


def test_a_passage_that_is_part_of_a_paragraph_marks_the_paragraph() -> None:
    text = "Eén zin. Twee zinnen.\nDrie.\n\nVier."
    assert marked(cited_prose(text, "Twee zinnen.\nDrie.")) == ["Eén zin. Twee zinnen.Drie."]
    assert marked(cited_prose(text, "Vier.")) == ["Vier."]
    assert len(marked(cited_prose(text, text))) == 2


@pytest.mark.parametrize("passage", ["", "  ", "Dit staat er niet.", "Wacht. Tot hij schrijft."])
def test_what_does_not_stand_there_is_not_marked(passage: str) -> None:
    assert not stands_in(passage, LIST)
    assert cited_prose(LIST, passage) == prose(LIST)
    assert marked(cited_words(LIST, passage)) == []


def test_in_plain_text_exactly_the_passage_is_marked() -> None:
    html = cited_words(
        "Eén zin. Twee zinnen.\n\nDrie * zinnen.\nVier.\n\nVijf.", "Twee zinnen.\n\nDrie * zinnen."
    )
    assert marked(html) == ["Twee zinnen.", "Drie * zinnen."]
    assert html.count("<p>") == 3
    assert html.count('id="cited"') == 1
    assert html.startswith("<p>Eén zin. <mark")


def test_nothing_people_wrote_becomes_html() -> None:
    text = f"Goed. {EVIL} Ook goed."
    for html in (
        cited_prose(text, EVIL),
        cited_words(text, EVIL),
        cited_lines(text, EVIL)[0],
        with_marks(text, [(6, 6 + len(EVIL))]),
    ):
        assert "<img" not in html
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_lines_of_ones_own_words_are_marked_as_far_as_they_are_in_the_passage() -> None:
    html, there = cited_lines("Ik schrok.\nIk wachtte.\nDaarna niets.", "Ik schrok.\nIk wachtte.")
    assert there
    assert marked(html) == ["Ik schrok.", "Ik wachtte."]
    assert cited_lines("Daarna niets.", "Ik schrok.")[1] is False


def test_marks_keep_the_words_and_their_order() -> None:
    assert with_marks("Ja en nee", [(0, 2), (6, 9)]) == "<mark>Ja</mark> en <mark>nee</mark>"
    assert with_marks("Ja", []) == "Ja"


@pytest.mark.parametrize("level", [3, 4])
def test_headings_within_a_text_stand_below_the_one_above_it(level: int) -> None:
    html = prose("### Een kop\n\nEen zin.\n\n# Nog een\n\nTitel\n===", level)
    assert html.count(f"<h{level}>") == html.count(f"</h{level}>") == 3
    assert "#" not in html
    assert "<h1" not in html


PLAIN = {
    "- **Wacht.** Tot hij *echt* schrijft.": "Wacht. Tot hij echt schrijft.",
    "** Draai je om.\n- **Kijk.** Stil.": "Draai je om. Kijk. Stil.",
    "1. Eén\n2. Twee": "Eén Twee",
    "5 * 3 = 15 en a_b_c": "5 * 3 = 15 en a_b_c",
    "_Nu_ niet": "Nu niet",
}


@pytest.mark.parametrize("text", PLAIN)
def test_an_excerpt_is_read_without_its_markdown(text: str) -> None:
    assert plain(text) == PLAIN[text]
