"""Makes the pictures in `docs/screenshots/` anew: `python -m tests.browser.screenshots [page …]`.

Its own server, its own people, plausible content in each language; pages as they look to someone in the
middle of things. Each picture is `<page>-<language>-<width>.png`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from assistant.bootstrap import application
from assistant.domain.language import Language
from assistant.domain.reflections import Mode
from assistant.services.application import Application
from assistant.services.intentions import all_intentions, tell_outcome
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import load_settings
from tests.browser import laying
from tests.browser.conftest import ARGUMENTS, wait_for_screens
from tests.browser.person import PATIENCE, Person
from tests.browser.stories import EARLIER, STORIES
from tests.conftest import CHROMIUM
from tests.serving import PASSWORD, Server

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZES = ({"width": 1280, "height": 860}, {"width": 390, "height": 844})
PEOPLE = {
    Language.NL: ("anouk", "Anouk Visser"),
    Language.DE: ("jonas", "Jonas Keller"),
    Language.EN: ("ada", "Ada Clarke"),
}
#: What is asked of the library in its picture.
ASKED = {
    Language.NL: "Hoe draag ik een zaak over als de ander niet luistert?",
    Language.DE: "Ich übergebe meinen Patienten am Ende der Schicht und die Kollegin hört nicht zu",
    Language.EN: "I am passing my patient on at the end of my shift and she keeps looking at her phone",
}
Opens = Callable[[Person, Application], None]


def main(wanted: list[str]) -> None:
    """Make the pictures of these pages, of all when none is named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        with application(load_settings(data=server.data)) as app:
            for language, (login, name) in PEOPLE.items():
                _settle(app, language, login, name)
            server.start()
            try:
                wait_for_screens(server, "ada")
                with sync_playwright() as playwright:
                    for language in Language:
                        browser = playwright.chromium.launch(
                            executable_path=CHROMIUM,
                            args=[*ARGUMENTS, f"--lang={language.value}"],
                            env={**os.environ, "LANGUAGE": language.value},
                        )
                        _pictures(browser, server, app, language, wanted or list(PAGES))
                        browser.close()
            finally:
                server.stop()


def _settle(app: Application, language: Language, login: str, name: str) -> None:
    """Somebody who has been here before: kept reflections, a told plan, an open one, an unfinished one."""
    new = NewPerson(login, name, PASSWORD, language=language, must_change_password=False)
    person = add_person(app, COMMAND_LINE, new)
    first, second, unfinished = EARLIER[language]
    laying.kept(app, login, language, first.occasion, story=first)
    (told,) = all_intentions(app, person)
    tell_outcome(app, person, told.id, "partly", first.added)
    laying.begun(app, login, language, unfinished.occasion, 1, story=unfinished)
    laying.kept(app, login, language, second.occasion, in_two_days(), story=second)


def in_two_days() -> date:
    """The day of the plans."""
    return (datetime.now(UTC) + timedelta(days=2)).date()


def _pictures(
    browser: Browser, server: Server, app: Application, language: Language, pages: list[str]
) -> None:
    context = browser.new_context(viewport=SIZES[0], locale=language.value, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    for name in pages:
        _pictures_of(context, server, app, language, name)
    context.close()


def _pictures_of(
    context: BrowserContext, server: Server, app: Application, language: Language, name: str
) -> None:
    context.clear_cookies()
    person = Person(context.new_page(), server.url, PEOPLE[language][0], language)
    if name != "login":
        person.slip_in()
    PAGES[name](person, app)
    for size in SIZES:
        person.page.set_viewport_size(size)
        if name != "login":  # fields take their height from the width they were filled at
            person.page.reload()
            person.filled()
            person.page.wait_for_selector(READY[name], timeout=PATIENCE)
        person.page.evaluate("() => document.activeElement && document.activeElement.blur()")
        person.page.evaluate("() => scrollTo(0, 0)")
        path = FOLDER / f"{name}-{language.value}-{size['width']}.png"
        person.page.screenshot(path=path, full_page=True, animations="disabled")
        sys.stdout.write(f"{path.name} {os.path.getsize(path) // 1024} kB\n")
    person.page.close()


def _login(person: Person, app: Application) -> None:
    person.page.goto(f"{person.url}/login?language={person.language.value}")


def _start(person: Person, app: Application) -> None:
    person.open()
    person.page.fill("#occasion textarea", STORIES[person.language].occasion)
    person.page.keyboard.press("Tab")
    expect(person.page.locator("#proposal p")).to_be_visible(timeout=PATIENCE)


def _conversation(person: Person, app: Application) -> None:
    known = laying.begun(app, person.login, person.language, answers=3, method="korthagen")
    person.open("reflect", f"?id={known.id}").asked()


def _form(person: Person, app: Application) -> None:
    story = STORIES[person.language]
    known = laying.begun(app, person.login, person.language, method="gibbs", mode=Mode.FORM)
    person.open("form", f"?id={known.id}")
    for number, words in enumerate((story.stages[0], story.stages[2]), 2):
        person.page.fill(f"#field-{number} textarea", words)


def _summary(person: Person, app: Application) -> None:
    known = laying.at_summary(app, person.login, person.language, answers=4, method="korthagen")
    story = STORIES[person.language]
    person.open("summary", f"?id={known.id}").at_summary()
    person.page.fill("#plan-1-cue textarea", story.cue)
    person.page.fill("#plan-1-action textarea", story.action)
    person.page.fill("#plan-1-date input", in_two_days().isoformat())
    person.page.fill("#plan-1-helper textarea", story.helper)


def _reflection(person: Person, app: Application) -> None:
    known = laying.kept(app, person.login, person.language, day=in_two_days(), answers=5, method="korthagen")
    person.open("reflection", f"?id={known.id}&kept=1")
    person.page.wait_for_selector("#reading h1")


def _reflections(person: Person, app: Application) -> None:
    person.open("reflections")
    person.page.wait_for_selector("#found article")


def _intentions(person: Person, app: Application) -> None:
    person.open("intentions")
    person.page.wait_for_selector("#intention-lists article")


def _library(person: Person, app: Application) -> None:
    person.page.goto(f"{person.url}/{person.language.value}/library/")
    _ask(person)


def _ask(person: Person) -> None:
    """Type the question and wait for what the library says to it."""
    person.page.wait_for_selector("#library-found article")
    person.page.locator("#library-search").locator("textarea, input").fill(ASKED[person.language])
    person.page.wait_for_selector("#library-found .results")


def _pattern(person: Person, app: Application) -> None:
    _library(person, app)
    person.page.locator("#library-found .results h3 a").first.click()
    person.page.wait_for_selector("#cited")


#: In the order they are made: the first ones see the person before the later ones lay more ready.
PAGES: dict[str, Opens] = {
    "login": _login,
    "start": _start,
    "reflections": _reflections,
    "intentions": _intentions,
    "conversation": _conversation,
    "form": _form,
    "summary": _summary,
    "reflection": _reflection,
    "library": _library,
    "pattern": _pattern,
}

#: What must be there before the picture is taken.
READY = {
    "start": "#proposal p",
    "reflections": "#found article",
    "intentions": "#intention-lists article",
    "conversation": "[id^=exchange-now-]",
    "form": "#field-2 textarea",
    "summary": "#plan-1-date input[type=date]",
    "reflection": "#reading h1",
    "library": "#library-found .results",
    "pattern": "#cited",
}

if __name__ == "__main__":
    main(sys.argv[1:])
