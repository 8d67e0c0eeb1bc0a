"""Plain text: one section, its lines as they stand."""

from __future__ import annotations

import re

from assistant.documents.characters import clean
from assistant.documents.outline import Outline

_APART = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read(text: str, name: str) -> Outline:
    """The paragraphs of the text under the file's name; a plain text shows no headings one could trust."""
    outline = Outline(name)
    for paragraph in _APART.split(clean(text).replace("\x1a", "")):
        outline.paragraph(paragraph)
    return outline
