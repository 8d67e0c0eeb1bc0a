"""The outline of a document while it is read: headings open sections, paragraphs and lists fill them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.documents.characters import clean
from assistant.domain.documents import DocumentSection

_LONGEST_HEADING = 200
_LONGEST_ANCHOR = 60
_LONGEST_LABEL = 40


@dataclass
class _Open:
    anchor: str
    heading: str
    trail: tuple[str, ...]
    parts: list[tuple[bool, str]] = field(default_factory=list)


class Outline:
    """Collects sections in order; what stands before the first heading stands under `title`."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self._above: list[tuple[int, str]] = []
        #: The anchors there are, each with the number its last namesake got.
        self._anchors: dict[str, int] = {}
        self._sections: list[_Open] = []

    def heading(self, level: int, text: str, anchor: str = "") -> None:
        """A heading of that level (1 is the highest) opens a section; an empty one is no heading."""
        words = one_line(text)[:_LONGEST_HEADING].strip()
        if not words:
            return
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        trail = tuple(heading for _, heading in self._above)
        self._above.append((level, words))
        self._sections.append(_Open(self._unique(anchor or slug(words)), words, trail))

    def page(self, anchor: str, heading: str) -> None:
        """A page or slide without a heading of its own opens a section that belongs to no other."""
        self._above.clear()
        self._sections.append(_Open(self._unique(anchor), heading, ()))

    def paragraph(self, text: str) -> None:
        """A paragraph, apart from what stands before it."""
        self._add(True, _lines(text))

    def item(self, text: str, mark: str = "-", depth: int = 0) -> None:
        """An item of a list, one line below the item before it, indented by its depth."""
        words = one_line(text)
        self._add(False, f"{'  ' * min(depth, 8)}{mark} {words}" if words else "")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table as lines that can be read alone: `Column: cell; Column: cell`."""
        for number, line in enumerate(table_lines(rows)):
            self._add(number == 0, line)

    def sections(self) -> tuple[DocumentSection, ...]:
        """The sections that hold text; a heading without any lives on in the trails below it."""
        written = ((s, _joined(s.parts)) for s in self._sections)
        return tuple(DocumentSection(s.anchor, s.heading, s.trail, text) for s, text in written if text)

    def _add(self, apart: bool, text: str) -> None:
        if not text.strip():
            return
        if not self._sections:
            self._sections.append(_Open(self._unique("start"), self.title, ()))
        self._sections[-1].parts.append((apart, text))

    def _unique(self, wanted: str) -> str:
        anchor = wanted
        while anchor in self._anchors:
            self._anchors[wanted] += 1
            anchor = f"{wanted}-{self._anchors[wanted]}"
        self._anchors[anchor] = 1
        return anchor


def one_line(text: str) -> str:
    """The text cleaned, on one line, with single spaces."""
    return " ".join(_seen(text).split())


def slug(text: str) -> str:
    """A heading as an anchor: small letters without accents, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ANCHOR].rstrip("-") or "section"


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines; the first row names the columns if it can."""
    filled = [[one_line(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return []
    head = filled[0]
    labels = all(head) and len(set(head)) == len(head) > 1 and max(map(len, head)) <= _LONGEST_LABEL
    if labels and len(filled) > 1 and all(len(row) <= len(head) for row in filled):
        return [_labelled(head, row) for row in filled[1:]]
    return [" | ".join(cell for cell in row if cell) for row in filled]


def _labelled(head: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(head, row, strict=False)
    return "; ".join(f"{label.rstrip(':')}: {cell.rstrip(';')}" for label, cell in pairs if cell)


def _seen(text: str) -> str:
    """The text cleaned, and without the hyphens that show only at the end of a line."""
    return clean(text).replace("\u00ad", "")


def _lines(text: str) -> str:
    lines = (line.rstrip() for line in _seen(text).strip("\n").splitlines())
    return "\n".join(lines).strip()


def _joined(parts: Sequence[tuple[bool, str]]) -> str:
    """Paragraphs apart by an empty line; items and rows below one another."""
    text = ""
    for apart, part in parts:
        text += ("\n\n" if apart else "\n") + part if text else part
    return text.strip()
