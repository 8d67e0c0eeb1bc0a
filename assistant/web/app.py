"""Puts the web layer together: one ASGI app, its layers from the outside in, its pages, and the screens."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from assistant.domain.people import Person
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.settings import Settings
from assistant.web.asgi import person_of
from assistant.web.bodies import BodyLimit, json_of
from assistant.web.document_pages import document_router
from assistant.web.failures import Failures, status_of
from assistant.web.first_page import first_router
from assistant.web.headers import KnownHosts, SameOrigin, SecurityHeaders
from assistant.web.login_pages import login_router, make_door, password_router
from assistant.web.mounting import Screens
from assistant.web.nugget_pages import nugget_router
from assistant.web.pages import Pages
from assistant.web.screens import ScreenHost, ScreensFirst
from assistant.web.sessions import Sessions

#: Keeps words typed and not sent: application, person, place on the page, text.
PutsDraft = Callable[[Application, Person, str, str], object]
_HERE = Path(__file__).parent
_LONGEST_PLACE = 200


def create_app(
    application: Application,
    settings: Settings,
    screens: Screens,
    *,
    first_code: str = "",
    put_draft: PutsDraft | None = None,
    routers: Sequence[APIRouter] = (),
) -> FastAPI:
    """The whole web application.

    `first_code` opens `/first` while there is nobody; `routers` are further pages behind the login.
    """
    pages = Pages(settings)
    host = ScreenHost(screens, settings, pages, application.clock)
    door = make_door(application, settings, pages, host.bindings.forget)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan(host))
    app.state.screens = host
    own = (login_router(door), password_router(door), first_router(door, first_code), _small_pages(pages))
    kept = (
        _drafts(application, pages, put_draft or _put_draft),
        document_router(application, pages),
        nugget_router(application, pages),
    )
    for router in (*own, *kept, *routers):
        app.include_router(router)
    _add_files(app)
    _add_answers_for_errors(app, pages)
    app.add_middleware(ScreensFirst, host=host)
    app.add_middleware(BodyLimit, pages=pages)
    app.add_middleware(Sessions, application=application, settings=settings, pages=pages)
    app.add_middleware(SameOrigin, settings=settings, pages=pages)
    app.add_middleware(KnownHosts, settings=settings)
    app.add_middleware(Failures, pages=pages)
    app.add_middleware(SecurityHeaders, settings=settings)
    return app


def _lifespan(host: ScreenHost) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        host.start()
        try:
            yield
        finally:
            await host.stop()

    return live


def _small_pages(pages: Pages) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    async def start(request: Request) -> Response:
        language = pages.tongue(request.scope).language
        return RedirectResponse(f"/{language.value}/learn/", 303)

    @router.get("/health")
    async def health() -> Response:
        return JSONResponse({"status": "ok"})

    @router.get("/favicon.ico")
    async def icon() -> Response:
        return FileResponse(_HERE / "static" / "icon.svg", media_type="image/svg+xml")

    @router.get("/robots.txt")
    async def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")

    return router


def _drafts(application: Application, pages: Pages, put: PutsDraft) -> APIRouter:
    router = APIRouter()

    @router.post("/drafts")
    async def keep(request: Request) -> Response:
        sent, person = json_of(request.scope) or {}, person_of(request.scope)
        place, text = sent.get("place"), sent.get("text")
        if person is None or not isinstance(place, str) or not isinstance(text, str):
            return pages.problem(request.scope, 400)
        if not 1 <= len(place) <= _LONGEST_PLACE or "\x00" in place:
            return pages.problem(request.scope, 400)
        await anyio.to_thread.run_sync(put, application, person, place, text)
        return Response(status_code=204)

    return router


def _put_draft(application: Application, person: Person, place: str, text: str) -> None:
    importlib.import_module("assistant.services.drafts").put(application, person, place, text)


def _add_files(app: FastAPI) -> None:
    """The style sheet of our pages, and the screens' own files, below `/static`."""
    files = StaticFiles(directory=_HERE / "static")
    files.all_directories.append(_HERE.parent / "ui" / "static")
    app.mount("/static", files)


def _add_answers_for_errors(app: FastAPI, pages: Pages) -> None:
    """Errors that routes raise; what is left over ends in the failures layer."""

    async def expected(request: Request, error: Exception) -> Response:
        if isinstance(error, AssistantError) and status_of(error) < 500:
            return pages.error(request.scope, error, status_of(error))
        if isinstance(error, HTTPException):
            return pages.problem(request.scope, error.status_code)
        raise error

    app.add_exception_handler(AssistantError, expected)
    app.add_exception_handler(HTTPException, expected)
