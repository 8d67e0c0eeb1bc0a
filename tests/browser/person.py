"""A person at a browser: does what people do, and waits for the effect one can see, never for a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

from assistant.domain.language import Language, Tongue
from assistant.ui.texts import catalogue
from tests.serving import PASSWORD

#: A busy machine with two cores may take this long for one page, never for one answer in a quiet room.
PATIENCE = 60_000
MINUTES = (2, 10, 20)
OUTCOMES = ("done", "partly", "not", "dropped")

_NOW = "[id^='exchange-now-']"
_SETTLED = """([id, sent]) => {
  if (!location.pathname.endsWith('/reflect')) return true;
  const now = document.querySelector("[id^='exchange-now-']");
  const field = document.querySelector('#answer textarea');
  return Boolean(now && now.id !== id && field && (sent === '' || field.value !== sent));
}"""


@dataclass
class Person:
    """Someone with a login, at one tab. `page` may be put in the place of a closed one."""

    page: Page
    url: str
    login: str
    language: Language
    password: str = PASSWORD

    def t(self, key: str, **values: str | int) -> str:
        """A text of the interface in the person's language."""
        return catalogue(Tongue(self.language)).text(key, **values)

    # ── ways in and out ───────────────────────────────────────────────────────────────────────────────────
    def log_in(self) -> Person:
        """Through the login page, to the start page."""
        self.page.goto(f"{self.url}/login?language={self.language.value}")
        self.fill_login(self.password)
        self.at("")
        return self

    def fill_login(self, password: str) -> None:
        """Send the login form."""
        self.page.fill("input[name=login]", self.login)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")

    def slip_in(self) -> Person:
        """Log in without looking at the login page, for tests about other pages."""
        answer = self.page.context.request.post(
            f"{self.url}/login", form={"login": self.login, "password": self.password}, max_redirects=0
        )
        assert answer.status == 303, answer.status
        return self

    def open(self, name: str = "", query: str = "") -> Person:
        """Go to one of the learner's pages by its address."""
        self.page.goto(f"{self.url}/{self.language.value}/learn/{name}{query}")
        return self.at(name)

    def at(self, name: str) -> Person:
        """Wait until the page is there and filled: the header then shows who is logged in."""
        self.page.wait_for_url(re.compile(rf"/{self.language.value}/learn/{name}(\?.*)?$"), timeout=PATIENCE)
        self.filled()
        return self

    def filled(self) -> None:
        """Wait until the page was filled by the server."""
        self.page.wait_for_selector(".head .who summary", timeout=PATIENCE)

    def log_out(self) -> None:
        """By the menu in the header."""
        self.menu()
        self.page.get_by_role("button", name=self.t("log-out")).click()
        self.page.wait_for_url("**/login?ended=1")

    def at_login(self) -> None:
        """Wait until one is asked to log in."""
        self.page.wait_for_url(re.compile(r"/login(\?.*)?$"))

    def menu(self) -> None:
        """Open the menu behind one's own name."""
        self.page.click(".head .who summary")

    def new_tab(self) -> Person:
        """The same person in another tab of the same browser."""
        return Person(self.page.context.new_page(), self.url, self.login, self.language, self.password)

    # ── beginning ─────────────────────────────────────────────────────────────────────────────────────────
    def begin(self, method: str = "", minutes: int = 10, occasion: str = "", mode: str = "chat") -> Person:
        """From the start page; `method` is the name people see, empty for the proposal."""
        self.page.locator("#minutes label").nth(MINUTES.index(minutes)).click()
        if method:
            self.page.locator("#method input").click()
            self.page.get_by_role("option", name=method, exact=True).click()
            expect(self.page.locator("#method input")).to_have_value(method)
        self.page.locator("#mode label").nth(0 if mode == "chat" else 1).click()
        if occasion:
            self.page.fill("#occasion textarea", occasion)
        self.page.click("#begin")
        return self.at("reflect").asked() if mode == "chat" else self.at("form")

    def asked(self) -> Person:
        """Wait for a question."""
        self.page.wait_for_selector(_NOW, timeout=PATIENCE)
        return self

    # ── the conversation ──────────────────────────────────────────────────────────────────────────────────
    @property
    def number(self) -> int:
        """The number of the current question."""
        return int((self.page.get_attribute(_NOW, "id") or "").removeprefix("exchange-now-"))

    @property
    def question(self) -> str:
        """The current question."""
        return self.page.inner_text(_NOW)

    @property
    def field(self) -> Locator:
        """The field for the answer."""
        return self.page.locator("#answer textarea")

    @property
    def said(self) -> list[str]:
        """What the person wrote so far, as it stands on the page."""
        return [_own(text) for text in self.page.locator("#talk p.mine").all_text_contents()]

    @property
    def notice(self) -> Locator:
        """A message of the program."""
        return self.page.locator("p.notice")

    @property
    def planning(self) -> bool:
        """Whether the method is over and the plan is being made."""
        return self.page.locator("#stages ol.stages li").last.evaluate("li => li.classList.contains('now')")

    @property
    def offered(self) -> bool:
        """Whether the question is an offer from the library, which stands between the method and the plan."""
        return self.page.locator(f"{_NOW} ~ .citation").count() > 0

    def answer(self, text: str) -> Person:
        """Save an answer and wait for the next question, or for the summary."""
        before = self._now()
        self.field.fill(text)
        self.page.click("#save")
        return self._moved(before, text)

    def press(self, button: str, text: str = "") -> Person:
        """Skip or back: wait for another question."""
        before = self._now()
        self.page.click(f"#{button}")
        return self._moved(before, text)

    def skip(self) -> Person:
        """Leave the question unanswered."""
        return self.press("skip")

    def back(self) -> Person:
        """To the answer before."""
        return self.press("back")

    def later(self, button: str = "later") -> Person:
        """Put it aside: one lands at one's reflections."""
        self.page.click(f"#{button}")
        return self.at("reflections")

    def finish(self) -> Person:
        """To the summary with what is there."""
        self.page.click("#finish")
        return self.at_summary()

    def at_summary(self) -> Person:
        """Wait for the summary with its fields."""
        self.at("summary")
        self.page.wait_for_selector("#stage-1 textarea", timeout=PATIENCE)
        return self

    def keep(self) -> Person:
        """Keep the summary and wait for the page to read it back."""
        self.page.click("#keep")
        self.at("reflection")
        self.page.wait_for_selector("#reading h1", timeout=PATIENCE)
        return self

    def _now(self) -> str:
        return self.page.get_attribute(_NOW, "id") or ""

    def _moved(self, before: str, sent: str) -> Person:
        self.page.wait_for_function(_SETTLED, arg=[before, sent], timeout=PATIENCE)
        self.filled()
        return self

    # ── typing without sending ────────────────────────────────────────────────────────────────────────────
    def type_without_sending(self, text: str, field: str = "#answer textarea") -> None:
        """Type, and wait until the server has the draft."""
        with self.page.expect_event("requestfinished", is_draft, timeout=PATIENCE):
            self.page.fill(field, text)

    @contextmanager
    def taking(self, link: str) -> Iterator[list[bytes]]:
        """Click a link that gives a file; the list holds its content afterwards."""
        taken: list[bytes] = []
        with self.page.expect_download(timeout=PATIENCE) as download:
            self.page.get_by_role("link", name=link, exact=True).click()
        taken.append(Path(download.value.path()).read_bytes())
        yield taken


def is_draft(request: Request) -> bool:
    """Whether a request carries words typed and not sent."""
    return request.url.endswith("/drafts")


def _own(text: str) -> str:
    """What stands after the words for those who listen (*You wrote:*)."""
    return text.partition(":")[2].strip() if re.match(r"[^:]{3,30}:", text) else text.strip()
