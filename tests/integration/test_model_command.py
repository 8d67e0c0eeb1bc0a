"""`assistant model` and doctor's line about it, each as the process an operator runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.bad_provider import FAULTS, GOOD, BadProvider, bad_provider
from tests.fakes.terminal import assistant


@pytest.fixture
def provider() -> Iterator[BadProvider]:
    with bad_provider() as server:
        yield server


def settings(provider: BadProvider) -> dict[str, str]:
    return {
        "ASSISTANT_CHAT_MODEL": "openai:parrot",
        "ASSISTANT_MODEL_URL": provider.url,
        "ASSISTANT_MODEL_KEY": "very secret",
        "ASSISTANT_MODEL_SECONDS": "40",
    }


def test_without_a_model_check_says_so(tmp_path: Path) -> None:
    checked = assistant(tmp_path / "data", "model", "check")
    assert (checked.code, checked.out) == (1, "no model: No model is set or allowed.\n")
    assert assistant(tmp_path / "data", "model", "usage").out == "No model was used.\n"


def test_check_sends_one_harmless_sentence_and_says_what_came_back(
    tmp_path: Path, provider: BadProvider
) -> None:
    checked = assistant(tmp_path / "data", "model", "check", "--json", **settings(provider))
    said = json.loads(checked.out)
    assert checked.code == 0, checked.err
    assert (said["well"], said["text"], said["model"], said["place"]) == (
        True,
        GOOD,
        "openai:parrot",
        "localhost",
    )
    assert "very secret" not in checked.out + checked.err
    assert len(provider.asked) == 1
    assert not (tmp_path / "data").exists()


def test_check_says_what_is_wrong(tmp_path: Path, provider: BadProvider) -> None:
    provider.behave = lambda talk, _: FAULTS["429"](talk, "before")
    checked = assistant(tmp_path / "data", "model", "check", **settings(provider))
    assert (checked.code, checked.out) == (1, "openai:parrot: too-many\n")


def test_doctor_names_the_model_and_asks_it_nothing(tmp_path: Path, provider: BadProvider) -> None:
    doctor = assistant(tmp_path / "data", "doctor", "--json", **settings(provider))
    (line,) = [one for one in json.loads(doctor.out)["findings"] if one["what"] == "model"]
    assert (line["well"], line["says"]) == (True, "openai:parrot, what is sent goes to localhost")
    assert provider.asked == []


def test_usage_tells_days_tokens_and_cost_and_no_person(tmp_path: Path, provider: BadProvider) -> None:
    from assistant.bootstrap import application
    from assistant.services.model_ports import ModelDay
    from assistant.settings import load_settings

    with application(load_settings(data=tmp_path / "data")) as app, app.work() as work:
        day = app.clock().date().isoformat()
        work.model_days.count(ModelDay(day, "openai:parrot", 3, 2, 1_000_000, 500_000))
        work.commit()
    prices = {"ASSISTANT_MODEL_PRICE_IN": "0.5", "ASSISTANT_MODEL_PRICE_OUT": "2", **settings(provider)}
    used = assistant(tmp_path / "data", "model", "usage", "--days", "7", "--json", **prices)
    (said,) = json.loads(used.out)["days"]
    assert (said["calls"], said["shown"], said["cost"]) == (3, 2, 1.5)
    assert set(said) == {"day", "model", "calls", "shown", "tokens_in", "tokens_out", "cost"}
