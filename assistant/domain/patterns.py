"""Patterns: what an expert does, written down so that another can learn it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from assistant.domain.ids import PersonId
from assistant.domain.language import Language

PatternId = NewType("PatternId", str)

#: The sections of a pattern by their anchors, in their order. The last three are the three offers to
#: those who accompany: preparation, observation and support, reflection.
SECTIONS: Final = (
    "situation",
    "stake",
    "moves",
    "signs",
    "example",
    "preparation",
    "observation",
    "reflection",
)
#: A last section that a pattern may have: how people ask who need it and do not know it, in their own words.
#: A list, under the headings of the sections that answer; the search finds those sections by it.
ASKED: Final = "asked"
ALL_SECTIONS: Final = (*SECTIONS, ASKED)
#: Most characters one text may have, front matter included; the shipped ones have about 5,000.
LONGEST_PATTERN: Final = 50_000


def asked_anchor(anchor: str) -> str:
    """The anchor of a passage that says how people ask for what stands in a section."""
    return f"{ASKED}-{anchor}"


def answering_anchor(anchor: str) -> str:
    """The anchor of the section that answers, for the anchor of any passage of a pattern."""
    return anchor.removeprefix(f"{ASKED}-")


class PatternState(StrEnum):
    """How far a text of a pattern is. Only a second person makes it *reviewed*."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Section:
    """One section: its anchor, its heading in the language, its Markdown."""

    anchor: str
    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class PatternText:
    """A pattern in one language, as it stands in one Markdown file."""

    pattern_id: PatternId
    language: Language
    title: str
    summary: str = field(repr=False)
    owner: str = field(repr=False)
    state: PatternState
    sections: tuple[Section, ...]
    reviewed: date | None = None
    review_by: date | None = None

    def section(self, anchor: str) -> Section | None:
        """The section with that anchor."""
        return next((section for section in self.sections if section.anchor == anchor), None)

    def stale(self, today: date) -> bool:
        """Whether the day by which it is to be looked at again has passed."""
        return self.review_by is not None and self.review_by < today


@dataclass(frozen=True)
class Pattern:
    """A pattern with its texts by language; each language is written, not translated."""

    id: PatternId
    texts: Mapping[Language, PatternText]

    def in_language(self, wanted: Language) -> PatternText:
        """The text in the wanted language, else in the first there is."""
        return self.texts.get(wanted) or next(iter(self.texts.values()))


@dataclass(frozen=True)
class Finding:
    """What is wrong with a text in Markdown: where, why, and what to do about it.

    `key` names the message for the interface, `values` fills it; `message` and `cure` say it in English.
    A warning keeps nothing from being reviewed. `line` counts from 1; 0 means the text as a whole.
    """

    key: str
    line: int
    message: str = field(repr=False)
    cure: str = field(repr=False)
    values: Mapping[str, str | int] = field(default_factory=dict, repr=False, compare=False)
    warning: bool = False

    @property
    def said(self) -> str:
        """The finding as one line of English."""
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.message} {self.cure}"


@dataclass(frozen=True)
class PatternReading:
    """What was read from Markdown; `text` is None when it is too long or no text at all."""

    text: PatternText | None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be put right before the text can be reviewed."""
        return tuple(finding for finding in self.findings if not finding.warning)

    @property
    def sound(self) -> PatternText | None:
        """The text when nothing has to be put right."""
        return None if self.errors else self.text


@dataclass(frozen=True)
class PatternFile:
    """A sound text as it lies in the library's folder, with the SHA-256 of its Markdown."""

    text: PatternText
    markdown: str = field(repr=False)
    sha256: str


@dataclass(frozen=True)
class PatternVersion:
    """One version of a pattern's text in one language; every change of the words is a new one.

    `number` counts from 1 within pattern and language and is given by the repository. `author` is the person
    who wrote it, None for the library's files and for someone erased since. `file_sha256` is empty unless
    the version came from a file. `reviewer`, `reviewed_at` and `note` tell of the last review, approved or
    sent back.
    """

    pattern_id: PatternId
    language: Language
    markdown: str = field(repr=False)
    state: PatternState
    created_at: datetime
    author: PersonId | None = None
    file_sha256: str = ""
    reviewer: PersonId | None = None
    reviewed_at: datetime | None = None
    note: str = field(default="", repr=False)
    number: int = 0

    @property
    def from_files(self) -> bool:
        """Whether it was imported from the library's files."""
        return bool(self.file_sha256)


def visible(versions: Iterable[PatternVersion]) -> PatternVersion | None:
    """The version everyone sees: the newest reviewed one; if none ever was, the newest from the files."""
    newest_first = sorted(versions, key=lambda version: version.number, reverse=True)
    reviewed = (version for version in newest_first if version.state is PatternState.REVIEWED)
    from_files = (version for version in newest_first if version.from_files)
    return next(reviewed, None) or next(from_files, None)
