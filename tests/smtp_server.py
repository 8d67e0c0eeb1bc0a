"""A small real SMTP server for tests: RFC 5321 over sockets, with STARTTLS, TLS and AUTH where asked for.

It speaks with any client (the tests use the standard library's), takes mails in memory, and can be told to
refuse, to fall silent at a chosen point, or to be away.
"""

from __future__ import annotations

import asyncio
import base64
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


@dataclass
class Taken:
    """A mail that the server acknowledged."""

    sender: str
    to: list[str]
    message: EmailMessage
    tls: bool
    user: str


@dataclass
class SmtpServer:
    """Listens on a port of this machine from `start` to `stop`.

    `replies` answers a command (`MAIL`, `RCPT`, `DATA`, `END` for the end of the text) with another line;
    `hang` names the command after which it says nothing any more, without closing.
    """

    tls: ssl.SSLContext | None = None
    implicit: bool = False
    login: tuple[str, str] | None = None
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)
    hang: str = ""
    hung: threading.Event = field(default_factory=threading.Event)
    connections: int = 0
    _arrived: threading.Condition = field(default_factory=threading.Condition)

    def start(self) -> None:
        """Listen; returns when it does."""
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def stop(self) -> None:
        """Listen no more and end every conversation."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def acknowledge(self, taken: Taken) -> None:
        """Keep a mail, and tell who waits for it."""
        with self._arrived:
            self.taken.append(taken)
            self._arrived.notify_all()

    def wait_for(self, mails: int, patience: float = 30) -> bool:
        """Wait until so many were taken; whether they were."""
        with self._arrived:
            return self._arrived.wait_for(lambda: len(self.taken) >= mails, patience)

    def _run(self, ready: threading.Event) -> None:
        asyncio.run(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._talks: set[asyncio.Task[None]] = set()
        context = self.tls if self.implicit else None
        server = await asyncio.start_server(self._met, "127.0.0.1", self.port, ssl=context)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._over.wait()
        server.close()
        for talk in list(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk
        self._talks.add(talk)
        self.connections += 1
        try:
            await Talk(self, reader, writer, self.implicit).hold()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            self._talks.discard(talk)
            writer.close()


class Talk:
    """One conversation."""

    def __init__(
        self, server: SmtpServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, safe: bool
    ) -> None:
        self.server, self.reader, self.writer, self.safe = server, reader, writer, safe
        self.user, self.sender, self.to = "", "", list[str]()

    async def hold(self) -> None:
        """Greet, then answer command after command."""
        await self.say("220 test.invalid ESMTP")
        while line := await self.reader.readline():
            command, _, rest = line.decode("ascii").strip().partition(" ")
            command = command.upper()
            if command == "QUIT":
                await self.say("221 goodbye")
                return
            told = self.server.replies.get(command)
            if told:
                await self.say(told.pop(0))
            else:
                await getattr(self, f"do_{command.lower()}", self.unknown)(rest)
            if self.server.hang == command:
                await self.nothing()

    async def nothing(self) -> None:
        """Say nothing until the server is stopped or the client goes."""
        self.server.hung.set()
        await self.reader.read()

    async def say(self, *lines: str) -> None:
        """One reply."""
        last = len(lines) - 1
        for place, line in enumerate(lines):
            self.writer.write((line if place == last else line.replace(" ", "-", 1)).encode() + b"\r\n")
        await self.writer.drain()

    async def unknown(self, rest: str) -> None:
        await self.say("502 not known here")

    async def do_ehlo(self, rest: str) -> None:
        offers = ["250 test.invalid", "250 8BITMIME"]
        if self.server.tls and not self.safe:
            offers.append("250 STARTTLS")
        if self.server.login and self.safe:
            offers.append("250 AUTH PLAIN")
        await self.say(*offers)

    async def do_starttls(self, rest: str) -> None:
        assert self.server.tls
        await self.say("220 go on")
        await self.writer.start_tls(self.server.tls)
        self.safe = True

    async def do_auth(self, rest: str) -> None:
        _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
        if (user, password) != self.server.login:
            await self.say("535 not you")
            return
        self.user = user
        await self.say("235 welcome")

    async def do_mail(self, rest: str) -> None:
        if self.server.login and not self.user:
            await self.say("530 log in first")
            return
        self.sender, self.to = _address(rest), []
        await self.say("250 fine")

    async def do_rcpt(self, rest: str) -> None:
        self.to.append(_address(rest))
        await self.say("250 fine")

    async def do_rset(self, rest: str) -> None:
        self.to = []
        await self.say("250 fine")

    async def do_data(self, rest: str) -> None:
        await self.say("354 go on, end with a dot")
        lines = []
        while (line := await self.reader.readuntil(b"\n")) != b".\r\n":
            lines.append(line[1:] if line.startswith(b".") else line)
        told = self.server.replies.get("END")
        if told:
            await self.say(told.pop(0))
            return
        message = message_from_bytes(b"".join(lines), policy=default)
        assert isinstance(message, EmailMessage)
        self.server.acknowledge(Taken(self.sender, list(self.to), message, self.safe, self.user))
        if self.server.hang == "END":
            await self.nothing()
        await self.say("250 taken")


def _address(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]
