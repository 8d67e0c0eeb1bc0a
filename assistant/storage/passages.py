"""Passages, their readers and vectors, and the outbox, in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select

from assistant.domain.language import Language
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind
from assistant.services.passage_ports import Change, Embedded, Entry
from assistant.storage.tables import passage_changes, passage_sources, passage_vectors, passages

_P, _V, _S = passages.c, passage_vectors.c, passage_sources.c
#: SQLite takes at most so many values in one statement; other databases take more.
_AT_ONCE = 500


class SqlPassages:
    """All passages. Implements `services.passage_ports.Passages`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, source: SourceKey, fingerprint: str, found: Sequence[Passage]) -> None:
        """Let a source consist of exactly these passages; those that stay keep their vectors."""
        before = {passage.id: passage for passage in self.of(source)}
        now = {passage.id: passage for passage in found}
        changed = [p.id for p in now.values() if p.id in before and before[p.id] != p]
        self._remove([known for known in before if known not in now])
        for passage_id in changed:
            here = passages.update().where(_P.id == passage_id)
            self._connection.execute(here.values(_values(now[passage_id])))
        added = [passage for passage in now.values() if passage.id not in before]
        if added:
            self._connection.execute(insert(passages), [_values(passage) for passage in added])
        self._note([*changed, *(passage.id for passage in added)])
        self._connection.execute(delete(passage_sources).where(_source_row(source)))
        row = _key(source) | {"fingerprint": fingerprint}
        self._connection.execute(insert(passage_sources).values(row))

    def remove(self, source: SourceKey) -> None:
        """Remove a source with all its passages and vectors."""
        self._remove([passage.id for passage in self.of(source)])
        self._connection.execute(delete(passage_sources).where(_source_row(source)))

    def fingerprints(self, kind: SourceKind) -> dict[SourceKey, str]:
        """What is published of a kind, and the fingerprint of what it was made from."""
        rows = self._connection.execute(select(passage_sources).where(_S.kind == kind.value))
        return {SourceKey(kind, row.source_id, Language(row.language)): row.fingerprint for row in rows}

    def get(self, ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        """The passages with these ids, as far as they exist."""
        found: dict[PassageId, Passage] = {}
        for some in _batches(ids):
            rows = self._connection.execute(select(passages).where(_P.id.in_(some)))
            found |= {PassageId(row.id): _passage(row) for row in rows}
        return found

    def of(self, source: SourceKey) -> list[Passage]:
        """The passages of a source in order."""
        query = select(passages).where(_of(source)).order_by(_P.position, _P.id)
        return [_passage(row) for row in self._connection.execute(query)]

    def without_vectors(self, model: str, limit: int) -> list[Passage]:
        """Passages that this model has not embedded yet."""
        embedded = select(_V.passage_id).where(_V.passage_id == _P.id, _V.model == model).exists()
        query = select(passages).where(~embedded).order_by(_P.id).limit(limit)
        return [_passage(row) for row in self._connection.execute(query)]

    def put_vectors(self, model: str, vectors: Sequence[Embedded]) -> None:
        """Store vectors; passages removed in the meantime are left out."""
        last = {one.passage_id: one.data for one in vectors}
        there = self.get(list(last))
        rows = [{"passage_id": one, "model": model, "data": last[one]} for one in there]
        if not rows:
            return
        for some in _batches(list(there)):
            old = and_(_V.model == model, _V.passage_id.in_(some))
            self._connection.execute(delete(passage_vectors).where(old))
        self._connection.execute(insert(passage_vectors), rows)
        self._note([one for one in last if one in there])

    def entries(self, model: str, ids: Sequence[PassageId] | None = None) -> list[Entry]:
        """All passages (or these) with this model's vectors."""
        joined = passages.outerjoin(passage_vectors, and_(_V.passage_id == _P.id, _V.model == model))
        query = select(passages, _V.data).select_from(joined).order_by(_P.id)
        if ids is None:
            rows: list[Row[Any]] = list(self._connection.execute(query))
        else:
            rows = [
                row
                for some in _batches(sorted(set(ids)))
                for row in self._connection.execute(query.where(_P.id.in_(some)))
            ]
        return [Entry(_passage(row), row.data) for row in rows]

    def vectors(self, model: str, ids: Sequence[PassageId]) -> dict[PassageId, bytes]:
        """What this model made of these passages, as far as it has embedded them."""
        query = select(_V.passage_id, _V.data).where(_V.model == model)
        return {
            PassageId(row[0]): row[1]
            for some in _batches(ids)
            for row in self._connection.execute(query.where(_V.passage_id.in_(some)))
        }

    def page(self, model: str, after: PassageId, limit: int) -> list[Entry]:
        """The next passages by id with this model's vectors, for reading all of them without holding all."""
        joined = passages.outerjoin(passage_vectors, and_(_V.passage_id == _P.id, _V.model == model))
        query = select(passages, _V.data).select_from(joined).where(_P.id > after)
        return [
            Entry(_passage(row), row.data)
            for row in self._connection.execute(query.order_by(_P.id).limit(limit))
        ]

    def waiting(self, model: str) -> int:
        """How many passages this model has not embedded yet."""
        embedded = select(_V.passage_id).where(_V.passage_id == _P.id, _V.model == model).exists()
        return int(self._connection.scalar(select(func.count()).select_from(passages).where(~embedded)) or 0)

    def embedded(self, model: str) -> dict[PassageId, frozenset[Reader]]:
        """Which passages this model has embedded, and who may read each."""
        query = select(_P.id, _P.readers).join(passage_vectors, _V.passage_id == _P.id)
        groups: dict[str, frozenset[Reader]] = {}
        return {
            PassageId(row.id): groups.setdefault(row.readers, _readers(row.readers))
            for row in self._connection.execute(query.where(_V.model == model))
        }

    def last_change(self) -> int:
        """The number of the latest change; 0 when there was none."""
        return int(self._connection.scalar(select(func.max(passage_changes.c.number))) or 0)

    def changes(self, after: int, limit: int) -> list[Change]:
        """The changes after that number, oldest first."""
        query = select(passage_changes).where(passage_changes.c.number > after)
        rows = self._connection.execute(query.order_by(passage_changes.c.number).limit(limit))
        return [Change(row.number, PassageId(row.passage_id)) for row in rows]

    def first_change(self) -> int:
        """The number of the oldest change that is still noted; 0 when none is."""
        return int(self._connection.scalar(select(func.min(passage_changes.c.number))) or 0)

    def forget_changes(self, until: int) -> None:
        """Forget the changes up to that number: whoever had not seen them yet must begin anew."""
        self._connection.execute(delete(passage_changes).where(passage_changes.c.number <= until))

    def count(self) -> int:
        """How many passages there are."""
        return int(self._connection.scalar(select(func.count()).select_from(passages)) or 0)

    def _remove(self, ids: Sequence[PassageId]) -> None:
        for some in _batches(ids):
            self._connection.execute(delete(passages).where(_P.id.in_(some)))
        self._note(ids)

    def _note(self, ids: Sequence[PassageId]) -> None:
        if ids:
            self._connection.execute(insert(passage_changes), [{"passage_id": one} for one in ids])


def _batches(ids: Sequence[PassageId]) -> Iterator[list[PassageId]]:
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _key(source: SourceKey) -> dict[str, str]:
    return {"kind": source.kind.value, "source_id": source.id, "language": source.language.value}


def _of(source: SourceKey) -> ColumnElement[bool]:
    same = (_P.kind == source.kind.value, _P.source_id == source.id, _P.language == source.language.value)
    return and_(*same)


def _source_row(source: SourceKey) -> ColumnElement[bool]:
    same = (_S.kind == source.kind.value, _S.source_id == source.id, _S.language == source.language.value)
    return and_(*same)


def _values(passage: Passage) -> dict[str, Any]:
    return _key(passage.source) | {
        "id": passage.id,
        "title": passage.title,
        "anchor": passage.anchor,
        "heading": passage.heading,
        "text": passage.text,
        "position": passage.order,
        "readers": "\n".join(sorted(passage.readers)),
        "file": passage.file,
    }


def _readers(stored: str) -> frozenset[Reader]:
    return frozenset(Reader(one) for one in stored.split("\n") if one)


def _passage(row: Row[Any]) -> Passage:
    return Passage(
        id=PassageId(row.id),
        source=SourceKey(SourceKind(row.kind), row.source_id, Language(row.language)),
        title=row.title,
        anchor=row.anchor,
        heading=row.heading,
        text=row.text,
        order=row.position,
        readers=_readers(row.readers),
        file=row.file,
    )
