"""The experts' pages: one writes, another reviews, and then everyone reads the new version."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Route, expect

from assistant.domain.language import Language
from assistant.domain.patterns import PatternId
from assistant.domain.people import Role
from assistant.services import pattern_drafts, pattern_reviews
from assistant.services.application import Application
from assistant.services.pattern_drafts import Saved
from tests.browser.conftest import MakesPerson, NewLogin
from tests.browser.laying import person_named
from tests.browser.person import PATIENCE, Person
from tests.browser.test_access import _NAMELESS, _SMALL, _STILL, NARROW, RULES, WIDE, overflow
from tests.serving import Server

pytestmark = pytest.mark.browser

CASE = "handing-over-a-case"


def open_page(person: Person, name: str, query: str = "") -> Person:
    """Go to one of the library's pages and wait until the server filled it."""
    person.page.goto(f"{person.url}/{person.language.value}/library/{name}{query}")
    return at(person, name)


def at(person: Person, name: str) -> Person:
    """Wait for one of the library's pages."""
    address = re.compile(rf"/{person.language.value}/library/{name}(\?.*)?$")
    person.page.wait_for_url(address, timeout=PATIENCE)
    person.filled()
    return person


def write(person: Person, pattern: str, language: str = "") -> Person:
    """Open the page for writing and wait for its fields."""
    open_page(person, "write", f"?id={pattern}&language={language or person.language.value}")
    expect(person.page.locator("#sheet-moves label, #sheet-moves span").first).not_to_have_text("…")
    return person


def to_shape(person: Person, shape: str) -> None:
    """Go to the form, the Markdown or the preview; on a wide screen the Markdown stands beside the others."""
    person.page.get_by_role("tab", name=person.t(f"write-as-{shape}"), exact=True).click()


def drafted(app: Application, login: str, pattern: str, language: Language, more: str) -> Saved:
    """A draft by this person, with a move more than the version before."""
    person = person_named(app, login)
    newest = pattern_drafts.open_version(app, person, PatternId(pattern), language).version
    words = newest.markdown.replace("{#moves}\n\n", "{#moves}\n\n" + more + "\n", 1)
    return pattern_drafts.save_draft(app, person, newest.pattern_id, language, words, newest.number)


def begun(app: Application, login: str, language: Language, title: str) -> str:
    """A new pattern with its bare headings; its id."""
    return pattern_drafts.new_pattern(app, person_named(app, login), language, title).version.pattern_id


def offered(app: Application, login: str, pattern: str, language: Language, more: str) -> int:
    """A version that waits for review; its number."""
    version = drafted(app, login, pattern, language, more).version
    person = person_named(app, login)
    return pattern_reviews.submit(app, person, version.pattern_id, language, version.number).number


def test_one_expert_writes_another_approves_and_a_learner_reads_it(
    somebody: MakesPerson, elsewhere: BrowserContext, server: Server, new_login: NewLogin
) -> None:
    writer = somebody("nl", Role.EXPERT).slip_in()
    open_page(writer, "")
    writer.page.get_by_role("link", name=writer.t("library-desk")).click()
    at(writer, "desk")
    expect(writer.page.locator("#desk")).to_contain_text(writer.t("desk-drafts-none"))
    write(writer, "teaching-a-skill")
    moves = writer.page.locator("#sheet-moves textarea")
    moves.fill("- **Doe het één keer voor zonder te praten.** Dan kijken ze.\n" + moves.input_value())
    moves.blur()
    markdown = writer.page.locator("#sheet-markdown textarea")
    expect(markdown).to_have_value(re.compile("Doe het één keer voor zonder te praten"))
    to_shape(writer, "preview")
    expect(writer.page.locator("#preview")).to_contain_text("Doe het één keer voor zonder te praten")
    writer.page.click("#offer-sheet")
    at(writer, "desk")
    expect(writer.page.locator("#told")).to_have_text(writer.t("desk-offered"))
    expect(writer.page.locator("#desk")).to_contain_text(writer.t("desk-waiting"))

    learner = Person(elsewhere.new_page(), server.url, new_login(Language.NL), Language.NL).slip_in()
    open_page(learner, "pattern", "?id=teaching-a-skill")
    expect(learner.page.locator("#pattern")).not_to_contain_text("Doe het één keer voor zonder te praten")
    expect(learner.page.locator("#pattern")).not_to_contain_text(learner.t("library-change"))

    writer.page.context.clear_cookies()
    reviewer = somebody("nl", Role.LND).slip_in()
    open_page(reviewer, "desk")
    line = reviewer.page.locator("#desk article", has_text=reviewer.t("desk-review-go")).first
    line.get_by_role("link").click()
    at(reviewer, "review")
    changed = reviewer.page.locator("#changes tr.changed")
    expect(changed).to_have_count(2)  # the state in the front matter and the new move
    expect(changed.last).to_contain_text(f"{reviewer.t('compare-new')} + - **Doe het één keer voor")
    reviewer.page.click("#approve")
    at(reviewer, "desk")
    expect(reviewer.page.locator("#told")).to_have_text(reviewer.t("desk-approved"))
    learner.page.reload()
    expect(learner.page.locator("#pattern")).to_contain_text("Doe het één keer voor zonder te praten")


