"""Makes the pictures in `docs/screenshots/` anew: `python -m tests.browser.screenshots [page …]`.

Its own server with the library read in, its own people, plausible content in each language; pages as they
look to someone in the middle of things. Each picture is `<page>-<language>-<width>.png`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from assistant.bootstrap import application
from assistant.domain.language import Language
from assistant.domain.patterns import PatternId
from assistant.domain.people import Role
from assistant.domain.reflections import Mode
from assistant.services import documents, gaps, pattern_drafts, pattern_reviews
from assistant.services.application import Application
from assistant.services.intentions import all_intentions, tell_outcome
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import load_settings
from tests.browser import laying
from tests.browser.conftest import ARGUMENTS, wait_for_screens
from tests.browser.person import PATIENCE, Person
from tests.browser.stories import ASKED, EARLIER, STORIES, VAIN
from tests.browser.test_listening import HURTS
from tests.conftest import CHROMIUM
from tests.reading_in import kept_by_pytest, library_read_in
from tests.serving import PASSWORD, Server

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZES = ({"width": 1280, "height": 860}, {"width": 390, "height": 844})
PEOPLE = {
    Language.NL: ("anouk", "Anouk Visser"),
    Language.DE: ("jonas", "Jonas Keller"),
    Language.EN: ("ada", "Ada Clarke"),
}
#: Those who keep the library, and a second one who offers a text to them.
KEEPERS = {
    Language.NL: ("fatma", "Fatma Yilmaz", "Karim Bakkali"),
    Language.DE: ("katrin", "Katrin Vogt", "Emre Aydin"),
    Language.EN: ("erin", "Erin Walsh", "Kwame Boateng"),
}
#: Those who lead.
LEADERS = {
    Language.NL: ("rinske", "Rinske de Boer"),
    Language.DE: ("aylin", "Aylin Demir"),
    Language.EN: ("grace", "Grace Okafor"),
}
#: What somebody passed on.
PASSED_ON = {
    Language.NL: "Hoe vraag ik om loonsverhoging?",
    Language.DE: "Wie bitte ich um mehr Gehalt?",
    Language.EN: "How do I ask for a pay rise?",
}
#: What waits for review, what is being written, and a document of the house.
OFFERED = {
    Language.NL: "- **Doe het één keer voor zonder te praten.** Wie luistert, kijkt niet.",
    Language.DE: "- **Einmal vormachen, ohne zu reden.** Wer zuhört, sieht nicht hin.",
    Language.EN: "- **Show it once without a word.** Nobody can watch and listen at once.",
}
BEGUN = {
    Language.NL: "Nee zeggen zonder de deur dicht te doen",
    Language.DE: "Nein sagen, ohne die Tür zuzuschlagen",
    Language.EN: "Saying no without shutting the door",
}
DOCUMENTS = {
    Language.NL: (
        ("afspraken-overdracht.md", "# Afspraken over de overdracht\n\nTien minuten, aan het bed.\n"),
        ("inwerken.md", "# De eerste twee weken\n\nElke dag een kwartier met je vaste collega.\n"),
    ),
    Language.DE: (
        ("uebergabe.md", "# Regeln für die Übergabe\n\nZehn Minuten, am Bett.\n"),
        ("einarbeitung.md", "# Die ersten zwei Wochen\n\nJeden Tag eine Viertelstunde zu zweit.\n"),
    ),
    Language.EN: (
        ("handover-rules.md", "# How we hand over\n\nTen minutes, at the bedside.\n"),
        ("first-weeks.md", "# The first two weeks\n\nA quarter of an hour with your buddy every day.\n"),
    ),
}
#: Few colours are enough for paper, ink and one accent, and make the pictures small.
_COLOURS = 128
Opens = Callable[[Person, Application], None]


def main(wanted: list[str]) -> None:
    """Make the pictures of these pages, of all when none is named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        shutil.copytree(library_read_in(kept_by_pytest), server.data, symlinks=True)
        with application(load_settings(data=server.data)) as app:
            for language, (login, name) in PEOPLE.items():
                _settle(app, language, login, name)
                _furnish(app, language)
            app.finder.embed_waiting()
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


