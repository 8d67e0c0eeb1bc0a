"""The organisation's own documents: added and removed by experts and L&D, read by whom they are for."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.domain.documents import Document, DocumentId, DocumentSection, ExtractedDocument
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Reader, SourceKey, SourceKind, readers_of, team_reader
from assistant.domain.people import Person, Role
from assistant.domain.unseen import without_unseen
from assistant.errors import BadValue, NotAllowed, NotFound, Stale, UnreadableDocument
from assistant.services.application import Application
from assistant.services.document_ports import Progress
from assistant.services.ids import new_id
from assistant.services.people import Actor
from assistant.services.permissions import Action, may, require
from assistant.services.ports import AuditEntry, UnitOfWork

_TEAM = "team:"
_LONGEST_NAME = 200
_MEGABYTE = 1024 * 1024
#: As much of a text as is looked at to tell its language: characters of the whole, sections one by one.
_CHARACTERS, _SECTIONS = 2_000, 40
#: As often adding is begun anew when someone adds the same document at the same time.
_TRIES = 5


class Outcome(StrEnum):
    """What adding came to: a new document, one that is there already, or a new text for one."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True)
class Added:
    """The document as it is now."""

    document: Document
    outcome: Outcome


@dataclass(frozen=True)
class DocumentRow:
    """A document in a list, and whether the person may remove or replace it."""

    document: Document
    manageable: bool


@dataclass(frozen=True)
class DocumentPage:
    """A document to read."""

    row: DocumentRow
    sections: tuple[DocumentSection, ...]


def add_document(
    app: Application,
    actor: Actor,
    content: bytes,
    file_name: str,
    readers: Reader = EVERYONE,
    progress: Progress | None = None,
) -> Added:
    """Read a file and keep its text, or let it replace what a file of that name said.

    For the same readers the same bytes are one document, whatever the file is called. May take minutes.
    Raises NotAllowed, BadValue for readers that cannot be, UnreadableDocument.
    """
    _may_give(actor, readers)
    check_size(app, len(content))
    name, sha256 = _file_name(file_name), hashlib.sha256(content).hexdigest()
    extracted: ExtractedDocument | None = None
    for _ in range(_TRIES):
        with app.work(read_only=True) as work:
            known = _known(work, readers, sha256, name)
        if known is not None and known.sha256 == sha256:
            return Added(known, Outcome.SAME)
        extracted = extracted or app.documents.read(content, name, progress)
        begun = known or _blank(app, name, readers)
        document = _described(app, actor, replace(begun, sha256=sha256), extracted)
        if _kept(app, actor, document, known, extracted.sections):
            return Added(document, Outcome.CHANGED if known else Outcome.NEW)
    raise Stale("someone else is adding this document at the same time")


def list_documents(app: Application, actor: Actor) -> list[DocumentRow]:
    """The documents the actor may read or manage, by title; for the command line all there are."""
    _may_read(actor)
    with app.work(read_only=True) as work:
        found = work.documents.all()
    return [_row(actor, document) for document in found if _reads(actor, document)]


def read_document(app: Application, actor: Actor, document_id: DocumentId) -> DocumentPage:
    """A document with its text. Raises NotFound also when it is not for this person."""
    _may_read(actor)
    with app.work(read_only=True) as work:
        document = _found(work, actor, document_id)
        sections = work.documents.sections(document_id)
    return DocumentPage(_row(actor, document), sections)


def remove_document(app: Application, actor: Actor, document_id: DocumentId) -> Document:
    """Remove a document with everything that was made of it, for good. Raises NotFound, NotAllowed."""
    if isinstance(actor, Person):
        require(actor, Action.MANAGE_DOCUMENTS)
    with app.work() as work:
        document = _found(work, actor, document_id)
        if not _manages(actor, document):
            raise NotAllowed("this document is managed by others")
        work.passages.remove(_source(document))
        work.documents.remove(document_id)
        _note(app, work, actor, "remove document", document)
        work.commit()
    app.forget_deleted()
    return document


def choices(app: Application, person: Person) -> list[Reader]:
    """Whom the person may give documents to: everyone, then their teams; all teams for L&D."""
    require(person, Action.MANAGE_DOCUMENTS)
    teams = set(person.teams)
    if person.has(Role.LND):
        with app.work(read_only=True) as work:
            teams = teams.union(*(one.teams for one in work.people.all()))
    return [EVERYONE, *(team_reader(team) for team in sorted(teams, key=str.casefold))]


def parse_readers(text: str) -> Reader:
    """`everyone` or `team:NAME`. Raises BadValue for anything else."""
    given = " ".join(text.split())
    if given == EVERYONE:
        return EVERYONE
    team = given.removeprefix(_TEAM).strip()
    if not given.startswith(_TEAM) or not team or not team.isprintable():
        raise BadValue("readers are: everyone, or team:NAME")
    return team_reader(TeamName(team))


