"""Builds the screens of one workspace in one language."""

from __future__ import annotations

from collections.abc import Callable

import gradio as gr

from assistant.ui import home
from assistant.ui.administer import people as administer_people
from assistant.ui.kit.screen import Screen
from assistant.ui.lead import build as lead_build
from assistant.ui.learn import build as learn_build
from assistant.ui.shelf import build as shelf_build

_BUILDERS: dict[str, Callable[[Screen], gr.Blocks]] = {
    "learn": learn_build.build,
    "library": shelf_build.build,
    "accompany": home.build,
    "lead": lead_build.build,
    "develop": home.build,
    "administer": administer_people.build,
}


def build(screen: Screen) -> gr.Blocks:
    """The Blocks of the screen's workspace. Raises KeyError for a workspace that does not exist."""
    return _BUILDERS[screen.workspace](screen)
