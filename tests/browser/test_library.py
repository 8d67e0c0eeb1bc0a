"""The library as people meet it: they ask, see what fits, land on the very words, and come back."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.domain.gaps import Counted, Month, OpenQuestion
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import SourceKind, team_reader
from assistant.domain.people import Role
from assistant.services import documents, gaps
from assistant.services.application import Application
from tests.browser import laying
from tests.browser.conftest import MakesPerson, NewLogin
from tests.browser.laying import person_named
from tests.browser.person import PATIENCE, Person
from tests.browser.stories import ASKED, VAIN
from tests.browser.test_access import _NAMELESS, _SMALL, _STILL, NARROW, RULES, WIDE, overflow
from tests.serving import Server

pytestmark = pytest.mark.browser

CASE = "handing-over-a-case"
MARKED = "roodborstje"


def field(page: Page) -> Locator:
    """Where one types what one looks for."""
    return page.locator("#library-search").locator("textarea, input")


def at_library(person: Person) -> Person:
    """On the library's first page, filled."""
    person.page.goto(f"{person.url}/{person.language.value}/library/")
    person.page.wait_for_selector(".head .who summary", timeout=PATIENCE)
    person.page.wait_for_selector("#library-found article", timeout=PATIENCE)
    return person


def ask(person: Person, words: str = "") -> Locator:
    """Type a question and wait for what is found."""
    page = person.page
    field(page).fill(words or ASKED[person.language])
    expect(page.locator("#library-found a.kept-search")).to_have_attribute(
        "href", _holding(words or ASKED[person.language]), timeout=PATIENCE
    )
    return page.locator("#library-found .results article")


def _holding(words: str) -> re.Pattern[str]:
    """The line in which the page keeps a search for these words."""
    return re.compile(re.escape("#" + urlencode({"q": words})))


def choose(page: Page, name: str, option: str) -> None:
    """Take an option from one of the lists that narrow a search."""
    if not page.locator(f"#{name} input").is_visible():
        page.locator("#library-narrow > button").click()
    page.locator(f"#{name} input").click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.locator(f"#{name} input")).to_have_value(option)


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_one_asks_lands_on_the_words_and_comes_back_to_the_results(
    somebody: MakesPerson, language: str
) -> None:
    person = at_library(somebody(language).slip_in())
    page = person.page
    article = ask(person).filter(has=page.locator(f"h2 a[href*='{CASE}']"))
    expect(article).to_have_count(1)
    expect(article.locator(".meta")).to_contain_text(person.t("kind-pattern"))
    before = page.locator("#library-found").inner_text()
    place = article.locator("h3 a").first
    heading = place.inner_text()
    place.click()
    cited = page.locator("#cited")
    expect(cited).to_be_in_viewport(timeout=PATIENCE)
    section = page.locator("#pattern section[id]", has=cited)
    expect(section.locator("h2")).to_have_text(heading)
    expect(section.locator("h2")).to_be_focused()
    expect(section.locator("p.source.here")).to_contain_text("2026")
    page.go_back()
    expect(page.locator("#library-found .results")).to_be_visible(timeout=PATIENCE)
    expect(field(page)).to_have_value(ASKED[person.language])
    assert page.locator("#library-found").inner_text() == before
    assert "q=" not in page.url


def test_typing_goes_to_the_server_only_when_the_fingers_rest_and_never_loses_the_field(
    somebody: MakesPerson,
) -> None:
    person = at_library(somebody("nl").slip_in())
    page, sent = person.page, []
    page.on("request", lambda one: sent.append(one.post_data or "") if "queue/join" in one.url else None)
    words = ASKED[Language.NL]
    field(page).press_sequentially(words, delay=15)
    expect(page.locator("#library-count p").first).not_to_be_empty(timeout=PATIENCE)
    expect(page.locator("#library-found a.kept-search")).to_have_attribute("href", _holding(words))
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value(words)
    asked = [body for body in sent if "zaak" in body]
    # on a busy machine the keys themselves come slowly, and some pauses are long enough to count as rests
    assert 1 <= len(asked) <= len(words) // 4, "a call when typing rests, not one for each of fifty keys"
    expect(page.locator("#library-count")).to_have_attribute("aria-live", "polite")
    field(page).fill("")
    expect(page.locator("#library-found .results")).to_have_count(0)
    expect(page.locator("#library-found article")).to_have_count(15)


