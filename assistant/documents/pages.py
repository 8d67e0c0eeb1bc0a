"""Pages of a PDF as text: running lines are dropped, lines become paragraphs, cut words are mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

#: How many lines at the top and at the bottom of a page may be running headers and footers.
_EDGE: Final = 3
_FEWEST_PAGES: Final = 3
#: On this share of the pages a line stands if it is a running one; left and right pages may differ.
_MOST_PAGES: Final = 0.45
_NUMBER: Final = re.compile(r"\d+")
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}\s*\d+\s*$")
_BULLET: Final = re.compile(r"(?:[-*•·–—‣▪◦●○■□➢✓\uf0b7\uf0a7]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+")
_CUT: Final = re.compile(r"(\w+)(-|\u00ad)$")
#: After these a hyphen belongs to the word: `Vor- und Nachteile`, `voor- en nadelen`.
_HANGING: Final = re.compile(r"(?:en|of|und|oder|bzw|sowie|noch|and|or|to|tot|bis)\b")
_SENTENCE_END: Final = re.compile(r"[.!?:…][\"'”“»)\]]*$")
_FULL_LINE: Final = 0.7


def without_repeated(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without running headers, footers and page numbers."""
    filled = [[line.rstrip() for line in lines if line.strip()] for lines in pages]
    if len(filled) < _FEWEST_PAGES:
        return filled
    counts = Counter(
        key for number, lines in enumerate(filled) for key in {k for _, k in _edge_keys(lines, number)}
    )
    enough = max(_FEWEST_PAGES, _MOST_PAGES * sum(1 for lines in filled if lines))
    kept = []
    for number, lines in enumerate(filled):
        running = {place for place, key in _edge_keys(lines, number) if counts[key] >= enough}
        kept.append([line for place, line in enumerate(lines) if place not in running])
    return kept


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined to paragraphs: one ends at a short line, before a bullet, at an empty line."""
    lines = [" ".join(line.split()) for line in lines if not _LEADERS.search(line)]
    full = _FULL_LINE * _usual_length(lines)
    text = last = ""
    for line in lines:
        if text and _goes_on(last, line, full):
            text = _mended(text, line)
        else:
            if text:
                yield text
            text = line
        last = line
    if text:
        yield text


def _edge_keys(lines: Sequence[str], page: int) -> Iterator[tuple[int, str]]:
    """The places of the outer lines, each with the line as it stands, and with its number less the page's."""
    places = {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}
    for place in places:
        words = " ".join(lines[place].split()).casefold()
        yield place, words
        relative = _NUMBER.sub(lambda found: f"{int(found[0][:9]) - page:+}", words, count=1)
        if relative != words:
            yield place, relative


def _usual_length(lines: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in lines)
    return lengths[len(lengths) * 8 // 10] if lengths else 0


def _goes_on(last: str, line: str, full: float) -> bool:
    if not line or not last or _BULLET.match(line):
        return False
    if _CUT.search(last) and line[:1].islower():
        return True
    if line[:1].islower() and not _SENTENCE_END.search(last):
        return True
    return len(last) >= full and not (_SENTENCE_END.search(last) and len(last) < full * 1.2)


def _mended(text: str, line: str) -> str:
    """The next line added; a word cut by the line end is one word again."""
    cut = _CUT.search(text)
    if not cut or not line[:1].isalpha():
        return f"{text} {line}"
    if cut[2] == "\u00ad":
        return text[:-1] + line
    if line[:1].islower():
        return f"{text} {line}" if _HANGING.match(line) else text[:-1] + line
    # A hyphen before a capital stays: `Kunden-` `Gespräch`.
    return text + line
