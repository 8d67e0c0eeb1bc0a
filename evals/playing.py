"""Plays scripted learners through `assistant reflect --json`: in a process of its own, or in this one.

In this process the same class reads and writes the same lines over a real database; only the program's start
is left out. There a person can reflect several times, a fortnight between one time and the next.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final, TextIO, cast

from assistant.bootstrap import application, now
from assistant.commands.dialogue import converse
from assistant.commands.line_by_line import JsonLines
from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.language import Tongue
from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Mode, Reflection
from assistant.services.application import Application
from assistant.services.forms import save_form
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.services.reflections import Beginning, begin
from assistant.settings import load_settings
from evals.scripted import Learner, Script, Turn

#: Between one reflection of a person and their next.
_FORTNIGHT: Final = timedelta(days=14)
_OF_THE_LINES: Final = ("summary", "goodbye", "error")


@dataclass(frozen=True)
class Played:
    """One conversation of a scripted learner: what was written, what they typed, what was stored.

    `before` is what they typed last before each turn.
    """

    script: Script
    turns: tuple[Turn, ...] = field(repr=False)
    before: tuple[str, ...] = field(repr=False)
    said: tuple[str, ...] = field(repr=False)
    stored: Reflection = field(repr=False)

    @property
    def asked(self) -> tuple[Exchange, ...]:
        """The questions, as they were stored."""
        return self.stored.exchanges

    @property
    def record(self) -> Turn:
        """The last line."""
        return self.turns[-1]


@contextmanager
def house(people: list[Script], data: Path) -> Iterator[Application]:
    """The product on this folder, these people let in, and what may be offered to them read in."""
    with application(load_settings(data=data)) as app:
        let_in(app, people)
        app.finder.embed_waiting()
        yield app


@contextmanager
def new_folder(like: Path | None = None) -> Iterator[Path]:
    """A data folder that goes afterwards: a copy of another, or new with the model that is kept in `data`."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if like:
            shutil.copytree(like, data, symlinks=True)
        else:
            models = load_settings().data.absolute() / "models"
            models.mkdir(parents=True, exist_ok=True)
            data.mkdir()
            (data / "models").symlink_to(models)
        yield data


def let_in(app: Application, people: list[Script]) -> None:
    """Make each of them a learner whose login is the script's id."""
    for script in people:
        new = NewPerson(script.id, script.id, secrets.token_urlsafe(), language=script.language)
        add_person(app, COMMAND_LINE, new)


def play(app: Application, script: Script, times_before: int = 0) -> Played:
    """One conversation in this process, `times_before` fortnights from now."""
    later = replace(app, clock=lambda: now() + times_before * _FORTNIGHT, address=script.address)
    person, lines = _person(app, script), _Lines(Learner(script))
    method, tongue = MethodId(script.method), later.tongue(script.language)
    beginning = Beginning(method, script.minutes, tongue, begin_id=f"{script.id}-time-{times_before}")
    here = cast(TextIO, lines)
    known, sys.stdin = sys.stdin, here
    try:
        with redirect_stdout(here):
            converse(later, person, begin(later, person, beginning), JsonLines(later))
    finally:
        sys.stdin = known
    return _played(app, lines)


def play_apart(app: Application, data: Path, script: Script) -> Played:
    """One conversation with the program in a process of its own."""
    choices = (
        "--method",
        script.method,
        "--language",
        script.language.value,
        "--minutes",
        str(script.minutes),
    )
    command = [sys.executable, "-m", "assistant", "reflect", "--json", "--as", script.id, *choices]
    here = {"ASSISTANT_DATA": str(data), "ASSISTANT_GERMAN_ADDRESS": script.address.value}
    lines, pipe = _Lines(Learner(script)), subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own program, our own words
        command, env=os.environ | here, stdin=pipe, stdout=pipe, encoding="utf-8"
    ) as talking:
        for line in talking.stdout or ():
            lines.write(line)
            answer = lines.readline()
            if answer and talking.stdin:
                talking.stdin.write(answer)
                talking.stdin.flush()
    return _played(app, lines)


def fill_in(app: Application, script: Script) -> Reflection:
    """The same learner with fixed questions: the form, which has the plain first question of each stage."""
    person, learner = _person(app, script), Learner(script)
    tongue = Tongue(script.language, script.address)
    form = begin(app, person, Beginning(MethodId(script.method), script.minutes, tongue, Mode.FORM))
    answers = {e.number: learner.at_stage(e.stage) for e in form.exchanges}
    saved = save_form(app, person, form.id, answers, form.version, done=True)
    if saved.stop:  # said once; whoever goes on then goes on
        saved = save_form(app, person, form.id, answers, saved.reflection.version, done=True)
    return saved.reflection


class _Lines:
    """Standard output and input of one conversation: what is written is answered when it is read."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.turns: list[Turn] = []
        #: What the learner typed last before each turn.
        self.before: list[str] = []
        self._waiting: deque[Turn] = deque()

    def write(self, text: str) -> int:
        """Hear one object."""
        self.turns.append(json.loads(text))
        self.before.append(self.learner.said[-1] if self.learner.said else "")
        if _waits(self.turns[-1]):
            self._waiting.append(self.turns[-1])
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def readline(self) -> str:
        """Answer the turn that waits; nothing when none does."""
        return json.dumps(self.learner.reply(self._waiting.popleft())) + "\n" if self._waiting else ""

    def __iter__(self) -> Iterator[str]:
        while line := self.readline():
            yield line


def _waits(turn: Turn) -> bool:
    return turn["kind"] not in (*_OF_THE_LINES, "record")


def _played(app: Application, lines: _Lines) -> Played:
    learner = lines.learner
    with app.work(read_only=True) as work:
        stored = work.reflections.get(ReflectionId(lines.turns[-1]["id"]))
    if stored is None:
        raise LookupError(f"the reflection of {learner.script.id} was not stored")
    return Played(learner.script, tuple(lines.turns), tuple(lines.before), tuple(learner.said), stored)


def _person(app: Application, script: Script) -> Person:
    with app.work(read_only=True) as work:
        person = work.people.by_login(script.id)
    if person is None:
        raise LookupError(f"{script.id} was not let in")
    return person
