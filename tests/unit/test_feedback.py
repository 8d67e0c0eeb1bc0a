"""What a feedback still needs follows from the parts it holds and from what stands in their way."""

from __future__ import annotations

from assistant.domain.feedback import FeedbackReading, FeedbackSentence, Flaw, FoundFlaw, Part

S, B, I, F, R, Q, A = list(Part)[:7]  # noqa: E741 -- the parts by their letters
FULL = (S, B, I, R)


def told(*parts: Part | tuple[Part, Flaw]) -> FeedbackReading:
    """A text whose sentences do this, each with at most one flaw."""
    sentences = []
    for one in parts:
        part, flaws = one if isinstance(one, tuple) else (one, None)
        found = (FoundFlaw(flaws, 0, 4),) if flaws else ()
        sentences.append(FeedbackSentence("Text", part, frozenset(), found))
    return FeedbackReading(tuple(sentences))


def test_nothing_is_missing_when_all_parts_are_there() -> None:
    assert told(*FULL).missing == ()
    assert told(S, B, I, Q).missing == (), "a question opens the talk as well as a wish does"


def test_what_is_nowhere_is_missing_in_the_order_of_a_feedback() -> None:
    assert told(F).missing == (S, B, I, R, Q)
    assert told().missing == (S, B, I, R, Q)


def test_an_attempt_that_judges_or_stays_vague_is_no_behaviour_yet() -> None:
    for flaw in (Flaw.JUDGEMENT, Flaw.VAGUE, Flaw.PERSONALITY, Flaw.MOTIVE, Flaw.HEARSAY, Flaw.IRONY):
        assert told(S, (B, flaw), I, R).missing == (B,)
    assert told(S, (B, Flaw.ABSOLUTE), I, R).missing == ()
    assert told(S, (B, Flaw.JUDGEMENT), B, I, R).missing == (), "elsewhere it was seen"


def test_a_question_that_accuses_opens_no_talk() -> None:
    assert told(S, B, I, (Q, Flaw.ABSOLUTE)).missing == (R, Q)


def test_appreciation_needs_no_wish_but_what_it_is_for() -> None:
    assert told(A, S, B, I).missing == ()
    assert told(A).missing == (S, B, I)
    assert told(A, S, (B, Flaw.CANCELLING_BUT), I).missing == (R, Q), "praise that is taken back is criticism"


def test_a_part_that_stands_beside_another_counts() -> None:
    sentence = FeedbackSentence("Text", B, frozenset({S, I}))
    assert FeedbackReading((sentence,)).missing == (R, Q)


def test_what_does_not_belong_is_told_of_the_whole_text() -> None:
    assert told(S, (B, Flaw.PRIVATE)).private
    assert not told(S, B).private


def test_nothing_of_what_was_written_stands_in_a_repr() -> None:
    assert "geheim" not in repr(FeedbackSentence("geheim", B))
