"""The library reads the organisation's files over its own and says in plain words what is wrong with them."""

from __future__ import annotations

import copy
import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.commands import library as check
from assistant.domain.ids import MethodId
from assistant.domain.language import Language, Phrase
from assistant.errors import LibraryError
from assistant.library import FileLibrary, Problem, Severity
from assistant.library.files import shipped

Change = Callable[[dict[str, Any]], object]


def _texts(mark: str) -> dict[str, Any]:
    kinds = ("descriptive", "moment", "clarifying", "explanatory")
    return {
        "name": "Own",
        "aim": "An aim.",
        "fits": "A reason.",
        "openings": [f"{mark} opening {n}?" for n in range(3)],
        "stages": {
            "look": {
                "title": "Look",
                "enough": "Something seen.",
                "questions": [f"{mark} question {n}?" for n in range(3)],
                "probes": {kind: [f"{mark} {kind} {n}?" for n in range(2)] for kind in kinds},
            }
        },
    }


METHOD: dict[str, Any] = {
    "id": "own",
    "version": 1,
    "source": "Someone (2026). A book.",
    "minutes": [2, 10],
    "stages": [
        {
            "id": "look",
            "from_minutes": 2,
            "criteria": [{"any_of": ["experience"], "sentences": 1, "probe": "moment"}],
        }
    ],
    "texts": {language.value: _texts(language.value) for language in Language},
}


def _own(tmp_path: Path, text: str | bytes, name: str = "methods/own.yaml") -> Path:
    path = tmp_path / "knowledge" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def _library(tmp_path: Path, change: Change = lambda _: None) -> FileLibrary:
    method = copy.deepcopy(METHOD)
    change(method)
    return FileLibrary(_own(tmp_path, yaml.safe_dump(method, allow_unicode=True, sort_keys=False)))


def _only(library: FileLibrary) -> Problem:
    assert len(library.problems()) == 1, [problem.line for problem in library.problems()]
    return library.problems()[0]


def test_the_shipped_library_loads_without_problems() -> None:
    library = FileLibrary()
    assert library.problems() == ()
    assert len(library.methods()) == 7


def test_a_new_file_adds_a_method(tmp_path: Path) -> None:
    library = _library(tmp_path)
    assert library.problems() == ()
    method = library.method(MethodId("own"))
    assert method is not None
    assert method.texts[Language.NL].openings[0] == Phrase.same("nl opening 0?")
    assert len(library.methods()) == 8


def test_a_file_of_the_same_name_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = (shipped() / "knowledge/methods/gibbs.yaml").read_text("utf-8").replace("version: 1", "version: 9")
    library = FileLibrary(_own(tmp_path, text, "methods/gibbs.yaml"))
    method = library.method(MethodId("gibbs"))
    assert method is not None
    assert method.version == 9
    assert len(library.methods()) == 7


def test_a_broken_file_leaves_the_shipped_one_of_that_name_in_place(tmp_path: Path) -> None:
    library = FileLibrary(_own(tmp_path, "id: gibbs\n", "methods/gibbs.yaml"))
    method = library.method(MethodId("gibbs"))
    assert method is not None
    assert method.version == 1
    assert {problem.severity for problem in library.problems()} == {Severity.ERROR}


def test_a_broken_shipped_file_is_refused_with_its_place(tmp_path: Path) -> None:
    shutil.copytree(shipped() / "knowledge", tmp_path / "knowledge")
    path = tmp_path / "knowledge/methods/gibbs.yaml"
    path.write_text(path.read_text("utf-8").replace("version: 1", "version: one"), "utf-8")
    with pytest.raises(LibraryError) as caught:
        FileLibrary(base=tmp_path)
    assert "gibbs.yaml: version, line 2" in str(caught.value)


def test_a_missing_shipped_file_is_refused(tmp_path: Path) -> None:
    shutil.copytree(shipped() / "knowledge", tmp_path / "knowledge")
    (tmp_path / "knowledge/lexicon/de.yaml").unlink()
    with pytest.raises(LibraryError, match=r"de\.yaml: The file is missing"):
        FileLibrary(base=tmp_path)


