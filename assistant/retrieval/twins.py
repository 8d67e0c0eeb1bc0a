"""Near-duplicates: the same text in two languages, or twice in one, is one result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.retrieval.ranking import Ranked

#: Cosine from which two passages in one language are taken for the same text.
SAME_WITHIN: Final = 0.97


def without_twins(
    ranked: Sequence[Ranked], languages: Sequence[Language], wanted: Language, across: float
) -> list[Ranked]:
    """The results with one of each group of twins, at the best place of the group.

    It is the one in the wanted language if there is one, else the best. `across` is the cosine from which
    passages in two languages are twins. Results that were lifted are left as they are: they belong to
    patterns, whose sections are known to say the same in every language.
    """
    if not ranked:
        return []
    vectors = np.array([one.vector for one in ranked])
    near = vectors @ vectors.T
    some = np.tril(near >= min(SAME_WITHIN, across), -1).any(axis=1)
    kept: list[int] = []
    for place, one in enumerate(ranked):
        if not some[place]:
            kept.append(place)
            continue
        least = [SAME_WITHIN if spoken is languages[place] else across for spoken in languages]
        twins = (k for k in kept if not one.lift and not ranked[k].lift and near[place, k] >= least[k])
        twin = next(twins, None)
        if twin is None:
            kept.append(place)
        elif languages[place] is wanted and languages[twin] is not wanted:
            kept[kept.index(twin)] = place
    return [ranked[place] for place in kept]
