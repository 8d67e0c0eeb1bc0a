"""Other programs find through LangChain what one person may read, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.language import Language
from assistant.domain.passages import (
    EVERYONE,
    Passage,
    Reader,
    SourceKey,
    SourceKind,
    passage_id,
    person_reader,
)
from assistant.errors import NotAllowed
from assistant.retrieval.langchain import LibraryRetriever
from tests.fakes.talks import House


def a_passage(text: str, *readers: Reader) -> Passage:
    source = SourceKey(SourceKind.DOCUMENT, text.split()[0], Language.NL)
    name = passage_id(source, "one", text, 0)
    return Passage(name, source, "Draaiboek", "one", "Begin", text, 0, frozenset(readers), "draaiboek.md")


def a_house() -> House:
    house = House()
    passages = [
        a_passage("Voor iedereen leesbaar.", EVERYONE),
        a_passage("Van een ander alleen.", person_reader(house.other.id)),
    ]
    house.finder.told = passages
    with house.store() as work:
        for passage in passages:
            work.passages.put(passage.source, "1", [passage])
        work.commit()
    return house


def test_a_retriever_gives_whole_passages_with_their_place() -> None:
    house = a_house()
    (found,) = LibraryRetriever(app=house.app, person=lambda: house.me, language=Language.NL).invoke("lezen")
    assert found.page_content == "Voor iedereen leesbaar."
    assert found.metadata["source"] == "Voor#one"
    assert found.metadata["file"] == "draaiboek.md"
    assert (found.metadata["kind"], found.metadata["rank"]) == ("document", 1)


def test_a_closed_login_finds_nothing_from_then_on() -> None:
    house = a_house()
    people = [house.me]
    retriever = LibraryRetriever(app=house.app, person=lambda: people[-1])
    assert retriever.invoke("lezen")
    people.append(replace(house.me, disabled=True))
    with pytest.raises(NotAllowed):
        retriever.invoke("lezen")


def test_what_does_not_fit_is_left_out_unless_wanted() -> None:
    house = a_house()
    house.finder.weak = True
    assert LibraryRetriever(app=house.app, person=lambda: house.me).invoke("lezen") == []
    assert LibraryRetriever(app=house.app, person=lambda: house.me, weak_too=True).invoke("lezen")


def test_it_never_shows_the_house_it_looks_into() -> None:
    house = a_house()
    assert "sanne" not in repr(LibraryRetriever(app=house.app, person=lambda: house.me))
