"""Documents and passages, in memory; promised in `services/document_ports.py` and `passage_ports.py`."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from assistant.domain.documents import Document, DocumentId, DocumentSection
from assistant.domain.ids import PersonId
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind
from assistant.errors import NotFound, StorageUnavailable
from assistant.services.passage_ports import Change, Embedded, Entry

Stored = dict[DocumentId, tuple[Document, tuple[DocumentSection, ...]]]


def without_uploader(stored: Stored, person_id: PersonId) -> None:
    """The documents of someone who is gone stay, without their name."""
    for name, (document, sections) in list(stored.items()):
        if document.uploaded_by == person_id:
            stored[name] = (replace(document, uploaded_by=None), sections)


class FakeDocuments:
    """All documents."""

    def __init__(self, stored: Stored, people: Container[PersonId]) -> None:
        self._stored = stored
        self._people = people

    def add(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        if document.id in self._stored:
            raise _contradiction()
        self._put(document, sections)

    def save(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        if document.id not in self._stored:
            raise NotFound("There is no document with this id.")
        self._put(document, sections)

    def get(self, document_id: DocumentId) -> Document | None:
        found = self._stored.get(document_id)
        return found[0] if found else None

    def sections(self, document_id: DocumentId) -> tuple[DocumentSection, ...]:
        found = self._stored.get(document_id)
        return found[1] if found else ()

    def by_content(self, readers: Reader, sha256: str) -> Document | None:
        found = (one for one in self.all() if (one.readers, one.sha256) == (readers, sha256))
        return next(found, None)

    def by_name(self, readers: Reader, file_name: str) -> Document | None:
        found = (one for one in self.all() if (one.readers, one.file_name) == (readers, file_name))
        return next(found, None)

    def all(self) -> list[Document]:
        documents = (document for document, _ in self._stored.values())
        return sorted(documents, key=lambda one: (normalize("NFC", one.title.casefold()), one.id))

    def remove(self, document_id: DocumentId) -> None:
        self._stored.pop(document_id, None)

    def _put(self, document: Document, sections: Sequence[DocumentSection]) -> None:
        if document.uploaded_by is not None and document.uploaded_by not in self._people:
            raise _contradiction()
        namesakes = (
            self.by_content(document.readers, document.sha256),
            self.by_name(document.readers, document.file_name),
        )
        if any(one is not None and one.id != document.id for one in namesakes):
            raise _contradiction()
        self._stored[document.id] = (document, tuple(sections))


@dataclass
class Cards:
    """Everything that is known of passages."""

    passages: dict[PassageId, Passage] = field(default_factory=dict)
    sources: dict[SourceKey, str] = field(default_factory=dict)
    vectors: dict[tuple[PassageId, str], bytes] = field(default_factory=dict)
    changes: list[PassageId] = field(default_factory=list)

    def copy(self) -> Cards:
        """The same in a box of its own."""
        return Cards(**{name: things.copy() for name, things in vars(self).items()})


class FakePassages:
    """All passages with their readers and vectors."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def put(self, source: SourceKey, fingerprint: str, passages: Sequence[Passage]) -> None:
        now = {passage.id: passage for passage in passages}
        self._drop([one.id for one in self.of(source) if one.id not in now])
        for passage in now.values():
            if self._cards.passages.get(passage.id) != passage:
                self._cards.passages[passage.id] = passage
                self._cards.changes.append(passage.id)
        self._cards.sources[source] = fingerprint

    def remove(self, source: SourceKey) -> None:
        self._drop([passage.id for passage in self.of(source)])
        self._cards.sources.pop(source, None)

    def fingerprints(self, kind: SourceKind) -> dict[SourceKey, str]:
        return {source: print_ for source, print_ in self._cards.sources.items() if source.kind is kind}

    def get(self, ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        return {one: self._cards.passages[one] for one in ids if one in self._cards.passages}

    def of(self, source: SourceKey) -> list[Passage]:
        found = (passage for passage in self._cards.passages.values() if passage.source == source)
        return sorted(found, key=lambda passage: (passage.order, passage.id))

    def without_vectors(self, model: str, limit: int) -> list[Passage]:
        found = [p for p in self._cards.passages.values() if (p.id, model) not in self._cards.vectors]
        return sorted(found, key=lambda passage: passage.id)[:limit]

    def put_vectors(self, model: str, vectors: Sequence[Embedded]) -> None:
        for passage_id, data in {one.passage_id: one.data for one in vectors}.items():
            if passage_id in self._cards.passages:
                self._cards.vectors[passage_id, model] = data
                self._cards.changes.append(passage_id)

    def entries(self, model: str, ids: Sequence[PassageId] | None = None) -> list[Entry]:
        wanted = self._cards.passages if ids is None else set(ids)
        found = sorted(one for one in self._cards.passages if one in wanted)
        return [Entry(self._cards.passages[one], self._cards.vectors.get((one, model))) for one in found]

    def vectors(self, model: str, ids: Sequence[PassageId]) -> dict[PassageId, bytes]:
        return {one: self._cards.vectors[one, model] for one in ids if (one, model) in self._cards.vectors}

    def page(self, model: str, after: PassageId, limit: int) -> list[Entry]:
        return [entry for entry in self.entries(model) if entry.passage.id > after][:limit]

    def waiting(self, model: str) -> int:
        return len(self.without_vectors(model, len(self._cards.passages)))

    def embedded(self, model: str) -> dict[PassageId, frozenset[Reader]]:
        known = self._cards.passages.items()
        return {one: passage.readers for one, passage in known if (one, model) in self._cards.vectors}

    def last_change(self) -> int:
        return max((number for number, one in enumerate(self._cards.changes, 1) if one), default=0)

    def first_change(self) -> int:
        return min((number for number, one in enumerate(self._cards.changes, 1) if one), default=0)

    def forget_changes(self, until: int) -> None:
        known = self._cards.changes
        known[:until] = [PassageId("")] * len(known[:until])

    def changes(self, after: int, limit: int) -> list[Change]:
        numbered = enumerate(self._cards.changes, 1)
        return [Change(number, one) for number, one in numbered if one and number > after][:limit]

    def count(self) -> int:
        return len(self._cards.passages)

    def _drop(self, ids: Sequence[PassageId]) -> None:
        for one in ids:
            del self._cards.passages[one]
            self._cards.changes.append(one)
        for key in [key for key in self._cards.vectors if key[0] in ids]:
            del self._cards.vectors[key]


def _contradiction() -> StorageUnavailable:
    return StorageUnavailable("The store refused a change that contradicts what it holds.")
