"""What the use cases of patterns need from the outside; storage and library implement it."""

from __future__ import annotations

from typing import Protocol

from assistant.domain.language import Language
from assistant.domain.patterns import (
    PatternId,
    PatternReading,
    PatternState,
    PatternText,
    PatternVersion,
)


class PatternVersions(Protocol):
    """All versions of all patterns' texts. Nothing here checks who may see them; the services do."""

    def add(self, version: PatternVersion) -> PatternVersion:
        """Store a new version under the next number of its pattern and language; return it with that."""

    def save(self, version: PatternVersion, seen: PatternState) -> None:
        """Store state, Markdown, reviewer, day and note if the stored state still is `seen`, else Stale."""

    def get(self, pattern_id: PatternId, language: Language, number: int) -> PatternVersion | None:
        """The version with that number."""

    def history(self, pattern_id: PatternId, language: Language) -> list[PatternVersion]:
        """All versions of a text, newest first."""

    def latest_visible(self, pattern_id: PatternId, language: Language) -> PatternVersion | None:
        """The version everyone sees (see `domain.patterns.visible`)."""

    def all_visible(self, language: Language | None = None) -> list[PatternVersion]:
        """The visible version of every text, or of those in one language; by pattern and language."""

    def all_newest(self) -> list[PatternVersion]:
        """The newest version of every text, visible or not; by pattern and language."""

    def imported(self) -> dict[tuple[PatternId, Language], str]:
        """The SHA-256 of the file that each text was last imported from, where it ever was."""


class ReadsPatterns(Protocol):
    """Reads and writes the Markdown of patterns."""

    def parse(self, markdown: str, pattern_id: PatternId, language: Language) -> PatternReading:
        """What stands in the Markdown, and what is wrong with it. Pure."""

    def render(self, text: PatternText) -> str:
        """The Markdown of a text."""

    def skeleton(self, pattern_id: PatternId, language: Language, title: str, owner: str) -> PatternText:
        """A draft with every heading and no words."""
