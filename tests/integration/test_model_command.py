"""`assistant model` and doctor's line about it, each as the process an operator runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.bad_provider import FAULTS, GOOD, BadProvider, bad_provider
from tests.fakes.terminal import assistant
from tests.serving import populate

SENT = {
    *("id", "turn", "at", "model", "place", "prompt", "outcome", "sent", "received"),
    *("faults", "tokens_in", "tokens_out"),
}


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


def test_what_was_sent_for_a_person_is_told_and_the_model_switched_off_and_on(
    tmp_path: Path, provider: BadProvider
) -> None:
    data = tmp_path / "data"
    populate(data, ("ada", "lotte"))
    said = json.dumps({"text": "Milan said yes, yes and I walked away."})
    words = ("reflect", "--json", "--as", "ada", "--method", "gibbs", "--language", "en")
    record = assistant(data, *words, said=said, **settings(provider)).lines[-1]
    (call, *_) = told = assistant(data, "model", "sent", "--as", "ada", "--json").lines
    assert {one["id"] for one in told} == {record["id"]}
    assert set(call) == SENT
    assert (call["model"], call["place"]) == ("openai:parrot", "localhost")
    assert "Milan said yes, yes" in call["sent"]
    assert call["received"] == GOOD
    one = assistant(data, "model", "sent", "--as", "ada", "--id", record["id"], "--json")
    assert one.lines == told
    in_words = assistant(data, "model", "sent", "--as", "ada").out
    assert "Milan said yes, yes" in in_words
    assert "localhost" in in_words
    assert assistant(data, "model", "sent", "--as", "lotte", "--json").out == ""
    foreign = assistant(data, "model", "sent", "--as", "lotte", "--id", record["id"])
    assert (foreign.code, foreign.out) == (1, "")
    assert assistant(data, "model", "off", "--as", "ada", "--json").lines == [{"login": "ada", "off": True}]
    asked = len(provider.asked)
    assistant(data, *words, said=said, **settings(provider))
    assert len(provider.asked) == asked
    assert assistant(data, "model", "on", "--as", "ada").out != ""
    assistant(data, *words, said=said, **settings(provider))
    assert len(provider.asked) > asked


def test_each_use_in_someones_name_stands_in_the_audit_log(tmp_path: Path) -> None:
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    data = tmp_path / "data"
    populate(data, ("ada",))
    for verb in ("sent", "off", "on"):
        assert assistant(data, "model", verb, "--as", "ada").code == 0
        assert "nobody" in assistant(data, "model", verb, "--as", "nobody").err
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        entries = [(one.actor, one.action, one.subject) for one in work.audit.last(3)]
    assert entries == [("command line", f"model {verb}", "ada") for verb in ("on", "off", "sent")]


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
