"""Gives passages their vectors, a few at a time, so that a stop in the middle loses little."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from assistant.domain.passages import Passage, SourceKind
from assistant.retrieval.encoder import Encoder
from assistant.services.passage_ports import Embedded
from assistant.services.ports import OpensWork

#: Passages embedded between two commits.
AT_ONCE: Final = 32


def embed_some(work: OpensWork, encoder: Encoder, at_once: int = AT_ONCE) -> int:
    """Embed the next passages that wait and commit them; how many that were, 0 when none waits."""
    with work(read_only=True) as reading:
        waiting = reading.passages.without_vectors(encoder.name, at_once)
    if not waiting:
        return 0
    texts = [embedded_text(passage) for passage in waiting]
    made = encoder.passages(texts, [passage.source.language for passage in waiting])
    found = [Embedded(passage.id, data) for passage, data in zip(waiting, made, strict=True)]
    with work() as writing:
        writing.passages.put_vectors(encoder.name, found)
        writing.commit()
    return len(waiting)


def embed_all(work: OpensWork, encoder: Encoder, tell: Callable[[int, int], None] | None = None) -> int:
    """Embed all passages that wait, telling how many are done of how many; how many that were."""
    with work(read_only=True) as reading:
        waiting = reading.passages.waiting(encoder.name)
    done = 0
    while some := embed_some(work, encoder):
        done += some
        if tell is not None:
            tell(done, max(done, waiting))
    return done


def embedded_text(passage: Passage) -> str:
    """The words that stand for a passage: what it belongs to, and what it says.

    Of patterns only what it says: its title and headings say the same of every one of them.
    """
    if passage.source.kind is SourceKind.PATTERN:
        return passage.text
    return "\n".join(part for part in (passage.title, passage.heading, passage.text) if part)
