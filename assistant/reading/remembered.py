"""Remembers what was read without the words: answers by their digest, sentences by their place in them.

Who deletes a reflection must not stay in the memory of the process with what they wrote.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock
from typing import Final

from assistant.domain.elements import Reading, ReadSentence
from assistant.domain.language import Language

#: So many sentences are remembered in all: some ten megabytes, the last turns of some twenty conversations.
SENTENCES_REMEMBERED: Final = 8_000


@dataclass(frozen=True)
class _Remembered:
    """A reading with nothing in it that was written: each sentence empty, with its beginning and its end."""

    bare: Reading
    places: tuple[tuple[int, int], ...]

    def of(self, text: str) -> Reading:
        """The reading with the words that stand in the text."""
        told = zip(self.bare.sentences, self.places, strict=True)
        return replace(
            self.bare, sentences=tuple(replace(one, text=text[begin:end]) for one, (begin, end) in told)
        )


class Remembering:
    """Reads an answer once and remembers what it found. Safe between threads.

    A conversation reads its earlier answers again at every turn.
    """

    def __init__(
        self, read: Callable[[str, Language], Reading], most_sentences: int = SENTENCES_REMEMBERED
    ) -> None:
        self._read, self._most = read, most_sentences
        self._known: OrderedDict[bytes, _Remembered] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def __call__(self, text: str, language: Language) -> Reading:
        """What the text contains, read now or remembered."""
        digest = sha256(f"{language.value}\x1f{text}".encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            known = self._known.get(digest)
            if known is not None:
                self._known.move_to_end(digest)
        if known is not None:
            return known.of(text)
        reading = self._read(text, language)
        places = _places(text, reading.sentences)
        if places is not None:
            bare = replace(reading, sentences=tuple(replace(one, text="") for one in reading.sentences))
            self._remember(digest, _Remembered(bare, places))
        return reading

    def _remember(self, digest: bytes, made: _Remembered) -> None:
        with self._lock:
            if digest in self._known:
                return
            self._known[digest] = made
            self._held += _size(made)
            while self._held > self._most:
                self._held -= _size(self._known.popitem(last=False)[1])


def _size(made: _Remembered) -> int:
    return len(made.places) + 1


def _places(text: str, sentences: tuple[ReadSentence, ...]) -> tuple[tuple[int, int], ...] | None:
    """Where each sentence begins and ends; None when one does not stand in the text as it is."""
    places: list[tuple[int, int]] = []
    end = 0
    for one in sentences:
        begin = text.find(one.text, end)
        if begin < 0:
            return None
        end = begin + len(one.text)
        places.append((begin, end))
    return tuple(places)
