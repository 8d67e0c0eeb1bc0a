"""Every mistake in a file of the organisation is told with its place and its cure."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.domain.ids import MethodId
from assistant.domain.language import Language
from assistant.library import FileLibrary, Problem
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


def _set(*way: Any) -> Change:
    *steps, last, value = way

    def change(method: dict[str, Any]) -> None:
        target: Any = method
        for step in steps:
            target = target[step]
        target[last] = value

    return change


_LOOK = ("texts", "nl", "stages", "look")


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (lambda m: m.pop("source"), "source", '"source" is missing. Add "source:" here.'),
        (_set("sorce", "x"), "sorce", '"sorce" is not known here. Did you mean "source"?'),
        (_set("version", "one"), "version", "Here stands text, expected is a whole number."),
        (_set("version", 0), "version", "The value 0 does not fit here. It must be at least 1."),
        (_set("id", "other"), "id", 'The id is "other", but the file is called "own.yaml".'),
        (_set("id", "Ö w"), "id", 'The id "Ö w" cannot be used.'),
        (_set("minutes", [3]), "minutes", "3 minutes cannot be chosen."),
        (_set("minutes", []), "minutes", "The list is empty."),
        (_set("stages", 0, "id", "summary"), "stages[0].id", '"summary" is the name of a part'),
        (
            _set("stages", 0, "from_minutes", 20),
            "stages, line",
            "No stage is asked in 2 minutes.",
        ),
        (
            _set("stages", 0, "criteria", 0, "any_of", ["feelings"]),
            "stages[0].criteria[0].any_of[0]",
            '"feelings" is no element of reflection. Did you mean "feeling"?',
        ),
        (
            _set("stages", 0, "criteria", 0, "probe", "momnt"),
            "stages[0].criteria[0].probe",
            '"momnt" is no kind of probe. Did you mean "moment"?',
        ),
        (
            _set(*_LOOK, "questions", ["Wat dan?", "Wie dan?"]),
            "texts.nl.stages.look.questions",
            "There are 2 wordings; at least 3 are needed.",
        ),
        (
            _set(*_LOOK, "probes", "moment", ["Wanneer dan?"]),
            "texts.nl.stages.look.probes.moment",
            "There are 1 wordings; at least 2 are needed.",
        ),
        (
            _set(*_LOOK, "probes", "momentt", []),
            "texts.nl.stages.look.probes.momentt",
            '"momentt" is not known here. Did you mean "moment"?',
        ),
        (
            _set(*_LOOK, "questions", 1, "Wat? En toen?"),
            "texts.nl.stages.look.questions[1]",
            'The question "Wat? En toen?" holds two questions.',
        ),
        (
            _set(*_LOOK, "questions", 1, "Wat goed! Vertel"),
            "texts.nl.stages.look.questions[1]",
            "does not end with a question mark",
        ),
        (
            _set(*_LOOK, "questions", 1, "nl question 0?"),
            "texts.nl.stages.look.questions[1]",
            "is there twice (first: texts.nl.stages.look.questions[0]",
        ),
        (_set(*_LOOK, "questions", 1, False), "texts.nl.stages.look.questions[1]", "Here stands yes or no"),
        (_set(*_LOOK, "questions", 1, ""), "texts.nl.stages.look.questions[1]", "The text is empty."),
        (
            _set(*_LOOK, "questions", 1, {"Kijk": "wat?"}),
            "texts.nl.stages.look.questions[1]",
            'form of address "Kijk" is not known',
        ),
        (
            _set(*_LOOK, "questions", 1, {"En dan nog": "wat?"}),
            "texts.nl.stages.look.questions[1]",
            'put it in "quotes"',
        ),
        (
            _set("texts", "nl", "aim", {"du": "a", "sie": "b"}),
            "texts.nl.aim",
            "Only German has du and sie.",
        ),
        (
            _set("texts", "de", "stages", "look", "questions", 1, "Was hast du gesehen?"),
            "texts.de.stages.look.questions[1]",
            'addresses someone ("hast") in one form only',
        ),
        (
            _set("texts", "de", "aim", {"du": "Für dich."}),
            "texts.de.aim",
            'The form "sie" is missing.',
        ),
        (_set("texts", "nl", "stages", "lok", {}), "texts.nl.stages.lok", "is missing"),
        (_set("texts", "fr", {}), "texts.fr", '"fr" is not known here.'),
        (_set("texts", {}), "texts", "There is no language."),
        (_set("texts", "nl", "text"), "texts.nl", "Here stands text, expected is keys with values."),
    ],
)
def test_a_mistake_is_told_with_its_place_and_cure(
    tmp_path: Path, change: Change, place: str, said: str
) -> None:
    library = _library(tmp_path, change)
    assert library.method(MethodId("own")) is None
    assert len(library.methods()) == 7
    told = [problem.line for problem in library.problems()]
    assert any(place in line and said in line for line in told), told
    assert all(problem.cure for problem in library.problems())


def test_stages_and_texts_must_name_the_same_stages(tmp_path: Path) -> None:
    def rename(method: dict[str, Any]) -> None:
        stages = method["texts"]["nl"]["stages"]
        stages["lock"] = stages.pop("look")

    told = [problem.message for problem in _library(tmp_path, rename).problems()]
    assert told == ['The stage "look" has no texts.', 'The method has no stage "lock".']


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    def spoil(method: dict[str, Any]) -> None:
        method["version"] = "x"
        method["minutes"] = "x"
        method.pop("source")

    assert len(_library(tmp_path, spoil).problems()) == 3


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", "", "The file is empty."),
        ("  \n", "", "The file is empty."),
        ("# nothing\n", "", "nothing but comments"),
        ("id: own\nversion: [1\n", "line 3", "This is not valid YAML"),
        ('id: "own\n', "line", "This is not valid YAML"),
        ("id: own\nid: other\n", "id, line 2", 'The key "id" stands here twice (first in line 1).'),
        ("- a\n- b\n", "", "The file holds a list where keys are expected."),
        ("just words", "", "The file holds text where keys are expected."),
        ("id: &a own\nsource: !!python/name:os.system x\n", "source, line 2", "is not allowed here"),
        ("a: &a [x]\nb: [*a, *a]\n", "b[0]", "A reference (*name)"),
        ("[" * 3000, "", ""),
        ("? [a, b]\n: c\n", "", "A key must be one word."),
        (b"id: caf\xe9\n", "byte 7", "The file is not written in UTF-8."),
        (b"id: \x00\n", "", "This is not valid YAML"),
        ("x" * 1_000_001, "", "at most 1000000 are read"),
    ],
)
def test_a_file_that_is_no_method_at_all_is_told(
    tmp_path: Path, text: str | bytes, place: str, said: str
) -> None:
    library = FileLibrary(_own(tmp_path, text))
    told = [problem.line for problem in library.problems()]
    assert any(place in line and said in line for line in told), told
    assert len(library.methods()) == 7


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{plan}", "{plann}", 'Did you mean "plan"?'),
        ("{date}", "soon", "The placeholder {date} is missing."),
        ("paused:", "pausd:", 'Did you mean "paused"?'),
        ("goodbye:", "goodbye:\n  - What now?", "This is said, not asked."),
    ],
)
def test_mistakes_in_the_conversation_are_told_and_the_shipped_one_stays(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = (shipped() / "knowledge/conversation/en.yaml").read_text("utf-8").replace(old, new)
    library = FileLibrary(_own(tmp_path, text, "conversation/en.yaml"))
    assert any(said in problem.line for problem in library.problems())
    assert library.conversation(Language.EN) == FileLibrary().conversation(Language.EN)


@pytest.mark.parametrize(
    ("cue", "said"), [("Angry", "has capitals"), ("an*gry", "inside a word"), ("not *", "stands alone")]
)
def test_mistakes_in_a_lexicon_are_told(tmp_path: Path, cue: str, said: str) -> None:
    lexicon = yaml.safe_load((shipped() / "knowledge/lexicon/en.yaml").read_text("utf-8"))
    lexicon["feeling"].append(cue)
    library = FileLibrary(_own(tmp_path, yaml.safe_dump(lexicon), "lexicon/en.yaml"))
    assert said in _only(library).message
    assert cue not in library.lexicons()[Language.EN]["feeling"]
