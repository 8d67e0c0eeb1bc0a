"""The leader's page: a suggestion, edited, planned and sent by the server itself; what went wrong is told."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from assistant.bootstrap import application
from assistant.domain.ids import TeamName
from assistant.domain.language import Language, Tongue
from assistant.domain.nuggets import count
from assistant.domain.people import Role
from assistant.mail.postman import Postman
from assistant.services.application import Application
from assistant.services.mail_addresses import set_mail
from assistant.services.nugget_sending import Sending, send_round
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import Settings
from assistant.ui.kit.screen import Screen
from assistant.ui.screens import ProductScreens
from assistant.ui.texts import catalogue
from assistant.web.app import create_app
from tests.integration.gradio_calls import Workspace
from tests.integration.web_house import served
from tests.serving import PASSWORD, share_models
from tests.smtp_server import SmtpServer

WARD = "Ward"
READERS = {"nele": Language.NL, "dirk": Language.DE, "eve": Language.EN}
LEADERS = {"lea": Language.NL, "leo": Language.DE, "liz": Language.EN}


class LeadScreens(ProductScreens):
    """The leader's workspace with nothing but this page."""

    def build(self, workspace: str, tongue: Tongue) -> Any:
        import gradio as gr

        from assistant.ui.lead import nuggets

        screen = Screen(self.app, workspace, tongue, self.product)
        with gr.Blocks(title="lead", analytics_enabled=False) as blocks:
            gr.Markdown(screen.t("nuggets-title"))
        nuggets.add_page(screen, blocks)
        return blocks


@dataclass
class Open:
    """The application behind a real web server, with a mail server."""

    app: Application
    url: str
    mail: SmtpServer

    def page(self, login: str) -> Workspace:
        client = httpx.Client(base_url=self.url, timeout=30, headers={"Sec-Fetch-Site": "same-origin"})
        assert client.post("/login", data={"login": login, "password": PASSWORD}).status_code == 303
        path = f"/{LEADERS[login].value}/lead"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if "gradio_config" in client.get(f"{path}/").text:
                return Workspace(client, path).open()
            time.sleep(0.3)
        raise AssertionError("the page was not built")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    data = tmp_path_factory.mktemp("nuggets") / "data"
    mail = SmtpServer()
    mail.start()
    share_models(data)
    settings = Settings(
        data=data,
        public_url="http://127.0.0.1:7860",
        smtp_host="127.0.0.1",
        smtp_port=mail.port,
        smtp_security="none",
        smtp_from="learning@example.org",
    )
    with application(settings) as app, contextlib.ExitStack() as held:
        for login, language in {**READERS, **LEADERS}.items():
            roles = frozenset({Role.LEADER} if login in LEADERS else ())
            new = NewPerson(login, login.title(), PASSWORD, roles, frozenset({TeamName(WARD)}), language)
            add_person(app, COMMAND_LINE, replace(new, must_change_password=False))
        for login in READERS:
            set_mail(app, COMMAND_LINE, login, f"{login}@example.org")
        screens = LeadScreens(app, workspaces=("lead",))
        web = create_app(app, settings, screens)
        url = held.enter_context(served(SimpleNamespace(app=web)))  # type: ignore[arg-type]
        yield Open(app, url, mail)
    mail.stop()


def texts_of(login: str) -> Any:
    return catalogue(Tongue(LEADERS[login])).text


