"""Each sentence of feedback has one part, and its flaws point at the words they rest on."""

from __future__ import annotations

import pytest

from assistant.domain.feedback import DraftTexts, FeedbackRules, Flaw, FlawRules, Part
from assistant.domain.language import Language, Phrase
from assistant.library import FileLibrary
from assistant.reading.feedback import FeedbackReader

SHIPPED = FeedbackReader(FileLibrary().feedback())
NOTHING = FlawRules(("xxnothing",), (), Phrase.same("…"), Phrase.same("…"))
CUES = {
    Flaw.JUDGEMENT: FlawRules(("sloppy",), ("not sloppy",), Phrase.same("…"), Phrase.same("…")),
    Flaw.VAGUE: FlawRules(("sloppy attitude", "attitude"), (), Phrase.same("…"), Phrase.same("…")),
    Flaw.ABSOLUTE: FlawRules(("always", "every (single)? time"), (), Phrase.same("…"), Phrase.same("…")),
    Flaw.CANCELLING_BUT: FlawRules(("but",), (), Phrase.same("…"), Phrase.same("…")),
}
SAID = Phrase.same("…")
RULES = FeedbackRules(
    lists={},
    sounds_alike=("every time zone",),
    parts={
        Part.SITUATION: ("on monday",),
        Part.BEHAVIOUR: ("you said",),
        Part.IMPACT: ("so that",),
        Part.FEELING: ("i was annoyed",),
        Part.REQUEST: ("please", "can you"),
        Part.QUESTION: (),
        Part.APPRECIATION: ("thank you", "well done"),
    },
    praise=("thank you", "well done"),
    flaws={flaw: CUES.get(flaw, NOTHING) for flaw in Flaw},
    asks={},
    drafts=DraftTexts(SAID, SAID, (SAID,), SAID, SAID, SAID),
)
READER = FeedbackReader({Language.EN: RULES})


def parts(text: str) -> list[Part]:
    return [one.part for one in READER.read(text, Language.EN).sentences]


def flaws(text: str) -> list[tuple[Flaw, str]]:
    read = READER.read(text, Language.EN).sentences
    return [(one.flaw, sentence.text[one.start : one.end]) for sentence in read for one in sentence.flaws]


def test_a_sentence_is_what_comes_furthest_along_in_it() -> None:
    assert parts("On Monday you said no.") == [Part.BEHAVIOUR]
    assert parts("On Monday it began.") == [Part.SITUATION]
    assert parts("You said no so that we waited.") == [Part.IMPACT]
    assert parts("I was annoyed, so that I left.") == [Part.FEELING]
    assert parts("Please call, so that we know.") == [Part.REQUEST]
    (read,) = READER.read("On Monday you said no so that we waited.", Language.EN).sentences
    assert read.also == {Part.SITUATION, Part.BEHAVIOUR}


def test_what_only_makes_a_wish_polite_is_no_question() -> None:
    assert parts("Can you call first?") == [Part.REQUEST]
    assert parts("How did you see it?") == [Part.QUESTION]


def test_a_sentence_without_a_cue_speaks_of_what_was_done() -> None:
    assert parts("The list lay on the floor.") == [Part.BEHAVIOUR]
    assert parts("Dear Milan,") == [Part.OTHER]


def test_a_flaw_names_the_words_it_rests_on() -> None:
    assert flaws("You are Always late.") == [(Flaw.ABSOLUTE, "Always")]
    assert flaws("It is late every single time!") == [(Flaw.ABSOLUTE, "every single time")]


def test_what_only_sounds_alike_and_what_excuses_a_sentence_are_no_flaws() -> None:
    assert flaws("You called every time zone.") == []
    assert flaws("It was not sloppy.") == []


def test_what_somebody_said_is_theirs() -> None:
    assert flaws("You said “he is always late” to Milan.") == []
    assert flaws('Your "always" again.') == [(Flaw.ABSOLUTE, "always")]


def test_the_same_words_are_judged_or_vague_and_not_both() -> None:
    assert flaws("A sloppy attitude.") == [(Flaw.JUDGEMENT, "sloppy")]
    assert flaws("Your attitude again.") == [(Flaw.VAGUE, "attitude")]


def test_a_but_is_a_flaw_only_where_it_takes_praise_back() -> None:
    assert flaws("Well done, but the list is missing.") == [(Flaw.CANCELLING_BUT, "but")]
    assert flaws("Well done. But the list is missing.") == [(Flaw.CANCELLING_BUT, "But")]
    assert flaws("The list is there, but the map is not.") == []
    assert flaws("Well done. The list is there, but the map is not.") == []
    assert parts("Well done, but you said no.") == [Part.BEHAVIOUR]


@pytest.mark.parametrize("text", ["", "   ", "…", "😀", "<b>always</b>", "a" * 5000, "\u202e\u0000"])
@pytest.mark.parametrize("language", Language)
def test_anything_can_be_read(text: str, language: Language) -> None:
    for one in SHIPPED.read(text, language).sentences:
        assert one.text in text
        assert all(0 <= flaw.start < flaw.end <= len(one.text) for flaw in one.flaws)
