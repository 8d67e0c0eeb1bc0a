"""The first page of a workspace: what one can do here, in two sentences."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.domain.people import Person
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen


def build(screen: Screen) -> gr.Blocks:
    """A workspace with nothing but its first page."""
    product = screen.product or screen.t("product-name")
    title = f"{screen.t('nav-' + screen.workspace)} · {product}"
    blocks: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False)
    with blocks, page(screen, "") as frame, gr.Column(elem_classes=["main", "narrow"]):
        html(_first_words(screen))
        bind(screen, blocks.load, "open_home", _opener(screen), [], [frame.header], frame.notice)
    return blocks


def _first_words(screen: Screen) -> str:
    title = tag("h1", screen.t(f"{screen.workspace}-title"))
    can = tag("p", screen.t(f"{screen.workspace}-first"), css="q")
    way = tag("p", link(screen.t("begin-one"), screen.url("", "learn")))
    return str(block(title, can, way))


def _opener(screen: Screen) -> Any:
    def open_home(person: Person, request: gr.Request) -> list[Any]:
        return [header_for(screen, "", person)]

    return open_home
