"""What is sent to a language model: a prompt's instruction, and people's words in it as data. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from assistant.domain.unseen import without_unseen

#: What stands between these two signs is data; neither can occur inside, because it is taken out of the data.
OPEN, CLOSE = "⟦", "⟧"
#: Counts the tokens of a text.
CountsTokens = Callable[[str], int]
#: What a provider adds around two messages.
_AROUND: Final = 12
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_GAP = " … "
#: Control, format, surrogate, private and unassigned characters, and line and paragraph separators.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Change how a letter looks, and nothing else.
_SELECTORS = re.compile("[\ufe00-\ufe0f\u034f\u115f\u1160\u3164\uffa0]")


@dataclass(frozen=True)
class Prompt:
    """One instruction to a model; `{{places}}` in it are filled with the inputs it names."""

    id: str
    version: int
    purpose: str
    inputs: tuple[str, ...]
    system: str
    user: str

    @property
    def name(self) -> str:
        """The prompt with its version, as it is written down with every wording."""
        return f"{self.id}/{self.version}"


@dataclass(frozen=True)
class Sent:
    """What goes to the model: the instruction and what it is about."""

    system: str = field(repr=False)
    user: str = field(repr=False)

    @property
    def text(self) -> str:
        """Everything that is sent, as it is shown to its person."""
        return f"{self.system}\n\n{self.user}"


def places(text: str) -> frozenset[str]:
    """The names of the places in a text."""
    return frozenset(_PLACE.findall(text))


def filled(prompt: Prompt, values: Mapping[str, str]) -> Sent:
    """The prompt with its places filled, in one go: places in what people wrote stay what they are.

    Raises ValueError with the names of all inputs that are missing.
    """
    missing = [name for name in prompt.inputs if name not in values]
    if missing:
        raise ValueError(f"The prompt {prompt.name} was not given: {', '.join(missing)}.")
    system, user = (
        _PLACE.sub(lambda found: values[found[1]], text).strip() for text in (prompt.system, prompt.user)
    )
    return Sent(system, user)


def as_data(text: str) -> str:
    """Someone's words or those of a source, marked as data, in one line of visible characters."""
    return f"{OPEN}{visible(text)}{CLOSE}"


def visible(text: str) -> str:
    """The text in one line, without what cannot be seen or turns it around, and without our marks."""
    spaced = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", text))
    seen = "".join(sign for sign in without_unseen(spaced) if unicodedata.category(sign) not in _INVISIBLE)
    return " ".join(_SELECTORS.sub("", seen).replace(OPEN, "[").replace(CLOSE, "]").split())


def size(sent: Sent, count: CountsTokens) -> int:
    """How many tokens a message costs, with what a provider adds around it."""
    return count(sent.system) + count(sent.user) + _AROUND


def fitted(text: str, fits: Callable[[str], bool]) -> str:
    """As much of a text as fits: its beginning and its end, at whole words; empty when nothing does."""
    if fits(text):
        return text
    words = text.split()
    least, most = 0, len(words)
    while least < most:  # the largest number of words that fits
        middle = (least + most + 1) // 2
        if fits(_ends(words, middle)):
            least = middle
        else:
            most = middle - 1
    return _ends(words, least) if least else ""


def _ends(words: list[str], number: int) -> str:
    last = number // 2
    return " ".join(words[: number - last]) + _GAP + " ".join(words[len(words) - last :])
