"""The leader's workspace: one Blocks with its pages."""

from __future__ import annotations

import gradio as gr

from assistant.ui.kit.screen import Screen
from assistant.ui.lead import give, jobs, nuggets


def build(screen: Screen) -> gr.Blocks:
    """All pages of a leader in one language."""
    title = screen.product or screen.t("product-name")
    blocks: gr.Blocks = gr.Blocks(title=f"{screen.t('nav-lead')} · {title}", analytics_enabled=False)
    with blocks:
        jobs.show(screen, blocks)
    with blocks.route(f"{screen.t('page-give')} · {title}", "/give"):
        give.show(screen, blocks)
    nuggets.add_page(screen, blocks)
    return blocks
