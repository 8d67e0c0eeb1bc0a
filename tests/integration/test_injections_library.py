"""Patterns, documents and names of files that tell the machine what to do: they are words with a source.

Brought in as an organisation does it, found by `assistant search`, and offered to a learner. By default every
sixth text, in `make soak` all of them.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import application
from assistant.domain.documents import DocumentId
from assistant.domain.ids import ReflectionId
from assistant.domain.language import Language
from assistant.domain.passages import Passage, SourceKey, SourceKind
from assistant.domain.patterns import ALL_SECTIONS, ASKED, PatternId, Section
from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Kind, Reflection
from assistant.errors import BadText, UnreadableDocument
from assistant.retrieval.encoder import E5Encoder
from assistant.services import conversation, pattern_drafts, pattern_reviews, reflections
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.documents import add_document, read_document
from assistant.services.ids import new_id
from assistant.services.patterns import read_pattern
from assistant.services.reflections import Beginning
from assistant.services.results import Wanted, look_up
from assistant.settings import load_settings
from assistant.ui.kit.cited import cited_words
from assistant.ui.kit.prose import prose
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import talk_view
from assistant.ui.shelf import search as shelf_search
from tests.browser.laying import person_named
from tests.fakes.finding import ToldFinder
from tests.fakes.talks import RICH, library
from tests.fakes.terminal import assistant
from tests.injected import QUESTION, Injection, changes, hides, injections, tables, wrong_in
from tests.serving import populate

LOGINS = {Language.NL: "anouk", Language.DE: "jonas", Language.EN: "ada"}
#: What stands in every section of a pattern, and in a document whose name is the injection.
CALM = {
    Language.NL: "Wie een zaak overdraagt, zegt eerst wat nog open is.",
    Language.DE: "Wer einen Fall übergibt, sagt zuerst, was noch offen ist.",
    Language.EN: "Whoever hands over a case first says what is still open.",
}
#: What bringing a text in may touch, and the column that says which source a row belongs to.
OWN_ROWS = {
    "pattern_versions": "pattern_id",
    "documents": "id",
    "passages": "source_id",
    "passage_sources": "source_id",
}
#: Marks of Markdown, which an excerpt leaves out.
_MARKS = re.compile(r"\*\*|__|^[ \t]*(?:[-*+]|#{1,6})[ \t]+", re.M)
#: Rows that name no source: what is to be indexed, and who did what.
COUNTED = {"passage_changes", "passage_vectors", "audit"}
TEXTS = injections("pattern", "document", "file_name", every=6)
EACH = pytest.mark.parametrize("injection", TEXTS, ids=[one.id for one in TEXTS])


@dataclass
class House:
    """The application with everything brought in that was not refused: the source of each injection."""

    app: Application
    data: Path
    sources: dict[str, SourceKey] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    touched: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    offered: set[str] = field(default_factory=set)

    def person(self, login: str) -> Person:
        return person_named(self.app, login)

    def passages(self, injection: Injection) -> list[Passage]:
        with self.app.work(read_only=True) as work:
            return work.passages.of(self.sources[injection.id])


@pytest.fixture(scope="module")
def house(
    library_data: Path, tmp_path_factory: pytest.TempPathFactory, encoder: E5Encoder
) -> Iterator[House]:
    data = tmp_path_factory.mktemp("injected") / "data"
    shutil.copytree(library_data, data, symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.bootstrap.encoder_of", lambda *_: encoder)
        patch.setattr("assistant.bootstrap.FileLibrary", lambda _: library())
        populate(data, (*LOGINS.values(), "fatma", "lotte"))
        with application(load_settings(data=data)) as app:
            house = House(app, data)
            after = tables(data)
            for injection in TEXTS:
                before = after
                try:
                    house.sources[injection.id] = _brought_in(house, injection)
                except (BadText, UnreadableDocument) as error:
                    house.refused[injection.id] = str(error)
                after = tables(data)
                house.touched[injection.id] = changes(before, after)
            app.finder.embed_waiting()
            yield house


def _brought_in(house: House, injection: Injection) -> SourceKey:
    """The source that it became. Raises BadText, UnreadableDocument."""
    app, fatma, lotte = house.app, house.person("fatma"), house.person("lotte")
    if injection.place != "pattern":
        named = injection.place == "file_name"
        text = f"{CALM[injection.language]} ({injection.id})" if named else injection.text
        name = f"{injection.text}.txt" if named else injection.harmless_name
        document = add_document(app, fatma, text.encode(), name).document
        return SourceKey(SourceKind.DOCUMENT, document.id, document.language)
    begun = pattern_drafts.new_pattern(app, fatma, injection.language, f"Proef {injection.id}").version
    text = app.patterns.skeleton(begun.pattern_id, begun.language, f"Proef {injection.id}", "Fatma")
    line = " ".join(injection.text.split())[:160]
    sections = tuple(_section(injection, anchor, text.section(anchor)) for anchor in ALL_SECTIONS)
    text = replace(text, summary=line, sections=tuple(one for one in sections if one.anchor != ASKED))
    text = replace(text, review_by=app.clock().date())
    markdown = app.patterns.render(text)
    place = begun.pattern_id, begun.language
    draft = pattern_drafts.save_draft(app, fatma, *place, markdown, begun.number).version
    pattern_reviews.submit(app, fatma, *place, draft.number)
    pattern_reviews.approve(app, lotte, *place, draft.number)
    return SourceKey(SourceKind.PATTERN, *place)


def _section(injection: Injection, anchor: str, empty: Section | None) -> Section:
    assert empty is not None
    calm = QUESTION if anchor == "reflection" else CALM
    return replace(empty, text=injection.text if anchor == "moves" else calm[injection.language])


@pytest.fixture(scope="module")
def found(house: House) -> dict[str, dict[str, Any]]:
    """What `assistant search` answers to each text's own words, to a learner."""
    before = tables(house.data)
    asked = [{"id": one.id, "query": _query(one), "language": one.language.value} for one in TEXTS]
    said = "".join(json.dumps(line) + "\n" for line in asked)
    done = assistant(house.data, "search", "--batch", "--json", "--limit", "10", "--as", "anouk", said=said)
    assert done.code == 0, done.err
    assert set(changes(before, tables(house.data))) == {"audit"}, "a search is noted and changes nothing"
    return {line["id"]: line for line in done.lines}


