"""How a wording is built: whether its last sentence is one open question, and no more than one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.domain.language import Language

_NL, _DE, _EN = Language.NL, Language.DE, Language.EN

#: A question word, with what may stand before it (*op welk moment*, *und was*).
_AND: Final = {
    _NL: r"(?:en|maar|of)\s+",
    _DE: r"(?:und|aber|oder)\s+",
    _EN: r"(?:and|but|or)\s+",
}
_BEFORE: Final = {
    _NL: r"(?:op|in|bij|met|van|aan|voor|tot|na|uit|door|over|naar|tegen|onder|vanaf|sinds|binnen|om|zonder"
    r"|achter|rond|tussen|volgens|vanuit|wegens)\s+",
    _DE: r"(?:an|auf|aus|bei|bis|durch|für|gegen|in|mit|nach|seit|um|unter|von|vor|zu|zwischen|über|im"
    r"|ab|ohne"
    r"|hinter|neben|während|wegen|laut|ab)\s+",
    _EN: r"(?:up\s+to|at|in|on|for|with|from|by|to|of|after|before|until|since|about|during|under"
    r"|through|around"
    r"|between|against|as|without|within)\s+",
}
#: Question words that stand by themselves; a subordinate clause begins with them too.
_ALONE: Final = {
    _NL: r"(?:wat|hoe(?:zo|zeer|ver|verre)?|wie|wanneer|waar(?:aan|achter|bij|door|heen|in|langs|mee"
    r"|na|naar|om|op|over|tegen"
    r"|toe|tussen|uit|van|voor)?)",
    _DE: r"(?:was|wie(?:so|weit)?|wer|wen|wem|wann|inwie\w+|warum|wo(?:r?an|r?auf|r?aus|bei|durch|für"
    r"|gegen|her|hin"
    r"|rin|mit|nach|rüber|rum|runter|von|vor|zu)?)",
    _EN: r"(?:what|how|who|whom|where|when|why)",
}
#: Question words that belong to the word after them.
_WITH_NOUN: Final = {
    _NL: r"(?:welke?|wiens|hoeveel|wat\s+voor)",
    _DE: r"(?:welche\w*|wessen|wie\s*viele?|was\s+für)",
    _EN: r"(?:which|whose|how\s+(?:many|much)|what\s+(?:kind|sort)\s+of)",
}
#: Who or what a clause is about, where it begins with its subject: then it is no main question.
_SUBJECT: Final = {
    _NL: r"(?:je|jij|jou|u|hij|zij|ze|we|wij|ik|het|dat|dit|er|men|iemand|niemand|iedereen|jullie|de"
    r"|een|die|deze"
    r"|jouw|haar|hun|mensen|anderen)\b",
    _DE: r"(?:du|sie|er|es|man|ich|wir|ihr|das|dies|der|die|den|dem|ein(?:e[mnrs]?)?|jemand\w*|niemand"
    r"|alle|andere|dir|dich"
    r"|dein\w*|sein\w{1,2}|ihre\w?|ihnen|sich)\b",
    _EN: r"(?:you|he|she|they|it|we|i|that|this|the|a|an|someone|somebody|everyone|people|others|your|his|her"
    r"|their|there)\b",
}
#: Something asked with a verb in front, which can be answered with yes.
_VERB_FIRST: Final = {
    _NL: r"(?:heb|hebt|heeft|had|hadden|is|zijn|was|waren|ben|bent|kun|kunt|kan|kon|kunnen|zou|zouden"
    r"|zal|wil|wilt"
    r"|wilde|ga|gaat|ging|deed|doe|doet|weet|wist|zag|zie|vond|vind|voelde|merkte|mag|mocht|moet|moest"
    r"|dacht|hoorde)\b",
    _DE: r"(?:hast|habt|haben|hat|hatte\w*|bist|ist|sind|war\w*|kannst|können|konnte\w*|wirst|werden"
    r"|wird|würde\w*"
    r"|willst|wollen|wollte\w*|weißt|wissen|wusste\w*|sahst|sahen|sah|merkte\w*|glaub\w*|fandest"
    r"|fanden|darf\w*|soll\w*"
    r"|musst\w*|müssen|gab|gibt|wär\w*|hätt\w*|könnt\w*|möcht\w*)\b",
    _EN: r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|shall|should|may|might"
    r"|must)(?:n['’]t)?\b",
}
#: What is seen, heard, felt, thought, said or done: *and* between two of them asks for two things.
_SENSES: Final = {
    _NL: r"(?:zag|zie|zien|hoorde?|horen|voelde?|voelen|dacht|denk\w*|zei|zeggen|deed|doen|merkte|wilde)",
    _DE: r"(?:gesehen|sehen|sahst|gehört|hören|gefühlt|fühlen|gedacht|denken|gesagt|sagen|getan"
    r"|gemacht|tun|bemerkt"
    r"|gespürt|gewollt)",
    _EN: r"(?:see|saw|hear|heard|feel|felt|think|thought|say|said|do|did|notice|noticed|want|wanted)",
}
_JOINS: Final = {_NL: "en", _DE: "und", _EN: "and"}
_OR: Final = {_NL: "of", _DE: "oder", _EN: "or"}
#: What was seen and heard is one thing.
_ONE_THING: Final = re.compile(
    r"^(?:zag|zie|zien|see|saw|sahst|gesehen|sehen)(?:\s+\w+)?\s+(?:en|und|and)\s+(?:hoorde?|horen|hear|heard"
    r"|gehört|hören)$",
    re.IGNORECASE,
)
#: A subordinate clause of Dutch and German ends with its verb.
_LAST: Final = {
    _NL: r"(?:kwam|kwamen|gebeurde|liep|stond|bleef|zei|werd|speelde|ook)",
    _DE: r"(?:geschah|kam|kamen|ging|lief|stand|blieb|galt|gilt|passierte|wurde|immer)",
    _EN: r"(?:ever|else|order)",
}
_CUT: Final = re.compile(r"\s*(?:[,;:]|\s[–—-]\s)\s*")


@dataclass(frozen=True)
class _Shapes:
    alone: re.Pattern[str]
    with_noun: re.Pattern[str]
    subject: re.Pattern[str]
    verb_first: re.Pattern[str]
    two_things: re.Pattern[str]
    goes_on: re.Pattern[str]
    bare: re.Pattern[str]
    either: re.Pattern[str]
    last: re.Pattern[str]
    cut: re.Pattern[str]


def _shapes(language: Language) -> _Shapes:
    lead = rf"^\W*(?:{_AND[language]})?(?:{_BEFORE[language]})?"
    asks = rf"(?:{_ALONE[language]}|{_WITH_NOUN[language]})"
    senses, joins = _SENSES[language], _JOINS[language]
    near = r"(?:\s+(?:je|jij|du|sie|you|er|hij))?"
    return _Shapes(
        re.compile(rf"{lead}{_ALONE[language]}\b\s*", re.IGNORECASE),
        re.compile(rf"{lead}{_WITH_NOUN[language]}\b\s*", re.IGNORECASE),
        re.compile(_SUBJECT[language], re.IGNORECASE),
        re.compile(rf"^\W*(?:{_AND[language]})?{_VERB_FIRST[language]}", re.IGNORECASE),
        re.compile(rf"\b{senses}{near}(?:,\s*{senses}{near})*,?\s+{joins}\s+{senses}\b", re.IGNORECASE),
        re.compile(rf"^{_AND[language]}", re.IGNORECASE),
        re.compile(rf"{lead}(?:{_ALONE[language]}|{_WITH_NOUN[language]}(?:\s+\w+)?)$", re.IGNORECASE),
        re.compile(rf"^{_OR[language]}\s", re.IGNORECASE),
        re.compile(rf"\b(?:{_LAST[language]}|{_VERB_FIRST[language]})\W*$", re.IGNORECASE),
        re.compile(rf"{_CUT.pattern}|\s+(?={_AND[language]}(?:{_BEFORE[language]})?{asks}\b)", re.IGNORECASE),
    )


_SHAPES: Final = {language: _shapes(language) for language in Language}


def is_open(question: str, language: Language) -> bool:
    """Whether its main clause begins with a question word, after one lead clause at most.

    More may stand before a colon. A lead clause that is itself a question leaves it closed: *Did you see,
    what he did?*
    """
    clauses = _clauses(question, language)
    first = next((place for place in range(len(clauses)) if _asks(clauses, place, language)), None)
    if first is None:
        return False
    leads, verb_first = clauses[:first], _SHAPES[language].verb_first
    going_on = sum(bool(_SHAPES[language].goes_on.match(lead)) for lead in leads)
    announced = ":" in question[: question.rfind(clauses[first])]
    closed = any(verb_first.match(lead) for lead in leads)
    return (announced or first <= 1 + going_on) and not closed


def is_more_than_one(question: str, language: Language) -> bool:
    """Whether two clauses of it ask, or one asks for two things."""
    shapes, clauses = _SHAPES[language], _clauses(question, language)
    asking = [place for place in range(len(clauses)) if _asks(clauses, place, language)]
    own = [place for place in asking if not _is_same(clauses, place, language)]
    joined = (found[0] for found in shapes.two_things.finditer(question))
    return len(own) > 1 or any(not _ONE_THING.match(words) for words in joined)


def _is_same(clauses: list[str], place: int, language: Language) -> bool:
    """Whether a clause belongs to the one before (*who or what did you see*), or ends like a "
    "subordinate one."""
    shapes = _SHAPES[language]
    either = shapes.either.match(clauses[place]) and shapes.bare.match(clauses[place - 1])
    return place > 0 and bool(either or shapes.last.search(clauses[place]))


def _clauses(question: str, language: Language) -> list[str]:
    return [clause for clause in _SHAPES[language].cut.split(question.strip()) if clause.strip(" ?…")]


def _asks(clauses: list[str], place: int, language: Language) -> bool:
    """Whether a clause is a main question, and not a subordinate clause that begins with the same word."""
    shapes, clause = _SHAPES[language], clauses[place]
    with_noun = shapes.with_noun.match(clause)
    if with_noun:
        rest = clause[with_noun.end() :]
        _, _, following = rest.partition(" ")
        return not place or bool(shapes.verb_first.match(rest)) or not shapes.subject.match(following)
    alone = shapes.alone.match(clause)
    rest = clause[alone.end() :] if alone else ""
    return bool(alone) and not rest[:1].isupper() and not shapes.subject.match(rest)
