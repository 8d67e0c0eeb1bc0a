"""Chunks stay within a section and a budget, are exact pieces, and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.documents import DocumentSection
from assistant.reading.sentences import split
from assistant.retrieval.chunks import Chunk, chunk
from assistant.retrieval.tokens import tokens


def words(text: str) -> int:
    """A word a token: easy to follow."""
    return len(text.split())


def section(text: str, heading: str = "Kop") -> DocumentSection:
    return DocumentSection("kop", heading, ("Boven",), text)


def cut(text: str, budget: int = 12) -> list[str]:
    return [piece.text for piece in chunk([section(text)], split=split, count=words, budget_tokens=budget)]


def test_a_section_within_the_budget_is_one_chunk_with_its_place() -> None:
    found = chunk([section(" Kort. ")], split=split, count=words)
    assert found == (Chunk("kop", "Kop", ("Boven",), "Kort.", 1),)


def test_tiny_sections_are_not_merged() -> None:
    found = chunk([section("Een."), section("Twee."), section(" \n")], split=split, count=words)
    assert [piece.text for piece in found] == ["Een.", "Twee."]


def test_a_long_section_is_cut_between_sentences_and_says_the_last_one_again() -> None:
    assert cut("Een twee drie vier vijf. Zes zeven acht negen. Tien elf twaalf dertien. Dan nog dit.") == [
        "Een twee drie vier vijf. Zes zeven acht negen.",
        "Zes zeven acht negen. Tien elf twaalf dertien. Dan nog dit.",
    ]


def test_a_long_sentence_is_not_said_again() -> None:
    assert cut("Een twee drie vier vijf zes zeven. Acht negen tien elf twaalf dertien.") == [
        "Een twee drie vier vijf zes zeven.",
        "Acht negen tien elf twaalf dertien.",
    ]


def test_items_of_a_list_stay_whole_and_are_not_said_again() -> None:
    items = ["- een. twee. drie", "- vier vijf.\n  zes zeven acht", "1. negen tien elf twaalf"]
    assert cut("\n".join(items), 9) == [items[0], items[1], items[2]]


def test_an_item_above_the_budget_is_cut_at_its_sentences() -> None:
    assert cut("- Een twee drie vier vijf. Zes zeven acht negen tien elf.\n- kort", 8) == [
        "- Een twee drie vier vijf.",
        "Zes zeven acht negen tien elf.\n- kort",
    ]


def test_a_sentence_above_the_budget_is_cut_between_words() -> None:
    text = " ".join(str(number) for number in range(30))
    assert [len(piece.split()) for piece in cut(text, 8)] == [8, 8, 8, 6]


def test_text_without_spaces_is_cut_anyway() -> None:
    pieces = chunk([section("啊" * 2_000)], split=split, budget_tokens=50)
    assert "".join(piece.text for piece in pieces) == "啊" * 2_000
    assert all(tokens(piece.text) <= 50 for piece in pieces)


def test_a_budget_too_small_to_cut_with_is_refused() -> None:
    with pytest.raises(ValueError, match="budget of 8 tokens"):
        chunk([section("x")], split=split, budget_tokens=4)


def test_tokens_are_counted_without_a_network() -> None:
    assert tokens("Hoe geef ik feedback?") == 7
    assert tokens("<|endoftext|>") > 1


def test_a_splitter_that_rewrites_sentences_loses_nothing() -> None:
    text = "Een twee drie vier vijf. Zes zeven acht negen tien. Elf twaalf."
    found = chunk(
        [section(text)], split=lambda t: [s.upper() for s in split(t)], count=words, budget_tokens=8
    )
    assert " ".join(piece.text for piece in found) == text


@pytest.mark.timeout(120)
def test_a_long_text_is_cut_in_linear_time() -> None:
    found = chunk([section("Dit is een gewone zin over het werk van vandaag. " * 5_000)], split=split)
    assert len(found) > 200


TEXTS = st.text(st.sampled_from("aZ .!?\n\t-*1)é啊😀"), max_size=400)


@settings(max_examples=200)
@given(TEXTS, st.integers(8, 40))
def test_every_chunk_is_an_exact_piece_within_the_budget_and_nothing_is_lost(text: str, budget: int) -> None:
    found = chunk([section(text)], split=split, budget_tokens=budget)
    covered: set[int] = set()
    for piece in found:
        assert text[piece.position :].startswith(piece.text)
        assert piece.text == piece.text.strip()
        assert 0 < tokens(piece.text) <= budget
        covered |= set(range(piece.position, piece.position + len(piece.text)))
    assert all(sign.isspace() for place, sign in enumerate(text) if place not in covered)
    assert [piece.position for piece in found] == sorted({piece.position for piece in found})