def _furnish(app: Application, language: Language) -> None:
    """What those who keep the library have on their desk."""
    login, name, other = KEEPERS[language]
    new = NewPerson(
        login, name, PASSWORD, frozenset({Role.EXPERT}), language=language, must_change_password=False
    )
    keeper = add_person(app, COMMAND_LINE, new)
    second = add_person(app, COMMAND_LINE, replace(new, login=f"{login}2", name=other))
    for file, text in DOCUMENTS[language]:
        documents.add_document(app, keeper, text.encode(), file)
    pattern_drafts.new_pattern(app, keeper, language, BEGUN[language])
    newest = pattern_drafts.open_version(app, second, PatternId("teaching-a-skill"), language).version
    words = newest.markdown.replace("{#moves}\n\n", "{#moves}\n\n" + OFFERED[language] + "\n", 1)
    saved = pattern_drafts.save_draft(app, second, newest.pattern_id, language, words, newest.number).version
    pattern_reviews.submit(app, second, saved.pattern_id, language, saved.number)
    gaps.pass_on(app, keeper, PASSED_ON[language], language)
    login, name = LEADERS[language]
    add_person(app, COMMAND_LINE, replace(new, login=login, name=name, roles=frozenset({Role.LEADER})))


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
    who: Mapping[Language, tuple[str, ...]] = KEEPERS if name in KEPT else LEADERS if name in LED else PEOPLE
    person = Person(context.new_page(), server.url, who[language][0], language)
    if name != "login":
        person.slip_in()
    PAGES[name](person, app)
    for size in SIZES:
        person.page.set_viewport_size(size)
        if name != "login":  # fields take their height from the width they were filled at
            person.page.reload()
            person.filled()
            person.page.wait_for_selector(READY[name], timeout=PATIENCE)
        if name == "preview":
            _to_preview(person)
        if name in _THEN:
            _THEN[name](person)
        person.page.evaluate("() => document.activeElement && document.activeElement.blur()")
        if name != "pattern":  # there one lands on the passage
            person.page.evaluate("() => scrollTo(0, 0)")
        path = FOLDER / f"{name}-{language.value}-{size['width']}.png"
        person.page.screenshot(path=path, full_page=name not in VIEWED, animations="disabled")
        _make_small(path)
        sys.stdout.write(f"{path.name} {os.path.getsize(path) // 1024} kB\n")
    person.page.close()


def _make_small(path: Path) -> None:
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


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


def _stopped(person: Person, app: Application) -> None:
    person.open().begin(minutes=2)
    person.field.fill(HURTS[person.language])
    person.page.click("#save")
    person.page.wait_for_selector(READY["stopped"])


def _contents(person: Person, app: Application) -> None:
    known = laying.begun(app, person.login, person.language, answers=5, method="korthagen")
    person.open("contents", f"?id={known.id}")


def _model(person: Person, app: Application) -> None:
    person.open("model")


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


def _at(person: Person, page: str, query: str = "") -> None:
    person.page.goto(f"{person.url}/{person.language.value}/library/{page}{query}")
    person.filled()


def _library(person: Person, app: Application) -> None:
    _at(person, "")
    person.page.wait_for_selector(READY["library"])


def _ask(person: Person, words: str) -> None:
    """Type the question and wait for what the library says to it."""
    person.page.wait_for_selector(READY["library"])
    person.page.locator("#library-search").locator("textarea, input").fill(words)


def _results(person: Person, app: Application) -> None:
    app.finder.embed_waiting()
    _at(person, "")
    _ask(person, ASKED[person.language])
    person.page.wait_for_selector(READY["results"])


def _nothing(person: Person, app: Application) -> None:
    app.finder.embed_waiting()
    _at(person, "")
    _ask(person, VAIN[person.language])
    person.page.wait_for_selector(READY["nothing"])


