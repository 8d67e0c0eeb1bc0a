"""A text with the passage in it that somebody was led to: marked calmly, and found again by the script.

The first marked piece has the id `cited`. What stood in a text and does not any more is not marked at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token
from markupsafe import Markup

from assistant.ui.kit.markup import tag, visible, words
from assistant.ui.kit.prose import finished, parsed, rendered

#: The id of the first marked piece, and the class of each.
FIRST, MARK = "cited", "cited"


def stands_in(passage: str, text: str) -> bool:
    """Whether the passage stands in the text, word for word."""
    return bool(passage.strip()) and visible(passage) in visible(text)


def cited_prose(text: str, passage: str) -> Markup:
    """Markdown as HTML, its paragraphs and list items marked as far as they hold words of the passage."""
    shown, wanted = visible(text), visible(passage)
    start = shown.find(wanted) if wanted.strip() else -1
    tokens = parsed(text)
    if start >= 0:
        first = shown.count("\n", 0, start)
        _mark(tokens, first, first + wanted.count("\n"))
    return finished(rendered(tokens))


def cited_words(text: str, passage: str) -> Markup:
    """Plain text in paragraphs, exactly the passage marked."""
    shown, wanted = visible(text), visible(passage)
    start = shown.find(wanted) if wanted.strip() else -1
    end = start + len(wanted) if start >= 0 else -1
    made, position, begun = Markup(""), 0, False
    for part in shown.split("\n\n"):
        there, position = position, position + len(part) + 2
        if not part.strip():
            continue
        a, b = max(start - there, 0), min(end - there, len(part))
        if start >= 0 and a < b and part[a:b].strip():
            made += _paragraph(part, a, b, first=not begun)
            begun = True
        else:
            made += tag("p", part.strip("\n"))
    return made


def cited_lines(text: str, passage: str, *, first: bool = True) -> tuple[Markup, bool]:
    """What somebody wrote, marked line by line as far as it is in the passage, and whether any of it is.

    For texts that are shown in other pieces than those the passage was put together from.
    """
    wanted = [line.strip() for line in visible(passage).splitlines() if line.strip()]
    made, begun = list[Markup](), False
    for line in visible(text).split("\n"):
        bare = line.strip()
        if bare and any(bare in one or one in bare for one in wanted):
            made.append(tag("mark", words(line), css=MARK, id=FIRST if first and not begun else ""))
            begun = True
        else:
            made.append(words(line))
    return Markup("<br>").join(made), begun


def with_marks(text: str, spans: Sequence[tuple[int, int]]) -> Markup:
    """Words with the stretches marked that fit what was asked."""
    made, position = Markup(""), 0
    for start, end in spans:
        made += words(text[position:start]) + tag("mark", text[start:end])
        position = end
    return made + words(text[position:])


def _paragraph(part: str, start: int, end: int, *, first: bool) -> Markup:
    before, within, after = part[:start].lstrip("\n"), part[start:end], part[end:].rstrip("\n")
    mark = tag("mark", words(within.strip("\n")), css=MARK, id=FIRST if first else "")
    return Markup("<p>{}{}{}</p>").format(words(before), mark, words(after))


def _mark(tokens: Sequence[Token], first: int, last: int) -> None:
    """Mark the blocks that have lines of the passage: in a list its items, else the paragraphs."""
    in_item, begun = 0, False
    for token in tokens:
        in_item += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        outermost = token.type == "list_item_open" and in_item == 1
        block = outermost or (token.type == "paragraph_open" and not in_item)
        if not block or not token.map or not (token.map[0] <= last and token.map[1] > first):
            continue
        token.attrJoin("class", MARK)
        if not begun:
            token.attrSet("id", FIRST)
            begun = True
