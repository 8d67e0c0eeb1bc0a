"""Turns one workspace in one language into a running Gradio app."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from fastapi import FastAPI, Request

from assistant.domain.language import Tongue
from assistant.settings import Settings
from assistant.web.asgi import person_of
from assistant.web.bodies import LARGEST_JSON
from assistant.web.failures import place_of
from assistant.web.gradio_start import load_gradio, without_servers

log = logging.getLogger("assistant.web")

#: Events of one workspace and language that run beside one another.
EVENTS_AT_ONCE = 8
LONGEST_QUEUE = 200
#: Gradio notes in one place which Blocks are being built.
_ONE_AT_A_TIME = threading.Lock()


class Screens(Protocol):
    """The screens as the `ui` package makes them. Importing Gradio is left to the two methods."""

    #: The workspaces there are, as in the path: `learn`, `accompany` …
    workspaces: tuple[str, ...]

    def build(self, workspace: str, tongue: Tongue) -> Any:
        """The `gradio.Blocks` of a workspace in a language; takes about a second."""

    def look(self) -> dict[str, Any]:
        """`theme`, `css`, `head` and the like, for `gradio.mount_gradio_app`."""


@dataclass(frozen=True)
class Mounted:
    """A workspace in one language, ready to answer below its path."""

    app: FastAPI
    pages: frozenset[str]
    #: How many values each of its events takes.
    inputs: Mapping[int, int] = field(default_factory=dict)


def mount(screens: Screens, workspace: str, tongue: Tongue, settings: Settings) -> Mounted:
    """Build and mount one workspace in one language; slow, so call it in a thread."""
    with _ONE_AT_A_TIME:
        return _mount(screens, workspace, tongue, settings)


def _mount(screens: Screens, workspace: str, tongue: Tongue, settings: Settings) -> Mounted:
    gradio = load_gradio()
    path = f"/{tongue.language.value}/{workspace}"
    with without_servers():
        blocks = screens.build(workspace, tongue)
    blocks.queue(default_concurrency_limit=EVENTS_AT_ONCE, max_size=LONGEST_QUEUE, api_open=False)
    shell = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    gradio.mount_gradio_app(
        shell,
        blocks,
        path=path,
        root_path=settings.public_url + path if settings.https else None,
        auth_dependency=_login_name,
        run_history=False,
        show_error=False,
        footer_links=[],
        allowed_paths=[],
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        enable_monitoring=False,
        max_file_size=LARGEST_JSON,
        **screens.look(),
    )
    inputs = {number: len(function.inputs) for number, function in blocks.fns.items()}
    return Mounted(shell, frozenset({"", *(page[0] for page in blocks.pages)}), inputs)


class Running:
    """A mounted workspace's life: entered and left in one task of the event loop."""

    def __init__(self) -> None:
        self._ready = asyncio.Event()
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.mounted: Mounted | None = None
        self.failed = False

    def start(self, built: Awaitable[Mounted]) -> None:
        """Live from the moment the workspace is built."""
        self._task = asyncio.create_task(self._live(built))

    async def stop(self) -> None:
        """Close the workspace and wait until it is closed."""
        self._stop.set()
        if self._task is not None:
            if self.mounted is None:
                self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def wait(self) -> Mounted | None:
        """The workspace once it is built; None when that failed."""
        await self._ready.wait()
        return self.mounted

    async def _live(self, built: Awaitable[Mounted]) -> None:
        try:
            mounted = await built
            async with mounted.app.router.lifespan_context(mounted.app):
                self.mounted = mounted
                self._ready.set()
                await self._stop.wait()
        except Exception as error:
            log.error("a workspace could not be built: %s", place_of(error))
            self.failed = self.mounted is None
        finally:
            self.mounted = None
            self._ready.set()


def _login_name(request: Request) -> str | None:
    """Whom Gradio's events come from (`request.username`): the person our own layer recognised."""
    person = person_of(request.scope)
    return person.login if person is not None else None
