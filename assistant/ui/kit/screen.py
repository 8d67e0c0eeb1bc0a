"""What a screen knows while it is built: the application, its workspace, its language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import gradio as gr

from assistant.domain.language import Tongue
from assistant.services.application import Application
from assistant.ui.texts import Catalogue, catalogue


@dataclass(frozen=True)
class Screen:
    """One workspace in one language. `product` is the organisation's own name for the product, if any."""

    app: Application
    workspace: str
    tongue: Tongue
    product: str = ""

    @property
    def texts(self) -> Catalogue:
        """The catalogue in the screen's language."""
        return catalogue(self.tongue)

    def t(self, key: str, **values: str | int) -> str:
        """A text of the catalogue."""
        return self.texts.text(key, **values)

    def url(self, page: str = "", workspace: str = "", **query: str) -> str:
        """The address of a page of this language."""
        path = f"/{self.tongue.language.value}/{workspace or self.workspace}/{page}"
        return path + (f"?{urlencode(query)}" if query else "")

    def day(self, day: date) -> str:
        """A date as one writes it in this language."""
        month = self.t(f"month-{day.month}")
        return self.t("day", day=str(day.day), month=month, year=str(day.year))


def asked_for(request: gr.Request, name: str) -> str:
    """A value from the page's address, empty when it is not there."""
    return str(request.query_params.get(name) or "")