def _query(injection: Injection) -> str:
    return injection.text[:300]


@EACH
def test_what_is_brought_in_touches_its_own_rows_or_is_refused_in_words(
    house: House, injection: Injection
) -> None:
    touched = house.touched[injection.id]
    if injection.id in house.refused:
        assert len(house.refused[injection.id]) > 20
        assert set(touched) <= {"pattern_versions"}, "the empty draft that was begun"
        assert injection.kind in ("invisible", "html"), "plain words are taken in"
        return
    source = house.sources[injection.id]
    for table, rows in touched.items():
        mine = OWN_ROWS.get(table)
        assert mine or table in COUNTED, (table, rows)
        assert not mine or {row[mine] for row in rows} == {source.id}, table
    for row in touched.get("audit", []):
        assert not injection.said_in(json.dumps(list(row.values()), default=str))
    for row in touched["passages"]:
        assert not hides(f"{row['title']} {row['heading']} {row['file']} {row['text']}".replace("\n", " "))
        assert row["readers"] == "everyone"


@EACH
def test_it_is_found_by_its_words_and_the_marker_stands_in_the_source_alone(
    house: House, found: dict[str, dict[str, Any]], injection: Injection
) -> None:
    results = found[injection.id]["results"]
    if injection.id in house.refused:
        assert not any(injection.said_in(json.dumps(one, ensure_ascii=False)) for one in results)
        return
    source = house.sources[injection.id]
    own = [one for one in results if _of(one, source)]
    assert own, "its own words find it"
    texts = {one.id: one.text for one in house.passages(injection)}
    for one in own:
        held = " ".join(one["excerpt"].removesuffix(" …").split())
        assert held in " ".join(_MARKS.sub("", texts[one["id"]]).split()), "word for word from the source"
        named = f"{one['title']} {one['section']} {one['file']}"
        assert injection.place == "file_name" or not injection.said_in(named)
    for one in results:
        assert not hides(" ".join(str(value) for value in one.values()).replace("\n", " "))
        assert _of(one, source) or not injection.said_in(json.dumps(one, ensure_ascii=False))


