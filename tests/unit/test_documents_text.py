"""Markdown, plain text and HTML become sections that read as the author meant them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import extract
from assistant.documents.outline import slug, table_lines
from assistant.domain.language import Address, Language, Tongue
from assistant.errors import UnreadableDocument
from assistant.ui.texts import catalogue

MARKDOWN = """---
title: "Zo werken wij"
---
Vooraf **vet**, een [link](https://example.com/x) en ![een plaatje](https://example.com/y.png).

# Overdragen {#over}
- eerst dit
- dan dat
  en dit hoort erbij
  1. zo
  2. en zo

## Wie doet wat
| Rol | Taak |
|-----|------|
| leider | luistert |
| lid | vraagt |

```
code  blijft
```

# Daarna
<div onclick="x()"><script>alert(1)</script><p>in html</p></div>
"""
PAGE = """<!DOCTYPE html><html><head><title>Übergabe – Leitfaden</title><style>.x{}</style></head><body>
<nav><a href="/">Startseite</a></nav><header><img src="http://example.com/logo.png">Firma</header>
<h1 id="oben">Eine <b>Akte</b> übergeben</h1><p>Text   mit <i>Betonung</i>.<br>Neue Zeile.</p>
<ul><li>eins<li>zwei<ul><li>darunter</ul></ul><ol><li>erst</li><li>dann</li></ol>
<table><tr><th>Rolle<th>Aufgabe<tr><td>Leitung<td>hört zu</table><script>fetch("http://x")</script>
<div>lose<p>Absatz</p>danach</div><p hidden>versteckt</p><p style="display: none">auch</p>
<h2>Danach</h2>Schluss.<footer>Impressum</footer></body></html>"""


def test_markdown_headings_become_sections_with_their_trails() -> None:
    document = extract(MARKDOWN.encode(), "werk.md")
    assert document.title == "Zo werken wij"
    assert [(s.anchor, s.heading, s.trail) for s in document.sections] == [
        ("start", "Zo werken wij", ()),
        ("over", "Overdragen", ()),
        ("wie-doet-wat", "Wie doet wat", ("Overdragen",)),
        ("daarna", "Daarna", ()),
    ]


def test_markdown_reads_as_plain_text() -> None:
    before, first, second, third = (s.text for s in extract(MARKDOWN.encode(), "werk.md").sections)
    assert before == "Vooraf vet, een link en een plaatje."
    assert first == "- eerst dit\n- dan dat en dit hoort erbij\n  1. zo\n  2. en zo"
    assert second == "Rol: leider; Taak: luistert\nRol: lid; Taak: vraagt\n\ncode  blijft"
    assert third == "in html"


def test_a_page_shows_what_a_reader_sees_and_nothing_else() -> None:
    document = extract(PAGE.encode(), "pagina.html")
    first, second = document.sections
    assert document.title == "Übergabe – Leitfaden"
    assert (first.anchor, first.heading) == ("oben", "Eine Akte übergeben")
    assert first.text == (
        "Text mit Betonung.\nNeue Zeile.\n- eins\n- zwei\n  - darunter\n1. erst\n2. dann\n\n"
        "Rolle: Leitung; Aufgabe: hört zu\n\nlose\n\nAbsatz\n\ndanach"
    )
    assert (second.heading, second.trail, second.text) == ("Danach", ("Eine Akte übergeben",), "Schluss.")


def test_only_the_main_part_of_a_page_is_read_if_it_names_one() -> None:
    page = "<html><body><div>Werbung</div><main><h1>Titel</h1><p>Inhalt.</p></main><p>Mehr</p></body></html>"
    assert [s.text for s in extract(page.encode(), "a.html").sections] == ["Inhalt."]


def test_a_page_called_txt_is_still_a_page() -> None:
    assert extract(PAGE.encode(), "notities.txt").title == "Übergabe – Leitfaden"


def test_entities_and_files_outside_are_not_followed() -> None:
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = f"{outside}<html><body><p>voor &x; na</p></body></html>"
    assert extract(page.encode(), "a.html").sections[0].text.endswith("voor &x; na")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_guessed(name: str) -> None:
    words = "Größe, café, ’s avonds – één idee"
    assert extract(words.encode(name), "a.txt").sections[0].text == words


def test_a_page_may_say_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'
    assert extract(page.encode("iso-8859-2"), "a.html").sections[0].text == "Łódź"


def test_unseen_characters_are_removed_and_accents_joined() -> None:
    words = "re\u0301\u202egel\u200b een\x07 \ufb01jn\u00a0zo\r\nregel twee\r\n\r\n\r\nalinea"
    assert extract(words.encode(), "a.txt").sections[0].text == "régel een fijn zo\nregel twee\n\nalinea"


def test_the_file_name_is_the_title_where_the_text_has_none() -> None:
    assert extract(b"Hallo daar.", r"C:\map\Mijn_notities 2026.txt").title == "Mijn notities 2026"


def test_headings_of_the_same_name_get_anchors_of_their_own() -> None:
    sections = extract(b"# A\nx\n# A\ny\n# A-2\nz", "a.md").sections
    assert [s.anchor for s in sections] == ["a", "a-2", "a-2-2"]


def test_many_headings_of_the_same_name_take_no_longer() -> None:
    sections = extract(b"# Kop\ntekst\n" * 20_000, "a.md").sections
    assert len({s.anchor for s in sections}) == 20_000


def test_a_table_without_names_for_its_columns_is_read_row_by_row() -> None:
    assert table_lines([["", "ja"], ["nee", "misschien"]]) == ["ja", "nee | misschien"]


def test_an_anchor_holds_plain_letters_only() -> None:
    assert slug("Über „Größe“ & co.") == "uber-grosse-co"
    assert slug("如何") == "section"


REFUSED = {
    "nothing": (b"", "a.txt", "empty"),
    "white space": (b" \n\t ", "a.md", "empty"),
    "only a script": (b"<html><body><script>x</script></body></html>", "a.html", "empty"),
    "bytes": (bytes(range(32)) * 40, "a.txt", "not-text"),
    "bytes with zeros": (b"\xff\xfe\xfd" + b"\x00\x81" * 99, "a.md", "not-text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "a.txt", "unknown-kind"),
    "rich text": (b"{\\rtf1 hallo}", "a.txt", "unknown-kind"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "a.doc", "old-office"),
    "a locked Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "encrypted",
    ),
    "too large": (b"x" * (30 * 1024 * 1024 + 1), "a.txt", "too-large"),
}


@pytest.mark.parametrize(("content", "name", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        extract(content, name)
    assert caught.value.reason == reason


def test_a_page_nested_beyond_sense_is_refused_and_not_cut_in_silence() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        extract(b"<p>boven</p>" + b"<div>" * 100_000 + b"diep", "a.html")
    assert caught.value.reason == "damaged"


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.txt", "a.html", "a.docx", "a.pdf"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        document = extract(content, name)
    except UnreadableDocument:
        return
    assert all(section.text.strip() for section in document.sections)


@given(st.text(max_size=300), st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_anchors_are_unique_and_texts_clean(text: str, name: str) -> None:
    try:
        sections = extract(text.encode(errors="replace"), name).sections
    except UnreadableDocument:
        return
    anchors = [section.anchor for section in sections]
    assert len(set(anchors)) == len(anchors)
    assert not any(sign in section.text for section in sections for sign in "\u202e\x00\r\ufeff")


@pytest.mark.parametrize("reason", UnreadableDocument.REASONS)
@pytest.mark.parametrize("address", Address)
@pytest.mark.parametrize("language", Language)
def test_every_reason_has_its_text(language: Language, address: Address, reason: str) -> None:
    error = UnreadableDocument(reason, "PDF", size=31, limit=30)
    assert catalogue(Tongue(language, address)).text(error.key, **error.values)
