"""What waits for someone who writes and reviews patterns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from assistant.domain.patterns import PatternState, PatternVersion
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.patterns import PatternRow, due_for_review, row_of
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork


@dataclass(frozen=True)
class DeskLine:
    """A version on the desk with the name of who wrote it, empty for the files and someone erased since.

    A draft that was sent back has the `remark` and the name of the `reviewer`.
    """

    row: PatternRow
    saved: datetime
    author: str = field(repr=False)
    reviewer: str = field(repr=False)
    remark: str = field(repr=False)


@dataclass(frozen=True)
class Desk:
    """Texts to review and own ones offered, longest waiting first; own drafts, latest first; due texts."""

    to_review: tuple[DeskLine, ...]
    offered: tuple[DeskLine, ...]
    drafts: tuple[DeskLine, ...]
    due: tuple[PatternRow, ...]


def desk_of(app: Application, person: Person) -> Desk:
    """The person's desk. Nothing on it is a message from elsewhere; it is read from the versions."""
    require(person, Action.REVIEW_PATTERNS)
    with app.work(read_only=True) as work:
        newest = work.patterns.all_newest()
        lines = [(one, _line(app, work, person, one)) for one in newest if _waits(one, person)]
    lines.sort(key=lambda pair: (pair[0].created_at, pair[0].pattern_id, pair[0].language))
    submitted = [line for one, line in lines if one.state is PatternState.SUBMITTED]
    drafts = [line for one, line in lines if one.state is PatternState.DRAFT]
    return Desk(
        to_review=tuple(line for line in submitted if not line.row.mine),
        offered=tuple(line for line in submitted if line.row.mine),
        drafts=tuple(reversed(drafts)),
        due=due_for_review(app, person),
    )


def _waits(version: PatternVersion, person: Person) -> bool:
    own_draft = version.state is PatternState.DRAFT and version.author == person.id
    return version.state is PatternState.SUBMITTED or own_draft


def _line(app: Application, work: UnitOfWork, person: Person, version: PatternVersion) -> DeskLine:
    author = work.people.get(version.author) if version.author else None
    reviewer = work.people.get(version.reviewer) if version.reviewer else None
    return DeskLine(
        row=row_of(app, person, version),
        saved=version.created_at,
        author=author.name if author else "",
        reviewer=reviewer.name if reviewer else "",
        remark=version.note,
    )
