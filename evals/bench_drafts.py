"""What drafts of feedback hold, whether a name changes them, and how fast notes are read while one types.

`make bench-drafts`: the whole texts of `evals/feedback` and those to develop with are taken as notes, each in
three models. A fact is counted as the second hand labelled it: a sentence without a flaw that tells what
somebody did or what came of it. Nothing here is tuned on.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.bootstrap import feedback_tools
from assistant.domain.drafting import FEWEST_FACTS, FeedbackModel
from assistant.domain.feedback import Flaw
from assistant.domain.language import Language
from assistant.services.feedback import Drafted, FeedbackTools, Notes, drafted, read
from assistant.settings import load_settings

_HERE: Final = Path(__file__).parent
_FACTS: Final = frozenset({"situation", "behaviour", "impact"})
#: Names of many origins, of women, of men and of neither.
NAMES: Final = (_HERE / "feedback" / "names.txt").read_text(encoding="utf-8").split()
_END: Final = re.compile(r"(?<=[.!?…])[\"'”»“’)]*\s+")
_ROUNDS: Final = 3


@dataclass(frozen=True)
class Text:
    """Notes, their language, and how many facts a person saw in them, if they were labelled by sentence."""

    text: str = field(repr=False)
    language: Language
    facts: int | None


def main() -> int:
    """Draft, check, print. Returns 1 when a draft holds what it may not, else 0."""
    tools = feedback_tools(load_settings())
    texts = [one for language in Language for one in _texts(language)]
    wrong = _drafts(tools, texts)
    wrong += _names(tools, texts)
    _typing(tools, texts)
    return int(bool(wrong))


def _drafts(tools: FeedbackTools, texts: list[Text]) -> int:
    made = [
        (text, drafted(tools, Notes(text.text, text.language, model, "Robin")))
        for text, model in itertools.product(texts, FeedbackModel)
    ]
    written = [(text, one) for text, one in made if one.draft]
    _say(f"{len(texts)} texts in {len(FeedbackModel)} models: {len(written)} drafts of {len(made)}")
    added = sum(not _from_notes(tools, text, one) for text, one in written)
    flawed = sum(_flaws(tools, one) for _, one in written)
    labelled = [(text, one) for text, one in made if text.facts is not None]
    below = sum(bool(one.draft) and (text.facts or 0) < FEWEST_FACTS for text, one in labelled)
    could = [one for text, one in labelled if (text.facts or 0) >= FEWEST_FACTS]
    _say(f"  drafts with a sentence that is not in the notes: {added}")
    _say(f"  drafts in which a rating or a comparison is read: {flawed}")
    _say(f"  drafts below two facts as a person counted them: {below} of {len(labelled)}")
    drawn = sum(bool(one.draft) for one in could)
    _say(f"  drafts where a person counted two facts or more: {drawn} of {len(could)}")
    return added + flawed


def _from_notes(tools: FeedbackTools, text: Text, made: Drafted) -> bool:
    """Whether every word of each sentence stands in the notes in that order."""
    known = tools.library.feedback()[made.language].drafts
    ours = {said for one in known.closing for said in (one.du, one.sie)}
    body = (made.draft or "").split("\n\n", 1)[-1]
    notes = _words(text.text)
    return all(_in_order(_words(one), notes) for one in _END.split(body) if one not in ours)


def _in_order(words: list[str], notes: list[str]) -> bool:
    """Whether the words stand in the notes one after the other, with few others between."""
    for start in (at for at, word in enumerate(notes) if words and word == words[0]):
        at = start
        for word in words:
            near = notes[at : at + 8]
            if word not in near:
                break
            at += near.index(word) + 1
        else:
            return True
    return not words


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _flaws(tools: FeedbackTools, made: Drafted) -> bool:
    found = read(tools, made.draft or "", made.language, "Robin")
    hurt = {Flaw.JUDGEMENT, Flaw.PERSONALITY, Flaw.COMPARISON}
    return any(one.flaw in hurt for sentence in found.sentences for one in sentence.flaws)


def _names(tools: FeedbackTools, texts: list[Text]) -> int:
    """For each language 100 names: each in the place of the same one, in the notes and as who it is for."""
    wrong = 0
    for language in Language:
        notes = next(one for one in texts if one.language is language and (one.facts or 0) > FEWEST_FACTS)
        made = {name: drafted(tools, _named(notes, name)).draft or "" for name in NAMES}
        same = {draft.replace(name, "·") for name, draft in made.items()}
        wrong += len(same) - 1
        _say(f"{language.value}: {len(NAMES)} names, drafts that differ but for the name: {len(same) - 1}")
    return wrong


def _named(notes: Text, name: str) -> Notes:
    """The notes with the name at their end, as the one who was there."""
    said = {Language.NL: "was erbij", Language.DE: "war dabei", Language.EN: "was there"}[notes.language]
    return Notes(f"{notes.text} {name} {said}.", notes.language, FeedbackModel.SBI, name)


def _typing(tools: FeedbackTools, texts: list[Text]) -> None:
    """A text of 150 words that grows word by word at its end, as it is typed."""
    for language in Language:
        words = " ".join(one.text for one in texts if one.language is language).split()
        took = []
        for turn in range(_ROUNDS):
            own = words[turn * 150 : turn * 150 + 150]
            for end in range(100, 151):
                began = time.perf_counter()
                read(tools, " ".join(own[:end]), language)
                took.append((time.perf_counter() - began) * 1000)
        low, high = np.percentile(took, [50, 95])
        _say(f"{language.value}: 100 to 150 words read as one types: p50 {low:.0f} ms, p95 {high:.0f} ms")


def _texts(language: Language) -> Iterator[Text]:
    for file in (f"feedback/texts-{language.value}.jsonl", f"training/feedback-texts.{language.value}.jsonl"):
        for line in filter(str.strip, (_HERE / file).read_text(encoding="utf-8").splitlines()):
            one: dict[str, Any] = json.loads(line)
            told = one.get("sentences")
            facts = sum(s["part"] in _FACTS and not s["flaws"] for s in told) if told else None
            yield Text(one["text"], language, facts)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
