"""Questions that nothing here answers: what a question is compared with before something is said to fit.

A vector is always nearest to something. Whether that is near enough cannot be read off one number; whether it
is nearer than questions people ask elsewhere can.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.domain.language import Language
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.gram_segments import GramSegments
from assistant.retrieval.grams import pack_grams
from assistant.retrieval.packing import Packed
from assistant.retrieval.signs import Floats


class Elsewhere:
    """The questions' vectors, made when first needed and kept beside the model. Safe between threads."""

    def __init__(self, questions: Mapping[Language, Sequence[str]], folder: Path) -> None:
        self._questions = [(text, language) for language in questions for text in questions[language]]
        self._folder = folder
        self._lock = threading.Lock()
        self._vectors: tuple[str, Floats] | None = None
        self._grams: GramSegments | None = None

    def vectors(self, encoder: Encoder) -> Floats:
        """`(questions, width)`, unit vectors; no rows where there are no questions."""
        with self._lock:
            if self._vectors is None or self._vectors[0] != encoder.name:
                self._vectors = encoder.name, self._read_or_made(encoder)
            return self._vectors[1]

    def most_shared(self, terms: Sequence[tuple[int, float]]) -> float:
        """The largest share of these weighted letters that one of the questions has; 0 without questions."""
        if not self._questions:
            return 0.0
        with self._lock:
            if self._grams is None:
                self._grams = GramSegments().with_more([pack_grams(text) for text, _ in self._questions])
            grams = self._grams
        everyone = np.ones(grams.count, dtype=bool)
        return float(grams.coverage(terms, grams.candidates(terms, everyone, 1)).max(initial=0.0))

    def _read_or_made(self, encoder: Encoder) -> Floats:
        whole = repr((encoder.name, encoder.width, self._questions)).encode("utf-8", "surrogatepass")
        file = self._folder / f"elsewhere-{hashlib.sha256(whole).hexdigest()[:16]}.npy"
        shape = (len(self._questions), encoder.width)
        with contextlib.suppress(OSError, ValueError):
            kept = np.load(file, allow_pickle=False)
            if kept.shape == shape:
                return np.asarray(kept, dtype=np.float32)
        texts, languages = (
            [text for text, _ in self._questions],
            [language for _, language in self._questions],
        )
        made = [Packed.from_bytes(data).vector for data in encoder.passages(texts, languages)]
        vectors = np.array(made, dtype=np.float32).reshape(shape)
        self._keep(file, vectors)
        return vectors

    def _keep(self, file: Path, vectors: Floats) -> None:
        """For the next start; where it cannot be kept it is made again."""
        unfinished = file.with_suffix(f".{os.getpid()}.npy")
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            np.save(unfinished, vectors.astype(np.float16))
            unfinished.replace(file)
