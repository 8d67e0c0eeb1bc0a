"""Twelve kinds of fault of a provider at three points of a turn: answered in time, the words safe.

A real server on this machine speaks the OpenAI protocol badly, to LangChain's own client.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from assistant.domain.language import Language
from assistant.domain.prompts import Sent
from assistant.domain.reflections import Reflection
from assistant.models.caller import LangChainModel
from assistant.models.http import MOST_BYTES, narrow_client
from assistant.models.providers import Choice, make
from assistant.services.model_ports import Guest, Outcome
from tests.fakes.bad_provider import (
    FAULTS,
    GOOD,
    POINTS,
    UNFIT,
    BadProvider,
    Talk,
    bad_provider,
    timed,
    well,
)
from tests.fakes.talks import House, library

LIMIT, MARGIN = 2.0, 5.0
TOLD = "Milan zei steeds ja ja en ik liep weg."
SENT = Sent("Write one question.", "⟦Milan zei ja ja⟧")


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """LangChain is imported once; with that in the first call, it would be the import that takes too long."""
    make(Choice("openai:x", "http://localhost:1/v1", "k"))


@pytest.fixture
def provider() -> Iterator[BadProvider]:
    with bad_provider() as server:
        yield server


def model_at(url: str, seconds: float = LIMIT, now: Callable[[], float] | None = None) -> LangChainModel:
    choice = Choice("openai:parrot", url, "a key", seconds=seconds)
    made = make(choice)
    more = {"now": now} if now else {}
    return LangChainModel(choice, load=lambda _: made, **more)


def a_house(model: LangChainModel) -> House:
    house = House()
    guest = Guest(
        model=model,
        prompts=library().prompts(),
        vocabulary={language: library().vocabulary(language) for language in Language},
        feelings={language: library().lexicons()[language]["feeling"] for language in Language},
        count=lambda text: len(text.split()),
        seconds=LIMIT,
    )
    house.app = replace(house.app, guest=guest)
    return house


def no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no name is found."""

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)


def answered_in_time(house: House, told: str = TOLD) -> Reflection:
    """The turn has its question within the limit and five seconds, and the person's words are there."""
    begun = house.begin()
    made: list[Reflection] = []
    took = timed(lambda: made.append(house.say(begun, told)))
    assert took < LIMIT + MARGIN
    stored = house.stored(made[0])
    assert stored.exchanges[0].answer == told
    assert stored.current is not None
    assert stored.current.text
    return stored


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_provider_costs_nobody_a_word_or_a_turn(
    provider: BadProvider, fault: str, point: str
) -> None:
    provider.behave = lambda talk, _: FAULTS[fault](talk, point)
    stored = answered_in_time(a_house(model_at(provider.url)))
    assert provider.asked
    assert stored.exchanges[-1].wording == "curated"


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("fault", ["connection refused", "no such name"])
def test_a_provider_that_is_away_costs_nobody_a_word_or_a_turn(
    provider: BadProvider, monkeypatch: pytest.MonkeyPatch, fault: str, point: str
) -> None:
    """Away before the first try, between it, which did not fit, and the second, or after a good turn."""

    def vanish() -> None:
        provider.go_away() if fault == "connection refused" else no_name(monkeypatch)

    def unfit_and_away(talk: Talk, _: int) -> None:
        vanish()
        talk.until("end", UNFIT)
        talk.finish()

    house = a_house(model_at(provider.url))
    if point == "before":
        vanish()
    elif point == "middle":
        provider.behave = unfit_and_away
    else:
        provider.behave = lambda talk, _: well(talk, point)
        assert answered_in_time(house).exchanges[-1].text == GOOD
        vanish()
    stored = answered_in_time(house, f"{TOLD} Dat was {point}.")
    assert stored.exchanges[-1].wording == "curated"


def test_a_good_answer_comes_through_with_the_key_and_no_more_than_the_message(provider: BadProvider) -> None:
    written = model_at(provider.url).write(SENT, LIMIT + 5, 60)
    assert (written.outcome, written.text) == (Outcome.ANSWERED, GOOD)
    assert b"Milan zei ja ja" in provider.asked[0]
    assert b"tools" not in provider.asked[0]


