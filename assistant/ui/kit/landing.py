"""What a page says to somebody who was led to a passage in it, and the way to print it."""

from __future__ import annotations

from markupsafe import Markup

from assistant.ui.kit.markup import tag
from assistant.ui.kit.screen import Screen


def source_line(standing: str) -> Markup:
    """Whose the passage is and how far it can be relied on, right above it."""
    return tag("p", standing, css="meta source here")


def changed(screen: Screen) -> Markup:
    """The passage is not there any more, or the text says something else by now."""
    return tag("p", screen.t("citation-changed"), css="notice calm")


def print_button(screen: Screen) -> Markup:
    """Prints the page. The script listens for it: no element of a page carries code of its own."""
    return Markup('<p class="ways"><button type="button" class="print">{}</button></p>').format(
        screen.t("print")
    )