def test_an_own_conversation_that_lacks_a_list_takes_the_shipped_one_and_keeps_its_own(
    tmp_path: Path,
) -> None:
    text = (shipped() / "knowledge/conversation/nl.yaml").read_text("utf-8")
    lists = yaml.safe_load(text)
    del lists["own_past"], lists["offer_again"]
    lists["plan"] = [f"Wat neem je je voor, in {n} woorden?" for n in range(4)]
    own = yaml.safe_dump(lists, allow_unicode=True)
    library = FileLibrary(_own(tmp_path, own, "conversation/nl.yaml"))
    wordings, shipped_ones = (one.conversation(Language.NL).wordings for one in (library, FileLibrary()))
    assert wordings["plan"][0] == Phrase.same("Wat neem je je voor, in 0 woorden?")
    assert wordings["own_past"] == shipped_ones["own_past"]
    assert {problem.severity for problem in library.problems()} == {Severity.WARNING}
    said = [problem.message for problem in library.problems()]
    assert said == [
        f'"{key}" is missing; the shipped wordings are used.' for key in ("offer_again", "own_past")
    ]


def test_an_own_lexicon_that_lacks_a_list_takes_the_shipped_one_and_keeps_its_own(tmp_path: Path) -> None:
    lists = yaml.safe_load((shipped() / "knowledge/lexicon/nl.yaml").read_text("utf-8"))
    lists["conflict"], lists["stop"] = ["woorden met"], []
    del lists["dropped"]
    library = FileLibrary(_own(tmp_path, yaml.safe_dump(lists), "lexicon/nl.yaml"))
    cues, shipped_ones = (one.lexicons()[Language.NL] for one in (library, FileLibrary()))
    assert cues["conflict"] == ("woorden met",)
    assert (cues["stop"], cues["dropped"]) == (shipped_ones["stop"], shipped_ones["dropped"])
    assert [problem.severity for problem in library.problems()] == [Severity.WARNING] * 2


def test_the_check_names_a_list_that_is_missing_and_finds_nothing_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = yaml.safe_load((shipped() / "knowledge/conversation/en.yaml").read_text("utf-8"))
    del lists["other_view"]
    own = _own(tmp_path, yaml.safe_dump(lists, allow_unicode=True), "conversation/en.yaml")
    assert check.run(Namespace(folder=str(own))) == 0
    said = capsys.readouterr().out
    assert '"other_view" is missing; the shipped wordings are used.' in said
    assert "0 wrong" in said


@pytest.mark.parametrize("name", ["conversation/de.yaml", "lexicon/de.yaml"])
def test_a_shipped_file_must_hold_every_list(tmp_path: Path, name: str) -> None:
    shutil.copytree(shipped() / "knowledge", tmp_path / "knowledge")
    path = tmp_path / "knowledge" / name
    lists = yaml.safe_load(path.read_text("utf-8"))
    missing = list(lists)[-1]
    del lists[missing]
    path.write_text(yaml.safe_dump(lists, allow_unicode=True), "utf-8")
    with pytest.raises(LibraryError, match=f'"{missing}" is missing'):
        FileLibrary(base=tmp_path)


def test_a_missing_language_is_a_warning_and_the_method_is_offered_in_the_others(tmp_path: Path) -> None:
    library = _library(tmp_path, lambda m: m["texts"].pop("de"))
    problem = _only(library)
    assert problem.severity is Severity.WARNING
    assert '"de" is missing' in problem.message
    method = library.method(MethodId("own"))
    assert method is not None
    assert set(method.texts) == {Language.NL, Language.EN}


def test_a_file_with_another_ending_is_pointed_out(tmp_path: Path) -> None:
    problem = _only(FileLibrary(_own(tmp_path, "id: own", "methods/own.yml")))
    assert problem.severity is Severity.WARNING
    assert problem.cure == "Name it own.yaml or move it elsewhere."


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    problem = _only(FileLibrary(tmp_path / "nowhere"))
    assert problem.message == "This folder does not exist."


def test_a_folder_of_another_layout_is_told(tmp_path: Path) -> None:
    (tmp_path / "methods").mkdir()
    assert 'no folder "knowledge"' in _only(FileLibrary(tmp_path)).message


def test_a_product_without_methods_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no methods"):
        FileLibrary(base=tmp_path)


def test_a_language_the_product_does_not_have_is_pointed_out(tmp_path: Path) -> None:
    problem = _only(FileLibrary(_own(tmp_path, "plan: []", "conversation/fr.yaml")))
    assert '"fr" is no language of the product.' in problem.message
