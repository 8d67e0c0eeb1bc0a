"""What the library and the person's own past have to offer, once they have thought about it themselves.

An offer is a sentence or two from a source, word for word, and the source with it. Nothing fits: no offer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from assistant.domain.elements import Element, Reading
from assistant.domain.language import Language, Tongue
from assistant.domain.passages import Passage, SourceKind
from assistant.domain.policy import FROM_PAST, Step
from assistant.domain.reflections import OFFER, Reflection, Source
from assistant.errors import AssistantError
from assistant.services.application import Application
from assistant.services.finding import Found, exact_quote, excerpt, search
from assistant.services.ports import UnitOfWork
from assistant.services.same_words import shared
from assistant.services.stopping import shaken

_log = logging.getLogger("assistant.library")

#: What of someone's words says best what they are looking at.
_SALIENT: Final = (Element.DIFFICULTY, Element.REFLECTION, Element.LEARNING, Element.PERSPECTIVE)
_LONGEST_QUESTION: Final = 400
_LOOKED_AT: Final = 6
#: The words of a quote: enough to say something, and few enough to be read as an offer.
_FEWEST_WORDS, _MOST_WORDS = 6, 40
#: What may stand before the first word of a sentence.
_OPENING: Final = " \t\n-*_\"'“„«»‘"
#: The sections of a pattern whose sentences can be read without the rest of it.
_BY_THEMSELVES: Final = ("moves", "signs")
#: How a sentence opens that needs the one before it: with a pronoun, or with a day or an hour of a story.
_LEANS: Final = {
    Language.NL: re.compile(
        r"(?:hij|zij|ze|hem|haar|hun|dit|dat|die|deze|daar\w*|hier\w*|er|dan|daarna|toen|zo|ook|maar|en|of|want|dus"
        r"|anders|gisteren|vandaag|vanochtend|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b"
        r"|het\s+(?:is|was|wordt|werd|kan|moet|gaat|ging|heeft|had|helpt|maakt|kost|lukt|werkt)\b"
        r"|op\s+(?:een\s+)?(?:maan|dins|woens|donder|vrij|zater|zon)dag|om\s+(?:\d|\w+\s+uur)"
        r"|(?:vorige|afgelopen)\s+(?:week|maand|nacht|jaar)\b|\w+\s+(?:voor|over)\s+(?:half\s+)?(?:een|twee|drie|vier"
        r"|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b",
        re.IGNORECASE,
    ),
    Language.DE: re.compile(
        r"(?:er|es|ihm|ihn|ihr|ihnen|dies\w*|dann|danach|da|dar\w+|dabei|davon|deshalb|so|auch|aber|und|oder|denn"
        r"|sonst|gestern|heute|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?)\b"
        r"|(?:sie|das|der|die)\s+(?:ist|sind|war\w*|hat|hatte\w*|wird|kann|muss|geht|heißt|macht|kostet|hilft|sagt\w*)\b"
        r"|(?:am|seit|bis|ab)\s+(?:\w+\s+)?(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
        r"|(?:um|gegen|kurz\s+(?:vor|nach))\s+(?:\d|\w+\s+uhr|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
        r"|letzte\w?\s+(?:woche|monat|nacht|jahr)\b|(?:fünf|zehn|viertel)\s+(?:vor|nach)\b",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"(?:he|she|it|they|him|her|his|their|them|this|that|these|those|then|so|also|but|and|or|because|otherwise"
        r"|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
        r"|(?:on|since|by)\s+(?:\w+\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|(?:at|by)\s+(?:\d|\w+\s+o.clock|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)\b)"
        r"|last\s+(?:week|month|year|night)\b|(?:five|ten|half|quarter)\s+(?:to|past)\b",
        re.IGNORECASE,
    ),
}
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
    return next((made for one in fitting if (made := _made(app, work, one, asked, past, offered))), None)


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


def _made(
    app: Application, work: UnitOfWork, found: Found, asked: str, past: bool, offered: Collection[str]
) -> Offer | None:
    quotes = ((one, quotable(one, asked)) for one in _to_quote(work, found.passage, asked))
    passage, quote = next(((one, quote) for one, quote in quotes if quote), (found.passage, ""))
    if not quote or passage.id in offered:
        return None
    written = None
    if past:
        earlier = work.reflections.get(passage.source.id)  # type: ignore[arg-type]
        if earlier is None or shaken(app, earlier):  # nobody is shown again what hurt
            return None
        written = earlier.created_at
    return Offer(quote, Source(passage.id, passage.title), written)


def _to_quote(work: UnitOfWork, passage: Passage, asked: str) -> list[Passage]:
    """The passage, or of a pattern found by another of its sections those that say what one does.

    An example, a situation or a study of a pattern only makes sense to whoever reads all of it.
    """
    if passage.source.kind is not SourceKind.PATTERN or passage.anchor in _BY_THEMSELVES:
        return [passage]
    others = [
        one
        for one in work.passages.of(passage.source)
        if one.anchor in _BY_THEMSELVES and one.readers == passage.readers
    ]
    language = passage.source.language
    return sorted(others, key=lambda one: -shared(one.text, asked, language))


def quotable(passage: Passage, asked: str) -> str:
    """One or two whole sentences of the passage that fit best, as they stand there; empty when none can.

    Questions are left out: an offer asks one itself (rule 1). So is a beginning that needs what stands before
    it, as far as its first words tell.
    """
    near = excerpt(passage.text, asked, passage.source.language)
    leans = _LEANS[passage.source.language]
    chosen = ""
    for match in _SENTENCE.finditer(near):
        if "?" in match.group():
            if chosen:
                break
            continue
        if not chosen and leans.match(match.group().lstrip(_OPENING)):
            continue
        more = f"{chosen} {match.group().strip()}".strip()
        if len(more.split()) > _MOST_WORDS:
            break
        chosen = more
        if len(chosen.split()) >= _FEWEST_WORDS * 2:
            break
    # The marks of Markdown between two sentences are none of their words.
    return exact_quote(replace(passage, text=near), chosen) if len(chosen.split()) >= _FEWEST_WORDS else ""


def told_when(written: datetime, tongue: Tongue, now: datetime) -> str:
    """The month in the person's language, with the year when it is another one."""
    month = _MONTHS[tongue.language.value].split()[written.month - 1]
    return month if written.year == now.year else f"{month} {written.year}"


_MONTHS: Final = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
