"""The words that the library itself asks with: whoever uses one of them names nobody and tells nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain.language import Language, Phrase
from assistant.domain.methods import Method, MethodTexts

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def vocabulary(
    methods: Iterable[Method], wordings: Iterable[tuple[Phrase, ...]], language: Language
) -> frozenset[str]:
    """Every word of methods and wordings, in lower case.

    The cues that answers are read by are not among them: they hold accusations and feelings.
    """
    texts = [text for method in methods for text in _of_method(method.texts.get(language))]
    texts += [text for phrases in wordings for phrase in phrases for text in (phrase.du, phrase.sie)]
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _of_method(texts: MethodTexts | None) -> Iterator[str]:
    if texts is None:
        return
    phrases = [texts.name, texts.aim, texts.fits, *texts.openings]
    for stage in texts.stages.values():
        phrases += [stage.title, stage.enough, *stage.questions]
        phrases += [phrase for probes in stage.probes.values() for phrase in probes]
    for phrase in phrases:
        yield from (phrase.du, phrase.sie)
