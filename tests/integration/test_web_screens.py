"""Gradio behind the gate, on a real server: nobody reads another's page, and nothing else of it exists."""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.integration.web_house import BROWSER, PASSWORD, House, make_house, served, words

API = "/nl/learn/gradio_api"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def at(house: House) -> Iterator[str]:
    with served(house) as address:
        wait_for(address, "anouk", "/nl/learn/")
        yield address


@contextmanager
def logged_in(address: str, login: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers=BROWSER, timeout=60) as browser:
        answer = browser.post("/login", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 303
        yield browser


def wait_for(address: str, login: str, path: str) -> httpx.Response:
    """The page once it is built; meanwhile one moment is asked for."""
    with logged_in(address, login) as browser:
        for _ in range(600):
            answer = browser.get(path)
            if answer.status_code != 503:
                return answer
            assert 'http-equiv="refresh"' in answer.text
            time.sleep(0.1)
    raise AssertionError("never built")


def function_index(browser: httpx.Client, name: str) -> int:
    config = browser.get("/nl/learn/config").json()
    return next(int(d["id"]) for d in config["dependencies"] if d["api_name"] == name)


def join(browser: httpx.Client, session_hash: str, name: str = "say", *data: object) -> httpx.Response:
    body = {"data": list(data), "fn_index": function_index(browser, name), "session_hash": session_hash}
    return browser.post(f"{API}/queue/join", json=body)


def results(browser: httpx.Client, session_hash: str) -> list[dict[str, object]]:
    found = []
    with browser.stream("GET", f"{API}/queue/data", params={"session_hash": session_hash}) as answer:
        if answer.status_code != 200:
            assert answer.read() == b""
            return []
        for line in answer.iter_lines():
            if line.startswith("data:"):
                found.append(json.loads(line[5:]))
                if found[-1]["msg"] in {"process_completed", "close_stream"}:
                    break
    return found


def said(messages: list[dict[str, object]]) -> str:
    return json.dumps(messages, ensure_ascii=False)


def test_an_event_carries_the_person_of_the_login(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        mine = secrets.token_hex(6)
        assert join(browser, mine, "say", "héél “gewoon” 😀").status_code == 200
        assert "anouk schreef héél “gewoon” 😀" in said(results(browser, mine))


def test_100_of_100_tries_with_another_persons_session_get_nothing(at: str) -> None:
    with logged_in(at, "anouk") as anouk, logged_in(at, "ben") as ben:
        got = 0
        for number in range(100):
            hers = secrets.token_hex(6)
            assert join(anouk, hers, "say", f"geheim {number}").status_code == 200
            answers = [
                ben.get(f"{API}/queue/data", params={"session_hash": hers}),
                join(ben, hers, "keep", "x", None),
                ben.get(f"{API}/heartbeat/{hers}"),
                ben.post(f"{API}/cancel", json={"session_hash": hers, "fn_index": 0, "event_id": "x"}),
                ben.post(f"{API}/reset", json={"session_hash": hers, "event_id": "x"}),
            ]
            got += sum(answer.status_code != 404 or answer.content != b"" for answer in answers)
            if number % 20 == 0:
                assert f"geheim {number}" in said(results(anouk, hers))
        assert got == 0


def test_the_same_person_in_another_browser_gets_nothing_either(at: str) -> None:
    with logged_in(at, "anouk") as here, logged_in(at, "anouk") as there:
        mine = secrets.token_hex(6)
        join(here, mine, "say", "geheim")
        assert there.get(f"{API}/queue/data", params={"session_hash": mine}).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{API}/upload"),
        ("GET", f"{API}/file=/etc/passwd"),
        ("GET", f"{API}/proxy=http://x"),
        ("POST", f"{API}/call/say"),
        ("POST", f"{API}/run/say"),
        ("POST", f"{API}/api/say"),
        ("POST", f"{API}/component_server"),
        ("GET", "/nl/learn/monitoring"),
        ("GET", f"{API}/deep_link"),
        ("POST", "/nl/learn/login"),
        ("GET", "/nl/learn/logout"),
        ("POST", f"{API}/vibe-edit"),
        ("GET", f"{API}/runs"),
        ("GET", "/nl/learn/two/x"),
        ("GET", "/nl/learn/?deep_link=x"),
        ("GET", "/nl/learn/static/%2e%2e/%2e%2e/routes.py"),
        ("GET", "/fr/learn/"),
        ("GET", "/nl/lead/"),
    ],
)
def test_the_rest_of_gradio_does_not_exist(at: str, method: str, path: str) -> None:
    with logged_in(at, "anouk") as browser:
        answer = browser.request(
            method, path, json={"session_hash": "abcdef", "data": []} if method == "POST" else None
        )
        assert answer.status_code == 404


