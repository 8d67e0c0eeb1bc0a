"""What code checks of a wording that a model made, before anybody sees it. Pure.

It is stricter than for the library's own wordings: a good sentence that is refused costs nothing but the
curated one in its place. Which language it is in is asked of a reader and handed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from assistant.domain import worded_cues as cues
from assistant.domain.language import Language, Tongue
from assistant.domain.questions import MOST_WORDS
from assistant.domain.questions import faults as question_faults
from assistant.domain.worded_clauses import is_more_than_one, is_open
from assistant.domain.worded_words import Ground, foreign, ground

#: Longer is no question of thirty words, whatever it is.
_LONGEST: Final = 1_200
_PAIRS: Final = ("„“", "„”", "“”", "””", "«»", "»«", "‹›", '""', "‘’", "‚‘", "''")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DIGITS: Final = re.compile(r"\d+")
_UNSAFE: Final = re.compile(
    r"[<>\[\]{}|`*_#\\@~^=]|://|www\.|&\w+;|\b[\w-]+\.(?:com|org|net|nl|de|eu|io|uk|be|at|ch)\b"
)
_ALLOWED_SIGNS: Final = frozenset(" .,;:?'’‘‚\"“”„«»‹›()…–—-/%€")
_END: Final = re.compile(r"(?<=[.?!…])\s+")
_CLAUSE_END: Final = re.compile(r"(?<=[.?!:;…])\s+")
#: Endings of German nouns that are nobody's name.
_ORDINARY: Final = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|nis|nisse|ment)$"
)
#: So many figures in a row can be dialled or looked up; so many capitals are no abbreviation of ours.
_DIALLED: Final = re.compile(r"\d(?:[ ()/.+–-]*\d){4,}")
_CAPITALS: Final = 5
#: What stands in the place of a quote while the rest is looked at.
_QUOTED: Final = "%"


@dataclass(frozen=True)
class Grounds:
    """What a wording may rest on.

    `said` is what the person wrote, whole; `quote` and `source` belong to an offer; `asked` are the questions
    before it, in this reflection and in the last ones; `aim` says what is enough. `known` are words that any
    question may use and that name nobody, and `feelings` cues for feelings, both in lower case.
    """

    tongue: Tongue
    curated: str = field(repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    quote: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    aim: str = ""
    known: frozenset[str] = field(default=frozenset(), repr=False)
    feelings: tuple[str, ...] = field(default=(), repr=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything names, numbers and feelings may come from."""
        return (self.curated, *self.said, self.quote, self.source)


#: Tells the language of a text, or None when unsure.
TellsLanguage = Callable[[str], Language | None]


def faults(text: str, grounds: Grounds, language_of: TellsLanguage) -> tuple[str, ...]:
    """The rules a wording breaks, as short slugs; empty when it may be shown.

    Those of `questions.faults`, and: `empty` · `signs` · `markup` · `quote` something quoted that does not
    stand there · `quote-missing`, `source-missing` in an offer · `language` · `address` · `closed` ·
    `advice` · `flattery` · `judgement` · `interpretation` · `feeling` · `name` · `number` · `secret` ·
    `word` one that neither the person nor the question nor any plain question uses ·
    `code` a password or a number to dial that is not quoted · `itself` · `label` · `stammer` three words
    twice · `repeated`.
    """
    if not text or len(text) > _LONGEST:
        return ("empty" if not text else "too-long",)
    language = grounds.tongue.language
    own = _without_source(text, grounds)
    quotes, plain = _unquoted(own)
    allowed = ground(language, (*grounds.texts, grounds.aim), grounds.known)
    checks = (
        ("markup", bool(_UNSAFE.search(own))),
        ("signs", any(not _plain_sign(sign) for sign in plain)),
        ("quote", _misquotes(quotes, plain, grounds)),
        ("language", language_of(plain) is not language),
        ("address", _wrong_address(plain, grounds.tongue)),
        ("closed", not is_open(_sentences(plain)[-1], language)),
        ("advice", _advises(plain, grounds)),
        ("flattery", bool(cues.FLATTERS[language].search(plain))),
        ("judgement", _judges(plain, grounds)),
        ("interpretation", _interprets(plain, language)),
        ("feeling", _feels(plain, grounds)),
        ("name", _names(plain, allowed, language)),
        ("number", _numbers(plain, grounds)),
        ("word", bool(foreign(plain.replace(_QUOTED, " "), allowed))),
        ("secret", bool(cues.SECRET.search(plain))),
        ("code", _codes(plain, grounds)),
        ("itself", bool(cues.ITSELF[language].search(plain))),
        ("label", bool(cues.LABEL.search(plain))),
        ("stammer", _stammers(plain)),
        ("repeated", _folded(text) in {_folded(asked) for asked in grounds.asked}),
    )
    found = (slug for slug, broken in checks if broken)
    return tuple(dict.fromkeys((*_offer_faults(text, grounds), *_rule_one(own, plain, language), *found)))


