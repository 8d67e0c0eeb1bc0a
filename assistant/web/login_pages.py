"""Log in and out, choose a language, change the password: plain pages that need no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import anyio
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from assistant.domain.language import Language
from assistant.errors import LoginRefused, WeakPassword
from assistant.services.application import Application
from assistant.services.logins import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    SessionLimits,
    change_password,
    log_in,
    log_out,
)
from assistant.services.people import nobody_yet, set_language
from assistant.settings import Settings
from assistant.web.asgi import came_from, client_address, cookie, local_path, login_of, person_of
from assistant.web.bodies import form_of
from assistant.web.pages import LANGUAGE_COOKIE, Pages
from assistant.web.sessions import SessionCookie

#: Logins looked at beside one another; more wait here and leave other threads free.
_AT_ONCE = 4
_YEAR = 365 * 24 * 3600
_LONGEST_LOGIN = 100
#: What the password pages say about length.
PASSWORD_RULE = {"shortest": SHORTEST_PASSWORD, "longest": LONGEST_PASSWORD}
_LANGUAGE_PATH = re.compile(r"/(?:nl|de|en)(?=/|$)")
T = TypeVar("T")


@dataclass(frozen=True)
class Door:
    """What the pages at the door work with. `forget` is told which login session ended."""

    application: Application
    settings: Settings
    pages: Pages
    forget: Callable[[str], None]
    threads: anyio.CapacityLimiter

    @property
    def cookie(self) -> SessionCookie:
        """The cookie of a login."""
        return SessionCookie(self.settings)

    @property
    def limits(self) -> SessionLimits:
        """When a login ends by itself."""
        return SessionLimits(self.settings.session_idle, self.settings.session_absolute)

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """A service function, in one of the few threads kept for slow hashing."""
        return await anyio.to_thread.run_sync(function, self.application, *args, limiter=self.threads)

    async def enter(self, request: Request, login: str, password: str, wanted: str) -> Response:
        """Log in and go on to the page wanted; the browser remembers the person's language for next time."""
        address = client_address(request.scope, self.settings.https)
        entered = await self.call(log_in, login, password, address, self.limits)
        old = cookie(request.scope, self.cookie.name)
        if old:
            await self.call(log_out, old)
            self.forget(login_of(request.scope))
        response = RedirectResponse(local_path(wanted), 303)
        self.cookie.set(response, entered.token)
        self.remember_language(response, entered.person.language.value)
        return response

    def remember_language(self, response: Response, language: str) -> None:
        """Show the pages at the door in this language from now on, in this browser."""
        response.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=_YEAR,
            secure=self.settings.https,
            httponly=True,
            samesite="lax",
        )


def make_door(
    application: Application, settings: Settings, pages: Pages, forget: Callable[[str], None]
) -> Door:
    """The door with its own few threads."""
    return Door(application, settings, pages, forget, anyio.CapacityLimiter(_AT_ONCE))


def login_router(door: Door) -> APIRouter:
    """`/login`, `/logout` and `/language`."""
    router = APIRouter()

    @router.get("/login")
    async def show(request: Request) -> Response:
        return await _show_login(door, request)

    @router.post("/login")
    async def submit(request: Request) -> Response:
        return await _submit_login(door, request)

    @router.post("/logout")
    async def leave(request: Request) -> Response:
        return await _leave(door, request)

    @router.post("/language")
    async def language(request: Request) -> Response:
        return await _change_language(door, request)

    return router


def password_router(door: Door) -> APIRouter:
    """`/password`."""
    router = APIRouter()

    @router.get("/password")
    async def show(request: Request) -> Response:
        return _password_form(door, request.scope, wanted=request.query_params.get("next", ""))

    @router.post("/password")
    async def submit(request: Request) -> Response:
        return await _submit_password(door, request)

    return router


