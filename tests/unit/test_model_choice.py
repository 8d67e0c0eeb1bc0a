"""Which model is let in: settings, what has to be installed, where things go, and rests for a dead one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.bootstrap import chosen_model
from assistant.errors import SettingsError
from assistant.models import providers
from assistant.models.breaker import Breaker
from assistant.models.caller import classified
from assistant.models.providers import PROVIDERS, Choice, arguments, make, missing
from assistant.models.quiet import be_quiet
from assistant.services.model_ports import Outcome, Prices
from assistant.settings import Settings, load_settings


def settings(monkeypatch: pytest.MonkeyPatch, **given: str) -> Settings:
    for name, value in given.items():
        monkeypatch.setenv(f"ASSISTANT_{name.upper()}", value)
    return load_settings()


def test_nothing_set_means_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_model(settings(monkeypatch)) is None


def test_an_organisation_can_forbid_it_whatever_else_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_model(settings(monkeypatch, chat_model="openai:x")) is not None
    assert chosen_model(settings(monkeypatch, chat_model="openai:x", model_allowed="false")) is None


def test_everything_about_a_model_comes_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = chosen_model(
        settings(
            monkeypatch,
            chat_model="openai:small",
            model_url="https://models.example.org/v1",
            model_key="very secret",
            model_seconds="7",
            model_threads="3",
        )
    )
    assert choice == Choice("openai:small", "https://models.example.org/v1", "very secret", "", 7.0, 3)
    assert "very secret" not in repr(choice)
    assert "very secret" not in repr(load_settings())
    assert choice is not None
    assert choice.place == "models.example.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("chat_model", "gpt"),
        ("chat_model", "/no/such/model.gguf"),
        ("model_url", "models.example.org"),
        ("model_url", "https://user@models.example.org"),
        ("model_seconds", "0"),
        ("model_calls_a_day", "-1"),
        ("model_price_in", "-2"),
    ],
)
def test_a_setting_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"ASSISTANT_{name.upper()}"):
        settings(monkeypatch, **{name: value})


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_provider_is_told_its_address_and_tries_once(provider: str) -> None:
    """So that no other variable of the environment leads elsewhere."""
    known, choice = (
        PROVIDERS[provider],
        Choice(f"{provider}:x", "https://own.example/v1", "k", "2024-10-21", 5),
    )
    given = arguments(choice)
    assert given[known.url] == "https://own.example/v1"
    assert choice.place == "own.example"
    if known.retries:
        assert given[known.retries] == 0
    if known.key:
        assert given[known.key] == "k"


@pytest.mark.parametrize("provider", [name for name, known in PROVIDERS.items() if known.address])
def test_without_an_address_it_is_the_providers_own(provider: str) -> None:
    choice = Choice(f"{provider}:x", key="k")
    assert arguments(choice)[PROVIDERS[provider].url] == PROVIDERS[provider].address
    assert choice.place in PROVIDERS[provider].address


def test_ollama_follows_no_redirect() -> None:
    assert arguments(Choice("ollama:x", seconds=5))["client_kwargs"] == {
        "timeout": 5,
        "follow_redirects": False,
    }


def test_a_server_of_ones_own_may_want_no_key() -> None:
    assert make(Choice("openai:x", "http://localhost:1/v1")).openai_api_key.get_secret_value() == "none"


@pytest.mark.parametrize("model", ["openai:x", "azure_openai:x", "anthropic:x", "mistralai:x", "ollama:x"])
def test_a_missing_package_is_said_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setattr(providers.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'reflection-assistant\[[a-z]+\]'"):
        make(Choice(model))


def test_a_file_needs_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(providers.importlib.util, "find_spec", lambda _: None)
    assert "reflection-assistant[local-model]" in missing(Choice(str(tmp_path / "x.gguf")))


def test_a_file_is_named_without_its_folder(tmp_path: Path) -> None:
    choice = Choice(str(tmp_path / "small.gguf"))
    assert (choice.name, choice.place, choice.local) == ("local:small.gguf", "this machine", True)


def test_tracing_is_off_even_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    be_quiet()
    assert os.environ["LANGSMITH_TRACING"] == os.environ["LANGCHAIN_TRACING_V2"] == "false"


class Status(Exception):
    """As providers' libraries say it."""

    def __init__(self, code: int) -> None:
        super().__init__("no")
        self.status_code = code


class APITimeoutError(Exception):
    """As providers' libraries say it."""


@pytest.mark.parametrize(
    ("error", "begun", "outcome"),
    [
        (Status(429), False, Outcome.TOO_MANY),
        (Status(401), False, Outcome.NOT_LET_IN),
        (Status(403), False, Outcome.NOT_LET_IN),
        (Status(500), False, Outcome.FAILED),
        (Status(400), False, Outcome.FAILED),
        (APITimeoutError("slow"), False, Outcome.TIMED_OUT),
        (ConnectionResetError(), True, Outcome.CUT),
        (ConnectionRefusedError(), False, Outcome.UNREACHABLE),
        (ValueError("garbage"), False, Outcome.FAILED),
        (ImportError("langchain_x"), False, Outcome.NOT_READY),
        (SettingsError("no file"), False, Outcome.NOT_READY),
    ],
)
def test_whatever_a_library_raises_becomes_one_of_our_outcomes(
    error: Exception, begun: bool, outcome: Outcome
) -> None:
    assert classified(error, begun) is outcome


def test_rests_grow_while_a_provider_stays_dead_and_end_when_it_answers() -> None:
    clock = [0.0]
    breaker = Breaker(lambda: clock[0])
    for _ in range(3):
        assert breaker.may_call()
        breaker.went_wrong()
    assert breaker.rests()
    assert not breaker.may_call()
    clock[0] = 60.0
    assert breaker.may_call()
    assert not breaker.may_call(), "only one tries"
    breaker.went_wrong()
    clock[0] += 119.0
    assert not breaker.may_call()
    clock[0] += 1.0
    assert breaker.may_call()
    breaker.went_well()
    assert breaker.may_call()
    assert not breaker.rests()


def test_a_million_tokens_cost_what_the_operator_said() -> None:
    assert Prices(0.5, 2.0).cost(2_000_000, 500_000) == 2.0
