"""A learner's conversation: answer, skip, go back, pause, finish; and the question that follows.

Two transactions a turn. In the first the words are stored and committed: from then on they cannot be
lost. In the second the next question is stored. A turn left open between the two by a crash is picked up
by `answer_open_turns` at the next start, or when the reflection is looked at.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace

from assistant.domain.ids import IntentionId, PersonId, ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import (
    LAST_TIME,
    LONGEST_ANSWER,
    Exchange,
    Kind,
    Mode,
    Reflection,
    Status,
)
from assistant.errors import Empty, NotFound, Stale, TooLong
from assistant.services.application import Application
from assistant.services.asking import save, summed_up, told, with_next
from assistant.services.guest import reworded
from assistant.services.intentions import outcome_named
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork
from assistant.services.stopping import stop_for

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 80


@dataclass(frozen=True)
class Given:
    """One answer of a person to one question; `outcome` only where a plan was asked about."""

    number: int
    text: str = field(repr=False)
    outcome: str = ""


def answer(app: Application, person: Person, reflection_id: ReflectionId, given: Given) -> Reflection:
    """Store the answer, then the next question. Sending the same answer twice is harmless.

    Raises Empty, TooLong (the words are handed back), NotFound, and Stale when the question was
    answered otherwise in another tab.
    """
    text = checked(given.text)
    stored = _store(app, person, reflection_id, replace(given, text=text))
    return ask_next(app, stored.person_id, reflection_id)


def skip(app: Application, person: Person, reflection_id: ReflectionId, number: int) -> Reflection:
    """Leave the question unanswered and go on; while changing an answer: leave it as it was."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        current = reflection.current
        if reflection.revising == number:
            work.reflections.save(replace(reflection, revising=None), reflection.version)
        elif current and current.number == number and reflection.status in (Status.OPEN, Status.PAUSED):
            skipped = replace(current, answer="", answered_at=app.clock())
            save(app, work, reflection.with_exchange(skipped), reflection.version)
        elif not _answered(reflection, number):
            raise Stale("the question to skip is not the current one")
        _forget_draft(app, work, person, reflection_id, number)
        work.commit()
    return ask_next(app, person.id, reflection_id)


