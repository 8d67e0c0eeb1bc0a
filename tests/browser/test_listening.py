"""The conversation listens: it stops when it hurts, tells why it asks, shows what a reflection contains."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.domain.language import Language
from assistant.services.application import Application
from tests.browser.conftest import MakesPerson
from tests.browser.laying import kept
from tests.browser.person import PATIENCE, Person

pytestmark = pytest.mark.browser

HURTS = {
    Language.NL: "Ik wil een einde aan mijn leven maken.",
    Language.DE: "Ich will mir das Leben nehmen.",
    Language.EN: "I want to end my life.",
}


def stopped(person: Person) -> None:
    """What is said, with numbers one can ring, and that nobody was told."""
    told = person.page.locator("section.stop")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(told.locator("ul.contacts a[href^='tel:']").first).to_be_visible()
    assert told.locator("p").count() >= 3


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_the_conversation_stops_and_goes_on_when_the_person_wishes(
    somebody: MakesPerson, language: str
) -> None:
    person = somebody(language).slip_in().open()
    person.begin(minutes=2)
    person.field.fill(HURTS[person.language])
    person.page.click("#save")
    stopped(person)
    assert HURTS[person.language] in " ".join(person.said)
    expect(person.page.locator("#skip")).to_be_hidden()
    person.page.reload()
    stopped(person)
    person.page.click("#go-on")
    person.asked()
    expect(person.page.locator("section.stop")).to_have_count(0)
    expect(person.page.locator("#skip")).to_be_visible()


def test_one_can_write_on_and_stop_for_today(somebody: MakesPerson) -> None:
    person = somebody("de").slip_in().open()
    person.begin(minutes=2)
    person.field.fill(HURTS[Language.DE])
    person.page.click("#save")
    stopped(person)
    person.field.fill("Ich will mir das Leben nehmen, jeden Tag denke ich das.")
    person.page.click("#save")
    expect(person.page.locator("#talk p.mine").last).to_contain_text("jeden Tag denke ich das")
    stopped(person)
    person.later()


def test_a_form_says_the_same_and_keeps_every_word(somebody: MakesPerson) -> None:
    person = somebody("en").slip_in().open()
    person.begin("Driscoll", 2, mode="form")
    person.page.fill("#field-2 textarea", HURTS[Language.EN])
    person.page.click("#form-done")
    stopped(person)
    expect(person.page.locator("#field-2 textarea")).to_have_value(HURTS[Language.EN])
    person.page.click("#form-done")
    person.at_summary()


def test_what_is_only_written_into_the_summary_is_answered_too(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in().open()
    person.begin(minutes=2, occasion="De overdracht ging te snel")
    person.finish()
    person.page.fill("#question textarea", HURTS[Language.NL])
    person.keep()
    stopped(person)


def test_why_a_question_is_asked_is_told_on_request(somebody: MakesPerson) -> None:
    person = somebody("en").slip_in().open()
    person.begin(minutes=10, occasion="The handover went too fast")
    why = person.page.locator("details.why")
    expect(why.locator("p")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("p")).to_be_visible()


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_label_that_is_wrong_can_be_taken_away(
    somebody: MakesPerson, app: Application, language: str
) -> None:
    person = somebody(language).slip_in()
    reflection = kept(app, person.login, person.language)
    person.open("contents", f"?id={reflection.id}")
    sentences = person.page.locator("#contents p.mine")
    expect(sentences.first).to_be_visible()
    there = sentences.count()
    person.page.locator("#object button").first.click()
    choice = person.page.locator("#wrong input").first
    choice.check()
    person.page.click("#remember")
    expect(sentences).to_have_count(there - 1)
    person.page.reload()
    person.filled()
    expect(sentences).to_have_count(there - 1)
