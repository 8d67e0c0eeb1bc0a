"""Reads request bodies whole, up to a limit: too much is answered in the person's language."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.asgi import state
from assistant.web.pages import Pages

#: What one event of the screens or one draft may weigh: an answer of 20,000 characters, several times over.
LARGEST_JSON = 256 * 1024
LARGEST_FORM = 16 * 1024
#: Of a body that is too large so much is still taken in, so that the browser gets to read the answer.
_DRAINED = 4 * 1024 * 1024
#: A route that takes large files and counts them itself.
_COUNTS_ITSELF = "/documents"
_JSON_PATHS = re.compile(r"/drafts$|/download/feedback\.|/(?:nl|de|en)/[a-z]+/gradio_api/")


class BodyLimit:
    """Holds each body in memory, at most `LARGEST_JSON` or `LARGEST_FORM` bytes, and plays it again."""

    def __init__(self, app: ASGIApp, pages: Pages) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body at hand, or answer 413."""
        if scope["type"] != "http" or not _has_body(Headers(scope=scope)) or scope["path"] == _COUNTS_ITSELF:
            await self._app(scope, receive, send)
            return
        limit = LARGEST_JSON if _JSON_PATHS.match(scope["path"]) else LARGEST_FORM
        try:
            body = await _read(receive, limit)
        except ClientDisconnect:
            return
        if body is None:
            await self._pages.problem(scope, 413)(scope, receive, send)
            return
        state(scope).update(body=body, rest=receive)
        await self._app(scope, replay(body, receive), send)


def replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once and then what really comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def form_of(request: Request) -> dict[str, str]:
    """The fields of a form; empty when the body is none, or is not to be read as one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return {}
    body: bytes = state(request.scope).get("body", b"")
    try:
        fields = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=40, errors="replace"
        )
    except ValueError:
        return {}
    return dict(fields)


def json_of(scope: Scope) -> dict[str, Any] | None:
    """The JSON object in the body, or None when there is none."""
    try:
        found = json.loads(state(scope).get("body", b""))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The whole body, or None when it is larger than the limit."""
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= _DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part = message.get("body", b"")
        size += len(part)
        if size <= limit:
            parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts) if size <= limit else None
