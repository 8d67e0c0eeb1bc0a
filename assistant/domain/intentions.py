"""Intentions: if-then plans with a cue, an action and a date, and what came of them.

Source: Gollwitzer and Sheeran (2006), 94 tests, d = 0.65; on recording the outcome Harkin et al.
(2016), 138 studies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.ids import IntentionId, PersonId, ReflectionId


class Outcome(StrEnum):
    """What became of an intention, in the person's own judgement."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Plan:
    """An if-then plan while it is being made; an empty part is still missing."""

    cue: str = field(default="", repr=False)
    action: str = field(default="", repr=False)
    date: date | None = None
    helper: str = field(default="", repr=False)

    @property
    def empty(self) -> bool:
        """Nothing was planned."""
        return not (self.cue or self.action)


@dataclass(frozen=True)
class Intention:
    """A plan someone kept, and later what came of it."""

    id: IntentionId
    person_id: PersonId
    reflection_id: ReflectionId
    plan: Plan
    created_at: datetime
    outcome: Outcome | None = None
    outcome_words: str = field(default="", repr=False)
    outcome_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Nobody has said yet what came of it."""
        return self.outcome is None


#: A conversation begins with at most so many earlier intentions.
MOST_ASKED_ABOUT = 2


def to_ask_about(open_ones: Sequence[Intention], today: date) -> tuple[Intention, ...]:
    """The open intentions a conversation begins with: those whose day has come, then the latest made."""
    due = [i for i in open_ones if i.plan.date is None or i.plan.date <= today]
    latest = sorted((i for i in open_ones if i not in due), key=lambda i: i.created_at)[-1:]
    return tuple([*due, *latest][:MOST_ASKED_ABOUT])
