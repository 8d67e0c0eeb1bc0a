"""Gaps: what nobody is shown, what nobody opens, and what people looked for in vain and passed on.

The counts know texts and months, never persons, never what was typed; no figure is given out, only which
texts had none. A question comes here only when the one who has it passes it on, without a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.domain.gaps import (
    LONGEST_QUESTION,
    Counted,
    OpenQuestion,
    QuestionId,
    QuestionState,
    Use,
    month_of,
)
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, SourceKey, SourceKind
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person
from assistant.errors import BadValue, Empty, NotFound, StorageUnavailable, TooLong
from assistant.services.application import Application
from assistant.services.citing import Origin, origins
from assistant.services.documents import list_documents
from assistant.services.ids import new_id
from assistant.services.patterns import list_patterns
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork

#: A text that was there for so many days without being shown or opened is told of.
QUIET_DAYS = 90
#: More questions than this nobody works through; then no more are taken.
MOST_QUESTIONS = 500


class TooManyQuestions(BadValue):
    """So many questions wait that no more are taken."""

    key = "gaps-full"


class NothingAsked(Empty):
    """The question to pass on is empty."""

    key = "gaps-empty"


@dataclass(frozen=True)
class Gaps:
    """What to look after. `since` is the first day of the months that were looked at.

    `looked_at` counts the texts that were there all that time. Of these `never_shown` were among no results;
    `never_opened` were, and nobody went on to read them.
    """

    since: date
    looked_at: int
    never_shown: tuple[Origin, ...]
    never_opened: tuple[Origin, ...]
    questions: tuple[OpenQuestion, ...]
    answered: tuple[OpenQuestion, ...]


def note_shown(app: Application, person: Person, sources: Iterable[SourceKey]) -> None:
    """Count texts that somebody was shown and had the time to see. Reflections are not counted."""
    require(person, Action.READ_LIBRARY)
    texts = {_counted(source) for source in sources if source.kind is not SourceKind.REFLECTION}
    if not texts:
        return
    with suppress(StorageUnavailable), app.work() as work:  # a lost count is no reason to trouble anyone
        work.uses.shown(texts, month_of(app.clock().date()))
        work.commit()


def note_opened(app: Application, person: Person, source: SourceKey) -> None:
    """Count a text that somebody opened. Reflections are not counted."""
    require(person, Action.READ_LIBRARY)
    if source.kind is SourceKind.REFLECTION:
        return
    with suppress(StorageUnavailable), app.work() as work:
        work.uses.opened(_counted(source), month_of(app.clock().date()))
        work.commit()


def pass_on(app: Application, person: Person, text: str, language: Language) -> None:
    """Hand a question to those who keep the library: its words, language and month, and nobody's name.

    The same question twice is one. Raises NothingAsked, TooLong, TooManyQuestions.
    """
    require(person, Action.READ_LIBRARY)
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if not any(sign.isalnum() for sign in words):
        raise NothingAsked("there is no question to pass on")
    if len(words) > LONGEST_QUESTION:
        raise TooLong("the question is too long", length=len(words), limit=LONGEST_QUESTION)
    with app.work() as work:
        known = [one for one in work.open_questions.all() if one.state is QuestionState.OPEN]
        if any((one.language, one.text.casefold()) == (language, words.casefold()) for one in known):
            return
        if len(known) >= MOST_QUESTIONS:
            raise TooManyQuestions("too many questions wait already")
        month = month_of(app.clock().date())
        work.open_questions.add(OpenQuestion(QuestionId(new_id()), language, month, words))
        work.commit()


def gaps_of(app: Application, person: Person, language: Language) -> Gaps:
    """What the library lacks, for those who keep it."""
    require(person, Action.REVIEW_PATTERNS)
    since = (app.clock().date() - timedelta(days=QUIET_DAYS)).replace(day=1)
    with app.work(read_only=True) as work:
        uses, questions = work.uses.since(month_of(since)), work.open_questions.all()
    old = _there_since(app, person, language, since)
    quiet = [(uses.get(_counted(origin.source), Use()), origin) for origin in old]
    return Gaps(
        since=since,
        looked_at=len(old),
        never_shown=tuple(origin for use, origin in quiet if not use.shown and not use.opened),
        never_opened=tuple(origin for use, origin in quiet if use.shown and not use.opened),
        questions=tuple(one for one in questions if one.state is QuestionState.OPEN),
        answered=tuple(one for one in questions if one.state is QuestionState.ANSWERED),
    )


def question_of(app: Application, person: Person, question_id: QuestionId) -> OpenQuestion:
    """A question that was passed on. Raises NotFound."""
    require(person, Action.REVIEW_PATTERNS)
    with app.work(read_only=True) as work:
        return _question(work, question_id)


def answer_question(
    app: Application, person: Person, question_id: QuestionId, pattern_id: PatternId
) -> OpenQuestion:
    """Note which pattern answers a question. Raises NotFound for either."""
    require(person, Action.REVIEW_PATTERNS)
    with app.work() as work:
        if all(version.pattern_id != pattern_id for version in work.patterns.all_newest()):
            raise NotFound("there is no such pattern")
        question = _question(work, question_id)
        answered = replace(question, state=QuestionState.ANSWERED, answered_by=pattern_id)
        work.open_questions.save(answered)
        work.commit()
    return answered


def remove_question(app: Application, person: Person, question_id: QuestionId) -> None:
    """Set a question aside: its words are deleted for good. Raises NotFound."""
    require(person, Action.REVIEW_PATTERNS)
    with app.work() as work:
        _question(work, question_id)
        work.open_questions.remove(question_id)
        work.commit()
    app.forget_deleted()


def _question(work: UnitOfWork, question_id: QuestionId) -> OpenQuestion:
    question = work.open_questions.get(question_id)
    if question is None:
        raise NotFound("there is no such question")
    return question


def _counted(source: SourceKey) -> Counted:
    return Counted(source.kind, source.id)


def _there_since(app: Application, person: Person, language: Language, since: date) -> list[Origin]:
    """Patterns and documents for everyone that were there all that time, by title.

    A document for one team is left out: that nobody opened it would say something about few people.
    """
    with app.work(read_only=True) as work:
        visible = {version.pattern_id for version in work.patterns.all_visible()}
        young = {
            version.pattern_id
            for version in work.patterns.all_visible()
            if work.patterns.history(version.pattern_id, version.language)[-1].created_at.date() > since
        }
    rows = [row for row in list_patterns(app, person, language) if row.id in visible - young]
    sources = [SourceKey(SourceKind.PATTERN, row.id, row.language) for row in rows]
    documents = (row.document for row in list_documents(app, person))
    sources += [
        SourceKey(SourceKind.DOCUMENT, one.id, one.language)
        for one in documents
        if one.readers == EVERYONE and one.created_at.date() <= since
    ]
    found = origins(app, person, sources).values()
    return sorted(found, key=lambda origin: (origin.title.casefold(), origin.source.id))
