"""A real server that speaks the OpenAI protocol badly, as it is told: faults at three points of a turn."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

GOOD = "Wat zag je bij Milan toen hij “ja ja” zei?"
UNFIT = "Wat goed dat je dit vertelt! Waarom liep je weg?"
HALF = "Wat zag je bij Milan toen"
POINTS = ("before", "middle", "end")
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
)


class Talk:
    """One connection: what was asked is read, what is answered is up to the fault."""

    def __init__(self, connection: socket.socket, over: threading.Event) -> None:
        self._connection = connection
        self._over = over

    def raw(self, data: bytes) -> None:
        self._connection.sendall(data)

    def chunk(self, data: bytes) -> None:
        self.raw(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def event(self, value: object) -> None:
        self.chunk(b"data: " + (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n\n")

    def say(self, text: str, end: str | None = None, **delta: str) -> None:
        choice = {
            "index": 0,
            "delta": {"content": text, **delta} if text or delta else {},
            "finish_reason": end,
        }
        self.event(
            {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": [choice]}
        )

    def status(self, code: int, body: bytes = b'{"error": {"message": "no", "type": "x"}}') -> None:
        head = f"HTTP/1.1 {code} No\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.raw(head.encode() + b"Connection: close\r\n\r\n" + body)

    def until(self, point: str, text: str = GOOD) -> None:
        """Everything that is well up to that point of the answer."""
        if point == "before":
            return
        self.raw(_HEAD)
        self.say("", role="assistant")
        self.say(HALF if point == "middle" else text)

    def finish(self) -> None:
        self.say("", end="stop")
        self.event(b"[DONE]")
        self.raw(b"0\r\n\r\n")

    def wait(self, every: float = 0.05, each: Callable[[], None] | None = None) -> None:
        """Stay until the other side leaves or the test is over."""
        while not self._over.wait(every):
            if each:
                each()

    def reset(self) -> None:
        """Break off as a machine does that fell over."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def well(talk: Talk, point: str) -> None:
    talk.until("end")
    talk.finish()


def silence(talk: Talk, point: str) -> None:
    talk.until(point)
    talk.wait()


def drip(talk: Talk, point: str) -> None:
    talk.until(point)
    if point == "before":
        talk.raw(_HEAD)
    talk.wait(each=lambda: talk.chunk(b": still here\n\n"))


def cut(talk: Talk, point: str) -> None:
    talk.until(point)
    talk.reset()


def _failing(code: int) -> Callable[[Talk, str], None]:
    def fail(talk: Talk, point: str) -> None:
        if point == "before":
            talk.status(code)
            return
        talk.until(point)
        talk.event({"error": {"message": "no", "code": code, "type": "server_error"}})
        talk.raw(b"0\r\n\r\n")

    return fail


def garbage(talk: Talk, point: str) -> None:
    talk.until(point)
    noise = bytes(range(256)) * 20
    if point == "before":
        talk.raw(noise)
    else:
        talk.chunk(b"data: " + noise + b"\n\n")
        talk.raw(noise)


def wrong_json(talk: Talk, point: str) -> None:
    if point == "before":
        talk.raw(_HEAD)
    talk.until(point)
    talk.event(b'{"choices": "none", "id": [}' if point == "middle" else {"answer": GOOD})
    talk.event({"choices": [{"delta": 7}]})
    talk.raw(b"0\r\n\r\n")


def empty(talk: Talk, point: str) -> None:
    if point == "before":
        talk.status(200, b"")
    elif point == "middle":
        talk.raw(_HEAD)
        talk.say("   ")
        talk.finish()
    else:
        talk.raw(_HEAD)
        talk.event(b"[DONE]")
        talk.raw(b"0\r\n\r\n")


def refusal(talk: Talk, point: str) -> None:
    talk.raw(_HEAD)
    if point == "before":
        talk.say("I'm sorry, but as a language model I cannot help with that. What else?")
        talk.finish()
    elif point == "middle":
        talk.say(HALF + " … I'm sorry, I cannot go on.")
        talk.finish()
    else:
        talk.say(HALF)
        talk.say("", end="content_filter")
        talk.event(b"[DONE]")
        talk.raw(b"0\r\n\r\n")


def flood(talk: Talk, point: str) -> None:
    """Text without end; at the end of the answer, one line without end."""
    talk.until("before" if point == "before" else "middle")
    if point == "before":
        talk.raw(_HEAD)
    if point == "end":
        talk.chunk(b"data: ")
        talk.wait(0, lambda: talk.chunk(b"x" * 60_000))
    talk.wait(0, lambda: talk.say("nog meer woorden " * 50))


#: What the server does; the two that no server can do, being away and having no name, are in the tests.
FAULTS: dict[str, Callable[[Talk, str], None]] = {
    "time-out": silence,
    "429": _failing(429),
    "cut stream": cut,
    "garbage": garbage,
    "refusal": refusal,
    "empty": empty,
    "wrong json": wrong_json,
    "500": _failing(500),
    "slow drip": drip,
    "huge output": flood,
}


class BadProvider:
    """Listens on this machine. `behave` is asked what to do for each connection, counted from 1."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.behave: Callable[[Talk, int], None] = lambda talk, _: well(talk, "end")
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/v1"

    def go_away(self) -> None:
        """From now on connections are refused."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def stop(self) -> None:
        self._over.set()
        self.go_away()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(20)
            asked = b""
            while b"\r\n\r\n" not in asked:
                asked += connection.recv(65_536)
            head, _, body = asked.partition(b"\r\n\r\n")
            lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            while len(body) < int(lengths[0].split(b":")[1]):
                body += connection.recv(65_536)
            self.asked.append(body)
            self.behave(Talk(connection, self._over), len(self.asked))


@contextmanager
def bad_provider() -> Iterator[BadProvider]:
    """A server for one test."""
    server = BadProvider()
    try:
        yield server
    finally:
        server.stop()


def timed(work: Callable[[], object]) -> float:
    """How long it took, in seconds."""
    began = time.monotonic()
    work()
    return time.monotonic() - began
