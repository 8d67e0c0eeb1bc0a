"""When an index is held to be true."""

from __future__ import annotations

import pytest

from assistant.retrieval.index_check import Check


@pytest.mark.parametrize(
    ("check", "well"),
    [
        (Check(70, 0, 0, 100), True),
        (Check(70, 1, 0, 100), False),
        (Check(70, 0, 1, 100_000), False),
        (Check(350, 9, 0, 100_000), True),
        (Check(350, 40, 0, 100_000), False),
    ],
)
def test_a_few_lonely_vectors_of_a_large_index_are_forgiven_and_nothing_else(
    check: Check, well: bool
) -> None:
    assert check.well is well
