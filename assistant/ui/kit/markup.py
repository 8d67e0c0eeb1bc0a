"""HTML for the quiet parts of a page, safe by construction: everything a person wrote is escaped.

It is shown through `gr.Markdown`, whose sanitiser stays on as a second lock. One block of HTML without
blank lines is passed through as it is, so nothing people type becomes Markdown either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from assistant.domain.unseen import without_unseen

_LINE_ENDS = re.compile(r"\r\n?|[\n\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def words(text: str) -> Markup:
    """What a person wrote: escaped, line breaks kept, no invisible characters that turn text around."""
    lines = (escape(line) for line in _LINE_ENDS.split(visible(text)))
    return Markup("<br>").join(lines)


def visible(text: str) -> str:
    """The text without control characters, those that turn the reading direction around or spell unseen."""
    return without_unseen(_INVISIBLE.sub("", text))


def tag(name: str, *children: str, css: str = "", id: str = "", href: str = "") -> Markup:  # noqa: A002 -- HTML's own word
    """An element; children that are plain text are escaped."""
    attributes = Markup("").join(
        Markup(' {}="{}"').format(key, value)
        for key, value in (("class", css), ("id", id), ("href", href))
        if value
    )
    inside = Markup("").join(child if isinstance(child, Markup) else words(child) for child in children)
    start = Markup("<") + Markup(name) + attributes + Markup(">")  # noqa: S704 -- names come from our code
    return start + inside + Markup("</") + Markup(name) + Markup(">")  # noqa: S704 -- as above


def block(*children: str, css: str = "") -> Markup:
    """A section of a page."""
    return tag("section", *children, css=css)


def hidden(text: str) -> Markup:
    """Words for those who listen to the page instead of looking at it."""
    return tag("span", text, css="sr-only")


def listing(items: Iterable[str], css: str = "") -> Markup:
    """A list; each item may be markup."""
    return tag("ul", *(tag("li", item) for item in items), css=css)


def link(text: str, href: str, css: str = "") -> Markup:
    """A link within the product."""
    return tag("a", text, css=css, href=href)
