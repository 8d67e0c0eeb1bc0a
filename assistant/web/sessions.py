"""Finds out who is logged in and keeps everyone else at the door."""

from __future__ import annotations

import re

import anyio
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.services.application import Application
from assistant.services.logins import SessionLimits, person_of_session, token_hash
from assistant.settings import Settings
from assistant.web.asgi import asked_for, cookie, person_of, state, wants_json
from assistant.web.pages import Pages

#: No login is looked for here: the same for everyone, or for whoever has the token in it.
_NOBODYS = re.compile(r"/(?:static/.*|health|favicon\.ico|robots\.txt|nuggets/(?:leave|join|feed)/[^/]*)")
#: Open to people without a login.
_OPEN = frozenset({"/login", "/first", "/logout"})
#: Open to someone who must choose a password first.
_BEFORE_PASSWORD = frozenset({"/password", "/logout", "/language"})
_LONGEST_TOKEN = 200
#: Look-ups of logins run beside one another up to so many, apart from all other threads.
_LOOK_UPS = 8


class SessionCookie:
    """The cookie that holds a login's token: not for scripts, not for other sites, Secure with https."""

    def __init__(self, settings: Settings) -> None:
        self._https = settings.https
        self.name = "__Host-assistant_session" if settings.https else "assistant_session"

    def set(self, response: Response, token: str) -> None:
        """Keep the token until the browser closes; the server ends it earlier."""
        response.set_cookie(self.name, token, path="/", secure=self._https, httponly=True, samesite="lax")

    def clear(self, response: Response) -> None:
        """Forget the token."""
        response.delete_cookie(self.name, path="/", secure=self._https, httponly=True, samesite="lax")


class Sessions:
    """Puts the person into the request's state; without one only the open pages answer."""

    def __init__(self, app: ASGIApp, application: Application, settings: Settings, pages: Pages) -> None:
        self._app = app
        self._application = application
        self._pages = pages
        self._cookie = SessionCookie(settings).name
        self._limits = SessionLimits(settings.session_idle, settings.session_absolute)
        self._threads = anyio.CapacityLimiter(_LOOK_UPS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or send the person to the page they need first."""
        if scope["type"] != "http" or _NOBODYS.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        await self._recognise(scope)
        stopped = self._stop(scope)
        await (stopped or self._app)(scope, receive, send)

    async def _recognise(self, scope: Scope) -> None:
        token = cookie(scope, self._cookie)
        if not token or len(token) > _LONGEST_TOKEN:
            return
        person = await anyio.to_thread.run_sync(
            person_of_session, self._application, token, self._limits, limiter=self._threads
        )
        if person is not None:
            state(scope).update(person=person, login=token_hash(token))

    def _stop(self, scope: Scope) -> Response | None:
        """What to answer instead of the page, if anything."""
        person, path = person_of(scope), scope["path"]
        if person is None and path not in _OPEN:
            return self._needs(scope, 401, "error-login-needed", "page-login-needed", "/login")
        if person is not None and person.must_change_password and path not in _BEFORE_PASSWORD:
            return self._needs(scope, 403, "error-password-needed", "page-password-needed", "/password")
        return None

    def _needs(self, scope: Scope, status: int, key: str, text_key: str, page: str) -> Response:
        """The page where the person gets what is missing, or for a program a JSON refusal."""
        if wants_json(scope):
            return self._pages.refusal(scope, status, key, text_key)
        following = asked_for(scope) if scope["method"] in {"GET", "HEAD"} else "/"
        return RedirectResponse(page if following == "/" else f"{page}?next={following}", 303)
