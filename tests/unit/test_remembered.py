"""What was read is remembered without the words of who wrote it."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.elements import Element, Reading, ReadSentence
from assistant.domain.language import Language
from assistant.reading.remembered import Remembering
from assistant.reading.sentences import split

NL = Language.NL


class Reads:
    """Counts what is read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, text: str, language: Language) -> Reading:
        self.times += 1
        return Reading(tuple(ReadSentence(one, frozenset({Element.FEELING})) for one in split(text)))


def test_the_same_answer_is_read_once_and_another_one_by_itself() -> None:
    reads = Reads()
    remembering = Remembering(reads)
    first = remembering("Ik schrok. Ik schrok.", NL)
    assert remembering("Ik schrok. Ik schrok.", NL) == first
    assert reads.times == 1
    remembering("Ik schrok. Ik schrok.", Language.EN)
    remembering("Ik schrok.", NL)
    assert reads.times == 3


@given(st.text())
def test_what_is_remembered_is_what_was_read(text: str) -> None:
    reads = Reads()
    remembering = Remembering(reads)
    assert remembering(text, NL) == remembering(text, NL) == Reads()(text, NL)
    assert reads.times == 1


def test_no_words_stay_in_memory() -> None:
    remembering = Remembering(Reads())
    remembering("Milan zei het tegen Fatma.", NL)
    reached: list[object] = [remembering._known]
    held: list[str | bytes] = []
    seen: set[int] = set()
    while reached:
        one = reached.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes):
            held.append(one)
        elif not isinstance(one, type):
            reached.extend(gc.get_referents(one))
    assert held
    assert not any("Milan" in repr(one) or "Fatma" in repr(one) for one in held)


def test_the_oldest_goes_first_and_no_more_is_held_than_was_said() -> None:
    reads = Reads()
    remembering = Remembering(reads, most_sentences=5)
    for text in ("Een.", "Twee.", "Een.", "Drie."):
        remembering(text, NL)
    assert reads.times == 3
    remembering("Een.", NL)
    assert reads.times == 3
    remembering("Twee.", NL)
    assert reads.times == 4
    remembering("Lang. Langer. Langst. Nog langer. En nog. En nog iets.", NL)
    assert remembering._held == 0
