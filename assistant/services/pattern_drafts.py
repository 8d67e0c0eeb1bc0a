"""Writing patterns: new ones, drafts, what is wrong with them, and going back to an earlier version.

Every change of the words is a new version; nothing is overwritten. A draft with mistakes is kept as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from unicodedata import normalize

from assistant.domain.language import Language
from assistant.domain.patterns import (
    LONGEST_PATTERN,
    PatternId,
    PatternReading,
    PatternState,
    PatternText,
    PatternVersion,
)
from assistant.domain.people import Person
from assistant.domain.unseen import hidden_at
from assistant.errors import BadText, BadValue, Empty, NotFound, Stale, TooLong
from assistant.services.application import Application
from assistant.services.permissions import Action, require
from assistant.services.ports import AuditEntry, UnitOfWork

LONGEST_TITLE = 120
_LONGEST_SLUG = 50
#: A new text is to be looked at again after this time.
A_YEAR = timedelta(days=365)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Saved:
    """A version with what was read from it; `reading.errors` must be put right before it is submitted."""

    version: PatternVersion
    reading: PatternReading


def new_pattern(app: Application, person: Person, language: Language, title: str, owner: str = "") -> Saved:
    """Begin a pattern with its headings and no words; the id is made from the title. Raises Empty, TooLong.

    The owner is the person unless named otherwise.
    """
    require(person, Action.WRITE_PATTERNS)
    title = " ".join(title.split())
    if not title:
        raise Empty("a pattern needs a title")
    if len(title) > LONGEST_TITLE:
        raise TooLong("the title is too long", length=len(title), limit=LONGEST_TITLE)
    with app.work() as work:
        taken = {version.pattern_id for version in work.patterns.all_newest()}
        pattern_id = _free_id(title, taken)
        text = app.patterns.skeleton(pattern_id, language, title, owner.strip() or person.name)
        text = replace(text, review_by=app.clock().date() + A_YEAR)
        saved = _add(app, work, person, text.pattern_id, language, app.patterns.render(text))
        work.commit()
    return saved


def save_draft(
    app: Application,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    markdown: str,
    based_on: int,
) -> Saved:
    """Keep the words as a new draft, with or without mistakes; the pattern may be new in this language.

    `based_on` is the number of the newest version that the person looked at (0: none in this language).
    The same words again make no new version. The state in the front matter becomes `draft`.

    Raises Stale when there is a newer version, NotFound, Empty, TooLong, BadText.
    """
    require(person, Action.WRITE_PATTERNS)
    checked = _checked(markdown)
    with app.work() as work:
        newest = _newest_seen(work, pattern_id, language, based_on)
        saved = _add(app, work, person, pattern_id, language, checked, newest)
        work.commit()
    return saved


def preview(
    app: Application, person: Person, pattern_id: PatternId, language: Language, markdown: str
) -> PatternReading:
    """What would be read from the Markdown, and what is wrong with it; nothing is kept."""
    require(person, Action.WRITE_PATTERNS)
    return app.patterns.parse(markdown, pattern_id, language)


def open_version(
    app: Application, person: Person, pattern_id: PatternId, language: Language, number: int | None = None
) -> Saved:
    """A version to be edited or looked at, the newest unless numbered. Raises NotFound."""
    require(person, Action.WRITE_PATTERNS)
    with app.work(read_only=True) as work:
        version = needed(work, pattern_id, language, number)
    return Saved(version, app.patterns.parse(version.markdown, pattern_id, language))


def change_keeping(
    app: Application,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    based_on: int,
    *,
    owner: str,
    review_by: date,
) -> Saved:
    """Name who looks after the text and until when it is to be looked at again; a new draft.

    Raises BadValue while the text has mistakes, and as `save_draft`.
    """
    require(person, Action.WRITE_PATTERNS)
    if not owner.strip():
        raise Empty("a pattern needs an owner")
    with app.work() as work:
        newest = _newest_seen(work, pattern_id, language, based_on)
        if newest is None:
            raise NotFound("there is no such pattern in this language")
        text = sound(app, newest)
        text = replace(text, owner=" ".join(owner.split()), review_by=review_by)
        saved = _add(app, work, person, pattern_id, language, app.patterns.render(text), newest)
        work.commit()
    return saved


def restore(
    app: Application, person: Person, pattern_id: PatternId, language: Language, number: int
) -> Saved:
    """Make a new draft with the words of an earlier version. Raises NotFound."""
    require(person, Action.WRITE_PATTERNS)
    with app.work() as work:
        earlier = needed(work, pattern_id, language, number)
        saved = _add(app, work, person, pattern_id, language, earlier.markdown)
        note(app, work, person, "restore pattern", earlier)
        work.commit()
    return saved


def needed(
    work: UnitOfWork, pattern_id: PatternId, language: Language, number: int | None = None
) -> PatternVersion:
    """The version with that number, or the newest. Raises NotFound."""
    if number is not None:
        version = work.patterns.get(pattern_id, language, number)
    else:
        version = next(iter(work.patterns.history(pattern_id, language)), None)
    if version is None:
        raise NotFound("there is no such version of a pattern")
    return version


def sound(app: Application, version: PatternVersion) -> PatternText:
    """The text of a version without mistakes. Raises BadValue with how many there are."""
    reading = app.patterns.parse(version.markdown, version.pattern_id, version.language)
    if reading.sound is None:
        wrong = len(reading.errors)
        raise BadValue(f"the text has {wrong} mistakes; put them right first", mistakes=wrong)
    return reading.sound


def in_state(app: Application, version: PatternVersion, state: PatternState) -> PatternVersion:
    """The version in another state; its front matter says so too, unless its mistakes forbid touching it."""
    reading = app.patterns.parse(version.markdown, version.pattern_id, version.language)
    markdown = version.markdown
    if reading.sound is not None and reading.sound.state is not state:
        markdown = app.patterns.render(replace(reading.sound, state=state))
    return replace(version, markdown=markdown, state=state)


def note(app: Application, work: UnitOfWork, person: Person, action: str, version: PatternVersion) -> None:
    """Write into the audit log what someone did with a version: `handing-over-a-case/nl/4`."""
    subject = f"{version.pattern_id}/{version.language.value}/{version.number}"
    work.audit.record(AuditEntry(app.clock(), person.login, action, subject))


def _add(
    app: Application,
    work: UnitOfWork,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    markdown: str,
    newest: PatternVersion | None = None,
) -> Saved:
    """Store the words as the person's draft; their own newest draft with the same words is that already."""
    draft = PatternVersion(pattern_id, language, markdown, PatternState.DRAFT, app.clock(), person.id)
    draft = in_state(app, draft, PatternState.DRAFT)
    draft = newest if newest is not None and _is_same(newest, draft) else work.patterns.add(draft)
    return Saved(draft, app.patterns.parse(draft.markdown, pattern_id, language))


