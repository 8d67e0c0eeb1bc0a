"""Tells Dutch, German and English apart, also in short questions.

The statistics are py3langid's (Lui & Baldwin 2012, langid.py: an off-the-shelf language identification tool);
docs/decisions/0006-language-detection.md says why.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from assistant.domain.language import Language
from assistant.reading.cues import words_of

#: Languages one may meet in Dutch, German or English organisations; Afrikaans is what Dutch is taken for.
_OTHERS: Final = words_of(
    "fr es it pt da no nn sv fi pl cs tr ro hu af sk hr sl bg el ru uk ar fa he zh ja ko vi id"
)
#: The likeliest of the three must hold this share of what they hold together, more in one or two words …
_SHARE: Final = 0.5
_SHARE_OF_FEW: Final = 0.6
_FEW_WORDS: Final = 2
#: … and another language be no more than this many times likelier; short questions look like many.
_TIMES: Final = 8.0
#: As much of a long text as is looked at, in characters.
_ENOUGH: Final = 2_000
#: An article in German, a pronoun in Dutch, a verb in English: it says nothing.
_DIE: Final = re.compile(r"\bdie\b", re.IGNORECASE)
_NOISE: Final = re.compile(r"https?://\S+|\S+@\S+\.\S+|[#*_`|<>\[\]{}\\/=~^]+|\d+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def language_of(text: str) -> Language | None:
    """The language of a text, or None when unsure or when it is another one."""
    words = _DIE.sub(" ", _NOISE.sub(" ", text[:_ENOUGH]))
    count = len(_WORD.findall(words))
    if not count:
        return None
    share = _SHARE_OF_FEW if count <= _FEW_WORDS else _SHARE
    if not any(sign.islower() for sign in words):
        words = words.lower()
    likely = {str(name): float(share) for name, share in _identifier().rank(" ".join(words.split()))}
    best = max(Language, key=lambda language: likely[language])
    among_ours = sum(likely[language] for language in Language)
    other = max(likely[name] for name in likely if name not in set(Language))
    if likely[best] < share * among_ours or other > _TIMES * likely[best]:
        return None
    return best


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The statistics, read once from the installed package; takes about a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([*Language, *sorted(_OTHERS & known)])
    return identifier
