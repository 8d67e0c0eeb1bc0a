"""Beginning a reflection, finding it again, deleting it."""

from __future__ import annotations

import pytest

from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.language import Language
from assistant.domain.reflections import LONGEST_ANSWER, OPENING, Kind, Status
from assistant.errors import BadValue, NotFound, TooLong
from assistant.services import drafts, reflections
from assistant.services.ids import new_id
from assistant.services.reflections import Beginning
from tests.fakes.talks import PLAN, House

OCCASION = "De overdracht aan Milan ging mis."


@pytest.fixture
def house() -> House:
    return House()


def beginning(house: House, **changes: object) -> Beginning:
    parts = {
        "method_id": MethodId("gibbs"),
        "minutes": 10,
        "tongue": house.app.tongue(Language.NL),
        **changes,
    }
    return Beginning(**parts)  # type: ignore[arg-type]


def test_without_an_occasion_the_first_question_asks_for_it(house: House) -> None:
    begun = house.begin()
    assert begun.current is not None
    assert (begun.current.kind, begun.current.number, begun.title) == (Kind.OPENING, 1, "")


def test_an_occasion_told_at_the_start_is_not_asked_for_again(house: House) -> None:
    begun = house.begin(occasion=OCCASION)
    assert begun.title == OCCASION.rstrip(".")
    assert begun.current is not None
    assert begun.current.stage != OPENING
    assert (begun.exchanges[0].text, begun.exchanges[0].answer) == ("Waar kom je vandaan?", OCCASION)


def test_beginning_twice_from_one_page_begins_once(house: House) -> None:
    once = reflections.begin(house.app, house.me, beginning(house, occasion=OCCASION, begin_id="page-12345"))
    again = reflections.begin(house.app, house.me, beginning(house, occasion=OCCASION, begin_id="page-12345"))
    assert once == again
    assert reflections.list_own(house.app, house.me).total == 1


def test_an_id_of_someone_elses_reflection_opens_nothing(house: House) -> None:
    mine = house.begin(occasion=OCCASION)
    with pytest.raises(NotFound):
        reflections.begin(house.app, house.other, beginning(house, begin_id=mine.id))


@pytest.mark.parametrize(
    "odd", ["a/b/c/d/e", "../../etc", "x" * 65, "met spatie", "-vooraan", "kort", "né-accent"]
)
def test_an_odd_id_from_the_page_is_refused(house: House, odd: str) -> None:
    with pytest.raises(BadValue):
        reflections.begin(house.app, house.me, beginning(house, begin_id=odd))


@pytest.mark.parametrize("changes", [{"method_id": "freud"}, {"minutes": 7}, {"minutes": 0}])
def test_a_choice_that_does_not_exist_is_refused(house: House, changes: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        reflections.begin(house.app, house.me, beginning(house, **changes))


def test_an_occasion_that_is_too_long_is_handed_back(house: House) -> None:
    with pytest.raises(TooLong):
        house.begin(occasion="x" * (LONGEST_ANSWER + 1))
    assert reflections.list_own(house.app, house.me).total == 0


def test_the_draft_of_the_start_page_goes_once_it_was_used(house: House) -> None:
    drafts.put(house.app, house.me, "start", "De overdr")
    house.begin(occasion=OCCASION)
    assert drafts.under(house.app, house.me, "start") == {}


def test_the_list_shows_what_changed_last_first_and_in_pages(house: House) -> None:
    made = [house.begin(occasion=f"Gesprek nummer {n} van vandaag.") for n in range(5)]
    page = reflections.list_own(house.app, house.me, limit=2, offset=1)
    assert page.total == 5
    assert [one.id for one in page.listed] == [made[3].id, made[2].id]


def test_searching_finds_reflections_that_hold_all_the_words(house: House) -> None:
    milan = house.begin(occasion=OCCASION)
    house.begin(occasion="Het overleg met Fatma liep uit.")
    found = reflections.list_own(house.app, house.me, "OVERDRACHT milan")
    assert [one.id for one in found.listed] == [milan.id]
    assert found.total == 1
    assert reflections.list_own(house.app, house.me, "overdracht fatma").total == 0
    assert reflections.list_own(house.app, house.me, "   ").total == 2


def test_nobody_finds_or_reads_what_another_wrote(house: House) -> None:
    mine = house.begin(occasion=OCCASION)
    assert reflections.list_own(house.app, house.other, "overdracht").total == 0
    assert reflections.list_own(house.app, house.other).total == 0
    for act in (reflections.read_own, reflections.delete):
        with pytest.raises(NotFound):
            act(house.app, house.other, mine.id)
        with pytest.raises(NotFound):
            act(house.app, house.other, ReflectionId("there-is-none"))
    assert reflections.read_own(house.app, house.me, mine.id) == mine


def test_deleting_removes_the_conversation_and_the_plans_for_good(house: House) -> None:
    kept = house.kept(PLAN[Language.NL])
    assert kept.status is Status.KEPT
    drafts.put(house.app, house.me, f"{kept.id}/stage-1", "half")
    reflections.delete(house.app, house.me, kept.id)
    assert house.forgotten == 1
    assert not house.store.shelf.reflections
    assert not house.store.shelf.intentions
    assert not house.store.shelf.drafts


def test_new_ids_are_never_taken_for_an_option_on_the_command_line() -> None:
    made = {new_id() for _ in range(500)}
    assert len(made) == 500
    assert not [one for one in made if one.startswith("-") or len(one) != 22]