async def _show_login(door: Door, request: Request) -> Response:
    wanted = request.query_params.get("next", "")
    if person_of(request.scope) is not None:
        return RedirectResponse(local_path(wanted), 303)
    if await door.call(nobody_yet):
        return RedirectResponse("/first", 303)
    response = _login_form(door, request.scope, wanted=wanted, ended="ended" in request.query_params)
    chosen = request.query_params.get("language", "")
    if chosen in set(Language):
        door.remember_language(response, chosen)
    return response


async def _submit_login(door: Door, request: Request) -> Response:
    form = form_of(request)
    login, wanted = form.get("login", "").strip(), form.get("next", "")
    try:
        return await door.enter(request, login[:_LONGEST_LOGIN], form.get("password", ""), wanted)
    except LoginRefused as refused:
        wait = int(refused.values.get("seconds", 0))
        told = _wait_text(door, request.scope, wait)
        shown = _login_form(door, request.scope, 429 if wait else 401, wanted, login[:_LONGEST_LOGIN], told)
        if wait:
            shown.headers["retry-after"] = str(wait)
        return shown


def _login_form(
    door: Door,
    scope: Scope,
    status: int = 200,
    wanted: str = "",
    login: str = "",
    told: str = "",
    ended: bool = False,
) -> Response:
    following = local_path(wanted, "")
    return door.pages.page(
        scope, "login.html", status=status, next=following, login=login, told=told, ended=ended
    )


def _wait_text(door: Door, scope: Scope, seconds: int) -> str:
    """Why it did not work and, if one must wait, how long; rounded up to minutes when it is long."""
    texts = door.pages.texts(scope)
    if seconds == 0:
        return texts.text("login-refused")
    if seconds <= 90:
        return texts.text("login-wait-seconds", count=seconds)
    return texts.text("login-wait-minutes", count=-(-seconds // 60))


async def _leave(door: Door, request: Request) -> Response:
    token = cookie(request.scope, door.cookie.name)
    if token:
        await door.call(log_out, token)
        door.forget(login_of(request.scope))
    response = RedirectResponse("/login?ended=1", 303)
    door.cookie.clear(response)
    return response


async def _change_language(door: Door, request: Request) -> Response:
    form, person = form_of(request), person_of(request.scope)
    wanted = form.get("language", "")
    if person is None or wanted not in set(Language):
        return door.pages.problem(request.scope, 400)
    await door.call(set_language, person, Language(wanted))
    path = local_path(form.get("next", "") or came_from(request.scope))
    response = RedirectResponse(_LANGUAGE_PATH.sub(f"/{wanted}", path, count=1), 303)
    door.remember_language(response, wanted)
    return response


def _password_form(door: Door, scope: Scope, status: int = 200, told: str = "", wanted: str = "") -> Response:
    person = person_of(scope)
    forced = person is not None and person.must_change_password
    return door.pages.page(
        scope,
        "password.html",
        status=status,
        told=told,
        forced=forced,
        next=local_path(wanted, ""),
        rule=PASSWORD_RULE,
    )


async def _submit_password(door: Door, request: Request) -> Response:
    form, person, scope = form_of(request), person_of(request.scope), request.scope
    if person is None:
        return RedirectResponse("/login", 303)
    texts, wanted = door.pages.texts(scope), form.get("next", "")
    old, new = form.get("old", ""), form.get("new", "")
    if new != form.get("again", ""):
        return _password_form(door, scope, 422, texts.text("password-differ"), wanted)
    token = cookie(scope, door.cookie.name)
    try:
        await door.call(change_password, person, old, new, token)
    except WeakPassword:
        return _password_form(door, scope, 422, texts.text("password-weak", **PASSWORD_RULE), wanted)
    except LoginRefused as refused:
        wait = int(refused.values.get("seconds", 0))
        told = _wait_text(door, scope, wait) if wait else texts.text("password-wrong")
        return _password_form(door, scope, 429 if wait else 401, told, wanted)
    return door.pages.page(scope, "password_done.html", next=local_path(wanted))
