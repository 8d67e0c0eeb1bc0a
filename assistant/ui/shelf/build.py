"""The library's workspace: one Blocks with its pages."""

from __future__ import annotations

import gradio as gr

from assistant.ui.kit.screen import Screen
from assistant.ui.shelf import desk, documents, patterns, reading, review, versions, write


def build(screen: Screen) -> gr.Blocks:
    """All pages of the library in one language."""
    title = screen.product or screen.t("product-name")
    blocks: gr.Blocks = gr.Blocks(title=f"{screen.t('nav-library')} · {title}", analytics_enabled=False)
    with blocks:
        patterns.show(screen, blocks)
    for name, module in (
        ("pattern", reading),
        ("documents", documents),
        ("desk", desk),
        ("write", write),
        ("review", review),
        ("versions", versions),
    ):
        with blocks.route(f"{screen.t(f'page-{name}')} · {title}", f"/{name}"):
            module.show(screen, blocks)
    return blocks