def test_sent_back_with_a_remark_it_is_a_draft_again_with_the_remark_beside_it(
    somebody: MakesPerson, app: Application, new_login: NewLogin
) -> None:
    author = new_login(Language.EN, Role.EXPERT)
    offered(app, author, "negotiating-scope", Language.EN, "- **Ask twice.** Then wait.")
    reviewer = somebody("en", Role.EXPERT).slip_in()
    open_page(reviewer, "review", "?id=negotiating-scope&language=en")
    reviewer.page.click("#send-back")
    expect(reviewer.page.locator("#failed")).to_have_text(reviewer.t("review-no-remark"))
    reviewer.type_without_sending("Ask whom?", "#remark textarea")
    reviewer.page.reload()
    expect(reviewer.page.locator("#remark textarea")).to_have_value("Ask whom?")
    reviewer.page.click("#send-back")
    at(reviewer, "desk")
    expect(reviewer.page.locator("#told")).to_have_text(reviewer.t("desk-returned"))
    reviewer.page.context.clear_cookies()
    writer = Person(reviewer.page, reviewer.url, author, Language.EN).slip_in()
    open_page(writer, "desk")
    expect(writer.page.locator("#desk .remark")).to_contain_text("Ask whom?")


def test_ones_own_version_can_be_read_and_not_decided_on(somebody: MakesPerson, app: Application) -> None:
    writer = somebody("de", Role.EXPERT).slip_in()
    offered(app, writer.login, "near-miss", Language.DE, "- **Erst fragen.** Dann schreiben.")
    open_page(writer, "review", "?id=near-miss&language=de")
    expect(writer.notice).to_have_text(writer.t("review-own"))
    expect(writer.page.locator("#changes ins")).to_contain_text(["Erst fragen"])
    expect(writer.page.locator("#approve")).to_be_hidden()
    expect(writer.page.locator("#send-back")).to_be_hidden()


