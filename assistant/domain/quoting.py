"""Which of the person's own words a question takes up: one short clause, exactly as they wrote it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.domain.elements import Element, ReadSentence
from assistant.domain.methods import ProbeKind
from assistant.domain.unquotable import about_here, unquotable
from assistant.domain.unseen import hidden_at

#: A clause that can be quoted in a question of thirty words.
_FEWEST_WORDS, _MOST_WORDS = 3, 9
#: Where a sentence may be cut: at a mark, or before a word that begins another main clause.
_BREAK = re.compile(
    r"\s*[,;:–—]\s+|\s+-\s+|\s+(?=(?:maar|dus|en toen|aber|denn|und dann|sondern|but|because|and then)\s)"
    # English `want` and German `so` are no such words
    r"|\s+(?=want\s+(?:ik|je|jij|u|we|wij|hij|ze|zij|het|dat|dit|er|die|de|een|daar|dan|mijn)\s)"
    r"|\s+(?=so\s+(?:i|you|we|he|she|it|they|that)\s)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:en|maar|want|dus|toen|en toen|und|aber|denn|also|dann|und dann|sondern|and|but|because|so|then"
    r"|and then)\s+",
    re.IGNORECASE,
)
_EDGES = " \t\"'“”„«»‘’().,;:!?…–—-*_#>|"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Signs that have no place in a quote: addresses, markup, tables, numbers that name someone.
_UNFIT = re.compile(r"[<>|{}@\[\]\\`*_#=~^\"“”„«»]|https?:|www\.|\d{4,}")

#: The writer as the one who acts or feels.
_WRITER = re.compile(r"\b(?:ik|'k|ich|i|i['’]\w+|we|wij|wir)\b", re.IGNORECASE)
#: What each kind of probe rather takes up.
_PREFERRED: Final = {
    ProbeKind.DESCRIPTIVE: (Element.EXPERIENCE, Element.DIFFICULTY, Element.FEELING),
    ProbeKind.MOMENT: (Element.DIFFICULTY, Element.FEELING, Element.EXPERIENCE),
    ProbeKind.CLARIFYING: (Element.BELIEF, Element.DIFFICULTY, Element.REFLECTION, Element.FEELING),
    ProbeKind.EXPLANATORY: (Element.FEELING, Element.DIFFICULTY, Element.EXPERIENCE, Element.BELIEF),
}


def salient_clause(sentences: Sequence[ReadSentence], kind: ProbeKind) -> str:
    """The clause that a probe of this kind takes up, as it stands in the answer; empty when none is fit.

    Fit is one with an element the probe is about, best with the writer as its subject; without such an
    element, one with the writer.
    """
    wanted = _PREFERRED[kind]
    best, best_rank = "", (len(wanted) + 1, False, 0)
    for place, sentence in enumerate(sentences):
        if sentence.text.rstrip().endswith("?") or about_here(sentence.text):
            continue
        rank = next((i for i, element in enumerate(wanted) if element in sentence.elements), len(wanted))
        for clause in _clauses(sentence.text):
            others = not _WRITER.search(clause)
            if rank == len(wanted) and others:
                continue
            if (rank, others, -place) < best_rank:
                best, best_rank = clause, (rank, others, -place)
    return best


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence that can be quoted, the longest first."""
    trimmed = (clause for piece in _pieces(text) if (clause := _trimmed(piece)))
    # What cannot be seen is not shown again.
    fit = (clause for clause in trimmed if hidden_at(clause) is None)
    yield from sorted(fit, key=len, reverse=True)


def _pieces(text: str) -> list[str]:
    whole = _BREAK.split(text)
    return [text, *whole] if len(whole) > 1 else whole


def _trimmed(piece: str) -> str:
    clause = piece.strip(_EDGES)
    clause = _LEADING.sub("", clause).strip(_EDGES)
    words = _WORD.findall(clause)
    if not _FEWEST_WORDS <= len(clause.split()) <= _MOST_WORDS or len(words) < _FEWEST_WORDS:
        return ""
    return "" if _UNFIT.search(clause) or unquotable(clause) else clause
