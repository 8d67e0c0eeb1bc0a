"""HTML for the quiet parts of a page: everything people write is text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.kit.markup import block, hidden, link, listing, tag, words

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</p></section><h1>boo",
    "&lt;b&gt; &amp; &#x3c;",
    "{0} {1.__class__} %s",
    "![](http://example.org/x.png)\n\n# kop\n* lijst",
]


class Seen(HTMLParser):
    """The tags, attributes and text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(str(html))
    parser.close()
    return parser


@pytest.mark.parametrize("text", NASTY)
def test_what_people_write_never_becomes_a_tag(text: str) -> None:
    shown = seen(tag("p", text, css="mine"))
    assert set(shown.tags) <= {"p", "br"}
    assert shown.attributes == [("class", "mine")]


@given(st.text())
def test_any_text_comes_out_as_it_went_in_but_for_line_ends_and_the_unseen(text: str) -> None:
    shown = seen(tag("p", text))
    assert set(shown.tags) <= {"p", "br"}
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\s]", "", text)
    assert re.sub(r"[\x00-\x1f\x7f-\x9f\s]", "", shown.text) == plain


@given(st.text())
def test_no_blank_line_lets_markdown_back_in(text: str) -> None:
    assert "\n" not in words(text)
    assert "\r" not in words(text)


def test_line_ends_are_kept_as_breaks() -> None:
    assert words("een\ntwee\r\ndrie\u2028vier") == "een<br>twee<br>drie<br>vier"


def test_characters_that_turn_text_around_are_gone() -> None:
    assert words("a\u202eb\x00c\u2066d") == "abcd"


@given(st.text())
def test_a_value_of_an_attribute_cannot_break_out(text: str) -> None:
    shown = seen(tag("p", "x", css=text, id=text))
    assert shown.tags == ["p"]
    assert {name for name, _ in shown.attributes} <= {"class", "id"}


def test_what_was_made_by_us_is_not_escaped_again() -> None:
    assert block(tag("p", "a & b")) == "<section><p>a &amp; b</p></section>"
    assert listing([link("<x>", "/nl/learn/"), "<y>"]) == (
        '<ul><li><a href="/nl/learn/">&lt;x&gt;</a></li><li>&lt;y&gt;</li></ul>'
    )
    assert unescape(hidden("<i>")) == '<span class="sr-only"><i></span>'
