"""Finds the elements of reflection by rules: cues from the lexicons and a few hints of tense.

This is a stand-in until a trained reader takes its place, and honest about it: it sees words, not meaning.
It misses what is said without a cue ("I could have sunk through the floor"), takes a denied feeling for a
feeling ("I was not angry"), and knows no irony. *I do this* in the present may tell what happened or what
is planned, in Dutch and German above all; without another cue it counts as both. It is built to be lenient:
to find something too much costs a probe that would have helped, to find too little asks what was already
said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from assistant.domain.elements import Closing, Element, Reading, ReadSentence
from assistant.domain.language import Language
from assistant.reading.cues import Lexicons, bare, compiled, plain
from assistant.reading.remembered import Remembering
from assistant.reading.sentences import split
from assistant.reading.tense import DOING, PAST

_CUED: Final = tuple(e for e in Element if e not in (Element.EXPERIENCE, Element.OTHER))
#: What a sentence may hold besides its cue and still be vague ("de overdracht van gisteren ging wel").
_VAGUE_REST: Final = 5
#: What an answer may hold besides "I don't know" and still mean it.
_UNKNOWING_REST: Final = 3
_LEAST_EXPERIENCE: Final = 3
_WORD = re.compile(r"\w+(?:'\w+)?")
_QUOTES: Final = ('"', "'", "“", "„", "«", "»", "‘", "‚", "”")


class _Rules:
    """The compiled cues of one language."""

    def __init__(self, language: Language, lexicons: Lexicons) -> None:
        cues = lexicons[language]
        self.elements = {element: compiled(cues[element.value]) for element in _CUED}
        self.vague = compiled(cues["vague"])
        self.dont_know = compiled(cues["dont_know"])
        self.unknowing = frozenset(bare(cue) for cue in cues["dont_know"])
        self.conflict = compiled(cues["conflict"])
        self.closings = {
            Closing.STOP: frozenset(bare(cue) for cue in cues["stop"]),
            Closing.ENOUGH: frozenset(bare(cue) for cue in cues["enough"]),
        }
        self.past = PAST[language]
        self.doing = DOING[language]


#: Being cross with oneself is no conflict. German *auf mich* is told apart by whose clause it is.
_WITH_ONESELF: Final = {
    Language.NL: re.compile(r"\b(?:op|met|tegen|naar|over|aan|bij)\s+(?:m'n|me|mij|mijn)\s?(?:zelf|eigen)\b"),
    Language.DE: re.compile(
        r"\b(?:auf|mit|über|gegen|an|zu)\s+(?:mich|mir)\s+(?:selbst|selber|höchstpersönlich)\b"
    ),
    Language.EN: re.compile(r"\b(?:with|at|to|on|against)\s+(?:myself|meself|me self)\b"),
}
#: The words before it that belong to it (*lost my temper* with myself), at the end of what stands there.
_WORDS_BEFORE: Final = re.compile(r"(?<![\w'])(?:[\w']+\s+){1,3}$")
_AT_ME_IN_GERMAN: Final = re.compile(
    r"\b(?:sauer|stinksauer|böse|wütend|zornig|grantig|hässig|stinkig|angefressen)\s+auf\s+mich\b"
)
_CLAUSE_ENDS: Final = re.compile(r"[.!?,;:\n]")
#: How far around such words is looked: people dictate pages without a comma.
_NEAR: Final = 80
_CLAUSE: Final = 160
_ICH: Final = re.compile(r"\bich\b")
_SOMEONE_ELSE: Final = re.compile(
    r"\b(?:er|sie|es|der|die|das|ihr|du|mein\w*|unser\w*|jemand|alle|chef\w*|kolleg\w*|team|frau|herr)\b"
)
_OTHERS_VERB: Final = re.compile(
    r"\b(?:ist|war|wär\w*|sind|waren|wird|wurde\w*|werden|scheint|schien|bleibt|blieb|sei|wirkt\w*)\b"
)


class RuleReader:
    """Reads answers with the lexicons; implements the port `ReadsReflection`."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._rules = {language: _Rules(language, lexicons) for language in lexicons}
        self._recently = Remembering(self._read)

    def read(self, text: str, language: Language) -> Reading:
        """The sentences of the text with their elements, and whether it says *I don't know*."""
        return self._recently(text, language)

    def _read(self, text: str, language: Language) -> Reading:
        rules = self._rules[language]
        unknowing = _dont_know(text, rules)
        sentences = tuple(_read(sentence, rules) for sentence in split(text))
        if unknowing:
            sentences = tuple(ReadSentence(s.text, frozenset(), s.vague) for s in sentences)
        return Reading(sentences, unknowing, _closing(text, rules), _conflict(plain(text), rules, language))


