"""What the library and the person's own past have to offer, once they have thought about it themselves.

An offer is a sentence or two from a source, word for word, and the source with it. Nothing fits: no offer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from assistant.domain.elements import Element, Reading
from assistant.domain.language import Tongue
from assistant.domain.passages import Passage, SourceKind
from assistant.domain.policy import FROM_PAST, Step
from assistant.domain.reflections import OFFER, Reflection, Source
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.services.finding import Found, exact_quote, excerpt, search
from assistant.services.ports import UnitOfWork

_log = logging.getLogger("assistant.library")

#: What of someone's words says best what they are looking at.
_SALIENT: Final = (Element.DIFFICULTY, Element.REFLECTION, Element.LEARNING, Element.PERSPECTIVE)
_LONGEST_QUESTION: Final = 400
_LOOKED_AT: Final = 6
#: The words of a quote: enough to say something, and few enough to be read as an offer.
_FEWEST_WORDS, _MOST_WORDS = 6, 40
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]+[\"“”»«’')\]]*|[^.!?…\n]+")


@dataclass(frozen=True)
class Offer:
    """What is offered: the words as they stand in the source, and where that is."""

    quote: str = field(repr=False)
    source: Source
    #: When the person wrote it, for what comes from their own past.
    written: datetime | None = None


def offer_for(
    app: Application, work: UnitOfWork, reflection: Reflection, step: Step, whole: Reading
) -> Offer | None:
    """What fits what the person wrote, and was not offered before in this reflection; None when nothing does.

    Without a library that can be searched there is no offer, and the conversation goes on.
    """
    person = work.people.get(reflection.person_id)
    asked = question_of_their_own(whole)
    if person is None or not asked:
        return None
    past = step.about == FROM_PAST
    kinds = frozenset({SourceKind.REFLECTION} if past else {SourceKind.PATTERN, SourceKind.DOCUMENT})
    try:
        findings = search(app, person, asked, reflection.tongue.language, limit=_LOOKED_AT, kinds=kinds)
    except AssistantError as error:
        _log.warning("the library could not be searched for an offer: %s", type(error).__name__)
        return None
    if findings.weak:
        return None
    offered = {source.id for e in reflection.exchanges if e.stage == OFFER for source in e.sources}
    fitting = (one for one in findings.found if not _known(one, reflection, offered))
    return next((made for one in fitting if (made := _made(work, one, asked, past))), None)


def question_of_their_own(whole: Reading) -> str:
    """What the person would ask, in their own sentences: what was hard and what they made of it."""
    ranked = sorted(
        (one for one in whole.sentences if not one.vague), key=lambda one: not one.elements & set(_SALIENT)
    )
    chosen: list[str] = []
    for one in ranked:
        if sum(map(len, chosen)) + len(one.text) > _LONGEST_QUESTION and chosen:
            break
        chosen.append(one.text)
    return " ".join(chosen)[:_LONGEST_QUESTION]


def _known(found: Found, reflection: Reflection, offered: Iterable[str]) -> bool:
    source = found.passage.source
    return source.id == reflection.id or source.id in offered or found.passage.id in offered


def _made(work: UnitOfWork, found: Found, asked: str, past: bool) -> Offer | None:
    passage = found.passage
    quote = quotable(passage, asked)
    if not quote:
        return None
    written = None
    if past:
        earlier = work.reflections.get(passage.source.id)  # type: ignore[arg-type]
        written = earlier.created_at if earlier else None
    return Offer(quote, Source(passage.id, passage.title), written)


def quotable(passage: Passage, asked: str) -> str:
    """One or two whole sentences of the passage that fit best, as they stand there; empty when none can.

    Questions are left out: an offer asks one itself (rule 1).
    """
    near = excerpt(passage.text, asked, passage.source.language)
    chosen = ""
    for match in _SENTENCE.finditer(near):
        if "?" in match.group():
            if chosen:
                break
            continue
        more = f"{chosen} {match.group().strip()}".strip()
        if len(more.split()) > _MOST_WORDS:
            break
        chosen = more
        if len(chosen.split()) >= _FEWEST_WORDS * 2:
            break
    return exact_quote(passage, chosen) if len(chosen.split()) >= _FEWEST_WORDS else ""


def told_when(written: datetime, tongue: Tongue, now: datetime) -> str:
    """The month in the person's language, with the year when it is another one."""
    month = _MONTHS[tongue.language.value].split()[written.month - 1]
    return month if written.year == now.year else f"{month} {written.year}"


_MONTHS: Final = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
