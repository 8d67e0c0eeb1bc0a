"""What holds for every response: headers, hosts, forged requests, errors that tell nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

from assistant.errors import AssistantError, BadValue, NotAllowed, NotFound, Stale, StorageUnavailable
from assistant.web.app import create_app
from tests.integration.web_house import HERE, PASSWORD, House, make_house

SECRET = "mijn geheime woorden"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def with_breaking_routes(house: House) -> House:
    router = APIRouter()
    errors: dict[str, Callable[[], Exception]] = {
        "bug": lambda: RuntimeError(SECRET),
        "storage": lambda: StorageUnavailable(SECRET),
        "notfound": lambda: NotFound(SECRET),
        "notallowed": lambda: NotAllowed(SECRET),
        "stale": lambda: Stale(SECRET),
        "value": lambda: BadValue(SECRET),
        "ours": lambda: AssistantError(SECRET),
    }

    @router.get("/break/{name}")
    async def break_it(name: str) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            raise errors[name]() from cause

    house.app = create_app(house.application, house.settings, house.screens, routers=[router])
    return house


def every_kind(house: House) -> list[tuple[str, object]]:
    someone, nobody = house.as_("anouk"), house.client()
    return [
        ("page", nobody.get("/login")),
        ("redirect", nobody.get("/")),
        ("json", nobody.get("/health")),
        ("file", nobody.get("/static/pages.css")),
        ("icon", nobody.get("/favicon.ico")),
        ("no file", nobody.get("/static/../app.py")),
        ("401", nobody.post("/drafts")),
        ("403", someone.get("/nl/accompany/")),
        ("404", someone.get("/nergens")),
        ("405", someone.get("/drafts")),
        ("413", nobody.post("/login", data={"login": "x" * 20_000})),
        ("204", someone.post("/drafts", json={"place": "start", "text": "x"})),
        ("500", someone.get("/break/bug")),
        ("503", someone.get("/break/storage")),
        ("host", house.client(at="http://evil.example").get("/login")),
        ("foreign", house.client(**{"sec-fetch-site": "cross-site"}).post("/login")),
        ("options", nobody.options("/login", headers={"origin": "http://evil.example"})),
        ("head", nobody.head("/health")),
    ]


def test_every_response_carries_the_headers(house: House) -> None:
    for name, answer in every_kind(with_breaking_routes(house)):
        headers = answer.headers  # type: ignore[attr-defined]
        assert "default-src 'self'" in headers["content-security-policy"], name
        assert "unsafe-eval" not in headers["content-security-policy"], name
        assert "frame-ancestors 'none'" in headers["content-security-policy"], name
        assert headers["x-content-type-options"] == "nosniff", name
        assert headers["referrer-policy"] == "same-origin", name
        assert "camera=()" in headers["permissions-policy"], name
        assert "microphone=()" in headers["permissions-policy"], name
        assert headers["cross-origin-opener-policy"] == "same-origin", name
        expected = "no-cache" if name in {"file", "icon"} else "no-store"
        assert headers["cache-control"] == expected, name
        assert "strict-transport-security" not in headers, name
        assert not [h for h in headers if h.startswith("access-control")], name


def test_https_adds_strict_transport_security(tmp_path: Path) -> None:
    house = make_house(tmp_path, public_url="https://learn.example.org")
    answer = house.client(at="https://learn.example.org").get("/login")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "learn.example.org:443:80", "a@127.0.0.1"]
)
def test_other_host_names_are_refused(house: House, host: str) -> None:
    assert house.client().get("/login", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:7860", "LOCALHOST:1", "[::1]:7860", "learn.example.org", "leren"]
)
def test_our_host_names_are_answered(tmp_path: Path, host: str) -> None:
    house = make_house(tmp_path, public_url="https://learn.example.org", hosts="leren")
    assert house.client().get("/login", headers={"host": host}).status_code == 200


def test_listening_everywhere_does_not_answer_to_everything(tmp_path: Path) -> None:
    house = make_house(tmp_path, host="0.0.0.0", trust_network=True)
    assert house.client(at="http://0.0.0.0").get("/login").status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HERE}, 403),
        ({"sec-fetch-site": "SAME-ORIGIN, x"}, 403),
        ({"origin": HERE}, 303),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:7861"}, 403),
        ({"origin": "http://127.0.0.1:7860.evil.example"}, 403),
        ({"origin": ""}, 403),
        ({"origin": "http://["}, 403),
        ({}, 303),
    ],
)
@pytest.mark.parametrize(
    "path", ["/login", "/logout", "/password", "/language", "/drafts", "/nl/learn/gradio_api/queue/join"]
)
def test_posts_from_other_sites_are_refused(
    house: House, path: str, headers: dict[str, str], status: int
) -> None:
    browser = TestClient(house.app, base_url=HERE, follow_redirects=False, headers=headers)
    form = {"login": "anouk", "password": PASSWORD}
    answer = browser.post(path, data=form)
    if status == 403:
        assert answer.status_code == 403
        assert house.store.shelf.sessions == {}
    else:
        assert answer.status_code in {303, 401}


def test_behind_a_proxy_the_public_address_is_an_origin_of_ours(tmp_path: Path) -> None:
    house = make_house(tmp_path, public_url="https://learn.example.org")
    browser = TestClient(house.app, base_url="http://127.0.0.1:7860", follow_redirects=False)
    form = {"login": "anouk", "password": PASSWORD}
    assert (
        browser.post("/login", data=form, headers={"origin": "https://learn.example.org"}).status_code == 303
    )
    assert (
        browser.post("/login", data=form, headers={"origin": "https://learn.example.com"}).status_code == 403
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("bug", 500),
        ("storage", 503),
        ("notfound", 404),
        ("notallowed", 403),
        ("stale", 409),
        ("value", 422),
        ("ours", 500),
    ],
)
def test_errors_are_calm_and_tell_nothing(
    house: House, name: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    browser = with_breaking_routes(house).as_("anouk")
    with caplog.at_level(logging.DEBUG):
        page = browser.get(f"/break/{name}")
        answer = browser.get(f"/break/{name}", headers={"accept": "application/json"})
    assert '<html lang="nl">' in page.text
    assert set(answer.json()["error"]) == {"key", "message"}
    for text in (page.text, answer.text, caplog.text):
        assert SECRET not in text
        assert "Traceback" not in text
    assert page.status_code == answer.status_code == status
    if status >= 500:
        assert "test_web_rules.py" in caplog.text


def test_nothing_people_type_reaches_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        browser = house.client()
        browser.post("/login", data={"login": SECRET, "password": SECRET})
        someone = house.as_("anouk")
        someone.post("/drafts", json={"place": "start", "text": SECRET})
        someone.post("/password", data={"old": SECRET, "new": SECRET, "again": SECRET})
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    assert SECRET not in " ".join(ours)
    assert PASSWORD not in " ".join(ours)


def test_health_says_only_that_it_is_there(house: House) -> None:
    assert house.client().get("/health").json() == {"status": "ok"}


def test_documentation_routes_do_not_exist(house: House) -> None:
    browser = house.as_("anouk")
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert browser.get(path).status_code == 404


def test_robots_are_sent_away(house: House) -> None:
    assert "Disallow: /" in house.client().get("/robots.txt").text


def test_the_style_sheet_uses_nothing_from_elsewhere() -> None:
    css = (Path(__file__).parents[2] / "assistant/web/static/pages.css").read_text(encoding="utf-8")
    assert "http" not in css
    assert "@import" not in css
