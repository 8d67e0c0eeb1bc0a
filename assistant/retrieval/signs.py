"""Words of a passage as 384 signs each: the closer look that a search takes at its best candidates.

Every distinct word of a passage is kept once, where it first stands, as the signs of its turned token output
taken from the same pass that made the passage's vector. A passage scores the mean, over the pieces of the
question, of the best cosine with one of its words. Source of the idea: Khattab and Zaharia (2020), ColBERT;
signs in place of numbers cost 48 bytes a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bits = NDArray[np.uint8]

WIDTH: Final = 384
#: So many words as numbers stay in the processor's cache.
_AT_ONCE: Final = 512


def rotation() -> Floats:
    """A fixed orthogonal matrix (Hadamard 128 x a reflection of 3, columns flipped by a hash).

    Signs of rotated vectors carry more than signs of the raw ones, and no library version can change it.
    """
    hadamard = np.ones((1, 1), dtype=np.float32)
    while len(hadamard) < WIDTH // 3:
        hadamard = np.block([[hadamard, hadamard], [hadamard, -hadamard]])
    mirror = np.eye(3, dtype=np.float32) - np.float32(2 / 3)
    digest = b"".join(hashlib.sha256(bytes([i])).digest() for i in range(2))
    flips = np.unpackbits(np.frombuffer(digest, dtype=np.uint8))[:WIDTH].astype(np.float32) * 2 - 1
    whole = flips[:, None] * np.kron(mirror, hadamard / np.sqrt(np.float32(len(hadamard))))
    return whole.astype(np.float32)


@dataclass(frozen=True)
class WordSigns:
    """Turns token outputs into what is stored of a chunk, and into what a question brings.

    ``passage_mean`` and ``question_mean`` are constants of the model: the mean token output over pieces of
    its vocabulary in random order, computed once when the model folder is made.
    """

    passage_mean: Floats
    question_mean: Floats
    turn: Floats

    def of_passage(self, tokens: Floats, pieces: Sequence[str]) -> Bits:
        """``(words, 48)`` packed signs; ``tokens`` and ``pieces`` without prefix and special tokens."""
        starts = word_starts(pieces)
        if not starts:
            return np.zeros((0, WIDTH // 8), dtype=np.uint8)
        centred = (tokens - self.passage_mean) @ self.turn
        sums = np.add.reduceat(centred, starts, axis=0)
        ends = [*starts[1:], len(pieces)]
        first: dict[str, int] = {}
        for place, (a, b) in enumerate(zip(starts, ends, strict=True)):
            first.setdefault("".join(pieces[a:b]).strip("▁").lower(), place)
        keep = [place for word, place in first.items() if any(c.isalnum() for c in word)]
        return np.packbits(sums[keep] > 0, axis=1)

    def of_question(self, tokens: Floats) -> Floats:
        """``(pieces, 384)`` unit vectors in the turned space."""
        turned = (tokens - self.question_mean) @ self.turn
        lengths = np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
        return np.asarray(turned / lengths, dtype=np.float32)


def word_starts(pieces: Sequence[str]) -> list[int]:
    """Where words begin: at a space (``▁``), and at pieces that are only punctuation, which stand alone."""
    starts: list[int] = []
    alone = True
    for place, piece in enumerate(pieces):
        punctuation = not any(c.isalnum() for c in piece)
        if alone or punctuation or piece.startswith("▁"):
            starts.append(place)
        alone = punctuation and piece != "▁"
    return starts


def closeness(question: Floats, chunks: Sequence[Bits], weights: Floats | None = None) -> Floats:
    """For every chunk the (weighted) mean, over the question's pieces, of the best cosine with its words."""
    lengths = np.array([len(c) for c in chunks], dtype=np.int64)
    scores = np.full(len(chunks), -1.0, dtype=np.float32)
    filled = np.flatnonzero(lengths)
    if not len(filled) or not len(question):
        return scores
    words = np.concatenate([chunks[int(i)] for i in filled])
    products = np.empty((len(words), len(question)), dtype=np.float32)
    for some in range(0, len(words), _AT_ONCE):
        bits = np.unpackbits(words[some : some + _AT_ONCE], axis=1).astype(np.float32)
        np.matmul(bits, question.T, out=products[some : some + _AT_ONCE])
    # sign = 2 * bit - 1, so the product with signs follows from the product with bits
    cosines = products * 2 - question.sum(axis=1)
    starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
    best = np.maximum.reduceat(cosines, starts, axis=0) / np.sqrt(np.float32(WIDTH))
    share = np.ones(len(question), dtype=np.float32) if weights is None else weights
    scores[filled] = best @ (share / share.sum())
    return scores
