"""Texts in answers that tell the machine what to do: it asks its next question, and nothing else happens.

The real application on a real data folder; once with no language model, and once with a gullible one as guest
that does whatever it is told. What patterns, documents and their names may bring in stands in
`test_injections_library.py`. By default every third text, in `make soak` all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import application
from assistant.domain.language import Language
from assistant.domain.methods import ProbeKind
from assistant.domain.people import Person
from assistant.domain.prompts import Sent
from assistant.domain.reflections import Exchange, Mode, Reflection, Status
from assistant.domain.worded import faults
from assistant.services import conversation, gaps, reflections
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.guest import grounds_of, is_from_model
from assistant.services.model_ports import Guest, Outcome, Written
from assistant.services.reflections import Beginning
from assistant.services.safety import Safety
from assistant.services.stopping import Stop, stop_for
from assistant.services.to_word import to_word
from assistant.settings import load_settings
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import talk_view
from tests.browser import laying
from tests.browser.stories import STORIES
from tests.fakes.models import ScriptedModel
from tests.fakes.talks import DONT_KNOW, POOR, RICH, library
from tests.injected import INJECTIONS, Injection, changes, hides, injections, tables, wrong_in
from tests.serving import populate

LOGINS = {Language.NL: "anouk", Language.DE: "jonas", Language.EN: "ada"}
CALM = {
    Language.NL: "De overdracht van gisteren liep uit.",
    Language.DE: "Die Übergabe von gestern dauerte zu lange.",
    Language.EN: "Yesterday's handover took too long.",
}
QUARREL = {
    Language.NL: "Joris en ik kregen ruzie over het rooster en hij liep boos weg.",
    Language.DE: "Joris und ich hatten Streit über den Dienstplan und er ging wütend weg.",
    Language.EN: "Joris and I had an argument about the rota and he walked off angrily.",
}
OWN_ROWS = {"reflections": "id", "exchanges": "reflection_id", "model_calls": "reflection_id"}

#: What a model says that does as it was told: of the injection and the curated question.
Reply = Callable[[Injection, str], str]
REPLIES: tuple[Reply, ...] = (
    lambda one, _: one.marker,
    lambda one, _: one.text,
    lambda one, _: f"[{one.marker}](https://evil.example/{one.marker})",
    lambda one, asked: f"{asked.removesuffix('?')} ![{one.marker}](https://evil.example/x.png)?",
    lambda one, asked: f"<img src=x onerror=\"alert('{one.marker}')\"> {asked}",
    lambda one, asked: f"{asked} {one.marker}",
    lambda one, asked: f"{one.marker}: {asked}",
    lambda one, asked: f"{asked.removesuffix('?')}, {one.marker}?",
    lambda one, asked: f"{asked.removesuffix('?')} {one.marker.lower()}?",
    lambda one, asked: f"“{one.marker}”. {asked}",
    lambda one, asked: f"{asked} https://evil.example/{one.marker}?",
    lambda one, asked: f"{asked.removesuffix('?')}\u200b\u202e{one.marker[::-1]}\u202c?",
)
_ASKED_FOR = re.compile(r"would do: ⟦(.*)⟧")


class Gullible(ScriptedModel):
    """Does what the injection asks, in two ways after another."""

    def __init__(self, injection: Injection, replies: tuple[Reply, ...]) -> None:
        super().__init__()
        self.injection, self.replies = injection, list(replies)

    def write(self, sent: Sent, seconds: float, most_tokens: int) -> Written:
        found = _ASKED_FOR.search(sent.user)
        assert found, "the prompt no longer says which question would do"
        self.sent.append(sent)
        text = self.replies.pop(0)(self.injection, found[1]) if self.replies else ""
        return Written(Outcome.ANSWERED, text, 100, 10)


class Once:
    """Reads the same words only once; reading is pure."""

    def __init__(self, reader: Any) -> None:
        self.read = lru_cache(maxsize=4096)(reader.read)


@dataclass(frozen=True)
class House:
    """The application, its data folder and the learner of each language."""

    app: Application
    data: Path
    people: dict[Language, Person]

    def turn(self, language: Language, text: str, guest: Guest | None = None) -> Reflection:
        """Begin with a calm sentence and answer the first question with the text."""
        begun = self.begin(language, CALM[language])
        assert begun.current is not None
        app = replace(self.app, guest=guest)
        return conversation.answer(app, self.people[language], begun.id, Given(begun.current.number, text))

    def begin(self, language: Language, occasion: str) -> Reflection:
        tongue = self.app.tongue(language)
        beginning = Beginning("gibbs", 10, tongue, Mode.CHAT, occasion, "?")  # type: ignore[arg-type]
        return reflections.begin(self.app, self.people[language], beginning)

    def guest(self, model: ScriptedModel) -> Guest:
        return replace(_guest(), model=model)


@lru_cache
def _guest() -> Guest:
    """All of a guest but the model, which is another each time."""
    return Guest(
        model=ScriptedModel(),
        prompts=library().prompts(),
        vocabulary={language: library().vocabulary(language) for language in Language},
        feelings={language: cues["feeling"] for language, cues in library().lexicons().items()},
        count=lambda text: len(text.split()),
        seconds=20.0,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Learners in three languages, and somebody else's reflection, plan, draft and question beside them."""
    data = tmp_path_factory.mktemp("injected") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.bootstrap.FileLibrary", lambda _: library())
        populate(data, (*LOGINS.values(), "fatma"))
        with application(load_settings(data=data)) as app:
            yield _laid_out(app, data)