def go_back(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Open the answer before the current question for changing; at the first one nothing changes."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        current = reflection.current
        if reflection.status is Status.KEPT or not reflection.exchanges:
            return reflection
        before = current.number if current else reflection.exchanges[-1].number + 1
        earlier = [e.number for e in reflection.exchanges if e.number < before and not e.waiting]
        if not earlier:
            return reflection
        changed = replace(reflection, revising=earlier[-1], status=Status.OPEN)
        saved = save(app, work, changed, reflection.version)
        work.commit()
        return saved


def reopen(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """From the summary back to the questions: the last answer opens for changing, or, when there is none,
    the question that waits. Elsewhere nothing changes."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if reflection.status is not Status.SUMMARY:
            return reflection
        if all(exchange.waiting for exchange in reflection.exchanges):
            saved = save(app, work, replace(reflection, status=Status.OPEN), reflection.version)
            work.commit()
            return saved
    return go_back(app, person, reflection_id)


def pause(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Put the reflection aside; it can be taken up on any device."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if reflection.status is not Status.OPEN:
            return reflection
        saved = save(app, work, replace(reflection, status=Status.PAUSED), reflection.version)
        work.commit()
        return saved


def resume(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Take up a paused reflection, and answer a turn that a crash left open."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if reflection.status is Status.PAUSED:
            save(app, work, replace(reflection, status=Status.OPEN), reflection.version)
            work.commit()
    return ask_next(app, person.id, reflection_id)


def finish(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Go to the summary with what is there; the waiting question stays unanswered."""
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if reflection.status not in (Status.OPEN, Status.PAUSED):
            return reflection
        saved = save(app, work, summed_up(app, replace(reflection, revising=None)), reflection.version)
        work.commit()
        return saved


def answer_open_turns(app: Application) -> int:
    """Ask the next question wherever a crash left an answer without one; how many were asked.

    One that cannot be asked (its method is no longer in the library) waits and keeps nobody from starting.
    """
    with app.work() as work:
        left = work.reflections.unanswered()
        owners = [(r.person_id, r.id) for r in map(work.reflections.get, left) if r]
    asked = 0
    for person_id, reflection_id in owners:
        with suppress(NotFound, Stale):
            ask_next(app, person_id, reflection_id, by_model=False)
            asked += 1
    return asked


def ask_next(
    app: Application,
    person_id: PersonId,
    reflection_id: ReflectionId,
    wanted: bool = False,
    by_model: bool = True,
) -> Reflection:
    """Store the next question if none waits; a form has them all already. Asking twice asks once.

    When the last answer shows a danger nothing is asked unless the person `wanted` it. Where there is a
    language model it words the question, while no unit of work is open.
    """
    with app.work(read_only=True) as work:
        reflection = work.reflections.get(reflection_id)
        if reflection is None or reflection.person_id != person_id:
            raise NotFound("no such reflection")
        if not wants_question(reflection) or (not wanted and stop_for(app, reflection)):
            return reflection
        grown = with_next(app, work, reflection)
    if by_model:
        grown = reworded(app, grown)
    try:
        with app.work() as work:
            saved = save(app, work, grown, reflection.version)
            work.commit()
            return saved
    except Stale:  # another tab or the start of the server asked in the meantime
        with app.work(read_only=True) as work:
            return work.reflections.get(reflection_id) or reflection


def wants_question(reflection: Reflection) -> bool:
    """Whether an answer is there and no question after it; a form has all its questions from the start."""
    talks = reflection.status is Status.OPEN and reflection.mode is not Mode.FORM
    return talks and reflection.current is None


def _store(app: Application, person: Person, reflection_id: ReflectionId, given: Given) -> Reflection:
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        exchange = reflection.exchange(given.number)
        if exchange is None:
            raise Stale("that question does not exist")
        if exchange.answer == given.text and reflection.revising != given.number:
            return reflection
        current = reflection.current
        if not current or current.number != given.number or reflection.status is Status.KEPT:
            raise Stale("that question was answered in another tab")
        answered = replace(exchange, answer=given.text, answered_at=app.clock())
        changed = replace(reflection.with_exchange(answered), revising=None, status=Status.OPEN)
        if exchange.kind is Kind.OPENING:
            changed = replace(changed, title=title_from(given.text))
        if exchange.stage == LAST_TIME:
            _tell_outcome(app, work, changed, answered, given.outcome)
        saved = save(app, work, changed, reflection.version)
        _forget_draft(app, work, person, reflection_id, given.number)
        work.commit()
        return saved


def _forget_draft(
    app: Application, work: UnitOfWork, person: Person, reflection_id: ReflectionId, number: int
) -> None:
    """What was typed for this one question is sent or left; drafts for others (1 and 12) stay."""
    work.drafts.put(person.id, f"{reflection_id}/{number}", "", app.clock())


def _answered(reflection: Reflection, number: int) -> bool:
    exchange = reflection.exchange(number)
    return exchange is not None and not exchange.waiting


def title_from(text: str) -> str:
    """The first sentence of what the person comes from, cut at a word, for lists and headings."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    first = _SENTENCE_END.split(line, maxsplit=1)[0]
    title = first if len(first) >= _SHORTEST_TITLE else line
    title = title.rstrip(".") if not title.endswith("..") else title
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _tell_outcome(
    app: Application, work: UnitOfWork, reflection: Reflection, exchange: Exchange, chosen: str
) -> None:
    intention = work.intentions.get(IntentionId(exchange.about))
    if intention is None or intention.person_id != reflection.person_id:
        return
    read = app.plans.outcome(exchange.answer or "", reflection.tongue.language)
    outcome = outcome_named(chosen) or read or intention.outcome
    at = app.clock() if outcome else None
    words = told(intention, exchange)
    work.intentions.save(replace(intention, outcome=outcome, outcome_words=words, outcome_at=at))


def own(work: UnitOfWork, person: Person, reflection_id: ReflectionId) -> Reflection:
    """The person's own reflection. Raises NotFound when there is none, also when it is another's."""
    require(person, Action.REFLECT)
    reflection = work.reflections.get(reflection_id)
    if reflection is None or reflection.person_id != person.id:
        raise NotFound("no such reflection")
    return reflection


def checked(text: str) -> str:
    """The text without white space around it. Raises Empty or TooLong."""
    stripped = text.strip()
    if not stripped:
        raise Empty("nothing was written")
    if len(stripped) > LONGEST_ANSWER:
        raise TooLong("the answer is too long", length=len(stripped), limit=LONGEST_ANSWER)
    return stripped
