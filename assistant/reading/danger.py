"""Sees signs of danger in what people write: by the library's rules, and by a trained head if there is one.

The rules see ways of saying, not meaning. They are written wide, because a sign that is overlooked weighs
more than a question too many, and they know idioms and settings that only sound alike. Those take away what
they cover and nothing else: a real sign beside an idiom stays. Pure and linear; nothing is kept, not even in
memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from assistant.domain.cues import Cue, parse_cue
from assistant.domain.danger import Danger, DangerKind, DangerRules, gravest
from assistant.domain.language import Language
from assistant.reading.said import CueIndex, Hit, Said, Slips
from assistant.reading.sentences import split
from assistant.services.danger_ports import DangerHead

#: An exercise, a film, a closed matter colours so many sentences before and after the one that names it.
_COLOURED_BEFORE: Final = 2
_COLOURED_AFTER: Final = 3
#: Among so many sentences the one is looked for that a danger seen by the head rests on.
_TELLING: Final = 12
#: The head alone raises an alarm when it is so sure that there is something …
_HEAD_ALONE: Final = 0.95
#: … with a faint cue from here on …
_HEAD_WITH_FAINT: Final = 0.7


class _Weight(Enum):
    """How much a cue says by itself."""

    EXPLICIT = 1
    INDIRECT = 2
    FAINT = 3
    NOT_WHEN = 4


#: … and silences a cue when it is so sure that there is nothing. All were chosen on texts held out.
_HEAD_SILENCES: Final = {_Weight.INDIRECT: 0.3, _Weight.EXPLICIT: 0.5}


@dataclass(frozen=True)
class _Sign:
    """What a cue stands for."""

    kind: DangerKind
    weight: _Weight


Probabilities = Mapping[DangerKind, float]


@dataclass(frozen=True)
class _Seen:
    """What was found in one sentence."""

    said: Said
    hits: tuple[Hit[_Sign], ...]
    coloured: bool
    #: Of these kinds it says that there is no danger.
    not_when: frozenset[DangerKind]


class DangerReader:
    """Reads danger by rules, and with a head where one is given; implements the port `ReadsDanger`."""

    def __init__(self, rules: Mapping[Language, DangerRules], head: DangerHead | None = None) -> None:
        self._rules = rules
        self._head = head
        self._ready: dict[Language, _Rules] = {}

    def read(self, text: str, language: Language) -> Danger:
        """The danger that decides what is said, with the exact words it rests on."""
        sentences = split(text)
        if not sentences:
            return Danger()
        rules = self._ready.get(language)
        if rules is None:
            rules = self._ready[language] = _Rules(self._rules[language])
        seen = [rules.look(sentence) for sentence in sentences]
        opinions: Sequence[Probabilities] = ()
        if self._head is not None:
            opinions = self._head.probabilities(sentences, language)
        return gravest((*_weighed(seen, opinions), self._by_head_alone(seen, opinions, language)))

    def _by_head_alone(
        self, seen: Sequence[_Seen], opinions: Sequence[Probabilities], language: Language
    ) -> Danger:
        """What the head sees by itself, with the sentence that shows most; of several kinds the likeliest."""
        signs = [_sign(opinion) for opinion in opinions]
        head, most = self._head, max(signs, default=0.0)
        # Sentences read together share an opinion; each by itself tells which of them it rests on.
        alike = [one.said for one, sign in zip(seen, signs, strict=False) if sign == most and one.said.words]
        if head is None or most < _HEAD_ALONE or not alike:
            return Danger()
        own = [sum(map(_sign, head.probabilities([said.text], language))) for said in alike[:_TELLING]]
        told = alike[own.index(max(own))]
        return Danger(_likeliest(opinions[signs.index(most)]), False, told.quote(0, len(told.words)))


class _Rules:
    """The rules of one language, ready to be used."""

    def __init__(self, rules: DangerRules) -> None:
        signs = [(parse_cue(text, rules.lists), sign) for text, sign in _listed(rules)]
        alike = [parse_cue(text, rules.lists) for text in rules.sounds_alike]
        elsewhere = [parse_cue(text, rules.lists) for text in rules.elsewhere]
        self._signs = CueIndex[_Sign](signs)
        self._alike = CueIndex[None]((cue, None) for cue in alike)
        self._elsewhere = CueIndex[None]((cue, None) for cue in elsewhere)
        self._slips = Slips(_fuzzy([cue for cue, _ in signs]))

    def look(self, sentence: str) -> _Seen:
        """The signs in a sentence."""
        said = Said(sentence, self._slips)
        coloured = bool(self._elsewhere.find(said))
        hits = self._signs.find(said)
        not_when = frozenset(hit.means.kind for hit in hits if hit.means.weight is _Weight.NOT_WHEN)
        alike = self._alike.find(said)
        if alike:
            said.take_out((hit.first, hit.last) for hit in alike)
            hits = self._signs.find(said)
        left = (hit for hit in hits if hit.means.weight is not _Weight.NOT_WHEN)
        return _Seen(said, tuple(hit for hit in left if hit.means.kind not in not_when), coloured, not_when)


def _listed(rules: DangerRules) -> Iterator[tuple[str, _Sign]]:
    for kind, cues in rules.kinds.items():
        for weight, texts in (
            (_Weight.EXPLICIT, cues.explicit),
            (_Weight.INDIRECT, cues.indirect),
            (_Weight.FAINT, cues.faint),
            (_Weight.NOT_WHEN, cues.not_when),
        ):
            for text in texts:
                yield text, _Sign(kind, weight)


def _fuzzy(cues: Sequence[Cue]) -> frozenset[str]:
    return frozenset[str]().union(*(cue.fuzzy for cue in cues))


def _weighed(seen: Sequence[_Seen], opinions: Sequence[Probabilities]) -> Iterator[Danger]:
    """Every danger found, sentence by sentence."""
    faint_before: dict[DangerKind, Hit[_Sign]] = {}
    for number, one in enumerate(seen):
        opinion: Probabilities = opinions[number] if opinions else {}
        faint_here: dict[DangerKind, Hit[_Sign]] = {}
        for hit in one.hits:
            kind = hit.means.kind
            if _elsewhere(kind, number, seen) or _owned_up(kind, number, seen):
                continue
            if hit.means.weight is _Weight.FAINT:
                if _joins(hit, faint_here, faint_before) or opinion.get(kind, 0) >= _HEAD_WITH_FAINT:
                    yield _found(one, hit)
                faint_here.setdefault(kind, hit)
            elif not _silenced(hit.means, opinion):
                yield _found(one, hit)
        faint_before = faint_here


def _silenced(sign: _Sign, opinion: Probabilities) -> bool:
    """Whether the head takes a cue back; who says outright that they want to die is always believed."""
    if sign.kind is DangerKind.DANGER_SELF and sign.weight is _Weight.EXPLICIT:
        return False
    return opinion.get(DangerKind.NONE, 0) >= _HEAD_SILENCES[sign.weight]


def _joins(
    hit: Hit[_Sign], here: Mapping[DangerKind, Hit[_Sign]], before: Mapping[DangerKind, Hit[_Sign]]
) -> bool:
    """Whether another faint cue of the kind stands in the sentence before, or elsewhere in this one."""
    other = here.get(hit.means.kind)
    apart = other is not None and (other.last <= hit.first or hit.last <= other.first)
    return apart or hit.means.kind in before


def _elsewhere(kind: DangerKind, number: int, seen: Sequence[_Seen]) -> bool:
    """Whether the sentence plays in an exercise, a film, a rule or a matter long closed.

    Danger to oneself is only taken back by its own sentence, lest a course in the morning hide it.
    """
    if kind is DangerKind.DANGER_SELF:
        return seen[number].coloured
    return any(one.coloured for one in seen[max(0, number - _COLOURED_AFTER) : number + _COLOURED_BEFORE + 1])


def _owned_up(kind: DangerKind, number: int, seen: Sequence[_Seen]) -> bool:
    """Whether the sentence before or after says that a wrong was one's own slip, or was reported at once."""
    if kind is not DangerKind.WRONGDOING:
        return False
    return any(kind in one.not_when for one in seen[max(0, number - 1) : number + 2])


def _found(seen: _Seen, hit: Hit[_Sign]) -> Danger:
    explicit = hit.means.weight is _Weight.EXPLICIT
    return Danger(hit.means.kind, explicit, seen.said.quote(hit.first, hit.last))


def _sign(opinion: Probabilities) -> float:
    """How sure the head is that there is something."""
    return sum(p for kind, p in opinion.items() if kind is not DangerKind.NONE)


def _likeliest(opinion: Probabilities) -> DangerKind:
    kinds = {kind: p for kind, p in opinion.items() if kind is not DangerKind.NONE}
    return max(kinds, key=lambda kind: kinds[kind])
