"""What every store around language models promises: the same of the one in memory and of SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.ids import PersonId, ReflectionId
from assistant.errors import StorageUnavailable
from assistant.services.model_ports import ModelCall, ModelDay, Outcome
from assistant.services.ports import UnitOfWork
from assistant.storage.engine import open_engine
from assistant.storage.migrate import migrate
from assistant.storage.model_tables import model_days
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import NOW, a_person, a_reflection
from tests.fakes.work import FakeStore

Opens = Callable[..., UnitOfWork]

SANNE, R1 = PersonId("p-sanne"), ReflectionId("r1")
SENT = ModelCall("c1", R1, 3, NOW, "openai:x", "models.example", "probe/1", "Iets ⟦gezegd⟧\nen meer")
ANSWERED = replace(
    SENT, outcome=Outcome.NOT_FIT, received="Goed zo!", faults=("praise", "closed"), tokens_in=9, tokens_out=2
)


@pytest.fixture(params=["memory", "sqlite"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opens]:
    """Opens units of work that know Sanne and one reflection of hers."""
    if request.param == "memory":
        opens: Opens = FakeStore()
        _fill(opens)
        yield opens
        return
    engine = open_engine(tmp_path, wait_seconds=0.2)
    migrate(engine, tmp_path)
    opens = OpensSqlWork(engine, wait_seconds=1)
    _fill(opens)
    yield opens
    engine.dispose()


def _fill(opens: Opens) -> None:
    with opens() as unit:
        unit.people.add(a_person("sanne"), "-")
        unit.reflections.add(a_reflection("r1"))
        unit.commit()


def test_a_call_is_kept_before_and_after_it_was_made(work: Opens) -> None:
    with work() as unit:
        unit.model_calls.add(SENT)
        unit.commit()
    with work() as unit:
        assert unit.model_calls.of(R1) == [SENT]
        unit.model_calls.save(ANSWERED)
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.model_calls.of(R1) == [ANSWERED]
        assert unit.model_calls.of(ReflectionId("r2")) == []


def test_calls_come_in_the_order_they_were_made(work: Opens) -> None:
    later = replace(SENT, id="a0", at=NOW + timedelta(seconds=1))
    with work() as unit:
        unit.model_calls.add(later)
        unit.model_calls.add(SENT)
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.model_calls.of(R1) == [SENT, later]


def test_calls_go_with_their_reflection_and_do_not_come_back(work: Opens) -> None:
    with work() as unit:
        unit.model_calls.add(SENT)
        unit.commit()
    with work() as unit:
        unit.reflections.remove(R1)
        unit.model_calls.save(ANSWERED)
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.model_calls.of(R1) == []


def test_a_call_for_no_reflection_and_one_made_twice_are_refused(work: Opens) -> None:
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.model_calls.add(replace(SENT, reflection_id=ReflectionId("r9")))
    with work() as unit:
        unit.model_calls.add(SENT)
        with pytest.raises(StorageUnavailable):
            unit.model_calls.add(SENT)


def test_figures_add_up_by_day_and_model(work: Opens) -> None:
    with work() as unit:
        for _ in range(2):
            unit.model_days.count(ModelDay("2026-11-21", "openai:x", 1, 0, 100, 9))
        unit.model_days.count(ModelDay("2026-11-21", "local:y", 1, 1, 50, 8))
        unit.model_days.count(ModelDay("2026-11-20", "openai:x", 1, 1, 10, 1))
        unit.commit()
    with work(read_only=True) as unit:
        assert unit.model_days.since("2026-11-21") == [
            ModelDay("2026-11-21", "local:y", 1, 1, 50, 8),
            ModelDay("2026-11-21", "openai:x", 2, 0, 200, 18),
        ]
        assert [one.day for one in unit.model_days.since("2026-11-01")] == ["2026-11-20", *["2026-11-21"] * 2]


def test_figures_have_no_place_for_a_person() -> None:
    assert set(model_days.c.keys()) == {"day", "model", "calls", "shown", "tokens_in", "tokens_out"}


def test_a_person_switches_it_off_and_on(work: Opens) -> None:
    with work() as unit:
        assert not unit.model_people.off(SANNE)
        unit.model_people.switch(SANNE, off=True)
        unit.model_people.called(SANNE, "2026-11-21")
        assert unit.model_people.off(SANNE)
        unit.model_people.switch(SANNE, off=False)
        assert not unit.model_people.off(SANNE)
        assert unit.model_people.calls(SANNE, "2026-11-21") == 1


def test_calls_of_a_person_are_counted_for_one_day_only(work: Opens) -> None:
    with work() as unit:
        for day in ("2026-11-20", "2026-11-21", "2026-11-21"):
            unit.model_people.called(SANNE, day)
        assert unit.model_people.calls(SANNE, "2026-11-21") == 2
        assert unit.model_people.calls(SANNE, "2026-11-20") == 0


def test_what_a_person_wanted_goes_with_them(work: Opens) -> None:
    with work() as unit:
        unit.model_people.switch(SANNE, off=True)
        unit.model_calls.add(SENT)
        unit.people.remove(SANNE)
        assert not unit.model_people.off(SANNE)
        assert unit.model_calls.of(R1) == []
