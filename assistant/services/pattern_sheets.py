"""A pattern's text as the fields of a form, beside its Markdown; the Markdown is the truth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from assistant.domain.language import Language
from assistant.domain.patterns import (
    ALL_SECTIONS,
    ASKED,
    Finding,
    PatternId,
    PatternReading,
    PatternText,
    PatternVersion,
    Section,
)
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.pattern_drafts import A_YEAR
from assistant.services.permissions import Action, require

#: The fields of one line, by their keys in the front matter.
LINES: Final = ("title", "summary", "owner", "review_by")
#: All fields of the form in their order: those of one line, then the sections by their anchors.
FIELDS: Final = (*LINES, *ALL_SECTIONS)
#: Findings about words for which the form has no place; they would be lost if it wrote the Markdown.
_BEYOND_A_FORM: Final = frozenset(
    {
        "pattern-too-long",
        "pattern-characters",
        "pattern-no-front-matter",
        "pattern-front-matter",
        "pattern-key-unknown",
        "pattern-key-twice",
        "pattern-section-unknown",
        "pattern-section-twice",
        "pattern-before-first",
    }
)
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
#: A heading of this size would begin a section of its own.
_HEADING = re.compile(r"^##(?=[ \t])", re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """A text in both shapes. `whole` says that the form holds all of the Markdown.

    `doubled` names the fields that were changed in both shapes, each in another way: a section then holds
    both texts, a line what the Markdown says.
    """

    markdown: str = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    headings: Mapping[str, str] = field(repr=False)
    reading: PatternReading = field(repr=False)
    whole: bool
    doubled: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be put right before the text can be reviewed."""
        return self.reading.errors


@dataclass(frozen=True)
class Opened:
    """What one begins to write on: the newest version of a text, or none and its bare headings."""

    sheet: Sheet
    version: PatternVersion | None

    @property
    def number(self) -> int:
        """The number of the version, 0 when there is none in this language."""
        return self.version.number if self.version else 0


def open_sheet(
    app: Application, person: Person, pattern_id: PatternId, language: Language, number: int | None = None
) -> Opened:
    """The newest version, or the numbered one; in a language without one (or numbered 0) the bare headings.

    Raises NotFound when there is no such pattern in any language.
    """
    require(person, Action.WRITE_PATTERNS)
    with app.work(read_only=True) as work:
        versions = work.patterns.history(pattern_id, language)
        known = bool(versions) or pattern_id in {one.pattern_id for one in work.patterns.all_newest()}
    if not known:
        raise NotFound("there is no such pattern")
    version = next((one for one in versions if number in (None, one.number)), None)
    if version is None and number:
        raise NotFound("there is no such version of a pattern")
    markdown = version.markdown if version else _bare(app, person, pattern_id, language)
    return Opened(_sheet(app, pattern_id, language, markdown), version)


def read_sheet(
    app: Application, person: Person, pattern_id: PatternId, language: Language, markdown: str
) -> Sheet:
    """A text in both shapes, as its Markdown says."""
    require(person, Action.WRITE_PATTERNS)
    return _sheet(app, pattern_id, language, markdown)


def join_sheet(
    app: Application,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    *,
    known: str,
    markdown: str,
    form: Mapping[str, str],
) -> Sheet:
    """Bring form and Markdown together: what was changed in either since both said `known` stands in both.

    Where the Markdown has parts for which the form has no place, it stays as it is until they are put right.
    """
    require(person, Action.WRITE_PATTERNS)
    now = _sheet(app, pattern_id, language, markdown)
    if not now.whole or now.reading.text is None:
        return now
    before = _sheet(app, pattern_id, language, known).values
    wanted: dict[str, str] = {}
    doubled: list[str] = []
    for name in FIELDS:
        mine, theirs, old = (_clean(name, values.get(name, "")) for values in (form, now.values, before))
        if mine in (old, theirs):
            continue
        if theirs == old:
            wanted[name] = mine
            continue
        doubled.append(name)
        if name in ALL_SECTIONS:
            wanted[name] = f"{theirs}\n\n{mine}".strip("\n")
    if wanted:
        text = _with(app, now.reading.text, wanted)
        now = _sheet(app, pattern_id, language, app.patterns.render(text))
    return replace(now, doubled=tuple(doubled))


def _sheet(app: Application, pattern_id: PatternId, language: Language, markdown: str) -> Sheet:
    reading = app.patterns.parse(markdown, pattern_id, language)
    bare = app.patterns.skeleton(pattern_id, language, "", "")
    text = reading.text or bare
    values = {
        "title": text.title,
        "summary": text.summary,
        "owner": text.owner,
        "review_by": text.review_by.isoformat() if text.review_by else "",
    }
    headings: dict[str, str] = {}
    for section in bare.sections:
        there = text.section(section.anchor)
        values[section.anchor] = there.text if there else ""
        headings[section.anchor] = (there.heading if there else "") or section.heading
    whole = reading.text is not None and not any(f.key in _BEYOND_A_FORM for f in reading.findings)
    return Sheet(markdown, values, headings, reading, whole)


def _bare(app: Application, person: Person, pattern_id: PatternId, language: Language) -> str:
    text = app.patterns.skeleton(pattern_id, language, "", person.name)
    return app.patterns.render(replace(text, review_by=app.clock().date() + A_YEAR))


def _with(app: Application, text: PatternText, wanted: Mapping[str, str]) -> PatternText:
    """The text with these fields; sections that were missing come in their places."""
    bare = app.patterns.skeleton(text.pattern_id, text.language, "", "")
    sections = []
    for section in bare.sections:
        there = text.section(section.anchor) or section
        words = wanted.get(section.anchor, there.text)
        if section.anchor == ASKED and not words:
            continue
        sections.append(Section(section.anchor, there.heading or section.heading, words))
    review_by = text.review_by
    if "review_by" in wanted:
        review_by = date.fromisoformat(wanted["review_by"]) if wanted["review_by"] else None
    return replace(
        text,
        title=wanted.get("title", text.title),
        summary=wanted.get("summary", text.summary),
        owner=wanted.get("owner", text.owner),
        review_by=review_by,
        sections=tuple(sections),
    )


def _clean(name: str, text: str) -> str:
    """What the form's field comes to in the Markdown."""
    text = _CONTROL.sub("", _BREAKS.sub("\n", text))
    if name in LINES:
        return " ".join(text.split())
    lines = (line if line.strip() else "" for line in text.split("\n"))
    return _HEADING.sub("###", "\n".join(lines).strip("\n"))
