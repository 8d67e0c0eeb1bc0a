"""Documents of the organisation: what was read out of a file, as sections of plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.passages import Reader

DocumentId = NewType("DocumentId", str)


@dataclass(frozen=True)
class DocumentSection:
    """The text under one heading, or of one page or slide that has none.

    `anchor` is unique in its document and names the place in a link; `trail` holds the headings above this
    one, outermost first; `text` is plain text, paragraphs apart by an empty line, never empty.
    """

    anchor: str
    heading: str = field(repr=False)
    trail: tuple[str, ...] = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class ExtractedDocument:
    """What a file says: its title and its sections in order.

    `unread` numbers the pages, from 1, of a PDF that hold no text one can read, such as scans in between;
    `kind` is what people call such a file (`PDF`, `Markdown` …).
    """

    title: str
    sections: tuple[DocumentSection, ...]
    unread: tuple[int, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Document:
    """A document of the organisation; its text is kept beside it, the file itself is not.

    `readers` is everyone or one team; `sha256` names the bytes it was read from; `uploaded_by` is None for
    the command line and for people who are gone.
    """

    id: DocumentId
    title: str = field(repr=False)
    file_name: str = field(repr=False)
    kind: str
    language: Language
    readers: Reader
    sha256: str
    uploaded_by: PersonId | None
    created_at: datetime
    updated_at: datetime
    unread: tuple[int, ...] = ()
