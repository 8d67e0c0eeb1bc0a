"""Markdown of the library as HTML: paragraphs, lists, emphasis; nothing a browser would fetch or run."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.ui.kit.markup import visible


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    return parser.disable(["link", "image", "autolink", "html_inline", "html_block", "reference", "heading"])


def prose(text: str) -> Markup:
    """The text as HTML in one block without blank lines; links, images and HTML in it stay plain words."""
    made = _parser().render(visible(text))
    return Markup("".join(line for line in made.splitlines() if line.strip()))  # noqa: S704 -- made by the parser
