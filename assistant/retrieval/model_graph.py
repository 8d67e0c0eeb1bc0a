"""The encoder as an ONNX graph for onnxruntime: one text in, the output of each of its tokens out.

Matrices are whole numbers from -63 to 63 with one scale a column, multiplied in whole numbers; seven bits,
since processors without VNNI lose sums of eight. The last one of each layer stays in float32: what it
takes in has a few very large values, and most of the error came from there. The embeddings of the pieces
stay in the four bits and blocks of 32 in which they came. One text a run, so nothing is padded.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval import onnx_format
from assistant.retrieval.adapter import Adapted
from assistant.retrieval.model_source import BLOCK, Source
from assistant.retrieval.onnx_format import RUNTIME, node

_LARGEST: Final = 63
INPUT, OUTPUT = "input_ids", "token_embeddings"


class Graph:
    """Collects the operations and constants of the encoder."""

    def __init__(self, source: Source | Adapted) -> None:
        self._source = source
        self._epsilon = float(f"{source.shape.epsilon:.3g}")
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def whole(self) -> bytes:
        """The bytes of the ONNX file."""
        shape = self._source.shape
        at = self._embedded()
        for layer in range(shape.layers):
            at = self._layer(at, f"l{layer}", OUTPUT if layer == shape.layers - 1 else f"l{layer}.out")
        takes = [onnx_format.value(INPUT, "int64", ["texts", "tokens"])]
        gives = [onnx_format.value(OUTPUT, "float32", ["texts", "tokens", shape.width])]
        return onnx_format.model("encoder", self._nodes, self._constants, takes, gives)

    def _embedded(self) -> str:
        """Pieces and places, added and normalised."""
        width = self._source.shape.width
        codes, scales = self._source.blocks("emb.word", width)
        low_first = (codes + np.int8(8)).astype(np.uint8)
        word = self._constant("word", low_first[:, 0::2] | (low_first[:, 1::2] << 4))
        scale = self._constant("word.scale", scales.astype(np.float32))
        how = {"gather_axis": 0, "quantize_axis": 1, "block_size": BLOCK, "bits": 4}
        self._add(node("GatherBlockQuantized", [word, INPUT, scale], ["words"], RUNTIME, **how))
        kinds = self._source.vector("emb.type").reshape(-1, width)
        place = self._constant("place", self._source.vector("emb.pos").reshape(-1, width) + kinds[0])
        zero, one, two = (self._constant(f"is{i}", np.array([i], dtype=np.int64)) for i in range(3))
        self._add(node("Shape", [INPUT], ["shape"]))
        self._add(node("Slice", ["shape", one, two], ["length"]))
        self._add(node("Slice", [place, zero, "length", zero], ["places"]))
        self._add(node("Add", ["words", "places"], ["placed"]))
        norm = [self._vector("emb.ln.w"), self._vector("emb.ln.b")]
        self._add(node("LayerNormalization", ["placed", *norm], ["embedded"], axis=-1, epsilon=self._epsilon))
        return "embedded"

    def _layer(self, at: str, layer: str, out: str) -> str:
        """Attention and the inner step, each added to what came in and normalised."""
        shape = self._source.shape
        parts = [f"{layer}.{part}" for part in "qkv"]
        bias = np.concatenate([self._source.vector(f"{part}.b") for part in parts])
        both = self._product(at, f"{layer}.qkv", parts, shape.width, self._constant(f"{layer}.qkv.b", bias))
        self._add(node("Split", [both], parts, axis=-1))
        seen = f"{layer}.seen"
        self._add(node("MultiHeadAttention", parts, [seen], RUNTIME, num_heads=shape.heads))
        told = self._product(seen, f"{layer}.ao", [f"{layer}.ao"], shape.width)
        middle = self._added(told, at, f"{layer}.ao", f"{layer}.aln", f"{layer}.middle")
        inner = self._product(middle, f"{layer}.fi", [f"{layer}.fi"], shape.width)
        self._add(node("BiasGelu", [inner, self._vector(f"{layer}.fi.b")], [f"{layer}.gelu"], RUNTIME))
        exact = np.ascontiguousarray(self._source.matrix(f"{layer}.fo.w", shape.inner).T)
        last = f"{layer}.fo.out"
        self._add(node("MatMul", [f"{layer}.gelu", self._constant(f"{layer}.fo.w", exact)], [last]))
        return self._added(last, middle, f"{layer}.fo", f"{layer}.oln", out)

    def _added(self, one: str, other: str, bias: str, norm: str, out: str) -> str:
        """The normalised sum of two values and a bias."""
        rest = [self._vector(f"{norm}.w"), self._vector(f"{norm}.b"), self._vector(f"{bias}.b")]
        made = node("SkipLayerNormalization", [one, other, *rest], [out], RUNTIME, epsilon=self._epsilon)
        self._add(made)
        return out

    def _product(self, at: str, name: str, tensors: list[str], columns: int, bias: str = "") -> str:
        """``at`` times the matrices side by side, in whole numbers."""
        matrix = np.concatenate([self._source.matrix(f"{tensor}.w", columns) for tensor in tensors]).T
        scale = (np.abs(matrix).max(axis=0) / _LARGEST).astype(np.float32)
        codes = np.clip(np.rint(matrix / scale), -_LARGEST, _LARGEST).astype(np.int8)
        takes = [at, self._constant(f"{name}.w", codes), self._constant(f"{name}.scale", scale)]
        takes.append(self._constant(f"{name}.zero", np.zeros(len(scale), dtype=np.int8)))
        out = f"{name}.out"
        self._add(node("DynamicQuantizeMatMul", [*takes, bias] if bias else takes, [out], RUNTIME))
        return out

    def _vector(self, name: str) -> str:
        return self._constant(name, self._source.vector(name))

    def _constant(self, name: str, values: NDArray[np.generic]) -> str:
        self._constants.append(onnx_format.tensor(name, values))
        return name

    def _add(self, operation: bytes) -> None:
        self._nodes.append(operation)
