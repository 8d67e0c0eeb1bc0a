"""Adding documents over HTTP: a plain form, large files refused before they are kept, the outcome told."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.domain.documents import Document
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.errors import UnreadableDocument
from assistant.services.documents import list_documents
from assistant.services.people import COMMAND_LINE, change_person
from assistant.web import document_pages
from assistant.web.app import create_app
from tests.fakes.files import a_package, a_pdf
from tests.integration.web_house import HERE, House, make_house, served, somebody, words

MARKDOWN = b"# Overdracht\n\nWe dragen een dossier over aan een collega.\n"
MEGABYTE = 1024 * 1024
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which ben keeps the library for the team north."""
    made = make_house(tmp_path)
    change_person(made.application, COMMAND_LINE, "ben", teams=frozenset({"north"}))  # type: ignore[arg-type]
    return made


def send(browser: Any, content: bytes = MARKDOWN, name: str = "a.md", readers: str = "everyone") -> Any:
    return browser.post("/documents", files={"file": (name, content)}, data={"readers": readers})


def told(answer: Any) -> dict[str, str]:
    """What the page that one is led to will say."""
    assert answer.status_code == 303, answer.text
    place = urlsplit(answer.headers["location"])
    assert place.path == "/nl/library/documents"
    return dict(parse_qsl(place.query))


def kept(house: House) -> list[Document]:
    return [row.document for row in list_documents(house.application, COMMAND_LINE)]


def a_docx(text: str) -> bytes:
    body = (
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return a_package(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Override PartName="/word/document.xml" '
            f'ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": body,
        }
    )


def a_pptx(text: str) -> bytes:
    from io import BytesIO

    from pptx import Presentation

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = text
    slide.placeholders[1].text = text
    buffer = BytesIO()
    show.save(buffer)
    return buffer.getvalue()


