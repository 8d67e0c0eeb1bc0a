"""What the use cases of documents need from the outside; storage, documents and reading implement it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.domain.documents import Document, DocumentId, DocumentSection, ExtractedDocument
from assistant.domain.language import Language
from assistant.domain.passages import Reader

#: Called with how many pages are read and how many there are.
Progress = Callable[[int, int], None]


class Documents(Protocol):
    """All documents. Nothing here checks who may read them; the services do."""

    def add(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        """Store a new document with its text."""

    def save(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        """Let the document with this id be this one, with this text. Raises NotFound."""

    def get(self, document_id: DocumentId) -> Document | None:
        """The document with that id."""

    def sections(self, document_id: DocumentId) -> tuple[DocumentSection, ...]:
        """The text of a document in order; nothing when it does not exist."""

    def by_content(self, readers: Reader, sha256: str) -> Document | None:
        """The document for these readers that was read from these bytes."""

    def by_name(self, readers: Reader, file_name: str) -> Document | None:
        """The document for these readers that was read from a file of this name."""

    def all(self) -> list[Document]:
        """All documents, by title."""

    def remove(self, document_id: DocumentId) -> None:
        """Remove the document with its text."""


class ReadsDocuments(Protocol):
    """Gets the text out of files."""

    @property
    def largest(self) -> int:
        """The largest file that is read, in bytes."""

    def read(self, content: bytes, file_name: str, progress: Progress | None = None) -> ExtractedDocument:
        """Title and sections of a file. Raises UnreadableDocument."""


class TellsLanguage(Protocol):
    """Tells Dutch, German and English apart."""

    def __call__(self, text: str) -> Language | None:
        """The language of the text, or None when unsure or when it is another one."""
