"""How a passage's vector, words and letters are kept as bytes in the database."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.grams import Grams
from assistant.retrieval.signs import WIDTH, Bits, Floats

_HEAD: Final = struct.Struct("<4sHHI")
_MAGIC: Final = b"RAp1"
_WORD_BYTES: Final = WIDTH // 8


@dataclass(frozen=True)
class Packed:
    """One passage: unit vector `(384,)`, words `(n, 48)` packed signs, grams `(m,)` as `pack_grams` makes."""

    vector: Floats
    words: Bits
    grams: Grams

    def to_bytes(self) -> bytes:
        """About 8 kB for a passage of 120 words: the vector in half precision, the others as they are."""
        half: NDArray[np.float16] = self.vector.astype("<f2")
        head = _HEAD.pack(_MAGIC, len(self.vector), len(self.words), len(self.grams))
        return head + half.tobytes() + self.words.tobytes() + self.grams.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Packed:
        """The passage again. Raises ValueError for bytes that are none."""
        if len(data) < _HEAD.size or not data.startswith(_MAGIC):
            raise ValueError("these bytes hold no passage")
        _, width, words, grams = _HEAD.unpack_from(data)
        start = _HEAD.size
        vector = np.frombuffer(data, "<f2", width, start).astype(np.float32)
        start += width * 2
        signs = np.frombuffer(data, "u1", words * _WORD_BYTES, start).reshape(words, _WORD_BYTES)
        return cls(vector, signs, np.frombuffer(data, "<u4", grams, start + signs.nbytes))
