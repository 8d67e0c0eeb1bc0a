"""No name changes how a text is read, and whatever stood there stands there again."""

from __future__ import annotations

import pytest

from assistant.domain.feedback import FeedbackReading, FeedbackSentence, Flaw, FoundFlaw, Part
from assistant.domain.names import masked, restored
from assistant.reading.sentences import split

NAMES = (
    "Ada",
    "Dr. Ayşe Yıldız-Öztürk",
    "Frau Nguyễn",
    "Siobhán O'Connor",
    "Jan-Willem van der Berg",
    "Grace",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_read_as_the_same_one(name: str) -> None:
    text = "{0} said no. I told {0} twice, and {0}'s list was lazy."
    assert masked(text.format(name), name).text.count("Kim") == 3
    words = text.format(name)
    hidden = masked(words, name)
    first, second = split(hidden.text)
    lazy = second.index("lazy")
    read = FeedbackReading(
        (
            FeedbackSentence(first, Part.BEHAVIOUR),
            FeedbackSentence(second, Part.BEHAVIOUR, flaws=(FoundFlaw(Flaw.JUDGEMENT, lazy, lazy + 4),)),
        )
    )
    again = restored(read, hidden)
    assert " ".join(one.text for one in again.sentences) == words
    (flaw,) = again.sentences[1].flaws
    assert again.sentences[1].text[flaw.start : flaw.end] == "lazy"


def test_a_title_and_a_word_written_small_are_no_name() -> None:
    assert masked("Mr will see it in jan.", "Mr Will").there == ()
    assert masked("We saw it.", "").text == "We saw it."


def test_a_text_that_names_all_stand_ins_stays_as_it_is() -> None:
    text = "Kim, Robin, Noa and Sascha saw Ada."
    assert masked(text, "Ada").text == text
