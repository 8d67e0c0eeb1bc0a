"""Whether the best result fits a question well enough to be offered as an answer."""

from __future__ import annotations

from assistant.retrieval.ranking import Ranked

#: Fitted on the development questions in evals/gold; see docs/decisions/0010.
_CLOSENESS, _SHARED, _NEARNESS, _LEAST = 1.0, 0.25, 0.0, 0.40


def fits(best: Ranked) -> bool:
    """Whether the best result is likely to answer the question."""
    sum_ = _CLOSENESS * best.closeness + _SHARED * best.coverage + _NEARNESS * best.nearness
    return sum_ >= _LEAST
