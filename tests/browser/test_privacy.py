"""What stays in the browser, and where it goes: nothing typed stays, and nothing goes anywhere else."""

from __future__ import annotations

from urllib.parse import unquote_plus, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from assistant.domain.language import Language
from tests.browser.conftest import NewLogin
from tests.browser.person import Person
from tests.browser.stories import STORIES
from tests.browser.walking import walk
from tests.serving import Server

pytestmark = pytest.mark.browser

_STORED = """async () => {
  const found = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done, failed) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    for (const store of db.objectStoreNames) {
      found.push(JSON.stringify(await new Promise((done) => {
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
      })));
    }
  }
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      found.push(request.url + await (await (await caches.open(name)).match(request)).text());
    }
  }
  return found.join('\\n');
}"""


class Watcher:
    """Notes every request, and every error in the console or on a page."""

    def __init__(self, page: Page) -> None:
        self.addresses: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("websocket", lambda socket: self.addresses.append(socket.url))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("console", lambda said: self._note(said.type, said.text))

    def _note(self, kind: str, text: str) -> None:
        """Errors, except two that are none: the page *one moment* answers 503 until the workspace is built,
        and Gradio gives up its stream when the page is left."""
        if kind == "error" and "status of 503" not in text and "AbortError" not in text:
            self.errors.append(text)

    @property
    def hosts(self) -> set[str]:
        """Every host spoken to; data and blob addresses are none."""
        return {urlsplit(url).netloc for url in self.addresses if not url.startswith(("data:", "blob:"))}


def test_a_whole_session_leaves_nothing_typed_in_the_browser_and_speaks_to_this_server_only(
    server: Server, elsewhere: BrowserContext, new_login: NewLogin
) -> None:
    page = elsewhere.new_page()
    watcher = Watcher(page)
    person = Person(page, server.url, new_login(Language.NL), Language.NL).log_in()
    story = STORIES[person.language]
    person.begin(minutes=2, occasion=story.occasion)
    person.type_without_sending("Getypt en niet verstuurd, tyyk7")
    person.page.reload()
    person.asked()
    given = walk(person, 2)
    person.keep()
    typed = [story.occasion, *given, "tyyk7", person.password]
    kept_here = person.page.evaluate(_STORED)
    for name in ("reflections", "intentions", ""):
        person.open(name)
    kept_here += person.page.evaluate(_STORED)
    for words in typed:
        assert words not in kept_here
    assert person.page.evaluate("document.cookie") == ""
    cookies = elsewhere.cookies()
    assert cookies
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Lax", "Strict") for cookie in cookies)
    assert watcher.hosts == {urlsplit(server.url).netloc}
    in_addresses = unquote_plus("\n".join(watcher.addresses))
    assert not [words for words in typed if words[:15] in in_addresses]
    assert watcher.errors == []


def test_after_logging_out_the_way_back_shows_nothing(
    server: Server, elsewhere: BrowserContext, new_login: NewLogin
) -> None:
    person = Person(elsewhere.new_page(), server.url, new_login(Language.EN), Language.EN).slip_in().open()
    story = STORIES[person.language]
    person.begin(minutes=2, occasion=story.occasion)
    address = person.page.url
    person.log_out()
    person.page.go_back()
    person.at_login()
    assert story.occasion not in person.page.content()
    person.page.goto(address)
    person.at_login()
