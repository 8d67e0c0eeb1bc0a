"""Reads `knowledge/feedback/<language>.yaml`: how parts and flaws of feedback sound, what is said of them."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from assistant.domain.feedback import DraftTexts, FeedbackRules, Flaw, FlawRules, Part
from assistant.domain.language import Language
from assistant.library.cues import WordLists, check_cues, word_lists
from assistant.library.parse import Parsed
from assistant.library.problems import errors
from assistant.library.shapes import Shape, Wording, Words, shaped
from assistant.library.wordings import Wordings

ASKED: Final = (Part.SITUATION, Part.BEHAVIOUR, Part.IMPACT, Part.FEELING, Part.REQUEST, Part.QUESTION)
_SAID: Final = ("salutation", "about", "few_facts", "talk_first", "not_translated")
_LEAST_QUESTIONS: Final = 2


class PartsShape(Shape):
    """The cues of each part."""

    situation: list[Words] = Field(min_length=1)
    behaviour: list[Words] = Field(default=[])
    impact: list[Words] = Field(min_length=1)
    feeling: list[Words] = Field(min_length=1)
    request: list[Words] = Field(min_length=1)
    question: list[Words] = Field(default=[])
    appreciation: list[Words] = Field(min_length=1)
    other: list[Words] = Field(default=[])


class FlawShape(Shape):
    """One flaw."""

    cues: list[Words] = Field(min_length=1)
    not_when: list[Words] = Field(default=[])
    reason: Wording
    suggestion: Wording


class FlawsShape(Shape):
    """Every flaw."""

    judgement: FlawShape
    absolute: FlawShape
    motive: FlawShape
    hearsay: FlawShape
    vague: FlawShape
    blame: FlawShape
    cancelling_but: FlawShape
    comparison: FlawShape
    irony: FlawShape
    softening: FlawShape
    personality: FlawShape
    private: FlawShape


class AsksShape(Shape):
    """Questions for what is missing."""

    situation: list[Wording]
    behaviour: list[Wording]
    impact: list[Wording]
    feeling: list[Wording]
    request: list[Wording]
    question: list[Wording]


class DraftsShape(Shape):
    """What stands around a draft."""

    salutation: Wording
    about: Wording
    closing: list[Wording]
    few_facts: Wording
    talk_first: Wording
    not_translated: Wording


class FeedbackShape(Shape):
    """One file in `knowledge/feedback/`."""

    words: dict[str, list[Words]] = Field(default={})
    sounds_alike: list[Words] = Field(default=[])
    parts: PartsShape
    praise: list[Words] = Field(min_length=1)
    flaws: FlawsShape
    asks: AsksShape
    drafts: DraftsShape


def read_feedback(parsed: Parsed, language: Language) -> FeedbackRules | None:
    """The rules of a language, or None; what is wrong is added to `parsed.problems`."""
    shape = shaped(FeedbackShape, parsed)
    if shape is None:
        return None
    words = word_lists(shape.words, parsed)
    if errors(parsed.problems):
        return None
    _check_all(shape, words, parsed)
    _check_texts(shape, Wordings(parsed, language))
    if errors(parsed.problems):
        return None
    return FeedbackRules(
        words,
        tuple(shape.sounds_alike),
        {part: tuple(getattr(shape.parts, part.value)) for part in Part},
        tuple(shape.praise),
        {flaw: _flaw(getattr(shape.flaws, flaw.value)) for flaw in Flaw},
        {part: tuple(getattr(shape.asks, part.value)) for part in ASKED},
        _drafts(shape.drafts),
    )


def _flaw(shape: FlawShape) -> FlawRules:
    return FlawRules(tuple(shape.cues), tuple(shape.not_when), shape.reason, shape.suggestion)


def _drafts(shape: DraftsShape) -> DraftTexts:
    said = {name: getattr(shape, name) for name in _SAID}
    return DraftTexts(closing=tuple(shape.closing), **said)


def _check_all(shape: FeedbackShape, words: WordLists, parsed: Parsed) -> None:
    check_cues(shape.sounds_alike, ("sounds_alike",), words, parsed)
    check_cues(shape.praise, ("praise",), words, parsed)
    for part in Part:
        check_cues(getattr(shape.parts, part.value), ("parts", part.value), words, parsed)
    for flaw in Flaw:
        one: FlawShape = getattr(shape.flaws, flaw.value)
        check_cues(one.cues, ("flaws", flaw.value, "cues"), words, parsed)
        check_cues(one.not_when, ("flaws", flaw.value, "not_when"), words, parsed)


def _check_texts(shape: FeedbackShape, wordings: Wordings) -> None:
    for flaw in Flaw:
        one: FlawShape = getattr(shape.flaws, flaw.value)
        for name in ("reason", "suggestion"):
            wordings.statement(getattr(one, name), ("flaws", flaw.value, name))
    for part in ASKED:
        wordings.questions(getattr(shape.asks, part.value), ("asks", part.value), _LEAST_QUESTIONS)
    wordings.questions(shape.drafts.closing, ("drafts", "closing"), _LEAST_QUESTIONS)
    for name in _SAID:
        wordings.statement(getattr(shape.drafts, name), ("drafts", name))
    for name, place in (("salutation", "{to}"), ("about", "{occasion}")):
        if any(
            place not in said for said in (getattr(shape.drafts, name).du, getattr(shape.drafts, name).sie)
        ):
            wordings.lacks(("drafts", name), place)
