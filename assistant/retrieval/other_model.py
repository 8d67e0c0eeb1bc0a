"""Any other sentence-transformers model, by its folder or its name on the hub; no closer look at words."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.domain.language import Language
from assistant.errors import SettingsError
from assistant.retrieval.packing import Packed, no_words
from assistant.retrieval.ranking import Question
from assistant.retrieval.signs import Floats

_BATCH: Final = 8
_LARGEST_WIDTH: Final = 65_535
#: The prompts that models name for what is asked and for what is found, first come first served.
_ASKED: Final = ("query", "question")
_FOUND: Final = ("passage", "document", "corpus")


class OtherEncoder:
    """A model the operator chose, with its own prompts. One per process; safe between threads."""

    #: Not known for any model; only what is nearly equal.
    twins_from = 0.97

    def __init__(self, model: str) -> None:
        self._chosen = model
        self._lock = threading.Lock()
        self._model: Any = None
        self._name = ""

    @property
    def name(self) -> str:
        """The model's own name and a fingerprint of its weights, prompts and settings."""
        with self._lock:
            self._loaded()
            return self._name

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        with self._lock:
            return int(self._loaded().get_embedding_dimension())

    def question(self, text: str, language: Language | None = None) -> Question:
        """The question's vector; no pieces."""
        vector = self._vectors([text], _ASKED)[0]
        return Question(text, vector, np.zeros((0, len(vector)), dtype=np.float32))

    def passages(self, texts: Sequence[str], languages: Sequence[Language] = ()) -> list[bytes]:
        """Each passage packed for the database, in the order given."""
        if not texts:
            return []
        return [Packed(vector, no_words()).to_bytes() for vector in self._vectors(texts, _FOUND)]

    def _vectors(self, texts: Sequence[str], prompts: Sequence[str]) -> Floats:
        with self._lock:
            model = self._loaded()
            prompt = next((model.prompts[name] for name in prompts if model.prompts.get(name)), "")
            made = model.encode(
                list(texts),
                prompt=prompt,
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return np.asarray(made, dtype=np.float32)

    def _loaded(self) -> Any:
        if self._model is None:
            folder = Path(self._chosen)
            local = folder.is_dir()
            if not local and _looks_like_a_folder(self._chosen):
                raise SettingsError(
                    f"ASSISTANT_EMBEDDING_MODEL: {self._chosen} is no folder. Name a folder with a "
                    "sentence-transformers model, a model on the hub, or leave the setting out."
                )
            if local:
                # nothing is fetched unless the operator named a model on the hub
                os.environ.setdefault("HF_HUB_OFFLINE", "1")
            model = self._read(local)
            if not 0 < int(model.get_embedding_dimension() or 0) <= _LARGEST_WIDTH:
                raise SettingsError(f"ASSISTANT_EMBEDDING_MODEL: {self._chosen} does not say how wide it is.")
            self._name = f"{folder.name if local else self._chosen}/{fingerprint(model)}"
            self._model = model
        return self._model

    def _read(self, local: bool) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._chosen, device="cpu", local_files_only=local)
        except Exception as error:
            # the library and the hub raise whatever they like
            raise SettingsError(
                f"ASSISTANT_EMBEDDING_MODEL: {self._chosen} could not be loaded as a sentence-transformers "
                f"model ({type(error).__name__}). Check the folder or the name, and whether the hub can be "
                "reached, or leave the setting out."
            ) from error


def fingerprint(model: Any) -> str:
    """Twelve letters that change with the weights, their types, the prompts, the pooling and the length."""
    sums = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        sums.update(f"{name} {values.dtype} {tuple(values.shape)}".encode())
        sums.update(values.detach().float().cpu().contiguous().numpy())
    settings = [str(getattr(part, "get_config_dict", dict)()) for part in model]
    sums.update(repr((sorted(model.prompts.items()), settings, model.max_seq_length)).encode())
    return sums.hexdigest()[:12]


def _looks_like_a_folder(text: str) -> bool:
    """A name on the hub is ``owner/model`` or ``model``: anything else was meant as a path."""
    return text.startswith(("/", ".", "~")) or text.count("/") > 1