def test_the_last_answer_is_the_one_to_the_last_question(somebody: MakesPerson) -> None:
    person = at_library(somebody("nl").slip_in())
    page = person.page
    for words in ("retrospective", "klant", "incident", ASKED[Language.NL]):
        field(page).fill(words)
        field(page).press("Enter")
    expect(page.locator("#library-found a.kept-search")).to_have_attribute(
        "href", _holding(ASKED[Language.NL])
    )
    expect(page.locator(f"#library-found h2 a[href*='{CASE}']").first).to_be_visible()


def test_the_choices_narrow_what_is_found_and_come_back_too(
    somebody: MakesPerson, app: Application, new_login: NewLogin
) -> None:
    keeper = person_named(app, new_login(Language.NL, Role.EXPERT))
    text = b"# Afspraken over de overdracht\n\nWie een zaak overdraagt, luistert eerst.\n"
    documents.add_document(app, keeper, text, "afspraken.md")
    app.finder.embed_waiting()
    person = at_library(somebody("nl").slip_in())
    page = person.page
    ask(person)
    choose(page, "narrow-kind", person.t("kind-document"))
    first = page.locator("#library-found .results article").first
    expect(first.locator(".kind")).to_have_text(person.t("kind-document"))
    expect(page.locator("#library-found .kind", has_text=person.t("kind-pattern"))).to_have_count(0)
    expect(first.locator(".meta")).to_contain_text("afspraken.md")
    first.locator("h2 a").click()
    expect(page.locator("mark.cited")).to_be_in_viewport(timeout=PATIENCE)
    expect(page.locator("#documents p.source.here")).to_contain_text(
        person.t("origin-added-by", name=keeper.name)
    )
    page.go_back()
    expect(page.locator("#library-found .results .kind").first).to_have_text(
        person.t("kind-document"), timeout=PATIENCE
    )
    expect(page.locator("#narrow-kind input")).to_have_value(person.t("kind-document"))
    choose(page, "narrow-kind", person.t("kind-all"))
    choose(page, "narrow-situation", "Een zaak overdragen")
    expect(page.locator("#library-found h2 a:not([href*='handing-over'])")).to_have_count(0)
    expect(page.locator("#library-found h2 a[href*='handing-over']")).to_have_count(1)
    field(page).fill("")
    expect(page.locator("#library-found article")).to_have_count(1)


def test_what_changed_since_is_said_and_nothing_is_marked(somebody: MakesPerson) -> None:
    person = somebody("nl").slip_in()
    page = person.page
    page.goto(f"{person.url}/nl/library/pattern?id={CASE}&passage=0123456789abcdef0123456789abcdef#moves")
    expect(page.locator("#pattern .notice")).to_have_text(person.t("citation-changed"), timeout=PATIENCE)
    expect(page.locator("#cited")).to_have_count(0)
    expect(page.locator("#pattern #moves h2")).to_be_focused()


