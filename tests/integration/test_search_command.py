"""`assistant search` with the real model and the shipped library: what scripts rely on, and that it finds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import application
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.retrieval.encoder import E5Encoder
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import load_settings
from evals import bench_gold
from tests.fakes.terminal import Done, assistant

RESULT = {"id", "kind", "title", "section", "language", "source", "file", "excerpt", "rank"}
QUARREL = "Twee van mijn verpleegkundigen zeggen elkaar geen gedag meer. Spreek ik ze eerst los van elkaar?"
VOLUNTEERS = "Two of my volunteers won't sit in the same van any more. Do I get them in a room together?"
DUTCH_QUESTION = "hoe vaak moet het water van het aquarium ververst worden?"
FILES = {
    "aquarium.md": "# Das Aquarium im Foyer\n\n## Pflege\n\nDas Wasser im Aquarium wird jede Woche zu einem "
    "Viertel gewechselt. Die Fische bekommen morgens Futter.\n",
    "bees.txt": "The beehives on the roof are inspected every ten days in summer. Wear the white suit.",
    "geheim.md": "# Sleutels van de kluis\n\nDe zilveren sleutel van de kluis hangt achter het schilderij.\n",
}
SECRET = "waar hangt de zilveren sleutel van de kluis?"


@pytest.fixture(scope="module")
def data(library_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped library, anouk of the ward, bram of none, and three documents, one for the ward only."""
    folder = tmp_path_factory.mktemp("search")
    data, files = folder / "data", folder / "stukken"
    shutil.copytree(library_data, data, symlinks=True)
    files.mkdir()
    for name, text in FILES.items():
        (files / name).write_text(text, encoding="utf-8")
    with application(load_settings(data=data)) as app:
        for login, teams in (("anouk", {TeamName("Ward")}), ("bram", set())):
            roles = frozenset({Role.LEARNER})
            new = NewPerson(
                login, login.title(), "rain on the old roof", roles, frozenset(teams), Language.NL
            )
            add_person(app, COMMAND_LINE, new)
    for_all = [str(files / name) for name in ("aquarium.md", "bees.txt")]
    assert assistant(data, "documents", "add", *for_all).code == 0
    ward = assistant(data, "documents", "add", str(files / "geheim.md"), "--readers", "team:Ward")
    assert ward.code == 0, ward.err
    return data


