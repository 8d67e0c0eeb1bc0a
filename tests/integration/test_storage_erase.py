"""What was deleted is gone from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assistant.domain.ids import PersonId, ReflectionId
from assistant.domain.reflections import Summary
from assistant.storage.engine import open_engine
from assistant.storage.erase import make_erased
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import NOW, a_person, a_reflection, an_exchange

SANNE = PersonId("p-sanne")
SECRETS = ("Antwoord-dat-weg-moet", "Titel-die-weg-moet", "Vraag-die-weg-möet", "Concept-dat-weg-moet")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with some reflections around one that is to be deleted."""
    engine = open_engine(tmp_path, wait_seconds=0.2)
    migrate(engine, tmp_path)
    with OpensSqlWork(engine)() as unit:
        unit.people.add(a_person(), "hash")
        for number in range(40):
            answers = tuple(an_exchange(n, f"Antwoord {number}. " * 20) for n in range(1, 8))
            unit.reflections.add(a_reflection(f"r{number}", exchanges=answers))
        unit.commit()
    with OpensSqlWork(engine)() as unit:
        found = unit.reflections.get(ReflectionId("r20"))
        assert found is not None
        told = found.with_exchange(an_exchange(3, SECRETS[0] * 300))
        unit.reflections.save(replace(told, title=SECRETS[1], summary=Summary(question=SECRETS[2])), seen=0)
        unit.drafts.put(SANNE, "r20/4", SECRETS[3], NOW)
        unit.commit()
    yield engine
    engine.dispose()


def test_a_deleted_sentence_is_nowhere_in_the_data_folder(tmp_path: Path, engine: Engine) -> None:
    assert _found(tmp_path) == set(SECRETS)
    _delete(engine)
    assert _found(tmp_path) != set()
    assert make_erased(engine)
    assert _found(tmp_path) == set()
    with OpensSqlWork(engine)() as unit:
        assert unit.reflections.count(SANNE) == 39
        assert unit.people.get(SANNE) is not None


def test_while_someone_reads_an_older_state_it_says_that_it_is_not_done(
    tmp_path: Path, engine: Engine
) -> None:
    with OpensSqlWork(engine)(read_only=True) as reading:
        assert reading.reflections.count(SANNE) == 40
        _delete(engine)
        assert not make_erased(engine)
        assert reading.reflections.count(SANNE) == 40
    assert make_erased(engine)
    assert _found(tmp_path) == set()


def _delete(engine: Engine) -> None:
    with OpensSqlWork(engine)() as unit:
        unit.reflections.remove(ReflectionId("r20"))
        unit.commit()


def _found(folder: Path) -> set[str]:
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {secret for secret in SECRETS if any(secret.encode() in content for content in files)}
