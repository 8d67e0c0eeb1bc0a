"""A small change to the encoder's matrices, kept beside the code and added when a graph is built from it.

Each changed matrix is `W + up @ down`, with far fewer numbers in `up` and `down` than in `W` (Hu et al.,
2021, LoRA, arXiv 2106.09685). The file is an `.npz` with `<tensor>.up` `(rows, rank)` and `<tensor>.down`
`(rank, columns)` in half precision, named as in the source (`l0.q`, `l11.fo`); whatever else stands in the
file belongs to whoever uses the outputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_source import Pieces, Shape, Source

_UP, _DOWN = ".up", ".down"


@dataclass(frozen=True)
class Adapted:
    """A source whose matrices have an adapter added; everything else is as it was."""

    source: Source
    adapter: Mapping[str, NDArray[np.generic]] = field(repr=False)

    @property
    def shape(self) -> Shape:
        """The sizes of the encoder."""
        return self.source.shape

    @property
    def pieces(self) -> Pieces:
        """The tokenizer's vocabulary."""
        return self.source.pieces

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor stored as plain float32."""
        return self.source.vector(name)

    def blocks(self, name: str, columns: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
        """A matrix that no adapter changes, in its four bits."""
        return self.source.blocks(name, columns)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A matrix in float32, with the adapter added. Raises ValueError when the adapter is not for it."""
        base = self.source.matrix(name, columns)
        tensor = name.removesuffix(".w")
        if tensor + _UP not in self.adapter:
            return base
        up = self.adapter[tensor + _UP].astype(np.float32)
        down = self.adapter[tensor + _DOWN].astype(np.float32)
        if (len(up), down.shape[1]) != base.shape:
            raise ValueError(f"the adapter for {tensor} does not fit a matrix of {base.shape}")
        return np.asarray(base + up @ down, dtype=np.float32)
