"""Which method is proposed, and why."""

from __future__ import annotations

import pytest

from assistant.domain.language import Tongue
from assistant.domain.methods import MINUTES
from assistant.services.proposals import propose
from tests.fakes.talks import RICH, TONGUE_NAMES, TONGUES, House


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
@pytest.mark.parametrize("minutes", MINUTES)
def test_a_method_that_fits_the_time_is_proposed_with_its_reason(minutes: int, tongue: Tongue) -> None:
    house = House()
    for occasion in ("", "!?", RICH[tongue.language]):
        proposal = propose(house.app, house.me, occasion, minutes, tongue)
        assert minutes in proposal.method.minutes
        assert proposal.reason == proposal.method.texts[tongue.language].fits.for_(tongue.address)


def test_two_minutes_propose_the_two_minute_method_or_the_shortest() -> None:
    house = House()
    assert propose(house.app, house.me, "", 2, TONGUES[0]).method.id in {"two-minute", "driscoll"}


def test_a_person_is_not_always_proposed_the_same() -> None:
    house = House()
    proposed = []
    for _ in range(5):
        method = propose(house.app, house.me, "", 10, TONGUES[0]).method
        proposed.append(method.id)
        house.begin(method.id, 10)
    assert len(set(proposed)) == 5


def test_feelings_lead_to_a_method_that_asks_for_them() -> None:
    house = House()
    told = "Ik was boos en verdrietig na het gesprek."
    chosen = propose(house.app, house.me, told, 20, TONGUES[0]).method
    wanted = {e.value for stage in chosen.stages for c in stage.criteria for e in c.any_of}
    assert "feeling" in wanted
