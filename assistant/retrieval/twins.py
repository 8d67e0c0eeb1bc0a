"""Near-duplicates: the same text in two languages, or twice in one, is one result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.retrieval.ranking import Ranked

#: Cosine from which two passages in different languages are taken for the same text, and in one language.
SAME_ACROSS: Final = 0.93
SAME_WITHIN: Final = 0.985


def without_twins(ranked: Sequence[Ranked], languages: Sequence[Language], wanted: Language) -> list[Ranked]:
    """The results with one of each group of twins, at the best place of the group.

    It is the one in the wanted language if there is one, else the best.
    """
    if not ranked:
        return []
    vectors = np.array([one.vector for one in ranked])
    near = vectors @ vectors.T
    kept: list[int] = []
    for place in range(len(ranked)):
        twin = next((i for i, k in enumerate(kept) if _twins(near[place, k], languages, place, k)), None)
        if twin is None:
            kept.append(place)
        elif languages[place] is wanted and languages[kept[twin]] is not wanted:
            kept[twin] = place
    return [ranked[place] for place in kept]


def _twins(near: float, languages: Sequence[Language], one: int, other: int) -> bool:
    return bool(near >= (SAME_WITHIN if languages[one] is languages[other] else SAME_ACROSS))
