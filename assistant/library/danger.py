"""Reads `knowledge/danger/<language>.yaml`: how danger sounds, what only sounds alike, what is said."""

from __future__ import annotations

import re

from pydantic import Field

from assistant.domain.danger import PRECEDENCE, DangerKind, DangerRules, KindCues, Says
from assistant.domain.language import Language
from assistant.library.cues import check_cues, word_lists
from assistant.library.parse import Parsed, Way
from assistant.library.problems import errors
from assistant.library.shapes import Shape, Wording, Words, shaped
from assistant.library.wordings import Wordings

_QUOTE = "{quote}"
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_LISTS = ("explicit", "indirect", "faint", "not_when")


class CuesShape(Shape):
    """The cues of one kind."""

    explicit: list[Words] = Field(min_length=1)
    indirect: list[Words] = Field(min_length=1)
    faint: list[Words] = Field(default=[])
    not_when: list[Words] = Field(default=[])


class SaysShape(Shape):
    """What is said for one kind."""

    stop: Wording
    stop_indirect: Wording | None = None
    nobody_informed: Wording
    go_on: Wording


class EverySaysShape(Shape):
    """What is said, by kind."""

    danger_self: SaysShape
    danger_others: SaysShape
    harm_reported: SaysShape
    wrongdoing: SaysShape
    overload: SaysShape


class DangerShape(Shape):
    """One file in `knowledge/danger/`."""

    words: dict[str, list[Words]] = Field(default={})
    sounds_alike: list[Words]
    elsewhere: list[Words]
    danger_self: CuesShape
    danger_others: CuesShape
    harm_reported: CuesShape
    wrongdoing: CuesShape
    overload: CuesShape
    says: EverySaysShape


def read_danger(parsed: Parsed, language: Language) -> DangerRules | None:
    """The rules of a language, or None; what is wrong is added to `parsed.problems`."""
    shape = shaped(DangerShape, parsed)
    if shape is None:
        return None
    words = word_lists(shape.words, parsed)
    if errors(parsed.problems):
        return None
    check_cues(shape.sounds_alike, ("sounds_alike",), words, parsed)
    check_cues(shape.elsewhere, ("elsewhere",), words, parsed)
    for kind in PRECEDENCE:
        for name in _LISTS:
            check_cues(getattr(getattr(shape, kind.value), name), (kind.value, name), words, parsed)
    _check_says(shape.says, language, parsed)
    if errors(parsed.problems):
        return None
    return DangerRules(
        words,
        tuple(shape.sounds_alike),
        tuple(shape.elsewhere),
        {kind: _cues(getattr(shape, kind.value)) for kind in PRECEDENCE},
        {kind: _says(getattr(shape.says, kind.value)) for kind in PRECEDENCE},
    )


def _cues(shape: CuesShape) -> KindCues:
    return KindCues(tuple(shape.explicit), tuple(shape.indirect), tuple(shape.faint), tuple(shape.not_when))


def _says(shape: SaysShape) -> Says:
    return Says(shape.stop, shape.stop_indirect, shape.nobody_informed, shape.go_on)


def _check_says(says: EverySaysShape, language: Language, parsed: Parsed) -> None:
    wordings = Wordings(parsed, language)
    for kind in PRECEDENCE:
        said: SaysShape = getattr(says, kind.value)
        for name in type(said).model_fields:
            phrase = getattr(said, name)
            way = ("says", kind.value, name)
            if phrase is None:
                if kind is DangerKind.DANGER_SELF:
                    parsed.report(way[:2], f'"{name}" is missing.', f'Add "{name}:" that asks openly, once.')
                continue
            wordings.statement(phrase, way)
            for text in dict.fromkeys((phrase.du, phrase.sie)):
                _check_text(text, way, name, parsed)


def _check_text(text: str, way: Way, name: str, parsed: Parsed) -> None:
    asks = name == "stop_indirect"
    if asks and text.count(_QUOTE) != 1:
        parsed.report(
            way, f"The person's words {_QUOTE} stand here {text.count(_QUOTE)} times.", "Write it once."
        )
    if asks and text.count("?") != 1:
        parsed.report(way, "This asks once, with one question mark.", "Write one question.")
    if not asks and "?" in text:
        parsed.report(way, "This is said, not asked.", "Leave the question mark out.")
    for brace in _BRACES.findall(text):
        if brace != _QUOTE or not asks:
            parsed.report(way, f"{brace} is not filled in here.", "Remove it.")
