"""The conversation on the command line: what each line does, and that no line ends it by mistake."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

import pytest

from assistant.commands.dialogue import Line, call_wrong, converse
from assistant.domain.elements import Element
from assistant.domain.language import Language, Tongue
from assistant.domain.reflections import LONGEST_ANSWER, Exchange, Reflection, Summary
from assistant.errors import AssistantError, NotFound
from assistant.services import conversation
from assistant.services.contents import Contained
from assistant.ui.reasons import reason
from tests.fakes.talks import RICH, TONGUE_NAMES, TONGUES, House

HURTS = "Ik wil niet meer leven."


class ScriptedTalk:
    """Says its lines one after another and remembers what it heard, in order."""

    def __init__(self, *lines: Line) -> None:
        self.lines = deque(lines)
        self.heard: list[tuple[str, Any]] = []

    def ask(self, exchange: Exchange) -> None:
        self.heard.append(("ask", exchange.number))

    def read(self) -> Line | None:
        return self.lines.popleft() if self.lines else None

    def tell_why(self, text: str) -> None:
        self.heard.append(("why", text))

    def tell_contents(self, found: Sequence[Contained]) -> None:
        self.heard.append(("contents", list(found)))

    def wrong(self, error: AssistantError, reflection: Reflection) -> None:
        self.heard.append(("wrong", error.key))

    def edit(self, reflection: Reflection) -> Summary | None:
        return reflection.summary

    def say(self, reflection: Reflection, kind: str, text: str) -> None:
        self.heard.append((kind, text))

    def end(self, record: dict[str, Any]) -> None:
        self.heard.append(("record", record))

    @property
    def order(self) -> list[Any]:
        """What was asked by its number, what could not be used by its key, everything else by its kind."""
        return [value if what in ("ask", "wrong") else what for what, value in self.heard]


def held(house: House, begun: Reflection, *lines: Line) -> ScriptedTalk:
    talk = ScriptedTalk(*lines)
    converse(house.app, house.me, begun, talk)
    return talk


def begin(house: House, occasion: str = "De overdracht van vanochtend.") -> Reflection:
    return house.begin("gibbs", 10, occasion=occasion)


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_the_reason_for_a_question_is_told_and_the_question_waits(tongue: Tongue) -> None:
    house = House(address=tongue.address)
    begun = house.begin("gibbs", 10, tongue=tongue, occasion="Milan.")
    talk = held(house, begun, Line(command="why"), Line(RICH[tongue.language]))
    assert begun.current is not None
    assert talk.order[:3] == [2, "why", 3]
    assert talk.heard[1][1] == reason(house.app.library, tongue, begun, begun.current)
    assert talk.heard[1][1]


def test_every_question_of_a_whole_conversation_has_a_reason() -> None:
    house = House()
    ended = house.to_the_end(house.begin("gibbs", 20), lambda asked: RICH[Language.NL])
    assert all(reason(house.app.library, ended.tongue, ended, asked) for asked in ended.exchanges)


def test_what_the_reflection_contains_is_told_and_the_question_waits() -> None:
    house = House()
    talk = held(house, begin(house, RICH[Language.NL]), Line(command="contents"))
    assert talk.order == [2, "contents", "goodbye", "record"]
    assert {one.element for one in talk.heard[1][1]} >= {Element.FEELING, Element.LEARNING}


def test_a_label_that_is_wrong_goes_and_the_question_waits() -> None:
    house = House()
    begun = begin(house, RICH[Language.NL])
    label = held(house, begun, Line(command="contents")).heard[1][1][0].objection
    going = conversation.resume(house.app, house.me, begun.id)
    talk = held(house, going, Line(command="wrong", label=label))
    assert talk.order == [2, "contents", "goodbye", "record"]
    assert label not in {one.objection for one in talk.heard[1][1]}
    assert house.stored(begun).objections == {label}


def test_a_label_that_is_not_there_is_an_error_and_takes_nothing_away() -> None:
    house = House()
    begun = begin(house)
    talk = held(house, begun, Line(command="wrong", label="nonsense"), Line(command="wrong"))
    assert talk.order[:3] == [2, "error-not-found", "error-not-found"]
    assert house.stored(begun).objections == frozenset()
    with pytest.raises(NotFound):
        call_wrong(house.app, house.other, begun.id, [])


NOT_NOW = [Line(command=word) for word in ("back", "why", "contents", "wrong", "stop", "dance")]
UNUSABLE = [Line(""), Line("  "), Line("x" * (LONGEST_ANSWER + 1))]


@pytest.mark.parametrize("line", [*NOT_NOW, *UNUSABLE], ids=lambda line: line.command or len(line.text))
def test_where_it_hurts_no_other_line_goes_on(line: Line) -> None:
    house = House()
    talk = held(house, begin(house), Line(HURTS), line)
    assert talk.order[:2] == [2, "safety"]
    assert talk.order[2].startswith("error-")
    assert talk.order[3:] == ["goodbye", "record"]
    assert talk.heard[-1][1]["status"] == "paused"


def test_where_it_hurts_skip_goes_on_after_whatever_came_before() -> None:
    house = House()
    talk = held(house, begin(house), Line(HURTS), *NOT_NOW, *UNUSABLE, Line(command="skip"))
    asked = [value for what, value in talk.heard if what == "ask"]
    assert asked == [2, 3]
    assert [key for what, key in talk.heard if what == "wrong"][: len(NOT_NOW)] == ["error-stopped"] * len(
        NOT_NOW
    )
    assert [what for what, _ in talk.heard].count("safety") == 1


def test_where_it_hurts_words_are_added_and_it_stays_stopped() -> None:
    house = House()
    begun = begin(house)
    talk = held(house, begun, Line(HURTS), Line("Ja."), Line(command="finish"))
    assert talk.order[:4] == [2, "safety", "safety", "summary"]
    assert house.stored(begun).exchanges[1].answer == f"{HURTS}\n\nJa."


def test_a_changed_answer_that_hurts_stops_too() -> None:
    house = House()
    lines = (Line("Milan keek weg."), Line(command="back"), Line(HURTS), Line(command="skip"))
    talk = held(house, begin(house), *lines)
    assert talk.order[:5] == [2, 3, 2, "safety", 3]


def test_another_tab_that_went_on_is_an_error_and_no_end() -> None:
    house = House()
    begun = begin(house)
    house.say(begun, "Milan keek weg.")
    talk = held(house, begun, Line("Iets anders."), Line(command="pause"))
    assert talk.order == [2, "error-stale", "goodbye", "record"]
