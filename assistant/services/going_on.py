"""After the conversation has stopped because it hurts: what the person chooses, to write on or to go on."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection
from assistant.errors import Stale
from assistant.services.application import Application
from assistant.services.asking import save
from assistant.services.conversation import Given, answer, ask_next, checked, own
from assistant.services.stopping import said_last, stop_for


def answer_or_add(app: Application, person: Person, reflection_id: ReflectionId, given: Given) -> Reflection:
    """`answer`; or, where the conversation has stopped for the last answer, `add_words` to it."""
    with app.work(read_only=True) as work:
        reflection = own(work, person, reflection_id)
    said = said_last(reflection)
    stopped = said is not None and said.number == given.number and stop_for(app, reflection)
    if stopped and said and said.answer != given.text.strip():
        return add_words(app, person, reflection_id, given.text)
    return answer(app, person, reflection_id, given)


def go_on(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """Ask the next question although the last answer showed a danger: they want it. Raises NotFound.

    Where an earlier answer was changed, the question that waits is asked anew.
    """
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        waiting = reflection.current
        if waiting is not None and said_last(reflection) is not None:
            again = replace(waiting, asked_at=app.clock())
            reflection = save(app, work, reflection.with_exchange(again), reflection.version)
            work.commit()
    return ask_next(app, person.id, reflection_id, wanted=True)


def add_words(app: Application, person: Person, reflection_id: ReflectionId, text: str) -> Reflection:
    """Add to the last answer while the conversation has stopped for it, and leave it stopped.

    What is added may be *yes*: only the person's own choice goes on. Adding twice adds once.

    Raises Empty, TooLong, NotFound, Stale.
    """
    more = checked(text)
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        said = said_last(reflection)
        if said is None:
            raise Stale("the conversation went on in another tab")
        before = said.answer or ""
        if before.endswith(f"\n\n{more}"):
            return reflection
        longer = replace(said, answer=checked(f"{before}\n\n{more}"), answered_at=app.clock())
        saved = save(app, work, reflection.with_exchange(longer), reflection.version)
        work.drafts.put(person.id, f"{reflection_id}/{said.number}", "", app.clock())
        work.commit()
        return saved
