"""Sends `/{language}/{workspace}/…` to the workspaces, which are built in the background."""

from __future__ import annotations

import asyncio
import json
import re
from functools import partial

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.domain.language import Language, Tongue
from assistant.domain.people import Person
from assistant.services.permissions import Action, may
from assistant.services.ports import Clock
from assistant.settings import Settings
from assistant.web.asgi import login_of, person_of, state
from assistant.web.bodies import json_of, replay
from assistant.web.building import Builder, Key
from assistant.web.gate import Bindings, Passage, event, passage
from assistant.web.gradio_start import load_gradio, prepare_gradio
from assistant.web.mounting import Mounted, Running, Screens, mount
from assistant.web.pages import Pages

#: What one must be allowed to do to enter a workspace.
ENTRANCE = {
    "learn": Action.SEE_HOME,
    "library": Action.READ_LIBRARY,
    "accompany": Action.SEE_ACCOMPANYING,
    "lead": Action.SEE_LEADING,
    "develop": Action.SEE_DEVELOPING,
    "administer": Action.MANAGE_PEOPLE,
}
_PATH = re.compile(r"/(nl|de|en)/([a-z]+)(/.*)?")


class ScreenHost:
    """All workspaces in all languages, each a Gradio app of its own behind the gate."""

    def __init__(self, screens: Screens, settings: Settings, pages: Pages, clock: Clock) -> None:
        self._screens = screens
        self._settings = settings
        self._pages = pages
        self._builder: Builder | None = None
        self._running: dict[Key, Running] = {}
        self.bindings = Bindings(clock, settings.session_idle)

    def start(self) -> None:
        """Begin to build the learners' workspace in every language; returns at once.

        What somebody asks for meanwhile comes first.
        """
        prepare_gradio(self._settings)
        self._builder = Builder(load_gradio)
        if "learn" in self._screens.workspaces:
            for language in Language:
                self._begin(self._builder, ("learn", language))

    async def stop(self) -> None:
        """Close every workspace."""
        for running in self._running.values():
            await running.stop()
        self._running.clear()
        if self._builder is not None:
            self._builder.close()
            self._builder = None

    async def ready(self, workspace: str, language: Language) -> bool:
        """Wait until a workspace is built; false when that failed. For tests and for a first check."""
        return await self._ask_for((workspace, language)).wait() is not None

    def has(self, path: str) -> bool:
        """Whether a path leads to a workspace that exists."""
        found = _PATH.fullmatch(path)
        return found is not None and found.group(2) in ENTRANCE and found.group(2) in self._screens.workspaces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request below a workspace for the person in the request's state."""
        found, person = _PATH.fullmatch(scope["path"]), person_of(scope)
        if found is None or person is None:
            await self._pages.problem(scope, 404)(scope, receive, send)
            return
        tongue = Tongue(Language(found.group(1)), self._settings.german_address)
        answer = await self._answer(scope, person, found.group(2), tongue, found.group(3) or "")
        await answer(scope, receive, send)

    async def _answer(
        self, scope: Scope, person: Person, workspace: str, tongue: Tongue, rest: str
    ) -> ASGIApp:
        if not may(person, ENTRANCE[workspace]):
            return self._pages.problem(scope, 403)
        if rest != "/" and (not rest or (rest.endswith("/") and "/gradio_api/" not in rest)):
            return _without_slash_trouble(scope, rest)
        running = self._ask_for((workspace, tongue.language))
        if running.failed:
            del self._running[(workspace, tongue.language)]
            return self._pages.problem(scope, 503)
        if running.mounted is None:
            return self._pages.waiting(scope, tongue)
        return self._through_gate(scope, person, running.mounted, rest)

    def _through_gate(self, scope: Scope, person: Person, mounted: Mounted, rest: str) -> ASGIApp:
        body = json_of(scope) if scope["method"] == "POST" else None
        query = scope.get("query_string", b"").decode("latin-1")
        way = passage(scope["method"], rest, query, body, mounted.pages)
        if not way.open:
            return self._pages.problem(scope, 404)
        if not self._owns(way, scope, person):
            return Response(status_code=404)
        if body is None:
            return partial(_pass_on, mounted.app, None)
        clean = event(rest, body, mounted.inputs)
        if clean is None:
            return self._pages.problem(scope, 400)
        return partial(_pass_on, mounted.app, json.dumps(clean).encode())

    def _owns(self, way: Passage, scope: Scope, person: Person) -> bool:
        if way.session_hash is None:
            return True
        return self.bindings.admit(way.session_hash, login_of(scope), person.id)

    def _ask_for(self, key: Key) -> Running:
        """The workspace; built as soon as can be, if it is not."""
        if self._builder is None:
            raise RuntimeError("the screens were not started")
        running = self._running.get(key) or self._begin(self._builder, key)
        if running.mounted is None:
            self._builder.hurry(key)
        return running

    def _begin(self, builder: Builder, key: Key) -> Running:
        workspace, language = key
        tongue = Tongue(language, self._settings.german_address)
        running = self._running[key] = Running()
        made = builder.put(key, partial(mount, self._screens, workspace, tongue, self._settings))
        running.start(asyncio.wrap_future(made))
        return running


class ScreensFirst:
    """Hands requests below a workspace to the screens, all others to the pages of this layer."""

    def __init__(self, app: ASGIApp, host: ScreenHost) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to whoever it is for."""
        to_screens = scope["type"] == "http" and self._host.has(scope["path"])
        await (self._host if to_screens else self._app)(scope, receive, send)


def _without_slash_trouble(scope: Scope, rest: str) -> Response:
    """From `/nl/learn` to `/nl/learn/`, from `/nl/learn/page/` to `/nl/learn/page`; Gradio leads away."""
    path = scope["path"].rstrip("/") if rest else scope["path"] + "/"
    query = scope.get("query_string", b"").decode("latin-1")
    return RedirectResponse(path + (f"?{query}" if query else ""), 307)


async def _pass_on(app: ASGIApp, body: bytes | None, scope: Scope, receive: Receive, send: Send) -> None:
    """Hand the request to Gradio with the very body that the gate read, and without a proxy's headers."""
    inner = dict(scope)
    inner["headers"] = [
        (name, value) for name, value in scope["headers"] if not name.startswith(b"x-forwarded-")
    ]
    if body is not None:
        headers = MutableHeaders(scope=inner)
        headers["content-length"] = str(len(body))
        headers["content-type"] = "application/json"
        if "transfer-encoding" in Headers(scope=inner):
            del headers["transfer-encoding"]
        receive = replay(body, state(scope)["rest"])
    await app(inner, receive, send)