def _pattern(person: Person, app: Application) -> None:
    _results(person, app)
    person.page.locator("#library-found .results h3 a").first.click()
    person.page.wait_for_selector(READY["pattern"])


def _desk(person: Person, app: Application) -> None:
    _at(person, "desk")


def _write(person: Person, app: Application) -> None:
    _at(person, "write", f"?id=handing-over-a-case&language={person.language.value}")


def _to_preview(person: Person) -> None:
    expect(person.page.locator("#sheet-moves textarea")).not_to_have_value("", timeout=PATIENCE)
    person.page.get_by_role("tab", name=person.t("write-as-preview"), exact=True).click()
    expect(person.page.locator("#preview h2")).to_be_visible(timeout=PATIENCE)
    expect(person.page.locator("#preview .pending")).to_have_count(0)


def _documents(person: Person, app: Application) -> None:
    _at(person, "documents")


def _lead(person: Person, app: Application) -> None:
    person.page.goto(f"{person.url}/{person.language.value}/lead/")
    person.filled()


def _give(person: Person, app: Application) -> None:
    person.page.goto(f"{person.url}/{person.language.value}/lead/give")
    person.filled()


def _criticised(person: Person) -> None:
    """The example, its last two sentences not written yet."""
    notes = person.t("give-example-notes")
    person.page.fill("#give-notes textarea", " ".join(re.split(r"(?<=\.) ", notes)[:2]))
    expect(person.page.locator("#critique mark.flaw")).not_to_have_count(0, timeout=PATIENCE)


def _drafted(person: Person) -> None:
    person.page.click("#give-example")
    expect(person.page.locator("#critique mark.flaw")).not_to_have_count(0, timeout=PATIENCE)
    person.page.click("#give-go")
    expect(person.page.locator("#give-as-read .letter")).to_be_visible(timeout=PATIENCE)
    expect(person.page.locator(".pending")).to_have_count(0, timeout=PATIENCE)


#: What is done again on the page at each width.
_THEN: dict[str, Callable[[Person], None]] = {"give": _criticised, "draft": _drafted}

#: In the order they are made: the first ones see the person before the later ones lay more ready.
PAGES: dict[str, Opens] = {
    "login": _login,
    "start": _start,
    "reflections": _reflections,
    "intentions": _intentions,
    "conversation": _conversation,
    "stopped": _stopped,
    "contents": _contents,
    "model": _model,
    "form": _form,
    "summary": _summary,
    "reflection": _reflection,
    "library": _library,
    "results": _results,
    "nothing": _nothing,
    "pattern": _pattern,
    "desk": _desk,
    "write": _write,
    "preview": _write,
    "documents": _documents,
    "lead": _lead,
    "give": _give,
    "draft": _give,
}

#: The pages of those who keep the library.
KEPT = frozenset({"desk", "write", "preview", "documents"})
#: The pages of those who lead.
LED = frozenset({"lead", "give", "draft"})
#: Of long pages the picture shows what fits into the window.
VIEWED = frozenset({"library", "pattern", "desk", "write", "preview"})

#: What must be there before the picture is taken.
READY = {
    "start": "#proposal p",
    "reflections": "#found article",
    "intentions": "#intention-lists article",
    "conversation": "[id^=exchange-now-]",
    "stopped": "section.stop",
    "contents": "#contents p.mine",
    "model": ".sheet h1",
    "form": "#field-2 textarea",
    "summary": "#plan-1-date input[type=date]",
    "reflection": "#reading h1",
    "library": "#library-found article",
    "results": "#library-found .results article",
    "nothing": "#library-count .unfit",
    "pattern": "#cited",
    "desk": "#desk article",
    "write": "#sheet-head h1",
    "preview": "#sheet-head h1",
    "documents": "#documents article",
    "lead": ".jobs article",
    "give": "#critique h2",
    "draft": "#critique h2",
}

if __name__ == "__main__":
    main(sys.argv[1:])
