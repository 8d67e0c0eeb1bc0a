"""Nuggets through a real mail server and real processes: once to each, also after kill -9."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import application
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import NuggetId, NuggetState
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person, Role
from assistant.services import nugget_readers, nuggets
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.mail_addresses import set_mail
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import Settings, load_settings
from tests.fakes.processes import ROOT
from tests.killing.turns import copy_of
from tests.serving import PASSWORD, environment, share_models
from tests.smtp_server import SmtpServer

WARD = TeamName("Ward")
READERS = {"nele": Language.NL, "dirk": Language.DE, "eve": Language.EN}
SITE = "http://127.0.0.1:7860"


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    server = SmtpServer()
    server.start()
    yield server
    server.stop()


class Place:
    """A data folder with a leader and three readers, and a mail server."""

    def __init__(self, data: Path, server: SmtpServer) -> None:
        self.data, self.server = data, server

    def populate(self) -> None:
        share_models(self.data)
        with self.app() as app:
            self.add(app, "lea", Language.NL, Role.LEADER)
            for login, language in READERS.items():
                self.add(app, login, language)
                set_mail(app, COMMAND_LINE, login, f"{login}@example.org")

    def add(self, app: Application, login: str, language: Language, *roles: Role) -> None:
        new = NewPerson(login, login.title(), PASSWORD, frozenset(roles), frozenset({WARD}), language)
        add_person(app, COMMAND_LINE, new)

    @property
    def mail(self) -> dict[str, str]:
        return {
            "ASSISTANT_SMTP_HOST": "127.0.0.1",
            "ASSISTANT_SMTP_PORT": str(self.server.port),
            "ASSISTANT_SMTP_SECURITY": "none",
            "ASSISTANT_SMTP_FROM": "learning@example.org",
            "ASSISTANT_PUBLIC_URL": SITE,
        }

    @property
    def settings(self) -> Settings:
        given = {name.removeprefix("ASSISTANT_").lower(): value for name, value in self.mail.items()}
        return load_settings({}, data=self.data, **given)

    def app(self) -> object:
        return application(self.settings)

    def plan(self) -> NuggetId:
        with self.app() as app:
            leader = self.leader(app)
            found = nuggets.suggest(app, leader, PatternId("teaching-a-skill"))
            bodies = {language: text.body for language, text in found.texts.items()}
            new = nuggets.NewNugget(
                NuggetId(new_id()),
                WARD,
                PatternId("teaching-a-skill"),
                Language.NL,
                bodies,
                app.clock().date(),
            )
            return nuggets.plan_nugget(app, leader, new).id

    def leader(self, app: Application) -> Person:
        with app.work(read_only=True) as work:
            person = work.people.by_login("lea")
        assert person
        return person

    def told(self) -> nuggets.Told:
        with self.app() as app:
            return nuggets.nuggets_of(app, self.leader(app))[0]

    def start(self) -> subprocess.Popen[str]:
        """`assistant nuggets send-due` in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "assistant", "nuggets", "send-due", "--json"],
            cwd=ROOT,
            env=environment(self.data, **self.mail),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def send(self) -> dict[str, object]:
        said, wrong = self.start().communicate(timeout=120)
        assert said, wrong
        return dict(json.loads(said))

    def received(self) -> Counter[str]:
        return Counter(name.partition("@")[0] for taken in self.server.taken for name in taken.to)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Place(tmp_path_factory.mktemp("people") / "data", SmtpServer(port=25))
    place.populate()
    return place.data


@pytest.fixture
def place(people: Path, tmp_path: Path, server: SmtpServer) -> Place:
    return Place(copy_of(people, tmp_path / "data"), server)


def test_each_gets_it_once_in_their_own_language(place: Place) -> None:
    place.plan()
    assert place.send() == {"sent": 3, "failed": 0, "uncertain": 0, "waiting": 0, "trouble": ""}
    assert place.send() == {"sent": 0, "failed": 0, "uncertain": 0, "waiting": 0, "trouble": ""}
    assert place.received() == {"nele": 1, "dirk": 1, "eve": 1}
    mails = {taken.to[0].partition("@")[0]: taken.message for taken in place.server.taken}
    subjects = {name: str(mail["Subject"]) for name, mail in mails.items()}
    assert subjects == {
        "nele": "Iemand op de werkplek een vaardigheid leren",
        "dirk": "Am Arbeitsplatz etwas beibringen",
        "eve": "Teaching a skill on the job",
    }
    words = {"nele": "Waar kijk je naar", "dirk": "Wohin geht der eigene Blick", "eve": "What do you look at"}
    for name, mail in mails.items():
        part = mail.get_body(("plain",))
        assert part
        assert words[name] in str(part.get_content())
        assert mail["Content-Language"] == READERS[name].value


@pytest.mark.parametrize("where", ["MAIL", "RCPT", "END"])
def test_killed_while_a_mail_was_handed_over_it_is_uncertain_and_never_sent_again(
    place: Place, where: str
) -> None:
    place.plan()
    place.server.hang = where
    process = place.start()
    assert place.server.hung.wait(90)
    process.kill()
    process.communicate()
    before = place.received()
    place.server.hang = ""
    assert place.send() == {"sent": 2, "failed": 0, "uncertain": 1, "waiting": 0, "trouble": ""}
    assert sum(before.values()) == (1 if where == "END" else 0)
    assert max(place.received().values()) == 1
    (uncertain,) = place.told().uncertain
    others = {name: 1 for name in READERS if name != uncertain.lower()}
    assert place.received() == Counter(others) + before
    assert place.send()["sent"] == 0
    assert place.received() == Counter(others) + before


def test_a_dead_server_delays_says_so_and_then_gets_everything_once(place: Place) -> None:
    place.plan()
    place.server.stop()
    said = place.send()
    assert (said["trouble"], said["waiting"]) == ("unreachable", 3)
    with place.app() as app:
        trouble = nuggets.trouble_of(app, place.leader(app))
        assert trouble
        assert trouble.next_try > app.clock()
        with app.work() as work:
            work.memberships.set_trouble(None)  # as if the pause were over
            work.commit()
    place.server.start()
    assert place.send()["sent"] == 3
    assert place.received() == {"nele": 1, "dirk": 1, "eve": 1}
    assert place.told().nugget.state is NuggetState.SENT


def test_one_who_left_gets_nothing(place: Place) -> None:
    place.plan()
    with place.app() as app:
        with app.work() as work:
            eve = work.people.by_login("eve")
            assert eve
            token = nuggets.membership_of(work, eve, WARD).token
            work.commit()
        nugget_readers.leave(app, token)
    assert place.send()["sent"] == 2
    assert place.received() == {"nele": 1, "dirk": 1}


def test_two_processes_do_not_send_at_once(place: Place) -> None:
    place.plan()
    place.server.hang = "END"
    first = place.start()
    assert place.server.hung.wait(90)
    second = place.start()
    _, wrong = second.communicate(timeout=90)
    assert second.returncode == 1
    assert "Another process sends the mail" in wrong
    first.kill()
    first.communicate()


def test_without_a_mail_server_the_command_says_so(place: Place) -> None:
    command = [sys.executable, "-m", "assistant", "nuggets", "send-due"]
    done = subprocess.run(command, cwd=ROOT, env=environment(place.data), capture_output=True, text=True)
    assert done.returncode == 1
    assert "ASSISTANT_SMTP_HOST" in done.stderr
