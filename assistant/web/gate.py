"""The gate in front of Gradio: which of its routes exist here, and whose session a page is.

Gradio hands a page's results and state to anyone who names its session hash. Here the first login that shows
a hash owns it; every other login gets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from starlette.datastructures import QueryParams

from assistant.domain.ids import PersonId
from assistant.services.ports import Clock

#: Files of Gradio's front end, the same for everyone.
_FILES = re.compile(
    r"/(?:assets|static|svelte)/[\w@./+-]+|/theme\.css|/favicon\.ico|/manifest\.json|/config/?"
    r"|/gradio_api/theme\.css|/gradio_api/custom_component/\w+/client/(?:component|example)/[\w.-]+"
)
_ASKING = re.compile(r"/gradio_api/(?:app_id|startup-events|info)/?")
_HEARTBEAT = re.compile(r"/gradio_api/heartbeat/([^/]+)")
_RESULTS = "/gradio_api/queue/data"
_JOIN, _CANCEL = "/gradio_api/queue/join", "/gradio_api/cancel"
_EVENTS = frozenset({_JOIN, _CANCEL, "/gradio_api/reset"})
_HASH = re.compile(r"[A-Za-z0-9_-]{6,64}")
#: One login may have so many pages open; the oldest is let go beyond that.
_MOST_PAGES = 500


@dataclass(frozen=True)
class Owner:
    """Whose page it is: a login session, empty once that login ended, and the person behind it."""

    login: str
    person: PersonId
    used: datetime


class Bindings:
    """Which login session each Gradio session belongs to. Lives as long as the process."""

    def __init__(self, clock: Clock, idle: timedelta) -> None:
        self._clock = clock
        self._idle = idle
        self._owners: dict[str, Owner] = {}
        self._swept = clock()

    def admit(self, session_hash: str, login: str, person: PersonId) -> bool:
        """Whether this login may use the hash; the first to show it owns it.

        After a login ended only the same person may take its hash over, until it was idle for long enough.
        """
        if not login or not _HASH.fullmatch(session_hash):
            return False
        now = self._clock()
        self._sweep(now)
        owner = self._owners.get(session_hash)
        if owner is not None and owner.login != login and (owner.login or owner.person != person):
            return False
        if owner is None:
            self._let_go(login)
        self._owners[session_hash] = Owner(login, person, now)
        return True

    def forget(self, login: str) -> None:
        """The login ended: its pages belong to no login any more."""
        for session_hash, owner in self._owners.items():
            if login and owner.login == login:
                self._owners[session_hash] = replace(owner, login="")

    def __len__(self) -> int:
        return len(self._owners)

    def _sweep(self, now: datetime) -> None:
        """Drop what was not used for the idle time of a login; looked at once a minute."""
        if now - self._swept < timedelta(minutes=1):
            return
        self._swept = now
        self._owners = {key: o for key, o in self._owners.items() if now - o.used < self._idle}

    def _let_go(self, login: str) -> None:
        mine = [key for key, owner in self._owners.items() if owner.login == login]
        for key in mine[: max(0, len(mine) + 1 - _MOST_PAGES)]:
            del self._owners[key]


def event(path: str, body: dict[str, Any], inputs: Mapping[int, int]) -> dict[str, Any] | None:
    """What Gradio is to read of an event's body, or None when it is not one that a page of ours sends.

    `inputs` says how many values each event takes. Values are texts, numbers, choices or lists of choices:
    nothing else is shown to Gradio, which would look for files in it.
    """
    if path == _JOIN:
        number, data, trigger = body.get("fn_index"), body.get("data"), body.get("trigger_id")
        known = type(number) is int and isinstance(data, list) and len(data) == inputs.get(number, -1)
        if not known or not all(map(_plain, data or ())):
            return None
        clean = {"fn_index": number, "data": data, "trigger_id": trigger if type(trigger) is int else None}
    elif path == _CANCEL:
        clean = {"fn_index": body.get("fn_index"), "event_id": body.get("event_id")}
        if type(clean["fn_index"]) is not int or not isinstance(clean["event_id"], str):
            return None
    else:
        clean = {"event_id": body.get("event_id")}
        if not isinstance(clean["event_id"], str):
            return None
    return {**clean, "session_hash": str(body.get("session_hash", ""))}


def _plain(value: object) -> bool:
    parts = value if isinstance(value, list) else [value]
    return all(part is None or isinstance(part, str | int | float) for part in parts)


@dataclass(frozen=True)
class Passage:
    """What the gate says about a request: not to be passed on, or free, or only for the owner of a hash."""

    open: bool
    session_hash: str | None = None


CLOSED, FREE = Passage(False), Passage(True)


def passage(
    method: str, path: str, query: str, body: dict[str, Any] | None, pages: frozenset[str]
) -> Passage:
    """Whether this request may reach Gradio. `path` is what follows the mount; `pages` are its pages' names.

    Uploads, files, proxies, direct calls, monitoring and everything else Gradio offers do not exist here.
    """
    asked = QueryParams(query)
    if "deep_link" in asked:
        return CLOSED
    if method == "POST":
        return Passage(True, str(body.get("session_hash", ""))) if path in _EVENTS and body else CLOSED
    if method not in {"GET", "HEAD"} or ".." in path:
        return CLOSED
    if path == _RESULTS:
        shown = asked.getlist("session_hash")
        return Passage(True, shown[0]) if len(shown) == 1 else CLOSED
    heartbeat = _HEARTBEAT.fullmatch(path)
    if heartbeat:
        return Passage(True, heartbeat.group(1))
    return FREE if path.strip("/") in pages or _FILES.fullmatch(path) or _ASKING.fullmatch(path) else CLOSED