@pytest.fixture(autouse=True)
def one_model(encoder: E5Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands here share one model; a process of its own loads it once, too."""
    monkeypatch.setattr("assistant.bootstrap.encoder_of", lambda *_: encoder)


def search(data: Path, *words: str, login: str = "anouk", said: str = "") -> Done:
    return assistant(data, "search", *words, "--as", login, "--json", said=said)


def found(data: Path, query: str, *words: str, login: str = "anouk") -> dict[str, Any]:
    """The one object that a search writes."""
    done = search(data, query, *words, login=login)
    assert done.code == 0, done.err
    (answer,) = done.lines
    return answer


def batch(data: Path, *lines: object) -> list[dict[str, Any]]:
    """The answers to lines, those that are no text written as JSON."""
    said = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = search(data, "--batch", said=said + "\n")
    assert done.code == 0, done.err
    return done.lines


def test_the_answer_has_the_promised_shape(data: Path) -> None:
    answer = found(data, QUARREL, "--language", "nl", "--limit", "5")
    assert set(answer) == {"results", "weak"}
    assert answer["weak"] is False
    assert [one["rank"] for one in answer["results"]] == [1, 2, 3, 4, 5]
    assert all(set(one) == RESULT for one in answer["results"])
    first = answer["results"][0]
    assert (first["kind"], first["language"], first["file"]) == ("pattern", "nl", None)
    assert first["source"].startswith("patterns/conflict-between-colleagues/nl.md#")
    assert first["excerpt"]


def test_the_language_is_the_persons_unless_another_is_asked_for(data: Path) -> None:
    for words, language in ((), "nl"), (("--language", "de"), "de"), (("--language", "en"), "en"):
        results = found(data, "Hoe draag ik een zaak over?", *words, "--kind", "pattern")["results"]
        assert {one["language"] for one in results} == {language}


def test_a_dutch_question_finds_a_german_document(data: Path) -> None:
    answer = found(data, DUTCH_QUESTION, "--limit", "1")
    (first,) = answer["results"]
    assert (first["kind"], first["language"], first["file"]) == ("document", "de", "aquarium.md")
    assert first["source"].partition("#")[2] == "pflege"
    assert "Das Wasser im Aquarium" in first["excerpt"]
    assert not answer["weak"]


def test_a_document_of_a_team_is_found_in_the_team_and_nowhere_else(data: Path) -> None:
    inside, outside = (found(data, SECRET, "--limit", "50", login=login) for login in ("anouk", "bram"))
    assert inside["results"][0]["file"] == "geheim.md"
    assert not inside["weak"]
    assert len(outside["results"]) > 10
    assert "geheim.md" not in [one["file"] for one in outside["results"]]
    assert outside["weak"]


def test_only_the_kinds_asked_for_are_found(data: Path) -> None:
    results = found(data, DUTCH_QUESTION, "--kind", "document", "--limit", "50")["results"]
    assert {one["file"] for one in results} == set(FILES)
    assert found(data, DUTCH_QUESTION, "--kind", "reflection")["results"] == []


def test_where_nothing_fits_it_says_so(data: Path) -> None:
    assert found(data, "Wat eten we donderdag in de kantine?")["weak"] is True
    assert found(data, "  ") == {"results": [], "weak": True}
    plain = assistant(data, "search", "Wat eten we donderdag in de kantine?", "--as", "anouk")
    assert plain.out.startswith("Nothing in the library fits well.\nWhat comes nearest:")


def test_every_line_of_a_batch_is_answered_under_its_id(data: Path) -> None:
    question = {"id": "a", "query": DUTCH_QUESTION, "language": "de"}
    answers = batch(data, question, "", {"id": 7, "query": VOLUNTEERS, "language": "en"})
    assert [one["id"] for one in answers] == ["a", 7]
    assert all(set(one) == {"id", "results", "weak"} for one in answers)
    assert answers[0]["results"][0]["file"] == "aquarium.md"
    assert answers[1]["results"][0]["source"].startswith("patterns/conflict-between-colleagues/en.md#")
    assert len(answers[1]["results"]) == 5


def test_a_line_that_cannot_be_answered_is_told_and_the_next_one_is_answered(data: Path) -> None:
    bad = (
        "no json",
        "[1]",
        "[" * 5_000,
        {"id": "b"},
        {"id": "c", "query": 3},
        {"id": "d", "query": "x", "language": "fr"},
        {"id": "e", "query": "x", "language": ["nl"]},
    )
    *errors, last = batch(data, *bad, {"id": "f", "query": "een zaak overdragen"})
    assert [one["id"] for one in errors] == [None, None, None, "b", "c", "d", "e"]
    assert all(set(one) == {"id", "kind", "key", "text"} for one in errors)
    assert {(one["kind"], one["key"]) for one in errors} == {("error", "error-bad-value")}
    assert (last["id"], len(last["results"])) == ("f", 5)


def test_odd_questions_are_answered(data: Path) -> None:
    odd = ["?!", "\u0000", "\ud800", "x" * 100_000, "🙂" * 300, "%s {} \\"]
    answers = batch(data, *({"id": number, "query": text} for number, text in enumerate(odd)))
    assert [one["id"] for one in answers] == list(range(len(odd)))
    assert all("results" in one for one in answers)


@pytest.mark.parametrize("login", ["nobody", ""])
def test_an_unknown_login_is_refused(data: Path, login: str) -> None:
    done = search(data, "overdragen", login=login)
    assert (done.code, done.out) == (1, "")
    assert "nobody has the login" in done.err


def test_a_question_or_a_batch_but_not_both_and_a_limit_that_can_be(data: Path) -> None:
    for words in ((), ("overdragen", "--batch")):
        done = search(data, *words)
        assert (done.code, done.out) == (2, "")
        assert "Give a question in quotation marks, or --batch" in done.err
    for limit in ("0", "51"):
        done = search(data, "overdragen", "--limit", limit)
        assert (done.code, done.out) == (1, "")
        assert f"1 to 50 results, not {limit}" in done.err


@pytest.fixture(scope="module")
def shipped(library_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped library alone."""
    data = tmp_path_factory.mktemp("gold") / "data"
    shutil.copytree(library_data, data, symlinks=True)
    return data


@pytest.mark.parametrize("language", Language)
def test_learners_questions_find_their_pattern_and_others_find_nothing(
    shipped: Path, language: Language
) -> None:
    """The first dozen of `make bench-gold`, which has the figures."""
    with bench_gold.library_in(shipped) as app:
        outcomes = [bench_gold.ask(app, one) for one in bench_gold.answerable("patterns", language)[:12]]
        silent = [bench_gold.look(app, one, language) for one in bench_gold.unanswerable("nothing", language)]
    assert len(silent) == 15
    assert sum(one.place > 0 for one in outcomes) >= 9
    assert sum(one.weak for one in silent) >= 10
