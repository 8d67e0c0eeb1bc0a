"""Why a question is asked, in one sentence: for a page, a terminal or a script."""

from __future__ import annotations

from assistant.domain.language import Tongue
from assistant.domain.reflections import LAST_TIME, OPENING, PLANNING, QUESTION, Exchange, Kind, Reflection
from assistant.services.ports import Library
from assistant.ui.texts import catalogue

_WHY = {
    LAST_TIME: "why-last-time",
    OPENING: "why-opening",
    PLANNING: "why-planning",
    QUESTION: "why-question-for",
}


def reason(library: Library, tongue: Tongue, reflection: Reflection, asked: Exchange) -> str:
    """What is missing, or what an answer here contains when it is enough.

    Empty where the method is no longer in the library.
    """
    texts = catalogue(tongue)
    if asked.why:
        return texts.text(f"why-{asked.why}")
    if asked.stage in _WHY:
        return texts.text(_WHY[asked.stage])
    method = library.method(reflection.method_id)
    told = method.texts.get(tongue.language) if method else None
    if told is None or asked.stage not in told.stages:
        return ""
    enough = told.stages[asked.stage].enough.for_(tongue.address)
    return texts.text("why-probe") + " " + enough if asked.kind is Kind.PROBE else enough
