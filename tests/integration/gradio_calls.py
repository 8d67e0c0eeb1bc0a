"""A tiny client for Gradio's queue: what a page in a browser sends when a button is pressed.

An event is `POST …/gradio_api/queue/join` with the number of its function and the values of its inputs; its
answer comes on the stream `GET …/gradio_api/queue/data`. The page's own query travels with the join.
"""

from __future__ import annotations

import html
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

#: Messages after which nothing more comes for an event.
_LAST = frozenset({"process_completed", "close_stream", "unexpected_error"})


@dataclass(frozen=True)
class Answer:
    """What came back for one event: status of the join, whether it succeeded, its outputs, every byte."""

    status: int
    success: bool = False
    data: tuple[Any, ...] = ()
    raw: str = field(default="", repr=False)

    @property
    def notice(self) -> str:
        """What the page says to the person, without its tags: every bound event's first output."""
        return words_of(self.data[0]) if self.data else ""

    @property
    def texts(self) -> str:
        """Everything shown, as text."""
        return words_of(json.dumps(self.data, ensure_ascii=False))

    def value(self, place: int) -> Any:
        """One output's value, whether it came plain or as an update."""
        found = self.data[place]
        return found.get("value") if isinstance(found, dict) else found

    @property
    def goes_to(self) -> str:
        """The id in the link that leads on, if there is one."""
        found = re.search(r"[?&](?:amp;)?id=([A-Za-z0-9_-]+)", self.raw)
        return found.group(1) if found else ""


def words_of(shown: Any) -> str:
    """A shown value without its tags."""
    text = shown.get("value", "") if isinstance(shown, dict) else shown
    return html.unescape(re.sub(r"<[^>]+>", " ", str(text or ""))).strip()


@dataclass
class Workspace:
    """One open page of a workspace in one language. `path` is like `/nl/learn`."""

    client: httpx.Client
    path: str = "/nl/learn"
    session_hash: str = field(default_factory=lambda: secrets.token_hex(6))
    functions: dict[str, int] = field(default_factory=dict)

    def open(self) -> Workspace:
        """Read the numbers of the events from the page's own configuration."""
        self.functions = functions_of(self.client, self.path)
        return self

    def join(self, number: Any, data: Any, query: str = "", **more: Any) -> httpx.Response:
        """Send an event by its number."""
        body = {"data": data, "fn_index": number, "session_hash": self.session_hash, **more}
        address = f"{self.path}/gradio_api/queue/join" + (f"?{query}" if query else "")
        kind = {"content-type": "application/json"}
        return self.client.post(address, content=json.dumps(body), headers=kind)

    def call(self, verb: str, *data: Any, query: str = "") -> Answer:
        """Send an event by its verb (`answer`, `keep` …) and wait for what it answers."""
        return self.send(self.functions[f"{self.path.rsplit('/', 1)[-1]}_{verb}"], list(data), query)

    def send(self, number: Any, data: Any, query: str = "") -> Answer:
        """Send an event by its number and wait for what it answers."""
        joined = self.join(number, data, query)
        if joined.status_code != 200:
            return Answer(joined.status_code, raw=joined.text)
        return self.result(joined.json().get("event_id", ""))

    def result(self, event_id: str = "") -> Answer:
        """Listen to the stream until the event is done."""
        lines: list[str] = []
        address, asked = f"{self.path}/gradio_api/queue/data", {"session_hash": self.session_hash}
        with self.client.stream("GET", address, params=asked) as stream:
            if stream.status_code != 200:
                return Answer(stream.status_code, raw=stream.read().decode(errors="replace"))
            for line in _lines(stream):
                lines.append(line)
                message = json.loads(line[5:]) if line.startswith("data:") else {}
                theirs = not event_id or message.get("event_id", event_id) == event_id
                if message.get("msg") in _LAST and theirs:
                    return _answer(message, "\n".join(lines))
        return Answer(200, raw="\n".join(lines))


def _lines(stream: httpx.Response) -> Iterator[str]:
    """The lines of an event stream as a browser sees them: other separators are part of the text."""
    rest = b""
    for some in stream.iter_bytes():
        *whole, rest = (rest + some).split(b"\n")
        yield from (line.decode().removesuffix("\r") for line in whole)


def functions_of(client: httpx.Client, path: str) -> dict[str, int]:
    """The number of each event of a workspace, by its name."""
    answer = client.get(f"{path}/config")
    answer.raise_for_status()
    return {d["api_name"]: int(d["id"]) for d in answer.json()["dependencies"]}


def _answer(message: dict[str, Any], raw: str) -> Answer:
    output = message.get("output") or {}
    return Answer(200, bool(message.get("success")), tuple(output.get("data") or ()), raw)
