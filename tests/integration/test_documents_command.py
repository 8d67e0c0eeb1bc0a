"""`assistant documents`, and what is left of a document that was removed: nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import application
from assistant.services import documents
from assistant.services.people import COMMAND_LINE
from assistant.settings import load_settings
from tests.fakes.files import a_pdf
from tests.fakes.terminal import Done, assistant
from tests.serving import populate

SENTENCE = "We dragen een dossier over aan een collega die het nog niet kent."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an expert (fatma), a learner (anouk) and L&D (lotte), all of the team Ward."""
    folder = tmp_path_factory.mktemp("documents") / "data"
    populate(folder, ("anouk", "fatma", "lotte"))
    return folder


@pytest.fixture
def files(data: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with files that can and cannot be read; afterwards no document is left."""
    folder = tmp_path / "stukken"
    (folder / "deel").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.md").write_text(f"# Overdracht\n\n{SENTENCE}\n", encoding="utf-8")
    (folder / "deel" / "b.txt").write_text("Wir übergeben einen Fall an eine Kollegin.", encoding="utf-8")
    (folder / "c.pdf").write_bytes(a_pdf([[f"{name(n)} {SENTENCE}"] for n in range(120)]))
    (folder / "foto.png").write_bytes(b"\x89PNG\r\n")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / ".git" / "config").write_text("x")
    yield folder
    for one in listed(data):
        assert assistant(data, "documents", "remove", one).code == 0


def name(number: int) -> str:
    """A word for a number: lines that differ by figures alone are taken for page numbers."""
    return "Voorbeeld" + "".join(chr(97 + int(figure)) for figure in str(number))


def listed(data: Path) -> dict[str, dict[str, object]]:
    return {str(one["id"]): one for one in assistant(data, "documents", "list", "--json").lines}


def outcomes(done: Done) -> dict[str, str]:
    return {Path(one["path"]).name: one["outcome"] for one in done.lines}


def test_a_folder_is_added_file_by_file_and_what_cannot_be_read_is_named(data: Path, files: Path) -> None:
    added = assistant(data, "documents", "add", str(files), "--json")
    assert added.code == 1
    assert outcomes(added) == {"a.md": "new", "b.txt": "new", "c.pdf": "new", "foto.png": "failed"}
    assert f"1 of 4: {files / 'a.md'}" in added.err
    assert f"page 50 of 120: {files / 'c.pdf'}" in added.err
    assert f"{files / 'foto.png'}: the PNG file is no Markdown" in added.err
    found = {one["file"]: one for one in listed(data).values()}
    assert set(found) == {"a.md", "deel/b.txt", "c.pdf"}
    assert (found["a.md"]["kind"], found["a.md"]["readers"]) == ("Markdown", "everyone")
    assert (found["deel/b.txt"]["language"], found["a.md"]["language"]) == ("de", "nl")
    plain = assistant(data, "documents", "list").out
    assert len(plain.splitlines()) == 3
    assert "Overdracht" in plain


def test_again_nothing_is_added_and_a_changed_file_gets_its_new_text(data: Path, files: Path) -> None:
    (files / "foto.png").unlink()
    assert assistant(data, "documents", "add", str(files)).code == 0
    before = set(listed(data))
    (files / "a.md").write_text("# Overdracht\n\nHeel andere woorden staan hier nu.\n", encoding="utf-8")
    again = assistant(data, "documents", "add", str(files), "--json")
    assert again.code == 0
    assert outcomes(again) == {"a.md": "changed", "b.txt": "same", "c.pdf": "same"}
    assert set(listed(data)) == before
    assert "is there already" in assistant(data, "documents", "add", str(files / "a.md")).out


def test_each_thing_that_is_wrong_is_one_clear_sentence(data: Path, files: Path) -> None:
    other = files.parent / "elders"
    other.mkdir()
    (other / "a.md").write_text("Anders.", encoding="utf-8")
    (other / "leeg.txt").write_bytes(b"")
    with (other / "groot.pdf").open("wb") as large:
        large.truncate(31 * 1024 * 1024)
    wrong = assistant(data, "documents", "add", str(files), str(other), "/nergens")
    assert wrong.code == 1
    for says in ("has the same name as", "holds no text", "is too large", "/nergens: there is no such file"):
        assert says in wrong.err
    assert "Traceback" not in wrong.err
    assert len(listed(data)) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_is_named(data: Path, files: Path) -> None:
    (files / "a.md").chmod(0)
    assert "cannot be opened" in assistant(data, "documents", "add", str(files / "a.md")).err


def test_a_file_whose_name_is_no_text_is_added(data: Path, files: Path) -> None:
    odd = Path(os.fsdecode(b"odd\xff.md"))
    try:
        (files / odd).write_text(SENTENCE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert assistant(data, "documents", "add", str(files / odd), "--json").code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--as", "fatma", "--readers", "team:Ward"), 0, ""),
        (("--as", "fatma", "--readers", "team:Elders"), 1, "a team of one's own"),
        (("--as", "lotte", "--readers", "team:Elders"), 0, ""),
        (("--as", "anouk"), 1, "may not manage documents"),
        (("--as", "niemand"), 1, "nobody has the login"),
        (("--readers", "team:Elders"), 0, ""),
        (("--readers", "Elders"), 1, "everyone, or team:NAME"),
    ],
)
def test_in_someones_name_their_rights_count(
    data: Path, files: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    done = assistant(data, "documents", "add", str(files / "a.md"), *words)
    assert done.code == code
    assert says in done.err
    assert len(listed(data)) == (0 if code else 1)


def test_removing_what_is_not_there_is_refused(data: Path) -> None:
    done = assistant(data, "documents", "remove", "none")
    assert (done.code, done.out) == (1, "")
    assert "no document" in done.err


def test_what_was_removed_or_replaced_is_nowhere_in_the_data_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    marks = [f"Zonnebloem{number:03}" for number in range(40)]
    with application(load_settings(data=data)) as app:
        for mark in marks:
            text = f"# Over {mark}\n\n{SENTENCE} {mark}.\n\n" + "Nog een zin erbij. " * 200
            documents.add_document(app, COMMAND_LINE, text.encode(), f"{mark}.md")
    assert found(data, marks) == set(marks)
    with application(load_settings(data=data)) as app:
        for row in documents.list_documents(app, COMMAND_LINE)[:20]:
            documents.remove_document(app, COMMAND_LINE, row.document.id)
        for mark in marks[20:30]:
            documents.add_document(app, COMMAND_LINE, SENTENCE.encode() + mark[-3:].encode(), f"{mark}.md")
    left = found(data, marks)
    replaced = {mark for mark in marks[20:30] if mark in left}
    assert left == set(marks[20:]), "the names of the files that were replaced stay"
    assert not {mark for mark in replaced if f"Over {mark}" in bytes_of(data)}


def found(folder: Path, marks: list[str]) -> set[str]:
    content = bytes_of(folder)
    return {mark for mark in marks if mark in content}


def bytes_of(folder: Path) -> str:
    files = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return b"".join(files).decode("latin-1")


def test_the_shape_of_a_line_is_the_one_that_is_documented(data: Path, files: Path) -> None:
    added = assistant(data, "documents", "add", str(files / "a.md"), "--json")
    (line,) = [json.loads(one) for one in added.out.splitlines()]
    known = {
        "path",
        "outcome",
        "id",
        "title",
        "file",
        "kind",
        "language",
        "readers",
        "unread",
        "added",
        "changed",
    }
    assert set(line) == known
