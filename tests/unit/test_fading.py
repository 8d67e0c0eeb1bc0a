"""Who reflects well by themselves is asked less."""

from __future__ import annotations

import pytest

from assistant.domain.ids import MethodId, StageId
from assistant.domain.language import Language
from assistant.domain.reflections import OPENING, QUESTION, Exchange, Kind, Mode, Status
from assistant.services.fading import fade_for
from tests.fakes.talks import RICH, House
from tests.fakes.things import a_reflection, an_exchange

NOW = a_reflection("now")
STAGES = ("what", "so-what", "now-what")


def told(*answers: str) -> tuple[Exchange, ...]:
    """A reflection in which the stages of Driscoll were answered like this."""
    opening = an_exchange(1, "De overdracht.", stage=OPENING, kind=Kind.OPENING)
    asked = zip(STAGES, answers, strict=False)
    return (opening, *(an_exchange(2 + n, said, stage=StageId(s)) for n, (s, said) in enumerate(asked)))


ALL = RICH[Language.NL]
FULL = told(ALL, ALL, ALL)
PROBED = (*FULL, an_exchange(5, ALL, stage=StageId("what"), kind=Kind.PROBE))
SKIPPED = told(ALL, "", ALL)
SHORT = told(*["Dat was het."] * 3)
#: One question was not asked, because all was said already.
LESS = told(ALL, ALL)
NOT_WANTED = (*FULL, an_exchange(5, "", stage=QUESTION))


def fade_after(*before: tuple[Exchange, ...], **changes: object) -> int:
    house = House()
    kept = {"minutes": 10, "status": Status.KEPT, "method_id": MethodId("driscoll"), **changes}
    with house.store() as work:
        for number, exchanges in enumerate(before):
            work.reflections.add(a_reflection(f"before-{number}", exchanges=exchanges, **kept))
        work.commit()
    with house.store(read_only=True) as work:
        return fade_for(house.app, work, NOW)


def test_three_full_reflections_without_a_probe_are_enough() -> None:
    assert fade_after(FULL, FULL, FULL) == 1
    assert fade_after(FULL, FULL) == 0


@pytest.mark.parametrize("other", [PROBED, SKIPPED, SHORT], ids=["probed", "skipped", "short"])
def test_one_that_was_not_full_by_itself_tells_otherwise(other: tuple[Exchange, ...]) -> None:
    assert fade_after(FULL, other, FULL) == 0


@pytest.mark.parametrize("other", [LESS, NOT_WANTED], ids=["not asked again", "no question for anyone"])
def test_what_was_told_before_or_need_not_be_told_is_not_missing(other: tuple[Exchange, ...]) -> None:
    assert fade_after(FULL, other, FULL) == 1


def test_a_method_that_is_gone_tells_nothing() -> None:
    assert fade_after(FULL, FULL, FULL, method_id=MethodId("gone")) == 0


@pytest.mark.parametrize("changes", [{"minutes": 2}, {"mode": Mode.FORM}, {"status": Status.OPEN}])
def test_what_tells_nothing_is_not_counted(changes: dict[str, object]) -> None:
    assert fade_after(FULL, FULL, FULL, **changes) == 0
