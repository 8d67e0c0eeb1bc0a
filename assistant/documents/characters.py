"""Characters: from bytes to text, and text without what cannot be seen or turns its order around."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from assistant.domain.unseen import without_unseen
from assistant.errors import UnreadableDocument

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: Controls but tab and line feed; marks and overrides of writing direction; zero-width signs but the joiners
#: that hold some scripts and emoji together; half characters; what Unicode says is no character.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
#: Letters that printing has joined.
_JOINED: Final = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
#: More of these in what should be text, and it is none.
_MOST_CONTROLS: Final = 0.02
_FEW_CONTROLS: Final = 2
_ODD: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_LOOKED_AT: Final = 100_000


def clean(text: str) -> str:
    """The text in Unicode NFC with plain line ends and spaces and without unseen characters."""
    text = without_unseen(_UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).translate(_JOINED)


def decoded(content: bytes, kind: str = "TXT") -> str:
    """The bytes as text: by their mark, by what an HTML page says, as UTF-8, else as Windows Western.

    Raises UnreadableDocument when they are no text.
    """
    text = _decoded(content, kind)
    beginning = text[:_LOOKED_AT]
    if len(_ODD.findall(beginning)) > _FEW_CONTROLS + _MOST_CONTROLS * len(beginning):
        raise UnreadableDocument("not-text", kind)
    return text


def _decoded(content: bytes, kind: str) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:_LOOKED_AT]:
        raise UnreadableDocument("not-text", kind)
    said = _CHARSET.search(content[:4096])
    if said:
        try:
            return content.decode(said[1].decode("ascii"), errors="replace")
        except (LookupError, UnicodeError):
            pass
    return content.decode("cp1252", errors="replace")
