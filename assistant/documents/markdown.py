"""Markdown: `#` headings become sections, the rest plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.documents import html
from assistant.documents.characters import clean
from assistant.documents.outline import Outline

_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TITLE: Final = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.M)
_ANCHOR: Final = re.compile(r"\s*\{#([\w-]+)\}\s*$")
_BREAKS: Final = {"softbreak": " ", "hardbreak": "\n"}


def read(text: str, name: str) -> Outline:
    """The sections of the text; its title is the front matter's, else its first `#` heading."""
    text = clean(text)
    front = _FRONT_MATTER.match(text)
    titled = _TITLE.search(front[1]) if front else None
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    title = titled[1] if titled else _first_heading(tokens)
    outline = Outline(title or name)
    _Reader(outline).all(tokens)
    return outline


class _Reader:
    """Follows the tokens and knows in which list and table it is."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._lists: list[int | None] = []
        self._begun = False
        self._rows: list[list[str]] = []

    def all(self, tokens: list[Token]) -> None:
        """Every token in order."""
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.type == "inline":
                self._inline(before, token)
            elif token.type in ("fence", "code_block"):
                self._outline.paragraph(token.content)
            elif token.type == "html_block":
                for paragraph in html.paragraphs(token.content):
                    self._outline.paragraph(paragraph)
            else:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type.startswith("ordered")
            self._lists.append(int(token.attrGet("start") or 1) - 1 if ordered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._begun = True
            if self._lists[-1] is not None:
                self._lists[-1] += 1
        elif token.type == "tr_open":
            self._rows.append([])
        elif token.type == "table_close":
            self._outline.table(self._rows)
            self._rows = []

    def _inline(self, before: Token | None, token: Token) -> None:
        text = _words(token)
        opened = before.type if before else ""
        if opened == "heading_open" and before:
            named = _ANCHOR.search(text)
            heading = text[: named.start()] if named else text
            self._outline.heading(int(before.tag[1:]), heading, named[1] if named else "")
        elif opened in ("th_open", "td_open"):
            self._rows[-1].append(text)
        elif self._lists and self._begun:
            number = self._lists[-1]
            self._outline.item(text, "-" if number is None else f"{number}.", len(self._lists) - 1)
            self._begun = False
        else:
            self._outline.paragraph(text)


def _first_heading(tokens: list[Token]) -> str:
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h1":
            return " ".join(_ANCHOR.sub("", _words(token)).split())
    return ""


def _words(token: Token) -> str:
    """What a reader sees of a line: no marks, links as their words, images as what they are said to show."""
    return "".join(_seen(token.children or []))


def _seen(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type in _BREAKS:
            yield _BREAKS[child.type]
        elif child.type != "html_inline":
            yield child.content
