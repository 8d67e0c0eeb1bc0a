"""The scripted learners in `evals/learners`, and how one of them answers whatever they are asked.

They answer a turn by its stage with that stage's answers in order, then with general ones. What they plan, by
when, and what they would ask a colleague stands in the script; which of these a question asks for is found by
the library's own wordings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final

from assistant.domain.language import Address, Language, Phrase
from assistant.library.library import FileLibrary

FOLDER: Final = Path(__file__).parent / "learners"
#: What nobody scripted: no second plan or question, and whom they would ask.
_NO: Final = {Language.NL: "nee", Language.DE: "nein", Language.EN: "no"}
_WHOM: Final = {Language.NL: "een collega", Language.DE: "jemand im Team", Language.EN: "a colleague"}
_GO_ON: Final = {"command": "skip"}
_PLACE: Final = re.compile(r"\\\{\w+\\\}")

#: One object as the conversation writes it, and one line as it reads it.
Turn = Mapping[str, Any]
Line = dict[str, str]


@dataclass(frozen=True)
class Script:
    """One learner: who they are, what they chose, and what they say by stage."""

    id: str
    language: Language
    address: Address
    persona: str
    method: str
    minutes: int
    answers: Mapping[str, Sequence[str]] = field(repr=False)
    also: Sequence[str] = field(repr=False)
    plan: str = field(repr=False)
    date: str = field(repr=False)
    pass_on: str = field(repr=False)


def scripts(language: Language) -> list[Script]:
    """The learners who speak this language, in their order."""
    lines = (FOLDER / f"{language.value}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_script(json.loads(line)) for line in lines if line]


def _script(told: dict[str, Any]) -> Script:
    return Script(
        id=told["id"],
        language=Language(told["language"]),
        address=Address(told.get("address", "Sie").lower()),
        persona=told["persona"],
        method=told["method"],
        minutes=told["minutes"],
        answers=told["answers"],
        also=told["also"],
        plan=told["plan"],
        date=told["date"],
        pass_on=told["pass_on"],
    )


class Learner:
    """Someone who answers by their script; `said` is all they typed in this one reflection."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.said: list[str] = []
        self._also = chain(script.also, repeat(script.also[-1]))
        self._left = {stage: iter(answers) for stage, answers in script.answers.items()}
        self._first = next(iter(script.answers))

    def reply(self, turn: Turn) -> Line:
        """The line with which they answer this turn."""
        if turn["kind"] == "safety":
            return _GO_ON
        text = self._text(turn)
        self.said.append(text)
        return {"text": text, "outcome": "done"} if turn["stage"] == "last-time" else {"text": text}

    def at_stage(self, stage: str) -> str:
        """What they say next at a stage; the first stage's answers also tell what they come with."""
        named = self._first if stage == "opening" else stage
        return next(self._left.get(named, iter(())), None) or next(self._also)

    def _text(self, turn: Turn) -> str:
        script = self.script
        if turn["stage"] in ("planning", "question"):
            said = {
                **dict.fromkeys(("plan", "plan_cue", "plan_action"), script.plan),
                **dict.fromkeys(("plan_date", "plan_date_which"), script.date),
                **dict.fromkeys(("plan_helper", "question_for_whom"), _WHOM[script.language]),
                "plan_another": _NO[script.language],
                "question_for": script.pass_on or _NO[script.language],
            }
            return said[asked_for(turn["text"], script.language)]
        if turn["stage"] == "opening" and turn["kind"] == "question":
            return next(self._also)  # the other person's view: no script knows that it will be asked for
        return self.at_stage(turn["stage"])


def asked_for(text: str, language: Language) -> str:
    """Which of the questions around the method this is (`plan_date`), by the wordings of the library."""
    return next(name for name, worded in _worded(language) if worded.search(text))


@lru_cache
def _worded(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    wordings = FileLibrary().conversation(language).wordings
    named = ((name, phrase) for name, phrases in wordings.items() if _plans(name) for phrase in phrases)
    return tuple((name, _pattern(form)) for name, phrase in named for form in _forms(phrase))


def _plans(name: str) -> bool:
    return name.startswith(("plan", "question_for")) and name != "plan_format"


def _forms(phrase: Phrase) -> Iterator[str]:
    yield from {phrase.for_(address) for address in Address}


def _pattern(wording: str) -> re.Pattern[str]:
    return re.compile(f"(?:^|[.“”] ?){_PLACE.sub('.+', re.escape(wording))}$", re.DOTALL)
