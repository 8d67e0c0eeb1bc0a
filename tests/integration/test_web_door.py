"""The pages at the door: log in, log out, language, password, first administrator."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.services.people import COMMAND_LINE, disable_person
from tests.integration.web_house import HERE, PASSWORD, House, make_house, words

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def test_a_page_asked_for_without_a_login_leads_through_the_login_and_back(house: House) -> None:
    browser = house.client()
    first = browser.get("/nl/learn/two?id=3&x=y")
    assert (first.status_code, first.headers["location"]) == (
        303,
        "/login?next=/nl/learn/two%3Fid%3D3%26x%3Dy",
    )
    page = browser.get(first.headers["location"])
    assert 'name="next" value="/nl/learn/two?id=3&amp;x=y"' in page.text
    form = {"login": "anouk", "password": PASSWORD, "next": "/nl/learn/two?id=3&x=y"}
    assert browser.post("/login", data=form).headers["location"] == "/nl/learn/two?id=3&x=y"


def test_a_program_without_a_login_gets_json(house: House) -> None:
    for method, path in (
        ("POST", "/drafts"),
        ("POST", "/nl/learn/gradio_api/queue/join"),
        ("GET", "/nl/learn/gradio_api/queue/data"),
    ):
        answer = house.client().request(method, path)
        assert answer.status_code == 401
        assert answer.json()["error"]["key"] == "error-login-needed"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\n//evil",
        "///evil.example",
        "http:evil",
        "/login?next=//evil",
        "/ /evil",
        "\x00/x",
        "/x" * 2000,
    ],
)
def test_after_the_login_nobody_is_sent_elsewhere(house: House, elsewhere: str) -> None:
    answer = house.client().post("/login", data={"login": "anouk", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["location"] == "/"
    shown = house.client().get("/login", params={"next": elsewhere}).text
    assert 'name="next"' not in shown
    someone = house.as_("anouk")
    assert someone.get("/login", params={"next": elsewhere}).headers["location"] == "/"


def test_the_cookie_is_not_for_scripts_and_not_for_other_sites(house: House, tmp_path: Path) -> None:
    answer = house.client().post("/login", data={"login": "anouk", "password": PASSWORD})
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("assistant_session="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    safe = make_house(tmp_path / "s", public_url="https://learn.example.org")
    answer = safe.client(at="https://learn.example.org").post(
        "/login", data={"login": "anouk", "password": PASSWORD}
    )
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
    assert cookie.startswith("__Host-assistant_session=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_wrong_passwords_say_neither_what_was_wrong_nor_lose_the_name(house: House) -> None:
    pages = {}
    for number, login in enumerate(("anouk", "niemand")):
        answer = house.client(address=f"10.2.0.{number}").post(
            "/login", data={"login": login, "password": "fout"}
        )
        assert answer.status_code == 401
        assert f'value="{login}"' in answer.text
        pages[login] = answer.text.replace(login, "")
    assert pages["anouk"] == pages["niemand"]


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_the_wait_is_told_in_the_persons_language(house: House, language: str) -> None:
    browser = house.client()
    answers = [
        browser.post(f"/login?language={language}", data={"login": "anouk", "password": "fout"})
        for _ in range(3)
    ]
    assert [a.status_code for a in answers] == [401, 401, 429]
    assert words(language, "login-wait-seconds", count=2) in answers[2].text
    assert answers[2].headers["retry-after"] == "2"
    refused = browser.post(f"/login?language={language}", data={"login": "anouk", "password": PASSWORD})
    assert refused.status_code == 429
    house.clock.later(seconds=2)
    assert browser.post("/login", data={"login": "anouk", "password": PASSWORD}).status_code == 303


def test_long_waits_are_told_in_minutes(house: House) -> None:
    browser, shown = house.client(**{"accept-language": "de"}), ""
    for _ in range(14):
        answer = browser.post("/login", data={"login": "anouk", "password": "fout"})
        house.clock.later(seconds=int(answer.headers.get("retry-after", 0)))
        shown = answer.text
    assert words("de", "login-wait-minutes", count=15) in shown


def test_the_language_is_the_one_chosen_then_remembered_then_the_browsers_then_english(house: House) -> None:
    def language(browser: object, path: str = "/login") -> str:
        found = re.search(r'<html lang="(\w+)"', browser.get(path).text)  # type: ignore[attr-defined]
        assert found
        return found.group(1)

    browser = house.client(**{"accept-language": "fr;q=1, de-AT;q=0.8, nl;q=0.7, en;q=0"})
    assert language(browser) == "de"
    assert language(browser, "/login?language=nl") == "nl"
    assert language(browser) == "nl"
    assert language(house.client(**{"accept-language": "fr, *;q=zz,;;;"})) == "en"
    assert language(house.client()) == "en"
    assert language(house.client(), "/login?language=xx") == "en"


def test_german_addresses_people_as_the_organisation_chose(tmp_path: Path) -> None:
    formal = make_house(tmp_path / "sie").client().get("/login?language=de").text
    close = make_house(tmp_path / "du", german_address="du").client().get("/login?language=de").text
    assert "Nehmen Sie sich einen Moment" in formal
    assert "Nimm dir einen Moment" in close


def test_logging_out_ends_the_session(house: House) -> None:
    browser = house.as_("anouk")
    token = browser.cookies["assistant_session"]
    answer = browser.post("/logout")
    assert answer.headers["location"] == "/login?ended=1"
    assert "assistant_session" not in browser.cookies
    again = house.client()
    again.cookies.set("assistant_session", token)
    assert again.get("/password").status_code == 303
    assert house.client().post("/logout").status_code == 303


def test_a_new_login_in_the_same_browser_ends_the_old_one(house: House) -> None:
    browser = house.as_("anouk")
    browser.post("/login", data={"login": "ben", "password": PASSWORD})
    assert len(house.store.shelf.sessions) == 1


def test_a_disabled_person_is_out_at_once(house: House) -> None:
    browser = house.as_("anouk")
    assert browser.get("/password").status_code == 200
    disable_person(house.application, COMMAND_LINE, "anouk")
    assert browser.get("/password").status_code == 303
    assert browser.post("/drafts", json={"place": "start", "text": "x"}).status_code == 401


def test_a_session_ends_by_itself(tmp_path: Path) -> None:
    house = make_house(tmp_path, session_idle_minutes=30, session_absolute_hours=1)
    browser = house.as_("anouk")
    house.clock.later(minutes=29)
    assert browser.get("/password").status_code == 200
    house.clock.later(minutes=29)
    assert browser.get("/password").status_code == 200
    house.clock.later(minutes=2)
    assert browser.get("/password").status_code == 303
    browser = house.as_("anouk")
    house.clock.later(minutes=30)
    assert browser.get("/password").status_code == 303


def test_the_language_of_a_person_changes_with_the_page(house: House) -> None:
    browser = house.as_("anouk")
    assert browser.get("/").headers["location"] == "/nl/learn/"
    answer = browser.post("/language", data={"language": "de", "next": "/nl/learn/two?id=nl/3"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/de/learn/two?id=nl/3")
    assert browser.get("/").headers["location"] == "/de/learn/"
    assert browser.post("/language", data={"language": "de", "next": "//evil"}).headers["location"] == "/"
    for page, back in (
        (f"{HERE}/de/learn/two?id=3", "/nl/learn/two?id=3"),
        ("http://evil.example/de/learn/", "/"),
        (f"{HERE}//evil.example", "/"),
        ("", "/"),
        ("http://[", "/"),
    ):
        answer = browser.post("/language", data={"language": "nl"}, headers={"referer": page})
        assert answer.headers["location"] == back
    assert browser.post("/language", data={"language": "xx"}).status_code == 400


def test_behind_a_proxy_each_client_has_delays_of_its_own(tmp_path: Path) -> None:
    house = make_house(tmp_path, public_url="https://learn.example.org")

    def attempt(login: str, password: str, forwarded: str) -> int:
        browser = house.client(at="https://learn.example.org", address="127.0.0.1")
        form = {"login": login, "password": password}
        return browser.post("/login", data=form, headers={"x-forwarded-for": forwarded}).status_code

    for number in range(3):
        attempt(f"nobody{number}", "fout", f"10.9.9.{number}, 10.3.0.1")
    assert attempt("anouk", PASSWORD, "10.9.9.9, 10.3.0.1") == 429
    assert attempt("anouk", PASSWORD, "10.3.0.1, 10.3.0.2") == 303
    for number in range(3, 9):
        attempt(f"nobody{number}", "fout", "")
    assert attempt("anouk", PASSWORD, "") == 303


def test_without_a_proxy_nobody_can_name_an_address_of_their_own(house: House) -> None:
    statuses = [
        house.client()
        .post(
            "/login",
            data={"login": f"nobody{n}", "password": "x"},
            headers={"x-forwarded-for": f"10.4.0.{n}"},
        )
        .status_code
        for n in range(4)
    ]
    assert statuses == [401, 401, 429, 429]
