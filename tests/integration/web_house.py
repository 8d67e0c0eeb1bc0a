"""A whole web application for tests: people in memory, a clock by hand, two tiny Gradio screens."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from markupsafe import escape
from starlette.testclient import TestClient

from assistant.documents.extract import FileReader
from assistant.domain.language import Language, Tongue
from assistant.domain.people import Person, Role
from assistant.reading.language import language_of
from assistant.reading.sentences import split
from assistant.retrieval.passages import ChunkPassages
from assistant.services.application import Application
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import Settings
from assistant.ui.texts import catalogue
from assistant.web.app import create_app
from assistant.web.passwords import Argon2Passwords
from tests.fakes.finding import ToldFinder
from tests.fakes.indexes import NoIndex
from tests.fakes.nuggets import a_post
from tests.fakes.work import FakeStore

HERE = "http://127.0.0.1:7860"
PASSWORD = "een lange zin als wachtwoord"
FIRST_CODE = "aBcD-0123"
#: What a browser says of itself.
BROWSER = {"accept": "text/html,*/*;q=0.8", "sec-fetch-site": "same-origin"}


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


class TinyScreens:
    """Two workspaces with a field, a button and a second page; events repeat what was typed."""

    workspaces = ("learn", "accompany")

    def __init__(self) -> None:
        self.built: list[str] = []
        self.hold = threading.Event()
        self.hold.set()
        self.broken = False

    def build(self, workspace: str, tongue: Tongue) -> Any:
        self.hold.wait(600)  # let go when the test is over; a busy machine takes minutes
        if self.broken:
            raise RuntimeError("geheime woorden")
        import gradio as gr

        def say(text: str, request: gr.Request) -> str:
            if text == "breek":
                raise RuntimeError(f"geheime woorden {text}")
            return f"{request.username} schreef {text} in {tongue.language.value}"

        with gr.Blocks(analytics_enabled=False, title=workspace) as blocks:
            box, button, out = gr.Textbox(elem_id="box"), gr.Button("Zend"), gr.Markdown(elem_id="out")
            state = gr.State("")
            button.click(say, [box], out, api_name="say")
            again = gr.Button("Bewaar")
            again.click(lambda text, old: (text, old), [box, state], [state, out], api_name="keep")
        with blocks.route("Two", "/two"):
            gr.Markdown("tweede pagina")
        self.built.append(f"{tongue.language.value}/{workspace}")
        return blocks

    def look(self) -> dict[str, Any]:
        return {"css": "body{color:#111}"}


@dataclass
class House:
    """Everything of one test."""

    app: FastAPI
    application: Application
    store: FakeStore
    clock: HandClock
    screens: TinyScreens
    settings: Settings
    drafts: list[tuple[str, str, str]] = field(default_factory=list)

    def client(self, at: str = HERE, address: str = "10.0.0.1", **headers: str) -> TestClient:
        """A browser without cookies. The screens are not started: use `served` for them."""
        return TestClient(
            self.app, base_url=at, client=(address, 5), follow_redirects=False, headers={**BROWSER, **headers}
        )

    def as_(self, login: str, **more: str) -> TestClient:
        """A browser in which that person is logged in."""
        browser = self.client(**more)
        answer = browser.post("/login", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return browser


def words(language: str, key: str, **values: str | int) -> str:
    """A text of the interface as it stands in a page, whoever words it anew."""
    return str(escape(catalogue(Tongue(Language(language))).text(key, **values)))


def make_house(tmp_path: Path, *, empty: bool = False, **settings: Any) -> House:
    """A house with anouk (learner), ben (learner and expert) and carla (administrator), unless empty."""
    store, clock, screens, nothing = FakeStore(), HandClock(), TinyScreens(), Any
    passwords = Argon2Passwords(memory_kib=64, passes=1)
    chosen = Settings(data=tmp_path / "data", **settings)
    application = Application(
        work=store,
        clock=clock,
        passwords=passwords,
        library=nothing,  # type: ignore[arg-type]
        reader=nothing,  # type: ignore[arg-type]
        plans=nothing,  # type: ignore[arg-type]
        patterns=nothing,  # type: ignore[arg-type]
        documents=FileReader(),
        passages=ChunkPassages(split),
        finder=ToldFinder(),
        index=NoIndex(),
        safety=nothing,  # type: ignore[arg-type]
        feedback=nothing,  # type: ignore[arg-type]
        language_of=language_of,
        post=a_post(),
        forget_deleted=lambda: None,
        address=chosen.german_address,
    )
    house = House(FastAPI(), application, store, clock, screens, chosen)
    if not empty:
        somebody(house, "anouk")
        somebody(house, "ben", Role.EXPERT)
        somebody(house, "carla", Role.ADMINISTRATOR)

    def put(_: Application, person: Person, place: str, text: str) -> None:
        house.drafts.append((person.login, place, text))

    house.app = create_app(application, chosen, screens, first_code=FIRST_CODE, put_draft=put)
    return house


def somebody(house: House, login: str, *roles: Role, language: Language = Language.NL, **more: Any) -> Person:
    """Add someone whose password is `PASSWORD`."""
    new = NewPerson(
        login,
        login.title(),
        PASSWORD,
        roles=frozenset(roles),
        language=language,
        must_change_password=more.pop("must_change_password", False),
    )
    return add_person(house.application, COMMAND_LINE, new)


@contextlib.contextmanager
def served(house: House) -> Iterator[str]:
    """The house behind a real server on a free port; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(house.app, port=port, log_level="warning", access_log=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
