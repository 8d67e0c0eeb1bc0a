"""Laying things ready with the services themselves, where a test is about what comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.domain.ids import MethodId
from assistant.domain.intentions import Plan
from assistant.domain.language import Language, Tongue
from assistant.domain.people import Person
from assistant.domain.reflections import LAST_TIME, Mode, Reflection, Summary
from assistant.services import conversation
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.reflections import Beginning, begin
from assistant.services.summaries import keep
from assistant.ui.texts import catalogue
from tests.browser.stories import STORIES, WHAT_CAME_OF_IT, Story


def person_named(app: Application, login: str) -> Person:
    """The person with that login."""
    with app.work(read_only=True) as work:
        found = work.people.by_login(login)
    assert found is not None
    return found


def begun(
    app: Application,
    login: str,
    language: Language,
    occasion: str = "",
    answers: int = 0,
    method: str = "driscoll",
    minutes: int = 10,
    mode: Mode = Mode.CHAT,
    story: Story | None = None,
) -> Reflection:
    """A reflection with so many of the story's answers given."""
    person, story = person_named(app, login), story or STORIES[language]
    asked = catalogue(Tongue(language)).text("start-occasion")
    beginning = Beginning(
        MethodId(method), minutes, Tongue(language), mode, occasion or story.occasion, asked
    )
    reflection = begin(app, person, beginning)
    for words in story.stages[:answers]:
        reflection = _told(app, person, reflection)
        assert reflection.current is not None
        given = Given(reflection.current.number, words)
        reflection = conversation.answer(app, person, reflection.id, given)
    return reflection


def _told(app: Application, person: Person, reflection: Reflection) -> Reflection:
    """What came of earlier plans is told first, where that is asked."""
    while reflection.current and reflection.current.stage == LAST_TIME:
        given = Given(reflection.current.number, WHAT_CAME_OF_IT[reflection.tongue.language], "partly")
        reflection = conversation.answer(app, person, reflection.id, given)
    return reflection


def at_summary(
    app: Application, login: str, language: Language, answers: int = 3, method: str = "driscoll"
) -> Reflection:
    """A reflection whose summary is laid out."""
    reflection = begun(app, login, language, answers=answers, method=method)
    return conversation.finish(app, person_named(app, login), reflection.id)


def kept(
    app: Application,
    login: str,
    language: Language,
    occasion: str = "",
    day: date | None = None,
    answers: int = 3,
    method: str = "driscoll",
    story: Story | None = None,
) -> Reflection:
    """A kept reflection with the story's plan."""
    person, told = person_named(app, login), story or STORIES[language]
    reflection = begun(app, login, language, occasion, answers, method, story=told)
    reflection = conversation.finish(app, person, reflection.id)
    plan = Plan(told.cue, told.action, day, told.helper)
    summary = replace(reflection.summary or Summary(), plans=(plan,))
    return keep(app, person, reflection.id, summary, reflection.version)
