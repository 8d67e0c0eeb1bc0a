"""Reads answers with the trained head and the lexicons together.

The head names what a sentence does; the lexicons know *I don't know*, vague words, and what they alone can
see. An element counts as present when the head is sure of it, or when it holds it for possible and a cue
says so too. What it is unsure of does not count. When the model cannot be loaded, the lexicons read alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from assistant.domain.elements import Element, Reading, ReadSentence
from assistant.domain.language import Language
from assistant.reading.elements import RuleReader
from assistant.reading.heads import ELEMENTS, Floats, TrainedHead
from assistant.reading.remembered import Remembering

_log = logging.getLogger("assistant.reading")

#: From this probability an element is there by the head's word alone, and with a cue beside it.
SURE: Final = 0.5
POSSIBLE: Final = 0.15
#: So many sentences of one answer go to the head, the first ones; of more, a person would tire too.
MOST_SENTENCES: Final = 80


class TrainedReader:
    """Implements the port `ReadsReflection`. Safe between threads."""

    def __init__(self, rules: RuleReader, trained: Callable[[], TrainedHead]) -> None:
        """`trained` is asked for when the first answer is read: loading it takes about a second."""
        self._rules, self._trained = rules, trained
        self._recently = Remembering(self._read)

    def read(self, text: str, language: Language) -> Reading:
        """The sentences of the text with their elements, and what else the lexicons see."""
        return self._recently(text, language)

    def _read(self, text: str, language: Language) -> Reading:
        ruled = self._rules.read(text, language)
        told = [one.text for one in ruled.sentences[:MOST_SENTENCES]]
        if not told:
            return ruled
        try:
            found = self._trained().probabilities(told)
        except Exception as error:  # whatever it is, the lexicons go on reading
            _log.warning("answers are read by their words alone: %s", type(error).__name__)
            return ruled
        if ruled.dont_know:  # what it says of the answer stays; the head only says what it thinks
            read = [
                replace(one, probabilities=_likely(row))
                for one, row in zip(ruled.sentences, found, strict=False)
            ]
        else:
            read = [_both(one, row) for one, row in zip(ruled.sentences, found, strict=False)]
        return replace(ruled, sentences=(*read, *ruled.sentences[len(read) :]))


def _both(ruled: ReadSentence, row: Floats) -> ReadSentence:
    """What head and lexicon make of a sentence together."""
    likely = _likely(row)
    if ruled.vague:
        return replace(ruled, probabilities=likely)
    there = {
        element for element, p in likely.items() if p >= SURE or (p >= POSSIBLE and element in ruled.elements)
    }
    return replace(ruled, elements=frozenset(there - {Element.OTHER}), probabilities=likely)


def _likely(row: Floats) -> dict[Element, float]:
    return {element: float(p) for element, p in zip(ELEMENTS, row, strict=True)}
