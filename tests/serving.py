"""A real server on a real data folder, in a process of its own, for tests that look from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from assistant.bootstrap import application
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import load_settings
from tests.reading_in import share_models

PASSWORD = "een rustig wachtwoord"

#: login → language and roles beyond learner. One person of each role in each language the tests need.
PEOPLE: dict[str, tuple[Language, frozenset[Role]]] = {
    "anouk": (Language.NL, frozenset()),
    "jonas": (Language.DE, frozenset()),
    "ada": (Language.EN, frozenset()),
    "fatma": (Language.NL, frozenset({Role.EXPERT})),
    "aydin": (Language.DE, frozenset({Role.LEADER})),
    "lotte": (Language.NL, frozenset({Role.LND})),
    "beheer": (Language.EN, frozenset({Role.ADMINISTRATOR})),
}


def populate(data: Path, logins: tuple[str, ...] = tuple(PEOPLE)) -> None:
    """Let the test's people in, all with `PASSWORD`; the models are those of all tests."""
    share_models(data)
    with application(load_settings(data=data)) as app:
        for login in logins:
            language, roles = PEOPLE[login]
            name = login.capitalize()
            teams = frozenset({TeamName("Ward")})
            new = NewPerson(login, name, PASSWORD, roles, teams, language, must_change_password=False)
            add_person(app, COMMAND_LINE, new)


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a process of ours: nothing of the tester's own settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ASSISTANT_")}
    return {**kept, "ASSISTANT_DATA": str(data), "PYTHONUNBUFFERED": "1", **more}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Server:
    """`assistant serve` on a data folder. `start` returns when the login page answers."""

    data: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ("-m", "assistant", "serve")
    process: subprocess.Popen[bytes] | None = None
    _clients: list[httpx.Client] = field(default_factory=list, repr=False)

    @property
    def url(self) -> str:
        """The address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What the server printed, all its lives after one another."""
        return self.data.parent / f"server-{self.port}.log"

    def start(self, patience: float = 60) -> float:
        """Start and wait for the login page; the seconds it took. Raises AssertionError with the log."""
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command, "--port", str(self.port)],
                env=environment(self.data, **{"ASSISTANT_TEND_INDEX": "false"} | self.settings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while time.monotonic() - began < patience:
            assert self.process.poll() is None, self.log.read_text(errors="replace")[-3000:]
            try:
                if httpx.get(f"{self.url}/login", timeout=2).status_code < 500:
                    return time.monotonic() - began
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text(errors="replace")[-3000:])

    def kill(self) -> None:
        """kill -9."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Stop as an operator does; nobody is a client of it any more."""
        self.close_clients()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()

    def close_clients(self) -> None:
        """Close the connections of all clients made here; they cannot be used again."""
        while self._clients:
            self._clients.pop().close()

    def client(self, login: str | None = None) -> httpx.Client:
        """A client like a browser's, logged in if a login is named. Closed when the server is stopped."""
        client = httpx.Client(base_url=self.url, timeout=30, headers={"Sec-Fetch-Site": "same-origin"})
        self._clients.append(client)
        if login:
            answer = client.post("/login", data={"login": login, "password": PASSWORD})
            assert answer.status_code == 303, (answer.status_code, answer.text[:300])
        return client

    def ready(self, client: httpx.Client, path: str, patience: float = 90) -> str:
        """Wait until a workspace is built; its page."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            answer = client.get(path)
            if answer.status_code == 200 and "gradio_config" in answer.text:
                return answer.text
            time.sleep(0.3)
        raise AssertionError(f"{path} was not built in {patience} s")


def visible_words(html: str) -> str:
    """A page's text without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