def team_of(readers: Reader) -> str:
    """The name of the team, empty for everyone."""
    return readers.removeprefix(_TEAM) if readers.startswith(_TEAM) else ""


def check_size(app: Application, size: int) -> None:
    """Raise UnreadableDocument for a file of more bytes than are read; before its bytes are taken in."""
    if size > app.documents.largest:
        limit = app.documents.largest // _MEGABYTE
        raise UnreadableDocument("too-large", size=-(-size // _MEGABYTE), limit=limit)


def _blank(app: Application, name: str, readers: Reader) -> Document:
    now = app.clock()
    return Document(DocumentId(new_id()), name, name, "", Language.EN, readers, "", None, now, now)


def _described(app: Application, actor: Actor, begun: Document, extracted: ExtractedDocument) -> Document:
    return replace(
        begun,
        title=extracted.title,
        kind=extracted.kind,
        language=_language(app, actor, extracted.sections),
        uploaded_by=actor.id if isinstance(actor, Person) else None,
        updated_at=app.clock(),
        unread=extracted.unread,
    )


def _language(app: Application, actor: Actor, sections: Sequence[DocumentSection]) -> Language:
    """That of the text; else of most of its sections; else the uploader's own."""
    beginning = "\n\n".join(section.text[:_CHARACTERS] for section in sections[:_SECTIONS])
    whole = app.language_of(beginning[:_CHARACTERS])
    if whole is not None:
        return whole
    each = Counter(app.language_of(section.text) for section in sections[:_SECTIONS])
    del each[None]
    if each:
        return max(Language, key=lambda language: each[language])
    return actor.language if isinstance(actor, Person) else Language.EN


def _kept(
    app: Application,
    actor: Actor,
    document: Document,
    known: Document | None,
    sections: Sequence[DocumentSection],
) -> bool:
    """Store document and passages in one transaction; False when `known` changed in the meantime."""
    source = _source(document)
    title, file = document.title, document.file_name
    passages = app.passages.make(source, title, file, frozenset({document.readers}), sections)
    with app.work() as work:
        if _known(work, document.readers, document.sha256, file) != known:
            return False
        if known is None:
            work.documents.add(document, sections)
        else:
            work.documents.save(document, sections)
            if _source(known) != source:
                work.passages.remove(_source(known))
        work.passages.put(source, document.sha256, passages)
        _note(app, work, actor, "change document" if known else "add document", document)
        work.commit()
    if known is not None:
        app.forget_deleted()
    return True


def _known(work: UnitOfWork, readers: Reader, sha256: str, name: str) -> Document | None:
    return work.documents.by_content(readers, sha256) or work.documents.by_name(readers, name)


def _source(document: Document) -> SourceKey:
    return SourceKey(SourceKind.DOCUMENT, document.id, document.language)


def _file_name(given: str) -> str:
    """The name as it is kept: composed letters, nothing unseen, not too long, its ending left."""
    composed = unicodedata.normalize("NFC", without_unseen(given.replace("\\", "/")))
    plain = "".join(sign if sign.isprintable() else " " for sign in composed)
    return " ".join(plain.split())[-_LONGEST_NAME:].strip(" /") or "document"


def _may_give(actor: Actor, readers: Reader) -> None:
    """Raise NotAllowed unless the actor may add documents for these readers."""
    if not isinstance(actor, Person):
        return
    require(actor, Action.MANAGE_DOCUMENTS)
    if not _within(actor, readers):
        raise NotAllowed("a document can be given to everyone or to a team of one's own")


def _may_read(actor: Actor) -> None:
    if isinstance(actor, Person):
        require(actor, Action.READ_LIBRARY)


def _within(person: Person, readers: Reader) -> bool:
    return person.has(Role.LND) or readers in readers_of(person)


def _manages(actor: Actor, document: Document) -> bool:
    if not isinstance(actor, Person):
        return True
    if not may(actor, Action.MANAGE_DOCUMENTS):
        return False
    return _within(actor, document.readers) or document.uploaded_by == actor.id


def _reads(actor: Actor, document: Document) -> bool:
    if not isinstance(actor, Person):
        return True
    return document.readers in readers_of(actor) or _manages(actor, document)


def _row(actor: Actor, document: Document) -> DocumentRow:
    return DocumentRow(document, _manages(actor, document))


def _found(work: UnitOfWork, actor: Actor, document_id: DocumentId) -> Document:
    document = work.documents.get(document_id)
    if document is None or not _reads(actor, document):
        raise NotFound("there is no document with this id")
    return document


def _note(app: Application, work: UnitOfWork, actor: Actor, action: str, document: Document) -> None:
    name = actor.login if isinstance(actor, Person) else actor
    work.audit.record(AuditEntry(app.clock(), name, action, document.id))
