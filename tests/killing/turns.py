"""Real turns, what of them was acknowledged, and whether the database holds exactly that."""

from __future__ import annotations

import html
import json
import os
import re
import secrets
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pysqlite3 import dbapi2

from assistant.storage.engine import database
from tests.fakes.processes import ROOT
from tests.integration.gradio_calls import Workspace
from tests.serving import environment

#: Seconds in which the app must answer after a restart.
SOON = 30.0
#: One's own words on the page of a conversation, after what is said only to those who listen.
_MINE = re.compile(r'<p class="mine">(?:<span class="sr-only">[^<]*</span>)?([^<]*)</p>')


def dying(point: str, nth: int, arm: Path) -> tuple[str, ...]:
    """The command of a process that will die there, for `Server.command` or `Lines`."""
    return ("-m", "tests.killing.serve_and_die", point, str(nth), str(arm))


@dataclass
class Said:
    """What one person answered: `sure` was acknowledged, in this order; `pending` was sent and is not."""

    reflection: str
    sure: list[str] = field(default_factory=list)
    pending: tuple[int, str] | None = None


@dataclass
class OnPage:
    """A person who reflects in the browser."""

    client: httpx.Client
    said: Said
    number: int = 0
    page: Workspace = field(init=False)

    def __post_init__(self) -> None:
        self.page = Workspace(self.client).open()

    @classmethod
    def begins(cls, client: httpx.Client) -> OnPage:
        name = secrets.token_hex(8)
        person = cls(client, Said(name))
        occasion = words(0)
        begun = person.page.call("begin", name, occasion, 20, "gibbs", "chat")
        assert begun.goes_to == name, begun
        person.said.sure.append(occasion)
        person.look()
        return person

    def look(self) -> str:
        """Open the page; the question that waits there."""
        shown = self.page.call("open_talk", query=f"id={self.said.reflection}")
        assert shown.success, shown.raw
        self.number = shown.value(5)
        return str(shown.value(3))

    def answer(self) -> bool:
        """Answer the question; whether the answer was acknowledged."""
        self.said.pending = (self.number, words(self.number))
        return self.send_pending()

    def send_pending(self) -> bool:
        """Send what is pending, maybe once more, as a page does whose connection broke."""
        assert self.said.pending
        number, text = self.said.pending
        try:
            shown = self.page.call("answer", number, None, text, query=f"id={self.said.reflection}")
        except (httpx.TransportError, json.JSONDecodeError):
            return False
        if not shown.success:
            return False
        assert not shown.notice, shown.notice
        self.said.sure.append(text)
        self.said.pending = None
        self.number = shown.value(5)
        return True


@dataclass
class Lines:
    """`assistant reflect --json`, or a process that dies in the middle of it."""

    data: Path
    before: tuple[str, ...] = ("-m", "assistant")
    more: tuple[str, ...] = ()
    login: str = "anouk"
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        command = [sys.executable, *self.before, "reflect", "--as", self.login, "--json", *self.more]
        kept = environment(self.data)
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=kept, stdin=pipe, stdout=pipe, text=True)

    def read(self) -> dict[str, object]:
        """The next object, empty when the process has ended."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return json.loads(line) if line.endswith("\n") else {}

    def write(self, text: str) -> None:
        """Answer the question."""
        assert self.process.stdin
        try:
            self.process.stdin.write(json.dumps({"text": text}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return

    def end(self) -> int:
        """Close its input and wait for the end; the exit status."""
        self.process.communicate(timeout=60)
        return self.process.returncode


def words(number: int) -> str:
    """An answer like no other."""
    return f"Antwoord {number} {secrets.token_hex(6)}. Ik merkte dat ik ongeduldig werd – en zweeg 😀."


def written(shown: str) -> list[str]:
    """The person's answers as a conversation shows them; not where a question takes their words up again."""
    return [html.unescape(text) for text in _MINE.findall(shown)]


def stored(data: Path, reflection: str) -> list[tuple[int, str, str | None]]:
    """The exchanges of a reflection as they stand in the database: number, question, answer."""
    with closing(dbapi2.connect(str(database(data)), timeout=10)) as connection:
        query = "SELECT number, text, answer FROM exchanges WHERE reflection_id = ? ORDER BY number"
        return [tuple(row) for row in connection.execute(query, (reflection,))]


def last_reflection(data: Path) -> str:
    """The id of the reflection that was begun last, empty when there is none."""
    with closing(dbapi2.connect(str(database(data)), timeout=10)) as connection:
        row = connection.execute("SELECT id FROM reflections ORDER BY created_at DESC LIMIT 1").fetchone()
        return str(row[0]) if row else ""


def integrity(data: Path) -> str:
    """What SQLite says of the whole file."""
    with closing(dbapi2.connect(str(database(data)), timeout=10)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def check(data: Path, said: Said) -> None:
    """Each acknowledged answer once and in order, nothing lost or doubled, and one question that waits."""
    rows = stored(data, said.reflection)
    answers = [answer for _, _, answer in rows if answer is not None]
    unsure = [said.pending[1]] if said.pending else []
    assert answers in (said.sure, said.sure + unsure), (len(answers), len(said.sure), bool(unsure))
    assert [number for number, _, _ in rows] == list(range(1, len(rows) + 1))
    assert [answer for _, _, answer in rows].count(None) == 1, "one question waits, once"
    assert rows[-1][2] is None
    assert integrity(data) == "ok"


def seconds_until(data: Path, more: tuple[str, ...], login: str = "anouk") -> tuple[float, Lines, str]:
    """Start the plain command; how long until its first question, the command, and that question."""
    began = time.monotonic()
    lines = Lines(data, more=more, login=login)
    turn = lines.read()
    assert turn.get("text"), turn
    return time.monotonic() - began, lines, str(turn["text"])


def copy_of(folder: Path, target: Path) -> Path:
    """A data folder with the same people, without the cost of hashing their passwords again."""
    target.mkdir(mode=0o700, parents=True)
    for name in ("assistant.db", "assistant.db-wal"):
        if (folder / name).exists():
            (target / name).write_bytes((folder / name).read_bytes())
            os.chmod(target / name, 0o600)
    return target
