"""A finder without a model: it gives back what it was told to find, to those who may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.domain.language import Language
from assistant.domain.passages import Passage
from assistant.services.passage_ports import Hit, Hits, IndexStanding, Scope


@dataclass
class ToldFinder:
    """Finds the passages in `told`, best first. Implements `services.passage_ports.Finds`.

    Each fits as well as `scores` says, and where that is silent, half, a third … as well as the first.
    """

    told: list[Passage] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    weak: bool = False
    waiting: int = 0
    asked: list[tuple[str, Scope]] = field(default_factory=list)

    def find(self, query: str, language: Language, scope: Scope, limit: int) -> Hits:
        """What was told, in scope, as far as the limit."""
        self.asked.append((query, scope))
        fitting = [passage for passage in self.told if scope.holds(passage)][:limit]
        scores = self.scores or [1 / rank for rank in range(1, len(fitting) + 1)]
        hits = tuple(Hit(passage.id, score) for passage, score in zip(fitting, scores, strict=False))
        return Hits(hits, self.weak or not hits)

    def embed_waiting(self, tell: Callable[[int, int], None] | None = None) -> int:
        """Nothing waits for a vector here."""
        return 0

    def standing(self) -> IndexStanding:
        """As told."""
        return IndexStanding("told", len(self.told), self.waiting, "database")
