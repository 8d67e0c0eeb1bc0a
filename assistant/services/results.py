"""What a search shows: texts, each once, with the sections that fit and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
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

#: So many texts are shown at once at most, so many when nothing fits well, and so many sections of each.
MOST_AT_ONCE, MOST_NEAREST, MOST_SECTIONS = 5, 2, 2
#: Texts beyond those at once are laid ready, so many in all.
MOST_TEXTS = 12
#: Shown at once are texts whose score lies within this share of the way from the best to the last one, and
#: within the lesser share when nothing fits well. Chosen on the development questions in evals/gold.
_NEAR_THE_BEST, _NEAR_IF_WEAK = 0.45, 0.25
#: So few texts are shown in any case: of them no distance can be told.
_FEW = 3
#: So many passages are looked at to fill them.
_LOOKED_AT = 30
#: A question with fewer letters is none yet.
SHORTEST = 2


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

    @property
    def score(self) -> float:
        """How well its best section fits, comparable within one search only."""
        return max((place.score for place in self.places), default=0.0)


@dataclass(frozen=True)
class Results:
    """What to show. `weak` says that nothing fits well; `waiting` counts pieces still being read in.

    `more` are texts that fit less well than those found, for whoever wants to see them too.
    """

    found: tuple[Result, ...]
    weak: bool
    waiting: int = 0
    more: tuple[Result, ...] = ()

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
    grouped = _grouped(app, person, fitting)[:MOST_TEXTS]
    named = _by_title(app, person, wanted, spoken) if weak else []
    weak = weak and not named
    besides = [*named[MOST_AT_ONCE:], *_besides(grouped, named)]
    shown, more = (named[:MOST_AT_ONCE], besides) if named else _parted(grouped, weak)
    return Results(tuple(shown), weak, app.finder.standing().waiting, tuple(more))


def _parted(grouped: Sequence[Result], weak: bool) -> tuple[Sequence[Result], Sequence[Result]]:
    """The texts near the best one, and the others; when nothing fits well there are no others."""
    if not grouped or (len(grouped) <= _FEW and not weak):
        return grouped, ()
    best, last = grouped[0].score, min(one.score for one in grouped)
    least = best - (_NEAR_IF_WEAK if weak else _NEAR_THE_BEST) * (best - last)
    near = sum(one.score >= least for one in grouped)
    if weak:
        return grouped[: min(near, MOST_NEAREST)], ()
    return grouped[: min(near, MOST_AT_ONCE)], grouped[min(near, MOST_AT_ONCE) :]


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