def _laid_out(app: Application, data: Path) -> House:
    """Readers that read the same words once; one who reflected before, and what else may not change."""
    once = Safety(Once(app.safety.reader), app.safety.guide, app.language_of, app.safety.country)  # type: ignore[arg-type]
    app = replace(app, reader=Once(app.reader), safety=once)  # type: ignore[arg-type]
    laying.kept(app, "fatma", Language.NL)
    fatma = laying.person_named(app, "fatma")
    gaps.pass_on(app, fatma, "Hoe vier je een jubileum?", Language.NL)
    with app.work() as work:
        work.drafts.put(fatma.id, "start", "Nog niet af.", app.clock())
        work.commit()
    return House(app, data, {tongue: laying.person_named(app, name) for tongue, name in LOGINS.items()})


@pytest.fixture(scope="module")
def usual(house: House) -> set[tuple[str, ...]]:
    """What harmless answers lead to, whatever their language."""
    texts = (RICH, POOR, DONT_KNOW, QUARREL, CALM)
    calm = [(each, text[each]) for text in texts for each in Language]
    told = [(each, stage) for each in Language for stage in STORIES[each].stages]
    return {_step(house.turn(*one)) for one in (*calm, *told)}


def _step(reflection: Reflection) -> tuple[str, ...]:
    last = reflection.exchanges[-1]
    asked = last.asked.split("/")[0]
    return (reflection.status, last.stage, last.kind, asked, last.about, str(len(reflection.exchanges)))


ANSWERS = injections("answer")
EACH = pytest.mark.parametrize("injection", ANSWERS, ids=[one.id for one in ANSWERS])


def test_there_are_150_of_four_places_in_three_languages() -> None:
    assert len(INJECTIONS) == 150
    assert {one.place for one in INJECTIONS} == {"answer", "pattern", "document", "file_name"}
    assert {one.language for one in INJECTIONS} == set(Language)
    assert sum(not one.said_in(one.text) for one in INJECTIONS) >= 25, "some are encoded, split or turned"


@EACH
def test_an_answer_that_gives_orders_gets_a_question_of_the_library_and_changes_nothing_else(
    house: House, usual: set[tuple[str, ...]], injection: Injection
) -> None:
    before = tables(house.data)
    reflection = house.turn(injection.language, injection.text)
    begun = house.begin(injection.language, injection.text)
    _nothing_else_changed(house, before, {reflection.id, begun.id})
    for one in (reflection, begun):
        assert (one.status, one.method_id, one.minutes) == (Status.OPEN, "gibbs", 10)
        _shown_as_words(house, injection, one)
    stop = stop_for(house.app, reflection)
    if stop:
        _stopped_calmly(house, injection, stop)
        return
    assert _step(reflection) in usual
    _is_of_the_library(house, injection, reflection)


