"""PDF: bookmarks become sections where there are some, else pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from assistant.documents.characters import clean
from assistant.documents.outline import Outline, one_line, slug
from assistant.documents.pages import paragraphs, without_repeated
from assistant.errors import UnreadableDocument

#: Fewer letters than this a page on average, and the pages are pictures.
_FEWEST_LETTERS: Final = 8
_MOST_BOOKMARKS: Final = 5_000
_DEEPEST_BOOKMARK: Final = 20
#: Bytes one page may unpack to, and operations it may consist of; drawings above this are not read.
_LIMITS: Final[dict[str, Any]] = {
    "zlib_maximum_output_length": 30_000_000,
    "lzw_maximum_output_length": 30_000_000,
    "array_based_stream_maximum_output_length": 30_000_000,
    "stream_parsing_work_maximum_count": 1_000_000,
}
#: Titles that programs give and nobody chose.
_NO_TITLE: Final = re.compile(r"microsoft (?:word|powerpoint) - |untitled|document\d*$|.*\.\w{2,4}$", re.I)
_NO_LETTER: Final = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class _Bookmark:
    level: int
    title: str
    page: int


def read(
    content: bytes, name: str, progress: Callable[[int, int], None], in_time: Callable[[], None]
) -> tuple[Outline, tuple[int, ...]]:
    """The sections of the document and the pages, from 1, on which no text was found.

    `in_time` is called often and raises when reading has taken too long.
    Raises UnreadableDocument for encrypted files and for pages that are pictures.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_LIMITS):
        reader = pypdf.PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("encrypted", "PDF")
        texts = _texts(reader, progress, in_time)
        title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
        bookmarks = _bookmarks(reader)
    letters = [len(_NO_LETTER.sub("", text)) for text in texts]
    if sum(letters) < _FEWEST_LETTERS * len(letters):
        raise UnreadableDocument("scanned" if letters else "empty", "PDF")
    outline = Outline(name if not title or _NO_TITLE.match(title) else title)
    _fill(outline, without_repeated([text.splitlines() for text in texts]), bookmarks)
    return outline, tuple(number for number, count in enumerate(letters, start=1) if not count)


def _texts(reader: Any, progress: Callable[[int, int], None], in_time: Callable[[], None]) -> list[str]:
    import pypdf.errors

    def watch(*_: object) -> None:
        in_time()

    texts = []
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        in_time()
        try:
            text = page.extract_text(visitor_operand_before=watch)
        except pypdf.errors.LimitReachedError:
            text = ""
        texts.append(clean(text))
        progress(number, pages)
    return texts


def _bookmarks(reader: Any) -> list[_Bookmark]:
    """The bookmarks that lead to a page, in order; a broken outline is none."""
    try:
        found = list(_walk(reader, reader.outline, 1))
    except Exception:
        return []
    return sorted(found[:_MOST_BOOKMARKS], key=lambda bookmark: bookmark.page)


def _walk(reader: Any, entries: Sequence[Any], level: int) -> Iterator[_Bookmark]:
    for entry in entries:
        if isinstance(entry, list):
            if level < _DEEPEST_BOOKMARK:
                yield from _walk(reader, entry, level + 1)
            continue
        page = reader.get_destination_page_number(entry)
        title = one_line(str(entry.title or ""))
        if title and page is not None and page >= 0:
            yield _Bookmark(level, title, page)


def _fill(outline: Outline, pages: Sequence[Sequence[str]], bookmarks: Sequence[_Bookmark]) -> None:
    """Lines into sections: from bookmark to bookmark, or page by page."""
    waiting: list[str] = []

    def flush() -> None:
        for paragraph in paragraphs(waiting):
            outline.paragraph(paragraph)
        waiting.clear()

    for number, lines in enumerate(pages):
        here = [bookmark for bookmark in bookmarks if bookmark.page == number]
        if not bookmarks:
            outline.page(f"page-{number + 1}", f"p. {number + 1}")
        start = 0
        for bookmark, (begin, end) in _places(here, lines):
            waiting.extend(lines[start:begin])
            flush()
            outline.heading(bookmark.level, bookmark.title, f"page-{number + 1}-{slug(bookmark.title)}")
            start = end
        waiting.extend(lines[start:])
        if not bookmarks:
            flush()
    flush()


def _places(
    bookmarks: Sequence[_Bookmark], lines: Sequence[str]
) -> Iterator[tuple[_Bookmark, tuple[int, int]]]:
    """Where on the page each bookmark's heading stands: its first line and the line after it.

    One that is not found opens the page if it is the first on it, and is left out otherwise.
    """
    start = 0
    for number, bookmark in enumerate(bookmarks):
        place = _heading(bookmark.title, lines, start)
        if place:
            start = place[1]
            yield bookmark, place
        elif not number:
            yield bookmark, (0, 0)


def _heading(title: str, lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """A heading over one to three lines, with or without its number."""
    wanted = _NO_LETTER.sub("", title).casefold() or title
    for first in range(start, len(lines)):
        for last in range(first + 1, min(first + 4, len(lines) + 1)):
            found = " ".join(lines[first:last])
            if (_NO_LETTER.sub("", found).casefold() or found.strip()) == wanted:
                return first, last
    return None