def test_pages_and_files_of_gradio_are_served(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        page = browser.get("/nl/learn/")
        assert page.status_code == 200
        assert page.headers["cache-control"] == "no-store"
        assert browser.get("/nl/learn").headers["location"] == "/nl/learn/"
        assert browser.get("/nl/learn/two/?id=3").headers["location"] == "/nl/learn/two?id=3"
        assert "tweede pagina" in browser.get("/nl/learn/two").text
        assert browser.get("/nl/learn/theme.css").status_code == 200
        for language in ("de", "en"):
            assert wait_for(at, "anouk", f"/{language}/learn/").status_code == 200


def test_a_workspace_needs_its_role(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        refused = browser.get("/nl/accompany/")
        assert refused.status_code == 403
        assert words("nl", "page-403-title") in refused.text
        assert browser.post("/nl/accompany/gradio_api/queue/join", json={}).status_code == 403
    assert wait_for(at, "ben", "/de/accompany/").status_code == 200


def test_no_origin_is_let_in(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        for origin in ("http://evil.example", "null", at, "http://localhost:3000"):
            for path in ("/nl/learn/", "/nl/learn/config", f"{API}/app_id", "/login", "/nl/learn/theme.css"):
                answer = browser.get(path, headers={"origin": origin})
                assert not [h for h in answer.headers if h.startswith("access-control")]
                assert "default-src 'self'" in answer.headers["content-security-policy"]
            preflight = browser.options(
                f"{API}/queue/join", headers={"origin": origin, "access-control-request-method": "POST"}
            )
            assert not [h for h in preflight.headers if h.startswith("access-control")]


def test_an_events_error_shows_no_words_and_logs_none(
    at: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), logged_in(at, "anouk") as browser:
        mine = secrets.token_hex(6)
        join(browser, mine, "say", "breek")
        shown = said(results(browser, mine))
    printed = capfd.readouterr()
    for text in (shown, caplog.text, printed.out, printed.err):
        assert "geheime woorden" not in text
    assert "RuntimeError at web_house.py" in caplog.text


def test_a_big_event_is_refused_in_the_persons_language(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        answer = join(browser, secrets.token_hex(6), "say", "x" * 300_000)
        assert answer.status_code == 413
        assert answer.json()["error"]["message"] == words("nl", "page-413-text")
        mine = secrets.token_hex(6)
        assert join(browser, mine, "say", "x" * 20_000).status_code == 200
        assert "x" * 20_000 in said(results(browser, mine))


def test_a_body_that_is_no_json_object_reaches_nobody(at: str) -> None:
    with logged_in(at, "anouk") as browser:
        for body in (b"", b"[]", b"{", b"\xff", b'"abcdef"'):
            assert browser.post(f"{API}/queue/join", content=body).status_code == 404
        odd = b'{"session_hash": "abcdef", "session_hash": ["x"], "data": []}'
        assert browser.post(f"{API}/queue/join", content=odd).status_code == 404


def test_after_logging_out_the_page_is_closed(at: str, house: House) -> None:
    with logged_in(at, "anouk") as browser:
        mine = secrets.token_hex(6)
        join(browser, mine, "say", "geheim")
        browser.post("/logout")
        answer = browser.get(f"{API}/queue/data", params={"session_hash": mine})
        assert answer.status_code == 401
    with logged_in(at, "ben") as ben:
        assert ben.get(f"{API}/queue/data", params={"session_hash": mine}).content == b""


def test_a_websocket_is_closed(house: House) -> None:
    import asyncio

    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/nl/learn/", "headers": []}
    asyncio.run(house.app(scope, None, send))  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1003}]


def test_the_login_does_not_wait_for_the_screens(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.screens.hold.clear()
    try:
        with served(house) as address, logged_in(address, "anouk") as browser:
            for language in ("nl", "de", "en"):
                waiting = browser.get(f"/{language}/learn/")
                assert waiting.status_code == 503
                assert words(language, "waiting-text") in waiting.text
                assert '<meta http-equiv="refresh" content="2">' in waiting.text
            answer = browser.get(f"{API}/app_id")
            assert answer.json()["error"]["key"] == "error-starting"
            house.screens.hold.set()
            assert wait_for(address, "anouk", "/nl/learn/").status_code == 200
            assert house.screens.built[0] == "nl/learn"
    finally:
        house.screens.hold.set()


def test_the_screen_somebody_waits_for_is_built_next(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.screens.hold.clear()
    try:
        with served(house) as address, logged_in(address, "ben") as browser:
            assert browser.get("/en/accompany/").status_code == 503
            house.screens.hold.set()
            for language in ("de", "en", "nl"):
                assert wait_for(address, "ben", f"/{language}/learn/").status_code == 200
            # One was begun before anybody asked.
            assert "en/accompany" in house.screens.built[:2]
    finally:
        house.screens.hold.set()


def test_a_workspace_that_cannot_be_built_is_said_so_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house = make_house(tmp_path)
    house.screens.broken = True
    with served(house) as address:
        with logged_in(address, "anouk") as browser:
            shown = ""
            for _ in range(200):
                shown = browser.get("/nl/learn/").text
                if words("nl", "page-503-title") in shown:
                    break
                time.sleep(0.05)
            assert words("nl", "page-503-title") in shown
        house.screens.broken = False
        with logged_in(address, "anouk") as browser:
            answer = browser.get("/nl/learn/")
            while answer.status_code == 503:
                answer = browser.get("/nl/learn/")
            assert answer.status_code == 200
    assert "geheime woorden" not in caplog.text
