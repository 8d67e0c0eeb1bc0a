"""What one would be ashamed of if the library's pages did it: cut off, crowd, blink, or leave one waiting."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.results import MOST_AT_ONCE
from tests.browser.conftest import MakesPerson
from tests.browser.person import PATIENCE
from tests.browser.stories import ASKED
from tests.browser.test_access import overflow
from tests.browser.test_desk import to_shape, write
from tests.browser.test_library import ask, at_library, field

pytestmark = pytest.mark.browser

_CUT_OFF = """() => [...document.querySelectorAll('.head nav a, .head .brand, .head .who')]
  .map(e => [e.innerText, e.getBoundingClientRect()])
  .filter(([_, box]) => box.left < 0 || box.right > innerWidth)
  .map(([text]) => text)"""
_SCROLLS = (
    "() => { const nav = document.querySelector('.head nav'); return nav.scrollWidth - nav.clientWidth; }"
)


def narrow(page: Page, width: int) -> None:
    """A phone of that width."""
    page.set_viewport_size({"width": width, "height": 780})


@pytest.mark.parametrize("language", ["nl", "de", "en"])
@pytest.mark.parametrize("role", [None, Role.EXPERT, Role.LND])
def test_every_way_to_go_is_in_sight_on_a_phone(
    somebody: MakesPerson, language: str, role: Role | None
) -> None:
    person = at_library(somebody(language, *([role] if role else ())).slip_in())
    for width in (390, 360, 320):
        narrow(person.page, width)
        assert person.page.evaluate(_CUT_OFF) == []
        assert person.page.evaluate(_SCROLLS) <= 0
        assert overflow(person.page) == 0
    expect(person.page.locator(".head nav a.here")).to_be_in_viewport(ratio=1)


def test_a_few_texts_stand_there_and_the_others_unfold_also_for_whoever_comes_back(
    somebody: MakesPerson,
) -> None:
    person = at_library(somebody("de").slip_in())
    page = person.page
    ask(person)
    shown = page.locator("#library-found .results").first.locator("article")
    assert 1 <= shown.count() <= MOST_AT_ONCE
    rest = page.locator("#library-found details.more")
    expect(rest.locator("article").first).to_be_hidden()
    rest.locator("summary").focus()
    page.keyboard.press("Enter")
    link = rest.locator("h2 a").last
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#pattern h1, #documents h1")).to_be_visible(timeout=PATIENCE)
    page.go_back()
    expect(rest.locator("h2 a").last).to_be_visible(timeout=PATIENCE)
    expect(field(page)).to_have_value(ASKED[Language.DE])
    ask(person, "Wie führe ich ein Gespräch mit einem Kunden?")
    expect(rest.locator("article").first).to_be_hidden()


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_long_wait_is_explained_and_then_answered(somebody: MakesPerson, language: str) -> None:
    person = at_library(somebody(language).slip_in())
    page, held = person.page, list[Route]()
    page.route("**/queue/join*", lambda route: held.append(route))
    explained = page.locator("#library-busy p.long")
    expect(explained).to_be_hidden()
    field(page).fill(ASKED[person.language])
    expect(explained).to_be_visible()
    expect(explained).to_have_text(person.t("found-busy-long"))
    expect(field(page)).to_be_focused()
    for route in held:
        route.continue_()
    page.unroute("**/queue/join*")
    expect(page.locator("#library-found .results")).to_be_visible(timeout=PATIENCE)
    expect(explained).to_be_hidden()


def test_the_preview_shows_what_readers_see_and_folds_away_what_only_the_search_uses(
    somebody: MakesPerson,
) -> None:
    person = write(somebody("nl", Role.EXPERT).slip_in(), "handing-over-a-case")
    expect(person.page.locator("#sheet-asked")).to_contain_text(person.t("write-asked-note"))
    to_shape(person, "preview")
    preview = person.page.locator("#preview")
    asked = preview.locator("details.whole")
    expect(asked).to_be_visible()
    expect(asked.locator("li").first).to_be_hidden()
    expect(preview).not_to_contain_text("###")
    asked.locator("summary").click()
    expect(asked).to_contain_text(person.t("write-asked-hidden"))
    expect(asked.locator("h4").first).to_be_visible()