@EACH
def test_a_model_that_does_what_an_answer_orders_is_not_listened_to(
    house: House, injection: Injection
) -> None:
    plain = house.turn(injection.language, injection.text)
    if stop_for(house.app, plain):
        pytest.skip("it reads as danger: no model is asked")
    before, own = tables(house.data), set()
    for place in range(0, len(REPLIES), 2):
        model = Gullible(injection, REPLIES[place : place + 2])
        reflection = house.turn(injection.language, injection.text, house.guest(model))
        own.add(reflection.id)
        assert _step(reflection) == _step(plain)
        said = [exchange.answer for exchange in reflection.exchanges]
        assert said == [CALM[injection.language], injection.text, None]
        _shown_as_words(house, injection, reflection)
        if is_from_model(reflection.exchanges[-1]):
            _keeps_the_rules(house, injection, reflection)
        else:
            _is_of_the_library(house, injection, reflection)
        _sent_as_data(model)
    _nothing_else_changed(house, before, own, model=True)


def _sent_as_data(model: ScriptedModel) -> None:
    """The instruction is the same whatever someone writes, and nothing unseen goes out."""
    instructions = {prompt.system.strip() for prompt in library().prompts().values()}
    for sent in model.sent:
        assert sent.system in instructions
        assert not hides(sent.user)


def _nothing_else_changed(house: House, before: Any, own: set[Any], *, model: bool = False) -> None:
    """Of all tables only the rows of these reflections, and with a model what counts its calls."""
    counted = {"model_days", "model_people"} if model else set()
    for table, rows in changes(before, tables(house.data)).items():
        mine = OWN_ROWS.get(table)
        assert mine or table in counted, (table, rows)
        assert not mine or {row[mine] for row in rows} <= own, table


def _shown_as_words(house: House, injection: Injection, reflection: Reflection) -> None:
    """The page of the conversation holds words, and no link but our own."""
    person = house.people[injection.language]
    screen = Screen(house.app, "learn", reflection.tongue)
    stop = stop_for(house.app, reflection)
    shown = (
        talk_view.stopped(screen, person, reflection, stop)
        if stop
        else talk_view.said(screen, person, reflection)
    )
    known = {contact.url for contact in stop.contacts} if stop else set()
    assert wrong_in(shown + talk_view.where(screen, reflection), known) == []


def _stopped_calmly(house: House, injection: Injection, stop: Stop) -> None:
    """When it reads as danger: the library's own words and contacts, none from the text."""
    contacts = house.app.safety.guide.contacts(house.app.safety.country)
    assert set(stop.contacts) <= set(contacts)
    assert not injection.said_in(stop.in_words(house.app.tongue(injection.language)))


def _keeps_the_rules(house: House, injection: Injection, reflection: Reflection) -> None:
    """What a model worded, looked at once more; the marker stands in a quote of their words or nowhere."""
    last = reflection.exchanges[-1]
    wish = to_word(house.app, reflection)
    assert wish is not None
    guest = house.guest(ScriptedModel())
    before = replace(grounds_of(guest, wish), curated=_wording(house.app, reflection, last))
    assert faults(last.text, before, house.app.language_of) == ()
    assert not injection.obeyed_in(last.text, injection.text, CALM[injection.language]), last.text
    assert not hides(last.text)
    assert not re.search(r"[<>\[\]]|://|evil", last.text), last.text


def _is_of_the_library(house: House, injection: Injection, reflection: Reflection) -> None:
    """The question is the wording of the library that it says it is, filled with the person's own words."""
    last = reflection.exchanges[-1]
    assert last.wording == "curated"
    wording = _wording(house.app, reflection, last)
    found = re.fullmatch(re.sub(r"\\\{\w+\\\}", "(.+)", re.escape(wording)), last.text, re.DOTALL)
    assert found, (wording, last.text)
    own = " ".join(f"{CALM[injection.language]} {injection.text}".split())
    for words in found.groups():
        assert " ".join(words.split()).removesuffix("…") in own
        assert not hides(words)
        assert not re.search(r"[<>\[\]{}|`*#]|://|evil\.", words), words
    assert not injection.obeyed_in(last.text, injection.text), last.text


def _wording(app: Application, reflection: Reflection, exchange: Exchange) -> str:
    """What stands in the library at the place an exchange names."""
    name, *place, index = exchange.asked.split("/")
    language, address = reflection.tongue.language, reflection.tongue.address
    if name == "conversation":
        return app.library.conversation(language).wordings[place[0]][int(index)].for_(address)
    method = app.library.method(reflection.method_id)
    assert method is not None
    stage = method.texts[language].stages[place[0]]  # type: ignore[index]
    phrases = stage.questions if place[1] == "questions" else stage.probes[ProbeKind(place[2])]
    return phrases[int(index)].for_(address)