def test_form_and_markdown_are_one_text_and_what_is_wrong_stands_at_its_field(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("en", Role.EXPERT).slip_in()
    open_page(person, "desk")
    person.page.click("#begin-pattern")
    expect(person.notice).to_have_text(person.t("desk-no-title"))
    person.page.fill("#new-title textarea, #new-title input", "Saying no kindly")
    person.page.click("#begin-pattern")
    at(person, "write")
    page = person.page
    expect(page.locator("#sheet-title textarea, #sheet-title input")).to_have_value("Saying no kindly")
    page.fill("#sheet-reflection textarea", "- Why did you do that?")
    page.fill("#sheet-review_by input", "2031-03-14")
    page.click("#offer-sheet")
    expect(page.locator("#told")).to_contain_text(person.t("write-not-offered", count=9))
    blame = person.t("pattern-question-blame", text="Why did you do that?")
    expect(page.locator("#found-reflection")).to_have_text(blame)
    expect(page.locator("#found-moves")).to_have_text(person.t("pattern-section-empty"))
    markdown = page.locator("#sheet-markdown textarea")
    expect(markdown).to_have_value(re.compile("review_by: 2031-03-14"))
    expect(page.locator("#found-lines")).to_contain_text(f"{person.t('finding-line', line=27)} {blame}")
    words = markdown.input_value()
    markdown.fill(words.replace("{#moves}\n", "{#moves}\n\nSay it first.\n") + "\n## More {#more}\n\nLost?\n")
    markdown.blur()
    expect(page.locator("#told")).to_have_text(person.t("write-form-rests"))
    expect(page.locator("#sheet-moves textarea")).to_be_disabled()
    expect(page.locator("#found-lines")).to_contain_text(person.t("pattern-section-unknown", name="more"))
    markdown.fill(markdown.input_value().replace("\n## More {#more}\n\nLost?\n", ""))
    markdown.blur()
    expect(page.locator("#sheet-moves textarea")).to_have_value("Say it first.")
    expect(page.locator("#sheet-moves textarea")).to_be_enabled()


def test_side_by_side_each_shape_follows_the_other_and_on_a_phone_they_are_tabs(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("en", Role.EXPERT).slip_in()
    write(person, begun(app, person.login, Language.EN, "Saying it twice"))
    page = person.page
    markdown, stake = page.locator("#sheet-markdown textarea"), page.locator("#sheet-stake textarea")
    moves = page.locator("#sheet-moves textarea")
    tab = page.get_by_role("tab", name=person.t("write-as-markdown"), exact=True)
    expect(stake).to_be_visible()
    expect(markdown).to_be_visible()
    expect(tab).to_be_hidden()
    stake.fill("Said in the form.")
    stake.press("Tab")
    expect(moves).to_be_focused()
    expect(markdown).to_have_value(re.compile(r"\{#stake\}\n\nSaid in the form\.\n"))
    markdown.fill(markdown.input_value().replace("{#moves}\n", "{#moves}\n\n- **Said in the Markdown.**\n"))
    to_shape(person, "preview")
    expect(page.locator("#preview")).to_contain_text("Said in the Markdown.")
    expect(markdown).to_be_visible()
    page.set_viewport_size(NARROW)
    expect(markdown).to_be_hidden()
    to_shape(person, "markdown")
    expect(markdown).to_have_value(re.compile(r"Said in the form\.[\s\S]*Said in the Markdown\."))
    expect(moves).to_be_hidden()
    page.set_viewport_size(WIDE)
    expect(moves).to_have_value("- **Said in the Markdown.**")
    expect(moves).to_be_visible()
    expect(markdown).to_be_visible()


def test_what_is_typed_while_the_other_shape_follows_is_kept_in_both(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("nl", Role.EXPERT).slip_in()
    write(person, begun(app, person.login, Language.NL, "Twee keer zeggen"))
    page = person.page
    markdown, stake = page.locator("#sheet-markdown textarea"), page.locator("#sheet-stake textarea")
    held: list[Route] = []
    page.route("**/queue/join*", lambda route: held.append(route))
    stake.fill("Uit het formulier.")
    with page.expect_request("**/queue/join*"):
        markdown.focus()
    words = markdown.input_value().replace("{#moves}\n", "{#moves}\n\nUit de Markdown.\n")
    markdown.fill(words)
    for route in held:
        route.continue_()
    page.unroute("**/queue/join*")
    both = re.compile(r"Uit het formulier\.[\s\S]*Uit de Markdown\.")
    expect(markdown).to_have_value(both)
    expect(markdown).to_be_focused()
    moves = page.locator("#sheet-moves textarea")
    expect(moves).to_have_value("Uit de Markdown.")
    person.type_without_sending("Uit het formulier, en nog iets.", "#sheet-stake textarea")
    page.reload()
    expect(stake).to_have_value("Uit het formulier, en nog iets.")
    expect(moves).to_have_value("Uit de Markdown.")
    expect(markdown).to_have_value(re.compile(r"\{#stake\}\n\nUit het formulier, en nog iets\.\n\n##"))


def test_what_was_typed_and_not_saved_is_there_after_a_reload_and_can_be_discarded(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("de", Role.EXPERT).slip_in()
    pattern = begun(app, person.login, Language.DE, "Zuhören, bis es still wird")
    write(person, pattern)
    person.type_without_sending("Wenn jemand schneller redet als sonst.", "#sheet-situation textarea")
    person.page.reload()
    situation = person.page.locator("#sheet-situation textarea")
    expect(situation).to_have_value("Wenn jemand schneller redet als sonst.")
    expect(person.page.locator("#told")).to_have_text(person.t("write-left-over"))
    person.page.click("#discard-typed")
    expect(situation).to_have_value("")
    person.page.reload()
    person.filled()
    expect(person.page.locator("#sheet-title textarea, #sheet-title input")).to_have_value(
        "Zuhören, bis es still wird"
    )
    expect(situation).to_have_value("")


def test_a_second_tab_is_told_keeps_its_own_text_and_overwrites_nothing(
    somebody: MakesPerson, app: Application
) -> None:
    first = somebody("nl", Role.EXPERT).slip_in()
    pattern = begun(app, first.login, Language.NL, "Stil zijn")
    write(first, pattern)
    second = write(first.new_tab(), pattern)
    first.page.fill("#sheet-moves textarea", "Uit het eerste tabblad.")
    first.page.click("#save-sheet")
    expect(first.page.locator("#told")).to_contain_text(first.t("write-saved", number=2))
    second.page.fill("#sheet-moves textarea", "Uit het tweede tabblad.")
    second.page.click("#save-sheet")
    told = second.page.locator("#told")
    expect(told).to_contain_text(second.t("write-overtaken", number=2, name=second.t("version-by-you")))
    expect(second.page.locator("#sheet-moves textarea")).to_have_value("Uit het tweede tabblad.")
    second.page.reload()
    expect(second.page.locator("#sheet-moves textarea")).to_have_value("Uit het tweede tabblad.")
    second.page.click("#save-sheet")
    expect(told).to_contain_text(second.t("write-saved", number=3))
    open_page(second, "versions", f"?id={pattern}&language=nl&earlier=2&later=3")
    expect(second.page.locator("#changes del")).to_have_text("Uit het eerste tabblad.")
    expect(second.page.locator("#changes ins")).to_have_text("Uit het tweede tabblad.")


def test_an_earlier_version_is_compared_taken_along_and_taken_back(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("en", Role.LND).slip_in()
    pattern = begun(app, person.login, Language.EN, "Asking once more")
    for words in ("First words.", "Second words."):
        version = pattern_drafts.open_version(
            app, person_named(app, person.login), PatternId(pattern), Language.EN
        ).version
        markdown = re.sub(r"\{#stake\}\n(\n[A-Z].*\n)?", f"{{#stake}}\n\n{words}\n", version.markdown)
        who = person_named(app, person.login)
        pattern_drafts.save_draft(app, who, version.pattern_id, Language.EN, markdown, version.number)
    open_page(person, "versions", f"?id={pattern}&language=en")
    expect(person.page.locator("#versions article")).to_have_count(3)
    person.page.click("#compare")
    expect(person.page.locator("#changes del")).to_have_text("First words.")
    expect(person.page.locator("#changes ins")).to_have_text("Second words.")
    with person.taking(person.t("versions-download", number=2)) as taken:
        assert "First words." in taken[0].decode()
    person.page.click("#restore")
    expect(person.page.locator("#told")).to_have_text(person.t("versions-choose"))
    person.page.locator("#which input").click()
    person.page.get_by_role("option").nth(1).click()
    person.page.click("#restore")
    at(person, "write")
    expect(person.page.locator("#sheet-stake textarea")).to_have_value("First words.")


def test_learners_have_no_way_to_the_desk(somebody: MakesPerson) -> None:
    person = somebody("de").slip_in()
    open_page(person, "")
    expect(person.page.locator("#library-found article").first).to_be_visible()
    expect(person.page.get_by_role("link", name=person.t("library-desk"))).to_have_count(0)
    for name in ("desk", "write", "review", "versions"):
        open_page(person, name, f"?id={CASE}&language=de")
        expect(person.notice.first).to_have_text(person.t("error-not-allowed"))
        expect(person.page.locator("#sheet-moves textarea")).to_have_count(0 if name != "write" else 1)
    address = f"{person.url}/download/pattern/{CASE}.de.md"
    assert person.page.context.request.get(address).status == 200
    assert person.page.context.request.get(f"{address}?number=1").status == 403


PAGES = {"desk": "nl", "write": "de", "review": "en", "versions": "nl"}


@pytest.mark.parametrize("name", PAGES)
def test_the_desks_pages_are_for_everyone(
    somebody: MakesPerson, app: Application, new_login: NewLogin, name: str
) -> None:
    person = somebody(PAGES[name], Role.EXPERT).slip_in()
    author = new_login(person.language, Role.EXPERT)
    offered(app, author, "retrospective", person.language, "- **Begin** *there*.")
    begun(app, person.login, person.language, "Iets")
    query = f"?id=retrospective&language={PAGES[name]}"
    open_page(person, name, query + ("&earlier=1&later=2" if name == "versions" else ""))
    ready = {
        "desk": "#desk article",
        "write": "#sheet-head h1",
        "review": "#changes tr",
        "versions": "#changes tr",
    }
    person.page.wait_for_selector(ready[name], timeout=PATIENCE)
    found = {}
    for size in (WIDE, NARROW):
        person.page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme)
            person.page.evaluate(_STILL)
            result = Axe().run(person.page, options=RULES)
            if result.violations_count:
                found[f"{size['width']} {scheme}"] = result.generate_report()
    person.page.emulate_media(color_scheme="light")
    assert not found, "\n".join(f"{where}: {report}" for where, report in found.items())
    assert person.page.locator("h1:visible").count() == 1
    assert person.page.evaluate(_NAMELESS) == []
    assert overflow(person.page) == 0
    assert (person.page.locator(".sheet").bounding_box() or {"width": 999})["width"] <= NARROW["width"]
    small = person.page.evaluate(_SMALL)  # Gradio measures its tabs with copies that nobody sees
    assert [one for one in small if one[1] > 1] == []
