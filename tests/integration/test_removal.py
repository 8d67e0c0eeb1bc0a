"""Removal is removal: of 200 marked sentences that were deleted, no file below the data folder holds any.

Half of them stand in documents of five kinds, half in what five people reflected. They go in each way there
is: a document removed or replaced, a reflection deleted or edited, a person erased.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from assistant.bootstrap import application
from assistant.domain.ids import MethodId, ReflectionId, StageId
from assistant.domain.intentions import Plan
from assistant.domain.language import Language, Tongue
from assistant.domain.passages import EVERYONE, SourceKind
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection, StageSummary, Status, Summary
from assistant.services import conversation, documents, drafts, people, reflections, summaries
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.passage_ports import Embedded
from assistant.services.people import COMMAND_LINE
from assistant.services.reflections import Beginning
from assistant.settings import Settings, load_settings
from assistant.storage.engine import open_engine
from tests.fakes.files import a_pdf
from tests.serving import populate

LEARNERS = ("anouk", "jonas", "ada", "fatma", "aydin")
#: Of these the account is erased; the others delete their reflections themselves.
ERASED = ("ada", "aydin")
KINDS = ("md", "txt", "html", "docx", "pdf")
STAYS = "Deze zin van Lotte over wachten blijft gewoon staan."
MODEL = "made-up"


@dataclass(frozen=True)
class Mark:
    """A sentence that stands nowhere else, by a word that stands nowhere else."""

    word: str
    number: int

    @property
    def sentence(self) -> str:
        """The sentence; no two share their beginning, their end or their middle."""
        return f"Nummer {self.number} ging mis toen {self.word} op zijn telefoon keek en niets zei."


def marks() -> list[Mark]:
    """Two hundred of them, the same each time."""
    chance = random.Random(20261122)
    words = ("".join(chance.choices("bcdfghjklmnpqrstvwxz", k=12)).capitalize() for _ in range(200))
    return [Mark(word, number) for number, word in enumerate(words, 1)]


MARKS = marks()
IN_DOCUMENTS, IN_REFLECTIONS = MARKS[:100], MARKS[100:]


def written(kind: str, sentences: Sequence[str]) -> bytes:
    """A file of that kind with these sentences, each a paragraph, a heading over every second one."""
    if kind == "pdf":
        return a_pdf([[sentence] for sentence in sentences])
    if kind == "docx":
        made = docx.Document()
        for number, sentence in enumerate(sentences):
            if number % 2 == 0:
                made.add_heading(f"Deel {number}", 1)
            made.add_paragraph(sentence)
        buffer = BytesIO()
        made.save(buffer)
        return buffer.getvalue()
    form = {"md": ("# Deel {}\n\n{}\n\n", "{}\n\n"), "txt": ("{1}\n\n", "{}\n\n")}
    first, second = form.get(kind, ("<h1>Deel {}</h1><p>{}</p>", "<p>{}</p>"))
    parts = (
        first.format(number, sentence) if number % 2 == 0 else second.format(sentence)
        for number, sentence in enumerate(sentences)
    )
    return "".join(parts).encode()


def shapes(mark: Mark) -> Iterator[tuple[str, bytes]]:
    """How something of the sentence could stand in a file, folded: its beginning or the middle of its word,
    so that a piece is seen too, in the encodings that are in use, and as hexadecimal figures."""
    for text in (f"nummer {mark.number} ging", mark.word[2:10].casefold()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield encoding, text.encode(encoding)
        yield "hex", text.encode().hex().encode()


def held(folder: Path, sought: Sequence[Mark] = tuple(MARKS)) -> dict[int, str]:
    """The numbers of the marks of which anything stands in any file below the folder, and where.

    Not in `models`, a link here: those files are made from what pip installed, and from nothing else.
    """
    found: dict[int, str] = {}
    for path in (path for path in sorted(folder.rglob("*")) if path.is_file()):
        name = str(path.relative_to(folder))
        content = (name.encode() + b"\n" + path.read_bytes()).lower()
        for mark in sought:
            shape = next((s for s, told in shapes(mark) if told in content), None)
            if shape is not None:
                found.setdefault(mark.number, f"{name} ({shape})")
    return found


def embed(app: Application) -> None:
    """Give every passage a vector; a vector holds no text, whatever made it."""
    with app.work() as work:
        waiting = work.passages.without_vectors(MODEL, 100_000)
        made = [Embedded(one.id, hashlib.sha256(one.text.encode()).digest() * 24) for one in waiting]
        work.passages.put_vectors(MODEL, made)
        work.commit()


def someone(app: Application, login: str) -> Person:
    with app.work(read_only=True) as work:
        person = work.people.by_login(login)
    assert person is not None
    return person


def reflect(app: Application, person: Person, told: Sequence[Mark]) -> Reflection:
    """A kept reflection with five marks: occasion, answer, something typed, summary, plan and question."""
    occasion, answer, own, plan, question = (mark.sentence for mark in told)
    beginning = Beginning(MethodId("driscoll"), 10, Tongue(Language.NL), occasion=occasion, asked="Waar?")
    begun = reflections.begin(app, person, beginning)
    assert begun.current is not None
    drafts.put(app, person, f"{begun.id}/{begun.current.number}", answer)
    said = conversation.answer(app, person, begun.id, Given(begun.current.number, answer))
    ready = conversation.finish(app, person, said.id)
    stages = (*(ready.summary or Summary()).stages, StageSummary(StageId("so-what"), (own,)))
    edited = Summary(stages, (Plan(cue="het stil is", action=plan),), "Lotte", question)
    return summaries.keep(app, person, ready.id, edited, ready.version)


def add_everything(app: Application) -> None:
    """Documents by the command line and reflections by five people: all the marks, and a bit that stays."""
    for number, kind in enumerate(KINDS * 2):
        told = IN_DOCUMENTS[number * 10 : number * 10 + 10]
        content = written(kind, [mark.sentence for mark in told])
        documents.add_document(app, COMMAND_LINE, content, f"stuk-{number}.{kind}")
    documents.add_document(app, COMMAND_LINE, f"# Blijft\n\n{STAYS}\n".encode(), "blijft.md")
    for number, login in enumerate(LEARNERS):
        person = someone(app, login)
        for at in range(number * 20, number * 20 + 20, 5):
            reflect(app, person, IN_REFLECTIONS[at : at + 5])
    lotte = someone(app, "lotte")
    beginning = Beginning(MethodId("driscoll"), 10, Tongue(Language.NL), occasion=STAYS, asked="Waar?")
    begun = reflections.begin(app, lotte, beginning)
    ready = conversation.finish(app, lotte, begun.id)
    summaries.keep(app, lotte, ready.id, ready.summary or Summary(), ready.version)
    embed(app)


def remove_everything(app: Application) -> None:
    """Each mark goes in one of the ways there are."""
    for row in documents.list_documents(app, COMMAND_LINE):
        name = row.document.file_name
        if name in ("stuk-0.md", "stuk-2.html"):
            kind = name.rsplit(".", 1)[-1]
            documents.add_document(app, COMMAND_LINE, written(kind, [STAYS, "Nieuw."]), name)
        elif name != "blijft.md":
            documents.remove_document(app, COMMAND_LINE, row.document.id)
    for login in LEARNERS:
        person = someone(app, login)
        if login in ERASED:
            people.erase_person(app, COMMAND_LINE, login)
            continue
        for listed in reflections.list_own(app, person).listed:
            reflections.delete(app, person, listed.id)
    embed(app)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A data folder with the people. Someone else has the database open, as a server beside a command has it:
    the last one to leave would empty the log, and nothing could be seen of what we leave in it."""
    populate(tmp_path / "data", (*LEARNERS, "lotte"))
    other = open_engine(tmp_path / "data")
    with other.connect() as connection:
        connection.rollback()
        yield load_settings(data=tmp_path / "data")
    other.dispose()