@pytest.mark.parametrize("login", list(LEADERS))
def test_from_a_pattern_to_the_mailboxes(house: Open, login: str) -> None:
    page, text, before = house.page(login), texts_of(login), len(house.mail.taken)
    opened = page.call("open_nuggets", query="")
    assert not opened.notice
    assert text("nuggets-planned-none") in opened.texts
    shown = page.call("suggest_nugget", "teaching-a-skill", 0)
    key, _, own, second, third, meter, source = (shown.value(place) for place in range(1, 8))
    assert 60 < count(own) <= 120
    assert all((second, third))
    assert text("nuggets-words", count=count(own), limit=120) in meter
    assert "Kwabena Mensah" in source
    other = page.call("other_nugget", "teaching-a-skill", 0)
    assert other.value(3) != own
    assert text("nuggets-words", count=2, limit=120) in page.call("count_nugget", "Een. Twee.").value(1)
    mine = f"{login}: " + own
    today = house.app.clock().date().isoformat()
    given = [key, "teaching-a-skill", WARD, today, mine, second, third]
    planned = page.call("plan_nugget", *given)
    assert not planned.notice
    page.call("plan_nugget", *given)
    assert page.call("copy_nugget").value(1)
    send_round(house.app)
    new = house.mail.taken[before:]
    assert sorted(one.to[0].partition("@")[0] for one in new) == sorted(READERS)
    (own_language,) = (one for one in new if READERS[one.to[0].partition("@")[0]] is LEADERS[login])
    part = own_language.message.get_body(("plain",))
    assert part
    assert str(part.get_content()).startswith(mine.split("\n")[0])
    again = page.call("open_nuggets", query="")
    assert text("nuggets-sent-count", count=3) in again.texts


def test_what_cannot_be_sent_is_said_and_the_text_stays(house: Open) -> None:
    page, text, before = house.page("lea"), texts_of("lea"), len(house.mail.taken)
    today = house.app.clock().date().isoformat()
    key = page.call("open_nuggets", query="").value(2)
    base = {"key": key, "pattern": "teaching-a-skill", "team": WARD, "day": today, "text": "Kijk. En dan?"}

    def said(**changes: str) -> str:
        now = {**base, **changes}
        shown = page.call(
            "plan_nugget", *(now[name] for name in ("key", "pattern", "team", "day", "text")), "", ""
        )
        assert shown.success
        return shown.notice

    assert said(pattern="") == text("nuggets-choose-pattern")
    assert said(text="Kijk.") == text("nugget-one-question", questions=0)
    assert said(text="woord " * 130 + "?") == text("nugget-too-long", words=130, limit=120)
    assert said(team="Elders") == text("nugget-team")
    assert said(day="2020-01-01") == text("nugget-day")
    assert said(day="ooit") == text("nugget-day")
    assert len(house.mail.taken) == before


def test_a_planned_one_is_taken_back_and_the_feed_has_an_address(house: Open) -> None:
    page, text = house.page("lea"), texts_of("lea")
    key = page.call("open_nuggets", query="").value(2)
    day = house.app.clock().date().replace(year=house.app.clock().year + 1).isoformat()
    page.call("plan_nugget", key, "near-miss", WARD, day, "Kijk. En dan?", "", "")
    assert text("nuggets-planned-none") not in page.call("open_nuggets", query="").texts
    assert page.call("take_back_nugget", "").notice == text("nuggets-choose")
    assert text("nuggets-planned-none") in page.call("take_back_nugget", key).texts
    first = page.call("show_feed", WARD).value(2)
    assert first.startswith("http://127.0.0.1:7860/nuggets/feed/")
    assert page.call("renew_feed", WARD).value(2) != first


def test_the_server_sends_by_itself_and_says_when_the_mail_server_is_away(house: Open) -> None:
    page, text, before = house.page("liz"), texts_of("liz"), len(house.mail.taken)
    key = page.call("open_nuggets", query="").value(2)
    house.mail.stop()
    today = house.app.clock().date().isoformat()
    page.call("plan_nugget", key, "near-miss", WARD, today, "Look. And then?", "", "")
    assert send_round(house.app).trouble == "unreachable"
    told = page.call("open_nuggets", query="").texts
    assert text("nuggets-trouble", why=text("nuggets-why-unreachable"), count=1)[:40] in told
    assert text("nuggets-waiting-count", count=3) in told
    house.mail.start()
    with house.app.work() as work:
        work.memberships.set_trouble(None)  # as if the pause were over
        work.commit()
    postman = house.app.post.postman
    assert isinstance(postman, Postman)
    postman.start(Sending(house.app), when=lambda: True)
    assert house.mail.wait_for(before + 3)
    postman.stop()
    assert len(house.mail.taken) == before + 3
