"""Word documents and presentations become sections, whatever they are called and however they were made."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import OxmlElement
from pptx.util import Inches

from assistant.documents import extract
from assistant.errors import UnreadableDocument
from tests.fakes.files import a_package, with_part

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BODY = "word/document.xml"


def saved(made: Any) -> bytes:
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def a_document() -> Any:
    made = docx.Document()
    made.core_properties.title = "Eigenschap"
    made.add_paragraph("Handboek overdracht", style="Title")
    made.add_paragraph("Vooraf.")
    made.add_heading("Voorbereiden", 1)
    made.add_paragraph("Lees eerst alles.")
    made.add_paragraph("eerste", style="List Bullet")
    made.add_paragraph("tweede", style="List Number")
    made.add_heading("Wie", 2)
    table = made.add_table(rows=0, cols=2)
    for cells in (("Rol", "Taak"), ("leider", "luistert"), ("lid", "vraagt")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    made.add_heading("Doen", 1)
    made.add_paragraph("Draag over.\tMet tab.")
    return made


def test_heading_styles_become_sections() -> None:
    document = extract(saved(a_document()), "x.docx")
    assert document.title == "Handboek overdracht"
    assert [(s.anchor, s.heading, s.trail, s.text) for s in document.sections] == [
        ("start", "Handboek overdracht", (), "Vooraf."),
        ("voorbereiden", "Voorbereiden", (), "Lees eerst alles.\n- eerste\n- tweede"),
        ("wie", "Wie", ("Voorbereiden",), "Rol: leider; Taak: luistert\nRol: lid; Taak: vraagt"),
        ("doen", "Doen", (), "Draag over.\tMet tab."),
    ]


@pytest.mark.parametrize("name", ["x.doc", "x.txt", "x", "x.pdf"])
def test_a_word_document_is_known_by_its_content(name: str) -> None:
    assert extract(saved(a_document()), name).title == "Handboek overdracht"


def test_a_style_made_by_the_organisation_is_a_heading_if_it_builds_on_one() -> None:
    made = docx.Document()
    style = made.styles.add_style("Huisstijl Kop", 1)
    style.base_style = made.styles["Heading 2"]
    made.add_paragraph("Een kop", style="Huisstijl Kop")
    made.add_paragraph("Tekst.")
    assert extract(saved(made), "x.docx").sections[0].heading == "Een kop"


def test_tracked_insertions_and_content_controls_are_read_and_deletions_are_not() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Blijft")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for holder, tag, words in ((inserted, "w:t", " erbij"), (deleted, "w:delText", " weg")):
        run, text = OxmlElement("w:r"), OxmlElement(tag)
        text.text = words
        run.append(text)
        holder.append(run)
        paragraph._p.append(holder)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    made.element.body.insert(1, control)
    content.append(made.add_paragraph("In een veld")._p)
    assert extract(saved(made), "x.docx").sections[0].text == "Blijft erbij\n\nIn een veld"


def test_a_document_with_macros_is_read_as_text() -> None:
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "vnd.ms-word.document.macroEnabled.main+xml"
    content = with_part(saved(a_document()), "[Content_Types].xml", kind, macros)
    assert extract(content, "x.docm").title == "Handboek overdracht"


def test_entities_in_a_part_are_not_expanded() -> None:
    secret = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "boem">]><w:document '
    content = with_part(saved(a_document()), BODY, "<w:document ", secret)
    content = with_part(content, BODY, "Vooraf.", "Vooraf.&e;&a;")
    assert extract(content, "x.docx").sections[0].text == "Vooraf."


def a_talk() -> Any:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[0])
    slide.shapes.title.text = "Leren van werk"
    slide.placeholders[1].text = "Team Zorg"
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Eerst kijken"
    frame = slide.placeholders[1].text_frame
    frame.text = "wat zag je"
    frame.add_paragraph().text = "wat hoorde je"
    below = frame.add_paragraph()
    below.text, below.level = "van wie", 1
    slide.notes_slide.notes_text_frame.text = "Laat stilte vallen."
    slide = made.slides.add_slide(made.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    for row, cells in enumerate((("Rol", "Taak"), ("leider", "luistert"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "in een groep"
    return made


def test_every_slide_is_a_section_with_its_notes() -> None:
    seen: list[tuple[int, int]] = []
    document = extract(saved(a_talk()), "praatje.pptx", lambda done, of: seen.append((done, of)))
    assert document.title == "Leren van werk"
    assert [(s.anchor, s.heading, s.text) for s in document.sections] == [
        ("slide-1", "Leren van werk", "Team Zorg"),
        ("slide-2", "Eerst kijken", "- wat zag je\n- wat hoorde je\n  - van wie\n\nLaat stilte vallen."),
        ("slide-3", "p. 3", "Rol: leider; Taak: luistert\n\nin een groep"),
    ]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_slides_come_in_the_order_of_the_talk() -> None:
    made = a_talk()
    listed = made.slides._sldIdLst
    listed.insert(0, listed[1])
    assert extract(saved(made), "x.pptx").sections[0].heading == "Eerst kijken"


BROKEN = {
    "cut off": (saved(a_document())[:-4000], "damaged"),
    "no main part": (a_package({"[Content_Types].xml": TYPES, "word/x.xml": "<x/>"}), "damaged"),
    "a spreadsheet": (a_package({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}), "unknown-kind"),
    "any archive": (a_package({"brief.txt": "hallo"}), "unknown-kind"),
    "bad XML": (with_part(saved(a_document()), BODY, "<w:body>", "<w:body><w:p>"), "damaged"),
    "unpacks to 41 MB": (a_package({BODY: b" " * 41_000_000}), "unpacks-too-large"),
    "unpacks to 401 MB": (
        a_package({BODY: "<x/>", "word/media/a.bmp": b"\0" * 400_100_000}),
        "unpacks-too-large",
    ),
    "only headings": (saved(docx.Document()), "empty"),
}


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_package_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        extract(content, "x.docx")
    assert caught.value.reason == reason


def test_a_package_broken_anywhere_is_read_or_refused() -> None:
    for whole in (saved(a_document()), saved(a_talk())):
        for place in range(0, len(whole), len(whole) // 60):
            broken = whole[:place] + b"\x00\xff\x01" + whole[place + 3 :]
            try:
                assert extract(broken, "x").sections
            except UnreadableDocument:
                continue
