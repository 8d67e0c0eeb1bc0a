"""Ranking passages: letters in common, words as signs, and both together."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.retrieval.grams import GramIndex, pack_grams, top
from assistant.retrieval.packing import Packed
from assistant.retrieval.ranking import Question, rank
from assistant.retrieval.signs import WIDTH, WordSigns, closeness, rotation, word_starts

TEXTS = (
    "Das Kundengespräch beginnt mit einer Frage.",
    "Die Werkbank wird jeden Abend aufgeräumt.",
    "Een zaak overdragen aan het eind van de dienst.",
)


def lexical(question: str) -> list[int]:
    index = GramIndex.build(pack_grams(text) for text in TEXTS)
    return [int(i) for i in index.candidates(index.question(question), None, 3)]


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
    return vector / np.linalg.norm(vector)


def packed(seed: int, text: str) -> Packed:
    words = np.random.default_rng(seed).integers(0, 256, size=(5, WIDTH // 8), dtype=np.uint8)
    return Packed(unit(seed), words, pack_grams(text))


def test_a_part_of_a_compound_finds_the_compound() -> None:
    assert lexical("Gespräch")[0] == 0


def test_an_inflected_form_finds_its_word() -> None:
    assert lexical("aufräumen der Werkbänke")[0] == 1


def test_words_that_stand_nowhere_find_nothing() -> None:
    assert lexical("xyzzy") == []


def test_an_empty_question_and_an_empty_index_are_no_trouble() -> None:
    assert lexical("") == []
    empty = GramIndex.build([])
    assert list(empty.candidates(empty.question("Gespräch"), None, 3)) == []


def test_what_a_reader_may_not_see_is_never_fetched_nor_returned() -> None:
    passages = [packed(i, text) for i, text in enumerate(TEXTS)]
    vectors = np.array([p.vector for p in passages])
    index = GramIndex.build(p.grams for p in passages)
    fetched: list[int] = []

    def words(ids: np.ndarray) -> list[np.ndarray]:
        fetched.extend(int(i) for i in ids)
        return [passages[int(i)].words for i in ids]

    tokens = np.array([unit(9)])
    question = Question("Kundengespräch", passages[0].vector, tokens)
    allowed = np.array([False, True, True])
    hits = rank(question, vectors, index, words, 3, allowed)
    assert {hit.chunk for hit in hits} == {1, 2}
    assert 0 not in fetched
    assert rank(question, vectors, index, words, 3)[0].chunk == 0


def test_the_turn_keeps_lengths_and_angles() -> None:
    turn = rotation()
    assert turn.shape == (WIDTH, WIDTH)
    np.testing.assert_allclose(turn @ turn.T, np.eye(WIDTH), atol=1e-5)


def test_the_signs_of_a_word_lie_closest_to_the_word_itself() -> None:
    signs = WordSigns(np.zeros(WIDTH, np.float32), np.zeros(WIDTH, np.float32), rotation())
    tokens = np.array([unit(i) for i in range(4)])
    stored = [signs.of_passage(tokens[i : i + 1], ["▁wort"]) for i in range(4)]
    for i in range(4):
        scores = closeness(signs.of_question(tokens[i : i + 1]), stored)
        assert int(np.argmax(scores)) == i


def test_pieces_make_words_and_punctuation_stands_alone() -> None:
    assert word_starts(["▁Kunden", "gespräch", ",", "▁heute", "."]) == [0, 2, 3, 4]
    assert word_starts([]) == []


def test_a_passage_comes_back_from_its_bytes() -> None:
    one = packed(3, TEXTS[0])
    again = Packed.from_bytes(one.to_bytes())
    np.testing.assert_allclose(again.vector, one.vector, atol=1e-3)
    np.testing.assert_array_equal(again.words, one.words)
    np.testing.assert_array_equal(again.grams, one.grams)


@pytest.mark.parametrize("data", [b"", b"RA", b"nonsense that is long enough"])
def test_bytes_that_are_no_passage_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Packed.from_bytes(data)


def test_the_best_come_first_and_ties_keep_their_order() -> None:
    assert list(top(np.array([1.0, 3.0, 3.0, 2.0], dtype=np.float32), 3)) == [1, 2, 3]
