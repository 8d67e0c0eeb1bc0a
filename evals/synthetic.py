"""A library of any size without embedding it: texts of the shipped patterns' words, vectors like theirs.

Each text is new and has about 115 words, drawn as often as the shipped patterns use them; its vector lies
near that of a real passage, its words are random signs, as many as a real passage of that length has. Most
are for everyone, some for one of a few teams, a few for the asker alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, Reader, SourceKey, SourceKind, passage_id
from assistant.retrieval.packing import Packed
from assistant.retrieval.signs import Floats
from assistant.services.passage_ports import Embedded, Entry
from assistant.services.ports import OpensWork

WORDS: Final = 115
TEAMS: Final = tuple(Reader(f"team:Team {letter}") for letter in "ABCDE")
_OF_A_DOCUMENT: Final = 20
_DOCUMENTS_AT_ONCE: Final = 50
#: Length of what is added to a real vector: cosines to it are then about 0.8.
_NOISE: Final = 0.75
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Model:
    """What synthetic passages are made like."""

    words: dict[Language, list[str]]
    vectors: Floats
    #: Distinct words kept of a passage, for each word it has.
    kept: float

    def some_words(self, language: Language, numbers: np.random.Generator) -> list[str]:
        """As many words as a text has, each as often as the shipped patterns use it."""
        words = self.words[language]
        return [words[place] for place in numbers.integers(0, len(words), WORDS)]


def model_of(entries: Sequence[Entry]) -> Model:
    """Words, vectors and the number of word signs of real passages."""
    words: dict[Language, list[str]] = {language: [] for language in Language}
    vectors, kept = [], []
    for entry in entries:
        if entry.data is not None:
            packed, spoken = Packed.from_bytes(entry.data), _WORD.findall(entry.passage.text)
            words[entry.passage.source.language] += spoken
            vectors.append(packed.vector)
            if len(spoken) > WORDS / 2:
                kept.append(len(packed.words) / len(spoken))
    return Model(words, np.array(vectors), float(np.mean(kept)))


def fill(work: OpensWork, encoder: str, model: Model, count: int, alone: Reader) -> None:
    """Put so many synthetic passages and their vectors into the database, as documents."""
    numbers = np.random.default_rng(count)
    made = _documents(model, count, alone, numbers)
    while some := list(islice(made, _DOCUMENTS_AT_ONCE)):
        with work() as writing:
            for source, passages in some:
                writing.passages.put(source, "synthetic", passages)
            everything = [passage for _, passages in some for passage in passages]
            data = [_packed(model, numbers) for _ in everything]
            found = [Embedded(one.id, bytes_) for one, bytes_ in zip(everything, data, strict=True)]
            writing.passages.put_vectors(encoder, found)
            writing.commit()


def _documents(
    model: Model, count: int, alone: Reader, numbers: np.random.Generator
) -> Iterator[tuple[SourceKey, list[Passage]]]:
    for number, first in enumerate(range(0, count, _OF_A_DOCUMENT)):
        language = list(Language)[number % len(Language)]
        source = SourceKey(SourceKind.DOCUMENT, f"synthetic-{number}", language)
        readers, orders = frozenset({_readers(number, alone)}), range(min(_OF_A_DOCUMENT, count - first))
        yield source, [_passage(model, source, order, readers, numbers) for order in orders]


def _readers(number: int, alone: Reader) -> Reader:
    """Of a hundred documents two are for one person, twenty for a team, the others for everyone."""
    place = number % 100
    if place in (7, 57):
        return alone
    return TEAMS[place % len(TEAMS)] if place >= 80 else EVERYONE


def _passage(
    model: Model, source: SourceKey, order: int, readers: frozenset[Reader], numbers: np.random.Generator
) -> Passage:
    text = " ".join(model.some_words(source.language, numbers))
    anchor, title = f"part-{order}", f"Document {source.id}"
    name = passage_id(source, anchor, text, 0)
    return Passage(name, source, title, anchor, f"Part {order}", text, order, readers, f"{source.id}.md")


def _packed(model: Model, numbers: np.random.Generator) -> bytes:
    noise = numbers.standard_normal(model.vectors.shape[1], dtype=np.float32)
    near = model.vectors[numbers.integers(len(model.vectors))]
    vector = near + np.float32(_NOISE) * noise / np.linalg.norm(noise)
    words = numbers.integers(0, 256, (round(model.kept * WORDS), 48), dtype=np.uint8)
    return Packed((vector / np.linalg.norm(vector)).astype(np.float32), words).to_bytes()
