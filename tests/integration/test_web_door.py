"""The pages at the door: log in, log out, language, password, first administrator."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.people import COMMAND_LINE, disable_person, reset_password
from tests.integration.web_house import FIRST_CODE, HERE, PASSWORD, House, make_house, somebody

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


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Over 2 seconden"), ("de", "In 2 Sekunden"), ("en", "in 2 seconds")]
)
def test_the_wait_is_told_in_the_persons_language(house: House, language: str, said: str) -> None:
    browser = house.client()
    answers = [
        browser.post(f"/login?language={language}", data={"login": "anouk", "password": "fout"})
        for _ in range(3)
    ]
    assert [a.status_code for a in answers] == [401, 401, 429]
    assert said in answers[2].text
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
    assert "In 15 Minuten" in shown


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


def test_after_a_reset_the_password_must_be_chosen_first(house: House) -> None:
    made = reset_password(house.application, COMMAND_LINE, "anouk")
    browser = house.client()
    browser.post("/login", data={"login": "anouk", "password": made})
    assert browser.get("/nl/learn/").headers["location"] == "/password?next=/nl/learn/"
    assert browser.post("/drafts", json={}).json()["error"]["key"] == "error-password-needed"
    assert "Kies je eigen wachtwoord" in browser.get("/password").text
    form = {
        "old": made,
        "new": "een nieuwe lange zin",
        "again": "een nieuwe lange zin",
        "next": "/nl/learn/two",
    }
    done = browser.post("/password", data=form)
    assert done.status_code == 200
    assert 'href="/nl/learn/two"' in done.text
    assert browser.get("/").headers["location"] == "/nl/learn/"


@pytest.mark.parametrize(
    ("old", "new", "again", "status", "said"),
    [
        (PASSWORD, "kort", "kort", 422, "10 tot 200 tekens"),
        (PASSWORD, PASSWORD, PASSWORD, 422, "niet je oude wachtwoord"),
        (PASSWORD, "een nieuwe lange zin", "een andere lange zin", 422, "niet gelijk"),
        ("fout", "een nieuwe lange zin", "een nieuwe lange zin", 401, "Het huidige wachtwoord klopt niet"),
        ("", "", "", 422, "10 tot 200 tekens"),
    ],
)
def test_a_password_that_cannot_be_is_explained(
    house: House, old: str, new: str, again: str, status: int, said: str
) -> None:
    answer = house.as_("anouk").post("/password", data={"old": old, "new": new, "again": again})
    assert answer.status_code == status
    assert said in html.unescape(answer.text)


BAD_BODIES: list[tuple[bytes, str]] = [
    (b"", FORM),
    (b"login=&password=", FORM),
    (b"login=anouk%00&password=%00", FORM),
    ("login=😀&password=😀".encode(), FORM),
    (b"login=%3Cscript%3Ealert(1)%3C/script%3E&password=x", FORM),
    (b"login=%FF%FE&password=%80", FORM),
    (b"\xff\xfe\x00", FORM),
    (b"&".join(b"a%d=1" % n for n in range(500)), FORM),
    (b'{"login":"anouk","password":"x"}', "application/json"),
    (
        b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\nanouk\r\n--x--',
        "multipart/form-data; boundary=x",
    ),
    (b"login=anouk&password=x", "text/plain"),
    (b"login=anouk&password=x", ""),
    (b"login=" + b"a" * 15000, FORM),
    (b"login=" + b"a" * 1_000_000 + b"&password=x", FORM),
    (b"password=" + b"x" * 6_000_000, FORM),
]


@pytest.mark.parametrize(("body", "kind"), BAD_BODIES)
@pytest.mark.parametrize("path", ["/login", "/password", "/language", "/first", "/logout"])
def test_no_body_breaks_a_form(house: House, path: str, body: bytes, kind: str) -> None:
    for browser in (house.client(), house.as_("anouk")):
        answer = browser.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code < 500
        assert "<script>alert" not in answer.text
        if len(body) > 16 * 1024:
            assert answer.status_code in {413, 303}


def test_a_form_sent_twice_logs_in_twice_without_harm(house: House) -> None:
    browser = house.client()
    answers = [browser.post("/login", data={"login": "anouk", "password": PASSWORD}) for _ in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    assert browser.get("/password").status_code == 200


def test_what_was_typed_is_escaped(house: House) -> None:
    answer = house.client().post("/login", data={"login": '"><script>alert(1)</script>', "password": "x"})
    assert "<script>" not in answer.text
    assert "&#34;&gt;&lt;script&gt;" in answer.text


def test_a_big_body_is_refused_in_the_persons_language(house: House) -> None:
    answer = house.client(**{"accept-language": "nl"}).post("/login", data={"login": "a" * 20_000})
    assert answer.status_code == 413
    assert "Dit is te lang" in answer.text
    someone = house.as_("anouk")
    assert someone.post("/drafts", json={"place": "start", "text": "x" * 200_000}).status_code == 204
    refused = someone.post("/drafts", json={"place": "start", "text": "x" * 300_000})
    assert refused.status_code == 413
    assert refused.json()["error"]["message"].startswith("Zoveel tekst kan niet")

    def parts() -> object:
        yield from (b"x" * 10_000 for _ in range(40))

    assert someone.post("/drafts", content=parts()).status_code == 413  # type: ignore[arg-type]


def test_drafts_are_kept_for_the_person_logged_in(house: House) -> None:
    browser = house.as_("ben")
    assert browser.post("/drafts", json={"place": "start", "text": "wat ik typ"}).status_code == 204
    assert house.drafts == [("ben", "start", "wat ik typ")]
    for bad in (
        {},
        {"place": 3, "text": "x"},
        {"place": "", "text": "x"},
        {"place": "x" * 201, "text": "x"},
        [],
        "x",
    ):
        assert browser.post("/drafts", json=bad).status_code == 400
    for bad in (b"", b"{", b"\xff", b"[" * 100_000):
        assert browser.post("/drafts", content=bad).status_code == 400
    assert len(house.drafts) == 1


FIRST = {
    "code": FIRST_CODE,
    "name": "Eva",
    "login": "eva",
    "password": PASSWORD,
    "again": PASSWORD,
    "language": "de",
}


def test_the_first_one_becomes_administrator_with_the_code_and_is_logged_in(tmp_path: Path) -> None:
    house = make_house(tmp_path, empty=True)
    browser = house.client()
    assert browser.get("/login").headers["location"] == "/first"
    assert FIRST_CODE in browser.get(f"/first?code={FIRST_CODE}").text
    answer = browser.post("/first", data=FIRST)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/").headers["location"] == "/de/learn/"
    with house.store(read_only=True) as work:
        eva = work.people.by_login("eva")
    assert eva is not None
    assert eva.has(Role.ADMINISTRATOR)
    assert house.client().get("/first").status_code == 404
    assert house.client().post("/first", data={**FIRST, "login": "kwaad"}).status_code == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"code": "fout"}, 403),
        ({"code": "é"}, 403),
        ({"again": "anders"}, 422),
        ({"login": "a b"}, 422),
        ({"name": ""}, 422),
        ({"password": "kort", "again": "kort"}, 422),
        ({"language": "xx", "login": ""}, 422),
    ],
)
def test_without_the_code_or_with_odd_values_nobody_becomes_anything(
    tmp_path: Path, change: dict[str, str], status: int
) -> None:
    house = make_house(tmp_path, empty=True)
    answer = house.client().post("/first", data={**FIRST, **change})
    assert answer.status_code == status
    assert PASSWORD not in answer.text
    assert house.store.shelf.people == {}


def test_first_does_not_exist_once_there_is_someone(house: House) -> None:
    assert house.client().get("/first").status_code == 404


@pytest.mark.parametrize("language", list(Language))
def test_every_page_exists_in_every_language(house: House, language: Language) -> None:
    somebody(house, f"x.{language.value}", language=language)
    browser = house.as_(f"x.{language.value}")
    for path in ("/password", "/nergens", "/nl/accompany/"):
        assert f'<html lang="{language.value}">' in browser.get(path).text
