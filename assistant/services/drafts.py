"""Words typed and not yet sent: kept, so that a closed tab or a restart loses nothing."""

from __future__ import annotations

import re

from assistant.domain.patterns import LONGEST_PATTERN
from assistant.domain.people import Person
from assistant.domain.reflections import LONGEST_ANSWER
from assistant.errors import BadValue
from assistant.services.application import Application
from assistant.services.permissions import Action, require

#: A little more than the longest text of the product, so that what is too long can be shortened.
_LONGEST = max(LONGEST_ANSWER, LONGEST_PATTERN) + 1000
_PLACE = re.compile(r"[A-Za-z0-9_-]{1,64}(/[A-Za-z0-9_-]{1,64}){0,4}")


def put(app: Application, person: Person, place: str, text: str) -> None:
    """Keep a draft for a place on a page, the person's own; an empty text removes it.

    A text longer than any may be is kept up to that length. Raises BadValue for an odd place.
    """
    require(person, Action.SAVE_DRAFT)
    if not _PLACE.fullmatch(place):
        raise BadValue("there is no such place for a draft")
    with app.work() as work:
        work.drafts.put(person.id, place, text[:_LONGEST], app.clock())
        work.commit()


def under(app: Application, person: Person, prefix: str) -> dict[str, str]:
    """The person's drafts below a place, by place."""
    require(person, Action.SAVE_DRAFT)
    with app.work(read_only=True) as work:
        return work.drafts.under(person.id, prefix)


def forget(app: Application, person: Person, prefix: str) -> None:
    """Remove the person's drafts below a place: they were saved, or are not wanted."""
    require(person, Action.SAVE_DRAFT)
    with app.work() as work:
        work.drafts.remove_under(person.id, prefix)
        work.commit()
