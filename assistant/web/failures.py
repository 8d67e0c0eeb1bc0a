"""What happens when something breaks: a calm page for the person, type and place for the log."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import (
    AssistantError,
    LoginRefused,
    NotFound,
    Refused,
    Stale,
    StorageUnavailable,
    TooLong,
    Unusable,
)
from assistant.web.pages import Pages

log = logging.getLogger("assistant.web")

_STATUSES: tuple[tuple[type[AssistantError], int], ...] = (
    (NotFound, 404),
    (LoginRefused, 401),
    (Refused, 403),
    (TooLong, 413),
    (Unusable, 422),
    (Stale, 409),
    (StorageUnavailable, 503),
)


def status_of(error: AssistantError) -> int:
    """The HTTP status that tells a program what kind of error it is."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)


def place_of(error: BaseException) -> str:
    """Types and places of an error and what caused it; never its message, which may hold people's words."""
    parts: list[str] = []
    current: BaseException | None = error
    while current is not None and len(parts) < 5:
        frames = traceback.extract_tb(current.__traceback__)
        at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        ours = next((f for f in reversed(frames) if "/assistant/" in f.filename), None)
        through = f" through {Path(ours.filename).name}:{ours.lineno}" if ours else ""
        parts.append(f"{type(current).__name__} at {at}{through}")
        current = current.__cause__ or current.__context__
    return ", from ".join(parts)


class Failures:
    """Turns every exception into an answer; nothing is raised further, so that no server prints it."""

    def __init__(self, app: ASGIApp, pages: Pages) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and answer for what breaks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except AssistantError as error:
            status = status_of(error)
            if status >= 500:
                log.error("%s failed: %s", scope["method"], place_of(error))
            if not started:
                await self._pages.error(scope, error, status)(scope, receive, send)
        except Exception as error:
            log.error("%s failed: %s", scope["method"], place_of(error))
            if not started:
                await self._pages.problem(scope, 500)(scope, receive, send)
