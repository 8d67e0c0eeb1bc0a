"""DOCX: paragraphs with heading styles become sections; lists and tables become lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from assistant.documents.ooxml import Package, attribute, below, child, local
from assistant.documents.outline import Outline, one_line

#: Deleted and moved text, field codes, second renderings, and text boxes, which come after their paragraph.
_SKIPPED: Final = frozenset({"del", "moveFrom", "instrText", "Fallback", "txbxContent", "rt"})
_IN_CELLS: Final = frozenset({"tc"})
_IN_TABLES: Final = frozenset({"tbl"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"heading ([1-9])$", re.I)
_CONTENTS: Final = re.compile(r"(?:toc(?: heading| \d)|table of figures)$", re.I)
_LIST: Final = re.compile(r"list (?:bullet|number|paragraph)", re.I)
_DEEPEST_STYLE: Final = 12
_TEXT_LEVEL: Final = 9


@dataclass(frozen=True)
class _Style:
    name: str = ""
    level: int = 0
    listed: bool = False


def read(package: Package, name: str) -> Outline:
    """The sections of the document; its title is the paragraph in the style Title, else the property."""
    main = package.main()
    body = child(package.part(main), "body")
    outline = Outline(one_line(package.property("title")) or name)
    reader = _Reader(outline, _styles(package, main))
    reader.blocks(body if body is not None else ())
    return outline


class _Reader:
    def __init__(self, outline: Outline, styles: Mapping[str, _Style]) -> None:
        self._outline = outline
        self._styles = styles
        self._titled = False

    def blocks(self, elements: Any) -> None:
        """Paragraphs and tables, also inside content controls and tracked insertions."""
        for element in elements:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._outline.table([_cells(row) for row in below(element, _IN_CELLS) if local(row) == "tr"])
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent"):
                self.blocks(element)

    def _paragraph(self, element: Any) -> None:
        properties = child(element, "pPr")
        style = self._style(properties)
        text = _words(element)
        if _CONTENTS.match(style.name):
            return
        if style.name.lower() == "title" and not self._titled and text.strip():
            self._outline.title, self._titled = one_line(text), True
        elif style.level:
            self._outline.heading(style.level, text)
        elif style.listed:
            self._outline.item(text, depth=_depth(properties))
        else:
            self._outline.paragraph(text)
        for box in below(element, frozenset({"Fallback"})):
            if local(box) == "txbxContent":
                self.blocks(box)

    def _style(self, properties: Any) -> _Style:
        """The style of a paragraph with what the paragraph itself says about level and list."""
        if properties is None:
            return self._styles.get("", _Style())
        named = child(properties, "pStyle")
        style = self._styles.get(attribute(named, "val") if named is not None else "", _Style())
        return _Style(style.name, _level(properties) or style.level, style.listed or _numbered(properties))


def _styles(package: Package, main: str) -> dict[str, _Style]:
    """The paragraph styles by their ids, each with what it inherits; the default one under no id."""
    found = (target for kind, target in package.related(main).values() if kind.endswith("/styles"))
    root = package.part(next(found, ""))
    listed = [style for style in root if local(style) == "style"] if root is not None else []
    raw = {attribute(style, "styleId"): style for style in listed}
    styles = {key: _inherited(raw, key) for key in raw}
    for key, style in raw.items():
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            styles[""] = styles[key]
    return styles


def _inherited(raw: Mapping[str, Any], key: str) -> _Style:
    name, level, listed = "", 0, False
    for _ in range(_DEEPEST_STYLE):
        element = raw.get(key)
        if element is None:
            break
        called = attribute(child(element, "name"), "val") if child(element, "name") is not None else ""
        heading = _HEADING.match(called)
        properties = child(element, "pPr")
        name = name or called
        level = level or (int(heading[1]) if heading else _level(properties))
        listed = listed or bool(_LIST.match(called)) or _numbered(properties)
        base = child(element, "basedOn")
        key = attribute(base, "val") if base is not None else ""
    return _Style(name, level, listed)


def _level(properties: Any) -> int:
    """The outline level as a heading's, from 1; 0 for running text."""
    found = child(properties, "outlineLvl") if properties is not None else None
    value = attribute(found, "val") if found is not None else ""
    return int(value) + 1 if value.isdigit() and int(value) < _TEXT_LEVEL else 0


def _numbered(properties: Any) -> bool:
    number = child(properties, "numPr", "numId") if properties is not None else None
    return number is not None and attribute(number, "val") != "0"


def _depth(properties: Any) -> int:
    level = child(properties, "numPr", "ilvl") if properties is not None else None
    value = attribute(level, "val") if level is not None else ""
    return int(value) if value.isdigit() else 0


def _cells(row: Any) -> list[str]:
    """The cells of a row; a table within a cell is part of its text."""
    return [_words(cell) for cell in below(row, _IN_TABLES) if local(cell) == "tc"]


def _words(element: Any) -> str:
    """The text of a paragraph or cell as it reads now, with tracked insertions and without deletions."""
    words = []
    for found in below(element, _SKIPPED):
        name = local(found)
        if name == "t":
            words.append(found.text or "")
        elif name in _SIGNS and local(found.getparent()) == "r":
            words.append(_SIGNS[name])
        elif name == "p":
            words.append("\n")
    return "".join(words)
