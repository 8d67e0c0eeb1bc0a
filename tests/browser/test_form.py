"""All questions on one page, for those who would rather fill in than talk."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import MakesPerson
from tests.browser.person import Person
from tests.browser.stories import STORIES

pytestmark = pytest.mark.browser


def test_a_form_begun_here_is_finished_on_another_device(
    somebody: MakesPerson, elsewhere: BrowserContext
) -> None:
    here = somebody("de").slip_in().open()
    story = STORIES[here.language]
    here.begin("Gibbs", 10, story.occasion, mode="form")
    fields = here.page.locator("[id^=field-] textarea:visible")
    expect(fields).to_have_count(6)
    expect(fields.first).to_have_value(story.occasion)
    for number, words in enumerate(story.stages[:2], 2):
        here.page.fill(f"#field-{number} textarea", words)
    here.later("form-later")
    expect(here.notice).to_have_text(here.t("reflections-paused"))

    there = Person(elsewhere.new_page(), here.url, here.login, here.language).slip_in().open("reflections")
    there.page.get_by_role("link", name=there.t("continue")).click()
    there.at("form")
    for number, words in enumerate(story.stages[:2], 2):
        expect(there.page.locator(f"#field-{number} textarea")).to_have_value(words)
    there.page.fill("#field-5 textarea", story.stages[6])
    there.page.click("#form-done")
    there.at_summary()
    expect(there.page.locator("#stage-1 textarea")).to_have_value(
        "\n".join([story.occasion, *story.stages[0].replace(". ", ".\n").splitlines()])
    )
    there.page.fill("#plan-1-cue textarea", story.cue)
    there.page.fill("#plan-1-action textarea", story.action)
    there.keep()
    expect(there.page.locator("#reading")).to_contain_text(f"wenn {story.cue}, dann {story.action}")

    here.open("intentions")
    expect(here.page.locator("#intention-lists")).to_contain_text(story.action)


def test_words_typed_into_the_form_and_not_saved_are_back_after_a_reload(somebody: MakesPerson) -> None:
    person = somebody("en").slip_in().open()
    person.begin("Driscoll", 2, mode="form")
    person.page.fill("#field-2 textarea", "Typed, and the page closed right after.")
    person.page.reload()
    expect(person.page.locator("#field-2 textarea")).to_have_value("Typed, and the page closed right after.")


def test_an_empty_form_cannot_be_finished(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in().open()
    person.begin("Driscoll", 2, mode="form")
    person.page.click("#form-done")
    expect(person.notice).to_have_text(person.t("error-empty"))


def test_words_typed_into_the_summary_wait_for_another_day(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in().open()
    story = STORIES[person.language]
    person.begin(occasion=story.occasion, minutes=2).answer(story.stages[0]).finish()
    person.page.fill("#plan-1-cue textarea", story.cue)
    person.later("keep-later")
    person.page.get_by_role("link", name=person.t("continue")).click()
    person.at_summary()
    expect(person.page.locator("#plan-1-cue textarea")).to_have_value(story.cue)
