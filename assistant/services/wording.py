"""Choosing the words of a question from the library: varied, and not one this person had lately."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zlib import crc32

from assistant.domain.language import Phrase, Tongue
from assistant.domain.methods import Method, ProbeKind
from assistant.domain.policy import Step
from assistant.domain.reflections import Kind, Reflection
from assistant.errors import NotFound
from assistant.services.ports import Library

#: A wording does not return within so many reflections of one person, the one that goes on included, as far
#: as there are others.
REFLECTIONS_WITHOUT_REPEAT = 9

#: A question has at most so many words, the person's own in it included (rule 1).
MOST_WORDS = 30
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Worded:
    """A question ready to be asked; `asked` is its name in the library."""

    text: str = field(repr=False)
    asked: str


def word(
    library: Library,
    method: Method,
    reflection: Reflection,
    step: Step,
    recent: frozenset[str],
    fill: dict[str, str],
    most_words: int | None = MOST_WORDS,
) -> Worded:
    """A wording for a step, filled with the person's own words: one they did not have lately if there is one,
    else one not yet used in this reflection."""
    here = {e.asked for e in reflection.exchanges}
    for known in (recent | here, frozenset(here), frozenset[str]()):
        found = unused(library, method, reflection, step, known, fill, most_words)
        if found:
            return found
    raise NotFound(f"there is no wording for {step.key} that can be filled in")


def unused(
    library: Library,
    method: Method,
    reflection: Reflection,
    step: Step,
    known: frozenset[str],
    fill: dict[str, str],
    most_words: int | None = MOST_WORDS,
) -> Worded | None:
    """A wording for a step that is not among the known ones, or None.

    One that takes up the person's words comes first, unless the question before did so too.
    """
    for place, phrases in _pools(library, method, reflection, step, fill):
        start = crc32(f"{reflection.id}/{place}".encode()) % len(phrases)
        order = ((start + i) % len(phrases) for i in range(len(phrases)))
        index = next((i for i in order if _fits(phrases[i], fill) and f"{place}/{i}" not in known), None)
        if index is not None:
            text = phrases[index].for_(reflection.tongue.address)
            return Worded(_filled(text, fill, most_words), f"{place}/{index}")
    return None


def statement(
    library: Library, tongue: Tongue, key: str, seed: str, fill: dict[str, str], most_words: int | None = None
) -> str:
    """A sentence around the method (a goodbye, what was noted), varied by the seed.

    With `most_words` the person's own words in it are cut where they would make it longer.
    """
    phrases = library.conversation(tongue.language).wordings[key]
    return _filled(phrases[crc32(seed.encode()) % len(phrases)].for_(tongue.address), fill, most_words)


def plan_line(library: Library, tongue: Tongue, cue: str, action: str) -> str:
    """An if-then plan in one line, in the person's words; only the part that is there when one is missing."""
    if cue and action:
        return statement(library, tongue, "plan_format", "", {"cue": cue, "action": action})
    return action or cue


def _pools(
    library: Library, method: Method, reflection: Reflection, step: Step, fill: dict[str, str]
) -> list[tuple[str, tuple[Phrase, ...]]]:
    """The places that hold wordings for a step, the one to take first at the front."""
    texts = method.texts[reflection.tongue.language]
    wordings = library.conversation(reflection.tongue.language).wordings
    if step.stage not in texts.stages:
        if step.key == "openings":
            return [(f"{method.id}/openings", texts.openings)]
        return [(f"conversation/{step.key}", wordings[step.key])]
    stage = texts.stages[step.stage]
    if step.kind is not Kind.PROBE:
        return [(f"{method.id}/{step.key}", stage.questions)]
    kind = ProbeKind(step.key.rsplit("/", 1)[-1])
    own = f"{method.id}/{step.key}", stage.probes[kind]
    quoting = f"conversation/probe_{kind.value}", wordings[f"probe_{kind.value}"]
    if not fill.get("quote"):
        return [own]
    quoted_before = reflection.exchanges[-1].asked.startswith("conversation/probe_")
    return [own, quoting] if quoted_before else [quoting, own]


def _fits(phrase: Phrase, fill: dict[str, str]) -> bool:
    """Whether everything the phrase wants filled in is there."""
    return all(fill.get(name) for name in _PLACE.findall(phrase.du))


def _filled(text: str, fill: dict[str, str], most_words: int | None = None) -> str:
    """The text with its places filled in one go: braces in someone's words stay what they are."""
    places = [name for name in _PLACE.findall(text) if name in fill]
    left = max(1, most_words - len(text.split()) + len(places)) if most_words else None
    room = left // max(1, len(places)) if left else None
    return _PLACE.sub(lambda found: _cut(fill.get(found[1], found[0]), room), text)


def _cut(words: str, room: int | None) -> str:
    """The beginning of someone's words, as many as there is room for."""
    said = words.split()
    return words if room is None or len(said) <= room else " ".join(said[:room]) + "…"
