"""Writes ONNX files: the few messages of its protocol buffers that a graph of an encoder needs.

The field numbers are those of ``onnx.proto3`` (ONNX 1.23, IR version 10). Written by hand so that neither
torch nor the package ``onnx`` is needed, and so that onnxruntime's own joined operators can be named.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

IR_VERSION: Final = 10
OPSET: Final = 17
#: The domain of onnxruntime's own operators.
RUNTIME: Final = "com.microsoft"

_TYPES: Final = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}
_FLOAT, _INT, _INTS = 1, 2, 7

Attribute = float | int | Sequence[int]


def node(
    kind: str, inputs: Sequence[str], outputs: Sequence[str], domain: str = "", **attributes: Attribute
) -> bytes:
    """One operation; an empty input name leaves an optional input out."""
    parts = [_text(1, name) for name in inputs] + [_text(2, name) for name in outputs]
    parts += [_text(3, outputs[0]), _text(4, kind)]
    parts += [_bytes(5, _attribute(name, value)) for name, value in sorted(attributes.items())]
    return b"".join([*parts, _text(7, domain)] if domain else parts)


def tensor(name: str, values: NDArray[np.generic]) -> bytes:
    """A constant of type float32, uint8 or int64."""
    dims = b"".join(_number(1, size) for size in values.shape)
    return dims + _number(2, _TYPES[values.dtype.name]) + _text(8, name) + _bytes(9, values.tobytes())


def value(name: str, kind: str, shape: Sequence[int | str]) -> bytes:
    """An input or output of the graph; a named size is free."""
    sizes = b"".join(_bytes(1, _text(2, s) if isinstance(s, str) else _number(1, s)) for s in shape)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _TYPES[kind]) + _bytes(2, sizes)))


def model(
    name: str,
    nodes: Iterable[bytes],
    constants: Iterable[bytes],
    inputs: Sequence[bytes],
    outputs: Sequence[bytes],
) -> bytes:
    """The bytes of the whole file."""
    graph = b"".join(
        [
            *(_bytes(1, one) for one in nodes),
            _text(2, name),
            *(_bytes(5, one) for one in constants),
            *(_bytes(11, one) for one in inputs),
            *(_bytes(12, one) for one in outputs),
        ]
    )
    opsets = [_text(1, "") + _number(2, OPSET), _text(1, RUNTIME) + _number(2, 1)]
    head = _number(1, IR_VERSION) + b"".join(_bytes(8, opset) for opset in opsets)
    return head + _bytes(7, graph)


def _attribute(name: str, given: Attribute) -> bytes:
    if isinstance(given, float):
        return _text(1, name) + _key(2, 5) + struct.pack("<f", given) + _number(20, _FLOAT)
    if isinstance(given, int):
        return _text(1, name) + _number(3, given) + _number(20, _INT)
    return _text(1, name) + b"".join(_number(8, one) for one in given) + _number(20, _INTS)


def _varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _key(field: int, wire: int) -> bytes:
    return _varint(field << 3 | wire)


def _number(field: int, number: int) -> bytes:
    return _key(field, 0) + _varint(number)


def _bytes(field: int, data: bytes) -> bytes:
    return _key(field, 2) + _varint(len(data)) + data


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode())
