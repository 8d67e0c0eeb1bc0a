"""Near-duplicates: the same text in two languages, or twice in one, is one result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.retrieval.ranking import Ranked
from assistant.retrieval.signs import Floats

#: Cosine from which two passages in one language are taken for the same text.
SAME_WITHIN: Final = 0.97


def without_twins(
    ranked: Ranked, vectors: Floats, languages: Sequence[Language], wanted: Language, across: float
) -> Ranked:
    """The results with one of each group of twins, at the best place of the group.

    `vectors` and `languages` have an entry for each result. What is kept is the one in the wanted language if
    there is one, else the best. `across` is the cosine from which passages in two languages are twins.
    Results that were lifted are left as they are: they belong to patterns, whose sections are known to say
    the same in every language.
    """
    near = vectors @ vectors.T
    loose = ranked.lifts == 0
    twins = np.tril(near >= min(SAME_WITHIN, across), -1) & loose & loose[:, None]
    kept: list[int] = []
    for place, has_twin in enumerate(twins.any(axis=1)):
        twin = None
        if has_twin:
            spoken = languages[place]
            least = (SAME_WITHIN if languages[k] is spoken else across for k in kept)
            pairs = zip(kept, least, strict=True)
            twin = next(
                (k for k, edge in pairs if twins[max(place, k), min(place, k)] and near[place, k] >= edge),
                None,
            )
        if twin is None:
            kept.append(place)
        elif languages[place] is wanted and languages[twin] is not wanted:
            kept[kept.index(twin)] = place
    return ranked.of(kept)