def _conflict(text: str, rules: _Rules, language: Language) -> bool:
    """Whether the text tells of a conflict with someone else."""
    if not rules.conflict.search(text):
        return False
    return bool(rules.conflict.search(_without_oneself(text, language)))


def _without_oneself(text: str, language: Language) -> str:
    """The text without what someone holds against themselves."""
    if language is Language.DE:
        text = _without(text, _AT_ME_IN_GERMAN, _clause_of_ones_own)
    return _without(text, _WITH_ONESELF[language], _words_before)


#: From where to where something goes that was found, of what comes after the end of the one before.
Cut = Callable[[str, re.Match[str], int], tuple[int, int]]


def _without(text: str, wanted: re.Pattern[str], cut: Cut) -> str:
    """The text with a space where each thing found was, and what belongs to it."""
    parts: list[str] = []
    end = 0
    for found in wanted.finditer(text):
        if found.start() < end:
            continue
        begin, until = cut(text, found, end)
        parts.append(text[end:begin])
        end = until
    return " ".join([*parts, text[end:]])


def _words_before(text: str, found: re.Match[str], after: int) -> tuple[int, int]:
    """With up to three words before it."""
    near = max(after, found.start() - _NEAR)
    before = _WORDS_BEFORE.search(text[near : found.start()])
    return (near + before.start() if before else found.start()), found.end()


def _clause_of_ones_own(text: str, found: re.Match[str], after: int) -> tuple[int, int]:
    """The clause where the writer, or nobody, is the one who is cross; else nothing goes."""
    near = max(after, found.start() - _CLAUSE)
    begin = max((one.end() for one in _CLAUSE_ENDS.finditer(text, near, found.start())), default=near)
    ends = _CLAUSE_ENDS.search(text, found.end(), found.end() + _CLAUSE)
    end = ends.start() if ends else min(len(text), found.end() + _CLAUSE)
    clause = text[begin:end]
    writer = _ICH.search(clause) or not _OTHERS_VERB.search(clause)
    return (begin, end) if writer and not _SOMEONE_ELSE.search(clause) else (end, end)


def _read(sentence: str, rules: _Rules) -> ReadSentence:
    text = plain(sentence)
    rest = rules.vague.sub(" ", text)
    event = bool(rules.past.search(_without_inner_life(rest, rules)))
    vague = rest != text and len(_WORD.findall(rest)) <= _VAGUE_REST and not event
    found = _cued(rest if vague else text, rules)
    if vague:
        return ReadSentence(sentence, found, vague=not found)
    enough = len(_WORD.findall(text)) >= _LEAST_EXPERIENCE
    if not enough or sentence.rstrip().endswith("?"):
        return ReadSentence(sentence, found)
    cued = bool(found)
    if not cued and not event and rules.doing.search(text):
        found |= {Element.INTENTION}
    if event or not cued:
        found |= {Element.EXPERIENCE}
    return ReadSentence(sentence, found)


def _cued(text: str, rules: _Rules) -> frozenset[Element]:
    return frozenset(element for element, cues in rules.elements.items() if cues.search(text))


def _without_inner_life(text: str, rules: _Rules) -> str:
    """The sentence without its words for feelings and insights: what is left may still tell an event."""
    for element in (Element.FEELING, Element.LEARNING, Element.BELIEF, Element.PERSPECTIVE):
        text = rules.elements[element].sub(" ", text)
    return text


def _closing(text: str, rules: _Rules) -> Closing:
    """Whether the answer is nothing but *that was it* or *I want to stop*, or ends with a line that is.

    A last line of one word (*Stop.*) or of what someone said may be part of what is told.
    """
    lines = [line for line in split(text) if bare(line)]
    told = lines[-1] if len(lines) > 1 and not _spoken(lines[-2], lines[-1]) else ""
    last = bare(told) if len(told.split()) > 1 else ""
    for closing, cues in rules.closings.items():
        if bare(text) in cues or last in cues:
            return closing
    return Closing.NOT_YET


def _spoken(before: str, line: str) -> bool:
    """Whether a line is what someone said, by its quotation mark or the colon before it."""
    return line.startswith(_QUOTES) or before.endswith(":")


def _dont_know(text: str, rules: _Rules) -> bool:
    """Whether the whole answer means that the person has none; a sign like `?` does too."""
    answer = bare(text)
    if not answer:
        return bool(text.strip()) and all(not c.isalnum() and ord(c) < 0x2600 for c in text)
    if answer in rules.unknowing:
        return True
    rest, count = rules.dont_know.subn(" ", answer)
    short = len(answer.split()) <= 10 and len(_WORD.findall(rest)) <= _UNKNOWING_REST
    return count > 0 and short and not rules.past.search(rest)
