"""Learning nuggets: a tip, an example and one question from a pattern, at most 120 words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternText
from assistant.domain.questions import faults

NuggetId = NewType("NuggetId", str)

#: Most words a nugget may have.
MOST_WORDS: Final = 120
#: Words kept free in a suggestion for the line that names its source.
_FOR_SOURCE: Final = 12
#: Stands where sentences of the example are left out.
GAP: Final = "[…]"
#: An example of fewer words is none.
_LEAST_EXAMPLE: Final = 15
#: A sentence of fewer words is short.
_SHORT: Final = 6
#: A nugget planned further ahead is a mistake in the year; one that could not leave for so long stays.
FURTHEST: Final = timedelta(days=366)
LATEST: Final = timedelta(days=7)

_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<text>\S.*)$", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_QUOTES: Final = {Language.NL: ("“", "”"), Language.DE: ("„", "“"), Language.EN: ("“", "”")}

Splits = Callable[[str], Sequence[str]]


class NuggetState(StrEnum):
    """How far a nugget is. `SENT` says that no mail waits any more and at least one was taken."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class MailState(StrEnum):
    """How far one mail is.

    `UNCERTAIN`: the program ended, or the server fell silent, while the mail was handed over; it may have
    been taken, so it is never sent again. `SPARED`: the person left, has no address any more, or is gone from
    the team.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SPARED = "spared"


@dataclass(frozen=True)
class Source:
    """Where a nugget comes from: the pattern's title in that language, its owner and day of review."""

    title: str
    owner: str = field(repr=False)
    reviewed: date | None = None


@dataclass(frozen=True)
class NuggetText:
    """A nugget in one language: what is sent, and its source. `body` holds what the leader made of it."""

    body: str = field(repr=False)
    source: Source


@dataclass(frozen=True)
class Nugget:
    """A nugget for a team on a day. `language` is the leader's own; who reads none of the texts gets that."""

    id: NuggetId
    leader: PersonId
    team: TeamName
    pattern_id: PatternId
    language: Language
    send_on: date
    texts: Mapping[Language, NuggetText]
    state: NuggetState
    created_at: datetime
    closed_at: datetime | None = None

    def text_for(self, language: Language) -> tuple[Language, NuggetText]:
        """The text for somebody who reads this language, with the language it has."""
        found = language if language in self.texts else self.language
        return found, self.texts[found]

    def too_late(self, today: date) -> bool:
        """Whether what could not leave until now is better not sent any more."""
        return today > self.send_on + LATEST


@dataclass(frozen=True)
class Mail:
    """One nugget to one person. The address is looked up when it leaves, and kept nowhere else."""

    nugget_id: NuggetId
    person_id: PersonId
    state: MailState = MailState.WAITING
    message_id: str = ""
    tries: int = 0
    not_before: datetime | None = None
    reason: str = ""
    changed_at: datetime | None = None


def compose(text: PatternText, split: Splits, which: int = 0) -> str:
    """A suggestion from the pattern's own sentences, word for word: a tip, an example, one question.

    `which` counts through tips and questions, so that another week brings another. Only the question asks:
    sentences with a question mark stay out of tip and example. Empty when the pattern has no question to ask.
    """
    questions = _questions(text)
    if not questions:
        return ""
    question = questions[which % len(questions)]
    room = MOST_WORDS - _FOR_SOURCE - count(text.title) - count(question)
    tips = [tip for tip in _tips(text, split) if count(tip) <= room]
    tip = tips[which % len(tips)] if tips else ""
    example = _example(text, split, room - count(tip))
    return "\n\n".join(part for part in (tip, example, question) if part)


def count(text: str) -> int:
    """How many words a text has; a sign standing alone is none."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def tidy(text: str) -> str:
    """The text as it is kept: printable, no spaces at line ends, at most one empty line in a row."""
    signs = (sign if sign.isprintable() or sign == "\n" else " " for sign in text.replace("\r\n", "\n"))
    lines = [" ".join(line.split()) for line in "".join(signs).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def asks(text: str) -> int:
    """How many questions a text asks: runs of question marks. What is quoted counts too."""
    return len(re.findall(r"\?+", text))


def _questions(text: PatternText) -> list[str]:
    section = text.section("reflection")
    found = [_plain(item) for item in _items(section.text)] if section else []
    return [question for question in found if asks(question) == 1 and not faults(question, text.language)]


def _tips(text: PatternText, split: Splits) -> list[str]:
    """Each move of the pattern, as far as it asks nothing."""
    section = text.section("moves")
    moves = (_units(_plain(item), split, text.language) for item in _items(section.text)) if section else ()
    return [tip for move in moves if (tip := " ".join(_until_question(move)))]


def _example(text: PatternText, split: Splits, room: int) -> str:
    """The example from its beginning as far as there is room, and how it ends; gaps are marked."""
    section = text.section("example")
    units = _units(_plain(section.text), split, text.language) if section else []
    if not units:
        return ""
    last = len(units) - 1
    # A short last sentence says little without the one before it.
    ending = (last, last - 1) if count(units[last]) < _SHORT and last > 1 else (last,)
    taken: set[int] = set()
    for place in dict.fromkeys((0, *ending, *range(1, last))):
        fits = sum(count(units[one]) for one in {*taken, place}) <= room
        if asks(units[place]) or (not fits and place in ending):
            continue
        if not fits:
            break
        taken.add(place)
    told = _with_gaps([unit if place in taken else GAP for place, unit in enumerate(units)])
    return told if taken and count(told) >= _LEAST_EXAMPLE else ""


def _with_gaps(parts: Sequence[str]) -> str:
    """The parts as one text, each run of gaps as one."""
    shown = [part for place, part in enumerate(parts) if part != GAP or not place or parts[place - 1] != GAP]
    return " ".join(shown)


def _until_question(units: Sequence[str]) -> list[str]:
    place = next((place for place, unit in enumerate(units) if asks(unit)), len(units))
    return list(units[:place])


def _items(markdown: str) -> list[str]:
    return [found["text"].strip() for found in _ITEM.finditer(markdown)]


def _plain(markdown: str) -> str:
    """Markdown as the words one reads."""
    return " ".join(_EMPHASIS.sub("", _ITEM.sub(r"\g<text>", markdown)).split())


def _units(text: str, split: Splits, language: Language) -> list[str]:
    """Sentences, those of one quotation together: what was said is not torn apart."""
    units: list[str] = []
    for sentence in split(text):
        if units and _open_quote(units[-1], language):
            units[-1] = f"{units[-1]} {sentence}"
        else:
            units.append(sentence)
    return units


def _open_quote(text: str, language: Language) -> bool:
    begins, ends = _QUOTES[language]
    return text.count(begins) > text.count(ends) or text.count('"') % 2 == 1
