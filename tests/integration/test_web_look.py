"""The pages at the door in a real browser: for everyone, light and dark, wide and narrow, without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.web_house import FIRST_CODE, PASSWORD, House, make_house, served, words

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium on this machine")
SHAPES = [(w, s) for w in (1280, 390) for s in ("light", "dark")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = make_house(tmp_path_factory.mktemp("house"), accent="#7a1f5c")
    house.screens.hold.clear()
    return house


@pytest.fixture(scope="module")
def places(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    empty = make_house(tmp_path_factory.mktemp("empty"), empty=True)
    empty.screens.hold.clear()
    with served(house) as at, served(empty) as empty_at:
        yield at, empty_at
        house.screens.hold.set()
        empty.screens.hold.set()


def problems(page: Any) -> list[str]:
    """What axe finds, targets that are too small, and words that do not fit.

    That the waiting page renews itself is wanted: it holds one sentence, no field, and nobody loses a place.
    Where it does so while it is being looked at, the look begins again.
    """
    from playwright.sync_api import Error

    for left in (2, 1, 0):
        try:
            return _looked_at(page)
        except Error as error:
            if not left or "context was destroyed" not in str(error):
                raise
            page.wait_for_load_state()
    raise AssertionError("the page never held still")


def _looked_at(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    found = [f"{v['id']}: {v['nodes'][0]['html']}" for v in violations if v["id"] != "meta-refresh"]
    small = page.eval_on_selector_all(
        "a, button, input:not([type=hidden]):not([hidden])",
        "all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => 'small: ' + e.outerHTML)",
    )
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return found + small + (["scrolls sideways"] if wide else [])


@pytest.mark.parametrize(("width", "scheme"), SHAPES)
def test_every_page_at_the_door_is_accessible(
    chromium: Any, places: tuple[str, str], house: House, width: int, scheme: str
) -> None:
    at, empty_at = places
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="de-DE"
    )
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for language in ("nl", "de", "en"):
        page.goto(f"{at}/login?language={language}&next=/nl/learn/")
        assert problems(page) == []
        page.goto(f"{empty_at}/first?language={language}&code={FIRST_CODE}")
        assert problems(page) == []
    page.goto(f"{at}/login")
    page.fill("#login", "anouk")
    page.fill("#password", "niet goed")
    page.keyboard.press("Enter")
    page.wait_for_selector("#told")
    assert problems(page) == []
    assert page.input_value("#login") == "anouk"
    house.store.shelf.failures.clear()
    page.fill("#password", PASSWORD)
    page.click("button")
    for path in ("/nl/learn/", "/password", "/nergens", "/nl/accompany/"):
        page.goto(at + path)
        assert problems(page) == []
    assert said == []
    context.close()


def test_logging_in_works_without_scripts(chromium: Any, places: tuple[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{places[0]}/nl/learn/")
    page.fill("#login", "ben")
    page.fill("#password", PASSWORD)
    page.click("button")
    assert page.url == f"{places[0]}/nl/learn/"
    assert words("nl", "waiting-title") in page.inner_text("h1")
    context.close()
