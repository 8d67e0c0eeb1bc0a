"""`assistant read safety` answers every line, keeps nothing, and goes on after a line it cannot use."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from tests.reading_in import share_models


def read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str) -> list[Any]:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main(["read", "safety", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    share_models(tmp_path / "data")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    return tmp_path


def test_danger_is_answered_with_its_class_and_the_contacts_of_the_country(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    line = json.dumps({"id": "a", "text": "Ich will nicht mehr leben.", "language": "de", "country": "at"})
    (said,) = read(monkeypatch, capsys, line)
    assert (said["id"], said["class"], said["explicit"]) == ("a", "danger_self", True)
    assert [set(contact) for contact in said["contacts"]] == [{"name", "phone", "url", "hours"}] * 2
    assert said["contacts"][1]["phone"] == "142"
    assert {one.name for one in (elsewhere / "data").iterdir()} <= {"models"}


def test_the_language_is_told_from_the_text_and_the_country_is_the_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_COUNTRY", "GB")
    text = "Handover went well. I just don't want to live anymore."
    (said,) = read(monkeypatch, capsys, json.dumps({"id": 1, "text": text}))
    assert said["class"] == "danger_self"
    assert {contact["phone"] for contact in said["contacts"]} >= {"999", "116 123"}


def test_an_ordinary_text_has_no_contacts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = read(monkeypatch, capsys, json.dumps({"id": 1, "text": "De overdracht ging vandaag beter."}))
    assert said == {"id": 1, "class": "none", "explicit": False, "contacts": []}


@pytest.mark.parametrize(
    "line",
    [
        *("x", "[]", '{"id": 7}', '{"id": 7, "text": 3}', '{"text": "a", "language": "fr"}'),
        *('{"text": "a", "country": "xx"}', '{"text": "a", "country": ["nl"]}', '{"text": "a"'),
    ],
)
def test_a_bad_line_gets_an_error_and_the_next_one_its_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    bad, good = read(monkeypatch, capsys, line, json.dumps({"id": 2, "text": "I want to die."}))
    assert (bad["kind"], bad["key"]) == ("error", "error-bad-value")
    assert good["class"] == "danger_self"


def test_an_unknown_country_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_COUNTRY", "fr")
    assert main(["read", "safety"]) == 1
    assert "ASSISTANT_COUNTRY" in capsys.readouterr().err
