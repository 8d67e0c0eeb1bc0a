"""The gate in front of Gradio: what may pass, and whose session a page is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from assistant.domain.ids import PersonId
from assistant.web.gate import CLOSED, FREE, Bindings, Passage, passage
from tests.integration.web_house import HandClock

PAGES = frozenset({"", "two"})
ANOUK, BEN = PersonId("p-anouk"), PersonId("p-ben")


def way(method: str, path: str, query: str = "", body: dict[str, Any] | None = None) -> Passage:
    return passage(method, path, query, body, PAGES)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/two",
        "/assets/index-a1.js",
        "/static/fonts/x/y.woff2",
        "/theme.css",
        "/svelte/svelte.js",
        "/config",
        "/favicon.ico",
        "/manifest.json",
        "/gradio_api/app_id",
        "/gradio_api/startup-events",
        "/gradio_api/info",
    ],
)
def test_pages_and_files_pass(path: str) -> None:
    assert way("GET", path) == FREE


@pytest.mark.parametrize("hash_", ["abcdef", "1ockr2du1lk"])
def test_a_session_passes_for_its_owner_only(hash_: str) -> None:
    owned = Passage(True, hash_)
    assert way("GET", "/gradio_api/queue/data", f"session_hash={hash_}") == owned
    assert way("GET", f"/gradio_api/heartbeat/{hash_}") == owned
    for path in ("/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset"):
        assert way("POST", path, body={"session_hash": hash_}) == owned


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize(
    "path",
    [
        "/upload",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/file=/etc/passwd",
        "/gradio_api/file/x",
        "/gradio_api/proxy=http://x",
        "/gradio_api/stream/x",
        "/gradio_api/call/say",
        "/gradio_api/call/v2/say",
        "/gradio_api/run/say",
        "/gradio_api/api/say",
        "/gradio_api/component_server",
        "/monitoring",
        "/monitoring/summary",
        "/gradio_api/deep_link",
        "/login",
        "/login/",
        "/logout",
        "/gradio_api/vibe-edit",
        "/gradio_api/vibe-code/",
        "/gradio_api/runs",
        "/gradio_api/run-history/records",
        "/gradio_api/token",
        "/gradio_api/user",
        "/gradio_api/login_check",
        "/gradio_api/openapi.json",
        "/gradio_api/dev/reload",
        "/gradio_api/process_recording",
        "/gradio_api/upload_progress",
        "/gradio_api/queue/status",
        "/pwa_icon",
        "/gradio_api/mcp/sse",
        "/nowhere",
        "/two/three",
        "/static/../secret",
        "/assets/..%2f",
        "/robots.txt",
        "/gradio_api/custom_component/a/server/component/index.js",
        "/gradio_api/profiling/traces",
    ],
)
def test_everything_else_does_not_exist(method: str, path: str) -> None:
    assert way(method, path, body={"session_hash": "abcdef"}) == CLOSED


def test_odd_requests_do_not_pass() -> None:
    assert way("GET", "/gradio_api/queue/data") == CLOSED
    assert way("GET", "/gradio_api/queue/data", "session_hash=a&session_hash=b") == CLOSED
    assert way("POST", "/gradio_api/queue/join", body=None) == CLOSED
    assert way("GET", "/", "deep_link=abc") == CLOSED
    assert way("GET", "/config", "deep_link=abc") == CLOSED
    assert way("POST", "/") == CLOSED
    assert way("POST", "/gradio_api/heartbeat/abcdef") == CLOSED


def bindings() -> tuple[Bindings, HandClock]:
    clock = HandClock()
    return Bindings(clock, timedelta(hours=2)), clock


def test_the_first_login_to_show_a_hash_owns_it() -> None:
    bound, _ = bindings()
    assert bound.admit("abcdef", "login-1", ANOUK)
    assert bound.admit("abcdef", "login-1", ANOUK)
    assert not bound.admit("abcdef", "login-2", BEN)
    assert not bound.admit("abcdef", "login-3", ANOUK)


@pytest.mark.parametrize("hash_", ["", "short", "a" * 65, "abc/def", "abc def", "None", "abcdef\n"])
def test_a_hash_that_is_none_belongs_to_nobody(hash_: str) -> None:
    assert not bindings()[0].admit(hash_, "login-1", ANOUK)


def test_without_a_login_nothing_is_owned() -> None:
    assert not bindings()[0].admit("abcdef", "", ANOUK)


def test_after_logging_out_only_the_same_person_gets_the_page_back() -> None:
    bound, _ = bindings()
    bound.admit("abcdef", "login-1", ANOUK)
    bound.forget("login-1")
    assert not bound.admit("abcdef", "login-2", BEN)
    assert bound.admit("abcdef", "login-3", ANOUK)
    bound.forget("")
    assert bound.admit("abcdef", "login-3", ANOUK)


def test_hashes_are_forgotten_when_idle() -> None:
    bound, clock = bindings()
    bound.admit("abcdef", "login-1", ANOUK)
    clock.later(minutes=119)
    bound.admit("ghijkl", "login-1", ANOUK)
    assert len(bound) == 2
    clock.later(minutes=2)
    bound.admit("ghijkl", "login-1", ANOUK)
    assert len(bound) == 1


def test_one_login_cannot_fill_the_memory() -> None:
    bound, _ = bindings()
    for number in range(2000):
        bound.admit(f"hash-{number}", "login-1", ANOUK)
    assert len(bound) == 500
    assert not bound.admit("hash-1999", "login-2", BEN)
