"""A draft is made of the notes' own sentences, of two observed facts at least, and of nothing that hurts."""

from __future__ import annotations

import pytest

from assistant.domain.drafting import FeedbackModel, Outline, draft, outlined
from assistant.domain.feedback import FeedbackReading, FeedbackSentence, Flaw, FoundFlaw, Part

SAT = FeedbackSentence("On Thursday you sat on your laptop.", Part.BEHAVIOUR, frozenset({Part.SITUATION}))
SHIFTED = FeedbackSentence("We put the decision off.", Part.IMPACT)
ANNOYED = FeedbackSentence("I was annoyed.", Part.FEELING)
CLOSED = FeedbackSentence("Please keep it closed.", Part.REQUEST)
ASKED = FeedbackSentence("How was it for you?", Part.QUESTION)
THANKS = FeedbackSentence("Thank you for the list.", Part.APPRECIATION)


def outline(*sentences: FeedbackSentence, model: FeedbackModel = FeedbackModel.SBI) -> Outline:
    return outlined(FeedbackReading(sentences), model)


def flawed(text: str, part: Part, flaw: Flaw, words: str) -> FeedbackSentence:
    start = text.index(words)
    return FeedbackSentence(text, part, frozenset(), (FoundFlaw(flaw, start, start + len(words)),))


def test_a_draft_holds_the_sentences_in_the_order_of_a_feedback() -> None:
    made = draft(
        outline(CLOSED, ANNOYED, SHIFTED, SAT), "Hello Dana,", "This is about Thursday.", "How was it?"
    )
    assert made == (
        "Hello Dana,\n\nOn Thursday you sat on your laptop. We put the decision off. I was annoyed. "
        "Please keep it closed. How was it?"
    )


def test_what_it_is_about_stands_first_when_the_notes_do_not_say_when_it_was() -> None:
    said = FeedbackSentence("You said no to Ruud twice.", Part.BEHAVIOUR)
    made = draft(outline(said, SHIFTED), "", "This is about Thursday.", "")
    assert made == "This is about Thursday. You said no to Ruud twice. We put the decision off."


def test_thanks_come_first_and_a_question_of_ones_own_ends_it() -> None:
    made = draft(outline(ASKED, SAT, SHIFTED, THANKS), "", "", "How did you see it?")
    assert made is not None
    assert made.startswith("Thank you")
    assert made.endswith("How was it for you?")


@pytest.mark.parametrize(
    "sentences",
    [(), (SAT,), (SHIFTED,), (SAT, ANNOYED, CLOSED, ASKED, THANKS), (SHIFTED, SHIFTED)],
)
def test_below_two_facts_of_which_one_was_seen_there_is_no_draft(
    sentences: tuple[FeedbackSentence, ...],
) -> None:
    assert draft(outline(*sentences), "Hello,", "", "How was it?") is None


@pytest.mark.parametrize("flaw", sorted(set(Flaw) - {Flaw.ABSOLUTE, Flaw.SOFTENING}))
def test_a_sentence_that_hurts_is_neither_a_fact_nor_in_the_draft(flaw: Flaw) -> None:
    lazy = flawed("You were lazy again on Monday.", Part.BEHAVIOUR, flaw, "lazy")
    assert outline(SAT, lazy).facts == 1
    made = draft(outline(SAT, SHIFTED, lazy), "", "", "")
    assert made is not None
    assert "lazy" not in made


def test_a_word_too_many_is_taken_out_of_a_fact() -> None:
    always = flawed(
        "you were only ever, on Monday, on your phone", Part.BEHAVIOUR, Flaw.ABSOLUTE, "only ever"
    )
    first = flawed("Maybe, the list came late.", Part.BEHAVIOUR, Flaw.SOFTENING, "Maybe")
    told = outline(always, first).told
    assert [one.text for one in told] == ["You were, on Monday, on your phone.", "The list came late."]
    nothing = flawed("You always never.", Part.BEHAVIOUR, Flaw.ABSOLUTE, "always never")
    assert outline(nothing).told == ()


def test_what_a_model_wants_is_missing_until_it_is_there() -> None:
    sbi, four, www = FeedbackModel
    assert outline(SAT, model=sbi).missing == (Part.IMPACT, Part.QUESTION)
    assert outline(SAT, SHIFTED, ASKED, model=sbi).missing == ()
    assert outline(SAT, model=four).missing == (Part.IMPACT, Part.FEELING, Part.REQUEST)
    assert outline(SAT, SHIFTED, ANNOYED, CLOSED, model=four).missing == ()
    assert outline(SAT, SHIFTED, model=www).missing == (Part.REQUEST,)
    assert outline(THANKS, SAT, SHIFTED, model=www).missing == (), "thanks need no wish"


def test_the_parts_are_told_by_name() -> None:
    assert outline(SHIFTED, SAT, SAT).parts() == {
        Part.BEHAVIOUR: "On Thursday you sat on your laptop. On Thursday you sat on your laptop.",
        Part.IMPACT: "We put the decision off.",
    }


def test_a_sentence_that_leaves_a_doubt_is_no_fact_and_is_named() -> None:
    doubted = FeedbackSentence("You took your time.", Part.BEHAVIOUR, doubtful=True)
    made = outline(SAT, doubted)
    assert made.facts == 1
    assert made.left_out == ("You took your time.",)
    wish = FeedbackSentence("Please bring the list on time.", Part.REQUEST, doubtful=True)
    assert outline(SAT, SHIFTED, wish).left_out == (), "only facts are held to that"
