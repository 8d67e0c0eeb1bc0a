"""How well the reader of elements does, on sentences that people labelled, and how long a sentence takes.

`make bench-reading DATA=FOLDER`, where the folder is CEReD's: its `val.tsv` in English, and our own
sentences in Dutch and German (`evals/reading`), written by one hand and labelled by another. Everything
runs as in the product.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from assistant.reading.heads import TrainedHead, shipped_weights
from assistant.retrieval.sentence_model import SentenceModel
from assistant.settings import load_settings
from evals.reading_scores import Floats, Scored, report
from evals.training.sentences import Labelled, cered, own

OWN: Final = Path(__file__).parent / "reading"
_TIMED: Final = 100


def main() -> int:
    """Measure and print. Returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with CEReD's val.tsv")
    given = parser.parse_args()
    weights = shipped_weights("elements")
    model = SentenceModel(load_settings().data.absolute(), "elements", weights)
    head = TrainedHead.of(model, weights)
    sets = {"English (val.tsv)": cered(given.data / "val.tsv")}
    sets |= {f"{name} (our own)": own(OWN / f"{file}.jsonl", "label") for name, file in _LANGUAGES}
    for name, sentences in sets.items():
        found = head.probabilities([one.text for one in sentences])
        _say(report(name, Scored.of(sentences, found)))
    _say(_time(model, sets["English (val.tsv)"]))
    return 0


_LANGUAGES: Final = (("Dutch", "nl"), ("German", "de"))


def _time(model: SentenceModel, sentences: Sequence[Labelled]) -> str:
    """One sentence at a time, as in a turn that has one."""
    took: Floats = np.zeros(_TIMED, dtype=np.float32)
    for place, one in enumerate(sentences[:_TIMED]):
        began = time.perf_counter()
        model.vectors([one.text])
        took[place] = time.perf_counter() - began
    p50, p95 = np.percentile(took, [50, 95]) * 1000
    return f"one sentence by itself: p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