def test_a_dead_provider_is_left_alone_after_three_turns_and_tried_again_later(provider: BadProvider) -> None:
    clock = [0.0]
    provider.behave = lambda talk, number: (FAULTS["500"] if number <= 3 else well)(talk, "before")
    model = model_at(provider.url, now=lambda: clock[0])
    outcomes = [model.write(SENT, LIMIT + 5, 60).outcome for _ in range(5)]
    assert outcomes == [Outcome.FAILED] * 3 + [Outcome.RESTING] * 2
    assert len(provider.asked) == 3
    assert model.waits() is Outcome.RESTING
    clock[0] = 61.0
    assert model.waits() is None
    assert model.write(SENT, LIMIT + 5, 60).outcome is Outcome.ANSWERED
    assert model.write(SENT, LIMIT + 5, 60).outcome is Outcome.ANSWERED


def test_more_calls_than_may_be_under_way_are_not_sent(provider: BadProvider) -> None:
    provider.behave = lambda talk, _: FAULTS["time-out"](talk, "before")
    model = model_at(provider.url, seconds=3)
    told: list[Outcome] = []
    threads = [
        threading.Thread(target=lambda: told.append(model.write(SENT, 2.0, 60).outcome)) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(set(told)) == [Outcome.BUSY, Outcome.TIMED_OUT]
    assert told.count(Outcome.TIMED_OUT) == 8


def test_a_call_given_up_before_it_began_does_not_keep_its_place(
    provider: BadProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop is so busy that calls are cancelled before their first step."""
    from assistant.models import caller

    monkeypatch.setattr(caller, "_GRACE", 0.0)
    model, go_on = model_at(provider.url), threading.Event()
    caller._loop().call_soon_threadsafe(go_on.wait, 20)
    told = [model.write(SENT, 0.01, 60).outcome for _ in range(4)]
    free = [model._slots.acquire(blocking=False) for _ in range(8)]
    go_on.set()
    assert told == [Outcome.TIMED_OUT] * 3 + [Outcome.RESTING]
    assert all(free)


def test_a_redirect_is_not_followed_so_that_nothing_goes_elsewhere(provider: BadProvider) -> None:
    with bad_provider() as elsewhere:
        place = f"http://localhost:{elsewhere.port}/v1/chat/completions".encode()

        def redirect(talk: Talk, _: int) -> None:
            talk.raw(b"HTTP/1.1 307 Elsewhere\r\nLocation: " + place + b"\r\nContent-Length: 0\r\n\r\n")

        provider.behave = redirect
        assert model_at(provider.url).write(SENT, LIMIT + 5, 60).outcome is Outcome.FAILED
        assert elsewhere.asked == []


def test_what_langchain_could_tell_others_is_never_told(
    provider: BadProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the environment asks for tracing."""
    with bad_provider() as listener:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", f"http://localhost:{listener.port}")
        monkeypatch.setenv("LANGSMITH_API_KEY", "k")
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://localhost:{listener.port}/v1")
        assert model_at(provider.url).write(SENT, LIMIT + 5, 60).outcome is Outcome.ANSWERED
        from langchain_core.tracers.langchain import wait_for_all_tracers

        wait_for_all_tracers()
        assert listener.asked == []


def test_no_library_logs_what_is_sent_however_much_the_log_tells(
    provider: BadProvider, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level("DEBUG")
    model = model_at(provider.url)
    assert model.write(SENT, LIMIT + 5, 60).outcome is Outcome.ANSWERED
    provider.behave = lambda talk, _: FAULTS["wrong json"](talk, "end")
    model.write(SENT, LIMIT + 5, 60)
    assert "Milan" not in caplog.text


def test_the_client_reads_no_more_than_a_wording_can_need() -> None:
    import asyncio

    async def fetch(url: str) -> None:
        async with narrow_client(10) as client:
            await client.post(url, content=b"x")

    with bad_provider() as server:
        size = MOST_BYTES * 3
        server.behave = lambda talk, _: talk.status(200, b"x" * size)
        with pytest.raises(httpx.DecodingError):
            asyncio.run(fetch(server.url))