def _is_same(one: PatternVersion, other: PatternVersion) -> bool:
    return (one.author, one.state, one.markdown) == (other.author, other.state, other.markdown)


def _newest_seen(
    work: UnitOfWork, pattern_id: PatternId, language: Language, based_on: int
) -> PatternVersion | None:
    """The newest version, which must be the one the person looked at; None in a new language."""
    newest = next(iter(work.patterns.history(pattern_id, language)), None)
    if newest is None and pattern_id not in {v.pattern_id for v in work.patterns.all_newest()}:
        raise NotFound("there is no such pattern")
    if (newest.number if newest else 0) != based_on:
        raise Stale("there is a newer version of this pattern")
    return newest


def _checked(markdown: str) -> str:
    text = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Empty("nothing was written")
    if len(text) > LONGEST_PATTERN:
        raise TooLong("the pattern is too long", length=len(text), limit=LONGEST_PATTERN)
    if _NO_TEXT.search(text) or hidden_at(text) is not None:
        raise BadText("the text holds characters that no text has; remove them")
    return text


def _free_id(title: str, taken: set[PatternId]) -> PatternId:
    """`Een zaak overdragen` → `een-zaak-overdragen`, with a number behind it where that is taken."""
    plain = normalize("NFKD", title.replace("ß", "ss").replace("ẞ", "ss")).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    slug = words[:_LONGEST_SLUG].rstrip("-") or "pattern"
    number, made = 1, slug
    while made in taken:
        number += 1
        made = f"{slug}-{number}"
    return PatternId(made)
