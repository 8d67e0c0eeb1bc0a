"""After the conversation has stopped because it hurts: what the person chooses, to write on or to go on."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection
from assistant.errors import Stale
from assistant.services.application import Application
from assistant.services.asking import save
from assistant.services.conversation import Given, answer, ask_next, checked, own, wants_question
from assistant.services.stopping import stop_for, stop_in


def answer_or_add(app: Application, person: Person, reflection_id: ReflectionId, given: Given) -> Reflection:
    """`answer`; or, where the conversation has stopped for the last answer, `add_words` to it."""
    with app.work(read_only=True) as work:
        reflection = own(work, person, reflection_id)
    last = reflection.exchanges[-1] if reflection.exchanges else None
    stopped = last is not None and last.number == given.number and stop_for(app, reflection)
    if stopped and last and last.answer != given.text.strip():
        return add_words(app, person, reflection_id, given.text)
    return answer(app, person, reflection_id, given)


def go_on(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Ask the next question although the last answer showed a danger: they want it. Raises NotFound."""
    with app.work(read_only=True) as work:
        own(work, person, reflection_id)
    return ask_next(app, person.id, reflection_id, wanted=True)


def add_words(app: Application, person: Person, reflection_id: ReflectionId, text: str) -> Reflection:
    """Add to the last answer while the conversation has stopped for it.

    Raises Empty, TooLong, NotFound, Stale.
    """
    more = checked(text)
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        if not wants_question(reflection) or not reflection.exchanges:
            raise Stale("the conversation went on in another tab")
        last = reflection.exchanges[-1]
        longer = replace(last, answer=checked(f"{last.answer or ''}\n\n{more}"), answered_at=app.clock())
        saved = save(app, work, reflection.with_exchange(longer), reflection.version)
        work.commit()
    return (
        saved
        if stop_in(app, more, reflection.tongue)
        else ask_next(app, person.id, reflection_id, wanted=True)
    )
