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
    for place, spoken in enumerate(languages):
        alike = (k for k in kept if twins[place, k])
        twin = next((k for k in alike if near[place, k] >= _edge(languages[k] is spoken, across)), None)
        if twin is None:
            kept.append(place)
        elif languages[place] is wanted and languages[twin] is not wanted:
            kept[kept.index(twin)] = place
    return ranked.of(kept)


def _edge(one_language: bool, across: float) -> float:
    """The cosine from which two passages are twins."""
    return SAME_WITHIN if one_language else across