def test_ones_own_reflection_is_found_by_oneself_and_by_nobody_else(
    somebody: MakesPerson, app: Application, elsewhere: BrowserContext, new_login: NewLogin, server: Server
) -> None:
    person = somebody("nl").slip_in()
    occasion = f"Het {MARKED} vloog tegen het raam"
    laying.kept(app, person.login, Language.NL, occasion)
    secret = new_login(Language.NL, Role.EXPERT)
    with_team = team_reader(TeamName("Ward"))
    text = f"# Nestkastjes\n\nEen {MARKED} broedt laag bij de grond.\n".encode()
    documents.add_document(app, person_named(app, secret), text, "nest.md", with_team)
    app.finder.embed_waiting()
    at_library(person)
    choose(person.page, "narrow-kind", person.t("kind-reflection"))
    mine = ask(person, "raam klant overdracht collega").filter(has_text=person.t("origin-only-you"))
    expect(mine).not_to_have_count(0)
    mine.locator("h2 a").first.click()
    expect(person.page.locator("#reading mark.cited").first).to_be_in_viewport(timeout=PATIENCE)

    stranger = Person(elsewhere.new_page(), server.url, new_login(Language.NL), Language.NL).slip_in()
    at_library(stranger)
    ask(stranger, f"{MARKED} raam")
    expect(stranger.page.locator("#library-found")).not_to_contain_text("vloog tegen")
    expect(stranger.page.locator("#library-found .kind.own")).to_have_count(0)


def test_a_question_in_vain_is_passed_on_by_ones_own_click_and_seen_on_the_desk(
    somebody: MakesPerson, app: Application, elsewhere: BrowserContext, new_login: NewLogin, server: Server
) -> None:
    person = at_library(somebody("en").slip_in())
    page = person.page
    ask(person, VAIN[Language.EN])
    expect(page.locator("#library-count p.unfit")).to_have_text(person.t("library-none"))
    assert questions(app) == []
    page.get_by_role("button", name=person.t("pass-on-title")).click()
    expect(page.locator("#pass-on-words textarea")).to_have_value(VAIN[Language.EN])
    page.fill("#pass-on-words textarea", "Which stamps for Norway?")
    page.click("#pass-on-go")
    expect(page.locator("#told")).to_have_text(person.t("pass-on-done"))
    (question,) = questions(app)
    assert question.text == "Which stamps for Norway?"
    assert person.login not in repr(vars(question))

    login = new_login(Language.NL, Role.LND)
    keeper = Person(elsewhere.new_page(), server.url, login, Language.NL).slip_in()
    keeper.page.goto(f"{server.url}/nl/library/desk")
    line = keeper.page.locator("#open-questions article", has_text="Which stamps for Norway?")
    expect(line).to_contain_text("English", timeout=PATIENCE)
    line.get_by_role("link").click()
    expect(keeper.page.locator("#asked-question q")).to_have_text(
        "Which stamps for Norway?", timeout=PATIENCE
    )
    keeper.page.locator("#new-title").locator("textarea, input").fill("Sending a parcel")
    keeper.page.click("#begin-pattern")
    expect(keeper.page.locator("#sheet-head h1")).to_have_text("Sending a parcel", timeout=PATIENCE)
    expect(keeper.page.locator("#asked-question q")).to_have_text("Which stamps for Norway?")

    keeper.page.goto(f"{server.url}/nl/library/desk")
    keeper.page.wait_for_selector("#open-questions article", timeout=PATIENCE)
    keeper.page.locator("#settle > button").click()
    keeper.page.locator("#settle-which input").click()
    keeper.page.get_by_role("option", name="Which stamps for Norway?").click()
    keeper.page.click("#remove-question")
    expect(keeper.page.locator("#told")).to_have_text(keeper.t("gaps-removed"))
    assert questions(app) == []


def questions(app: Application) -> list[OpenQuestion]:
    """What was passed on and waits."""
    with app.work(read_only=True) as work:
        return work.open_questions.all()


def test_what_stood_on_the_page_for_a_while_and_what_was_opened_is_counted_without_a_person(
    somebody: MakesPerson, app: Application
) -> None:
    person = at_library(somebody("de").slip_in())
    now = f"{app.clock():%Y-%m}"
    text = Counted(SourceKind.PATTERN, CASE)
    before = use(app, text, now)
    with person.page.expect_response(
        lambda r: "queue/join" in r.url and "fn_index" in (r.request.post_data or "")
    ):
        ask(person)
    person.page.wait_for_function("() => document.querySelector('#library-found .results')")
    eventually(person.page, lambda: use(app, text, now)[0] == before[0] + 1)
    person.page.locator(f"#library-found h2 a[href*='{CASE}']").first.click()
    expect(person.page.locator("#pattern h1")).to_be_visible(timeout=PATIENCE)
    assert use(app, text, now)[1] == before[1] + 1
    person.page.goto(f"{person.url}/de/library/pattern?id={CASE}&from=desk")
    expect(person.page.locator("#pattern h1")).to_be_visible(timeout=PATIENCE)
    assert use(app, text, now)[1] == before[1] + 1


