"""PPTX: every slide is a section under its title; tables become lines, notes follow the slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from assistant.documents.ooxml import Package, attribute, below, child, local
from assistant.documents.outline import Outline, one_line

_TITLES: Final = frozenset({"title", "ctrTitle"})
#: Placeholders that say the same on every slide.
_REPEATED: Final = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
_HELD_BY: Final = frozenset({"grpSp", "AlternateContent", "Choice", "spTree"})


def read(package: Package, name: str, progress: Callable[[int, int], None]) -> Outline:
    """The slides in the order of the talk; the title of the first one names the document."""
    main = package.main()
    related = package.related(main)
    listed = child(package.part(main), "sldIdLst")
    # A slide has two ids; the one with a namespace is the relation's.
    ids = [_relation(slide) for slide in listed] if listed is not None else []
    names = [related[key][1] for key in ids if key in related]
    outline = Outline(one_line(package.property("title")) or name)
    for number, part in enumerate(names, start=1):
        _slide(package, part, number, outline)
        progress(number, len(names))
    return outline


def _relation(slide: Any) -> str:
    return next((str(value) for key, value in slide.attrib.items() if key.endswith("}id")), "")


def _slide(package: Package, part: str, number: int, outline: Outline) -> None:
    root = package.part(part)
    tree = child(root, "cSld", "spTree") if root is not None else None
    if tree is None:
        return
    shapes = list(_shapes(tree))
    title = next((text for text in map(_title, shapes) if text), "")
    if title and number == 1:
        outline.title = title
    outline.page(f"slide-{number}", title or f"p. {number}")
    for shape in shapes:
        _shape(shape, outline)
    for kind, target in package.related(part).values():
        notes = package.part(target) if kind.endswith("/notesSlide") else None
        for shape in _shapes(child(notes, "cSld", "spTree")) if notes is not None else ():
            _shape(shape, outline, notes=True)


def _shapes(tree: Any) -> Iterator[Any]:
    """Shapes and tables in order, also those in groups; not the second rendering for older programs."""
    for found in tree if tree is not None else ():
        name = local(found)
        if name in ("sp", "graphicFrame"):
            yield found
        elif name in _HELD_BY:
            yield from _shapes(found)


def _placeholder(shape: Any) -> str | None:
    """The type of a placeholder, `body` if it has none, None for a shape of its own."""
    found = child(shape, "nvSpPr", "nvPr", "ph")
    return None if found is None else attribute(found, "type") or "body"


def _title(shape: Any) -> str:
    return one_line(_words(shape)) if _placeholder(shape) in _TITLES else ""


def _shape(shape: Any, outline: Outline, notes: bool = False) -> None:
    placeholder = _placeholder(shape)
    if placeholder in _TITLES or placeholder in _REPEATED:
        return
    if local(shape) == "graphicFrame":
        rows = [found for found in below(shape, frozenset()) if local(found) == "tr"]
        outline.table([[_words(cell) for cell in row if local(cell) == "tc"] for row in rows])
        return
    body = child(shape, "txBody")
    listed = placeholder == "body" and not notes
    texts = [p for p in body if local(p) == "p" and _words(p).strip()] if body is not None else []
    for paragraph in texts:
        properties = child(paragraph, "pPr")
        level = attribute(properties, "lvl") if properties is not None else ""
        depth = int(level) if level.isdigit() else 0
        if depth or (listed and len(texts) > 1):
            outline.item(_words(paragraph), depth=depth)
        else:
            outline.paragraph(_words(paragraph))


def _words(element: Any) -> str:
    words = []
    for found in below(element, frozenset()):
        name = local(found)
        if name == "t":
            words.append(found.text or "")
        elif name in ("br", "p"):
            words.append("\n")
    return "".join(words).strip("\n")
