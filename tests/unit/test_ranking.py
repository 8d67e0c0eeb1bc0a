"""Ranking passages: letters in common, words as signs, and both together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.retrieval.gram_segments import GramSegments
from assistant.retrieval.grams import pack_grams, top
from assistant.retrieval.packing import Packed, no_words
from assistant.retrieval.ranking import NEARNESS_WEIGHT, Candidates, Question, best_first
from assistant.retrieval.signs import WIDTH, WordSigns, closeness, rotation, word_starts

TEXTS = (
    "Das Kundengespräch beginnt mit einer Frage.",
    "Die Werkbank wird jeden Abend aufgeräumt.",
    "Een zaak overdragen aan het eind van de dienst.",
)


def lexical(question: str) -> list[int]:
    index = parted(TEXTS)
    everyone = np.ones(len(TEXTS), dtype=bool)
    return [int(i) for i in index.candidates(index.question(question), everyone, 3)]


def parted(texts: Sequence[str]) -> GramSegments:
    return GramSegments().with_more([pack_grams(text) for text in texts])


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
    return vector / np.linalg.norm(vector)


def packed(seed: int) -> Packed:
    words = np.random.default_rng(seed).integers(0, 256, size=(5, WIDTH // 8), dtype=np.uint8)
    return Packed(unit(seed), words)


def test_a_part_of_a_compound_finds_the_compound() -> None:
    assert lexical("Gespräch")[0] == 0


def test_an_inflected_form_finds_its_word() -> None:
    assert lexical("aufräumen der Werkbänke")[0] == 1


def test_words_that_stand_nowhere_find_nothing() -> None:
    assert lexical("xyzzy") == []


def test_an_empty_question_and_an_empty_index_are_no_trouble() -> None:
    assert lexical("") == []
    empty = GramSegments()
    assert list(empty.candidates(empty.question("Gespräch"), np.zeros(0, dtype=bool), 3)) == []


def test_an_index_in_parts_answers_like_a_whole_one() -> None:
    whole, parts = parted(TEXTS), GramSegments()
    for text in TEXTS:
        parts = parts.with_more([pack_grams(text)])
    everyone, all_rows = np.ones(len(TEXTS), dtype=bool), np.arange(len(TEXTS))
    for question in ("Gespräch", "Werkbänke aufräumen", "de zaak overdragen", "xyzzy"):
        terms = whole.question(question)
        assert parts.question(question) == terms
        np.testing.assert_array_equal(
            parts.candidates(terms, everyone, 3), whole.candidates(terms, everyone, 3)
        )
        np.testing.assert_allclose(parts.coverage(terms, all_rows), whole.coverage(terms, all_rows))


def test_letters_find_only_what_is_allowed() -> None:
    index = parted(TEXTS)
    terms = index.question("Kundengespräch")
    assert 0 not in index.candidates(terms, np.array([False, True, True]), 3)


def looked_at(question: Question, passages: Sequence[Packed], coverage: float) -> Candidates:
    near = np.array([one.vector @ question.vector for one in passages], dtype=np.float32)
    shared = np.full(len(passages), coverage, dtype=np.float32)
    return Candidates(np.arange(len(passages)), near, [one.words for one in passages], shared)


def test_words_nearness_and_letters_make_the_score() -> None:
    question = Question("?", unit(1), np.array([unit(9)]))
    some = looked_at(question, [packed(i) for i in range(3)], 0.5)
    ranked = best_first(question, some)
    assert ranked.scores.tolist() == sorted(ranked.scores, reverse=True)
    close = closeness(question.tokens, some.words)
    expected = close + NEARNESS_WEIGHT * some.near + 0.25 * 0.5
    np.testing.assert_allclose(ranked.scores, expected[ranked.rows], atol=1e-5)


def test_without_words_nearness_and_letters_decide() -> None:
    question = Question("?", unit(1), np.zeros((0, WIDTH), np.float32))
    some = looked_at(question, [Packed(unit(i), no_words()) for i in range(3)], 0.1)
    ranked = best_first(question, some)
    assert ranked.rows[0] == 1
    np.testing.assert_allclose(ranked.scores, (some.near + 0.2 * 0.1)[ranked.rows], atol=1e-6)


def test_nothing_to_look_at_gives_nothing() -> None:
    question = Question("?", unit(1), np.array([unit(9)]))
    assert len(best_first(question, looked_at(question, [], 0.0))) == 0


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


def test_a_word_that_comes_again_is_kept_once_where_it_first_stands() -> None:
    signs = WordSigns(np.zeros(WIDTH, np.float32), np.zeros(WIDTH, np.float32), rotation())
    tokens = np.array([unit(i) for i in range(4)])
    stored = signs.of_passage(tokens, ["▁Wort", "▁und", ".", "▁wort"])
    np.testing.assert_array_equal(stored, signs.of_passage(tokens[:2], ["▁Wort", "▁und"]))


def test_pieces_make_words_and_punctuation_stands_alone() -> None:
    assert word_starts(["▁Kunden", "gespräch", ",", "▁heute", "."]) == [0, 2, 3, 4]
    assert word_starts([]) == []


def test_a_passage_comes_back_from_its_bytes() -> None:
    one = packed(3)
    again = Packed.from_bytes(one.to_bytes())
    np.testing.assert_allclose(again.vector, one.vector, atol=1e-3)
    np.testing.assert_array_equal(again.words, one.words)


@pytest.mark.parametrize("width", [1, 256, 1024])
def test_a_vector_of_any_width_comes_back(width: int) -> None:
    again = Packed.from_bytes(Packed(np.ones(width, np.float32), no_words()).to_bytes())
    assert (again.vector.shape, again.words.shape) == ((width,), (0, WIDTH // 8))


@pytest.mark.parametrize("data", [b"", b"RA", b"nonsense that is long enough", packed(3).to_bytes()[:-1]])
def test_bytes_that_are_no_passage_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Packed.from_bytes(data)


def test_the_best_come_first_and_ties_keep_their_order() -> None:
    assert list(top(np.array([1.0, 3.0, 3.0, 2.0], dtype=np.float32), 3)) == [1, 2, 3]
