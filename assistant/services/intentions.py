"""Intentions: see the open ones, tell what came of one, change or drop it."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.ids import IntentionId
from assistant.domain.intentions import Intention, Outcome
from assistant.domain.people import Person
from assistant.domain.reflections import LONGEST_ANSWER
from assistant.errors import BadValue, NotFound, TooLong
from assistant.services.application import Application
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork


def open_intentions(app: Application, person: Person) -> list[Intention]:
    """The person's open intentions, by date."""
    require(person, Action.KEEP_OWN_INTENTIONS)
    with app.work(read_only=True) as work:
        return work.intentions.open_of(person.id)


def all_intentions(app: Application, person: Person) -> list[Intention]:
    """All intentions of the person, open ones first."""
    require(person, Action.KEEP_OWN_INTENTIONS)
    with app.work(read_only=True) as work:
        return work.intentions.of(person.id)


def own_intention(app: Application, person: Person, intention_id: IntentionId) -> Intention:
    """One of the person's own intentions. Raises NotFound."""
    require(person, Action.KEEP_OWN_INTENTIONS)
    with app.work(read_only=True) as work:
        return _own(work, person, intention_id)


def tell_outcome(
    app: Application, person: Person, intention_id: IntentionId, outcome: str, words: str
) -> Intention:
    """Record what came of an intention, in the person's own judgement and words. Raises BadValue, TooLong."""
    require(person, Action.KEEP_OWN_INTENTIONS)
    named, said = outcome_named(outcome), words.strip()
    if named is None:
        raise BadValue("no outcome was chosen")
    if len(said) > LONGEST_ANSWER:
        raise TooLong("the words are too long", length=len(said), limit=LONGEST_ANSWER)
    with app.work() as work:
        intention = _own(work, person, intention_id)
        changed = replace(intention, outcome=named, outcome_words=said, outcome_at=app.clock())
        work.intentions.save(changed)
        work.drafts.remove_under(person.id, f"intention/{intention_id}")
        work.commit()
        return changed


def outcome_named(name: str) -> Outcome | None:
    """The outcome with that name, None for an empty name. Raises BadValue for another."""
    if not name:
        return None
    try:
        return Outcome(name)
    except ValueError:
        raise BadValue("that outcome does not exist") from None


def _own(work: UnitOfWork, person: Person, intention_id: IntentionId) -> Intention:
    intention = work.intentions.get(intention_id)
    if intention is None or intention.person_id != person.id:
        raise NotFound("no such intention")
    return intention
