"""Finds if-then plans, dates and outcomes in what people write, by rules."""

from __future__ import annotations

import re
from datetime import date as day
from typing import Final

from assistant.domain.intentions import Outcome, Plan
from assistant.domain.language import Language
from assistant.reading import dates, ifthen
from assistant.reading.cues import Lexicons, bare, compiled, plain, words_of

_LISTS: Final = {
    Outcome.DONE: "done",
    Outcome.PARTLY: "partly",
    Outcome.NOT: "not_done",
    Outcome.DROPPED: "dropped",
}
_YES: Final = {
    Language.NL: frozenset({"ja", "jawel", "jazeker", "zeker", "ja hoor", "jep"}),
    Language.DE: frozenset({"ja", "jawohl", "jep", "jo", "klar", "ja klar", "doch"}),
    Language.EN: frozenset({"yes", "yep", "yeah", "yes i did", "i did", "yup", "sure"}),
}
_NO: Final = {
    Language.NL: frozenset({"nee", "neen", "nope", "nee nog niet", "niet", "nog niet", "nooit"}),
    Language.DE: frozenset({"nein", "nee", "ne", "nö", "noch nicht", "nicht", "nie", "gar nicht"}),
    Language.EN: frozenset(
        {"no", "nope", "nah", "not yet", "i didn't", "no i didn't", "never", "not really"}
    ),
}
_NEGATION: Final = {
    Language.NL: re.compile(r"\b(?:niet|geen|nooit|nergens|nauwelijks|amper)(?:\s+\w+){0,3}\s*$"),
    Language.DE: re.compile(r"\b(?:nicht|kein\w*|nie|niemals|kaum|nirgends)(?:\s+\w+){0,3}\s*$"),
    Language.EN: re.compile(r"(?:\b(?:not|no|never|hardly|didnt|havent|hasnt|wasnt)|n't)(?:\s+\w+){0,3}\s*$"),
}
#: Politeness and fillers around a *no* that do not change it.
_FILLERS: Final = words_of(
    """
    dank je u wel dankjewel bedankt hoor eigenlijk voor nu even nog zo lijkt me denk ik mij hm hmm eh
    danke schön dir ihnen eigentlich erstmal erst mal mir so glaube ich denke für heute jetzt wirklich ähm
    thanks thank you please really actually for now i think me just today that's at the moment
    """
)
_MOST_NOTHING: Final = 8


class RulePlans:
    """Reads plans with rules and the lexicons; implements the port `ReadsPlans`."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._outcomes = {
            language: {outcome: compiled(cues[name]) for outcome, name in _LISTS.items()}
            for language, cues in lexicons.items()
        }
        self._any = {
            language: compiled(cue for name in _LISTS.values() for cue in cues[name])
            for language, cues in lexicons.items()
        }
        self._nothing = {
            language: compiled(map(bare, cues["nothing"])) for language, cues in lexicons.items()
        }

    def plan(self, text: str, language: Language) -> Plan:
        """Cue and action in the person's words; a sentence without if-then is an action."""
        return ifthen.parse(text, language)

    def date(self, text: str, language: Language, today: day) -> day | None:
        """The day meant, today or later, or None."""
        return dates.find(text, language, today)

    def outcome(self, text: str, language: Language) -> Outcome | None:
        """What came of a plan, or None when the words do not tell or contradict each other.

        The longest cue counts (`niet gelukt`, not `gelukt`); a negation shortly before *done* makes it *not*;
        done here and not there is *partly*.
        """
        answer = bare(text)
        if answer in _YES[language]:
            return Outcome.DONE
        if answer in _NO[language]:
            return Outcome.NOT
        found = self._found(plain(text), language)
        if Outcome.DROPPED in found:
            return Outcome.DROPPED
        if Outcome.PARTLY in found or len(found) > 1:
            return Outcome.PARTLY
        return next(iter(found), None)

    def nothing(self, text: str, language: Language) -> bool:
        """Whether the whole answer means *no, none, that is all*; an empty one does."""
        answer = bare(text)
        if len(answer.split()) > _MOST_NOTHING:
            return False
        rest, count = self._nothing[language].subn(" ", answer)
        return (not answer or count > 0) and all(word in _FILLERS for word in rest.split())

    def _found(self, words: str, language: Language) -> set[Outcome]:
        found = set()
        for match in self._any[language].finditer(words):
            outcomes = [o for o, cues in self._outcomes[language].items() if cues.fullmatch(match.group())]
            outcome = outcomes[-1] if outcomes else None
            if outcome is Outcome.DONE and _NEGATION[language].search(words[: match.start()][-60:]):
                outcome = Outcome.NOT
            if outcome is not None:
                found.add(outcome)
        return found
