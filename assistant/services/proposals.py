"""Proposing a method: one that fits the time and what the person comes from, and not always the same."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.elements import Element
from assistant.domain.language import Tongue
from assistant.domain.methods import Method
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork

_LOOK_BACK = 8


@dataclass(frozen=True)
class Proposal:
    """A method and the reason for it, in the person's language."""

    method: Method
    reason: str


def propose(app: Application, person: Person, occasion: str, minutes: int, tongue: Tongue) -> Proposal:
    """The method made for this time that asks about what the occasion already touches, least used lately."""
    require(person, Action.REFLECT)
    known = [m for m in app.library.methods() if tongue.language in m.texts]
    fitting = [m for m in known if minutes in m.minutes] or known
    touched = _touched(app, occasion, tongue)
    with app.work(read_only=True) as work:
        used = _used(work, person)
    best = max(fitting, key=lambda m: (_overlap(m, touched), -used.count(m.id), -fitting.index(m)))
    return Proposal(best, best.texts[tongue.language].fits.for_(tongue.address))


def _touched(app: Application, occasion: str, tongue: Tongue) -> frozenset[Element]:
    """What the occasion holds besides mere events, which every method asks for."""
    found = {e for s in app.reader.read(occasion, tongue.language).sentences for e in s.elements}
    return frozenset(found - {Element.EXPERIENCE, Element.OTHER})


def _overlap(method: Method, touched: frozenset[Element]) -> float:
    """How closely the method asks for what is touched: a criterion for just that counts most."""
    criteria = [criterion for stage in method.stages for criterion in stage.criteria]
    return max((len(c.any_of & touched) / len(c.any_of) for c in criteria), default=0.0)


def _used(work: UnitOfWork, person: Person) -> list[str]:
    return [listed.method_id for listed in work.reflections.of(person.id, _LOOK_BACK)]
