"""Two tabs on the same thing: nothing is lost, nothing is stored twice, and the second tab is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakesPerson
from tests.browser.stories import STORIES

pytestmark = pytest.mark.browser


def test_a_question_answered_in_another_tab_keeps_its_answer_and_the_words_typed_here(
    somebody: MakesPerson,
) -> None:
    first = somebody("nl").slip_in().open()
    first.begin(occasion=STORIES[first.language].occasion)
    second = first.new_tab()
    second.page.goto(first.page.url)
    second.asked()
    first.answer("In het eerste tabblad schreef ik dit.")
    second.field.fill("In het tweede tabblad schreef ik iets anders.")
    second.page.click("#save")
    expect(second.notice).to_have_text(second.t("error-stale"))
    expect(second.field).to_have_value("In het tweede tabblad schreef ik iets anders.")
    assert second.number == first.number
    assert second.said == ["In het eerste tabblad schreef ik dit."]
    second.page.reload()
    second.asked()
    assert second.said == ["In het eerste tabblad schreef ik dit."]


def test_a_form_saved_in_another_tab_says_so_and_keeps_the_words_typed_here(somebody: MakesPerson) -> None:
    first = somebody("de").slip_in().open()
    first.begin(occasion=STORIES[first.language].occasion, mode="form")
    first.page.wait_for_selector("#field-2 textarea")
    address = first.page.url
    second = first.new_tab()
    second.page.goto(address)
    second.page.wait_for_selector("#field-2 textarea")
    first.page.fill("#field-2 textarea", "Aus dem ersten Tab.")
    first.later("form-later")
    second.page.fill("#field-2 textarea", "Aus dem zweiten Tab.")
    second.page.fill("#field-3 textarea", "Auch das hier.")
    second.page.click("#form-later")
    expect(second.notice).to_have_text(second.t("error-stale-form"))
    expect(second.page.locator("#field-2 textarea")).to_have_value("Aus dem zweiten Tab.")
    expect(second.page.locator("#field-3 textarea")).to_have_value("Auch das hier.")
    first.page.goto(address)
    expect(first.page.locator("#field-2 textarea")).to_have_value("Aus dem ersten Tab.")


def test_a_summary_kept_in_another_tab_says_so_and_keeps_the_words_typed_here(somebody: MakesPerson) -> None:
    first = somebody("en").slip_in().open()
    story = STORIES[first.language]
    first.begin(occasion=story.occasion, minutes=2).answer(story.stages[0]).finish()
    second = first.new_tab()
    second.page.goto(first.page.url)
    second.at_summary()
    first.page.fill("#stage-1 textarea", "Kept in the first tab.")
    first.keep()
    second.page.fill("#stage-1 textarea", "Typed in the second tab.")
    second.page.click("#keep")
    expect(second.notice).to_have_text(second.t("error-stale-form"))
    expect(second.page.locator("#stage-1 textarea")).to_have_value("Typed in the second tab.")
    first.page.reload()
    expect(first.page.locator("#reading p.mine").first).to_have_text("Kept in the first tab.")


def test_a_double_click_stores_one_answer_and_asks_one_next_question(somebody: MakesPerson) -> None:
    person = somebody("en").slip_in().open()
    person.begin(occasion=STORIES[person.language].occasion)
    number, said = person.number, len(person.said)
    person.field.fill("I wrote this once and pressed twice.")
    person.page.dblclick("#save")
    person.page.wait_for_selector(f"#exchange-now-{number + 1}")
    person.page.reload()
    person.asked()
    assert person.number == number + 1
    assert len(person.said) == said + 1


def test_a_double_click_on_begin_begins_one_reflection(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in().open()
    person.page.fill("#occasion textarea", STORIES[person.language].occasion)
    person.page.dblclick("#begin")
    person.at("reflect").asked().open("reflections")
    expect(person.page.locator("#found article")).to_have_count(1)
