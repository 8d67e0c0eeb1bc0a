"""One server and one browser for all browser tests; every test has its own person and clean cookies."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from assistant.bootstrap import application
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.services.application import Application
from assistant.services.people import COMMAND_LINE, NewPerson, add_person
from assistant.settings import load_settings
from tests.browser.person import PATIENCE, Person
from tests.conftest import CHROMIUM
from tests.serving import PASSWORD, Server, populate

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FAILURES = Path(__file__).parent / "failures"
WIDE = {"width": 1280, "height": 860}

NewLogin = Callable[..., str]
MakesPerson = Callable[..., Person]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, library_data: Path) -> Iterator[Server]:
    """The product as people meet it, with the test's people. A test that kills it starts it again."""
    serving = Server(tmp_path_factory.mktemp("browser") / "data")
    shutil.copytree(library_data, serving.data, symlinks=True)
    populate(serving.data, ("beheer",))
    try:
        serving.start()
        wait_for_screens(serving)
        yield serving
    finally:
        serving.stop()


def wait_for_screens(serving: Server, login: str = "beheer") -> None:
    """Until the learners' pages are built in every language; on a busy machine that takes a while."""
    client = serving.client(login)
    for language in Language:
        serving.ready(client, f"/{language.value}/learn/")
    client.close()


@pytest.fixture(scope="package")
def app(server: Server) -> Iterator[Application]:
    """The services on the server's own data folder, to lay things ready."""
    with application(load_settings(data=server.data)) as made:
        yield made


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Ends with this folder: Playwright's loop must not meet other tests' loops."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def _shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """One context, so that Gradio's files are fetched once."""
    made = browser.new_context(viewport=WIDE, locale="en-GB")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def context(_shared_context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser in which nobody is logged in."""
    _shared_context.clear_cookies()
    yield _shared_context
    for page in _shared_context.pages:
        page.close()


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[BrowserContext]:
    """Another device: its own cookies, cache and storage."""
    made = browser.new_context(viewport=WIDE, locale="en-GB")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture(scope="package")
def new_login(app: Application) -> NewLogin:
    """Lets somebody new in; their login."""
    numbers = itertools.count(1)

    def let_in(language: Language, *roles: Role, name: str = "") -> str:
        login = f"someone{next(numbers)}"
        new = NewPerson(
            login=login,
            name=name or {"nl": "Anouk Visser", "de": "Jonas Keller", "en": "Ada Clarke"}[language.value],
            password=PASSWORD,
            roles=frozenset(roles),
            teams=frozenset({TeamName("Ward")}),
            language=language,
            must_change_password=False,
        )
        add_person(app, COMMAND_LINE, new)
        return login

    return let_in


@pytest.fixture
def somebody(server: Server, context: BrowserContext, new_login: NewLogin) -> MakesPerson:
    """Makes somebody new, at a new tab; not logged in yet."""

    def make(language: str = "nl", *roles: Role) -> Person:
        tongue = Language(language)
        return Person(context.new_page(), server.url, new_login(tongue, *roles), tongue)

    return make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """A failed test leaves pictures of its open pages in `failures/`."""
    report = yield
    if report.when == "call" and report.failed:
        _take_pictures(item)
    return report


def _take_pictures(item: pytest.Item) -> None:
    used = getattr(item, "funcargs", {})
    pages = [page for name in ("context", "elsewhere") if name in used for page in used[name].pages]
    FAILURES.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        name = re.sub(r"\W+", "-", item.name)
        page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True, timeout=10_000)
