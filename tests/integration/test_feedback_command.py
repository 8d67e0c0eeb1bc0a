"""`assistant feedback draft` with the shipped rules: facts only, the same whatever the name, nothing kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import feedback_tools
from assistant.domain.drafting import FeedbackModel
from assistant.domain.language import Language
from assistant.services.feedback import Notes, drafted
from assistant.settings import load_settings
from tests.fakes.terminal import assistant
from tests.reading_in import share_models

NOTES = {
    "nl": "Donderdag in het overleg zat je op je laptop. Ruud vroeg je twee keer iets en kreeg geen "
    "antwoord. We hebben het besluit doorgeschoven. Je bent gewoon lui.",
    "de": "Gestern in der Übergabe hast du Frau Klein dreimal unterbrochen. Danach wurde die Allergie nicht "
    "genannt. Du bist halt faul.",
    "en": "On Tuesday in stand-up you said the build was green. The pipeline had failed at nine. We shipped "
    "it to two customers. You are just lazy.",
}
LAZY = {"nl": "lui", "de": "faul", "en": "lazy"}
NAMES = (
    "Ada",
    "Mohammed",
    "Nguyễn Thị Lan",
    "Siobhán",
    "Jan-Willem",
    "Oluwaseun",
    "Sanne",
    "Grace",
    "Li",
    "Kim",
)


BAD = (
    "x",
    "[]",
    '{"id": 7}',
    '{"notes": 3}',
    '{"notes": "a", "model": "abc"}',
    '{"notes": "a", "to": ["b"]}',
)
FEW = (
    "",
    "You are lazy.",
    "He always comes late and never listens.",
    "Yesterday you were late.",
    "🙂",
    "<b>hi</b>",
)
OFFENCE = "On Tuesday he groped the trainee in the kitchen. She cried. I saw it."


def lines() -> Iterator[dict[str, Any]]:
    """One of each kind, each with an id of its own."""
    for language, notes in NOTES.items():
        yield {"id": language, "notes": notes, "language": language, "model": "4g", "to": "Dana"}
    for notes in FEW:
        yield {"id": f"few {notes}", "notes": notes, "language": "en"}
    yield {"id": "offence", "notes": OFFENCE, "language": "en"}
    yield {"id": "abroad", "notes": NOTES["nl"], "language": "de", "model": "www"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feedback") / "data"
    share_models(folder)
    return folder


@pytest.fixture(scope="module")
def said(data: Path) -> dict[str, Any]:
    """What one run of the command answers, by id."""
    told = "\n".join((*map(json.dumps, lines()), *BAD))
    done = assistant(data, "feedback", "draft", "--json", said=told)
    assert done.code == 0, done.err
    answers = done.lines
    assert [one["key"] for one in answers[-len(BAD) :]] == ["error-bad-value"] * len(BAD)
    return {one["id"]: one for one in answers[: -len(BAD)]}


@pytest.mark.parametrize("language", NOTES)
def test_a_draft_holds_the_facts_and_no_judgement(said: dict[str, Any], language: str, data: Path) -> None:
    made = said[language]
    facts = NOTES[language].split(". ")[:2]
    assert all(fact in made["draft"] for fact in facts)
    assert "Dana" in made["draft"]
    assert f" {LAZY[language]}" not in made["draft"]
    assert made["draft"].endswith("?")
    assert {"feeling", "request"} <= set(made["missing"])
    assert len(made["questions"]) == len(made["missing"])
    flawed = [one["text"][slice(*one["span"])] for one in made["flaws"]]
    assert any(LAZY[language] in words for words in flawed)
    assert made["wording"] == "curated"
    files = [one for one in data.rglob("*") if one.is_file() and "models" not in one.parts]
    assert files
    assert not any(facts[0].encode() in one.read_bytes() for one in files)


@pytest.mark.parametrize("notes", FEW)
def test_below_two_facts_there_is_no_draft_and_it_says_what_is_needed(
    said: dict[str, Any], notes: str
) -> None:
    assert said[f"few {notes}"]["draft"] is None
    assert "at least two things" in " ".join(said[f"few {notes}"]["said"])
    assert said[f"few {notes}"]["questions"]


def test_an_offence_is_taken_to_others_first(said: dict[str, Any]) -> None:
    assert said["offence"]["draft"] is None
    assert "HR" in said["offence"]["said"][0]


def test_notes_in_another_language_are_drafted_in_their_own_and_it_says_so(said: dict[str, Any]) -> None:
    assert said["abroad"]["draft"].startswith("Donderdag")
    assert "Sprachmodell" in said["abroad"]["said"][0]


@pytest.mark.parametrize("language", NOTES)
def test_no_name_changes_the_draft(data: Path, language: str) -> None:
    tools = feedback_tools(load_settings(data=data))
    made = set()
    for name in NAMES:
        text = f"{NOTES[language]} {name}, {NOTES[language]}"
        notes = Notes(text, Language(language), FeedbackModel.SBI, name)
        found = drafted(tools, notes).draft
        assert found is not None
        assert name in found
        made.add(found.replace(name, "N"))
    assert len(made) == 1
