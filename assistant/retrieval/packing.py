"""How a passage's vector and words are kept as bytes in the database."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.signs import WIDTH, Bits, Floats

_HEAD: Final = struct.Struct("<4sHH")
_MAGIC: Final = b"RAp2"
_WORD_BYTES: Final = WIDTH // 8


@dataclass(frozen=True)
class Packed:
    """One passage: unit vector `(width,)`, words `(n, 48)` packed signs, none from other models."""

    vector: Floats
    words: Bits

    def to_bytes(self) -> bytes:
        """Under 5 kB for a passage of 120 words: the vector in half precision, the signs as they are."""
        half: NDArray[np.float16] = self.vector.astype("<f2")
        return _HEAD.pack(_MAGIC, len(self.vector), len(self.words)) + half.tobytes() + self.words.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Packed:
        """The passage again. Raises ValueError for bytes that are none, or are cut off."""
        if len(data) < _HEAD.size or not data.startswith(_MAGIC):
            raise ValueError("these bytes hold no passage")
        _, width, words = _HEAD.unpack_from(data)
        if len(data) != _HEAD.size + width * 2 + words * _WORD_BYTES:
            raise ValueError("these bytes hold no passage, or only a part of one")
        vector = np.frombuffer(data, "<f2", width, _HEAD.size).astype(np.float32)
        signs = np.frombuffer(data, "u1", words * _WORD_BYTES, _HEAD.size + width * 2)
        return cls(vector, signs.reshape(words, _WORD_BYTES))


def no_words() -> Bits:
    """What stands for the words where the model is not the default one."""
    return np.zeros((0, _WORD_BYTES), dtype=np.uint8)