def _rule_one(own: str, plain: str, language: Language) -> tuple[str, ...]:
    """The first rule, over what is not quoted; the person's own words count as words."""
    broken = set(question_faults(plain, language)) | ({"no-question"} if not own.endswith("?") else set())
    if is_more_than_one(_sentences(plain)[-1], language):
        broken.add("two-questions")
    if len(_WORD.findall(own)) > MOST_WORDS:
        broken.add("too-long")
    return tuple(sorted(broken))


def _offer_faults(text: str, grounds: Grounds) -> tuple[str, ...]:
    """An offer holds its source's words once, exactly and in quotation marks, and names the source."""
    if not grounds.quote:
        return ()
    marked = any(f"{pair[0]}{grounds.quote}{pair[1]}" in text for pair in _PAIRS)
    checks = (
        ("quote-missing", not marked or text.count(grounds.quote) != 1),
        ("source-missing", bool(grounds.source) and grounds.source not in text.replace(grounds.quote, "")),
    )
    return tuple(slug for slug, broken in checks if broken)


def _without_source(text: str, grounds: Grounds) -> str:
    """The wording without the words and the name of the source, which follow no rule of ours."""
    for words in (grounds.quote, grounds.source):
        text = text.replace(words, _QUOTED) if words else text
    return text


def _unquoted(text: str) -> tuple[list[str], str]:
    """What stands in quotation marks, and the text with a sign in the place of each."""
    quotes: list[str] = []
    for pair in _PAIRS:
        opening, closing = re.escape(pair[0]), re.escape(pair[1])
        pattern = re.compile(rf"(?<!\w){opening}([^{opening}{closing}]*){closing}(?!\w)")
        quotes += pattern.findall(text)
        text = pattern.sub(_QUOTED, text)
    return [quote for quote in quotes if quote.strip(f" …{_QUOTED}")], text


def _misquotes(quotes: Iterable[str], plain: str, grounds: Grounds) -> bool:
    """Whether a quote does not stand word for word in what the person wrote, or a mark stands alone."""
    sources = [_spaced(text) for text in grounds.said]
    alone = re.search(r"[\"“”„«»‹›‚]|(?<!\w)['‘]|['’](?!\w)", plain)
    return bool(alone) or any(not _stands_in(_spaced(quote), sources) for quote in quotes)


def _stands_in(quote: str, sources: Iterable[str]) -> bool:
    words = quote.strip(" .,;:!?…")
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return bool(words) and any(pattern.search(source) for source in sources)


def _wrong_address(plain: str, tongue: Tongue) -> bool:
    wrong = cues.wrong_address(tongue.language, tongue.address)
    return bool(wrong and wrong.search(plain))


