"""Who reflects well by themselves is asked less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.ids import StageId
from assistant.domain.reflections import OPENING, Exchange, Kind, Mode, Status
from assistant.services.fading import fade_for
from tests.fakes.talks import House
from tests.fakes.things import a_reflection, an_exchange

NOW = a_reflection("now")
FULL = (
    an_exchange(1, "De overdracht.", stage=OPENING, kind=Kind.OPENING),
    an_exchange(2, "Alles wat erbij hoort.", stage=StageId("description"), kind=Kind.QUESTION),
)
PROBED = (*FULL, an_exchange(3, "Meer.", stage=StageId("description"), kind=Kind.PROBE))
SKIPPED = (FULL[0], replace(FULL[1], answer=""))


def fade_after(*before: tuple[Exchange, ...], **changes: object) -> int:
    house = House()
    kept = {"minutes": 10, "status": Status.KEPT, **changes}
    with house.store() as work:
        for number, exchanges in enumerate(before):
            work.reflections.add(a_reflection(f"before-{number}", exchanges=exchanges, **kept))
        work.commit()
    with house.store(read_only=True) as work:
        return fade_for(work, NOW)


def test_three_full_reflections_without_a_probe_are_enough() -> None:
    assert fade_after(FULL, FULL, FULL) == 1
    assert fade_after(FULL, FULL) == 0


@pytest.mark.parametrize("other", [PROBED, SKIPPED])
def test_one_that_needed_a_probe_or_was_skipped_through_tells_otherwise(other: tuple[Exchange, ...]) -> None:
    assert fade_after(FULL, other, FULL) == 0


@pytest.mark.parametrize("changes", [{"minutes": 2}, {"mode": Mode.FORM}, {"status": Status.OPEN}])
def test_what_tells_nothing_is_not_counted(changes: dict[str, object]) -> None:
    assert fade_after(FULL, FULL, FULL, **changes) == 0
