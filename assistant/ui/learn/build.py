"""The learner's workspace: one Blocks with its pages."""

from __future__ import annotations

import gradio as gr

from assistant.ui.kit.screen import Screen
from assistant.ui.learn import (
    contents,
    form,
    intentions,
    model,
    reflection,
    reflections,
    start,
    summary,
    talk,
)


def build(screen: Screen) -> gr.Blocks:
    """All pages of a learner in one language."""
    title = screen.product or screen.t("product-name")
    blocks: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False)
    with blocks:
        start.show(screen, blocks)
    for name, module in (
        ("reflect", talk),
        ("form", form),
        ("summary", summary),
        ("contents", contents),
        ("reflections", reflections),
        ("reflection", reflection),
        ("intentions", intentions),
        ("model", model),
    ):
        with blocks.route(f"{screen.t(f'page-{name}')} · {title}", f"/{name}"):
            module.show(screen, blocks)
    return blocks
