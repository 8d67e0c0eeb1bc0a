"""The pages around the conversation: list, reading, intentions, language, password, roles."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.application import Application
from tests.browser.conftest import MakesPerson, NewLogin
from tests.browser.laying import begun, kept
from tests.browser.person import OUTCOMES, PATIENCE, Person
from tests.browser.stories import STORIES
from tests.serving import Server

pytestmark = pytest.mark.browser


def test_reflections_are_found_by_word_shown_by_twenty_read_and_deleted(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("nl").slip_in()
    for number in range(21):
        begun(app, person.login, person.language, f"Dienst nummer {number}")
    kept(app, person.login, person.language, "Het gesprek met meneer Hoogland")
    person.open("reflections")
    lines = person.page.locator("#found article")
    expect(lines).to_have_count(20)
    person.page.click("#more")
    expect(lines).to_have_count(22)
    expect(person.page.locator("#more")).to_be_hidden()

    person.page.fill("#search textarea, #search input", "hoogland GESPREK")
    person.page.press("#search textarea, #search input", "Enter")
    expect(lines).to_have_count(1)
    person.page.fill("#search textarea, #search input", "walvis")
    person.page.click("#search-go")
    expect(person.page.locator("#found")).to_contain_text(person.t("reflections-none-found"))

    person.page.fill("#search textarea, #search input", "hoogland")
    person.page.click("#search-go")
    lines.first.get_by_role("link", name="Het gesprek met meneer Hoogland").click()
    person.at("reflection")
    expect(person.page.locator("#reading h1")).to_have_text("Het gesprek met meneer Hoogland")
    delete(person)
    expect(lines).to_have_count(20)
    expect(person.page.locator("#found")).not_to_contain_text("Hoogland")
    person.page.go_back()
    person.at("reflection")
    expect(person.notice).to_have_text(person.t("error-not-found"))
    person.open("intentions")
    expect(person.page.locator("#intention-lists")).to_contain_text(person.t("intentions-empty"))


def delete(person: Person) -> None:
    """Without the tick nothing happens; with it one lands at the list."""
    person.page.get_by_role("button", name=person.t("delete-title")).click()
    person.page.click("#delete-go")
    expect(person.notice).to_have_text(person.t("delete-tick-first"))
    person.page.check("#delete-sure input")
    person.page.click("#delete-go")
    person.at("reflections")
    expect(person.notice).to_have_text(person.t("reflections-deleted"))


def test_a_new_person_reads_on_every_page_what_it_will_be_for(somebody: MakesPerson) -> None:
    person = somebody("de").slip_in().open()
    expect(person.page.locator(".side")).to_contain_text(person.t("welcome-learner"))
    person.page.get_by_role("link", name=person.t("nav-reflections")).click()
    person.at("reflections")
    expect(person.page.locator("#found")).to_contain_text(person.t("reflections-empty"))
    person.page.get_by_role("link", name=person.t("nav-intentions")).click()
    person.at("intentions")
    expect(person.page.locator("#intention-lists")).to_contain_text(person.t("intentions-empty"))
    expect(person.page.locator("#outcome")).to_be_hidden()


def test_what_came_of_a_plan_can_be_told_on_the_intentions_page(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("en").slip_in()
    kept(app, person.login, person.language)
    story = STORIES[person.language]
    person.open("intentions")
    expect(person.page.locator("#intention-question")).to_contain_text(story.action)
    person.page.locator("#outcome label:has(input)").nth(OUTCOMES.index("partly")).click()
    person.page.fill("#outcome-words textarea", "It worked with the small team.")
    person.page.click("#outcome-save")
    told = person.page.locator("#intention-lists article")
    expect(told).to_contain_text("It worked with the small team.")
    expect(told).to_contain_text(person.t("outcome-partly"))
    expect(person.page.locator("#outcome")).to_be_hidden()


def test_another_persons_reflection_and_files_cannot_be_opened(
    somebody: MakesPerson, app: Application, new_login: NewLogin
) -> None:
    other = kept(app, new_login(Language.NL), Language.NL, "Iets van een ander")
    person = somebody("nl").slip_in()
    for page in ("reflection", "summary", "reflect", "form"):
        person.open(page, f"?id={other.id}")
        expect(person.notice).to_have_text(person.t("error-not-found"))
        expect(person.page.locator("#notice a")).to_have_text(person.t("page-home"))
        expect(person.page.locator(".sheet").locator("textarea:visible, button:visible")).to_have_count(0)
        assert "Iets van een ander" not in person.page.content()
    for ending in ("md", "docx"):
        answer = person.page.context.request.get(f"{person.url}/download/reflection/{other.id}.{ending}")
        assert answer.status == 404


def test_the_language_changes_on_the_spot_and_is_remembered_at_the_next_login(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("nl").slip_in()
    known = kept(app, person.login, person.language)
    person.open("reflection", f"?id={known.id}")
    person.menu()
    person.page.get_by_role("button", name="Deutsch").click()
    person.language = Language.DE
    person.at("reflection")
    assert f"id={known.id}" in person.page.url
    expect(person.page.locator("html")).to_have_attribute("lang", "de")
    expect(person.page.locator("#reading h1")).to_have_text(STORIES[Language.NL].occasion)
    person.log_out()
    expect(person.page.locator("html")).to_have_attribute("lang", "de")
    person.fill_login(person.password)
    person.at("")


def test_a_person_changes_the_password(somebody: MakesPerson) -> None:
    person = somebody("en").slip_in().open()
    person.menu()
    person.page.get_by_role("link", name=person.t("change-password")).click()
    change_password(person, "not my password", "a calmer password")
    expect(person.page.locator("#told")).to_have_text(person.t("password-wrong"))
    change_password(person, person.password, "a calmer password")
    expect(person.page.locator("h1")).to_have_text(person.t("password-done-title"))
    person.page.get_by_role("link", name=person.t("page-go-on")).click()
    person.at("").log_out()
    person.fill_login(person.password)
    expect(person.page.locator("#told")).to_have_text(person.t("login-refused"))
    person.fill_login("a calmer password")
    person.at("")


def change_password(person: Person, old: str, new: str) -> None:
    for field, value in (("old", old), ("new", new), ("again", new)):
        person.page.fill(f"#{field}", value)
    person.page.press("#again", "Enter")


WORKSPACES = {
    "accompany": (Role.EXPERT, "nl"),
    "lead": (Role.LEADER, "de"),
    "develop": (Role.LND, "nl"),
    "administer": (Role.ADMINISTRATOR, "en"),
}


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_a_role_has_its_own_first_page_and_no_other(somebody: MakesPerson, workspace: str) -> None:
    role, language = WORKSPACES[workspace]
    person = somebody(language, role).slip_in().open()
    person.page.get_by_role("link", name=person.t(f"nav-{workspace}"), exact=True).click()
    person.filled()
    expect(person.page.locator("h1")).to_have_text(person.t(f"{workspace}-title"))
    first = "lead-job-give" if workspace == "lead" else f"{workspace}-first"
    expect(person.page.locator(".sheet")).to_contain_text(person.t(first))
    expect(person.page.locator("header nav a")).to_have_count(5)
    for other in WORKSPACES.keys() - {workspace}:
        answer = person.page.goto(f"{person.url}/{language}/{other}/")
        assert answer is not None
        assert answer.status == 403
        expect(person.page.locator("h1")).to_have_text(person.t("page-403-title"))


def test_who_is_not_logged_in_is_led_to_the_login_and_then_back(
    somebody: MakesPerson, app: Application
) -> None:
    person = somebody("en")
    known = kept(app, person.login, person.language)
    person.page.goto(f"{person.url}/en/learn/reflection?id={known.id}")
    person.at_login()
    person.fill_login(person.password)
    person.at("reflection")
    expect(person.page.locator("#reading h1")).to_have_text(STORIES[person.language].occasion)


def test_an_administrator_lets_someone_in_closes_opens_and_makes_a_new_password(
    server: Server, context: BrowserContext, elsewhere: BrowserContext
) -> None:
    administrator = Person(context.new_page(), server.url, "beheer", Language.EN).slip_in()
    administrator.page.goto(f"{server.url}/en/administer/")
    administrator.filled()
    first = let_in(administrator, "sofie.maes", "Sofie Maes")
    administrator.page.fill("#which-login textarea, #which-login input", "sofie.maes")
    administrator.page.locator("#their-roles label", has_text=administrator.t("role-leader")).click()
    administrator.page.fill("#their-teams textarea, #their-teams input", "Ward 5")
    administrator.page.click("#change-person")
    row = administrator.page.locator("#people tr", has_text="sofie.maes")
    expect(row).to_contain_text("Ward 5")
    expect(row).not_to_contain_text(administrator.t("role-expert"))

    sofie = Person(elsewhere.new_page(), server.url, "sofie.maes", Language.NL)
    sofie.page.goto(f"{server.url}/login?language=nl")
    choose_own_password(sofie, first, "een eigen lange zin")
    sofie.at("")

    switch(administrator, "sofie.maes", closed=True)
    sofie.page.goto(f"{server.url}/nl/learn/")
    sofie.at_login()
    sofie.fill_login("een eigen lange zin")
    expect(sofie.page.locator("#told")).to_have_text(sofie.t("login-refused"))

    switch(administrator, "sofie.maes", closed=False)
    second = new_password(administrator, "sofie.maes")
    assert second != first
    choose_own_password(sofie, second, "nog een eigen lange zin")
    sofie.at("")


def let_in(administrator: Person, login: str, name: str) -> str:
    """The first password, shown once."""
    page = administrator.page
    page.fill("#new-login textarea, #new-login input", login)
    page.fill("#new-name textarea, #new-name input", name)
    page.fill("#new-teams textarea, #new-teams input", "Ward 3, Night")
    page.locator("#new-roles label", has_text=administrator.t("role-expert")).click()
    page.locator("#new-language label", has_text="Nederlands").click()
    page.click("#add-person")
    shown = page.locator("#shown-once code")
    expect(shown).to_have_count(1)
    row = page.locator("#people tr", has_text=login)
    for words in (name, administrator.t("role-expert"), "Night, Ward 3"):
        expect(row).to_contain_text(words)
    return shown.inner_text()


def choose_own_password(person: Person, made: str, own: str) -> None:
    person.fill_login(made)
    expect(person.page.locator("h1")).to_have_text(person.t("password-forced-title"))
    change_password(person, made, own)
    person.page.get_by_role("link", name=person.t("page-go-on")).click()


def switch(administrator: Person, login: str, closed: bool) -> None:
    administrator.page.fill("#which-login textarea, #which-login input", login)
    administrator.page.click("#switch-person")
    row = administrator.page.locator("#people tr", has_text=login)
    mark = re.compile(re.escape(administrator.t("people-disabled")))
    (expect(row).to_have_text if closed else expect(row).not_to_have_text)(mark, timeout=PATIENCE)


def new_password(administrator: Person, login: str) -> str:
    administrator.page.fill("#which-login textarea, #which-login input", login)
    administrator.page.click("#reset-password")
    expect(administrator.page.locator("#shown-once")).to_contain_text(login)
    return administrator.page.locator("#shown-once code").inner_text()
