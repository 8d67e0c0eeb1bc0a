"""The fields of the page for writing: the form, the Markdown, and what was found wrong beside each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

import gradio as gr

from assistant.domain.patterns import ALL_SECTIONS, ASKED
from assistant.errors import BadValue
from assistant.services.pattern_sheets import FIELDS, Sheet
from assistant.ui.kit.markup import tag
from assistant.ui.kit.page import html
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf.findings import by_field, by_line


@dataclass(frozen=True)
class Fields:
    """The components in the order in which events give and take their values."""

    known: Any
    markdown: Any
    form: Sequence[Any]
    found: Sequence[Any]
    lines: Any

    @property
    def given(self) -> list[Any]:
        """What an event reads: what both shapes said last, the Markdown, the form."""
        return [self.known, self.markdown, *self.form]

    @property
    def shown(self) -> list[Any]:
        """What an event changes."""
        return [*self.given, *self.found, self.lines]


def form_fields(screen: Screen) -> tuple[list[Any], list[Any]]:
    """The form's fields, each with a place below it for what is wrong with it."""
    form, found = [], []
    for name in FIELDS:
        form.append(_field(screen, name))
        found.append(html(elem_id=f"found-{name}"))
    return form, found


def _field(screen: Screen, name: str) -> Any:
    css = [f"draft-{name}"]
    if name in ALL_SECTIONS:
        info = screen.t("write-asked-note") if name == ASKED else None
        css.append("part")
        return gr.Textbox(
            label="…", info=info, lines=3, max_lines=30, elem_id=f"sheet-{name}", elem_classes=css
        )
    label = screen.t(f"write-{name.replace('_', '-')}")
    if name == "review_by":
        return gr.Textbox(label=label, max_lines=1, elem_id="sheet-review_by", elem_classes=[*css, "is-date"])
    lines = 2 if name == "summary" else 1
    return gr.Textbox(label=label, lines=lines, max_lines=4, elem_id=f"sheet-{name}", elem_classes=css)


def markdown_field(screen: Screen) -> Any:
    """The whole text as it lies in the library's files."""
    return gr.Textbox(
        label=screen.t("write-markdown"),
        lines=24,
        max_lines=40,
        elem_id="sheet-markdown",
        elem_classes=["draft-markdown", "code"],
    )


def known_field() -> Any:
    """What both shapes said last; nobody sees it, and the page's script may bring it up to date."""
    return gr.Textbox(visible="hidden", lines=2, elem_id="sheet-known", show_label=False)


def typed_form(screen: Screen, texts: Sequence[str | None]) -> dict[str, str]:
    """The form's values by name; the day as it stands in the Markdown. Raises BadValue for no day."""
    form = {name: text or "" for name, text in zip(FIELDS, texts, strict=True)}
    return {**form, "review_by": _day(screen, form["review_by"].strip())}


def _day(screen: Screen, text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        found = screen.app.plans.date(text, screen.tongue.language, screen.app.clock().date())
    if found is None:
        raise _NotADate("that is no date")
    return found.isoformat()


class _NotADate(BadValue):
    key = "error-date"


def filled(screen: Screen, sheet: Sheet, *, asked: bool) -> list[Any]:
    """Everything anew, as the sheet says: for a page that opens."""
    form = [_update(sheet, name, value=sheet.values[name]) for name in FIELDS]
    return [sheet.markdown, sheet.markdown, *form, *_found(screen, sheet, asked)]


def brought_up_to(
    screen: Screen, sheet: Sheet, known: str, markdown: str, form: Mapping[str, str], *, asked: bool
) -> list[Any]:
    """Only what differs from what the page holds, so that nobody's typing is disturbed.

    While the Markdown has parts for which the form has no place, the form rests as it is.
    """
    now = gr.skip() if sheet.markdown == markdown else sheet.markdown
    if not sheet.whole:
        resting = [gr.update(interactive=False) for _ in FIELDS]
        return [known, now, *resting, *_found(screen, sheet, asked)]
    updates = [
        _update(sheet, name, **({} if sheet.values[name] == form[name] else {"value": sheet.values[name]}))
        for name in FIELDS
    ]
    return [sheet.markdown, now, *updates, *_found(screen, sheet, asked)]


def changes(sheet: Sheet, known: str, markdown: str, form: Mapping[str, str]) -> str:
    """What the other shape must take over: each changed field as it was and as it is now.

    The page's script changes nothing when one of them is no longer as it was: someone typed there meanwhile.
    """
    if not sheet.whole:
        return ""
    was = {"known": known, "markdown": markdown, **form}
    now = {"known": sheet.markdown, "markdown": sheet.markdown, **sheet.values}
    changed = {name: [was[name], now[name]] for name in was if was[name] != now[name]}
    return str(tag("a", "", css="followed", href=f"#{quote(json.dumps(changed), safe='')}"))


def around(screen: Screen, sheet: Sheet, *, asked: bool) -> list[Any]:
    """All about the fields that is not their words: what is wrong, whether the form rests."""
    updates = [_update(sheet, name) for name in FIELDS]
    return [gr.skip(), gr.skip(), *updates, *_found(screen, sheet, asked)]


def _update(sheet: Sheet, name: str, **more: str) -> Any:
    options: dict[str, Any] = {"interactive": sheet.whole, **more}
    if name in ALL_SECTIONS:
        options["label"] = sheet.headings[name]
    return gr.update(**options)


def _found(screen: Screen, sheet: Sheet, asked: bool) -> list[str]:
    return [*by_field(screen, sheet, asked=asked).values(), by_line(screen, sheet, asked=asked)]
