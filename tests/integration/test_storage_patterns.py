"""What every store of patterns' versions promises: the same questions to the one in memory and to SQLite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.patterns import PatternId, PatternState, PatternVersion
from assistant.errors import Stale, StorageUnavailable
from assistant.services.ports import UnitOfWork
from tests.fakes.things import NOW

Opens = Callable[..., UnitOfWork]

CASE = PatternId("handing-over")
SANNE, BRAM = PersonId("p-sanne"), PersonId("p-bram")
DRAFT, SUBMITTED, REVIEWED = PatternState


def a_version(state: PatternState = DRAFT, **changes: Any) -> PatternVersion:
    """Words of Sanne's in Dutch."""
    version = PatternVersion(CASE, Language.NL, f"Woorden, {state}.", state, NOW, SANNE)
    return replace(version, **changes)


def from_file(state: PatternState = REVIEWED, sha: str = "abc", **changes: Any) -> PatternVersion:
    return a_version(state, author=None, file_sha256=sha, **changes)


def kept(opens: Opens, *versions: PatternVersion) -> list[int]:
    """Store them; return their numbers."""
    with opens() as unit:
        numbers = [unit.patterns.add(version).number for version in versions]
        unit.commit()
    return numbers


def seen(opens: Opens, language: Language = Language.NL) -> int | None:
    """The number of the version everyone sees."""
    with opens(read_only=True) as unit:
        version = unit.patterns.latest_visible(CASE, language)
    return None if version is None else version.number


def test_a_version_comes_back_as_stored_under_the_next_number(peopled: Opens) -> None:
    one = a_version(reviewer=BRAM, reviewed_at=NOW + timedelta(days=1), note="Mooi voorbeeld.")
    assert kept(peopled, one, from_file(), a_version(language=Language.DE)) == [1, 2, 1]
    with peopled(read_only=True) as unit:
        assert unit.patterns.get(CASE, Language.NL, 1) == replace(one, number=1)
        assert unit.patterns.get(CASE, Language.NL, 2) == from_file(number=2)
        assert unit.patterns.get(CASE, Language.NL, 3) is None
        assert [version.number for version in unit.patterns.history(CASE, Language.NL)] == [2, 1]


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        ([], None),
        ([a_version()], None),
        ([a_version(SUBMITTED)], None),
        ([from_file(DRAFT)], 1),
        ([from_file(SUBMITTED)], 1),
        ([from_file(DRAFT), a_version()], 1),
        ([from_file(DRAFT), from_file(DRAFT, "def")], 2),
        ([from_file(DRAFT), a_version(REVIEWED), a_version()], 2),
        ([from_file(REVIEWED), from_file(DRAFT, "def")], 1),
        ([a_version(REVIEWED), a_version(REVIEWED), a_version(SUBMITTED)], 2),
    ],
)
def test_everyone_sees_the_newest_reviewed_version_or_the_files_draft(
    peopled: Opens, versions: list[PatternVersion], shown: int | None
) -> None:
    kept(peopled, *versions)
    assert seen(peopled) == shown
    with peopled(read_only=True) as unit:
        assert [version.number for version in unit.patterns.all_visible()] == ([shown] if shown else [])


def test_the_visible_and_the_newest_come_by_pattern_and_language(peopled: Opens) -> None:
    other = PatternId("a-first")
    kept(peopled, from_file(), a_version(), from_file(language=Language.DE), from_file(pattern_id=other))
    with peopled(read_only=True) as unit:
        everywhere = [(v.pattern_id, v.language, v.number) for v in unit.patterns.all_visible()]
        newest = [(v.pattern_id, v.language, v.number) for v in unit.patterns.all_newest()]
        dutch = [v.pattern_id for v in unit.patterns.all_visible(Language.NL)]
    assert everywhere == [(other, Language.NL, 1), (CASE, Language.DE, 1), (CASE, Language.NL, 1)]
    assert newest == [(other, Language.NL, 1), (CASE, Language.DE, 1), (CASE, Language.NL, 2)]
    assert dutch == [other, CASE]


def test_the_last_imported_file_is_known_for_each_text(peopled: Opens) -> None:
    kept(peopled, from_file(sha="one"), from_file(sha="two"), a_version(), a_version(language=Language.DE))
    with peopled(read_only=True) as unit:
        assert unit.patterns.imported() == {(CASE, Language.NL): "two"}


def test_a_review_changes_state_words_and_who_decided_and_nothing_else(peopled: Opens) -> None:
    kept(peopled, a_version(SUBMITTED))
    decided = a_version(REVIEWED, number=1, reviewer=BRAM, reviewed_at=NOW, note="Goed zo.")
    with peopled() as unit:
        unit.patterns.save(replace(decided, author=BRAM, created_at=NOW + timedelta(1)), SUBMITTED)
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.patterns.get(CASE, Language.NL, 1) == decided


def test_what_was_decided_meanwhile_is_not_overwritten(peopled: Opens) -> None:
    kept(peopled, a_version(REVIEWED))
    with peopled() as unit:
        with pytest.raises(Stale):
            unit.patterns.save(a_version(DRAFT, number=1), SUBMITTED)
        with pytest.raises(Stale):
            unit.patterns.save(a_version(DRAFT, number=2), SUBMITTED)
    assert seen(peopled) == 1


def test_a_version_of_nobody_known_is_refused(peopled: Opens) -> None:
    with peopled() as unit, pytest.raises(StorageUnavailable):
        unit.patterns.add(a_version(author=PersonId("p-nobody")))


def test_erasing_someone_takes_their_drafts_and_leaves_what_was_reviewed_without_their_name(
    peopled: Opens,
) -> None:
    by_bram = a_version(REVIEWED, author=BRAM, reviewer=SANNE, reviewed_at=NOW)
    kept(peopled, a_version(REVIEWED), a_version(SUBMITTED), a_version(), by_bram)
    with peopled() as unit:
        unit.people.remove(SANNE)
        unit.commit()
    with peopled(read_only=True) as unit:
        left = unit.patterns.history(CASE, Language.NL)
    assert [(version.number, version.author, version.reviewer) for version in left] == [
        (4, BRAM, None),
        (1, None, None),
    ]
    assert kept(peopled, a_version(author=BRAM)) == [5]
