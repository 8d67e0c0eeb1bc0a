"""PDFs become sections by their bookmarks or pages, in paragraphs, without what every page repeats."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.documents import extract
from assistant.documents.pages import paragraphs, without_repeated
from assistant.errors import UnreadableDocument
from tests.fakes.files import a_pdf

LONG = "Deze regel is lang genoeg om bijna tot aan de rand van de bladzijde door te lopen en"


def body(number: int) -> list[str]:
    return [f"{LONG} gaat over zaak {'abcdefgh'[number]}", f"op regel {'abcdefgh'[number]} verder."]


def test_without_bookmarks_every_page_is_a_section() -> None:
    seen: list[tuple[int, int]] = []
    content = a_pdf([body(0), body(1)], title="Draaiboek")
    document = extract(content, "x.pdf", lambda done, of: seen.append((done, of)))
    assert document.title == "Draaiboek"
    assert [(s.anchor, s.heading) for s in document.sections] == [("page-1", "p. 1"), ("page-2", "p. 2")]
    assert document.sections[0].text == f"{LONG} gaat over zaak a op regel a verder."
    assert seen == [(1, 2), (2, 2)]


def test_bookmarks_become_sections_also_two_on_a_page_and_over_pages() -> None:
    pages = [
        ["1 Inleiding", "Waarom dit boek er is.", "1.1 Voor wie", "Voor iedereen die over-"],
        ["draagt en luistert.", "2 Doen", "Ga zitten."],
    ]
    marks = [("Inleiding", 0, None), ("1.1 Voor wie", 0, 0), ("Doen", 1, None)]
    document = extract(a_pdf(pages, marks), "boek.pdf")
    assert [(s.anchor, s.heading, s.trail, s.text) for s in document.sections] == [
        ("page-1-inleiding", "Inleiding", (), "Waarom dit boek er is."),
        ("page-1-1-1-voor-wie", "1.1 Voor wie", ("Inleiding",), "Voor iedereen die overdraagt en luistert."),
        ("page-2-doen", "Doen", (), "Ga zitten."),
    ]


def test_running_headers_footers_and_page_numbers_are_dropped() -> None:
    pages = [["Handboek Zorg", f"{n + 3}", *body(n), f"Seite {n + 1} von 8", "Vertraulich"] for n in range(8)]
    texts = [s.text for s in extract(a_pdf(pages), "x.pdf").sections]
    assert texts == [" ".join(body(n)) for n in range(8)]


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    pages = [["Links" if n % 2 else "Rechts", f"tekst {'abcdefgh'[n]}"] for n in range(8)]
    assert without_repeated(pages) == [[f"tekst {'abcdefgh'[n]}"] for n in range(8)]


def test_what_stands_on_two_pages_only_stays() -> None:
    assert without_repeated([["kop", "a"], ["kop", "b"]]) == [["kop", "a"], ["kop", "b"]]


JOINED = {
    "cut word": (["Wir hören einan-", "der zu."], ["Wir hören einander zu."]),
    "hanging hyphen": (["die Vor-", "und Nachteile"], ["die Vor- und Nachteile"]),
    "Dutch hanging hyphen": (["de voor-", "en nadelen"], ["de voor- en nadelen"]),
    "capital after the hyphen": (["das Kunden-", "Gespräch"], ["das Kunden-Gespräch"]),
    "soft hyphen": (["das Kunden\u00ad", "gespräch"], ["das Kundengespräch"]),
    "bullets": (["• eerst dit", "• dan dat"], ["• eerst dit", "• dan dat"]),
    "short lines": ([LONG, "tot hier.", "Nieuwe alinea."], [f"{LONG} tot hier.", "Nieuwe alinea."]),
    "contents": (["Inleiding ........ 3", "Tekst."], ["Tekst."]),
}


@pytest.mark.parametrize(("lines", "expected"), JOINED.values(), ids=JOINED.keys())
def test_lines_become_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert list(paragraphs(lines)) == expected


def test_a_title_given_by_a_program_is_none() -> None:
    assert extract(a_pdf([body(0)], title="Microsoft Word - x.doc"), "Echte_naam.pdf").title == "Echte naam"


def test_pages_without_text_are_named() -> None:
    assert extract(a_pdf([body(0), [], body(1)]), "x.pdf").unread == (2,)


def test_a_pdf_that_opens_without_a_password_is_read_although_it_is_protected() -> None:
    assert extract(a_pdf([body(0)], password=""), "x.pdf").sections


@pytest.mark.parametrize("name", ["x.txt", "x.docx", "x"])
def test_a_pdf_is_known_by_its_content(name: str) -> None:
    assert extract(a_pdf([body(0)]), name).sections[0].anchor == "page-1"


REFUSED = {
    "a password": (a_pdf([body(0)], password="geheim"), "encrypted"),
    "pictures only": (a_pdf([[], [], []]), "scanned"),
    "a number a page": (a_pdf([["1"], ["2"]]), "scanned"),
    "nothing behind the header": (b"%PDF-1.7\n%%EOF", "damaged"),
    "cut off early": (a_pdf([body(0)])[:200], "damaged"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_pdf_without_text_to_be_had_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        extract(content, "x.pdf")
    assert caught.value.reason == reason


def test_reading_that_takes_too_long_is_given_up() -> None:
    def clock() -> Iterator[float]:
        yield 0.0
        while True:
            yield 1_000.0

    times = clock()
    with pytest.raises(UnreadableDocument) as caught:
        extract(a_pdf([body(0)]), "x.pdf", clock=lambda: next(times))
    assert caught.value.reason == "too-slow"


def test_a_pdf_broken_anywhere_is_read_or_refused() -> None:
    whole = a_pdf([body(0), body(1)], [("Een", 0, None)])
    for place in range(0, len(whole), 23):
        try:
            assert extract(whole[:place] + b"\xff<<" + whole[place + 3 :], "x.pdf").sections
        except UnreadableDocument:
            continue
