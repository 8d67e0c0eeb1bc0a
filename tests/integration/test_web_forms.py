"""The forms at the door: passwords, drafts, the first administrator, and bodies that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.people import COMMAND_LINE, reset_password
from tests.integration.web_house import FIRST_CODE, PASSWORD, House, make_house, somebody, words

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


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
        (PASSWORD, "kort", "kort", 422, "password-weak"),
        (PASSWORD, PASSWORD, PASSWORD, 422, "password-weak"),
        (PASSWORD, "een nieuwe lange zin", "een andere lange zin", 422, "password-differ"),
        ("fout", "een nieuwe lange zin", "een nieuwe lange zin", 401, "password-wrong"),
        ("", "", "", 422, "password-weak"),
    ],
)
def test_a_password_that_cannot_be_is_explained(
    house: House, old: str, new: str, again: str, status: int, said: str
) -> None:
    answer = house.as_("anouk").post("/password", data={"old": old, "new": new, "again": again})
    assert answer.status_code == status
    assert words("nl", said, shortest=10, longest=200) in answer.text


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
    assert words("nl", "page-413-title") in answer.text
    someone = house.as_("anouk")
    assert someone.post("/drafts", json={"place": "start", "text": "x" * 200_000}).status_code == 204
    refused = someone.post("/drafts", json={"place": "start", "text": "x" * 300_000})
    assert refused.status_code == 413
    assert refused.json()["error"]["message"] == words("nl", "page-413-text")

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


def test_the_code_may_be_typed_in_any_case_and_an_old_delay_does_not_break_the_start(tmp_path: Path) -> None:
    house = make_house(tmp_path, empty=True)
    browser = house.client()
    for _ in range(3):
        browser.post("/login", data={"login": "eva", "password": "fout"})
    answer = browser.post("/first", data={**FIRST, "code": f" {FIRST_CODE.swapcase()} "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert len(house.store.shelf.people) == 1


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
