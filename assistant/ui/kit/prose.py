"""Markdown of the library as HTML: headings, paragraphs, lists, emphasis; nothing that is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from assistant.ui.kit.markup import visible

_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?P<inside>\S(?:[^*_]*?\S)?)\1(?!\w)")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.M)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    return parser.disable(["link", "image", "autolink", "html_inline", "html_block", "reference"])


def prose(text: str, level: int = 3) -> Markup:
    """The text as HTML in one block without blank lines; links, images and HTML in it stay plain words.

    Every heading in it is of that level, below the one above the text.
    """
    return finished(rendered(parsed(text, level)))


def parsed(text: str, level: int = 3) -> list[Token]:
    """The text in its blocks, each of which knows its lines."""
    tokens = _parser().parse(visible(text))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
    return tokens


def rendered(tokens: Sequence[Token]) -> str:
    """The blocks as HTML."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def finished(made: str) -> Markup:
    """Without blank lines, which would end the block."""
    return Markup("".join(line for line in made.splitlines() if line.strip()))  # noqa: S704 -- made by the parser


def plain(text: str) -> str:
    """Markdown as the words one reads, where there is no room for lists and emphasis."""
    strong = _ITEM.sub("", text).replace("**", "")
    return " ".join(_EMPHASIS.sub(r"\g<inside>", strong).split())
