"""A leader gives feedback: from notes with a flaw to a draft taken along, in three languages."""

from __future__ import annotations

import io
import re

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, expect

from assistant.domain.people import Role
from tests.browser.conftest import MakesPerson
from tests.browser.person import Person
from tests.browser.test_access import NARROW, RULES, WIDE

pytestmark = pytest.mark.browser

#: The words that stand in the way in the example, and a fact that stands in the draft.
TOLD = {
    "nl": ("afwezig", "Ruud vroeg je twee keer iets"),
    "de": ("unkonzentriert", "auf Ihr Handy geschaut"),
    "en": ("unprepared", "You joined at twenty past nine"),
}
#: Notes that judge and tell nothing.
NO_FACTS = {"nl": "Je bent lui.", "de": "Sie sind faul.", "en": "You are lazy."}
MARKUP = "<img src=x onerror=alert(1)>"


def at_give(somebody: MakesPerson, language: str) -> Person:
    """A leader at the page, coming from the workspace's first page."""
    leader = somebody(language, Role.LEADER).slip_in()
    leader.page.goto(f"{leader.url}/{language}/lead/")
    leader.filled()
    leader.page.get_by_role("link", name=leader.t("lead-job-give"), exact=True).click()
    leader.page.wait_for_url("**/lead/give")
    leader.filled()
    return leader


def taken(leader: Person, kind: str) -> bytes:
    """What a button gives."""
    with leader.page.expect_download() as found:
        leader.page.get_by_role("button", name=leader.t(f"give-take-{kind}"), exact=True).click()
    download: Download = found.value
    assert leader.page.url.endswith("/lead/give")
    return download.path().read_bytes()


def accessible(leader: Person) -> None:
    """Axe finds nothing and the page is no wider than the window, wide and narrow."""
    for size in (NARROW, WIDE):
        leader.page.set_viewport_size(size)
        found = Axe().run(leader.page, options=RULES).response["violations"]
        assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []
        assert leader.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_notes_become_a_draft_that_is_edited_and_taken_along(somebody: MakesPerson, language: str) -> None:
    leader = at_give(somebody, language)
    page, (flaw, fact) = leader.page, TOLD[language]
    page.fill("#give-notes textarea", NO_FACTS[language])
    expect(page.locator("#critique mark.flaw")).to_have_count(1)
    page.click("#give-go")
    expect(page.locator("#give-none p")).to_be_visible()
    expect(page.locator("#give-made")).to_have_count(0)
    page.click("#give-example")
    expect(page.locator("#critique mark.flaw")).to_contain_text(flaw)
    page.click("#give-go")
    draft = page.locator("#give-draft textarea")
    expect(draft).to_have_value(leader_sees(fact))
    assert flaw not in draft.input_value()
    accessible(leader)
    changed = f"{draft.input_value()}\n\n{MARKUP} *x*"
    draft.fill(changed)
    expect(page.locator("#give-as-read .letter")).to_contain_text(MARKUP)
    assert page.locator("#critique img, #give-as-read img").count() == 0
    assert fact in taken(leader, "md").decode().replace("\\", "")
    paragraphs = [one.text for one in docx.Document(io.BytesIO(taken(leader, "docx"))).paragraphs]
    assert paragraphs == [line for line in changed.split("\n") if line]
    page.get_by_role("tab", name=leader.t("give-tab-message"), exact=True).click()
    message = page.locator("#give-message textarea").input_value()
    assert leader.t("give-example-occasion") in message
    assert fact not in message
    accessible(leader)


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_kept_draft_is_listed_opened_again_and_deleted(somebody: MakesPerson, language: str) -> None:
    leader = at_give(somebody, language)
    page, (_, fact) = leader.page, TOLD[language]
    draft, entries = page.locator("#give-draft textarea"), page.locator("#give-kept article")
    page.click("#give-example")
    expect(page.locator("#critique mark.flaw")).not_to_have_count(0)
    page.click("#give-go")
    expect(draft).to_have_value(leader_sees(fact))
    expect(page.locator("#delete")).to_have_count(0)
    page.dblclick("#give-keep")
    expect(page.locator("#give-kept-told p")).to_be_visible()
    expect(entries).to_have_count(1)
    changed = f"{draft.input_value()}\n\n{MARKUP} *x*"
    draft.fill(changed)
    page.click("#give-keep")
    page.fill("#give-notes textarea", "")
    accessible(leader)
    page.get_by_role("link", name=leader.t("give-example-to"), exact=True).click()
    page.wait_for_url("**/lead/give?id=*")
    leader.filled()
    expect(draft).to_have_value(changed)
    expect(page.locator("#give-notes textarea")).to_have_value(leader.t("give-example-notes"))
    expect(page.locator("#give-as-read .letter")).to_contain_text(MARKUP)
    expect(entries).to_have_count(1)
    assert page.locator("#give-kept img, #critique img").count() == 0
    accessible(leader)
    page.locator("#delete").get_by_text(leader.t("delete-title"), exact=True).click()
    page.click("#delete-go")
    expect(leader.notice).to_have_text(leader.t("delete-tick-first"))
    page.check("#delete-sure input")
    page.click("#delete-go")
    page.wait_for_url("**/lead/give?deleted=1")
    expect(leader.notice).to_have_text(leader.t("give-kept-deleted"))
    expect(entries).to_have_count(0)
    expect(draft).to_have_count(0)


def leader_sees(fact: str) -> re.Pattern[str]:
    """A draft with this fact in it."""
    return re.compile(f"[\\s\\S]*{re.escape(fact)}[\\s\\S]*")


def test_what_is_typed_is_words_and_never_markup_and_goes_nowhere(somebody: MakesPerson) -> None:
    leader = at_give(somebody, "en")
    page = leader.page
    page.fill("#give-to textarea, #give-to input", "<b>Dana</b>")
    page.fill("#give-notes textarea", f"You are lazy {MARKUP}. You <b>always</b> come late.")
    expect(page.locator("#critique mark.flaw")).not_to_have_count(0)
    assert page.locator("#critique :is(img, b)").count() == 0
    page.reload()
    leader.filled()
    expect(page.locator("#give-notes textarea")).to_have_value("")
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "lazy" not in kept
