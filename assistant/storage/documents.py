"""The organisation's documents, in the database.

The column `sections` holds the text:
[{"anchor": "...", "heading": "...", "trail": ["..."], "text": "..."}]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from assistant.domain.documents import Document, DocumentId, DocumentSection
from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.passages import Reader
from assistant.errors import NotFound
from assistant.storage.tables import documents
from assistant.storage.words import folded

_D = documents.c
_WITHOUT_TEXT = [column for column in _D if column.name != "sections"]


class SqlDocuments:
    """All documents. Implements `services.document_ports.Documents`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        """Store a new document with its text."""
        self._connection.execute(insert(documents).values(_values(document, sections)))

    def save(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        """Let the document with this id be this one, with this text. Raises NotFound."""
        here = update(documents).where(_D.id == document.id)
        if self._connection.execute(here.values(_values(document, sections))).rowcount != 1:
            raise NotFound("There is no document with this id.")

    def get(self, document_id: DocumentId) -> Document | None:
        """The document with that id."""
        return self._one(_D.id == document_id)

    def sections(self, document_id: DocumentId) -> tuple[DocumentSection, ...]:
        """The text of a document in order; nothing when it does not exist."""
        stored = self._connection.scalar(select(_D.sections).where(_D.id == document_id))
        return tuple(
            DocumentSection(part["anchor"], part["heading"], tuple(part["trail"]), part["text"])
            for part in stored or ()
        )

    def by_content(self, readers: Reader, sha256: str) -> Document | None:
        """The document for these readers that was read from these bytes."""
        return self._one(_D.readers == readers, _D.sha256 == sha256)

    def by_name(self, readers: Reader, file_name: str) -> Document | None:
        """The document for these readers that was read from a file of this name."""
        return self._one(_D.readers == readers, _D.file_name == file_name)

    def all(self) -> list[Document]:
        """All documents, by title."""
        found = [_document(row) for row in self._connection.execute(select(*_WITHOUT_TEXT))]
        return sorted(found, key=lambda document: (folded(document.title), document.id))

    def remove(self, document_id: DocumentId) -> None:
        """Remove the document with its text."""
        self._connection.execute(delete(documents).where(_D.id == document_id))

    def _one(self, *conditions: ColumnElement[bool]) -> Document | None:
        row = self._connection.execute(select(*_WITHOUT_TEXT).where(*conditions)).one_or_none()
        return None if row is None else _document(row)


def _values(document: Document, sections: Sequence[DocumentSection]) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "file_name": document.file_name,
        "kind": document.kind,
        "language": document.language.value,
        "readers": document.readers,
        "sha256": document.sha256,
        "unread": list(document.unread),
        "sections": [asdict(section) for section in sections],
        "uploaded_by": document.uploaded_by,
        "created_at": document.created_at,
        "updated_at": document.updated_at,
    }


def _document(row: Row[Any]) -> Document:
    return Document(
        id=DocumentId(row.id),
        title=row.title,
        file_name=row.file_name,
        kind=row.kind,
        language=Language(row.language),
        readers=Reader(row.readers),
        sha256=row.sha256,
        uploaded_by=None if row.uploaded_by is None else PersonId(row.uploaded_by),
        created_at=row.created_at,
        updated_at=row.updated_at,
        unread=tuple(row.unread),
    )
