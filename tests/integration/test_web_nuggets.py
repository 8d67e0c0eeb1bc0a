"""Leaving in one click with a token and no login, joining again, one's own page, and the feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import Nugget, NuggetId, NuggetState, NuggetText, Source
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person, Role
from assistant.services.nuggets import membership_of
from tests.integration.web_house import House, make_house, somebody, words

WARD = TeamName("Ward <3>")
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = make_house(tmp_path)
    with made.store() as work:
        for login in ("anouk", "ben"):
            person = work.people.by_login(login)
            assert person
            work.people.update(replace(person, teams=frozenset({WARD}), mail=f"{login}@example.org"))
        work.commit()
    return made


def person(house: House, login: str) -> Person:
    with house.store(read_only=True) as work:
        found = work.people.by_login(login)
    assert found
    return found


def token(house: House, login: str = "anouk") -> str:
    with house.store() as work:
        known = membership_of(work, person(house, login), WARD)
        work.commit()
    return known.token


def left(house: House, login: str = "anouk") -> bool:
    with house.store(read_only=True) as work:
        known = work.memberships.get(person(house, login).id, WARD)
    return bool(known and known.left_at)


def test_the_link_asks_first_and_a_click_leaves_without_a_login(house: House) -> None:
    browser, address = house.client(), f"/nuggets/leave/{token(house)}"
    asked = browser.get(address)
    assert asked.status_code == 200
    assert words("nl", "leave-ask", team=WARD) in asked.text
    assert not left(house), "looking changes nothing"
    assert words("nl", "left-text", team=WARD) in browser.post(address).text
    assert left(house)
    assert not left(house, "ben")
    assert words("nl", "left-title") in browser.get(address).text
    joined = browser.post(f"/nuggets/join/{token(house)}")
    assert words("nl", "joined-text", team=WARD) in joined.text
    assert not left(house)


def test_a_mail_program_leaves_with_one_post_as_rfc_8058_says(house: House) -> None:
    program = TestClient(house.app, base_url="http://127.0.0.1:7860")
    data = {"List-Unsubscribe": "One-Click"}
    assert program.post(f"/nuggets/leave/{token(house)}", data=data).status_code == 200
    assert left(house)
    multipart = program.post(f"/nuggets/leave/{token(house, 'ben')}", files={"List-Unsubscribe": "One-Click"})
    assert multipart.status_code == 200
    assert left(house, "ben")


def test_a_page_of_another_site_cannot_make_somebody_leave(house: House) -> None:
    stranger = house.client(**{"sec-fetch-site": "cross-site"})
    assert stranger.post(f"/nuggets/leave/{token(house)}").status_code == 403
    assert not left(house)


@pytest.mark.parametrize("made_up", ["x", "x" * 500, "%00", "a%2Fb"])
def test_a_made_up_token_shows_nothing(house: House, made_up: str) -> None:
    for path in (f"/nuggets/leave/{made_up}", f"/nuggets/feed/{made_up}.nl.atom"):
        assert house.client().get(path).status_code in {303, 404}
    assert house.client().post(f"/nuggets/leave/{made_up}").status_code in {303, 404}


def test_one_sees_ones_own_address_and_leaves_and_joins_logged_in(house: House) -> None:
    browser = house.as_("anouk")
    shown = browser.get("/nuggets/mail").text
    assert "anouk@example.org" in shown
    assert "ben@example.org" not in shown
    assert browser.post("/nuggets/mail", data={"team": WARD, "wanted": "leave"}).status_code == 303
    assert left(house)
    assert words("nl", "mail-left", team=WARD) in browser.get("/nuggets/mail").text
    browser.post("/nuggets/mail", data={"team": WARD, "wanted": "join"})
    assert not left(house)
    assert browser.post("/nuggets/mail", data={"team": "Elders", "wanted": "leave"}).status_code == 400


def test_who_has_no_address_and_no_team_is_told_so(house: House) -> None:
    shown = house.as_("carla").get("/nuggets/mail").text
    assert words("nl", "mail-none") in shown
    assert words("nl", "mail-no-team") in shown


# The feed


def sent(house: House, leader: PersonId) -> None:
    text = NuggetText("Kijk <eerst> & luister.\n\nEn dan?", Source("Kijken & zien", "Ann"))
    german = NuggetText("Erst schauen.\n\nUnd dann?", Source("Schauen", "Ann"))
    now = house.clock()
    with house.store() as work:
        for number, state in enumerate((NuggetState.SENT, NuggetState.PLANNED)):
            texts = {Language.NL: text, Language.DE: german}
            work.nuggets.add(
                Nugget(
                    NuggetId(f"n{number}"),
                    *(leader, WARD, PatternId("p"), Language.NL, now.date(), texts, state, now),
                    closed_at=now + timedelta(hours=1),
                )
            )
        work.memberships.put_feed(WARD, "geheim")
        work.commit()


def test_the_feed_is_atom_in_the_language_asked_for_with_what_left(house: House) -> None:
    sent(house, somebody(house, "lea", Role.LEADER).id)
    answer = house.client().get("/nuggets/feed/geheim.nl.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = Xml.fromstring(answer.content)
    assert root.tag == f"{_ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{_ATOM}{name}") is not None
    (entry,) = root.findall(f"{_ATOM}entry")
    assert entry.findtext(f"{_ATOM}title") == "Kijken & zien"
    content = entry.findtext(f"{_ATOM}content") or ""
    assert "<p>Kijk &lt;eerst&gt; &amp; luister.</p><p>En dan?</p>" in content
    assert "Kijken &amp; zien" in content
    german = Xml.fromstring(house.client().get("/nuggets/feed/geheim.de.atom").content)
    assert german.findtext(f"{_ATOM}entry/{_ATOM}title") == "Schauen"
    assert german.findtext(f"{_ATOM}id") == root.findtext(f"{_ATOM}id")
    assert house.client().get("/nuggets/feed/geheim.fr.atom").status_code == 404
