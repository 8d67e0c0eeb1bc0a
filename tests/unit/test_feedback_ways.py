"""A draft is brought in short lines, or by a message that asks for a talk and criticises nothing."""

from __future__ import annotations

from functools import lru_cache

import pytest

from assistant.domain.drafting import FeedbackModel
from assistant.domain.language import Address, Language, Tongue
from assistant.reading.feedback import FeedbackReader
from assistant.services.feedback import Drafted, FeedbackTools, Notes, drafted
from assistant.services.feedback_ways import Ways, ways
from assistant.ui.lead import ways_view
from assistant.ui.lead.give import USUAL
from assistant.ui.texts import catalogue
from tests.fakes.talks import TONGUE_NAMES, TONGUES, library, safety


@lru_cache
def tools() -> FeedbackTools:
    return FeedbackTools(FeedbackReader(library().feedback()), library(), safety())


def brought(notes: Notes) -> tuple[Drafted, Ways]:
    made = drafted(tools(), notes)
    return made, ways(tools(), notes, made)


def example(tongue: Tongue) -> Notes:
    """What the page offers to try."""
    text, to, about = (catalogue(tongue).text(f"give-example-{one}") for one in ("notes", "to", "occasion"))
    return Notes(text, tongue.language, USUAL[tongue.language], to, about)


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_the_example_shows_a_flaw_and_becomes_a_draft_without_it(tongue: Tongue) -> None:
    made, _ = brought(example(tongue))
    assert made.draft
    assert made.remarks
    for one in made.remarks:
        assert one.sentence not in made.draft
    assert made.missing == ()


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_the_message_asks_for_a_talk_and_holds_nothing_of_the_notes(tongue: Tongue) -> None:
    made, found = brought(example(tongue))
    message = ways_view.message(found)
    assert "?" in message
    assert found.to in message
    assert found.occasion in message
    assert not any(words in message for _, words in found.lines)
    assert not tools().reader.read(message, tongue.language).sentences[0].flaws
    assert made.address is (tongue.address if tongue.language is Language.DE else Address.SIE)


@pytest.mark.parametrize(
    "occasion", ["your lazy attitude in Tuesday's meeting", "You never listen. It was Tuesday"]
)
def test_an_occasion_that_criticises_is_not_named_in_the_message(occasion: str) -> None:
    notes = Notes(
        "On Tuesday you came at ten. We waited for an hour.", Language.EN, to="Dana", occasion=occasion
    )
    _, found = brought(notes)
    assert found.occasion == ""
    assert "lazy" not in ways_view.message(found)
    assert "listen" not in ways_view.message(found)


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
@pytest.mark.parametrize("to", ["", "Milan"])
@pytest.mark.parametrize("about", ["", "X"])
def test_a_message_needs_neither_a_name_nor_an_occasion(tongue: Tongue, to: str, about: str) -> None:
    message = ways_view.message(Ways(tongue, to, about, (), ""))
    assert to in message
    assert about in message
    assert "{" not in message


def test_the_lines_to_say_follow_the_order_of_a_draft_and_leave_the_notes_own_question_for_the_end() -> None:
    notes = Notes("We waited for an hour. On Tuesday you came at ten. How was that for you?", Language.EN)
    _, found = brought(notes)
    assert [words for _, words in found.lines] == ["On Tuesday you came at ten.", "We waited for an hour."]
    assert found.asks == "How was that for you?"
    assert "Tuesday" not in repr(found)


def test_questions_stand_still_while_a_sentence_is_typed() -> None:
    asked = {
        drafted(tools(), Notes(text, Language.EN, FeedbackModel.SBI)).questions
        for text in ("You came at", "You came at ten", "You came at ten and sat down")
    }
    assert len(asked) == 1
