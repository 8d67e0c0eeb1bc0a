"""Reads `knowledge/lexicon/<language>.yaml`: the cues of the rule-based reader."""

from __future__ import annotations

import re

from pydantic import RootModel

from assistant.domain.language import Language
from assistant.library.parse import Parsed, Way
from assistant.library.problems import did_you_mean, errors
from assistant.library.shapes import Words, shaped

#: Every list a lexicon holds.
KEYS = (
    "feeling",
    "difficulty",
    "belief",
    "perspective",
    "reflection",
    "learning",
    "intention",
    "vague",
    "dont_know",
    "enough",
    "stop",
    "conflict",
    "done",
    "partly",
    "not_done",
    "dropped",
    "nothing",
)

_TAKEN = "; the shipped cues are used"
_STAR_INSIDE = re.compile(r"\*(?=\S)|(?<!\w)\*")


class LexiconShape(RootModel[dict[str, list[Words]]]):
    """Lists of cues by key."""


#: The cues by key.
Cues = dict[str, tuple[str, ...]]


def read_lexicon(parsed: Parsed, _: Language, under: Cues | None = None) -> Cues | None:
    """The cues by key, or None; what is wrong is added to `parsed.problems`.

    `under` are the shipped ones below a file of the organisation: what it lacks is taken from there.
    """
    shape = shaped(LexiconShape, parsed)
    if shape is None:
        return None
    for name in shape.root:
        if name not in KEYS:
            parsed.report((name,), f'"{name}" is not known here.', did_you_mean(name, KEYS))
    for name in KEYS:
        if not shape.root.get(name):
            say, instead = (parsed.warn, _TAKEN) if under else (parsed.report, "")
            say((), f'"{name}" is missing or empty{instead}.', f'Add "{name}:" with its cues.')
    for name, cues in shape.root.items():
        for number, cue in enumerate(cues):
            _check_cue(cue, (name, number), parsed)
    if errors(parsed.problems):
        return None
    own = {name: tuple(dict.fromkeys(cues)) for name, cues in shape.root.items() if cues}
    return {**(under or {}), **own}


def _check_cue(cue: str, way: Way, parsed: Parsed) -> None:
    if cue != cue.lower():
        parsed.report(way, f'"{cue}" has capitals.', "Write cues in lower case.")
    if _STAR_INSIDE.search(cue):
        parsed.report(way, f'The * in "{cue}" stands alone or inside a word.', "Put it at the end of a word.")
