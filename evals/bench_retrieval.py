"""How often the right passage is found first, and among five, within one language and across two.

The data are SQuAD-like files named by language (`de.json`, `en.json`) in one folder, the same questions in
the same order in each; every paragraph is one passage. Run by `make bench-retrieval DATA=FOLDER`; nothing of
the data is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.domain import language as domain
from assistant.retrieval.encoder import Encoder, encoder_of
from assistant.retrieval.gram_segments import GramSegments
from assistant.retrieval.grams import Grams, pack_grams, top
from assistant.retrieval.packing import Packed
from assistant.retrieval.ranking import (
    DENSE_CANDIDATES,
    LEXICAL_CANDIDATES,
    Candidates,
    Question,
    best_first,
)

_AT = 5


@dataclass(frozen=True)
class Language:
    """One file: its passages as packed, its questions, and the place of the passage each one is about."""

    passages: list[Packed]
    grams: list[Grams]
    questions: list[Question]
    gold: list[int]


def main() -> None:
    """Encode everything once, then print recall at 1 and at 5 for every pair of languages and every leg."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with de.json, en.json …")
    parser.add_argument("--models", type=Path, default=Path("data"), help="data folder that keeps the model")
    parser.add_argument("--model", default="", help="another sentence-transformers model, folder or name")
    given = parser.parse_args()
    encoder = encoder_of(given.model, given.models)
    files = sorted(given.data.glob("*.json"))
    languages = {file.stem: _encoded(encoder, file) for file in files}
    _say(f"{'asked on':<10} {'leg':<8} {'recall@1':>9} {'recall@5':>9}")
    for asked, one in languages.items():
        for on, other in languages.items():
            for leg, found in _found(one.questions, other).items():
                first = np.mean([ids[:1] == [gold] for ids, gold in zip(found, one.gold, strict=True)])
                five = np.mean([gold in ids for ids, gold in zip(found, one.gold, strict=True)])
                _say(f"{asked} on {on:<4} {leg:<8} {first:>9.4f} {five:>9.4f}")


def _encoded(encoder: Encoder, file: Path) -> Language:
    texts: list[str] = []
    questions: list[str] = []
    gold: list[int] = []
    spoken = domain.Language(file.stem)
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            questions += [question["question"] for question in paragraph["qas"]]
            gold += [len(texts)] * len(paragraph["qas"])
            texts.append(paragraph["context"])
    encoder.question(texts[0], spoken)  # what is loaded once is not counted
    began = time.perf_counter()
    packed = encoder.passages(texts, [spoken] * len(texts))
    indexed = time.perf_counter()
    asked = [encoder.question(text, spoken) for text in questions]
    a_question = (time.perf_counter() - indexed) / len(asked) * 1000
    rate = len(texts) / (indexed - began)
    told = f"{len(texts)} passages, {rate:.1f} a second; {len(asked)} questions, {a_question:.0f} ms each"
    size = sum(len(data) for data in packed) / len(packed)
    _say(f"{file.stem}: {told}; {size:.0f} bytes a passage")
    passages = [Packed.from_bytes(data) for data in packed]
    return Language(passages, [pack_grams(text) for text in texts], asked, gold)


def _found(questions: list[Question], on: Language) -> dict[str, list[list[int]]]:
    """For each leg and question the places of the best passages."""
    passages = on.passages
    vectors = np.array([passage.vector for passage in passages])
    index = GramSegments().with_more(on.grams)
    everyone = np.ones(len(passages), dtype=bool)

    def lexical(question: Question) -> list[int]:
        return [int(i) for i in index.candidates(index.question(question.text), everyone, _AT)]

    def fused(question: Question) -> list[int]:
        terms = index.question(question.text)
        nearest = top(vectors @ question.vector, DENSE_CANDIDATES)
        rows = np.union1d(nearest, index.candidates(terms, everyone, LEXICAL_CANDIDATES))
        words = [passages[row].words for row in rows.tolist()]
        near = vectors[rows] @ question.vector
        ranked = best_first(question, Candidates(rows, near, words, index.coverage(terms, rows)))
        found: list[int] = ranked.rows[:_AT].tolist()
        return found

    return {
        "dense": [[int(i) for i in top(vectors @ question.vector, _AT)] for question in questions],
        "lexical": [lexical(question) for question in questions],
        "fused": [fused(question) for question in questions],
    }


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
