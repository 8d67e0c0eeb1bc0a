"""How well feedback is read: the part of each sentence, its flaws and their words, and what is missing.

`make bench-feedback`: `evals/feedback`, sentences and whole texts in three languages, written by one hand and
labelled by another who did not see what was meant; half of them are unremarkable good feedback. A flaw
counts as found when its sentence has it; how often the words overlap too is told beside. `--development`
reads the sentences to train on instead, and `--misses` prints what was read otherwise there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from assistant.bootstrap import feedback_of
from assistant.domain.feedback import FeedbackReading, FeedbackSentence, Flaw, Part
from assistant.domain.language import Language
from assistant.library.library import FileLibrary
from assistant.reading.feedback import FeedbackReader
from assistant.settings import load_settings

_HERE: Final = Path(__file__).parent
Labelled = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """A labelled sentence and what was made of it."""

    wanted: Labelled = field(repr=False)
    found: FeedbackSentence = field(repr=False)

    @property
    def wanted_flaws(self) -> set[Flaw]:
        """The flaws a person saw."""
        return {Flaw(one["flaw"]) for one in self.wanted["flaws"]}

    @property
    def found_flaws(self) -> set[Flaw]:
        """The flaws that were found."""
        return {one.flaw for one in self.found.flaws}


def main() -> int:
    """Measure and print. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=[one.value for one in Language])
    parser.add_argument("--development", action="store_true", help="the sentences to train on")
    parser.add_argument("--rules", action="store_true", help="the rules alone, without the head")
    parser.add_argument("--misses", action="store_true", help="with --development: what was read otherwise")
    given = parser.parse_args()
    settings = load_settings()
    rules = FeedbackReader(FileLibrary(settings.library).feedback())
    reader = rules if given.rules else feedback_of(settings)
    chosen = [Language(given.language)] if given.language else list(Language)
    for language in chosen:
        told = _sentences(language, given.development)
        read = [Read(one, _alone(reader, one, language)) for one in told]
        _say(f"{language.value}: {len(read)} sentences")
        _report(read)
        if given.development and given.misses:
            _misses(read)
        texts = _texts(language, given.development)
        if texts:
            _report_texts(texts, [reader.read(one["text"], language) for one in texts])
    return 0


def _alone(reader: FeedbackReader, one: Labelled, language: Language) -> FeedbackSentence:
    """The sentence by itself; one that is split in two counts by the piece that holds most."""
    sentences = reader.read(one["text"], language).sentences
    return max(sentences, key=lambda read: len(read.text)) if sentences else FeedbackSentence("", Part.OTHER)


def _sentences(language: Language, development: bool) -> list[Labelled]:
    if development:
        return list(_lines(_HERE / "training" / f"feedback.{language.value}.jsonl"))
    apart = list(_lines(_HERE / "feedback" / f"{language.value}.jsonl"))
    within = _lines(_HERE / "feedback" / f"texts-{language.value}.jsonl")
    return apart + [sentence for text in within for sentence in text["sentences"]]


def _texts(language: Language, development: bool) -> list[Labelled]:
    folder, name = ("training", f"feedback-texts.{language.value}") if development else ("feedback", "")
    return list(_lines(_HERE / folder / f"{name or f'texts-{language.value}'}.jsonl"))


def _lines(file: Path) -> Iterator[Labelled]:
    yield from map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").splitlines()))


def _report(read: list[Read]) -> None:
    right = sum(one.found.part.value == one.wanted["part"] for one in read) / len(read)
    parts = {part: _f1(one_of(read, part)) for part in Part}
    _say(f"  parts: {right:.3f} right; F1 " + " ".join(f"{part.value} {f:.2f}" for part, f in parts.items()))
    flaws = {flaw: _f1((flaw in r.wanted_flaws, flaw in r.found_flaws) for r in read) for flaw in Flaw}
    every = _f1((flaw in r.wanted_flaws, flaw in r.found_flaws) for r in read for flaw in Flaw)
    _say(f"  flaws: F1 {every:.3f}; " + " ".join(f"{flaw.value} {f:.2f}" for flaw, f in flaws.items()))
    clean = [one for one in read if not one.wanted_flaws]
    false = sum(bool(one.found_flaws) for one in clean)
    both = [(r, flaw) for r in read for flaw in r.wanted_flaws & r.found_flaws]
    words = sum(_overlap(r, flaw) for r, flaw in both)
    _say(
        f"  false alarms: {false} of {len(clean)} sentences without a flaw ({false / max(1, len(clean)):.1%})"
    )
    _say(f"  the same words: {words} of {len(both)} flaws found")


def one_of(read: Iterable[Read], part: Part) -> Iterator[tuple[bool, bool]]:
    """Whether the part was wanted and found, for each."""
    return ((one.wanted["part"] == part.value, one.found.part is part) for one in read)


def _f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    told = list(pairs)
    both = sum(wanted and found for wanted, found in told)
    either = sum(wanted for wanted, _ in told) + sum(found for _, found in told)
    return 2 * both / either if either else 1.0


def _overlap(read: Read, flaw: Flaw) -> bool:
    wanted = [one["span"] for one in read.wanted["flaws"] if one["flaw"] == flaw.value]
    found = [(one.start, one.end) for one in read.found.flaws if one.flaw is flaw]
    return any(a < d and c < b for a, b in wanted for c, d in found)


def _report_texts(texts: list[Labelled], read: list[FeedbackReading]) -> None:
    pairs = [
        (part.value in text["missing"], part in found.missing)
        for text, found in zip(texts, read, strict=True)
        for part in (Part.SITUATION, Part.BEHAVIOUR, Part.IMPACT, Part.REQUEST, Part.QUESTION)
    ]
    same = sum(wanted == found for wanted, found in pairs) / len(pairs)
    _say(f"  missing, {len(texts)} texts: {same:.3f} of the answers right, F1 {_f1(pairs):.3f}")


def _misses(read: list[Read]) -> None:
    for one in read:
        wanted = sorted(one.wanted_flaws - one.found_flaws)
        more = sorted(one.found_flaws - one.wanted_flaws)
        part = "" if one.found.part.value == one.wanted["part"] else f"{one.wanted['part']}>{one.found.part}"
        if wanted or more or part:
            _say(f"- {one.wanted['text']}\n    {part} missed: {wanted} too many: {more}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
