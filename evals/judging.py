"""What code can say of a scripted learner's reflections: rule 1, repetition, whose words the summary has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.domain.methods import Method
from assistant.domain.questions import faults
from assistant.domain.reflections import LAST_TIME, PLANNING, QUESTION, Exchange, Reflection
from assistant.services.application import Application
from assistant.services.asking import method_of
from assistant.services.progress import read_stage
from evals.playing import Played
from evals.scripted import Script

#: What a person was asked does not return in so many of their reflections after it.
WITHOUT_REPEAT: Final = 8
#: What is quoted from a source follows no rule of ours.
_QUOTED: Final = re.compile("[“„«].*[”“»]", re.DOTALL)

#: The names of what may not be.
RULE_ONE, TWICE, AGAIN, FOREIGN = "rule 1", "twice", "again in 8", "foreign"
NO_SUMMARY, SAFETY, ERROR = "no summary", "safety", "error"
MISTAKES: Final = (RULE_ONE, TWICE, AGAIN, NO_SUMMARY, FOREIGN, SAFETY, ERROR)


@dataclass(frozen=True)
class Share:
    """Criteria met, of how many; added up with `+`."""

    met: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.met + other.met, self.of + other.of)

    def __str__(self) -> str:
        return f"{100 * self.met / self.of:.0f} %" if self.of else "-"


@dataclass(frozen=True)
class Compared:
    """The same in the conversation and with fixed questions."""

    talked: Share = Share()
    fixed: Share = Share()

    def __add__(self, other: Compared) -> Compared:
        return Compared(self.talked + other.talked, self.fixed + other.fixed)


@dataclass
class Judged:
    """One learner: what was counted, what broke a rule and why, and the criteria met by stage in both ways.

    `asked` and `asked_fixed` are the numbers of questions in the first conversation and in the form, without
    those about plans and for others.
    """

    script: Script
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    stages: dict[str, Compared] = field(default_factory=dict)
    asked: int = 0
    asked_fixed: int = 0

    @property
    def criteria(self) -> Compared:
        """Over all stages."""
        return sum(self.stages.values(), Compared())


def judged(app: Application, played: Sequence[Played], form: Reflection) -> Judged:
    """Everything about one learner: their reflections in order, the first compared with the form."""
    told = Judged(played[0].script, asked=_about_it(played[0].stored), asked_fixed=_about_it(form))
    for place, one in enumerate(played):
        told.counts["reflections"] += 1
        told.counts["questions"] += len(one.asked)
        lately = [e for before in played[max(0, place - WITHOUT_REPEAT) : place] for e in before.asked]
        for what, text in _wrong(one, lately):
            told.counts[what] += 1
            told.wrong.append(f"{told.script.id} {what}: {text}")
    method = method_of(app, form)
    talked, fixed = by_stage(app, method, played[0].stored), by_stage(app, method, form)
    told.stages = {stage: Compared(talked[stage], fixed[stage]) for stage in talked}
    return told


def _wrong(played: Played, lately: Sequence[Exchange]) -> Iterator[tuple[str, str]]:
    """What may not be, by the name of its column, with the words."""
    asked, before = played.asked, _signs(lately)
    for place, exchange in enumerate(asked):
        found = broken(exchange, played)
        if found:
            yield RULE_ONE, f"{', '.join(found)}: {exchange.text}"
        if _signs([exchange]) & _signs(asked[:place]):
            yield TWICE, exchange.text
        if _signs([exchange]) & before:
            yield AGAIN, exchange.text
    for words in foreign(played):
        yield FOREIGN, words
    if played.record["status"] != "kept" or not any(s["sentences"] for s in played.record["stages"]):
        yield NO_SUMMARY, played.record["status"]
    for turn, said in zip(played.turns, played.before, strict=True):
        if turn["kind"] == "safety":
            yield SAFETY, f"{turn['text'].splitlines()[0][:60]} … after: {said}"
        if turn["kind"] == "error":
            yield ERROR, turn["text"]


def broken(exchange: Exchange, played: Played) -> tuple[str, ...]:
    """The checks of rule 1 that a question breaks; what it quotes from a source is left out."""
    text = exchange.text
    for source in exchange.sources:
        text = _QUOTED.sub("“…”", text.replace(source.title, "…"))
    return faults(text, played.script.language)


def foreign(played: Played) -> list[str]:
    """The parts of what is kept in the end that the learner did not type."""
    record, typed = played.record, [_plain(text) for text in played.said]
    parts = [sentence for stage in record["stages"] for sentence in stage["sentences"]]
    parts += [plan[part] or "" for plan in record["intentions"] for part in ("cue", "action", "helper")]
    parts += [record["question"] or "", record["question_for"] or ""]
    return [part for part in parts if not any(_plain(part) in text for text in typed)]


def by_stage(app: Application, method: Method, reflection: Reflection) -> dict[str, Share]:
    """How many criteria of each stage are met, as the product reads it."""
    return {
        stage.id: Share(
            sum(criterion.met_by(read_stage(app, reflection, stage.id)) for criterion in stage.criteria),
            len(stage.criteria),
        )
        for stage in method.stages_for(reflection.minutes)
    }


def _about_it(reflection: Reflection) -> int:
    around = (LAST_TIME, PLANNING, QUESTION)
    return sum(exchange.stage not in around for exchange in reflection.exchanges)


def _signs(exchanges: Iterable[Exchange]) -> set[str]:
    return {sign for e in exchanges for sign in (e.asked, e.text)}


def _plain(text: str) -> str:
    """Without regard to line breaks and to the capital with which a sentence begins."""
    return " ".join(text.split()).casefold()