SENTENCE = "We dragen een dossier over aan een collega"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", MARKDOWN, "Markdown"),
        ("a.txt", SENTENCE.encode(), "TXT"),
        ("a.html", f"<html><body><h1>Kop</h1><p>{SENTENCE}</p></body></html>".encode(), "HTML"),
        ("a.pdf", a_pdf([[SENTENCE, SENTENCE]]), "PDF"),
        ("a.docx", a_docx(SENTENCE), "DOCX"),
        ("a.pptx", a_pptx(SENTENCE), "PPTX"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_each_kind_of_file_is_added(house: House, name: str, content: bytes, kind: str) -> None:
    said = told(send(house.as_("ben"), content, name))
    (document,) = kept(house)
    assert said == {"told": "new", "about": document.id}
    assert (document.kind, document.file_name) == (kind, name)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "unknown-kind"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-office"),
        ("a.pdf", a_pdf([["Geheim"]], password="x"), "encrypted"),
        ("a.pdf", a_pdf([[], []]), "scanned"),
        ("a.docx", a_docx(SENTENCE)[:-40], "damaged"),
        ("a.md", b"  \n", "empty"),
        ("a.txt", bytes(range(1, 9)) * 100, "not-text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    house: House, name: str, content: bytes, reason: str
) -> None:
    assert told(send(house.as_("ben"), content, name)) == {"told": reason}
    assert kept(house) == []
    assert reason in UnreadableDocument.REASONS


def test_the_same_twice_is_one_and_a_changed_file_replaces_the_old(house: House) -> None:
    ben = house.as_("ben")
    assert told(send(ben))["told"] == "new"
    assert told(send(ben, name="kopie.md"))["told"] == "same"
    changed = told(send(ben, MARKDOWN + b"Samen.\n"))
    (document,) = kept(house)
    assert changed == {"told": "changed", "about": document.id}


def test_a_document_is_given_to_ones_own_team_and_to_no_other(house: House) -> None:
    ben = house.as_("ben")
    assert told(send(ben, readers="team:north"))["told"] == "new"
    for readers in ("team:south", "person:x", "", "team:"):
        assert told(send(ben, MARKDOWN + readers.encode(), "b.md", readers)) == {"told": "readers"}
    assert [document.readers for document in kept(house)] == ["team:north"]


@pytest.mark.parametrize("login", ["anouk", "carla"])
def test_only_those_who_keep_the_library_add(house: House, login: str) -> None:
    answer = send(house.as_(login))
    assert answer.status_code == 403
    assert words("nl", "page-403-title") in answer.text
    assert kept(house) == []


def test_without_a_login_or_from_another_site_nothing_is_taken(house: House) -> None:
    assert send(house.client()).headers["location"].startswith("/login")
    ben = house.as_("ben")
    ben.headers["sec-fetch-site"] = "cross-site"
    assert send(ben).status_code == 403
    assert kept(house) == []


def test_a_form_without_a_file_or_no_form_at_all_is_answered(house: House) -> None:
    ben = house.as_("ben")
    assert told(ben.post("/documents", files={"file": ("", b"")}, data={"readers": "everyone"})) == {
        "told": "none"
    }
    assert told(ben.post("/documents", files={"other": ("a.md", MARKDOWN)})) == {"told": "none"}
    assert ben.post("/documents", data={"readers": "everyone"}).status_code == 400
    broken = {"content-type": "multipart/form-data; boundary=x"}
    for body in (b"", b"--x", b"--y\r\n\r\n", b"--x\r\nContent-Disposition: none\r\n\r\nx\r\n--x--"):
        assert ben.post("/documents", content=body, headers=broken).status_code in {303, 400}
    no_boundary = {"content-type": "multipart/form-data"}
    assert ben.post("/documents", content=b"x", headers=no_boundary).status_code == 400
    two = [("file", ("a.md", MARKDOWN)), ("file", ("b.md", MARKDOWN))]
    assert ben.post("/documents", files=two).status_code == 400
    assert (
        ben.post("/documents", files={"file": ("a.md", MARKDOWN)}, data={"readers": "x" * 2000}).status_code
        == 400
    )
    assert kept(house) == []
    assert told(send(ben))["told"] == "new", "places at the desk were not given back"


@pytest.mark.parametrize("name", ["../../etc/a.md", "C:\\map\\a.md", "/a.md"])
def test_a_file_name_brings_no_folder_along(house: House, name: str) -> None:
    send(house.as_("ben"), name=name)
    assert [document.file_name for document in kept(house)] == ["a.md"]


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(house: House) -> None:
    ben = house.as_("ben")
    assert told(send(ben, bytes(31 * MEGABYTE))) == {"told": "too-large", "size": "32"}

    def pieces() -> Any:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n'
        for _ in range(45):
            yield b"a" * MEGABYTE

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = ben.post("/documents", content=pieces(), headers=headers)
    assert told(answer) == {"told": "too-large", "size": "46"}
    assert kept(house) == []


def test_over_a_real_connection_a_large_file_is_read_and_a_larger_one_answered(house: House) -> None:
    large = (SENTENCE + ".\n\n").encode() * 20_000
    with served(house) as url, httpx.Client(base_url=url, timeout=60) as ben:
        ben.post("/login", data={"login": "ben", "password": "een lange zin als wachtwoord"})
        assert told(send(ben, bytes(40 * MEGABYTE), "groot.md"))["told"] == "too-large"
        answer = send(ben, large, "groot.txt")
        while answer.headers.get("location", "").startswith("/documents/reading/"):
            answer = ben.get(answer.headers["location"])
            while answer.status_code == 200:
                assert "refresh" in answer.text
                answer = ben.get(answer.url)
        assert told(answer)["told"] == "new"


class Slow:
    """Reads a document of nine pages and waits at the third until it may go on."""

    largest = 30 * MEGABYTE

    def __init__(self, house: House) -> None:
        self.inner = house.application.documents
        self.go_on = threading.Event()

    def read(self, content: bytes, file_name: str, progress: Any = None) -> Any:
        if progress:
            progress(3, 9)
        assert self.go_on.wait(30)
        if content.startswith(b"bug"):
            raise RuntimeError("geheime woorden")
        return self.inner.read(content, file_name)


def slowly(house: House, monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow(house)
    house.application = replace(house.application, documents=slow)
    house.app = create_app(house.application, house.settings, house.screens)
    monkeypatch.setattr(document_pages, "PATIENCE", 0.05)
    return slow


def finished(browser: TestClient, answer: Any) -> Any:
    """Where one is led once the reading that the answer leads to is over."""
    place = answer.headers["location"]
    while place.startswith("/documents/reading/"):
        answer = browser.get(place)
        place = answer.headers.get("location", place)
    return answer


def test_while_a_long_document_is_read_the_page_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = slowly(house, monkeypatch)
    somebody(house, "dirk", Role.EXPERT, language=Language.DE)
    ben = house.as_("ben")
    answer = send(ben, name="<b>lang</b>.md")
    place = answer.headers["location"]
    assert place.startswith("/documents/reading/")
    page = ben.get(place)
    assert words("nl", "documents-reading-title") in page.text
    assert words("nl", "documents-reading-pages", done=3, of=9) in page.text
    assert 'http-equiv="refresh"' in page.text
    assert "<b>" not in page.text.replace("<b>Terugblik</b>", "")
    assert house.as_("dirk").get(place).status_code == 404
    assert kept(house) == []
    slow.go_on.set()
    assert told(finished(ben, answer))["told"] == "new"


def test_whoever_comes_while_the_desk_is_full_is_asked_to_wait(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = slowly(house, monkeypatch)
    ben = house.as_("ben")
    answers = [send(ben, MARKDOWN + bytes([65 + n]), f"{n}.md") for n in range(4)]
    assert told(send(ben)) == {"told": "busy"}
    slow.go_on.set()
    assert {told(finished(ben, answer))["told"] for answer in answers} == {"new"}
    assert told(finished(ben, send(ben, name="nu.md")))["told"] == "new"


def test_a_fault_of_ours_is_told_calmly_and_logged_without_words(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    slowly(house, monkeypatch).go_on.set()
    ben = house.as_("ben")
    assert told(finished(ben, send(ben, b"bug"))) == {"told": "failed"}
    assert "adding a document failed: RuntimeError" in caplog.text
    assert "geheime" not in caplog.text


def test_the_outcome_is_told_in_the_persons_language(house: House) -> None:
    somebody(house, "dirk", Role.EXPERT, language=Language.DE)
    answer = send(house.as_("dirk"))
    assert answer.headers["location"].startswith("/de/library/documents?told=new")
    assert house.client(at=HERE).get("/documents").status_code == 303
