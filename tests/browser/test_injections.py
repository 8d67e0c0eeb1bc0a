"""What tells the machine what to do, on the pages where it is shown: words; nothing of it runs or is fetched.

Answers, a pattern, documents and names of files from `evals/injections` are laid ready by the services. What
was shown for each of the 150 is looked at in `tests/integration/test_injections*.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from assistant.domain.documents import DocumentId
from assistant.domain.ids import ReflectionId
from assistant.domain.language import Language
from assistant.domain.patterns import ALL_SECTIONS, ASKED, PatternId
from assistant.domain.people import Role
from assistant.domain.reflections import Exchange, Kind, Reflection, StageSummary, Status, Summary
from assistant.services import pattern_drafts, pattern_reviews
from assistant.services.application import Application
from assistant.services.documents import add_document
from assistant.services.ids import new_id
from assistant.services.publishing import publish_reflection
from tests.browser import laying
from tests.browser.conftest import MakesPerson, NewLogin
from tests.browser.laying import person_named
from tests.browser.person import PATIENCE, Person
from tests.injected import INJECTIONS, QUESTION, Injection

pytestmark = pytest.mark.browser

#: What on a page was made by no program of ours: elements that fetch or run something, attributes that run,
#: links to elsewhere, inline styles. Looked at are the sections that hold words; the rest is Gradio's.
_MADE = """() => {
  const places = ['talk', 'stages', 'reading', 'found', 'library-found', 'documents', 'pattern'];
  const unwanted = 'img,picture,source,script,iframe,svg,math,form,input,object,embed,style,link,base,'
    + 'marquee,video';
  const made = [], roots = document.querySelectorAll(places.map((name) => `#${name} section`).join(','));
  if (!roots.length) made.push('nothing is shown');
  for (const root of roots) {
    for (const one of root.querySelectorAll(unwanted)) made.push(one.outerHTML.slice(0, 120));
    for (const one of root.querySelectorAll('*')) {
      for (const {name, value} of one.attributes) {
        if (/^on|^style$|^srcdoc$|^src$/.test(name)) made.push(`${one.tagName} ${name}=${value}`);
      }
      const away = one.tagName === 'A' && one.protocol !== 'tel:' && one.origin !== location.origin;
      if (away) made.push(one.href);
    }
  }
  const alive = getComputedStyle(document.body).display !== 'none';
  return alive ? made : [...made, 'the page is gone'];
}"""
_HIDING = """() => {
  const words = document.body.innerText;
  const hiding = /[\\u202a-\\u202e\\u2066-\\u2069\\u{e0000}-\\u{e01ef}]/u;
  return [...words].filter((sign) => hiding.test(sign)).length;
}"""


class Watcher:
    """Notes what a page asks of others, what it says aloud, and what opens beside it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.own = page, urlsplit(url).netloc
        self.foreign: list[str] = []
        self.loud: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("dialog", lambda dialog: (self.loud.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda popup: self.loud.append(popup.url))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.own:
            self.foreign.append(url)

    def sees_only_words(self, markers: list[str]) -> None:
        """Nothing on the page was made of what somebody wrote, and nothing of it ran."""
        assert self.page.evaluate(_MADE) == []
        assert self.page.evaluate(_HIDING) == 0
        assert (self.foreign, self.loud) == ([], [])
        told = f"{self.page.title()} {self.page.evaluate('window.name')}"
        assert not any(marker in told for marker in markers)


def texts(language: Language, place: str) -> list[Injection]:
    """The injections of a place in a language."""
    return [one for one in INJECTIONS if (one.language, one.place) == (language, place)]


def talked(app: Application, login: str, language: Language) -> Reflection:
    """A reflection in which every answer is an injection, with a question that waits."""
    begun = laying.begun(app, login, language)
    waiting = begun.exchanges[-1]
    now, stage = app.clock(), waiting.stage
    answers = [one.text for one in texts(language, "answer")]
    said = [
        Exchange(number, stage, Kind.PROBE, waiting.text, waiting.asked, now, answer=text, answered_at=now)
        for number, text in enumerate(answers, waiting.number)
    ]
    title = answers[11][:80]  # an image, by its place among the kinds
    exchanges = (*begun.exchanges[:-1], *said, replace(waiting, number=waiting.number + len(said)))
    with app.work() as work:
        saved = work.reflections.save(replace(begun, title=title, exchanges=exchanges), begun.version)
        work.commit()
    return saved


def kept(app: Application, talk: Reflection) -> Reflection:
    """The same, kept: its summary holds every answer."""
    last = talk.exchanges[-2]
    said = tuple(e.answer for e in talk.exchanges if e.answer)
    clone = replace(
        talk,
        id=ReflectionId(new_id()),
        exchanges=talk.exchanges[:-1],
        status=Status.KEPT,
        summary=Summary((StageSummary(last.stage, said),)),
    )
    with app.work() as work:
        work.reflections.add(clone)
        publish_reflection(app, work, clone)
        work.commit()
    return clone


def shelved(
    app: Application, fatma: str, lotte: str, language: Language
) -> tuple[PatternId, list[DocumentId]]:
    """A pattern of the texts for patterns that are taken in, and documents of the others and their names."""
    writer, reviewer = person_named(app, fatma), person_named(app, lotte)
    fit = [one for one in texts(language, "pattern") if one.kind != "invisible"]
    begun = pattern_drafts.new_pattern(app, writer, language, f"Proef {language.value}").version
    text = app.patterns.skeleton(begun.pattern_id, language, begun.pattern_id, "Fatma")
    words = {anchor: one.text for anchor, one in zip(ALL_SECTIONS, fit, strict=False)}
    words |= {"moves": "\n\n".join(one.text for one in fit), "reflection": QUESTION[language]}
    sections = tuple(replace(one, text=words[one.anchor]) for one in text.sections if one.anchor != ASKED)
    summary = " ".join(fit[3].text.split())
    made = replace(text, summary=summary, sections=sections, review_by=app.clock().date())
    place = begun.pattern_id, language
    draft = pattern_drafts.save_draft(app, writer, *place, app.patterns.render(made), begun.number).version
    pattern_reviews.submit(app, writer, *place, draft.number)
    pattern_reviews.approve(app, reviewer, *place, draft.number)
    everything = "\n\n".join(one.text for one in texts(language, "document"))
    files = {f"{one.text}.txt": f"{one.id} {everything}" for one in texts(language, "file_name")}
    files[f"{language.value}.md"] = everything
    ids = [add_document(app, writer, text.encode(), name).document.id for name, text in files.items()]
    app.finder.embed_waiting()
    return begun.pattern_id, ids


@pytest.mark.parametrize("language", list(Language))
def test_what_gives_orders_is_shown_as_words_on_every_page(
    somebody: MakesPerson, app: Application, new_login: NewLogin, language: Language
) -> None:
    fatma, lotte = new_login(language, Role.EXPERT), new_login(language, Role.LND)
    pattern, files = shelved(app, fatma, lotte, language)
    person = somebody(language.value).slip_in()
    talk = talked(app, person.login, language)
    whole = kept(app, talk)
    app.finder.embed_waiting()
    markers = [one.marker for one in INJECTIONS]
    page, watcher = person.page, Watcher(person.page, person.url)
    person.open("reflect", f"?id={talk.id}").asked()
    expect(page.locator("#talk p.mine")).to_have_count(len(talk.exchanges) - 1 - _heading(talk))
    watcher.sees_only_words(markers)
    person.open("reflection", f"?id={whole.id}")
    expect(page.locator("#reading h1")).to_be_visible(timeout=PATIENCE)
    page.locator("#reading details.whole > summary").click()
    watcher.sees_only_words(markers)
    person.open("reflections")
    expect(page.locator("#found article").first).to_be_visible(timeout=PATIENCE)
    watcher.sees_only_words(markers)
    _in_the_library(person, watcher, pattern, files, markers)


def _heading(talk: Reflection) -> int:
    """Whether the first answer stands above as the title."""
    return int(talk.exchanges[0].answer == talk.title)


def _in_the_library(
    person: Person, watcher: Watcher, pattern: PatternId, files: list[DocumentId], markers: list[str]
) -> None:
    page, library = person.page, f"{person.url}/{person.language.value}/library"
    page.goto(f"{library}/pattern?id={pattern}")
    expect(page.locator("#pattern #moves")).to_be_visible(timeout=PATIENCE)
    watcher.sees_only_words(markers)
    for name in files[-2:]:
        page.goto(f"{library}/documents?id={name}")
        expect(page.locator("#documents h1")).to_be_visible(timeout=PATIENCE)
        watcher.sees_only_words(markers)
    page.goto(f"{library}/documents")
    expect(page.locator("#documents article")).not_to_have_count(0, timeout=PATIENCE)
    watcher.sees_only_words(markers)
    page.goto(f"{library}/")
    expect(page.locator("#library-found article").first).to_be_visible(timeout=PATIENCE)
    watcher.sees_only_words(markers)
    for place in ("document", "pattern"):
        asked = " ".join(texts(person.language, place)[3].text[:150].split())
        page.locator("#library-search").locator("textarea, input").fill(asked)
        kept_search = page.locator("#library-found a.kept-search")
        expect(kept_search).to_have_attribute("href", re.compile(re.escape("#" + urlencode({"q": asked}))))
        expect(page.locator("#library-found .results article").first).to_be_visible(timeout=PATIENCE)
        watcher.sees_only_words(markers)
