"""An index that is not there, and an encoder that needs no model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain.language import Language
from assistant.retrieval.packing import Packed, no_words
from assistant.retrieval.ranking import Question
from assistant.retrieval.signs import WIDTH, Floats
from assistant.services.index_ports import IndexReport, Tell


class NoIndex:
    """Implements `services.index_ports.TendsIndex`: nothing is ever built."""

    def start(self, when: Callable[[], bool]) -> None:
        """Nothing begins."""

    def stop(self) -> None:
        """Nothing ends."""

    def report(self) -> IndexReport:
        """There is none."""
        return IndexReport("none", 0, 0, 0)

    def sync(self, tell: Tell) -> IndexReport:
        """There is none."""
        return self.report()

    def check(self) -> IndexReport:
        """There is none."""
        return self.report()

    def rebuild(self, tell: Tell) -> IndexReport:
        """There is none."""
        return self.report()


@dataclass
class HashEncoder:
    """Unit vectors drawn from a hash of the text. Implements `retrieval.encoder.Encoder`."""

    name: str = "hash@1"
    width: int = WIDTH
    twins_from: float = 0.97

    def question(self, text: str, language: Language | None = None) -> Question:
        """The vector that a passage of this text has."""
        return Question(text, self.vector(text), np.zeros((1, self.width), dtype=np.float32))

    def passages(self, texts: Sequence[str], languages: Sequence[Language] = ()) -> list[bytes]:
        """Each text packed, without words."""
        return [Packed(self.vector(text), no_words()).to_bytes() for text in texts]

    def vector(self, text: str) -> Floats:
        """The same for the same text, far from that of any other."""
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        drawn = np.random.default_rng(seed).normal(size=self.width)
        return (drawn / np.linalg.norm(drawn)).astype(np.float32)
