"""Documents of the organisation: what was read out of a file, as sections of plain text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DocumentSection:
    """The text under one heading, or of one page or slide that has none.

    `anchor` is unique in its document and names the place in a link; `trail` holds the headings above this
    one, outermost first; `text` is plain text, paragraphs apart by an empty line, never empty.
    """

    anchor: str
    heading: str
    trail: tuple[str, ...]
    text: str = field(repr=False)


@dataclass(frozen=True)
class ExtractedDocument:
    """What a file says: its title and its sections in order.

    `unread` numbers the pages, from 1, of a PDF that hold no text one can read, such as scans in between.
    """

    title: str
    sections: tuple[DocumentSection, ...]
    unread: tuple[int, ...] = ()
