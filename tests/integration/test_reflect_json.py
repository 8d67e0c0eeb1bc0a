"""`assistant reflect --json`, the test bench people script against: its shapes stay as they are."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import application
from assistant.domain.language import Language
from assistant.domain.questions import faults
from assistant.settings import load_settings
from tests.conftest import SOAK
from tests.fakes.talks import METHODS, PLAN, RICH
from tests.fakes.terminal import JsonTalk, assistant, process
from tests.serving import populate

TURN = {"turn", "stage", "kind", "text", "sources", "wording"}
RECORD = {"kind", "id", "method", "status", "language", "stages", "intentions", "question_for", "question"}
KINDS = {"opening", "question", "probe", "offer", "intention", "summary", "safety", "goodbye"}
LOGINS = {Language.NL: "anouk", Language.DE: "jonas", Language.EN: "ada"}
DATES = {Language.NL: "14 december", Language.DE: "14. Dezember", Language.EN: "14 December"}
EVERY = [(method, language) for method in METHODS for language in Language]
#: Each method in one language and one in all three; the rest in `make soak`.
USUAL = {*zip(METHODS, [*Language] * 3, strict=False), *(("korthagen", language) for language in Language)}
CASES = EVERY if SOAK else [one for one in EVERY if one in USUAL]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("json") / "data"
    populate(folder, ("anouk", "jonas", "ada", "fatma", "lotte", "beheer"))
    return folder


def minutes_of(method: str) -> int:
    """Two methods have time; the others are short, to be quick here."""
    return 10 if SOAK or method in ("gibbs", "korthagen") else 2


def held(data: Path, method: str, language: Language) -> list[dict[str, Any]]:
    """One whole conversation."""
    planned: list[str] = []

    def answer(turn: dict[str, Any]) -> dict[str, str]:
        if turn["stage"] == "last-time":
            return {"text": "Milan.", "outcome": "done"}
        if turn["stage"] != "planning":
            return {"text": RICH[language]}
        planned.append(turn["text"])
        return {"text": PLAN[language] if len(planned) == 1 else DATES[language]}

    time = ("--minutes", str(minutes_of(method)))
    words = ("--as", LOGINS[language], "--method", method, "--language", language.value, *time)
    with JsonTalk(data, words) as talk:
        heard = talk.to_the_end(answer)
        assert talk.process.stdout is not None
        assert talk.process.stdout.read() == ""
    assert talk.process.returncode == 0
    return heard


@pytest.fixture(scope="module")
def conversations(data: Path) -> dict[tuple[str, Language], list[dict[str, Any]]]:
    with ThreadPoolExecutor(4) as pool:
        heard = pool.map(lambda one: held(data, *one), CASES)
        return dict(zip(CASES, heard, strict=True))


@pytest.mark.parametrize(("method", "language"), CASES, ids=[f"{m}-{language}" for m, language in CASES])
def test_every_method_runs_to_its_record_in_every_language(
    conversations: dict[tuple[str, Language], list[dict[str, Any]]], method: str, language: Language
) -> None:
    *turns, record = conversations[method, language]
    for number, turn in enumerate(turns, 1):
        assert set(turn) == TURN
        assert turn["turn"] == number
        assert turn["kind"] in KINDS
        assert (turn["sources"], turn["wording"]) == ([], "curated")
        if turn["kind"] not in ("summary", "goodbye"):
            assert faults(turn["text"], language) == ()
    assert [turn["kind"] for turn in turns[-2:]] == ["summary", "goodbye"]
    assert next(turn["kind"] for turn in turns if turn["stage"] != "last-time") == "opening"
    _check_record(record, method, language)


def _check_record(record: dict[str, Any], method: str, language: Language) -> None:
    assert set(record) == RECORD
    assert (record["kind"], record["method"], record["language"]) == ("record", method, language.value)
    assert record["status"] == "kept"
    assert record["stages"]
    for stage in record["stages"]:
        assert set(stage) == {"stage", "sentences"}
        assert all(sentence in RICH[language] for sentence in stage["sentences"])
    assert 1 <= len(record["intentions"]) <= 2
    for plan in record["intentions"]:
        assert set(plan) == {"cue", "action", "date", "helper"}
    assert record["intentions"][0]["date"] is None or record["intentions"][0]["date"][4:] == "-12-14"
    assert (record["question"] is None) == (minutes_of(method) == 2)


def test_the_next_conversation_begins_with_the_plan_of_the_last(
    conversations: dict[tuple[str, Language], list[dict[str, Any]]],
) -> None:
    began_with_a_plan = [heard for heard in conversations.values() if heard[0]["stage"] == "last-time"]
    assert began_with_a_plan
    assert all(heard[0]["kind"] == "intention" for heard in began_with_a_plan)


def test_skip_back_and_finish_do_what_they_say(data: Path) -> None:
    with JsonTalk(data, ("--as", "fatma", "--method", "gibbs", "--minutes", "10")) as talk:
        opening = talk.hear()
        first = talk.say(text="De overdracht liep mis.")
        second = talk.say(command="skip")
        assert (first["turn"], second["turn"]) == (2, 3)
        assert second["stage"] != first["stage"]
        assert talk.say(command="back") == first
        assert talk.say(command="back") == opening
        assert talk.say(command="back") == opening
        assert talk.say(text="Het overleg liep uit.") == second
        assert talk.say(command="finish")["kind"] == "summary"
        assert talk.hear()["kind"] == "goodbye"
        record = talk.hear()
    assert record["stages"] == [{"stage": "description", "sentences": ["Het overleg liep uit."]}]
    assert (record["status"], record["intentions"], record["question_for"]) == ("kept", [], None)


def test_a_paused_reflection_goes_on_where_it_was(data: Path) -> None:
    with JsonTalk(data, ("--as", "lotte", "--method", "kolb", "--language", "de")) as talk:
        talk.hear()
        waiting = talk.say(text="Die Übergabe lief schief.")
        assert talk.say(command="pause")["kind"] == "goodbye"
        record = talk.hear()
    assert (record["status"], record["stages"]) == ("paused", [])
    with JsonTalk(data, ("--as", "lotte", "--resume", record["id"])) as talk:
        assert talk.hear() == waiting
        talk.say(command="finish")
        talk.hear()
        again = talk.hear()
    assert (again["id"], again["status"], again["language"]) == (record["id"], "kept", "de")
    ended = assistant(data, "reflect", "--json", "--as", "lotte", "--resume", record["id"])
    assert [line["kind"] for line in ended.lines] == ["goodbye", "record"]
    assert ended.lines[-1] == again


def test_the_end_of_the_input_pauses_and_keeps_what_was_said(data: Path) -> None:
    said = json.dumps({"text": "De overdracht liep mis."}) + "\n"
    ended = process(data, "reflect", "--json", "--as", "fatma", "--method", "aar", said=said)
    assert ended.code == 0
    assert [line["kind"] for line in ended.lines] == ["opening", "question", "goodbye", "record"]
    assert ended.lines[-1]["status"] == "paused"
    on = assistant(
        data,
        *("reflect", "--json", "--as", "fatma", "--resume", ended.lines[-1]["id"]),
        said=json.dumps({"command": "finish"}),
    )
    assert on.lines[-1]["stages"][0]["sentences"] == ["De overdracht liep mis."]


BROKEN = [
    b"kapot",
    b"[]",
    b"7",
    b"null",
    b'{"text": 7}',
    b'{"text": ["a"]}',
    b'{"word": "x"}',
    b'{"command": "dance"}',
    b'{"text": ""}',
    b'{"text": "   "}',
    b'{"text": null}',
    b'{"text": "\\ud800"}',
    b'{"text": "\xff\xfe"}',
    json.dumps({"text": "x" * 20_001}).encode(),
]


def test_a_broken_line_is_answered_with_an_error_and_the_question_still_waits(data: Path) -> None:
    good = json.dumps({"text": "De overdracht liep mis."}).encode()
    ended = process(
        data,
        *("reflect", "--json", "--as", "fatma", "--method", "starr"),
        said=b"\n".join([*BROKEN, b"", good, b""]),
    )
    assert (ended.code, ended.err) == (0, "")
    opening, *errors, question, goodbye, record = ended.lines
    assert opening["kind"] == "opening"
    assert len(errors) == len(BROKEN)
    for error in errors:
        assert set(error) == {"kind", "key", "text"}
        assert error["kind"] == "error"
        assert error["key"].startswith("error-")
        assert error["text"]
    assert {error["key"] for error in errors} >= {"error-bad-value", "error-empty", "error-too-long"}
    assert (question["turn"], goodbye["kind"], record["status"]) == (2, "goodbye", "paused")


def test_why_contents_and_a_wrong_label_are_told_in_one_line_and_the_question_waits(data: Path) -> None:
    # Somebody who is not first asked what came of a plan.
    with JsonTalk(data, ("--as", "beheer", "--method", "starr", "--language", "en")) as talk:
        talk.hear()
        waiting = talk.say(text="Milan left early. I felt rushed.")
        why = talk.say(command="why")
        assert (set(why), why["kind"]) == ({"kind", "text"}, "why")
        assert why["text"]
        contents = talk.say(command="contents")
        assert (set(contents), contents["kind"]) == ({"kind", "sentences"}, "contents")
        assert all(set(one) == {"element", "text", "label"} for one in contents["sentences"])
        (feeling,) = (one for one in contents["sentences"] if one["element"] == "feeling")
        assert feeling["text"] == "I felt rushed."
        left = talk.say(command="wrong", label=feeling["label"])["sentences"]
        assert feeling["label"] not in {one["label"] for one in left}
        assert talk.say(command="wrong", label="nonsense")["key"] == "error-not-found"
        assert talk.say(text="He ran.")["turn"] == waiting["turn"] + 1
        talk.say(command="pause")
        record = talk.hear()
    told = assistant(data, "reflect", "--json", "--as", "beheer", "--contents", record["id"])
    assert told.code == 0
    assert all(set(one) == {"element", "text", "label"} for one in told.lines)
    assert "I felt rushed." not in {one["text"] for one in told.lines if one["element"] == "feeling"}


def test_what_a_reflection_contains_is_told_without_a_conversation(data: Path) -> None:
    said = json.dumps({"text": "Ik voelde me gehaast."})
    begun = assistant(data, "reflect", "--json", "--as", "fatma", "--method", "aar", said=said)
    words = ("reflect", "--as", "fatma", "--contents", begun.lines[-1]["id"])
    (feeling,) = assistant(data, *words, "--json").lines
    assert (feeling["element"], feeling["text"]) == ("feeling", "Ik voelde me gehaast.")
    assert f"1. --wrong {feeling['label']}" in assistant(data, *words).out
    assert assistant(data, *words, "--wrong", "nonsense", "--json").code == 1
    left = assistant(data, *words, "--wrong", feeling["label"], "--json").lines
    assert feeling["label"] not in {one["label"] for one in left}
    assert assistant(data, *words, "--json").lines == left
    foreign = assistant(data, "reflect", "--as", "lotte", "--contents", begun.lines[-1]["id"])
    assert (foreign.code, foreign.out) == (1, "")
    assert assistant(data, "reflect", "--as", "fatma", "--wrong", "x").code == 2


def test_where_it_hurts_only_skip_goes_on(data: Path) -> None:
    unusable = [
        {"command": "back"},
        {"command": "stop"},
        {"command": "why"},
        {"text": ""},
        {"text": "x" * 20_001},
    ]
    given = [{"text": "Ik wil niet meer leven."}, *unusable, {"text": "Ja."}, {"command": "skip"}]
    said = "\n".join(json.dumps(one) for one in given)
    words = ("reflect", "--json", "--as", "fatma", "--method", "driscoll", "--language", "nl")
    ended = assistant(data, *words, said=said)
    assert (ended.code, ended.err) == (0, "")
    kinds = [line["kind"] for line in ended.lines]
    opening = kinds.index("safety")
    assert kinds[opening:] == ["safety", *["error"] * 5, "safety", "question", "goodbye", "record"]
    keys = [line["key"] for line in ended.lines if line["kind"] == "error"]
    assert keys == ["error-stopped"] * 3 + ["error-empty", "error-too-long"]
    assert ended.lines[-1]["status"] == "paused"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--as", "nobody"), 1, "nobody"),
        (("--as", "anouk", "--method", "freud"), 1, "freud"),
        (("--as", "anouk", "--resume", "there-is-none"), 1, "no such reflection"),
        (("--as", "anouk", "--minutes", "7"), 2, "--minutes"),
        (("--as", "anouk", "--language", "fr"), 2, "--language"),
        ((), 2, "--as"),
    ],
)
def test_what_does_not_exist_is_refused_in_one_sentence(
    data: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    ended = assistant(data, "reflect", "--json", *words)
    assert (ended.code, ended.out) == (code, "")
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_another_persons_reflection_cannot_be_resumed(data: Path) -> None:
    mine = assistant(data, "reflect", "--json", "--as", "lotte", "--method", "kolb").lines[-1]["id"]
    ended = assistant(data, "reflect", "--json", "--as", "fatma", "--resume", mine)
    assert (ended.code, ended.out) == (1, "")


def test_every_use_stands_in_the_audit_log_without_a_word_of_what_was_said(data: Path) -> None:
    said = json.dumps({"text": "Zonnebloempittenvoer."})
    assistant(data, "reflect", "--json", "--as", "beheer", "--method", "aar", said=said)
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        entry = work.audit.last(1)[0]
    assert (entry.actor, entry.action, entry.subject) == ("command line", "reflect", "beheer")
    with closing(sqlite3.connect(data / "assistant.db")) as connection:
        told = connection.execute("SELECT * FROM audit").fetchall()
    assert "Zonnebloem" not in str(told)
