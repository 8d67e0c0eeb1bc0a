"""What every store of kept feedback promises: the same of the one in memory and of SQLite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.drafting import FeedbackModel
from assistant.domain.feedback_drafts import KEPT_FOR, FeedbackDraft, FeedbackDraftId
from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.errors import StorageUnavailable
from assistant.services.ports import UnitOfWork
from assistant.storage.backup import back_up, restore
from assistant.storage.engine import open_engine
from assistant.storage.erase import make_erased
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import NOW, a_person

Opens = Callable[..., UnitOfWork]

SANNE, BRAM = PersonId("p-sanne"), PersonId("p-bram")
WORDS = ("Concept-dat-weg-moet", "Aantekening-die-weg-moet", "Naam-die-weg-moet", "Gelegenheid-die-weg-moet")


def a_draft(name: str = "d1", **changes: Any) -> FeedbackDraft:
    model, language = FeedbackModel.FOUR_G, Language.NL
    draft = FeedbackDraft(FeedbackDraftId(name), SANNE, *WORDS, model, language, NOW, NOW + KEPT_FOR)
    return replace(draft, **changes)


def keep(opens: Opens, *drafts: FeedbackDraft) -> None:
    with opens() as unit:
        for draft in drafts:
            unit.feedback_drafts.add(draft)
        unit.commit()


def test_a_draft_comes_back_as_it_was(peopled: Opens) -> None:
    keep(peopled, a_draft(text="Kijk „eerst“.\n\n\tEn dan? 🌻"))
    with peopled(read_only=True) as unit:
        assert unit.feedback_drafts.get(FeedbackDraftId("d1")) == a_draft(
            text="Kijk „eerst“.\n\n\tEn dan? 🌻"
        )
        assert unit.feedback_drafts.get(FeedbackDraftId("d9")) is None


def test_a_draft_is_there_once_and_belongs_to_somebody(peopled: Opens) -> None:
    keep(peopled, a_draft())
    for wrong in (a_draft(), a_draft("d2", person_id=PersonId("p-nobody"))):
        with peopled() as unit, pytest.raises(StorageUnavailable):
            unit.feedback_drafts.add(wrong)


def test_ones_own_come_the_latest_first(peopled: Opens) -> None:
    later = NOW + timedelta(days=1)
    keep(peopled, a_draft(), a_draft("d3", created=later), a_draft("d2", created=later))
    keep(peopled, a_draft("d4", person_id=BRAM))
    with peopled(read_only=True) as unit:
        assert [one.id for one in unit.feedback_drafts.of(SANNE)] == ["d2", "d3", "d1"]
        assert [one.id for one in unit.feedback_drafts.of(BRAM)] == ["d4"]


def test_only_the_words_change(peopled: Opens) -> None:
    keep(peopled, a_draft())
    words = {"text": "Anders", "to_name": "", "model": FeedbackModel.SBI, "language": Language.DE}
    fixed = {"person_id": BRAM, "created": NOW - KEPT_FOR, "expires": NOW + 2 * KEPT_FOR}
    with peopled() as unit:
        unit.feedback_drafts.save(a_draft(**words, **fixed))
        unit.feedback_drafts.save(a_draft("d9"))
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.feedback_drafts.of(SANNE) == [a_draft(**words)]
        assert unit.feedback_drafts.get(FeedbackDraftId("d9")) is None


def test_those_end_whose_time_is_over(peopled: Opens) -> None:
    late = NOW + KEPT_FOR + timedelta(microseconds=1)
    keep(peopled, a_draft(), a_draft("d2", person_id=BRAM), a_draft("d3", expires=late))
    with peopled() as unit:
        assert unit.feedback_drafts.end(NOW + KEPT_FOR - timedelta(microseconds=1)) == 0
        assert unit.feedback_drafts.end(NOW + KEPT_FOR) == 2
        unit.commit()
    with peopled(read_only=True) as unit:
        assert [one.id for one in unit.feedback_drafts.of(SANNE)] == ["d3"]
        assert unit.feedback_drafts.of(BRAM) == []


def test_they_go_when_they_are_removed_and_with_their_person(peopled: Opens) -> None:
    keep(peopled, a_draft(), a_draft("d2"), a_draft("d3", person_id=BRAM))
    with peopled() as unit:
        unit.feedback_drafts.remove(FeedbackDraftId("d1"))
        unit.people.remove(BRAM)
        unit.commit()
    with peopled(read_only=True) as unit:
        assert [one.id for one in unit.feedback_drafts.of(SANNE)] == ["d2"]
        assert unit.feedback_drafts.get(FeedbackDraftId("d3")) is None


def test_a_backup_holds_them_and_a_deleted_one_is_nowhere_in_the_files(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    engine = open_engine(data, wait_seconds=0.2)
    migrate(engine, data)
    opens = OpensSqlWork(engine)
    with opens() as unit:
        unit.people.add(a_person("sanne"), "hash")
        unit.commit()
    keep(opens, a_draft())
    back_up(data, tmp_path / "b.zip", NOW)
    assert found(data) == set(WORDS)
    with opens() as unit:
        unit.feedback_drafts.remove(FeedbackDraftId("d1"))
        unit.commit()
    assert make_erased(engine)
    assert found(data) == set()
    engine.dispose()
    restore(tmp_path / "b.zip", tmp_path / "new")
    engine = open_engine(tmp_path / "new")
    with OpensSqlWork(engine)(read_only=True) as unit:
        assert unit.feedback_drafts.of(SANNE) == [a_draft()]
    engine.dispose()


def found(folder: Path) -> set[str]:
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {word for word in WORDS if any(word.encode() in content for content in files)}
