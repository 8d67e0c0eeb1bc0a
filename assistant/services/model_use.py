"""What a person sees and decides about the language model, and what an operator sees of its use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.conversation import own
from assistant.services.model_ports import NOT_SENT, ModelCall, ModelDay, Outcome
from assistant.services.permissions import Action, require

_MOST = 10_000
#: What may come of a call, as people are told.
CAME = ("shown", "not-fit", "sent", "failed", "not-sent")
_CAME = {Outcome.SHOWN: "shown", Outcome.NOT_FIT: "not-fit", Outcome.SENT: "sent"}


@dataclass(frozen=True)
class ModelChoice:
    """Which model there is, where what is sent goes, and whether the person wants it."""

    model: str
    place: str
    off: bool


def model_choice(app: Application, person: Person) -> ModelChoice | None:
    """The person's own choice, or None where the organisation uses no model."""
    require(person, Action.REFLECT)
    if app.guest is None:
        return None
    with app.work(read_only=True) as work:
        off = work.model_people.off(person.id)
    return ModelChoice(app.guest.model.name, app.guest.model.place, off)


def switch_model(app: Application, person: Person, off: bool) -> None:
    """Remember that the person wants no model, or wants it again."""
    require(person, Action.REFLECT)
    with app.work() as work:
        work.model_people.switch(person.id, off)
        work.commit()


def what_was_sent(app: Application, person: Person, reflection_id: ReflectionId) -> list[ModelCall]:
    """Every call made for one of the person's own reflections, in order. Raises NotFound."""
    require(person, Action.READ_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        own(work, person, reflection_id)
        return work.model_calls.of(reflection_id)


def all_that_was_sent(app: Application, person: Person) -> list[ModelCall]:
    """Every call made for any of the person's own reflections, in order."""
    require(person, Action.READ_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        listed = work.reflections.of(person.id, _MOST)
        calls = [call for one in listed for call in work.model_calls.of(one.id)]
    return sorted(calls, key=lambda call: call.at)


def came_of(call: ModelCall) -> str:
    """What came of a call, one of CAME."""
    return "not-sent" if call.outcome in NOT_SENT else _CAME.get(call.outcome, "failed")


def usage(app: Application, days: int) -> list[tuple[ModelDay, float]]:
    """The figures of the last so many days, by day and model, each with what it cost."""
    since = (app.clock().date() - timedelta(days=max(days, 1) - 1)).isoformat()
    with app.work(read_only=True) as work:
        found = work.model_days.since(since)
    prices = app.guest.prices if app.guest else None
    return [(one, prices.cost(one.tokens_in, one.tokens_out) if prices else 0.0) for one in found]
