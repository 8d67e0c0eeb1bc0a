"""Adding a document in the library: the file is taken in and read in a thread, and the page says so."""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from assistant.domain.people import Person
from assistant.errors import BadValue, Empty, NotAllowed, UnreadableDocument
from assistant.services.application import Application
from assistant.services.documents import add_document, parse_readers
from assistant.services.permissions import Action, may
from assistant.web.asgi import person_of
from assistant.web.failures import place_of
from assistant.web.pages import Pages
from assistant.web.uploads import Upload, uploaded

log = logging.getLogger("assistant.web")

#: So many files are held in memory at a time; whoever comes then is asked to wait.
AT_ONCE = 4
#: Whoever adds a short document sees the outcome at once; after so many seconds the page says that it works.
PATIENCE = 2.0
#: Readings that are over are remembered, so that the page that waits finds them.
_REMEMBERED = 200

#: What is told in the address of the library's page: `told` and what fills it.
Told = dict[str, str]


@dataclass
class Reading:
    """A file being read for someone: how far it is, and what came of it."""

    person: Person
    file_name: str = field(repr=False)
    done: int = 0
    of: int = 0
    over: Future[Told] = field(default_factory=Future)

    def progress(self, done: int, of: int) -> None:
        """Note how many pages are read."""
        self.done, self.of = done, of


class Desk:
    """All files that are being taken in or read. One per application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._readings: dict[str, Reading] = {}

    def take_place(self) -> bool:
        """Whether there is room for one more file; then `read` or `leave` must follow."""
        return self._places.acquire(blocking=False)

    def leave(self) -> None:
        """Make room again."""
        self._places.release()

    def read(self, person: Person, upload: Upload) -> str:
        """Begin to read in a thread of its own; the name of the reading."""
        name, reading = secrets.token_urlsafe(16), Reading(person, upload.file_name)
        for old in [key for key, one in self._readings.items() if one.over.done()][:-_REMEMBERED]:
            del self._readings[old]
        self._readings[name] = reading
        threading.Thread(target=self._work, args=(reading, upload), daemon=True).start()
        return name

    def reading(self, name: str, person: Person) -> Reading | None:
        """The person's own reading of that name."""
        found = self._readings.get(name)
        return found if found is not None and found.person.id == person.id else None

    def _work(self, reading: Reading, upload: Upload) -> None:
        try:
            told = _outcome(lambda: self._add(reading, upload))
        finally:
            self.leave()
        reading.over.set_result(told)

    def _add(self, reading: Reading, upload: Upload) -> Told:
        readers = parse_readers(upload.fields.get("readers", ""))
        added = add_document(
            self.application, reading.person, upload.content, upload.file_name, readers, reading.progress
        )
        return {"told": added.outcome.value, "about": added.document.id}


def document_router(application: Application, pages: Pages) -> APIRouter:
    """`POST /documents` and the page that waits while a document is read."""
    router, desk = APIRouter(prefix="/documents"), Desk(application)

    @router.post("")
    async def add(request: Request) -> Response:
        person = person_of(request.scope)
        if person is None or not may(person, Action.MANAGE_DOCUMENTS):
            return pages.problem(request.scope, 403)
        if not desk.take_place():
            return _to_library(person, {"told": "busy"})
        return await _taken(desk, pages, request, person)

    @router.get("/reading/{name}")
    async def wait(request: Request, name: str) -> Response:
        person = person_of(request.scope)
        reading = desk.reading(name, person) if person else None
        if person is None or reading is None:
            return pages.problem(request.scope, 404)
        if reading.over.done():
            return _to_library(person, reading.over.result())
        return pages.page(request.scope, "reading.html", reading=reading)

    return router


async def _taken(desk: Desk, pages: Pages, request: Request, person: Person) -> Response:
    """Take the file in and begin to read it; the place at the desk is given back by the reading, or here."""
    try:
        upload = await uploaded(request, desk.application.documents.largest)
        name = desk.read(person, upload)
    except BaseException as error:
        desk.leave()
        if isinstance(error, BadValue | ClientDisconnect):
            return pages.problem(request.scope, 400)
        if isinstance(error, Empty):
            return _to_library(person, {"told": "none"})
        if isinstance(error, UnreadableDocument):
            return _to_library(person, _why(error))
        raise
    reading = desk.reading(name, person)
    if reading is None:
        return pages.problem(request.scope, 404)
    await asyncio.wait([asyncio.wrap_future(reading.over)], timeout=PATIENCE)
    if reading.over.done():
        return _to_library(person, reading.over.result())
    return RedirectResponse(f"/documents/reading/{name}", 303)


def _outcome(work: Callable[[], Told]) -> Told:
    """What came of it, to be told; a fault of ours is noted by its place, without anybody's words."""
    try:
        return work()
    except UnreadableDocument as error:
        return _why(error)
    except (BadValue, NotAllowed):
        return {"told": "readers"}
    except Exception as error:
        log.error("adding a document failed: %s", place_of(error))
        return {"told": "failed"}


def _why(error: UnreadableDocument) -> Told:
    size = {"size": str(error.values["size"])} if "size" in error.values else {}
    return {"told": error.reason, **size}


def _to_library(person: Person, told: Told) -> Response:
    return RedirectResponse(f"/{person.language.value}/library/documents?{urlencode(told)}", 303)
