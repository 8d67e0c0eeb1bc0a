"""Finding: what the library and one's own past say about a question, best first, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, PassageId, SourceKey, SourceKind, readers_of
from assistant.domain.patterns import answering_anchor
from assistant.domain.people import Person
from assistant.errors import BadValue, NotFound
from assistant.services.application import Application
from assistant.services.passage_ports import Hit, Scope
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork
from assistant.services.same_words import shared

#: As much of a question as is read: characters.
LONGEST_QUERY = 1_000
MOST_RESULTS = 50
#: Characters an excerpt may have; it ends with the sentence that reaches it.
EXCERPT = 320
#: So many times the wanted number is asked for, since texts in several languages become one result, and at
#: least so many.
_SPARE, _LEAST = 6, 40
#: So many sections of one pattern are shown at most, so that others are seen too.
_MOST_SECTIONS = 2
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"“”»«’')\]]*)?\s*|\n+|[.!?…]+\s*")
_MARKS = re.compile(r"\*\*|__|^[ \t]*(?:[-*+]|#{1,6})[ \t]+", re.MULTILINE)


@dataclass(frozen=True)
class Found:
    """One result: a passage, its place among the results from 1, and the part of it that fits best.

    `score` says how well it fits: higher is better, comparable within one search only.
    """

    rank: int
    passage: Passage
    excerpt: str = field(repr=False)
    score: float = 0.0

    @property
    def place(self) -> str:
        """Where it stands: `patterns/ID/LANGUAGE.md#ANCHOR` for a pattern, else `ID#ANCHOR`."""
        source = self.passage.source
        pattern = source.kind is SourceKind.PATTERN
        name = f"patterns/{source.id}/{source.language.value}.md" if pattern else source.id
        return f"{name}#{self.passage.anchor}"


@dataclass(frozen=True)
class Findings:
    """What was found; `weak` says that nothing of it fits well."""

    found: tuple[Found, ...]
    weak: bool


def search(
    app: Application,
    person: Person,
    query: str,
    language: Language,
    limit: int = 5,
    kinds: frozenset[SourceKind] = frozenset(SourceKind),
    languages: frozenset[Language] = frozenset(Language),
) -> Findings:
    """The best passages that the person may read, a text in several languages only once.

    Which language a result is in: the one asked for if the same is said in it, else the one that fits best.
    An empty question finds nothing. Raises NotAllowed, and BadValue for a limit that cannot be.
    """
    require(person, Action.READ_LIBRARY)
    return _searched(app, Scope(readers_of(person), kinds, languages), query, language, limit)


def open_to_all(app: Application, query: str, language: Language, limit: int) -> Findings:
    """The best passages of patterns that everyone may read, whoever asks. Raises BadValue."""
    scope = Scope(frozenset({EVERYONE}), frozenset({SourceKind.PATTERN}), frozenset(Language))
    return _searched(app, scope, query, language, limit)


def _searched(app: Application, scope: Scope, query: str, language: Language, limit: int) -> Findings:
    if not 1 <= limit <= MOST_RESULTS:
        raise BadValue(f"a search gives 1 to {MOST_RESULTS} results, not {limit}")
    whole = query[:LONGEST_QUERY].encode("utf-8", "replace").decode()  # half a sign is none
    asked = " ".join(whole.split())
    if not asked:
        return Findings((), weak=True)
    hits = app.finder.find(asked, app.language_of(asked) or language, scope, max(_LEAST, limit * _SPARE))
    with app.work(read_only=True) as work:
        few = islice(_one_of_each(work, hits.hits, language, scope), limit)
        chosen = [(_in_language(work, one, language, scope, asked), score) for one, score in few]
    found = (
        Found(rank, one, excerpt(one.text, asked, one.source.language), score)
        for rank, (one, score) in enumerate(chosen, 1)
    )
    return Findings(tuple(found), hits.weak)


def passage_for(app: Application, person: Person, passage_id: PassageId) -> Passage:
    """The passage that a citation names. Raises NotFound also when it is not for this person."""
    require(person, Action.READ_LIBRARY)
    with app.work(read_only=True) as work:
        passage = work.passages.get([passage_id]).get(passage_id)
    if passage is None or not Scope(readers_of(person)).holds(passage):
        raise NotFound("there is no such passage")
    return passage


def exact_quote(passage: Passage, quote: str) -> str:
    """The quote as it stands in the passage, or an empty text when it does not stand there.

    White space and the shape of quotation marks and dashes may differ; words and their order may not.
    """
    pieces = [re.escape(word) for word in _plain(quote).split()]
    if not pieces:
        return ""
    match = re.search(r"(?<!\w)" + r"\s+".join(pieces) + r"(?!\w)", _plain(passage.text))
    return passage.text[match.start() : match.end()] if match else ""


def excerpt(text: str, query: str, language: Language) -> str:
    """The text if it is short, else the sentences around the one that shares most words with the question.

    `language` is that of the text. Marks of Markdown are left out: it is to be read, not to be found again.
    """
    text = _MARKS.sub("", text)
    if len(text) <= EXCERPT:
        return text.strip()
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    if not sentences:
        return ""
    alike = [shared(text[a:b], query, language) for a, b in sentences]
    first = alike.index(max(alike))
    last = first
    while last + 1 < len(sentences) and sentences[last][1] - sentences[first][0] < EXCERPT / 2:
        last += 1
    cut = text[sentences[first][0] : sentences[last][1]].strip()
    return cut if len(cut) <= 2 * EXCERPT else cut[: 2 * EXCERPT].rsplit(" ", 1)[0] + " …"


def _one_of_each(
    work: UnitOfWork, hits: Sequence[Hit], language: Language, scope: Scope
) -> Iterator[tuple[Passage, float]]:
    """The passages of the hits in order; of a pattern's section only one, in that language if it is there.

    Each with the score of the best hit that it stands for.
    """
    passages = work.passages.get([hit.passage_id for hit in hits])
    chosen: dict[object, tuple[Passage, float]] = {}
    for hit in hits:
        passage = passages.get(hit.passage_id)
        if passage is None or not scope.holds(passage):
            continue
        key = _sameness(passage)
        before, score = chosen.get(key, (passage, hit.score))
        chosen[key] = (passage if _better(passage, before, language) else before, score)
    return _few_of_each(chosen.values())


def _few_of_each(passages: Iterable[tuple[Passage, float]]) -> Iterator[tuple[Passage, float]]:
    """The passages in order, of one pattern only the first few."""
    seen: Counter[str] = Counter()
    for passage, score in passages:
        seen[passage.source.id] += 1
        if passage.source.kind is not SourceKind.PATTERN or seen[passage.source.id] <= _MOST_SECTIONS:
            yield passage, score


def _sameness(passage: Passage) -> object:
    """What makes two passages the same to a reader."""
    if passage.source.kind is SourceKind.PATTERN:
        return passage.source.id, answering_anchor(passage.anchor)
    return passage.id


def _better(passage: Passage, other: Passage, language: Language) -> bool:
    """Whether the passage rather stands for what both say: it answers, and is in the language."""
    return _merits(passage, language) > _merits(other, language)


def _merits(passage: Passage, language: Language) -> tuple[bool, bool]:
    return _answers(passage), passage.source.language is language


def _answers(passage: Passage) -> bool:
    """Whether it is what a reader looks for, and not how people ask for it."""
    return answering_anchor(passage.anchor) == passage.anchor


def _in_language(work: UnitOfWork, passage: Passage, language: Language, scope: Scope, query: str) -> Passage:
    """The passage of the section that answers, in the person's language if it can be read there."""
    source = passage.source
    if source.kind is not SourceKind.PATTERN or _merits(passage, language) == (True, True):
        return passage
    anchor = answering_anchor(passage.anchor)
    for wanted in (language, source.language):
        same = _at(work, SourceKey(source.kind, source.id, wanted), anchor, scope)
        if same:
            beside = _at(work, source, passage.anchor, scope)
            return _counterpart(passage, beside, same, query)
    return passage


def _at(work: UnitOfWork, source: SourceKey, anchor: str, scope: Scope) -> list[Passage]:
    """The passages of a section in order."""
    return [one for one in work.passages.of(source) if one.anchor == anchor and scope.holds(one)]


def _counterpart(
    passage: Passage, beside: Sequence[Passage], others: Sequence[Passage], query: str
) -> Passage:
    """Which of the other passages says or answers what this one says, among those beside it.

    Texts of a pattern in two languages go point by point, and the ways of asking for a section stand in the
    order of its points, equally many for each. Where the numbers say otherwise, the words decide.
    """
    if passage in beside and len(beside) % len(others) == 0:
        return others[beside.index(passage) * len(others) // len(beside)]
    return max(others, key=lambda one: shared(one.text, query, one.source.language))


#: Signs that are written in several ways, each to one of the same length.
_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("–—‑", "-")
)


def _plain(text: str) -> str:
    return text.translate(_SIGNS)
