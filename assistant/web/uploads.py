"""Takes one uploaded file in, held in memory and never larger than allowed: what is too much is not kept."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive

from assistant.errors import BadValue, Empty, UnreadableDocument

#: What stands around the file in a form, at most.
_AROUND = 64 * 1024
_LONGEST_FIELD = 1024
_LONGEST_NUMBER = 16
_MEGABYTE = 1024 * 1024
#: Of a file that is too large so much more is still taken in, so that the browser gets to read the answer.
_DRAINED = 120 * _MEGABYTE


@dataclass(frozen=True)
class Upload:
    """A file as it was sent, with the fields beside it."""

    file_name: str = field(repr=False)
    content: bytes = field(repr=False)
    fields: dict[str, str] = field(repr=False)


class _InMemory(MultiPartParser):
    """Keeps the file in memory: nothing of it may lie in a temporary folder."""

    spool_max_size = 1 << 40


class _TooMuch(Exception):
    """More came than a file may be large."""


class _Body:
    """The body of a request, counted while it comes."""

    def __init__(self, headers: Headers, receive: Receive, most: int) -> None:
        said = headers.get("content-length", "")
        self._said = int(said) if said.isdecimal() and len(said) < _LONGEST_NUMBER else 0
        self._receive = receive
        self._most = most
        self._size = 0
        self._more = True

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """The body's pieces. Raises _TooMuch before more than allowed is kept."""
        if self._said > self._most:
            raise _TooMuch
        while self._more:
            piece = await self._next()
            if self._size > self._most:
                raise _TooMuch
            yield piece
        yield b""

    async def drained(self) -> int:
        """Let the rest go by, within bounds; the size of it all in bytes, as far as it is known."""
        while self._more and self._size < self._most + _DRAINED:
            await self._next()
        return max(self._said, self._size)

    async def _next(self) -> bytes:
        message = await self._receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece: bytes = message.get("body", b"")
        self._size += len(piece)
        self._more = message.get("more_body", False)
        return piece


async def uploaded(request: Request, largest: int) -> Upload:
    """The file and the fields of a form.

    Raises UnreadableDocument (too large), Empty when no file was chosen, BadValue when it is no such form,
    ClientDisconnect.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise BadValue("a file comes in a form")
    body = _Body(request.headers, request.receive, largest + _AROUND)
    try:
        form = await _parsed(request.headers, body)
        try:
            return await _upload(form, largest)
        finally:
            await form.close()
    except _TooMuch:
        size, limit = await body.drained(), largest // _MEGABYTE
        shown = max(limit + 1, -(-size // _MEGABYTE))
        raise UnreadableDocument("too-large", size=shown, limit=limit) from None


async def _parsed(headers: Headers, body: _Body) -> FormData:
    parser = _InMemory(headers, body.stream(), max_files=1, max_fields=4, max_part_size=_LONGEST_FIELD)
    try:
        return await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise BadValue("the form cannot be read") from error


async def _upload(form: FormData, largest: int) -> Upload:
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise Empty("no file was chosen")
    content = await file.read()
    if len(content) > largest:
        raise _TooMuch
    name = PurePosixPath(file.filename.replace("\\", "/")).name
    return Upload(name, content, {key: value for key, value in form.items() if isinstance(value, str)})
