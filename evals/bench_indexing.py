"""How fast texts are indexed, against the encoder alone, and what a changed file costs among 1,000.

Part of `make bench-search`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, SourceKey
from assistant.retrieval.embedding import embed_all, embedded_text
from assistant.retrieval.encoder import Encoder
from assistant.services.application import Application
from assistant.services.documents import add_document
from assistant.services.passage_ports import Scope
from assistant.services.people import COMMAND_LINE
from evals.bench_house import House, house, inside
from evals.synthetic import Model

_ROUNDS: Final = 3
DOCUMENTS: Final = 1_000
_ALONE, _CHANGES = 9, 9


def rates(place: Path, encoder: Encoder, models: Path, passages: Sequence[Passage]) -> list[str]:
    """Passages a second: the encoder alone, into the database, and on into Chroma; rounds take turns."""
    texts = [embedded_text(one) for one in passages]
    languages = [one.source.language for one in passages]
    took: dict[str, list[float]] = {"bare": [], "database": [], "Chroma": []}
    for number in range(_ROUNDS):
        took["bare"].append(seconds(lambda: encoder.passages(texts, languages)))
        with house(place / f"rate-{number}", encoder, models) as empty:
            empty.keeper.rebuild()
            put(empty, passages)
            first = seconds(partial(embed_all, empty.work, encoder))
            took["database"].append(first)
            took["Chroma"].append(first + seconds(empty.keeper.feed_all))
    bare = median(took["bare"])
    names = {
        "bare": "the encoder alone",
        "database": "into the database",
        "Chroma": "into the database and Chroma",
    }
    return [
        f"{names[name]:<32} {len(texts) / median(some):>7.1f} a second "
        f"{bare / median(some):>7.2f} of the encoder's rate"
        for name, some in took.items()
    ]


def one_of_many(place: Path, app: Application, encoder: Encoder, models: Path, model: Model) -> list[str]:
    """Seconds from a file's bytes until search finds it: alone, 1,000 at once, and one changed of 1,000."""
    chance = np.random.default_rng(DOCUMENTS)
    with house(place / "documents", encoder, models) as there:
        ours = inside(app, there)
        there.keeper.rebuild()

        def add(numbers: Sequence[int]) -> Callable[[], None]:
            files = [(f"file-{number}.md", _markdown(model, number, chance)) for number in numbers]
            return lambda: _indexed(ours, there, files)

        add([-1])()
        alone = median(seconds(add([number])) for number in range(_ALONE))
        many = seconds(add(range(_ALONE, DOCUMENTS)))
        changed = median(seconds(add([number * 7])) for number in range(_CHANGES))
    whole = many * DOCUMENTS / (DOCUMENTS - _ALONE)
    return [
        f"{'1 file into an empty library':<32} {alone:>8.3f} s",
        f"{f'{DOCUMENTS:,} files':<32} {whole:>8.1f} s",
        f"{f'1 changed file of {DOCUMENTS:,}':<32} {changed:>8.3f} s {changed / alone:>7.2f} times 1 alone, "
        f"{changed / whole:.4f} of all",
    ]


def put(there: House, passages: Sequence[Passage]) -> None:
    """Let a folder's sources consist of these passages."""
    sources: dict[SourceKey, list[Passage]] = {}
    for one in passages:
        sources.setdefault(one.source, []).append(one)
    with there.work() as work:
        for source, some in sources.items():
            work.passages.put(source, "bench", some)
        work.commit()


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _indexed(app: Application, there: House, files: Sequence[tuple[str, bytes]]) -> None:
    for name, content in files:
        add_document(app, COMMAND_LINE, content, name)
    there.index()
    app.finder.find("index", Language.EN, Scope(frozenset({EVERYONE})), 5)


def _markdown(model: Model, number: int, chance: np.random.Generator) -> bytes:
    some = model.some_words(Language.EN, chance)
    plain = [word for word in some if not word.startswith(("#", ">", "-", "*"))]
    return f"# File {number}\n\n{' '.join(plain)}\n".encode()
