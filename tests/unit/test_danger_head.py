"""The trained second opinion on danger: which sentences are read together, and what when it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language
from assistant.errors import StorageUnavailable
from assistant.reading.danger_head import TrainedDanger, together
from assistant.reading.heads import KINDS, Floats, Head, TrainedHead

WIDTH = len(KINDS)
SELF = KINDS.index(DangerKind.DANGER_SELF)


class CountsWord:
    """A text's vector tells whether it holds the word."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[SELF if "rope" in text else 0] = 5
        return rows


def a_head() -> tuple[CountsWord, TrainedHead]:
    model, same = CountsWord(), np.eye(WIDTH, dtype=np.float32)
    return model, TrainedHead(model, Head(same, np.zeros(WIDTH, dtype=np.float32), 1.0))


@pytest.mark.parametrize("lengths", [[], [30], [30] * 5, [200] * 6, [900, 20, 900], [419, 1, 419, 1]])
def test_every_sentence_is_read_and_each_with_a_neighbour(lengths: list[int]) -> None:
    sentences = ["x" * length for length in lengths]
    stretches = together(sentences)
    assert {n for a, b in stretches for n in range(a, b)} == set(range(len(sentences)))
    for (a, b), (c, d) in pairwise(stretches):
        assert a < c <= b < d


def test_a_short_answer_is_read_in_one_go() -> None:
    model, trained = a_head()
    TrainedDanger(lambda: trained).probabilities(["Bad day.", "I bought rope."], Language.EN)
    assert model.asked == ["Bad day. I bought rope."]


def test_a_sentence_has_the_gravest_opinion_of_those_that_hold_it() -> None:
    _, trained = a_head()
    sentences = ["a" * 300, "b" * 200, "rope " + "c" * 300]
    found = TrainedDanger(lambda: trained).probabilities(sentences, Language.EN)
    none = [one[DangerKind.NONE] for one in found]
    assert none[0] > 0.9
    assert none[1] > 0.9
    assert none[2] < 0.1
    assert all(sum(one.values()) == pytest.approx(1, abs=1e-4) for one in found)


@pytest.mark.parametrize(
    "error",
    [
        StorageUnavailable("no room"),
        FileNotFoundError("no weights"),
        ValueError("a torn file"),
        KeyError("head"),
    ],
)
def test_without_the_model_there_is_no_opinion(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    def missing() -> TrainedHead:
        raise error

    assert TrainedDanger(missing).probabilities(["A secret."], Language.EN) == ()
    assert "secret" not in caplog.text
