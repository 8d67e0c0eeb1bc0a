"""Reads `knowledge/conversation/<language>.yaml`: the questions and statements around every method."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import RootModel

from assistant.domain.language import Language, Phrase
from assistant.library.parse import Parsed, Way
from assistant.library.problems import did_you_mean, errors
from assistant.library.shapes import Wording, shaped
from assistant.library.wordings import Wordings


@dataclass(frozen=True)
class Key:
    """What one key of the conversation needs."""

    least: int
    asks: bool = True
    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


_PLAN, _CUE, _ACTION, _DATE, _QUOTE, _SOURCE, _WHEN = (
    frozenset({name}) for name in ("plan", "cue", "action", "date", "quote", "source", "when")
)
#: What comes in every reflection needs several wordings; the shipped ones have ten, so that none comes back
#: within the last eight reflections of a person.
_EVERY_TIME = 4

#: Every key with the least number of wordings and its placeholders.
KEYS: Mapping[str, Key] = {
    "plan_format": Key(1, asks=False, needs=_CUE | _ACTION),
    "last_time": Key(_EVERY_TIME, needs=_PLAN),
    "last_time_which": Key(2),
    "plan": Key(_EVERY_TIME),
    "plan_cue": Key(_EVERY_TIME, may=_ACTION),
    "plan_action": Key(_EVERY_TIME, may=_CUE),
    "plan_date": Key(_EVERY_TIME),
    "plan_date_which": Key(2),
    "plan_helper": Key(_EVERY_TIME),
    "plan_another": Key(_EVERY_TIME),
    "question_for": Key(_EVERY_TIME),
    "question_for_whom": Key(_EVERY_TIME),
    "openings_free": Key(_EVERY_TIME),
    "other_view": Key(_EVERY_TIME),
    "probe_descriptive": Key(_EVERY_TIME, needs=_QUOTE),
    "probe_moment": Key(_EVERY_TIME, needs=_QUOTE),
    "probe_clarifying": Key(_EVERY_TIME, needs=_QUOTE),
    "probe_explanatory": Key(_EVERY_TIME, needs=_QUOTE),
    "offer": Key(_EVERY_TIME, needs=_QUOTE | _SOURCE),
    "offer_again": Key(_EVERY_TIME, needs=_QUOTE | _SOURCE),
    "own_past": Key(_EVERY_TIME, needs=_QUOTE | _WHEN),
    "summary_intro": Key(2, asks=False),
    "goodbye": Key(3, asks=False),
    "goodbye_with_date": Key(2, asks=False, needs=_DATE),
    "paused": Key(2, asks=False),
    "noted": Key(2, asks=False, needs=_PLAN),
}

_TAKEN = "; the shipped wordings are used"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class ConversationShape(RootModel[dict[str, list[Wording]]]):
    """Lists of wordings by key."""


#: The wordings by key.
Texts = dict[str, tuple[Phrase, ...]]


def read_conversation(parsed: Parsed, language: Language, under: Texts | None = None) -> Texts | None:
    """The wordings by key, or None; what is wrong is added to `parsed.problems`.

    `under` are the shipped ones below a file of the organisation: what it lacks is taken from there, so that
    a key that came with a new version costs nobody their own wordings.
    """
    shape = shaped(ConversationShape, parsed)
    if shape is None:
        return None
    wordings = Wordings(parsed, language)
    for name in shape.root:
        if name not in KEYS:
            parsed.report((name,), f'"{name}" is not known here.', did_you_mean(name, KEYS))
    for name, key in KEYS.items():
        if name in shape.root:
            _check(shape.root[name], (name,), key, wordings, parsed)
            continue
        say, instead = (parsed.warn, _TAKEN) if under else (parsed.report, "")
        say((), f'"{name}" is missing{instead}.', f'Add "{name}:" with {key.least} wordings or more.')
    if errors(parsed.problems):
        return None
    return {**(under or {}), **{name: tuple(phrases) for name, phrases in shape.root.items()}}


def _check(phrases: list[Phrase], way: Way, key: Key, wordings: Wordings, parsed: Parsed) -> None:
    wordings.enough(phrases, way, key.least)
    for number, phrase in enumerate(phrases):
        here = (*way, number)
        if key.asks:
            wordings.question(phrase, here)
        else:
            wordings.statement(phrase, here)
            if "?" in phrase.du + phrase.sie:
                parsed.report(here, "This is said, not asked.", "Leave the question mark out.")
        for text in dict.fromkeys((phrase.du, phrase.sie)):
            _check_placeholders(text, here, key, parsed)


def _check_placeholders(text: str, way: Way, key: Key, parsed: Parsed) -> None:
    found = set(_PLACEHOLDER.findall(text))
    for name in sorted(key.needs - found):
        parsed.report(way, f"The placeholder {{{name}}} is missing.", f"Put {{{name}}} where it belongs.")
    known = key.needs | key.may
    for name in sorted(found - known):
        cure = did_you_mean(name, sorted(known)) if known else "Remove it; none is filled in here."
        parsed.report(way, f"The placeholder {{{name}}} is not filled in here.", cure)
    if text.count("{") + text.count("}") != 2 * len(_PLACEHOLDER.findall(text)):
        parsed.report(way, "A brace stands alone.", "Write placeholders as {plan}, no other braces.")