def _advises(plain: str, grounds: Grounds) -> bool:
    """Whether it advises, or asks what another way to act would have brought; the curated wording may."""
    language, curated = grounds.tongue.language, _folded(grounds.curated)
    if cues.ADVICE[language].search(plain):
        return True
    conditions = (found[0].lstrip(" ,;:–—") for found in cues.IF_YOU[language].finditer(plain))
    held = [one for one in conditions if not cues.LOOKS_BACK[language].search(one)]
    held += [found[0] for found in cues.INSTEAD[language].finditer(plain)]
    return any(_folded(words) not in curated for words in held)


def _judges(plain: str, grounds: Grounds) -> bool:
    """Whether it judges in words that neither the person nor the curated wording used."""
    there = f" {_folded(' '.join((*grounds.texts, grounds.aim)))} "
    judged = (_folded(found[0]) for found in cues.JUDGES[grounds.tongue.language].finditer(plain))
    return any(f" {words} " not in there for words in judged)


def _interprets(plain: str, language: Language) -> bool:
    """Whether a statement tells the person what they are or feel, or a question begins like one."""
    *statements, question = _CLAUSE_END.split(plain.strip())
    told = any(cues.TELLS[language].search(statement) for statement in statements)
    clauses = question.split(",")
    begins = cues.TELLS[language].match(clauses[0].strip()) or cues.HEAD[language].search(question)
    return told or bool(begins)


def _sentences(plain: str) -> list[str]:
    return [part for part in _END.split(plain.strip()) if part.strip()] or [plain]


def _feels(plain: str, grounds: Grounds) -> bool:
    """Whether it names a feeling that the person did not name."""
    ground = "\n".join(grounds.texts)
    return any(cue.search(plain) and not cue.search(ground) for cue in _feeling_cues(grounds.feelings))


@lru_cache(maxsize=8)
def _feeling_cues(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns for cues; a star stands for the rest of a word."""
    made = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return tuple(re.compile(rf"\b{word}\b", re.IGNORECASE) for word in made)


def _names(plain: str, allowed: Ground, language: Language) -> bool:
    """Whether it names someone or something that nobody named."""
    for sentence in _sentences(plain):
        for place, word in enumerate(_WORD.findall(sentence)):
            noun = place > 0 and language is Language.DE and _ORDINARY.search(word.casefold())
            if word[0].isupper() and not noun and not allowed.holds(word):
                return True
    return False


def _numbers(plain: str, grounds: Grounds) -> bool:
    ground = "\n".join(grounds.texts)
    known = set(_DIGITS.findall(ground))
    if any(number not in known for number in _DIGITS.findall(plain)):
        return True
    spelled = cues.NUMBERS[grounds.tongue.language]
    there = {word.casefold() for word in spelled.findall(ground)}
    return any(word.casefold() not in there for word in spelled.findall(plain))


def _codes(plain: str, grounds: Grounds) -> bool:
    """Whether it says what is no word, if the curated wording does not: then a text has had its way.

    Someone's words may tell the model to say something. What it is told to say can be quoted, not said.
    """
    curated = _unquoted(_without_source(grounds.curated, grounds))[1]
    known = {word.casefold() for word in _WORD.findall(curated)}
    new = (word for word in _WORD.findall(plain) if word.casefold() not in known)
    dialled = any(number not in curated for number in _DIALLED.findall(plain))
    return dialled or any(_is_code(word) for word in new)


def _is_code(word: str) -> bool:
    mixed = any(sign.isdigit() for sign in word) and any(sign.isalpha() for sign in word)
    return mixed or (word.isupper() and len(word) >= _CAPITALS)


def _stammers(plain: str) -> bool:
    """Whether three words come twice in the same order, as small models do."""
    words = _WORD.findall(plain.casefold())
    threes = list(zip(words, words[1:], words[2:], strict=False))
    return len(set(threes)) < len(threes)


def _plain_sign(sign: str) -> bool:
    """Letters as they are written in our languages, digits, and the marks of a sentence."""
    if sign in _ALLOWED_SIGNS or sign.isdigit():
        return True
    return sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
