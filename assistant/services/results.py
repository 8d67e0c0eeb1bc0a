"""What a search shows: texts, each once, with the sections that fit and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.language import Language
from assistant.domain.passages import SourceKey, SourceKind
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.citing import Origin, origins
from assistant.services.documents import list_documents
from assistant.services.finding import MOST_RESULTS, Found, search
from assistant.services.patterns import list_patterns
from assistant.services.permissions import Action, require

#: So many texts are shown, so many when nothing fits well, and so many sections of each.
MOST_TEXTS, MOST_NEAREST, MOST_SECTIONS = 8, 3, 2
#: So many passages are looked at to fill them.
_LOOKED_AT = 24
#: A question with fewer letters is none yet.
SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")
#: Letters that two forms of a word share at least, and letters an ending may have.
_STEM, _ENDING = 4, 3
#: Words that stand in every text and say nothing about what fits.
_EVERYWHERE_TEXT = (
    "alles etwas everyone everything gern graag ieder iedereen iets jedes jemand niemand niets nothing "
    "aber alle allem allen alles also auch been beim being bent bist daar dann darf dass deine deinem "
    "deinen deiner denn deze dich diese diesem diesen dieser dieses doen does doet done dort durch "
    "eens eine einem einen einer eines erst euch eure even every from geen gegen haben hallo hast "
    "hatte have hebben hebt heeft hier hoeft hoort iemand ihre ihrem ihren ihrer immer into jede "
    "jedem jeden jeder jetzt jouw kann kein keine keinen kunnen kunt können könnte maar mache machen "
    "made make maken manche meer mein meine meinem meinen meiner mich mijn moet moeten more most muss "
    "müssen naar need nein nicht nichts niet noch nodig oder onze other over quite schon sein seine "
    "seinem seinen seiner should sich sind soll sollte some someone something than that their them "
    "then there these they this those unser unsere veel very viel waar waarom wann wanneer want warum "
    "weer weil welche welcher welches welke wenn werden were wers what when where which while will "
    "wird wirst wollen word worden wordt would wäre your youre zich zijn zonder zullen zwischen"
)
_EVERYWHERE = frozenset(_EVERYWHERE_TEXT.split())


@dataclass(frozen=True)
class Wanted:
    """What someone looks for. None and an empty `situation` mean that all will do.

    `situation` is the id of a pattern: the situation in which one is.
    """

    words: str = field(repr=False)
    kind: SourceKind | None = None
    language: Language | None = None
    situation: str = ""

    @property
    def asks(self) -> bool:
        """Whether there is a question in it."""
        return sum(sign.isalnum() for sign in self.words) >= SHORTEST


@dataclass(frozen=True)
class Result:
    """A text that fits, with its sections that fit best; none when it fits by its title."""

    origin: Origin
    places: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Results:
    """What to show. `weak` says that nothing fits well; `waiting` counts pieces still being read in."""

    found: tuple[Result, ...]
    weak: bool
    waiting: int = 0

    @property
    def places(self) -> int:
        """How many sections are shown."""
        return sum(len(one.places) for one in self.found)


def look_up(app: Application, person: Person, wanted: Wanted, language: Language) -> Results:
    """What the library and one's own past say, each text once; nothing for an empty question."""
    require(person, Action.READ_LIBRARY)
    if not wanted.asks:
        return Results((), weak=False)
    kinds = frozenset({wanted.kind}) if wanted.kind else frozenset(SourceKind)
    languages = frozenset({wanted.language}) if wanted.language else frozenset(Language)
    limit = _LOOKED_AT
    if wanted.situation:
        kinds, limit = kinds & {SourceKind.PATTERN}, MOST_RESULTS
    spoken = wanted.language or language
    findings = search(app, person, wanted.words, spoken, limit, kinds, languages) if kinds else None
    fitting = [one for one in findings.found if _in_situation(one, wanted)] if findings else []
    weak = findings is None or findings.weak or not fitting
    grouped = _grouped(app, person, fitting)
    if weak:
        named = _by_title(app, person, wanted, spoken)
        weak = not named
        grouped = [*named, *_besides(grouped, named)]
    shown = grouped[: MOST_NEAREST if weak else MOST_TEXTS]
    return Results(tuple(shown), weak, app.finder.standing().waiting)


def fitting_words(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of the text stand that the question has too, in this or another form or in a compound."""
    wanted = {_stem(word) for word in _words(query)}
    long = [stem for stem in wanted if len(stem) > _STEM]
    return [
        match.span()
        for match in _WORD.finditer(text)
        if (word := match[0].casefold()) not in _EVERYWHERE
        and (_stem(word) in wanted or any(stem in word for stem in long))
    ]


def _words(text: str) -> Iterable[str]:
    found = (match[0].casefold() for match in _WORD.finditer(text))
    return (word for word in found if len(word) >= _STEM and word not in _EVERYWHERE)


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - _ENDING)]


def _in_situation(found: Found, wanted: Wanted) -> bool:
    return not wanted.situation or found.passage.source.id == wanted.situation


def _grouped(app: Application, person: Person, found: Sequence[Found]) -> list[Result]:
    """The texts in the order of their best passages, a section of a text only once."""
    by_source: dict[SourceKey, dict[str, Found]] = {}
    for one in found:
        by_source.setdefault(one.passage.source, {}).setdefault(one.passage.anchor, one)
    known = origins(app, person, by_source)
    return [
        Result(known[source], tuple(places.values())[:MOST_SECTIONS])
        for source, places in by_source.items()
        if source in known
    ]


def _by_title(app: Application, person: Person, wanted: Wanted, language: Language) -> list[Result]:
    """Texts whose title holds all that was typed: someone who knows the name need not describe it."""
    words, sources = wanted.words.casefold().split(), list[SourceKey]()
    if wanted.kind in (None, SourceKind.PATTERN):
        rows = list_patterns(app, person, language)
        named = (row for row in rows if _holds(row.title, words) and wanted.situation in ("", row.id))
        sources += [SourceKey(SourceKind.PATTERN, row.id, row.language) for row in named]
    if wanted.kind in (None, SourceKind.DOCUMENT) and not wanted.situation:
        documents = [row.document for row in list_documents(app, person)]
        named_too = (one for one in documents if _holds(f"{one.title} {one.file_name}", words))
        sources += [SourceKey(SourceKind.DOCUMENT, one.id, one.language) for one in named_too]
    spoken = [source for source in sources if wanted.language in (None, source.language)]
    known = origins(app, person, spoken)
    return [Result(known[source]) for source in spoken if source in known]


def _holds(title: str, words: Sequence[str]) -> bool:
    return all(word in title.casefold() for word in words)


def _besides(grouped: Sequence[Result], named: Sequence[Result]) -> list[Result]:
    there = {result.origin.source.id for result in named}
    return [result for result in grouped if result.origin.source.id not in there]
