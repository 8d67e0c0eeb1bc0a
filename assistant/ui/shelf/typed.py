"""What someone typed on a pattern and did not save: kept, and laid out again when they return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services import drafts
from assistant.services.pattern_sheets import FIELDS, Opened, Sheet, join_sheet, open_sheet, read_sheet
from assistant.ui.kit.markup import tag
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf import sheet_view
from assistant.ui.shelf.place import Place

_MARKDOWN = "markdown"
#: What both shapes said last, so that what was typed in one of them since is told from what both have.
_KNOWN = "known"


@dataclass(frozen=True)
class LeftOver:
    """Words typed on a version and not saved: with the version's own, and what to say about them."""

    told: str = field(repr=False)
    known: str = field(repr=False)
    sheet: Sheet
    form: Mapping[str, str] = field(repr=False)


def remember(screen: Screen, person: Person, place: Place, number: int, markdown: str) -> None:
    """Keep the whole text in one place, instead of a field here and a field there."""
    drafts.forget(screen.app, person, place.drafts)
    opened = open_sheet(screen.app, person, place.pattern_id, place.language)
    if opened.number != number or opened.sheet.markdown != markdown:
        for name in (_KNOWN, _MARKDOWN):
            drafts.put(screen.app, person, f"{place.drafts}{number}/{name}", markdown)


def left_over(screen: Screen, person: Person, place: Place, newest: Opened) -> LeftOver | None:
    """What was typed and not saved, on the version on which it was typed; None when there is nothing."""
    number, texts = _latest(drafts.under(screen.app, person, place.drafts), place)
    if not texts:
        return None
    try:
        base = open_sheet(screen.app, person, place.pattern_id, place.language, number).sheet
    except NotFound:
        base = newest.sheet
    args = (screen.app, person, place.pattern_id, place.language)
    if _KNOWN in texts:
        base = read_sheet(*args, texts[_KNOWN])
    form = {name: texts.get(name, base.values[name]) for name in FIELDS}
    markdown = texts.get(_MARKDOWN, base.markdown)
    sheet = join_sheet(*args, known=base.markdown, markdown=markdown, form=form)
    if sheet.markdown == newest.sheet.markdown:
        return None
    told = str(tag("p", screen.t("write-left-over"), css="notice calm"))
    if number != newest.number:
        told = sheet_view.overtaken(screen, person, place, newest.number, number)
    if sheet.whole:
        remember(screen, person, place, number, sheet.markdown)
    return LeftOver(told, sheet.markdown if sheet.whole else base.markdown, sheet, form)


def _latest(kept: Mapping[str, str], place: Place) -> tuple[int, dict[str, str]]:
    """The number of the latest version on which something was typed, and the texts by field."""
    by_number: dict[int, dict[str, str]] = {}
    for where, text in kept.items():
        number, _, name = where.removeprefix(place.drafts).partition("/")
        if number.isascii() and number.isdigit() and name in (*FIELDS, _MARKDOWN, _KNOWN):
            by_number.setdefault(int(number), {})[name] = text
    latest = max(by_number, default=0)
    return latest, by_number.get(latest, {})
