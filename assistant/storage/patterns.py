"""The versions of the patterns' texts, in the database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, and_, func, insert, select, update

from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState, PatternVersion
from assistant.errors import Stale
from assistant.storage.tables import pattern_versions

_V = pattern_versions.c
_OTHER = pattern_versions.alias("other")


def _newest(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """The highest number among the versions of the same text that fulfil the conditions."""
    same = and_(_OTHER.c.pattern_id == _V.pattern_id, _OTHER.c.language == _V.language)
    return select(func.max(_OTHER.c.number)).where(same, *conditions).scalar_subquery()


_VISIBLE = _V.number == func.coalesce(
    _newest(_OTHER.c.state == PatternState.REVIEWED.value), _newest(_OTHER.c.file_sha256 != "")
)


class SqlPatternVersions:
    """All versions of all patterns' texts. Implements `services.pattern_ports.PatternVersions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, version: PatternVersion) -> PatternVersion:
        """Store a new version under the next number of its pattern and language."""
        last = self._connection.scalar(
            select(func.max(_V.number)).where(_of(version.pattern_id, version.language))
        )
        numbered = replace(version, number=(last or 0) + 1)
        self._connection.execute(insert(pattern_versions).values(_values(numbered)))
        return numbered

    def save(self, version: PatternVersion, seen: PatternState) -> None:
        """Store state, Markdown, reviewer, day and note if the stored state still is `seen`, else Stale."""
        here = and_(_of(version.pattern_id, version.language), _V.number == version.number)
        change = update(pattern_versions).where(here, _V.state == seen.value)
        if self._connection.execute(change.values(_changing(version))).rowcount != 1:
            raise Stale("The version was changed elsewhere.")

    def get(self, pattern_id: PatternId, language: Language, number: int) -> PatternVersion | None:
        """The version with that number."""
        found = self._found(_of(pattern_id, language), _V.number == number)
        return found[0] if found else None

    def history(self, pattern_id: PatternId, language: Language) -> list[PatternVersion]:
        """All versions of a text, newest first."""
        return self._found(_of(pattern_id, language))[::-1]

    def latest_visible(self, pattern_id: PatternId, language: Language) -> PatternVersion | None:
        """The version everyone sees."""
        found = self._found(_of(pattern_id, language), _VISIBLE)
        return found[0] if found else None

    def all_visible(self, language: Language | None = None) -> list[PatternVersion]:
        """The visible version of every text, or of those in one language; by pattern and language."""
        spoken = () if language is None else (_V.language == language.value,)
        return self._found(_VISIBLE, *spoken)

    def all_newest(self) -> list[PatternVersion]:
        """The newest version of every text, visible or not; by pattern and language."""
        return self._found(_V.number == _newest())

    def imported(self) -> dict[tuple[PatternId, Language], str]:
        """The SHA-256 of the file that each text was last imported from."""
        columns = select(_V.pattern_id, _V.language, _V.file_sha256)
        rows = self._connection.execute(columns.where(_V.number == _newest(_OTHER.c.file_sha256 != "")))
        return {(PatternId(row.pattern_id), Language(row.language)): row.file_sha256 for row in rows}

    def _found(self, *conditions: ColumnElement[bool]) -> list[PatternVersion]:
        query = select(pattern_versions).where(*conditions)
        rows = self._connection.execute(query.order_by(_V.pattern_id, _V.language, _V.number))
        return [_version(row) for row in rows]


def _of(pattern_id: PatternId, language: Language) -> ColumnElement[bool]:
    return and_(_V.pattern_id == pattern_id, _V.language == language.value)


def _changing(version: PatternVersion) -> dict[str, Any]:
    """What a review may change of a version that is stored."""
    return {
        "state": version.state.value,
        "markdown": version.markdown,
        "reviewer": version.reviewer,
        "reviewed_at": version.reviewed_at,
        "note": version.note,
    }


def _values(version: PatternVersion) -> dict[str, Any]:
    return _changing(version) | {
        "pattern_id": version.pattern_id,
        "language": version.language.value,
        "number": version.number,
        "author": version.author,
        "file_sha256": version.file_sha256,
        "created_at": version.created_at,
    }


def _version(row: Row[Any]) -> PatternVersion:
    return PatternVersion(
        pattern_id=PatternId(row.pattern_id),
        language=Language(row.language),
        markdown=row.markdown,
        state=PatternState(row.state),
        created_at=row.created_at,
        author=None if row.author is None else PersonId(row.author),
        file_sha256=row.file_sha256,
        reviewer=None if row.reviewer is None else PersonId(row.reviewer),
        reviewed_at=row.reviewed_at,
        note=row.note,
        number=row.number,
    )
