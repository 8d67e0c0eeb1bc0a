"""What a language model is asked to word: the question that was decided, and what it may rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.domain.methods import StageTexts
from assistant.domain.policy import FROM_PAST
from assistant.domain.reflections import Exchange, Kind, Reflection
from assistant.services.application import Application
from assistant.services.model_ports import ToWord
from assistant.services.stopping import shaken
from assistant.services.wording import REFLECTIONS_WITHOUT_REPEAT

#: What a model may word, and with which prompt; the rest is read by rules that know the curated wordings.
PROMPTS: Final = {Kind.QUESTION: "question", Kind.PROBE: "probe", Kind.OFFER: "offer"}
_OTHER_VIEW: Final = "other-view"
#: What is missing, by the reason for the question, as a prompt says it.
_MISSING: Final[Mapping[str, str]] = {
    _OTHER_VIEW: "how the other person would tell it",
    "vague": "one concrete moment",
    "missing-perspective": "how someone else who was there saw it",
    "missing-intention": "what they want to do next time",
    "missing-learning": "what they take from it",
    "missing-feeling": "what it did to them",
    "missing-reflection": "what they make of it",
    "missing-belief": "what they expected or took for granted",
    "missing-difficulty": "what was hard",
    "missing-experience": "what happened, concretely",
}
#: A question does not come again within so many reflections before this one.
_LATELY: Final = REFLECTIONS_WITHOUT_REPEAT - 1
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def to_word(app: Application, reflection: Reflection) -> ToWord | None:
    """The last question as a model may word it; None for one that stays as it is.

    Openings stay, because nothing was said yet, whatever asks about plans, and what quotes an earlier
    reflection, because only the last answer is sent. Once an answer showed a danger
    nothing of this reflection is sent any more.
    """
    asked = reflection.exchanges[-1] if reflection.exchanges else None
    said = tuple(e.answer for e in reflection.exchanges if e.answer)
    if asked is None or not asked.waiting or not said or asked.kind not in PROMPTS or shaken(app, reflection):
        return None
    stage = _stage(app, reflection, asked)
    if stage is None and asked.kind is not Kind.OFFER and asked.why != _OTHER_VIEW:
        return None
    held = _held(app, reflection, asked) if asked.kind is Kind.OFFER else {}
    if asked.kind is Kind.OFFER and (asked.about == FROM_PAST or not held.get("quote")):
        return None
    return ToWord(
        kind=asked.kind,
        tongue=reflection.tongue,
        curated=asked.text,
        aim=stage.enough.for_(reflection.tongue.address) if stage else _MISSING[_OTHER_VIEW],
        missing=_MISSING.get(asked.why, ""),
        said=said,
        asked=_asked_lately(app, reflection),
        quote=held.get("quote", ""),
        source=held.get("source", ""),
    )


def _asked_lately(app: Application, reflection: Reflection) -> tuple[str, ...]:
    """Every question before this one: of this reflection and of the last eight before it."""
    here = [e.text for e in reflection.exchanges[:-1]]
    with app.work(read_only=True) as work:
        lately = work.reflections.questions(reflection.person_id, _LATELY, but=reflection.id)
    return (*here, *sorted(lately.difference(here)))


def _stage(app: Application, reflection: Reflection, asked: Exchange) -> StageTexts | None:
    """The stage of the method that the question belongs to."""
    method = app.library.method(reflection.method_id)
    texts = method.texts.get(reflection.tongue.language) if method else None
    return texts.stages.get(asked.stage) if texts else None


def _held(app: Application, reflection: Reflection, asked: Exchange) -> dict[str, str]:
    """What stands in the places of a curated wording: the words of a source, and what it is called."""
    _, key, index = asked.asked.split("/")
    phrases = app.library.conversation(reflection.tongue.language).wordings.get(key, ())
    if not index.isdigit() or int(index) >= len(phrases):
        return {}
    wording = re.escape(phrases[int(index)].for_(reflection.tongue.address))
    found = re.fullmatch(_PLACE.sub(r"(?P<\1>.+)", wording), asked.text, re.DOTALL)
    return found.groupdict() if found else {}
