"""The first start: whoever holds the code that `serve` printed becomes the administrator. Once only."""

from __future__ import annotations

import hmac
import secrets

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from assistant.domain.language import Language
from assistant.errors import BadValue, LoginRefused, WeakPassword
from assistant.services.people import NewPerson, first_administrator, nobody_yet
from assistant.web.bodies import form_of
from assistant.web.login_pages import PASSWORD_RULE, Door


def new_code() -> str:
    """A one-time code of 80 random bits, easy to copy by hand: `3f9a-…`."""
    made = secrets.token_hex(10)
    return "-".join(made[start : start + 4] for start in range(0, len(made), 4))


def first_router(door: Door, code: str) -> APIRouter:
    """`/first`; it does not exist once there is anyone, or without a code."""
    router = APIRouter()

    @router.get("/first")
    async def show(request: Request) -> Response:
        if not code or not await door.call(nobody_yet):
            return door.pages.problem(request.scope, 404)
        return _form(door, request.scope, {"code": request.query_params.get("code", "")[:100]})

    @router.post("/first")
    async def submit(request: Request) -> Response:
        if not code or not await door.call(nobody_yet):
            return door.pages.problem(request.scope, 404)
        return await _submit(door, request, code)

    return router


async def _submit(door: Door, request: Request, code: str) -> Response:
    form, scope = form_of(request), request.scope
    texts, password = door.pages.texts(scope), form.get("password", "")
    if not hmac.compare_digest(form.get("code", "").strip().lower().encode(), code.lower().encode()):
        return _form(door, scope, form, texts.text("first-wrong-code"), 403)
    if password != form.get("again", ""):
        return _form(door, scope, form, texts.text("password-differ"), 422)
    chosen = form.get("language", "")
    language = Language(chosen) if chosen in set(Language) else texts.tongue.language
    new = NewPerson(form.get("login", ""), form.get("name", ""), password, language=language)
    try:
        person = await door.call(first_administrator, new)
    except WeakPassword:
        return _form(door, scope, form, texts.text("password-weak", **PASSWORD_RULE), 422)
    except BadValue as wrong:
        return _form(door, scope, form, texts.text(wrong.key), 422)
    try:
        return await door.enter(request, person.login, password, "/")
    except LoginRefused:  # someone tried this login before it existed
        return RedirectResponse("/login", 303)


def _form(door: Door, scope: Scope, form: dict[str, str], told: str = "", status: int = 200) -> Response:
    kept = {name: form.get(name, "")[:100] for name in ("code", "name", "login")}
    return door.pages.page(scope, "first.html", status=status, told=told, rule=PASSWORD_RULE, kept=kept)
