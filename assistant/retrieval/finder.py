"""Finds passages for a question: exactly over the database's vectors, or through the index where one serves.

1. Candidates: the passages whose vector is nearest to the question's, and those that share the rarest runs
   of letters with it. The index gives the nearest of what it holds; what it does not hold (what only one
   person may read, and what is newer than the index) is always searched exactly.
2. Closer look: the words of the candidates against the pieces of the question (`signs`), and shared letters
   with a small weight (`ranking`).
3. Near-duplicates in several languages become one, in the language asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import PassageId, SourceKind
from assistant.domain.patterns import answering_anchor
from assistant.retrieval.catalogue import Catalogue, Mask, Row, Rows, Snapshot
from assistant.retrieval.dense import IndexAway, Nearest
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.embedding import embed_all, embedded_text
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.fitting import by_fit, fit, signs_of
from assistant.retrieval.grams import pack_grams, top
from assistant.retrieval.packing import Packed
from assistant.retrieval.ranking import DENSE_CANDIDATES, LEXICAL_CANDIDATES, Candidates, Question, best_first
from assistant.retrieval.signs import Bits, Floats
from assistant.retrieval.spread import Spread
from assistant.retrieval.subjects import in_turn, lifted
from assistant.retrieval.twins import without_twins
from assistant.services.passage_ports import Entry, Hit, Hits, IndexStanding, Scope
from assistant.services.ports import OpensWork, UnitOfWork

#: So many passages of one pattern in all languages, and as many ways people ask for it, are given at most.
_MOST_OF_ONE: Final = 6
#: So many of the first results are of different patterns.
_APART: Final = 3
_LANGUAGES: Final = tuple(Language)
#: So many nearest passages are looked up exactly beside what the index gives.
_SURE: Final = 8
#: Passages read from the database at once when the catalogue is loaded.
_PAGE: Final = 2_048
#: The catalogue is loaded anew when it lags so many changes behind, or when so many rows are struck out.
_MOST_CHANGES: Final = 5_000
_MOST_STRUCK_OUT: Final = 0.1


@dataclass(frozen=True)
class _Look:
    """One search: what is asked, the rows that may be looked at, how near every row is, the letters."""

    question: Question = field(repr=False)
    scope: Scope
    allowed: Mask = field(repr=False)
    near: Floats = field(repr=False)
    terms: Sequence[tuple[int, float]] = field(repr=False)


class PassageFinder:
    """Implements `services.passage_ports.Finds`. One per process; safe between threads."""

    def __init__(
        self,
        work: OpensWork,
        encoder: Callable[[], Encoder],
        index: Callable[[], Nearest | None],
        elsewhere: Elsewhere,
    ) -> None:
        self._work = work
        self.encoder = encoder
        self._index = index
        self.elsewhere = elsewhere
        self._lock = threading.Lock()
        self._spread = Spread()
        self._catalogue: Catalogue | None = None
        self._change = 0

    def find(self, query: str, language: Language, scope: Scope, limit: int) -> Hits:
        """The passages in scope that fit best; of near-duplicates one, in that language if it is there."""
        encoder = self.encoder()
        question = encoder.question(query, language)
        with self._work(read_only=True) as work:
            snapshot = self._current(work, encoder)
            allowed, near = snapshot.allowed(scope), snapshot.vectors @ question.vector
            terms = snapshot.grams.question(query)
            chosen = self._candidates(snapshot, _Look(question, scope, allowed, near, terms), limit)
            words = snapshot.words.of(chosen.tolist(), partial(_words, work, encoder.name, snapshot))
        ranked = best_first(question, _looked_at(snapshot, near, words, terms))
        ranked = lifted(ranked, snapshot, self._spread.view(snapshot, allowed), question, near)
        signs = signs_of(ranked, snapshot, self.elsewhere.most_shared(terms))
        found_fit = fit(question, near, snapshot, allowed, self.elsewhere.vectors(encoder), signs)
        ranked = by_fit(ranked, found_fit)
        spoken = [_LANGUAGES[place] for place in snapshot.language[ranked.rows]]
        kept = without_twins(ranked, snapshot.vectors[ranked.rows], spoken, language, encoder.twins_from)
        kept = in_turn(kept, snapshot, _APART, _MOST_OF_ONE)
        best = zip(kept.rows[:limit].tolist(), kept.scores[:limit].tolist(), strict=True)
        hits = tuple(Hit(snapshot.ids[row], score) for row, score in best)
        return Hits(hits, weak=not hits or found_fit.weak)

    def embed_waiting(self, tell: Callable[[int, int], None] | None = None) -> int:
        """Give all passages that wait their vectors, telling how many are done of how many."""
        with self._work(read_only=True) as work:
            waiting = work.passages.waiting(self.encoder().name)
        done = embed_all(self._work, self.encoder(), tell) if waiting else 0
        self.elsewhere.vectors(self.encoder())
        return done

    def make_ready(self) -> None:
        """Load and make all that the first search would wait for. Cheap when that is done."""
        encoder = self.encoder()
        self.elsewhere.vectors(encoder)
        with self._work(read_only=True) as work:
            self._current(work, encoder)

    def standing(self) -> IndexStanding:
        """How the index is doing."""
        name = self.encoder().name
        with self._work(read_only=True) as work:
            passages, waiting = work.passages.count(), work.passages.waiting(name)
        return IndexStanding(name, passages, waiting, "index" if self._index() else "database")

    def _candidates(self, snapshot: Snapshot, look: _Look, limit: int) -> Rows:
        """The rows to look at more closely, ascending; only such as the scope allows."""
        nearest = self._nearest(snapshot, look, max(limit, DENSE_CANDIDATES))
        letters = snapshot.grams.candidates(look.terms, look.allowed, max(limit // 2, LEXICAL_CANDIDATES))
        chosen = np.union1d(nearest, letters)
        return chosen[look.allowed[chosen]]

    def _nearest(self, snapshot: Snapshot, look: _Look, wanted: int) -> Rows:
        """The rows whose vectors are nearest; through the index as far as it holds them."""
        exact, scope = look.allowed, look.scope
        known: list[int] = []
        index = self._index()
        if index is not None:
            try:
                position = index.position
                given = [snapshot.row(one) for one in index.nearest(look.question.vector, scope, wanted)]
                known = [row for row in given if row is not None and exact[row]]
                if len(known) == len(given):  # otherwise what it gave too much may stand in the way of others
                    exact = exact & (snapshot.unshared(scope.readers) | (snapshot.changed > position))
            except IndexAway:
                known = []
        # an index may overlook a vector that lies alone: the very nearest are known without it
        sure = _exact(look.near, look.allowed, _SURE) if known else np.zeros(0, dtype=np.int64)
        rows = np.union1d(np.union1d(np.array(known, dtype=np.int64), sure), _exact(look.near, exact, wanted))
        return rows[top(look.near[rows], wanted)]

    def _current(self, work: UnitOfWork, encoder: Encoder) -> Snapshot:
        """The catalogue as the database is in this transaction."""
        with self._lock:
            last = work.passages.last_change()
            catalogue = self._catalogue
            struck = catalogue is not None and catalogue.struck_out > _MOST_STRUCK_OUT * len(catalogue) + 100
            if catalogue is None or struck or not self._caught_up(work, encoder, catalogue, last):
                catalogue = self._loaded(work, encoder, last)
                # also when this transaction is older than what was known: it is caught up with again
                self._change = last
            self._catalogue, self._change = catalogue, max(last, self._change)
            return catalogue.snapshot()

    def _caught_up(self, work: UnitOfWork, encoder: Encoder, catalogue: Catalogue, last: int) -> bool:
        """Bring the catalogue up to date; False when loading it anew is quicker or the only way."""
        if last <= self._change:
            return True
        if last - self._change > _MOST_CHANGES:
            return False
        changes = work.passages.changes(self._change, _MOST_CHANGES)
        if len(changes) != last - self._change:
            return False
        ids = list(dict.fromkeys(change.passage_id for change in changes))
        entries = [entry for entry in work.passages.entries(encoder.name, ids) if entry.data]
        catalogue.change(ids, [_row(entry, last) for entry in entries])
        return True

    def _loaded(self, work: UnitOfWork, encoder: Encoder, last: int) -> Catalogue:
        catalogue = Catalogue(encoder.width, work.passages.count())
        for entries in _pages(work, encoder.name):
            catalogue.change([], [_row(entry, last) for entry in entries if entry.data])
        return catalogue


def _words(work: UnitOfWork, model: str, snapshot: Snapshot, rows: Sequence[int]) -> dict[int, Bits]:
    """The words of these rows as the database has them; rows whose passage is gone are left out."""
    found = work.passages.vectors(model, [snapshot.ids[row] for row in rows]) if rows else {}
    return {row: Packed.from_bytes(found[one]).words for row in rows if (one := snapshot.ids[row]) in found}


def _looked_at(
    snapshot: Snapshot, near: Floats, words: Mapping[int, Bits], terms: Sequence[tuple[int, float]]
) -> Candidates:
    """What is known of the rows that have words, ascending."""
    rows = np.array(sorted(words), dtype=np.int64)
    coverage = snapshot.grams.coverage(terms, rows)
    return Candidates(rows, near[rows], [words[row] for row in rows.tolist()], coverage)


def _exact(near: Floats, allowed: Mask, wanted: int) -> Rows:
    """The allowed rows whose vectors are nearest."""
    rows = np.flatnonzero(allowed)
    return rows[top(near[rows], wanted)]


def _pages(work: UnitOfWork, model: str) -> Iterator[Sequence[Entry]]:
    after = PassageId("")
    while page := work.passages.page(model, after, _PAGE):
        yield page
        after = page[-1].passage.id


def _row(entry: Entry, change: int) -> Row:
    assert entry.data is not None  # noqa: S101 -- the caller leaves those without a vector out
    packed, passage = Packed.from_bytes(entry.data), entry.passage
    source, letters = passage.source, pack_grams(embedded_text(passage))
    pattern = source.kind is SourceKind.PATTERN
    return Row(
        passage.id,
        passage.readers,
        source.kind,
        source.language,
        packed.vector,
        letters,
        change,
        subject=source.id if pattern else "",
        asked=pattern and answering_anchor(passage.anchor) != passage.anchor,
    )
