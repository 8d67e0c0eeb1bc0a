"""Checks that every list of wordings passes: enough of them, no two alike, questions that keep the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.language import Language, Phrase
from assistant.domain.questions import faults
from assistant.library.parse import Parsed, Way

#: What is wrong with a question, by the slug of `domain.questions.faults`, and what to do.
CURES = {
    "no-question": ("does not end with a question mark", "End with exactly one question mark."),
    "two-questions": ("holds two questions", "Keep one and make the other a wording of its own."),
    "too-long": ("has more than 30 words", "Shorten it."),
    "exclamation": ("has an exclamation mark", "Remove it."),
    "praise": ("begins with praise", "Leave the praise out."),
    "blame": ("asks why someone did it, which sounds like blame", "Ask what led to it."),
    "link": ("holds a link, Markdown or HTML", "Write plain text."),
}

_ADDRESSES = re.compile(
    r"\b(?:du|dir|dich|dein\w*|hast|bist|warst|kannst|willst|Ihnen|Ihre?[mnrs]?|(?<!^)(?<![.:?!„»] )Sie)\b"
)


class Wordings:
    """Checks the wordings of one language in one file, and remembers them to find doubles."""

    def __init__(self, parsed: Parsed, language: Language) -> None:
        self._parsed = parsed
        self._language = language
        self._seen: dict[str, Way] = {}

    def statement(self, phrase: Phrase, way: Way) -> None:
        """A title, aim or sentence that is not asked."""
        if self._language is not Language.DE:
            if phrase.du != phrase.sie:
                self._parsed.report(
                    way, "Only German has du and sie.", "Write one text without the two forms."
                )
        elif phrase.du == phrase.sie and (found := _ADDRESSES.search(phrase.du)):
            self._parsed.report(
                way,
                f'The German text addresses someone ("{found.group()}") in one form only.',
                'Write it twice: {du: "…", sie: "…"}.',
            )

    def question(self, phrase: Phrase, way: Way) -> None:
        """One question: the rules, its form of address, and that it is not there yet."""
        self.statement(phrase, way)
        for text in dict.fromkeys((phrase.du, phrase.sie)):
            for slug in faults(text, self._language):
                said, cure = CURES[slug]
                self._parsed.report(way, f'The question "{text}" {said}.', cure)
            self._double(text, way)

    def questions(self, phrases: Sequence[Phrase], way: Way, least: int) -> None:
        """A list of questions of which at least so many must be there."""
        self.enough(phrases, way, least)
        for number, phrase in enumerate(phrases):
            self.question(phrase, (*way, number))

    def enough(self, phrases: Sequence[Phrase], way: Way, least: int) -> None:
        """At least so many wordings."""
        if len(phrases) < least:
            self._parsed.report(
                way, f"There are {len(phrases)} wordings; at least {least} are needed.", "Add others."
            )

    def lacks(self, way: Way, place: str) -> None:
        """A text without a place that is to be filled in."""
        self._parsed.report(way, f"The text has no {place}.", f"Write {place} where it is to stand.")

    def _double(self, text: str, way: Way) -> None:
        key = " ".join(text.casefold().split())
        first = self._seen.setdefault(key, way)
        if first != way:
            self._parsed.report(
                way,
                f'The wording "{text}" is there twice (first: {self._parsed.place(first)}).',
                "Write another one.",
            )
