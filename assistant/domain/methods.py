"""Methods of reflection as data: stages, criteria, questions, probes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.elements import Element, Reading
from assistant.domain.ids import MethodId, StageId
from assistant.domain.language import Language, Phrase

#: A method has at most so many stages: the pages for the form and the summary have room for them.
MOST_STAGES = 12

#: The times a person can choose, in minutes.
MINUTES = (2, 10, 20)


class ProbeKind(StrEnum):
    """The four kinds of follow-up question."""

    DESCRIPTIVE = "descriptive"
    MOMENT = "moment"
    CLARIFYING = "clarifying"
    EXPLANATORY = "explanatory"


@dataclass(frozen=True)
class Criterion:
    """One thing an answer must contain to be enough, and the kind of probe that asks for it."""

    any_of: frozenset[Element]
    sentences: int
    probe: ProbeKind

    def met_by(self, reading: Reading) -> bool:
        """Whether enough sentences hold one of the elements."""
        return reading.count(self.any_of) >= self.sentences


@dataclass(frozen=True)
class Stage:
    """One step of a method. It is asked when at least `from_minutes` were chosen."""

    id: StageId
    from_minutes: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class StageTexts:
    """What one stage says in one language."""

    title: Phrase
    enough: Phrase
    questions: tuple[Phrase, ...]
    probes: Mapping[ProbeKind, tuple[Phrase, ...]]


@dataclass(frozen=True)
class MethodTexts:
    """What a method says in one language."""

    name: Phrase
    aim: Phrase
    fits: Phrase
    openings: tuple[Phrase, ...]
    stages: Mapping[StageId, StageTexts]


@dataclass(frozen=True)
class ConversationTexts:
    """The questions and statements around the method, in one language, by key."""

    wordings: dict[str, tuple[Phrase, ...]]


@dataclass(frozen=True)
class Method:
    """A way to reflect: its stages in order and its texts by language."""

    id: MethodId
    version: int
    source: str
    minutes: tuple[int, ...]
    stages: tuple[Stage, ...]
    texts: Mapping[Language, MethodTexts]

    def stages_for(self, minutes: int) -> tuple[Stage, ...]:
        """The stages that fit into the time chosen."""
        return tuple(stage for stage in self.stages if stage.from_minutes <= minutes)

    def stage(self, stage_id: StageId) -> Stage | None:
        """The stage of that name, or None when this version of the method has none."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)