@pytest.mark.timeout(900)
def test_of_200_marked_sentences_nothing_is_left_in_any_file(settings: Settings) -> None:
    assert held(settings.data) == {}
    with application(settings) as app:
        add_everything(app)
    assert set(held(settings.data)) == {mark.number for mark in MARKS}, "the search finds what is there"
    with application(settings) as app:
        remove_everything(app)
        assert held(settings.data), "until the files are put in order, remains are there and are seen"
    assert held(settings.data) == {}
    with application(settings) as app, app.work(read_only=True) as work:
        left = [entry.passage for entry in work.passages.entries(MODEL)]
        noted = {change.passage_id for change in work.passages.changes(0, 100_000)}
    own = [one for one in left if one.source.kind is not SourceKind.PATTERN]
    assert {one.source.kind for one in own} == {SourceKind.DOCUMENT, SourceKind.REFLECTION}
    assert sum(STAYS in one.text for one in own) == 4, "what was not deleted is there"
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in noted)


def test_every_mark_was_published_to_its_readers_alone(settings: Settings) -> None:
    with application(settings) as app:
        add_everything(app)
        owners = {f"person:{someone(app, login).id}": login for login in LEARNERS}
        with app.work(read_only=True) as work:
            everything = [entry.passage for entry in work.passages.entries(MODEL)]
    for number, mark in enumerate(MARKS):
        holding = [one for one in everything if mark.sentence in one.text]
        assert holding, mark
        readers = {reader for one in holding for reader in one.readers}
        if number < len(IN_DOCUMENTS):
            assert readers == {EVERYONE}
        else:
            assert [owners.get(reader) for reader in readers] == [LEARNERS[(number - 100) // 20]]


def test_what_is_edited_out_of_a_kept_reflection_is_gone_from_the_files(settings: Settings) -> None:
    told = IN_REFLECTIONS[:5]
    with application(settings) as app:
        anouk = someone(app, "anouk")
        kept = reflect(app, anouk, told)
        embed(app)
    assert len(held(settings.data, told)) == 5
    with application(settings) as app:
        anouk = someone(app, "anouk")
        stored = reflections.read_own(app, anouk, ReflectionId(kept.id))
        assert stored.status is Status.KEPT
        assert stored.summary is not None
        edited = replace(stored.summary, stages=(), plans=(), question="", question_for="")
        summaries.keep(app, anouk, stored.id, edited, stored.version)
    assert set(held(settings.data, told)) == {told[0].number, told[1].number}, "the answers stay"
