"""Sentences with the element a person gave them: CEReD's, and our own in Dutch, German and English.

CEReD (Štefánik and Nehyba, 2021, hdl.handle.net/11372/LRT-3573) is read from a folder given on the command
line; our own stand beside this module (for training) and in `evals/reading` (for measuring).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Final

from assistant.domain.elements import Element

OWN: Final = Path(__file__).parent
#: How typical a sentence of our own is for its label, on CEReD's scale of 1 to 6.
_OWN_CONFIDENCE: Final = 6.0
_SPELLED: Final = {"difficulties": "difficulty"}
#: Signs of UTF-8 that was once read as something else.
_GARBLED: Final = ("Ã", "Å", "Ä", "â€")


@dataclass(frozen=True)
class Labelled:
    """One sentence, its element, and how typical people found it for that element (1 to 7)."""

    text: str = field(repr=False)
    element: Element
    confidence: float


def cered(file: Path) -> list[Labelled]:
    """The sentences of one file of CEReD: tab separated, no quoting, a heading first."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return [_row(line.split("\t")) for line in lines if line.strip()]


def own(file: Path, key: str) -> list[Labelled]:
    """Our own sentences, one JSON object a line; `key` names the label to take."""
    return [
        Labelled(one["text"], Element(one[key]), float(one.get("typical", _OWN_CONFIDENCE)))
        for one in _objects(file)
    ]


def paragraphs(file: Path, key: str) -> list[str]:
    """The texts that sentences stand in: CEReD's (its second column) or our own (`key`); each once."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if file.suffix == ".jsonl":
        found = (json.loads(line).get(key, "") for line in lines if line.strip())
    else:
        found = (
            _mended(line.split("\t")[1]).strip('" ').replace('""', '"') for line in lines[1:] if line.strip()
        )
    return list(dict.fromkeys(text for text in found if text))


def held_out(sentences: Sequence[Labelled], fold: int, folds: int) -> tuple[list[Labelled], list[Labelled]]:
    """Those to train on and those to measure on; it follows from the words, so doubles stay together."""
    inside = [zlib.crc32(one.text.encode()) % folds == fold for one in sentences]
    train = [one for one, out in zip(sentences, inside, strict=True) if not out]
    return train, [one for one, out in zip(sentences, inside, strict=True) if out]


def _row(cells: Sequence[str]) -> Labelled:
    label = cells[3].lower()
    text = _mended(cells[2]).strip('" ').replace('""', '"')
    return Labelled(text, Element(_SPELLED.get(label, label)), fmean(json.loads(cells[4])))


def _mended(text: str) -> str:
    """A few rows were read in the wrong encoding once."""
    if not any(sign in text for sign in _GARBLED):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _objects(file: Path) -> Iterator[dict[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
