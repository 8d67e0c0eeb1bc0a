"""From the sections of a source to the passages that are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.domain.passages import Passage, Reader, SourceKey, passage_id
from assistant.retrieval.chunks import BUDGET, CUTTING, Split, chunk
from assistant.services.passage_ports import Sectioned


class ChunkPassages:
    """Implements `services.passage_ports.MakesPassages`: a chunk is a passage."""

    def __init__(self, split: Split, budget_tokens: int = BUDGET) -> None:
        self._split = split
        self._budget = budget_tokens

    @property
    def cutting(self) -> str:
        """The version of the way chunks are cut, and their budget."""
        return f"{CUTTING}-{self._budget}"

    def make(
        self,
        source: SourceKey,
        title: str,
        file: str,
        readers: frozenset[Reader],
        sections: Sequence[Sectioned],
    ) -> list[Passage]:
        """The passages of a source in order; the same sections give the same ids again."""
        seen: Counter[tuple[str, str]] = Counter()
        made = []
        for order, piece in enumerate(chunk(sections, split=self._split, budget_tokens=self._budget)):
            place = (piece.anchor, piece.text)
            name = passage_id(source, piece.anchor, piece.text, seen[place])
            seen[place] += 1
            passage = Passage(
                name, source, title, piece.anchor, piece.heading, piece.text, order, readers, file
            )
            made.append(passage)
        return made
