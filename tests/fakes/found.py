"""A finder on a store in memory, with an encoder whose vectors can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, SourceKey, SourceKind
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.embedding import embed_all
from assistant.retrieval.finder import PassageFinder
from assistant.retrieval.signs import Floats
from assistant.services.passage_ports import Hits, Scope
from tests.fakes.indexes import HashEncoder
from tests.fakes.things import a_passage
from tests.fakes.work import FakeStore

NL = Language.NL
ALL = Scope(frozenset({EVERYONE}))


@dataclass
class ToldEncoder(HashEncoder):
    """The vectors of these texts are told, those of others drawn."""

    told: dict[str, Floats] = field(default_factory=dict)

    def vector(self, text: str) -> Floats:
        known = self.told.get(text)
        return super().vector(text) if known is None else known / np.linalg.norm(known)


class Found:
    """A store in memory and a finder on it."""

    def __init__(self, folder: Path, elsewhere: Sequence[str] = ()) -> None:
        self.store, self.encoder = FakeStore(), ToldEncoder()
        questions = Elsewhere({NL: list(elsewhere)}, folder)
        self.finder = PassageFinder(self.store, lambda: self.encoder, lambda: None, questions)

    def put(self, *passages: Passage) -> None:
        """Let each source of these consist of these."""
        with self.store() as work:
            for source in {one.source for one in passages}:
                work.passages.put(source, "1", [one for one in passages if one.source == source])
            work.commit()
        embed_all(self.store, self.encoder)

    def remove(self, source: SourceKey) -> None:
        with self.store() as work:
            work.passages.remove(source)
            work.commit()

    def find(self, query: str, scope: Scope = ALL, limit: int = 10, language: Language = NL) -> Hits:
        return self.finder.find(query, language, scope, limit)

    def ids(self, query: str, scope: Scope = ALL, limit: int = 10, language: Language = NL) -> list[str]:
        return ids(self.find(query, scope, limit, language))


def ids(hits: Hits) -> list[str]:
    return [hit.passage_id for hit in hits.hits]


def document(number: int) -> Passage:
    """A document of one passage; no two share a word."""
    letters = "".join(chr(97 + int(figure)) for figure in f"{number:04}")
    return a_passage(letters * 2, SourceKey(SourceKind.DOCUMENT, f"d{number}", NL), title="", heading="")


def pattern(anchor: str, text: str, language: Language = NL, name: str = "p") -> Passage:
    source = SourceKey(SourceKind.PATTERN, name, language)
    return a_passage(text, source, anchor=anchor)
