"""HTML: `h1` to `h6` become sections; scripts, styles, navigation and hidden parts are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from assistant.documents.characters import clean
from assistant.documents.outline import Outline, one_line
from assistant.errors import UnreadableDocument


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LEFT_OUT: Final = _names(
    """script style noscript template nav footer form button select textarea svg math iframe object embed
    audio video canvas head dialog menu"""
)
_ROLES: Final = _names("navigation banner contentinfo search complementary menu menubar")
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = _names(
    """p div section article main body html blockquote ul ol dl dt dd table tr td th caption figure figcaption
    header aside address details summary hr li pre fieldset center"""
)


def read(text: str, name: str) -> Outline:
    """The sections of a page; its title is the `title` element, else the first `h1`, else the name."""
    root = _parsed(text)
    if root is None:
        return Outline(name)
    titles = (one_line("".join(found.itertext())) for tag in ("title", "h1") for found in root.iter(tag))
    outline = Outline(next((title for title in titles if title), name))
    _Reader(outline).all(_content(root))
    return outline


def paragraphs(fragment: str) -> Iterator[str]:
    """The paragraphs of a piece of HTML, as it stands in Markdown."""
    root = _parsed(fragment)
    if root is not None:
        outline = Outline()
        _Reader(outline).all(root)
        yield from (section.text for section in outline.sections())


def _parsed(text: str) -> Any:
    """The tree of a page; nothing is fetched for it."""
    content = clean(text).encode("utf-8")
    if not content.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(content, parser)
    if any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in parser.error_log):
        # Nested beyond the parser's limit; the rest would be missing without a word.
        raise UnreadableDocument("damaged", "HTML")
    return root


def _content(root: Any) -> Any:
    """The part of the page that the page itself calls its content, if there is exactly one."""
    mains = [part for part in root.iter("main", "div") if "main" in (part.tag, part.get("role"))]
    return mains[0] if len(mains) == 1 and one_line("".join(mains[0].itertext())) else root


def _hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "hidden" in element.attrib or element.get("aria-hidden") == "true" or "display:none" in style:
        return True
    if element.tag == "header":
        return element.find(".//h1") is None and element.find(".//h2") is None
    return element.get("role") in _ROLES


class _Reader:
    """Walks the tree without recursion, since pages can be nested without end."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._words: list[str] = []
        self._lists: list[int | None] = []
        self._item = False
        self._verbatim = 0

    def all(self, root: Any) -> None:
        """Every element below the root that a reader sees."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                self._add(element.tail if element is not root else None)
            elif element is not root and _hidden(element):
                walk.skip_subtree()
            elif element.tag == "table" and element.find(".//table") is None:
                self._flush()
                rows = element.iter("tr")
                self._outline.table([[_all(cell) for cell in row.iter("td", "th")] for row in rows])
                walk.skip_subtree()
            elif element.tag in _HEADINGS:
                self._flush()
                self._outline.heading(_HEADINGS[element.tag], _all(element), element.get("id") or "")
                walk.skip_subtree()
            else:
                self._start(element)
        self._flush()

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._item = True
            if self._lists and self._lists[-1] is not None:
                self._lists[-1] += 1
        elif tag == "br":
            self._words.append("\n")
        self._verbatim += tag == "pre"
        self._add(element.text)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if _hidden(element):
            return
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._verbatim -= tag == "pre"

    def _add(self, text: str | None) -> None:
        if text:
            self._words.append(text if self._verbatim else _collapsed(text))

    def _flush(self) -> None:
        text, self._words = "".join(self._words), []
        if not text.strip():
            return
        if self._item:
            number = self._lists[-1] if self._lists else None
            mark = "-" if number is None else f"{number}."
            self._outline.item(text, mark, max(0, len(self._lists) - 1))
        elif self._verbatim:
            self._outline.paragraph(text)
        else:
            self._outline.paragraph("\n".join(" ".join(line.split()) for line in text.split("\n")))
        self._item = False


def _collapsed(text: str) -> str:
    edge = text[:1].isspace(), text[-1:].isspace()
    return " " * edge[0] + " ".join(text.split()) + " " * (edge[1] and bool(text.strip()))


def _all(element: Any) -> str:
    """All words a reader sees in a cell or heading."""
    words = [element.text or ""]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, child in walk:
        if child is element:
            continue
        if event == "end":
            words.append((" " if child.tag in _BLOCKS or child.tag == "br" else "") + (child.tail or ""))
        elif _hidden(child):
            walk.skip_subtree()
        else:
            words.append((" " if child.tag in _BLOCKS else "") + (child.text or ""))
    return one_line("".join(words))
