"""What is wrong with a pattern's text, said in the person's language at the field or line it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from assistant.domain.patterns import ALL_SECTIONS, Finding
from assistant.services.pattern_sheets import FIELDS, LINES, Sheet
from assistant.ui.kit.markup import listing, tag
from assistant.ui.kit.screen import Screen

#: Findings that only say that something is not written yet; not said before someone asks.
_NOT_YET = frozenset({"pattern-section-empty", "pattern-key-empty"})
_HEADING = re.compile(r"##[ \t].*\{#([a-z]+)\}\s*")


def by_field(screen: Screen, sheet: Sheet, *, asked: bool) -> dict[str, str]:
    """For every field of the form its findings as a list, empty when there is none.

    `asked` is false while a page has only been opened: what is merely not written yet goes unsaid.
    """
    found: dict[str, list[str]] = {name: [] for name in FIELDS}
    for finding in _said(sheet, asked):
        field = field_of(sheet.markdown, finding)
        if field:
            found[field].append(words_of(screen, finding))
    return {name: str(listing(said, css="findings")) if said else "" for name, said in found.items()}


def by_line(screen: Screen, sheet: Sheet, *, asked: bool) -> str:
    """All findings with their lines in the Markdown."""
    items = [_with_line(screen, finding) for finding in _said(sheet, asked)]
    return str(listing(items, css="findings")) if items else ""


def words_of(screen: Screen, finding: Finding) -> str:
    """A finding as one or two sentences."""
    return screen.t(finding.key, **finding.values)


def field_of(markdown: str, finding: Finding) -> str:
    """The field of the form to which a finding belongs; empty when the form has none for it."""
    name = str(finding.values.get("name", ""))
    if finding.key.startswith(("pattern-key-", "pattern-date")) and name:
        return name if name in LINES else ""
    if not finding.line:
        return name if name in ALL_SECTIONS else ""
    lines = markdown.split("\n")[: finding.line]
    for line in reversed(lines):
        if heading := _HEADING.fullmatch(line):
            return heading[1] if heading[1] in ALL_SECTIONS else ""
    key = lines[-1].partition(":")[0].strip() if lines else ""
    return key if key in LINES else ""


def _said(sheet: Sheet, asked: bool) -> Iterable[Finding]:
    return (finding for finding in sheet.reading.findings if asked or finding.key not in _NOT_YET)


def _with_line(screen: Screen, finding: Finding) -> Markup:
    words = words_of(screen, finding)
    if not finding.line:
        return tag("span", words)
    return tag("span", tag("b", screen.t("finding-line", line=finding.line)), " ", words)
