"""The real command line: here, where that is enough, or in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

from assistant.__main__ import main
from assistant.library.library import FileLibrary
from tests.fakes.talks import library, plans, reader
from tests.serving import environment


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its output as JSON, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def assistant(data: Path, *words: str, said: str = "", **settings: str) -> Done:
    """Run `assistant` with these words to its end, here, `said` on its standard input.

    The shipped library is read once for all of them; a process of its own reads it anew.
    """
    out, err, before = io.StringIO(), io.StringIO(), dict(os.environ)
    known, sys.stdin = sys.stdin, io.StringIO(said)
    os.environ.update({"ASSISTANT_DATA": str(data), "COLUMNS": "100", **settings})
    try:
        with redirect_stdout(out), redirect_stderr(err), _read_once():
            code = main(list(words))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdin = known
        os.environ.clear()
        os.environ.update(before)
    return Done(code, out.getvalue(), err.getvalue())


@contextmanager
def _read_once() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(patch("assistant.bootstrap.FileLibrary", _library))
        stack.enter_context(patch("assistant.bootstrap.RuleReader", lambda _: reader()))
        stack.enter_context(patch("assistant.bootstrap.RulePlans", lambda _: plans()))
        yield


def _library(own: Path | None = None) -> FileLibrary:
    return library() if own is None else FileLibrary(own)


def process(data: Path, *words: str, said: str | bytes = "", **settings: str) -> Done:
    """The same in a process of its own."""
    heard = said.encode() if isinstance(said, str) else said
    ended = subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        env=environment(data, **settings),
        input=heard,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@dataclass
class JsonTalk:
    """`assistant reflect --json`, line by line."""

    data: Path
    words: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    heard: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "reflect", "--json", *self.words],
            env=environment(self.data, **self.settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=60)

    def hear(self) -> dict[str, Any]:
        """The next object it writes."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.endswith("\n"), self.process.communicate(timeout=10)
        self.heard.append(json.loads(line))
        return self.heard[-1]

    def say(self, **given: object) -> dict[str, Any]:
        """Write one object, and hear what comes."""
        return self.send(json.dumps(given))

    def send(self, line: str) -> dict[str, Any]:
        """Write one line as it is, and hear what comes."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.hear()

    def to_the_end(self, reply: Callable[[dict[str, Any]], dict[str, str]]) -> list[dict[str, Any]]:
        """Answer every turn until the record has come; everything that was heard."""
        turn = self.hear()
        while turn["kind"] != "record":
            said = turn["kind"] in ("summary", "goodbye")
            turn = self.hear() if said else self.say(**reply(turn))
        return self.heard
