"""The way to one's own sentences, sorted, and back to where one came from."""

from __future__ import annotations

from assistant.domain.language import Language
from assistant.domain.reflections import Mode, Reflection
from assistant.services import conversation
from tests.fakes.talks import PLAN, House
from tests.integration.test_model_pages import event, text


def way(reflection: Reflection) -> str:
    return f"/nl/learn/contents?id={reflection.id}"


def test_it_leads_there_from_the_conversation_and_back() -> None:
    house = House()
    begun = house.begin(occasion="De overdracht.")
    assert way(begun) in text(event(house, "open_talk")(id=begun.id))
    assert f"/nl/learn/reflect?id={begun.id}" in text(event(house, "open_contents")(id=begun.id))


def test_it_leads_there_from_a_form_with_words_in_it_and_back() -> None:
    house = House()
    empty = house.begin(mode=Mode.FORM)
    assert way(empty) not in text(event(house, "open_form")(id=empty.id))
    begun = house.begin(mode=Mode.FORM, occasion="De overdracht.")
    assert way(begun) in text(event(house, "open_form")(id=begun.id))
    assert f"/nl/learn/form?id={begun.id}" in text(event(house, "open_contents")(id=begun.id))


def test_it_leads_there_from_the_summary_and_back() -> None:
    house = House()
    begun = house.begin(occasion="De overdracht.")
    conversation.finish(house.app, house.me, begun.id)
    shown = text(event(house, "open_summary")(id=begun.id))
    assert way(begun) in shown
    assert f"/nl/learn/reflect?id={begun.id}&amp;back=1" in shown
    assert f"/nl/learn/summary?id={begun.id}" in text(event(house, "open_contents")(id=begun.id))


def test_it_leads_there_from_what_was_kept_or_put_aside_and_back() -> None:
    house = House()
    kept = house.kept(PLAN[Language.NL])
    begun = house.begin(occasion="De overdracht.")
    aside = conversation.pause(house.app, house.me, begun.id)
    for one in (kept, aside):
        assert way(one) in text(event(house, "open_reflection")(id=one.id))
        assert f"/nl/learn/reflection?id={one.id}" in text(event(house, "open_contents")(id=one.id))


def test_another_persons_sentences_are_not_shown() -> None:
    house = House()
    begun = house.begin(occasion="Ik voelde me gehaast.")
    shown = text(event(house, "open_contents")(login="piet", id=begun.id))
    assert "gehaast" not in shown
