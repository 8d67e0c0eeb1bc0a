"""Extracting: bytes of a file in, its title and sections out, or a refusal that says what to do."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from assistant.documents.characters import decoded
from assistant.documents.kinds import Kind, kind_of, stem, text_kind_of
from assistant.documents.outline import Outline, one_line
from assistant.domain.documents import ExtractedDocument
from assistant.errors import AssistantError, UnreadableDocument

#: The largest file, in bytes, and the longest reading, in seconds.
LARGEST: Final = 30 * 1024 * 1024
LONGEST: Final = 300.0
_MEGABYTE: Final = 1024 * 1024

#: Called with how many pages are done and how many there are.
Progress = Callable[[int, int], None]


def extract(
    content: bytes,
    file_name: str,
    progress: Progress | None = None,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> ExtractedDocument:
    """The title and the sections of a Markdown, text, HTML, PDF, DOCX or PPTX file.

    The content tells the kind; the name helps between kinds of text and is the title where the file has
    none. Nothing is fetched and nothing is written.

    Raises UnreadableDocument when there is no text to be had.
    """
    if len(content) > LARGEST:
        size = -(-len(content) // _MEGABYTE)
        raise UnreadableDocument("too-large", size=size, limit=LARGEST // _MEGABYTE)
    if not content.strip():
        raise UnreadableDocument("empty")
    kind = kind_of(content, file_name)
    try:
        outline, unread, kind = _read(content, kind, file_name, progress or _silent, _deadline(clock))
    except AssistantError:
        raise
    except Exception as error:  # whatever the libraries raise on a broken file
        raise UnreadableDocument("damaged", kind or "") from error
    sections = outline.sections()
    if not sections:
        raise UnreadableDocument("empty", kind or "")
    title = one_line(outline.title)[:200] or stem(file_name)
    return ExtractedDocument(title, sections, unread, kind.value)


class FileReader:
    """Implements `services.document_ports.ReadsDocuments`."""

    largest = LARGEST

    def read(self, content: bytes, file_name: str, progress: Progress | None = None) -> ExtractedDocument:
        """Title and sections of a file. Raises UnreadableDocument."""
        return extract(content, file_name, progress)


def _read(
    content: bytes, kind: Kind | None, file_name: str, progress: Progress, in_time: Callable[[], None]
) -> tuple[Outline, tuple[int, ...], Kind]:
    name = one_line(stem(file_name))
    if kind is Kind.PDF:
        from assistant.documents import pdf

        return *pdf.read(content, name, progress, in_time), kind
    if kind is Kind.DOCX or kind is Kind.PPTX:
        return _office(content, kind, name, progress), (), kind
    text = decoded(content)
    found = text_kind_of(text, file_name)
    return _text(text, found, name), (), found


def _office(content: bytes, kind: Kind, name: str, progress: Progress) -> Outline:
    from assistant.documents import slides, word
    from assistant.documents.ooxml import Package

    package = Package(content, kind)
    return word.read(package, name) if kind is Kind.DOCX else slides.read(package, name, progress)


def _text(text: str, kind: Kind, name: str) -> Outline:
    from assistant.documents import html, markdown, plain

    readers = {Kind.HTML: html.read, Kind.MARKDOWN: markdown.read, Kind.TEXT: plain.read}
    return readers[kind](text, name)


def _deadline(clock: Callable[[], float]) -> Callable[[], None]:
    end = clock() + LONGEST

    def in_time() -> None:
        if clock() > end:
            raise UnreadableDocument("too-slow", "PDF")

    return in_time


def _silent(done: int, of: int) -> None:
    """Tells nobody."""
