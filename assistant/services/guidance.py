"""Guidance from the library for somebody who drafts feedback: what patterns say about such a matter."""

from __future__ import annotations

import logging
from typing import Final

from assistant.domain.language import Language
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.services.feedback import Notes
from assistant.services.finding import Found, open_to_all

_log = logging.getLogger("assistant.library")
_LONGEST_QUESTION: Final = 400


def guidance(app: Application, notes: Notes, most: int) -> tuple[Found, ...]:
    """The best passages of patterns that everyone may read, of each pattern one; none when nothing fits.

    Without a library that can be searched there is none.
    """
    asked = " ".join((notes.occasion, notes.text)).strip()[:_LONGEST_QUESTION]
    language = notes.language or app.language_of(notes.text) or Language.EN
    try:
        findings = open_to_all(app, asked, language, 2 * most) if asked else None
    except AssistantError as error:
        _log.warning("the library could not be searched for guidance: %s", type(error).__name__)
        return ()
    if findings is None or findings.weak:
        return ()
    first = {one.passage.source.id: one for one in reversed(findings.found)}
    return tuple(sorted(first.values(), key=lambda one: one.rank))[:most]
