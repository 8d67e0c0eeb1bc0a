"""Small helpers for plain ASGI: what a request says about itself."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import SplitResult, quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from assistant.domain.people import Person

#: Methods that change nothing.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_PLAIN = re.compile(r"[^\x00-\x20\x7f\\]+")
_NOT_A_DESTINATION = (
    *("/login", "/logout", "/first", "/language"),
    *("/drafts", "/documents", "/download", "/static", "/nuggets/leave", "/nuggets/join", "/nuggets/feed"),
)


def state(scope: Scope) -> dict[str, Any]:
    """What our layers know about this request; one dictionary for all of them."""
    return cast("dict[str, Any]", scope.setdefault("state", {}))


def person_of(scope: Scope) -> Person | None:
    """Who is logged in, as the sessions layer found out."""
    return cast("Person | None", state(scope).get("person"))


def login_of(scope: Scope) -> str:
    """The name of the login session inside the server (the hash of its token), or an empty text."""
    return cast(str, state(scope).get("login", ""))


def cookie(scope: Scope, name: str) -> str:
    """The cookie's value, or an empty text."""
    header = Headers(scope=scope).get("cookie", "")
    return cookie_parser(header).get(name, "")


def wants_json(scope: Scope) -> bool:
    """Whether a program asks, not a person looking at a page."""
    headers = Headers(scope=scope)
    if "/gradio_api/" in scope["path"] or scope["path"] == "/drafts":
        return True
    if headers.get("content-type", "").startswith("application/json"):
        return True
    accept = headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def local_path(wanted: str, fallback: str = "/") -> str:
    """The path when it leads to a page of ours, else the fallback; never to another site."""
    plain = _PLAIN.fullmatch(wanted) and len(wanted) <= 2000
    if not plain or not wanted.startswith("/") or wanted.startswith("//"):
        return fallback
    if wanted.startswith(_NOT_A_DESTINATION):
        return fallback
    return wanted


def asked_for(scope: Scope) -> str:
    """Path and query of the request, quoted for use inside another query."""
    query = scope.get("query_string", b"").decode("latin-1")
    return quote(scope["path"] + (f"?{query}" if query else ""), safe="/")


def split(address: str) -> SplitResult:
    """The parts of an address that someone else wrote; all empty when it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def came_from(scope: Scope) -> str:
    """Path and query of our own page that sent the request, or an empty text."""
    headers = Headers(scope=scope)
    page = split(headers.get("referer", ""))
    if not page.netloc or page.netloc.lower() != headers.get("host", "").strip().lower():
        return ""
    return page.path + (f"?{page.query}" if page.query else "")


def client_address(scope: Scope, proxied: bool) -> str:
    """The network address the request came from; empty when it cannot be told.

    Behind a proxy all requests come from the proxy, which adds to `X-Forwarded-For` whom it speaks for; what
    stands before that was written by the client itself.
    """
    if proxied:
        named = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
        return named.rpartition(",")[2].strip()[:100]
    client = scope.get("client")
    return str(client[0]) if client else ""
