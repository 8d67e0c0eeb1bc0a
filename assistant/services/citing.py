"""Citing: a passage with where it comes from, so that whoever reads it can judge how far it carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domain.documents import DocumentId
from assistant.domain.ids import ReflectionId
from assistant.domain.passages import Passage, PassageId, SourceKey, SourceKind
from assistant.domain.patterns import PatternId, PatternState
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.application import Application
from assistant.services.finding import exact_quote, passage_for
from assistant.services.patterns import PatternRow, row_of
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork

#: What is between letters and not seen: soft hyphen, zero-width space and joiners, byte order mark.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
#: Marks that whoever quotes puts around a quote.
_AROUND = "\"'“”„‟‘’‚‛«»‹› "


@dataclass(frozen=True)
class Origin:
    """Where a text comes from. What a source of its kind does not have is empty or None.

    `owner` looks after a pattern, added a document, or wrote a reflection; `mine` says that the reflection is
    the reader's own. `since` is the day a document was last changed or a reflection begun.
    """

    source: SourceKey
    title: str = field(repr=False)
    owner: str = field(default="", repr=False)
    state: PatternState | None = None
    reviewed: date | None = None
    review_by: date | None = None
    stale: bool = False
    since: date | None = None
    file: str = ""
    mine: bool = False


@dataclass(frozen=True)
class Citation:
    """A passage and its origin."""

    passage: Passage
    origin: Origin


def cite(app: Application, person: Person, passage_id: PassageId) -> Citation:
    """The passage with that id and its origin. Raises NotFound also when it is not for this person."""
    passage = passage_for(app, person, passage_id)
    origin = origins(app, person, [passage.source]).get(passage.source)
    if origin is None:
        raise NotFound("what this passage came from is gone")
    return Citation(passage, origin)


def landing(
    app: Application, person: Person, passage_id: PassageId, kind: SourceKind, source_id: str
) -> Passage | None:
    """The passage a link leads to, if it still stands in this source for this person, else None."""
    try:
        passage = passage_for(app, person, passage_id)
    except NotFound:
        return None
    here = (passage.source.kind, passage.source.id) == (kind, source_id)
    return passage if here else None


def origins(app: Application, person: Person, sources: Iterable[SourceKey]) -> dict[SourceKey, Origin]:
    """Where texts come from, as far as they still exist. For sources of passages that the person may read."""
    require(person, Action.READ_LIBRARY)
    with app.work(read_only=True) as work:
        found = {source: _origin(app, work, person, source) for source in dict.fromkeys(sources)}
    return {source: origin for source, origin in found.items() if origin is not None}


def origin_of(row: PatternRow) -> Origin:
    """What a line of the list of patterns says about where a text comes from."""
    return Origin(
        SourceKey(SourceKind.PATTERN, row.id, row.language),
        row.title,
        owner=row.owner,
        state=row.state,
        reviewed=row.reviewed,
        review_by=row.review_by,
        stale=row.stale,
    )


def quoted(passage: Passage, quote: str) -> str:
    """The quote as it stands in the passage; empty when it does not stand there.

    Beyond `exact_quote`, marks around the quote and signs that nobody sees make no difference.
    """
    bare, places = _bare(passage.text)
    for asked in (quote, quote.strip(_AROUND)):
        found = exact_quote(replace(passage, text=bare), _bare(asked)[0])
        if found and any(sign.isalnum() for sign in found):
            start = bare.find(found)
            return passage.text[places[start] : places[start + len(found) - 1] + 1]
    return ""


def quotes_that_stand(passage: Passage, quotes: Sequence[str]) -> tuple[str, ...]:
    """Of these quotes those that stand in the passage, as they stand there; the others are dropped."""
    found = (quoted(passage, quote) for quote in quotes)
    return tuple(dict.fromkeys(one for one in found if one))


def _bare(text: str) -> tuple[str, list[int]]:
    """The text without what is not seen, and where each of its characters stood."""
    places = [place for place, sign in enumerate(text) if sign not in _UNSEEN]
    return "".join(text[place] for place in places), places


def _origin(app: Application, work: UnitOfWork, person: Person, source: SourceKey) -> Origin | None:
    if source.kind is SourceKind.PATTERN:
        return _of_pattern(app, work, person, source)
    if source.kind is SourceKind.DOCUMENT:
        return _of_document(work, source)
    return _of_reflection(work, person, source)


def _of_pattern(app: Application, work: UnitOfWork, person: Person, source: SourceKey) -> Origin | None:
    version = work.patterns.latest_visible(PatternId(source.id), source.language)
    if version is None:
        return None
    return origin_of(row_of(app, person, version))


def _of_document(work: UnitOfWork, source: SourceKey) -> Origin | None:
    document = work.documents.get(DocumentId(source.id))
    if document is None:
        return None
    added_by = work.people.get(document.uploaded_by) if document.uploaded_by else None
    owner, since = added_by.name if added_by else "", document.updated_at.date()
    return Origin(source, document.title, owner=owner, since=since, file=document.file_name)


def _of_reflection(work: UnitOfWork, person: Person, source: SourceKey) -> Origin | None:
    reflection = work.reflections.get(ReflectionId(source.id))
    if reflection is None:
        return None
    mine, since = reflection.person_id == person.id, reflection.created_at.date()
    writer = None if mine else work.people.get(reflection.person_id)
    owner = writer.name if writer else ""
    return Origin(source, reflection.title, owner=owner, since=since, mine=mine)
