"""The review of a pattern's text by a second person, and what waits for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState, PatternVersion
from assistant.domain.people import Person
from assistant.errors import BadValue, Empty, NotAllowed, Stale, TooLong
from assistant.services.application import Application
from assistant.services.pattern_drafts import in_state, needed, note, sound
from assistant.services.patterns import PatternRow, row_of
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork
from assistant.services.publishing import publish_pattern

LONGEST_NOTE = 2_000
#: A text whose review date has passed is to be looked at again after this time.
_A_YEAR = timedelta(days=365)


def submit(
    app: Application, person: Person, pattern_id: PatternId, language: Language, number: int
) -> PatternVersion:
    """Offer the newest draft for review; a second time is harmless.

    Raises BadValue while it has mistakes (`values["mistakes"]`) or when it is reviewed already, Stale when
    there is a newer version, NotFound.
    """
    require(person, Action.WRITE_PATTERNS)
    with app.work() as work:
        version = _newest(work, pattern_id, language, number)
        if version.state is PatternState.SUBMITTED:
            return version
        if version.state is PatternState.REVIEWED:
            raise BadValue("this version is reviewed already")
        sound(app, version)
        submitted = in_state(app, version, PatternState.SUBMITTED)
        work.patterns.save(submitted, version.state)
        publish_pattern(app, work, pattern_id, language)  # a shipped draft is seen while it waits
        work.commit()
    return submitted


def approve(
    app: Application,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    number: int,
    remark: str = "",
) -> PatternVersion:
    """Make a submitted version the one that everyone sees, by someone who did not write it.

    Its front matter gets today as the day of review; a review date that has passed moves on by a year.
    Raises NotAllowed (their own version), Stale (decided or overtaken meanwhile), BadValue, NotFound.
    """
    today = app.clock().date()
    with app.work() as work:
        version = _to_review(work, person, pattern_id, language, number)
        text = sound(app, version)
        again = text.review_by if text.review_by and text.review_by > today else today + _A_YEAR
        text = replace(text, state=PatternState.REVIEWED, reviewed=today, review_by=again)
        reviewed = replace(version, state=PatternState.REVIEWED, markdown=app.patterns.render(text))
        return _decide(app, work, person, reviewed, remark, "approve pattern")


def send_back(
    app: Application,
    person: Person,
    pattern_id: PatternId,
    language: Language,
    number: int,
    remark: str,
) -> PatternVersion:
    """Give a submitted version back as a draft, with a remark that says what is missing.

    Raises Empty without a remark, and as `approve`.
    """
    if not remark.strip():
        raise Empty("a remark tells the author what to change")
    with app.work() as work:
        version = _to_review(work, person, pattern_id, language, number)
        draft = in_state(app, version, PatternState.DRAFT)
        return _decide(app, work, person, draft, remark, "send back pattern")


def waiting_for_review(app: Application, person: Person) -> tuple[PatternRow, ...]:
    """The submitted texts, the longest waiting first; a row that is `mine` waits for someone else."""
    require(person, Action.REVIEW_PATTERNS)
    with app.work(read_only=True) as work:
        newest = work.patterns.all_newest()
    submitted = [version for version in newest if version.state is PatternState.SUBMITTED]
    submitted.sort(key=lambda version: (version.created_at, version.pattern_id, version.language))
    return tuple(row_of(app, person, version) for version in submitted)


def _newest(work: UnitOfWork, pattern_id: PatternId, language: Language, number: int) -> PatternVersion:
    version = needed(work, pattern_id, language, number)
    if needed(work, pattern_id, language).number != number:
        raise Stale("there is a newer version of this pattern")
    return version


def _to_review(
    work: UnitOfWork, person: Person, pattern_id: PatternId, language: Language, number: int
) -> PatternVersion:
    """A submitted version that this person may decide on."""
    require(person, Action.REVIEW_PATTERNS)
    version = _newest(work, pattern_id, language, number)
    if version.author == person.id:
        raise NotAllowed("a second person reviews what someone wrote")
    if version.state is not PatternState.SUBMITTED:
        raise Stale("this version does not wait for a review")
    return version


def _decide(
    app: Application, work: UnitOfWork, person: Person, version: PatternVersion, remark: str, action: str
) -> PatternVersion:
    remark = remark.strip()
    if len(remark) > LONGEST_NOTE:
        raise TooLong("the remark is too long", length=len(remark), limit=LONGEST_NOTE)
    decided = replace(version, reviewer=person.id, reviewed_at=app.clock(), note=remark)
    work.patterns.save(decided, PatternState.SUBMITTED)
    publish_pattern(app, work, decided.pattern_id, decided.language)
    note(app, work, person, action, decided)
    work.commit()
    return decided
