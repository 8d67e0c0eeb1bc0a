"""The outermost layers: headers on every response, host names we answer to, no requests forged elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import Settings
from assistant.web.asgi import SAFE_METHODS, split, state
from assistant.web.pages import Pages

#: Gradio's pages work with this. Nothing is fetched from anywhere else, nothing may frame us.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'"
)
_SECURITY = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
#: Files that are the same for everyone and change with the version only.
_OURS = re.compile(r"/static/|/favicon\.ico$")
_GRADIOS = re.compile(r"/(?:nl|de|en)/[a-z]+/(?:assets|static|svelte)/")


class SecurityHeaders:
    """Sets our headers on every response and takes away those that let other origins in."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._https = settings.https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress its response."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1003})
            return
        state(scope)
        if self._https:
            scope["scheme"] = "https"

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), scope["path"], message["status"])
            await send(message)

        await self._app(scope, receive, dress)

    def _dress(self, headers: MutableHeaders, path: str, status: int) -> None:
        for name in [name for name in headers if name.lower().startswith("access-control-")]:
            del headers[name]
        for name in ("server", "x-powered-by"):
            if name in headers:
                del headers[name]
        for name, value in _SECURITY.items():
            headers[name] = value
        headers["cache-control"] = _caching(path, status)
        if self._https:
            headers["strict-transport-security"] = "max-age=31536000"


def _caching(path: str, status: int) -> str:
    if status in {200, 304} and _OURS.search(path):
        return "no-cache"
    if status in {200, 304} and _GRADIOS.match(path):
        return "private, max-age=86400"
    return "no-store"


class KnownHosts:
    """Answers only to names that are ours, so that no other name can be pointed at this server."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        names = {"127.0.0.1", "localhost", "[::1]", settings.public_host, settings.host, *settings.hosts}
        self._known = {name.lower() for name in names} - {"", "0.0.0.0", "::"}  # noqa: S104 -- taken out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 400 in one plain sentence."""
        if scope["type"] == "http" and _host_name(Headers(scope=scope)) not in self._known:
            sentence = "This host name is not known here. The operator can add it to ASSISTANT_HOSTS.\n"
            await PlainTextResponse(sentence, 400)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _host_name(headers: Headers) -> str:
    """The one Host without its port; an empty text when there is none or more than one."""
    hosts = headers.getlist("host")
    if len(hosts) != 1:
        return ""
    found = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]/@]+)(?::\d{1,5})?", hosts[0].strip())
    return found.group(1).lower() if found else ""


class SameOrigin:
    """Refuses requests that change something and were made by a page of another site."""

    def __init__(self, app: ASGIApp, settings: Settings, pages: Pages) -> None:
        self._app = app
        self._pages = pages
        self._public = urlsplit(settings.public_url).netloc.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not self._ours(scope):
            await self._pages.problem(scope, 403, "foreign")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        """By Sec-Fetch-Site, which no page can forge; else by Origin; with neither it is no browser."""
        headers = Headers(scope=scope)
        site = headers.getlist("sec-fetch-site")
        if site:
            return all(value in {"same-origin", "none"} for value in site)
        return all(self._same(origin, headers.get("host", "")) for origin in headers.getlist("origin"))

    def _same(self, origin: str, host: str) -> bool:
        place = split(origin).netloc.lower() if re.match(r"https?://", origin) else ""
        return bool(place) and place in {host.strip().lower(), self._public}
