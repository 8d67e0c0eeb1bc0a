"""Walking through a whole conversation, whatever the method asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.browser.person import Person
from tests.browser.stories import STORIES, Story


def answers_of(story: Story, minutes: int) -> tuple[Iterator[str], Iterator[str]]:
    """The answers within the method, and those about the plan."""
    about_plan = [story.plan, story.day]
    if minutes >= 10:
        about_plan.append(story.helper)
    if minutes >= 20:
        about_plan.append(story.no_more)
    if minutes >= 10:
        about_plan += [story.question, story.whom]
    return iter(story.stages), iter(about_plan)


def walk(person: Person, minutes: int, between: Callable[[int], None] = lambda turn: None) -> list[str]:
    """Answer every question until the summary is there; what was answered.

    `between` is called before each answer with the number of answers given so far.
    """
    story = STORIES[person.language]
    stages, about_plan = answers_of(story, minutes)
    given: list[str] = []
    while "/reflect?" in person.page.url:
        between(len(given))
        if person.planning and not person.offered:
            words = next(about_plan, story.no_more)
        else:
            words = next(stages, story.added)
        person.answer(words)
        given.append(words)
    person.at_summary()
    return given
