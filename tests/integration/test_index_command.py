"""`assistant index` and what the doctor says about the index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import assistant.bootstrap
from assistant.__main__ import main
from assistant.storage.locks import indexing
from tests.fakes.indexes import HashEncoder

KEYS = {
    *(
        "well",
        "wanted",
        "passages",
        "waiting",
        "last_change",
        "owned",
        "serving",
        "built",
        "model",
        "position",
    ),
    *("rows", "asked", "missed", "differing", "checked_at", "trouble", "behind"),
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for commands that need no model."""
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(assistant.bootstrap, "encoder_of", lambda name, folder: HashEncoder())
    return tmp_path / "data"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    """The exit status of a command and its JSON."""
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def of_doctor(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    findings = said(capsys, "doctor")[1]["findings"]
    assert isinstance(findings, list)
    return next(one for one in findings if one["what"] == "index")


def test_sync_builds_check_asks_and_the_doctor_tells_the_truth(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, report = said(capsys, "index", "check")
    assert (status, report["built"], report["well"]) == (1, False, False)
    assert "not built yet" in str(of_doctor(capsys)["says"])
    status, report = said(capsys, "index", "sync")
    assert set(report) == KEYS
    assert (status, report["well"], report["waiting"], report["behind"]) == (0, True, 0, 0)
    status, report = said(capsys, "index", "check")
    assert status == 0
    assert int(str(report["asked"])) >= 50
    assert of_doctor(capsys)["well"]
    for path in (data / "index").rglob("data_level0.bin"):
        path.write_bytes(path.read_bytes()[:5000])
    finding = of_doctor(capsys)
    assert not finding["well"]
    assert "assistant index sync" in str(finding["cure"])
    assert main(["index", "check"]) == 1
    assert main(["index", "sync"]) == 0
    capsys.readouterr()
    assert of_doctor(capsys)["well"]


def test_while_the_server_owns_the_index_nothing_is_touched(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", "rebuild"]) == 0
    before = sorted(path.name for path in (data / "index").iterdir())
    capsys.readouterr()
    with indexing(data):
        assert main(["index", "rebuild"]) == 1
        assert "Another process works on the index" in capsys.readouterr().err
        assert said(capsys, "index", "sync")[1]["owned"]
        assert said(capsys, "index", "check")[1]["owned"]
        assert "running server" in str(of_doctor(capsys)["says"])
    assert sorted(path.name for path in (data / "index").iterdir()) == before
