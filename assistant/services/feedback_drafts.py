"""Drafts of feedback that a leader keeps: theirs alone, listed, opened again, deleted, ended after a while.

Nobody else is shown them, whatever their role. An export of one's own words holds them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.domain.feedback_drafts import KEPT_FOR, FeedbackDraft, FeedbackDraftId
from assistant.domain.language import Language
from assistant.domain.people import Person
from assistant.errors import BadValue, Empty, NotFound, TooLong
from assistant.services.application import Application
from assistant.services.feedback import LONGEST_NOTES, Notes, one_line
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork

#: More drafts than this are no preparation any more, they are a file about people.
MOST_KEPT = 100
_ID = re.compile(r"[A-Za-z0-9_-]{16,40}")


class NothingToKeep(Empty):
    """There is no draft."""

    key = "kept-empty"


class DraftTooLong(TooLong):
    """More text than a draft may have; `values`: `length`, `limit` in characters."""

    key = "kept-too-long"


class TooManyKept(BadValue):
    """So many drafts are kept that no more are taken; `values`: `limit`."""

    key = "kept-full"


@dataclass(frozen=True)
class ToKeep:
    """A draft as it stands on the page. `id` is made by the page, so that a second click changes nothing."""

    id: FeedbackDraftId
    text: str = field(repr=False)
    notes: Notes = field(repr=False)


def keep(app: Application, person: Person, given: ToKeep) -> FeedbackDraft:
    """Store a draft for this leader; the same id again stores its words anew and ends when the first does.

    Raises NothingToKeep, DraftTooLong, TooManyKept, BadValue, and NotFound for another's id.
    """
    require(person, Action.SEE_LEADING)
    draft = _checked(app, person, given)
    with app.work() as work:
        ended = work.feedback_drafts.end(draft.created)
        known = work.feedback_drafts.get(draft.id)
        if known is not None:
            draft = _again(_own(known, person), draft)
            work.feedback_drafts.save(draft)
        elif len(work.feedback_drafts.of(person.id)) >= MOST_KEPT:
            raise TooManyKept("too many drafts are kept already", limit=MOST_KEPT)
        else:
            work.feedback_drafts.add(draft)
        work.commit()
    if ended or known not in (None, draft):
        app.forget_deleted()
    return draft


def mine(app: Application, person: Person) -> tuple[FeedbackDraft, ...]:
    """The leader's own drafts, the latest first; none whose time is over."""
    require(person, Action.SEE_LEADING)
    with app.work(read_only=True) as work:
        return kept_by(app, work, person)


def kept_by(app: Application, work: UnitOfWork, person: Person) -> tuple[FeedbackDraft, ...]:
    """What a person kept, for whoever asked for it in their name already."""
    now = app.clock()
    return tuple(one for one in work.feedback_drafts.of(person.id) if not one.ended(now))


def reopen(app: Application, person: Person, draft_id: FeedbackDraftId) -> FeedbackDraft:
    """One of the leader's own drafts, with its notes. Raises NotFound, also for one whose time is over."""
    require(person, Action.SEE_LEADING)
    with app.work(read_only=True) as work:
        draft = _own(work.feedback_drafts.get(draft_id), person)
    if draft.ended(app.clock()):
        raise NotFound("the time of this draft is over")
    return draft


def delete(app: Application, person: Person, draft_id: FeedbackDraftId) -> None:
    """Delete one of the leader's own drafts for good. Raises NotFound."""
    require(person, Action.SEE_LEADING)
    with app.work() as work:
        _own(work.feedback_drafts.get(draft_id), person)
        work.feedback_drafts.remove(draft_id)
        work.commit()
    app.forget_deleted()


def end_old(app: Application) -> int:
    """Delete every draft whose time is over, for good; how many there were."""
    with app.work() as work:
        ended = work.feedback_drafts.end(app.clock())
        if ended:
            work.commit()
    if ended:
        app.forget_deleted()
    return ended


def _own(draft: FeedbackDraft | None, person: Person) -> FeedbackDraft:
    if draft is None or draft.person_id != person.id:
        raise NotFound("there is no such draft")
    return draft


def _again(known: FeedbackDraft, draft: FeedbackDraft) -> FeedbackDraft:
    return replace(draft, created=known.created, expires=known.expires)


def _checked(app: Application, person: Person, given: ToKeep) -> FeedbackDraft:
    notes, text = given.notes, given.text.strip()
    if not _ID.fullmatch(given.id):
        raise BadValue("that is no id of a draft")
    if not text:
        raise NothingToKeep("there is no draft to keep")
    longest = max(len(text), len(notes.text))
    if longest > LONGEST_NOTES:
        raise DraftTooLong("the draft is too long", length=longest, limit=LONGEST_NOTES)
    now = app.clock()
    return FeedbackDraft(
        given.id,
        person.id,
        text,
        notes.text,
        one_line(notes.to),
        one_line(notes.occasion),
        notes.model,
        app.language_of(text) or notes.language or Language.EN,
        now,
        now + KEPT_FOR,
    )
