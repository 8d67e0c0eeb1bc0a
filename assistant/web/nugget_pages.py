"""Leaving a team's nuggets and joining again, with the link of a mail or logged in; and the team's feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from assistant.domain.language import Language
from assistant.errors import NotFound
from assistant.exports.atom import atom_file
from assistant.services.application import Application
from assistant.services.nugget_readers import Standing, feed_of, join, leave, own_standings, standing_of
from assistant.web.asgi import person_of
from assistant.web.bodies import form_of
from assistant.web.pages import Pages

_LONGEST_TOKEN = 64
T = TypeVar("T")


def nugget_router(application: Application, pages: Pages) -> APIRouter:
    """`/nuggets/leave`, `/nuggets/join` and `/nuggets/feed` need a token, `/nuggets/mail` a login."""
    router = APIRouter(prefix="/nuggets")

    @router.get("/leave/{token}")
    async def ask(request: Request, token: str) -> Response:
        # Programs that look at links before people do must change nothing: a click on the button does.
        standing = await _of(standing_of, application, token)
        return _page(pages, request, standing, "left" if standing.left else "leave")

    @router.post("/leave/{token}")
    async def go(request: Request, token: str) -> Response:
        return _page(pages, request, await _of(leave, application, token), "left")

    @router.post("/join/{token}")
    async def come(request: Request, token: str) -> Response:
        return _page(pages, request, await _of(join, application, token), "joined")

    @router.get("/feed/{token}.{language}.atom")
    async def feed(token: str, language: str) -> Response:
        if language not in {one.value for one in Language} or len(token) > _LONGEST_TOKEN:
            raise NotFound("there is no such feed")
        found = await anyio.to_thread.run_sync(feed_of, application, token, Language(language))
        return Response(atom_file(found), media_type="application/atom+xml")

    _own(router, application, pages)
    return router


def _own(router: APIRouter, application: Application, pages: Pages) -> None:
    @router.get("/mail")
    async def mine(request: Request) -> Response:
        person = person_of(request.scope)
        if person is None:
            return RedirectResponse("/login", 303)
        standings = await anyio.to_thread.run_sync(own_standings, application, person)
        return pages.page(request.scope, "own_mail.html", mail=person.mail, standings=standings)

    @router.post("/mail")
    async def change(request: Request) -> Response:
        person, form = person_of(request.scope), form_of(request)
        if person is None:
            return RedirectResponse("/login", 303)
        standings = await anyio.to_thread.run_sync(own_standings, application, person)
        chosen = next((one for one in standings if one.team == form.get("team")), None)
        if chosen is None:
            return pages.problem(request.scope, 400)
        await _of(join if form.get("wanted") == "join" else leave, application, chosen.token)
        return RedirectResponse("/nuggets/mail", 303)


async def _of(act: Callable[[Application, str], T], application: Application, token: str) -> T:
    if len(token) > _LONGEST_TOKEN:
        raise NotFound("there is no such link")
    return await anyio.to_thread.run_sync(act, application, token)


def _page(pages: Pages, request: Request, standing: Standing, shown: str) -> Response:
    return pages.page(request.scope, "nuggets.html", tongue=standing.tongue, standing=standing, shown=shown)
