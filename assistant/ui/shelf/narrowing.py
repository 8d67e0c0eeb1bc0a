"""Narrowing a search by kind, language and situation; and keeping all of it for whoever comes *Back*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

import gradio as gr

from assistant.domain.language import Language
from assistant.domain.passages import SourceKind
from assistant.errors import BadValue
from assistant.services.patterns import PatternRow
from assistant.services.results import Wanted
from assistant.ui.kit.screen import Screen

_LONGEST_KEPT = 5_000


@dataclass(frozen=True)
class Fields:
    """The fields, and what folds them away."""

    fold: Any
    kind: Any
    language: Any
    situation: Any

    @property
    def fields(self) -> list[Any]:
        """In the order in which `wanted` takes them."""
        return [self.kind, self.language, self.situation]

    @property
    def shown(self) -> list[Any]:
        """In the order in which `filled` gives them."""
        return [self.fold, *self.fields]


def build(screen: Screen) -> Fields:
    """Three lists, each beginning with *all*; folded away until someone wants them."""
    kinds = [(screen.t("kind-all"), "")] + [
        (screen.t(f"kind-{kind.value}"), kind.value) for kind in SourceKind
    ]
    languages = [(screen.t("language-all"), "")]
    languages += [(screen.t(f"language-{language.value}"), language.value) for language in Language]
    with gr.Accordion(screen.t("library-narrow"), open=False, elem_id="library-narrow") as fold:
        with gr.Row(elem_classes=["thirds"]):
            kind = _list(kinds, screen.t("narrow-kind"), "narrow-kind")
            language = _list(languages, screen.t("narrow-language"), "narrow-language")
        situation = _list(situations(screen, ()), screen.t("narrow-situation"), "narrow-situation")
    return Fields(fold, kind, language, situation)


def situations(screen: Screen, rows: Iterable[PatternRow]) -> list[tuple[str, str]]:
    """The situations one can be in: those for which there is a pattern."""
    return [(screen.t("situation-all"), ""), *((row.title, row.id) for row in rows)]


def wanted(words: str, kind: str | None, language: str | None, situation: str | None) -> Wanted:
    """What is looked for; an unknown situation finds nothing. Raises BadValue for another unknown choice."""
    try:
        kinds = SourceKind(kind) if kind else None
        spoken = Language(language) if language else None
    except ValueError as error:
        raise BadValue("there is no such kind or language") from error
    return Wanted(words, kinds, spoken, str(situation or "")[:200])


def filled(wanted: Wanted) -> list[Any]:
    """The fields as they were; unfolded when one of them says something."""
    kind = wanted.kind.value if wanted.kind else ""
    language = wanted.language.value if wanted.language else ""
    unfolded = bool(kind or language or wanted.situation)
    return [gr.update(open=unfolded), kind, language, wanted.situation]


def kept(wanted: Wanted) -> str:
    """A search as one line. The browser keeps it with the page, so that *Back* returns to it.

    Not in the address: what people look for has no place in the logs of whatever stands in between.
    """
    values = {
        "q": wanted.words,
        "kind": wanted.kind.value if wanted.kind else "",
        "language": wanted.language.value if wanted.language else "",
        "situation": wanted.situation,
    }
    return urlencode({name: value for name, value in values.items() if value})


def from_kept(line: str) -> Wanted:
    """The search that `kept` made a line of. Raises BadValue for a choice that does not exist."""
    found = {name: values[0] for name, values in parse_qs(line[:_LONGEST_KEPT], errors="replace").items()}
    parts = (found.get(name, "") for name in ("kind", "language", "situation"))
    return wanted(found.get("q", ""), *parts)


def _list(choices: list[tuple[str, str]], label: str, name: str) -> Any:
    return gr.Dropdown(choices, value="", label=label, filterable=False, elem_id=name)