def _of(result: dict[str, Any], source: SourceKey) -> bool:
    return source.id in result["source"].split("#")[0].split("/")


@EACH
def test_its_pages_hold_words_and_no_link_image_or_markup_of_its_own(
    house: House, injection: Injection
) -> None:
    if injection.id in house.refused:
        pytest.skip("it was refused")
    source, person = house.sources[injection.id], house.person(LOGINS[injection.language])
    screen = Screen(house.app, "library", house.app.tongue(injection.language))
    if source.kind is SourceKind.PATTERN:
        page = read_pattern(house.app, person, PatternId(source.id), source.language)
        shown = "".join(prose(section.text) for section in page.text.sections)
    else:
        document = read_document(house.app, person, DocumentId(source.id))
        shown = "".join(cited_words(section.text, "") for section in document.sections)
        assert not hides(document.row.document.file_name + document.row.document.title)
        assert socket.gethostname() not in shown, "no file of the machine is read into it"
    assert wrong_in(shown) == []
    assert "<a " not in shown
    wanted = Wanted(_query(injection))
    results = look_up(house.app, person, wanted, injection.language)
    assert wrong_in(shelf_search.found(screen, wanted, results)) == []


@EACH
def test_an_offer_of_it_quotes_it_word_for_word_and_names_it(house: House, injection: Injection) -> None:
    if injection.id in house.refused:
        pytest.skip("it was refused")
    before = tables(house.data)
    told = [one for one in house.passages(injection) if one.anchor in ("moves", "start")]
    app = replace(house.app, finder=ToldFinder(told or house.passages(injection)))
    reflection = _asked_next(app, house, injection.language)
    touched = changes(before, tables(house.data))
    assert set(touched) <= {"reflections", "exchanges"}
    offer = reflection.exchanges[-1]
    if offer.kind is not Kind.OFFER:
        assert not offer.sources, "nothing of it can be quoted: the conversation goes on"
        assert not injection.said_in(offer.text)
        return
    house.offered.add(injection.id)
    _quotes_its_source(house, injection, offer)
    screen = Screen(app, "learn", reflection.tongue)
    assert wrong_in(talk_view.said(screen, house.person(LOGINS[injection.language]), reflection)) == []


def _quotes_its_source(house: House, injection: Injection, offer: Exchange) -> None:
    (source,) = offer.sources
    passage = next(one for one in house.passages(injection) if one.id == source.id)
    assert source.title == passage.title
    around = offer.text.replace(passage.title, " … ")
    assert not injection.obeyed_in(around, passage.text), offer.text
    assert not hides(offer.text)


def _asked_next(app: Application, house: House, language: Language) -> Reflection:
    """What follows where an offer is due."""
    due = _before_an_offer(house.app, language)
    clone = replace(due, id=ReflectionId(new_id()))
    with app.work() as work:
        work.reflections.add(clone)
        work.commit()
    return conversation.ask_next(app, clone.person_id, clone.id)


@lru_cache
def _before_an_offer(app: Application, language: Language) -> Reflection:
    """A conversation in which the next step is an offer; the last question is answered."""
    person = person_named(app, LOGINS[language])
    with app.work(read_only=True) as work:
        known = work.passages.of(SourceKey(SourceKind.PATTERN, "handing-over-a-case", language))
    willing = replace(app, finder=ToldFinder([one for one in known if one.anchor == "moves"]))
    beginning = Beginning("driscoll", 10, app.tongue(language), occasion=RICH[language])  # type: ignore[arg-type]
    reflection = reflections.begin(willing, person, beginning)
    for _ in range(20):
        current = reflection.current
        assert current is not None
        if current.kind is Kind.OFFER:
            return replace(reflection, exchanges=reflection.exchanges[:-1])
        given = Given(current.number, RICH[language])
        reflection = conversation.answer(willing, person, reflection.id, given)
    raise AssertionError("nothing is offered")


def test_few_are_refused_and_most_are_offered(house: House) -> None:
    assert len(house.refused) <= len(TEXTS) // 8, house.refused
    assert len(house.offered) >= len(house.sources) // 2, "else the offers above prove nothing"
