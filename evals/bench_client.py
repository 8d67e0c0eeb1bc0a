"""What the benchmark sends: logins, and events as a page in a browser sends them."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

import httpx

PASSWORD = "a quiet password for the bench"  # noqa: S105 -- of people who exist only while this runs
WORDS = (
    "On Tuesday the handover on the ward took twenty minutes longer because the list was out of date. "
    "I noticed that I became impatient and interrupted my colleague twice. "
)
_FUNCTIONS: dict[str, dict[str, Any]] = {}


@dataclass
class Page:
    """One open conversation of one person."""

    client: httpx.Client
    query: str
    number: int
    session: str

    def turn(self) -> float:
        """Answer the question that waits; begin another reflection when there is none. Seconds it took."""
        text = f"{WORDS}{secrets.token_hex(4)}"
        began = time.perf_counter()
        shown = event(self.client, "learn_answer", [self.number, None, text], self.session, self.query)
        took = time.perf_counter() - began
        number = shown[5]
        if isinstance(number, int):
            self.number = number
        else:
            self.query, self.number = _new_reflection(self.client, self.session)
        return took


def begun(address: str, login: str) -> Page:
    """The first question is on the screen."""
    client, session = client_of(address, login), secrets.token_hex(6)
    query, number = _new_reflection(client, session)
    return Page(client, query, number, session)


def _new_reflection(client: httpx.Client, session: str) -> tuple[str, int]:
    name = secrets.token_hex(8)
    event(client, "learn_begin", [name, WORDS, 20, "gibbs", "chat"], session)
    query = f"id={name}"
    return query, int(event(client, "learn_open_talk", [], session, query)[5])


def event(client: httpx.Client, name: str, data: list[Any], session: str, query: str = "") -> list[Any]:
    """Send one event and wait for its outputs."""
    base, server = "/en/learn", str(client.base_url)
    if server not in _FUNCTIONS:
        known = client.get(f"{base}/config").json()["dependencies"]
        _FUNCTIONS[server] = {one["api_name"]: one["id"] for one in known}
    body = {"data": data, "fn_index": _FUNCTIONS[server][name], "session_hash": session}
    joined = client.post(f"{base}/gradio_api/queue/join?{query}", json=body)
    joined.raise_for_status()
    address, asked = f"{base}/gradio_api/queue/data", {"session_hash": session}
    with client.stream("GET", address, params=asked) as stream:
        for line in stream.iter_lines():
            if '"process_completed"' in line:
                said = json.loads(line[5:])
                if not said["success"]:
                    raise RuntimeError(f"{name} failed")
                return list(said["output"]["data"])
    raise RuntimeError(f"{name} never ended")


def answers(address: str) -> bool:
    """Whether somebody answers there."""
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def client_of(address: str, login: str) -> httpx.Client:
    """Someone who is logged in."""
    client = httpx.Client(base_url=address, timeout=120, headers={"sec-fetch-site": "same-origin"})
    client.post("/login", data={"login": login, "password": PASSWORD})
    return client


def ready(client: httpx.Client, path: str) -> None:
    """Wait until a workspace is built."""
    while client.get(path).status_code != 200:
        time.sleep(0.05)
