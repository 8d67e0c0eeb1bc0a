"""The side of a conversation shows at which stage the person is, also while something is offered."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.domain.ids import StageId
from assistant.domain.language import Language
from assistant.domain.reflections import OFFER, PLANNING, Exchange, Kind, Mode, Reflection, Status
from assistant.services.stopping import stop_in
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import talk_view
from tests.fakes.talks import House


def now_and_done(house: House, reflection: Reflection) -> tuple[list[str], list[str]]:
    """The stage one is in, and those before it, as the page says it."""
    shown = talk_view.where(Screen(house.app, "learn", reflection.tongue), reflection)
    now = re.findall(r'<li class="now">(.*?)<', shown)
    return now, re.findall(r'<li class="done">(.*?)</li>', shown)


def titles(house: House, reflection: Reflection) -> list[str]:
    method = house.app.library.method(reflection.method_id)
    assert method is not None
    screen = Screen(house.app, "learn", reflection.tongue)
    return [
        talk_view.stage_title(screen, method, stage.id) for stage in method.stages_for(reflection.minutes)
    ]


def asked(reflection: Reflection, *stages: str) -> Reflection:
    """The same reflection with a question for each stage, all answered but the last."""
    last = len(stages)
    exchanges = tuple(
        Exchange(
            number=number,
            stage=StageId(stage),
            kind=Kind.OFFER if stage == OFFER else Kind.QUESTION,
            text="?",
            asked="x",
            asked_at=reflection.created_at,
            answer=None if number == last else "Ja.",
        )
        for number, stage in enumerate(stages, 1)
    )
    return replace(reflection, exchanges=exchanges)


def test_an_offer_stands_with_the_stage_that_comes_next() -> None:
    house = House()
    begun = house.begin("gibbs", 20)
    method = house.app.library.method(begun.method_id)
    assert method is not None
    stages = [stage.id for stage in method.stages_for(20)]
    names = titles(house, begun)
    before_last = asked(begun, "opening", *stages[:-1], OFFER)
    assert now_and_done(house, before_last)[0] == [names[-1]]
    after_all = asked(begun, "opening", *stages, OFFER)
    now, done = now_and_done(house, after_all)
    assert now == [talk_view.stage_title(Screen(house.app, "learn", begun.tongue), method, PLANNING)]
    assert done[1:] == names


def test_a_second_offer_stands_where_the_first_did() -> None:
    house = House()
    begun = house.begin("gibbs", 20)
    method = house.app.library.method(begun.method_id)
    assert method is not None
    stages = [stage.id for stage in method.stages_for(20)]
    one = asked(begun, "opening", *stages[:-1], OFFER)
    two = asked(begun, "opening", *stages[:-1], OFFER, OFFER)
    assert now_and_done(house, one) == now_and_done(house, two)


def test_where_the_conversation_has_stopped_the_stage_stays_where_it_is() -> None:
    house = House()
    begun = house.begin("gibbs", 10, occasion="De overdracht van vanochtend.")
    before = now_and_done(house, begun)
    stopped = house.say(begun, "Ik wil niet meer leven.")
    assert stopped.current is None
    assert now_and_done(house, stopped) == before
    assert before[0] == titles(house, begun)[:1]


def test_a_question_that_waits_is_not_shown_as_skipped_where_it_has_stopped() -> None:
    house = House()
    begun = house.begin("gibbs", 10, occasion="De overdracht van vanochtend.")
    stop = stop_in(house.app, "Ik wil niet meer leven.", begun.tongue)
    assert stop is not None
    shown = talk_view.stopped(Screen(house.app, "learn", begun.tongue), house.me, begun, stop)
    assert 'class="skipped"' not in shown


def test_each_state_has_its_page() -> None:
    begun = House().begin("gibbs", 2, Language.EN)
    pages = {status: talk_view.page_of(replace(begun, status=status)) for status in Status}
    assert pages == {
        Status.OPEN: "reflect",
        Status.PAUSED: "reflect",
        Status.SUMMARY: "summary",
        Status.KEPT: "reflection",
    }
    assert talk_view.page_of(replace(begun, mode=Mode.FORM)) == "form"
