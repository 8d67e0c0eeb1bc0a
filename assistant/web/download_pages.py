"""Taking words along: one's own as Markdown, Word, calendar; patterns as Markdown. Never kept as files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import anyio
from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.domain.exported import LABELS, ExportedFeedback, ExportedReflection
from assistant.domain.ids import IntentionId, ReflectionId
from assistant.domain.language import Language, Tongue
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person
from assistant.errors import NotAllowed, NotFound
from assistant.exports.calendar import calendar_file
from assistant.exports.docx import docx_file
from assistant.exports.letter import letter_docx, letter_markdown
from assistant.exports.markdown import markdown
from assistant.services.application import Application
from assistant.services.exporting import export_all, export_feedback, export_one
from assistant.services.intentions import own_intention
from assistant.services.model_use import CAME
from assistant.services.patterns import export_markdown
from assistant.services.permissions import Action, require
from assistant.services.wording import plan_line
from assistant.settings import Settings
from assistant.ui.texts import catalogue
from assistant.web.asgi import person_of
from assistant.web.bodies import form_of

_TYPES: Final = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
}


def download_router(app: Application, settings: Settings) -> APIRouter:
    """The routes below `/download`; every one gives out only what the person logged in may read."""
    router = APIRouter(prefix="/download")

    @router.get("/reflection/{name}.{kind}")
    async def one(request: Request, name: str, kind: str, language: str = "") -> Response:
        person, tongue = _who(request), _tongue(request, language, settings)
        make = partial(_one, app, person, ReflectionId(name), tongue, kind)
        return await anyio.to_thread.run_sync(make)

    @router.get("/reflections.{kind}")
    async def everything(request: Request, kind: str, language: str = "") -> Response:
        person, tongue = _who(request), _tongue(request, language, settings)
        return await anyio.to_thread.run_sync(partial(_all, app, person, tongue, kind))

    @router.get("/intention/{name}.ics")
    async def calendar(request: Request, name: str, language: str = "") -> Response:
        person, tongue = _who(request), _tongue(request, language, settings)
        return await anyio.to_thread.run_sync(partial(_ics, app, person, IntentionId(name), tongue))

    @router.get("/pattern/{name}.{language}.md")
    async def pattern(request: Request, name: str, language: str, number: str = "") -> Response:
        make = partial(_pattern, app, _who(request), PatternId(name), language, number)
        return await anyio.to_thread.run_sync(make)

    @router.post("/feedback.{kind}")
    async def feedback(request: Request, kind: str) -> Response:
        person, fields = _who(request), form_of(request)
        tongue = _tongue(request, fields.get("language", ""), settings)
        make = partial(_feedback, app, person, fields.get("text", ""), tongue, kind)
        return await anyio.to_thread.run_sync(make)

    return router


def _feedback(app: Application, person: Person, text: str, tongue: Tongue, kind: str) -> Response:
    """The draft that was sent, as a file; it is not kept."""
    require(person, Action.SEE_LEADING)
    if kind == "md":
        return _attachment(letter_markdown(text).encode("utf-8", "replace"), kind, "feedback")
    if kind == "docx":
        return _attachment(letter_docx(text, tongue.language, app.clock()), kind, "feedback")
    raise NotFound("there is no such kind of file")


def _pattern(app: Application, person: Person, name: PatternId, language: str, number: str) -> Response:
    known = {one.value for one in Language}
    wanted = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else None
    if language not in known or (number and wanted is None):
        raise NotFound("there is no such text of a pattern")
    text = export_markdown(app, person, name, Language(language), wanted)
    return _attachment(text.encode("utf-8", "replace"), "md", f"{name}.{language}")


def _one(app: Application, person: Person, name: ReflectionId, tongue: Tongue, kind: str) -> Response:
    exported = export_one(app, person, name, tongue, _labels(tongue))
    return _file([exported], "", kind, "reflection")


def _all(app: Application, person: Person, tongue: Tongue, kind: str) -> Response:
    """Everything that is the person's own: reflections, and the drafts of feedback they kept."""
    labels = _labels(tongue)
    exported, kept = export_all(app, person, tongue, labels), export_feedback(app, person, tongue, labels)
    return _file(exported, catalogue(tongue).text("export-title"), kind, "reflections", kept)


def _ics(app: Application, person: Person, name: IntentionId, tongue: Tongue) -> Response:
    intention = own_intention(app, person, name)
    plan = intention.plan
    if plan.date is None:
        raise NotFound("that intention has no date")
    line = plan_line(app.library, tongue, plan.cue, plan.action)
    made = calendar_file(line, plan.date, intention.id, app.clock(), tongue.language)
    return _attachment(made, "ics", "intention")


def _file(
    reflections: list[ExportedReflection],
    title: str,
    kind: str,
    name: str,
    feedback: Sequence[ExportedFeedback] = (),
) -> Response:
    if kind == "md":
        return _attachment(markdown(reflections, title, feedback).encode("utf-8", "replace"), kind, name)
    if kind == "docx":
        return _attachment(docx_file(reflections, title, feedback), kind, name)
    raise NotFound("there is no such kind of file")


def _attachment(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "no-store"}
    return Response(content, media_type=_TYPES[kind], headers=headers)


def _labels(tongue: Tongue) -> Mapping[str, str]:
    texts = catalogue(tongue)
    labels = {key: texts.text("export-" + key.replace("_", "-")) for key in LABELS}
    shared = ("untitled", "model-here", *(f"model-outcome-{came}" for came in CAME))
    return {**labels, **{key: texts.text(key) for key in shared}}


def _who(request: Request) -> Person:
    person = person_of(request.scope)
    if person is None:
        raise NotAllowed("nobody is logged in")
    return person


def _tongue(request: Request, language: str, settings: Settings) -> Tongue:
    person = _who(request)
    known = {one.value for one in Language}
    chosen = Language(language) if language in known else person.language
    return Tongue(chosen, settings.german_address)
