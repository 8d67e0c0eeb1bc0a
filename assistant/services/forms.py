"""The same questions on one page: save what is there, and go on to the summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import LONGEST_ANSWER, OPENING, Mode, Reflection, Status
from assistant.errors import Empty, NotFound, Stale, TooLong
from assistant.services.application import Application
from assistant.services.asking import save, summed_up
from assistant.services.conversation import own, title_from
from assistant.services.permissions import Action, require
from assistant.services.stopping import Stop, stop_in_new


@dataclass(frozen=True)
class Saved:
    """The form as it is stored, and what is said when something new in it shows a danger."""

    reflection: Reflection
    stop: Stop | None


def save_form(
    app: Application,
    person: Person,
    reflection_id: ReflectionId,
    answers: Mapping[int, str],
    seen: int,
    done: bool,
) -> Saved:
    """Store the answers of the form; with `done` go on to the summary, unless something new shows a danger.

    Raises TooLong, Empty (done with nothing written), Stale (another tab saved something else).
    """
    require(person, Action.REFLECT)
    _check(answers)
    stop = _stop(app, person, reflection_id, answers)
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if reflection.mode is not Mode.FORM:
            raise NotFound("that reflection is no form")
        filled = _filled(app, reflection, answers)
        if reflection.status not in (Status.OPEN, Status.PAUSED, Status.SUMMARY):
            raise Stale("the form was finished in another tab")
        if reflection.version != seen and filled != reflection:
            raise Stale("the form was changed in another tab")
        if done and not any(e.answer for e in filled.exchanges):
            raise Empty("nothing was written")
        saved = (
            save(app, work, summed_up(app, filled), reflection.version)
            if done and not stop
            else save(app, work, replace(filled, status=Status.PAUSED), reflection.version)
        )
        work.drafts.remove_under(person.id, f"{reflection_id}/")
        work.commit()
    return Saved(saved, stop)


def _stop(
    app: Application, person: Person, reflection_id: ReflectionId, answers: Mapping[int, str]
) -> Stop | None:
    """What is said when an answer that was not stored before shows a danger. Raises NotFound."""
    with app.work(read_only=True) as work:
        reflection = own(work, person, reflection_id)
    known = (exchange.answer or "" for exchange in reflection.exchanges)
    return stop_in_new(app, known, answers.values(), reflection.tongue)


def _check(answers: Mapping[int, str]) -> None:
    longest = max((len(text.strip()) for text in answers.values()), default=0)
    if longest > LONGEST_ANSWER:
        raise TooLong("an answer is too long", length=longest, limit=LONGEST_ANSWER)


def _filled(app: Application, reflection: Reflection, answers: Mapping[int, str]) -> Reflection:
    now = app.clock()
    for exchange in reflection.exchanges:
        text = answers.get(exchange.number, exchange.answer or "").strip()
        if text == (exchange.answer or ""):
            continue
        reflection = reflection.with_exchange(replace(exchange, answer=text, answered_at=now))
        if exchange.stage == OPENING:
            reflection = replace(reflection, title=title_from(text))
    return reflection
