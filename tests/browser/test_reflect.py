"""From the login to a kept summary, in every method and every language, with what happens in between."""

from __future__ import annotations

import io
import re

import docx
import pytest
from playwright.sync_api import expect

from assistant.domain.language import Language, Tongue
from assistant.library.library import FileLibrary
from tests.browser.conftest import MakesPerson, wait_for_screens
from tests.browser.person import OUTCOMES, PATIENCE, Person
from tests.browser.stories import STORIES, Story
from tests.browser.walking import walk
from tests.serving import Server

pytestmark = pytest.mark.browser

WALKS = [
    ("gibbs", "nl", 10),
    ("starr", "de", 20),
    ("korthagen", "nl", 10),
    ("korthagen", "de", 10),
    ("korthagen", "en", 10),
    ("kolb", "en", 10),
    ("aar", "nl", 10),
    ("driscoll", "de", 10),
    ("two-minute", "en", 2),
]


def name_of(method: str, language: Language) -> str:
    """What people call the method in this language."""
    known = FileLibrary(None).method(method)
    assert known is not None
    return known.texts[language].name.for_(Tongue(language).address)


@pytest.mark.parametrize(("method", "language", "minutes"), WALKS)
def test_a_reflection_from_the_login_to_the_kept_summary(
    somebody: MakesPerson, method: str, language: str, minutes: int
) -> None:
    person = somebody(language).log_in()
    story = STORIES[person.language]
    person.begin(name_of(method, person.language), minutes, story.occasion)
    given = walk(person, minutes, lambda turn: interruptions(person, story, turn))
    assert len(given) >= (5 if minutes == 2 else 8)
    person.page.fill("#stage-1 textarea", f"{person.page.input_value('#stage-1 textarea')}\n{story.added}")
    person.keep()
    reads_back(person, story, given)
    takes_along(person, story, given)
    is_asked_what_came_of_it(person, story, OUTCOMES[WALKS.index((method, language, minutes)) % 4])


def interruptions(person: Person, story: Story, turn: int) -> None:
    """A reload after the first answer, with words typed and not sent; a closed tab after the second."""
    if turn == 1:
        number, question, said = person.number, person.question, person.said
        assert len(said) == turn
        person.type_without_sending("Dit had ik al getypt … 😀")
        person.page.reload()
        person.asked()
        assert (person.number, person.question, person.said) == (number, question, said)
        expect(person.field).to_have_value("Dit had ik al getypt … 😀")
    if turn == 2:
        number, question, said = person.number, person.question, person.said
        closed = person.page
        person.page = closed.context.new_page()
        closed.close()
        person.open()
        person.page.locator(".side").get_by_role("link", name=story.occasion).click()
        person.at("reflect").asked()
        assert (person.number, person.question, person.said) == (number, question, said)


def reads_back(person: Person, story: Story, given: list[str]) -> None:
    reading = person.page.locator("#reading")
    own = "\n".join(reading.locator("> * section > p.mine, section.reading > p.mine").all_inner_texts())
    for words in (story.added, story.cue, story.action):
        assert words in own
    assert re.split(r"(?<=\.) ", story.stages[0])[0] in own
    whole = reading.locator("details.whole")
    expect(whole).to_have_count(1)
    for words in given:
        assert words in (whole.text_content() or "")


def takes_along(person: Person, story: Story, given: list[str]) -> None:
    with person.taking(person.t("take-markdown")) as (markdown,):
        text = markdown.decode()
        assert story.added in text.replace("\\", "")
        assert story.action in text.replace("\\", "")
    with person.taking(person.t("take-docx")) as (word,):
        paragraphs = "\n".join(p.text for p in docx.Document(io.BytesIO(word)).paragraphs)
        assert story.added in paragraphs
        assert story.action in paragraphs
        assert given[0].split(".")[0] in paragraphs
    with person.taking(person.t("take-ics")) as (calendar,):
        event = calendar.decode().replace("\r\n ", "").replace("\\,", ",")
        assert event.startswith("BEGIN:VCALENDAR")
        assert f"{story.cue}, " in event
        assert story.action in event


def is_asked_what_came_of_it(person: Person, story: Story, outcome: str) -> None:
    """The next reflection begins with the plan; the outcome then stands on the intentions page."""
    person.open()
    expect(person.page.locator(".side")).to_contain_text(story.action)
    person.begin(occasion="Iets nieuws", minutes=2)
    assert story.cue in person.question
    assert story.action in person.question
    choices = person.page.locator("#outcome label:has(input)")
    expect(choices).to_have_text([person.t(f"outcome-{one}") for one in OUTCOMES])
    choices.nth(OUTCOMES.index(outcome)).click()
    person.answer("Het ging anders dan gedacht.")
    expect(person.page.locator("#outcome")).to_have_count(0)
    person.open("intentions")
    told = person.page.locator("#intention-lists article")
    expect(told).to_have_count(1)
    for words in (story.action, person.t(f"outcome-{outcome}"), "Het ging anders dan gedacht."):
        expect(told).to_contain_text(words)


def test_after_a_power_cut_every_answer_and_the_unsent_words_are_there(
    somebody: MakesPerson, server: Server
) -> None:
    person = somebody("nl").log_in()
    story = STORIES[person.language]
    person.begin("", 10, story.occasion)
    for words in story.stages[:2]:
        person.answer(words)
    number, question, said = person.number, person.question, person.said
    person.type_without_sending("Ik was nog niet klaar met")
    server.kill()
    server.start()
    person.page.reload()
    person.asked()
    assert (person.number, person.question, person.said) == (number, question, said)
    expect(person.field).to_have_value("Ik was nog niet klaar met")
    person.answer("Ik was nog niet klaar met vertellen. Hij liep weg.")
    assert person.said[-1] == "Ik was nog niet klaar met vertellen. Hij liep weg."


def test_a_page_left_open_over_a_restart_goes_on_without_losing_words(
    somebody: MakesPerson, server: Server
) -> None:
    person = somebody("de").log_in()
    story = STORIES[person.language]
    person.begin("", 10, story.occasion)
    person.answer(story.stages[0])
    number = person.number
    person.field.fill("Sie sah aus dem Fenster.")
    server.kill()
    server.start()
    wait_for_screens(server)
    expect(person.field).to_have_value("Sie sah aus dem Fenster.", timeout=PATIENCE)
    person.page.click("#save")
    person.page.wait_for_function(
        "n => !document.querySelector(`#exchange-now-${n}`)", arg=number, timeout=PATIENCE
    )
    person.page.reload()
    person.asked()
    assert "Sie sah aus dem Fenster." in person.said