def use(app: Application, text: Counted, month: str) -> tuple[int, int]:
    """How often it was shown and opened in that month and after."""
    with app.work(read_only=True) as work:
        found = work.uses.since(Month(month)).get(text)
    return (found.shown, found.opened) if found else (0, 0)


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Until something holds that the page itself does not show."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come to hold")


def test_a_pattern_on_paper_is_black_on_white_without_the_ways_around_it(somebody: MakesPerson) -> None:
    person = somebody("de").slip_in()
    page = person.page
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; };")
    page.goto(f"{person.url}/de/library/pattern?id=retrospective")
    page.get_by_role("button", name=person.t("print")).click(timeout=PATIENCE)
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".head header", "button.print", "a.back"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("#pattern p.source")).to_be_visible()
    page.evaluate(_STILL)
    colours = page.evaluate(
        "() => [getComputedStyle(document.querySelector('#pattern li')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.emulate_media(media="screen", color_scheme="light")


def test_with_the_keyboard_alone_one_searches_narrows_reads_and_comes_back(somebody: MakesPerson) -> None:
    person = at_library(somebody("en").slip_in())
    page = person.page
    tab_to(page, "#library-search")
    page.keyboard.type(ASKED[Language.EN])
    page.keyboard.press("Enter")
    expect(page.locator("#library-found .results")).to_be_visible(timeout=PATIENCE)
    tab_to(page, "#library-narrow > button")
    page.keyboard.press("Enter")
    expect(page.locator("#narrow-kind input")).to_be_visible()
    tab_to(page, "#narrow-kind")
    tab_to(page, "#library-found .results h3 a")
    page.keyboard.press("Enter")
    expect(page.locator("#cited")).to_be_in_viewport(timeout=PATIENCE)
    tab_to(page, "a.back")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value(ASKED[Language.EN], timeout=PATIENCE)


def tab_to(page: Page, where: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        if page.evaluate("where => Boolean(document.activeElement.closest(where))", where):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {where}")


@pytest.mark.parametrize(
    ("name", "language"), [("results", "nl"), ("vain", "de"), ("pattern", "en"), ("desk", "de")]
)
def test_a_page_can_be_seen_listened_to_and_used_on_a_narrow_screen(
    somebody: MakesPerson, app: Application, name: str, language: str
) -> None:
    person = somebody(language, *((Role.EXPERT,) if name == "desk" else ())).slip_in()
    page = person.page
    _show(person, app, name)
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
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(f"{where}: {report}" for where, report in found.items())
    assert overflow(page) == 0
    assert page.evaluate(_SMALL) == []


def _show(person: Person, app: Application, name: str) -> None:
    page = person.page
    if name in ("results", "vain"):
        at_library(person)
        ask(person, ASKED[person.language] if name == "results" else VAIN[person.language])
        page.locator("#library-narrow > button").click()
        expect(page.locator("#narrow-kind input")).to_be_visible()
        if name == "vain":
            page.get_by_role("button", name=person.t("pass-on-title")).click()
            expect(page.locator("#pass-on-go")).to_be_visible()
    elif name == "pattern":
        at_library(person)
        ask(person).locator("h3 a").first.click()
        expect(page.locator("#cited")).to_be_in_viewport(timeout=PATIENCE)
    else:
        gaps.pass_on(app, person_named(app, person.login), VAIN[person.language], person.language)
        page.goto(f"{person.url}/{person.language.value}/library/desk")
        expect(page.locator("#open-questions article").first).to_be_visible(timeout=PATIENCE)
        page.locator("#settle > button").click()
        expect(page.locator("#remove-question")).to_be_visible()
