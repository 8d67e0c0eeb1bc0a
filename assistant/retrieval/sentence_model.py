"""The encoder as it was tuned for reading: what a sentence does in a reflection, what shows a danger.

It is the default encoder with an adapter (`adapter`), built into a graph of its own beside it when first
needed. A sentence becomes the mean of its token outputs and the output of the first token, side by side.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.errors import StorageUnavailable
from assistant.retrieval import model_folder, model_source
from assistant.retrieval.adapter import Adapted
from assistant.retrieval.model_build import PROMPTS, TOKENIZER
from assistant.retrieval.model_graph import INPUT, Graph
from assistant.retrieval.signs import Floats

#: A text longer than this is read by its beginning.
_TOKENS: Final = 160
_FORM: Final = 1
#: So many vectors are remembered: those of a few conversations.
_REMEMBERED: Final = 512


class SentenceModel:
    """Turns sentences into vectors for a head. One per process and adapter; safe between threads.

    Loading takes about a second, building the graph the first time some seconds.
    """

    def __init__(self, data: Path, name: str, adapter: Mapping[str, NDArray[np.generic]]) -> None:
        """In the data folder `data`, under a name that says what it is for."""
        self._data, self._name, self._adapter = data, name, adapter
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any] | None = None
        # A conversation reads its earlier answers again at every turn. No words are kept, and no verdict.
        self._recent: OrderedDict[bytes, Floats] = OrderedDict()

    def vectors(self, texts: Sequence[str]) -> Floats:
        """`(texts, 2 * width)`. Raises StorageUnavailable when the graph cannot be made or kept."""
        keys = [hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        with self._lock:
            found = {key: self._recent[key] for key in keys if key in self._recent}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        found |= dict(zip(new, self._read(list(new.values())), strict=True))
        with self._lock:
            for key, vector in found.items():
                self._recent[key] = vector
                self._recent.move_to_end(key)
            while len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)
        return np.array([found[key] for key in keys], dtype=np.float32)

    def tokens(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Floats]]:
        """For each text the places of its tokens in it, and `(tokens, width)`; nothing is remembered.

        What is not of the text itself lies at `(0, 0)`. Raises StorageUnavailable as `vectors` does.
        """
        before = len(PROMPTS["query"])
        return [
            ([(max(0, start - before), max(0, end - before)) for start, end in offsets], outputs)
            for offsets, outputs in self._outputs(texts)
        ]

    def _read(self, texts: Sequence[str]) -> list[Floats]:
        """The vector of each."""
        return [
            np.concatenate([made.mean(axis=0), made[0]]).astype(np.float32)
            for _, made in self._outputs(texts)
        ]

    def _outputs(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Floats]]:
        """Of each the places of its tokens behind the prompt, and what the encoder makes of them."""
        if not texts:
            return []
        session, tokenizer = self._loaded()

        def read(text: str) -> tuple[list[tuple[int, int]], Floats]:
            encoded = tokenizer.encode(PROMPTS["query"] + text)
            (made,) = session.run(None, {INPUT: np.array([encoded.ids], dtype=np.int64)})
            return encoded.offsets, made[0]

        if len(texts) < 2:
            return [read(text) for text in texts]
        with ThreadPoolExecutor(max_workers=min(_processors(), len(texts))) as pool:
            return list(pool.map(read, texts))

    def _loaded(self) -> tuple[Any, Any]:
        with self._lock:
            if self._parts is None:
                self._parts = _load(self._graph(), model_folder.ready(self._data) / TOKENIZER)
            return self._parts

    def _graph(self) -> Path:
        """The file of the graph, made now if it is not there."""
        digest = hashlib.sha256(f"{_FORM} {model_source.SHA256}".encode())
        for key in sorted(self._adapter):
            digest.update(key.encode() + np.ascontiguousarray(self._adapter[key]).tobytes())
        file = self._data / "models" / f"{self._name}-{digest.hexdigest()[:16]}.onnx"
        if not file.is_file():
            _write(Graph(Adapted(model_source.read(model_source.locate()), self._adapter)).whole(), file)
        return file


def _write(graph: bytes, file: Path) -> None:
    """Whole or not at all; graphs of the same name made from an earlier adapter go."""
    unfinished = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(graph)
        unfinished.replace(file)
        for old in file.parent.glob(f"{file.name.rsplit('-', 1)[0]}-*.onnx"):
            if old != file:
                old.unlink(missing_ok=True)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageUnavailable(
            f"The model that reads sentences could not be kept in {file.parent}: {error.strerror or error}. "
            "It needs 110 MB there; make room or correct the rights, then start again."
        ) from error


def _load(graph: Path, tokenizer_file: Path) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.enable_truncation(_TOKENS)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"]), tokenizer


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
