"""The versions of a pattern's text: who wrote and reviewed them, and what changed between two."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState, visible
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.pattern_drafts import needed
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork


@dataclass(frozen=True)
class HistoryLine:
    """One version. `author` and `reviewer` are names, empty for the files and for someone erased since."""

    number: int
    state: PatternState
    created_at: datetime
    author: str = field(repr=False)
    from_files: bool
    reviewer: str = field(repr=False)
    reviewed_at: datetime | None
    note: str = field(repr=False)
    visible: bool
    mine: bool


class Change(StrEnum):
    """What became of a line between two versions."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class DiffLine:
    """One line of a comparison, with its number in the earlier and in the later text (from 1)."""

    change: Change
    text: str = field(repr=False)
    earlier: int | None
    later: int | None


def history(
    app: Application, person: Person, pattern_id: PatternId, language: Language
) -> tuple[HistoryLine, ...]:
    """All versions of a text, newest first. Raises NotFound."""
    require(person, Action.WRITE_PATTERNS)
    with app.work(read_only=True) as work:
        versions = work.patterns.history(pattern_id, language)
        names = _names(work, {who for v in versions for who in (v.author, v.reviewer) if who})
    if not versions:
        raise NotFound("there is no such pattern in this language")
    shown = visible(versions)
    return tuple(
        HistoryLine(
            number=version.number,
            state=version.state,
            created_at=version.created_at,
            author=names.get(version.author, ""),
            from_files=version.from_files,
            reviewer=names.get(version.reviewer, ""),
            reviewed_at=version.reviewed_at,
            note=version.note,
            visible=version is shown,
            mine=version.author == person.id,
        )
        for version in versions
    )


def compare(
    app: Application, person: Person, pattern_id: PatternId, language: Language, earlier: int, later: int
) -> tuple[DiffLine, ...]:
    """Every line of two versions: the same, gone or new; what is gone stands before what is new."""
    require(person, Action.WRITE_PATTERNS)
    with app.work(read_only=True) as work:
        one = needed(work, pattern_id, language, earlier).markdown.splitlines()
        two = needed(work, pattern_id, language, later).markdown.splitlines()
    lines: list[DiffLine] = []
    for kind, a, a_end, b, b_end in SequenceMatcher(None, one, two).get_opcodes():
        if kind == "equal":
            lines += [DiffLine(Change.SAME, one[a + n], a + n + 1, b + n + 1) for n in range(a_end - a)]
            continue
        lines += [DiffLine(Change.GONE, one[n], n + 1, None) for n in range(a, a_end)]
        lines += [DiffLine(Change.NEW, two[n], None, n + 1) for n in range(b, b_end)]
    return tuple(lines)


def _names(work: UnitOfWork, ids: set[PersonId]) -> dict[PersonId | None, str]:
    people = (work.people.get(person_id) for person_id in sorted(ids))
    return {person.id: person.name for person in people if person is not None}
