"""Takes an if-then plan apart, in the person's own words.

Understood are *if …, then …*, the same without *then*, without a comma (`als hij zwijgt tel ik tot vijf`),
turned round (`I count to five when he is silent`), as two lines or sentences, and a cue or an action alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.intentions import Plan
from assistant.domain.language import Language
from assistant.reading.cues import words_of
from assistant.reading.sentences import split

_LONGEST = 2_000
_TRIM = " \t\r\n.,;:!?…\"'„“”«»‚‘’*-–—_"


@dataclass(frozen=True)
class _Grammar:
    """The words by which one language says *if*, *then* and *I*."""

    conjunction: str
    then: str
    next_time: str
    #: A place where the main clause begins without *then* (group `main`).
    main: str
    #: Words before the verb that show that the clause is still the cue.
    still_cue: frozenset[str]
    #: A word before the conjunction that makes it something else (`ask if`).
    not_before: frozenset[str]
    lowered: frozenset[str]
    #: What follows *then* where a main clause begins that is not about *I*.
    others: str
    #: A word before *then* that makes it something else (`and then`, `later dan`), as an expression.
    no_then_after: str


_GRAMMARS = {
    Language.NL: _Grammar(
        conjunction=r"(?:(?:de|een)\s+volgende\s+keer|volgende\s+keer|(?:elke|iedere)\s+keer|telkens|steeds),?\s+(?:als|wanneer|dat)"
        r"|op\s+het\s+moment\s+dat|zodra|wanneer|indien|als",
        then=r"dan",
        next_time=r"(?:(?:de|een)\s+)?volgende\s+keer",
        main=r"(?P<main>\w+\s+(?:ik|we|wij)\b|ik\s+(?:ga|zal|wil|zeg|vraag|tel|doe)\b)",
        still_cue=words_of("dat als of omdat wat die terwijl en maar toen want wanneer zodra hoe waar"),
        not_before=words_of("zo net even meer minder zowel alsof dan"),
        lowered=frozenset({"Ik", "We", "Wij"}),
        others=r"(?!(?:in|op|aan|bij|met|naar|van|voor|uit|om|tegen|over|door|na|tot|ook|nog|toch|weer|pas|en|of)\s)"
        r"\w+\s+(?:mijn|m'n|de|het|een|hij|ze|zij|je|die|dat|dit|er|onze|ons|haar|zijn)\b",
        no_then_after=r"en|of|maar|pas|meer|minder|anders|liever|niets|niemand|\w{3,}er",
    ),
    Language.DE: _Grammar(
        conjunction=r"(?:(?:das\s+|beim\s+)?nächste[ns]?\s+mal|jedes\s+mal|jedesmal|immer|erst|dann)\s*,?\s+wenn"
        r"|wenn|falls|sobald|sofern",
        then=r"dann|so",
        next_time=r"(?:das\s+|beim\s+)?nächste[ns]?\s+mal",
        main=r"(?P<main>\w+\s+(?:ich|wir)\b)",
        still_cue=words_of("dass daß wenn weil ob was und aber oder wie wo die der das während als"),
        not_before=words_of("als"),
        lowered=frozenset({"Ich", "Wir"}),
        others=r"(?!(?:in|auf|an|am|bei|mit|nach|von|vor|aus|um|gegen|über|durch|zu|bis|auch|noch|doch|erst|und)\s)"
        r"\w+\s+(?:mein\w*|der|die|das|den|dem|ein\w*|er|sie|es|unser\w*|ihr\w*|sein\w*)\b",
        no_then_after=r"und|oder|aber|erst|auch|bis|nur",
    ),
    Language.EN: _Grammar(
        conjunction=r"(?:the\s+)?next\s+time(?:,?\s+(?:that|when|if))?|(?:every|each)\s+time(?:\s+that)?|as\s+soon\s+as"
        r"|the\s+moment|whenever|when|once|if",
        then=r"then",
        next_time=r"(?:the\s+)?next\s+time",
        main=r"(?P<main>(?:I|we|i)(?:['’](?:ll|d|m|re))?\s)",
        still_cue=words_of("that when if because and but while as what how where or before after who"),
        not_before=words_of(
            "ask asking check checking see know wonder wondering tell say as remember find at only just more"
        ),
        lowered=frozenset({"We"}),
        others=r"(?:my|the|a|an|our|he|she|they|it|you|his|her|their|there)\b",
        no_then_after=r"and|but|or|only|until|since|by|just|even",
    ),
}


class _Patterns:
    """The compiled expressions of one grammar. The text they see is at most 2,000 characters long."""

    def __init__(self, grammar: _Grammar) -> None:
        flags = re.IGNORECASE | re.DOTALL
        self.grammar = grammar
        self.conjunction = re.compile(rf"(?<!\w)(?:{grammar.conjunction})(?!\w)\s*:?\s*", flags)
        bare = rf"\s+(?:{grammar.then.split('|')[0]})\s+"
        main = grammar.main.replace("?P<main>", "?:")
        self.then = tuple(
            re.compile(expression, flags)
            for expression in (
                rf"\s*[,;\n.…–—-]+\s*(?:{grammar.then})(?!\w)[\s:,]*",
                rf"\s+(?:{grammar.then})\s+(?={main})",
                rf"{bare}(?={grammar.others})",
            )
        )
        self.loose_then = (re.compile(bare, flags), self.then[1])
        self.other_then = re.compile(rf"(?:^|\s)(?:{grammar.no_then_after})$", flags)
        self.main = re.compile(rf"(?<!\w){grammar.main}", flags)
        self.next_time = re.compile(rf"^(?:{grammar.next_time})(?!\w)[\s,:]*", flags)


_PATTERNS = {language: _Patterns(grammar) for language, grammar in _GRAMMARS.items()}
_LEAD = re.compile(r"^[^:\n.?!]{0,40}:\s*")


def parse(text: str, language: Language) -> Plan:
    """Cue and action as far as they are there; a text without *if* is an action."""
    patterns = _PATTERNS[language]
    words = text.strip()[:_LONGEST].strip(_TRIM)
    if not words:
        return Plan()
    found = _at_start(_without_lead(words, patterns), patterns)
    if found is not None and found.cue and found.action:
        return found
    for sentence in split(words):
        plan = _turned_round(sentence, patterns) or _at_start(_without_lead(sentence, patterns), patterns)
        if plan is not None and plan.cue and plan.action:
            return plan
        found = found or plan
    return found or _action(words, patterns)


def _without_lead(words: str, patterns: _Patterns) -> str:
    """`Mijn voornemen: als …` without what stands before the colon."""
    lead = _LEAD.match(words)
    rest = words[lead.end() :].lstrip(_TRIM) if lead else ""
    return rest if patterns.conjunction.match(rest) else words.lstrip(_TRIM)


def _at_start(words: str, patterns: _Patterns) -> Plan | None:
    """A text that begins with *if*."""
    match = patterns.conjunction.match(words)
    if match is None:
        return None
    rest = words[match.end() :]
    then = _then(rest, patterns)
    if then is not None:
        return _plan(rest[: then.start()], rest[then.end() :], patterns)
    first = split(rest)[0] if split(rest) else rest
    at = _main_clause(first, patterns)
    if at is None:
        if patterns.next_time.match(words):
            return _plan("", rest, patterns)
        return _plan(rest, "", patterns)
    return _plan(first[:at], first[at:], patterns)


def _then(rest: str, patterns: _Patterns) -> re.Match[str] | None:
    """The first *then* with which a main clause begins; else one that may be it (`later dan` never is).

    *And then* goes on with the cue or the action, so it only counts where nothing else does.
    """
    marked, *others = patterns.then
    fitting = [match for match in marked.finditer(rest) if match.start() > 0]
    fitting += [match for then in others for match in then.finditer(rest) if _fits(match, rest, patterns)]
    if fitting:
        return min(fitting, key=lambda match: match.start())
    if _at_comma(rest, patterns) is not None:
        return None
    bare, and_i = patterns.loose_then
    loose = (match for match in bare.finditer(rest) if not patterns.other_then.search(rest[: match.start()]))
    return next(loose, None) or and_i.search(rest)


def _fits(match: re.Match[str], rest: str, patterns: _Patterns) -> bool:
    """Whether this *then* follows no word that binds it and its clause no conjunction."""
    following = rest[match.end() :].split(None, 1)[0].casefold()
    bound = patterns.other_then.search(rest[: match.start()])
    return match.start() > 0 and not bound and following not in patterns.grammar.still_cue


def _main_clause(rest: str, patterns: _Patterns) -> int | None:
    """Where the main clause begins when no *then* says so.

    After a comma that a main clause follows; else at the last *I* that no conjunction governs; else at
    the last comma.
    """
    comma = _at_comma(rest, patterns)
    if comma is not None:
        return comma
    starts = [match.start("main") for match in patterns.main.finditer(rest)]
    free = [start for start in starts if start > 0 and not _governed(rest, start, patterns)]
    if free and len(rest[: free[-1]].split()) >= 2:
        return free[-1]
    return _commas(rest)[-1] if _commas(rest) else None


def _commas(rest: str) -> list[int]:
    return [match.end() for match in re.finditer(r",\s*", rest)]


def _at_comma(rest: str, patterns: _Patterns) -> int | None:
    """The first comma after which a main clause begins."""
    main = (at for at in _commas(rest) if patterns.main.match(rest, at) and not _governed(rest, at, patterns))
    return next(main, None)


def _governed(rest: str, start: int, patterns: _Patterns) -> bool:
    """Whether a conjunction stands right before the clause or is its first word (`dat ik`)."""
    still = patterns.grammar.still_cue
    before = rest[:start].split()
    first = rest[start:].split()
    return bool(before and before[-1].casefold() in still) or bool(first and first[0].casefold() in still)


def _turned_round(sentence: str, patterns: _Patterns) -> Plan | None:
    """`I count to five when he is silent`."""
    if patterns.conjunction.match(sentence.lstrip(_TRIM)):
        return None
    for match in patterns.conjunction.finditer(sentence):
        before = sentence[: match.start()].split()
        cue = sentence[match.end() :]
        last = before[-1].casefold().strip(_TRIM) if before else ""
        if len(before) < 2 or len(cue.split()) < 3 or last in patterns.grammar.not_before:
            continue
        return _plan(cue, sentence[: match.start()], patterns)
    return None


def _plan(cue: str, action: str, patterns: _Patterns) -> Plan:
    parts = split(action)
    return Plan(cue=cue.strip(_TRIM), action=_lowered((parts[0] if parts else action).strip(_TRIM), patterns))


def _action(words: str, patterns: _Patterns) -> Plan:
    rest = words[match.end() :] if (match := patterns.next_time.match(words)) else words
    return Plan(action=_lowered(rest.strip(_TRIM), patterns))


def _lowered(action: str, patterns: _Patterns) -> str:
    """An action that begins with *Ik* or *Ich* goes on in the middle of a sentence."""
    first = action.split(" ", 1)[0]
    return first.lower() + action[len(first) :] if first in patterns.grammar.lowered else action
