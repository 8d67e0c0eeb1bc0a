"""Which text of which pattern a page is about, as its address says, and how versions are spoken of."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState
from assistant.services.pattern_history import HistoryLine
from assistant.ui.kit.screen import Screen, asked_for


@dataclass(frozen=True)
class Place:
    """A pattern's text in one language; the screen's own language when the address names none."""

    pattern_id: PatternId
    language: Language

    @property
    def drafts(self) -> str:
        """What the places of the person's drafts on this text begin with."""
        return f"{self.pattern_id}/{self.language.value}-"

    def mark(self, number: int) -> str:
        """The id of an element that tells the script on which version one writes."""
        return f"based-on-{self.language.value}-{number}"

    def url(self, screen: Screen, page: str, **query: str) -> str:
        """A page about this text."""
        return screen.url(page, id=self.pattern_id, language=self.language.value, **query)

    def file(self, number: int) -> str:
        """Where the Markdown of a version is taken from."""
        return f"/download/pattern/{self.pattern_id}.{self.language.value}.md?number={number}"


def place_of(screen: Screen, request: gr.Request) -> Place:
    """What the page's address names."""
    wanted = asked_for(request, "language")
    known = {language.value for language in Language}
    language = Language(wanted) if wanted in known else screen.tongue.language
    return Place(PatternId(asked_for(request, "id")), language)


def state_of(screen: Screen, state: PatternState) -> str:
    """How far a version is, in one or two words."""
    return screen.t(f"version-state-{state.value}")


def author_of(screen: Screen, line: HistoryLine) -> str:
    """Who wrote a version."""
    if line.mine:
        return screen.t("version-by-you")
    return line.author or screen.t("version-from-files" if line.from_files else "version-by-unknown")
