"""The versions of patterns, in memory; what is promised stands in `services/pattern_ports.py`."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.patterns import PatternFile, PatternId, PatternState, PatternVersion, visible
from assistant.errors import Stale, StorageUnavailable


class Shelved:
    """A library whose files of patterns are set by the test."""

    def __init__(self, *files: PatternFile) -> None:
        self.files = files

    def pattern_files(self) -> tuple[PatternFile, ...]:
        """As set."""
        return self.files


Versions = dict[tuple[PatternId, Language, int], PatternVersion]


def without_person(versions: Versions, person_id: PersonId) -> None:
    """Take away what someone wrote and nobody reviewed; the rest no longer knows them."""
    for key, version in list(versions.items()):
        if version.author == person_id and version.state is not PatternState.REVIEWED:
            del versions[key]
            continue
        author = None if version.author == person_id else version.author
        reviewer = None if version.reviewer == person_id else version.reviewer
        versions[key] = replace(version, author=author, reviewer=reviewer)


class FakePatternVersions:
    """All versions of all patterns' texts."""

    def __init__(self, versions: Versions, people: Container[PersonId]) -> None:
        self._versions = versions
        self._people = people

    def add(self, version: PatternVersion) -> PatternVersion:
        self._need_people(version)
        versions = self.history(version.pattern_id, version.language)
        numbered = replace(version, number=versions[0].number + 1 if versions else 1)
        self._versions[_key(numbered)] = numbered
        return numbered

    def save(self, version: PatternVersion, seen: PatternState) -> None:
        stored = self._versions.get(_key(version))
        if stored is None or stored.state is not seen:
            raise Stale("The version was changed elsewhere.")
        self._need_people(version)
        self._versions[_key(version)] = replace(
            stored,
            state=version.state,
            markdown=version.markdown,
            reviewer=version.reviewer,
            reviewed_at=version.reviewed_at,
            note=version.note,
        )

    def get(self, pattern_id: PatternId, language: Language, number: int) -> PatternVersion | None:
        return self._versions.get((pattern_id, language, number))

    def history(self, pattern_id: PatternId, language: Language) -> list[PatternVersion]:
        found = (v for v in self._versions.values() if (v.pattern_id, v.language) == (pattern_id, language))
        return sorted(found, key=lambda version: version.number, reverse=True)

    def latest_visible(self, pattern_id: PatternId, language: Language) -> PatternVersion | None:
        return visible(self.history(pattern_id, language))

    def all_visible(self, language: Language | None = None) -> list[PatternVersion]:
        found = (self.latest_visible(*text) for text in self._texts())
        return [v for v in found if v is not None and language in (None, v.language)]

    def all_newest(self) -> list[PatternVersion]:
        return [self.history(*text)[0] for text in self._texts()]

    def imported(self) -> dict[tuple[PatternId, Language], str]:
        last = {}
        for text in self._texts():
            from_files = [v.file_sha256 for v in self.history(*text) if v.from_files]
            if from_files:
                last[text] = from_files[0]
        return last

    def _texts(self) -> list[tuple[PatternId, Language]]:
        return sorted({(version.pattern_id, version.language) for version in self._versions.values()})

    def _need_people(self, version: PatternVersion) -> None:
        for person_id in (version.author, version.reviewer):
            if person_id is not None and person_id not in self._people:
                raise StorageUnavailable("The store refused a change that contradicts what it holds.")


def _key(version: PatternVersion) -> tuple[PatternId, Language, int]:
    return (version.pattern_id, version.language, version.number)
