"""The library's patterns as people find and read them.

Everyone sees the newest reviewed version of a text, or the shipped draft when none was ever reviewed. Experts
and L&D also see that there is something newer, and patterns of which there are only drafts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState, PatternText, PatternVersion
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.permissions import Action, may, require
from assistant.services.ports import UnitOfWork

#: A review is announced this many days before it is due.
DAYS_AHEAD = 30

_Texts = dict[Language, PatternVersion]


@dataclass(frozen=True)
class PatternRow:
    """One line of a list: a version with what its front matter says.

    `languages` are those in which the person can read the pattern. `mine` says that the person wrote this
    version. An empty `owner` or missing date is one that the text does not name.
    """

    id: PatternId
    language: Language
    number: int
    title: str
    summary: str = field(repr=False)
    owner: str = field(repr=False)
    state: PatternState
    reviewed: date | None
    review_by: date | None
    stale: bool
    languages: tuple[Language, ...] = ()
    has_newer_draft: bool = False
    mine: bool = False


@dataclass(frozen=True)
class PatternPage:
    """A pattern to be read: its line and its text."""

    row: PatternRow
    text: PatternText


def list_patterns(app: Application, person: Person, language: Language) -> tuple[PatternRow, ...]:
    """One line a pattern, by title; in that language, else in the first there is."""
    require(person, Action.READ_LIBRARY)
    with app.work(read_only=True) as work:
        shown, newest = _shown(work, person)
    chosen = (_page(app, person, language, texts, newest).row for texts in shown.values())
    return tuple(sorted(chosen, key=lambda row: (row.title.casefold(), row.id)))


def read_pattern(app: Application, person: Person, pattern_id: PatternId, language: Language) -> PatternPage:
    """The pattern in that language, else in the first there is. Raises NotFound."""
    require(person, Action.READ_LIBRARY)
    with app.work(read_only=True) as work:
        shown, newest = _shown(work, person)
    if pattern_id not in shown:
        raise NotFound("there is no such pattern")
    return _page(app, person, language, shown[pattern_id], newest)


def export_markdown(
    app: Application, person: Person, pattern_id: PatternId, language: Language, number: int | None = None
) -> str:
    """The Markdown of the visible version in exactly that language, or of one by its number. Raises NotFound.

    The same Markdown that a file of the library holds; only experts and L&D ask for a number.
    """
    require(person, Action.READ_LIBRARY if number is None else Action.WRITE_PATTERNS)
    with app.work(read_only=True) as work:
        if number is None:
            version = work.patterns.latest_visible(pattern_id, language)
        else:
            version = work.patterns.get(pattern_id, language, number)
    if version is None:
        raise NotFound("there is no such version of a pattern")
    return version.markdown


def due_for_review(app: Application, person: Person, days: int = DAYS_AHEAD) -> tuple[PatternRow, ...]:
    """The visible texts whose review is due within so many days or overdue, the longest due first."""
    require(person, Action.WRITE_PATTERNS)
    until = app.clock().date() + timedelta(days=days)
    with app.work(read_only=True) as work:
        rows = [row_of(app, person, version) for version in work.patterns.all_visible()]
    due = [(row.review_by, row.id, row.language, row) for row in rows if row.review_by is not None]
    return tuple(row for review_by, *_, row in sorted(due, key=lambda one: one[:3]) if review_by <= until)


def row_of(app: Application, person: Person, version: PatternVersion) -> PatternRow:
    """The line of one version; a text without a title goes by its id."""
    text = text_of(app, version)
    return PatternRow(
        id=version.pattern_id,
        language=version.language,
        number=version.number,
        title=text.title or version.pattern_id,
        summary=text.summary,
        owner=text.owner,
        state=version.state,
        reviewed=text.reviewed,
        review_by=text.review_by,
        stale=text.stale(app.clock().date()),
        languages=(version.language,),
        mine=version.author == person.id,
    )


def text_of(app: Application, version: PatternVersion) -> PatternText:
    """What can be read of a version, in the state that the version has."""
    read = app.patterns.parse(version.markdown, version.pattern_id, version.language).text
    text = read or app.patterns.skeleton(version.pattern_id, version.language, "", "")
    return replace(text, state=version.state)


def _page(
    app: Application, person: Person, wanted: Language, texts: _Texts, newest: Iterable[PatternVersion]
) -> PatternPage:
    """The text in the wanted language, one that everyone sees before one that is only a draft."""
    by_language = [texts[language] for language in Language if language in texts]
    version = texts.get(wanted) or by_language[0]
    newer = any(
        other.pattern_id == version.pattern_id
        and other.language in (wanted, version.language)
        and other.number > (texts[other.language].number if other.language in texts else 0)
        for other in newest
    )
    row = row_of(app, person, version)
    languages = tuple(version.language for version in by_language)
    row = replace(row, languages=languages, has_newer_draft=newer)
    return PatternPage(row, text_of(app, version))


def _shown(work: UnitOfWork, person: Person) -> tuple[dict[PatternId, _Texts], list[PatternVersion]]:
    """The texts this person can read by pattern and language, and the newest ones if they may see drafts.

    A draft that nobody else sees yet is shown only where the pattern has no text that everyone sees.
    """
    newest = work.patterns.all_newest() if may(person, Action.WRITE_PATTERNS) else []
    shown: dict[PatternId, _Texts] = {}
    for version in work.patterns.all_visible():
        shown.setdefault(version.pattern_id, {})[version.language] = version
    everyones = set(shown)
    for version in newest:
        if version.pattern_id not in everyones:
            shown.setdefault(version.pattern_id, {})[version.language] = version
    return shown, newest
