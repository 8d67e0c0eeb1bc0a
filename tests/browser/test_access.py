"""For everyone: contrast and names by axe, the keyboard alone, a narrow screen, a page one listens to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assistant.domain.people import Role
from assistant.domain.reflections import Mode
from assistant.services.application import Application
from tests.browser.conftest import MakesPerson
from tests.browser.laying import at_summary, begun, kept
from tests.browser.person import Person
from tests.browser.stories import STORIES
from tests.browser.test_listening import HURTS

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
PAGES = (
    "login",
    "password",
    "start",
    "conversation",
    "last-time",
    "stopped",
    "form",
    "summary",
    "reflections",
    "reflection",
    "contents",
    "intentions",
    "model",
    "administrator",
)
#: One language each, so that every language meets the checks.
LANGUAGES = dict(zip(PAGES, ("nl", "de", "en") * 5, strict=False))

_SMALL = """() => [...document.querySelectorAll('button, a.go, .sheet .wrap label, summary, header nav a')]
  .filter(e => e.checkVisibility() && !e.closest('.sr-only'))
  .map(e => [e.innerText.trim() || e.id || e.outerHTML.slice(0, 120), e.getBoundingClientRect().height])
  .filter(([_, height]) => height < 43.5)"""
_NAMELESS = """() => [...document.querySelectorAll('input:not([type=hidden]), textarea, select, button')]
  .filter(e => e.checkVisibility())
  .filter(e => !(e.labels && [...e.labels].some(l => l.innerText.trim())) && !e.getAttribute('aria-label')
    && !e.getAttribute('aria-labelledby') && !e.innerText.trim())
  .map(e => e.outerHTML.slice(0, 200))"""


#: Colours fade from one look to the other: wait until they have.
_STILL = "() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))"


@pytest.fixture
def shown(somebody: MakesPerson, app: Application, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody at the page named by the test's parameter, with something on it."""
    name = request.param
    role = (Role.ADMINISTRATOR,) if name == "administrator" else ()
    person = somebody(LANGUAGES[name], *role)
    show(person, app, name)
    yield person
    person.page.emulate_media(color_scheme="light")


def show(person: Person, app: Application, name: str) -> None:
    """Lay ready what the page shows and go there."""
    login, language = person.login, person.language
    if name == "login":
        person.page.goto(f"{person.url}/login?language={language.value}")
        return
    person.slip_in()
    if name == "password":
        person.page.goto(f"{person.url}/password")
    elif name == "administrator":
        person.page.goto(f"{person.url}/{language.value}/administer/")
        person.filled()
        expect(person.page.locator("#people tr")).not_to_have_count(0)
    elif name == "start":
        kept(app, login, language)
        begun(app, login, language)
        person.open()
        person.page.fill("#occasion textarea", STORIES[language].occasion)
        person.page.keyboard.press("Tab")
        expect(person.page.locator("#proposal p")).to_be_visible()
    elif name in ("conversation", "last-time"):
        if name == "last-time":
            kept(app, login, language)
        answers = 0 if name == "last-time" else 3
        known = begun(app, login, language, answers=answers, minutes=20, method="gibbs")
        person.open("reflect", f"?id={known.id}").asked()
    elif name == "stopped":
        person.open().begin(minutes=2)
        person.field.fill(HURTS[language])
        person.page.click("#save")
        expect(person.page.locator("section.stop")).to_be_visible()
    elif name == "form":
        known = begun(app, login, language, mode=Mode.FORM)
        person.open("form", f"?id={known.id}")
        person.page.wait_for_selector("#field-2 textarea")
    elif name == "summary":
        person.open("summary", f"?id={at_summary(app, login, language).id}").at_summary()
    else:
        known = kept(app, login, language)
        begun(app, login, language, "Iets anders")
        person.open(name, f"?id={known.id}" if name in ("reflection", "contents") else "")


@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_a_page_can_be_seen_listened_to_and_used_on_a_narrow_screen(shown: Person) -> None:
    page = shown.page
    expect(page.locator("html")).to_have_attribute("lang", shown.language.value)
    assert page.locator("h1:visible").count() == 1
    assert page.evaluate(_NAMELESS) == []
    found = {}
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(_STILL)
            result = Axe().run(page, options=RULES)
            if result.violations_count:
                found[f"{size['width']} {scheme}"] = result.generate_report()
    assert not found, "\n".join(f"{where}: {report}" for where, report in found.items())
    assert overflow(page) == 0
    assert page.evaluate(_SMALL) == []


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wide))


def test_the_current_question_is_announced_and_the_field_has_the_focus(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("nl")
    show(person, app, "conversation")
    for place in ("#talk", "#notice"):
        expect(person.page.locator(place)).to_have_attribute("aria-live", "polite")
    person.answer("Ik wist het even niet. Daarna zei ik sorry.")
    assert person.page.locator("#talk [id^=exchange-now-]").count() == 1
    expect(person.field).to_be_focused()
    here = person.page.locator("#stages li.now")
    expect(here).to_contain_text(person.t("you-are-here"))
    expect(person.page.locator("header nav a[aria-current=page]")).to_have_count(0)
    person.open()
    expect(person.page.locator("header nav a[aria-current=page]")).to_have_count(1)


def test_a_two_minute_reflection_needs_no_mouse(somebody: MakesPerson) -> None:
    person = somebody("en")
    page, story = person.page, STORIES[person.language]
    page.goto(f"{person.url}/login?language=en")
    expect(page.locator("#login")).to_be_focused()  # a browser gives the focus a moment after loading
    page.keyboard.type(person.login)
    page.keyboard.press("Tab")
    page.keyboard.type(person.password)
    page.keyboard.press("Enter")
    person.at("")
    tab_to(page, "#occasion textarea")
    page.keyboard.type(story.occasion)
    tab_to(page, "#minutes input")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#minutes input").first).to_be_checked()
    tab_to(page, "#method input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#method input")).to_have_value("Two minutes")
    tab_to(page, "#begin")
    page.keyboard.press("Enter")
    person.at("reflect").asked()
    stages, about_plan = iter(story.stages), iter((story.plan, story.day))
    while "/reflect?" in page.url:
        words = next(about_plan) if person.planning else next(stages)
        before = person._now()
        expect(person.field).to_be_focused()
        page.keyboard.insert_text(words)
        tab_to(page, "#save")
        page.keyboard.press("Space")
        person._moved(before, words)
    person.at_summary()
    tab_to(page, "#keep")
    page.keyboard.press("Enter")
    person.at("reflection")
    expect(page.locator("#reading")).to_contain_text(story.action)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; in a place where it can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            assert page.evaluate("() => document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_control_and_enter_saves_an_answer(somebody: MakesPerson) -> None:
    person = somebody("de").slip_in().open()
    person.begin(minutes=2)
    before = person._now()
    person.field.fill("Ich habe zu lange geredet.")
    person.page.keyboard.press("Control+Enter")
    person._moved(before, "Ich habe zu lange geredet.")
    assert "Ich habe zu lange geredet." in person.said or person.page.locator("h1").count() == 1


def test_the_first_tab_leads_past_the_header(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in().open("reflections")
    tab_to(person.page, "a.skip")
    skip = person.page.locator("a.skip")
    expect(skip).to_be_visible()
    assert (skip.bounding_box() or {"height": 0})["height"] > 15
    person.page.keyboard.press("Enter")
    tab_to(person.page, "#search input, #search textarea")
