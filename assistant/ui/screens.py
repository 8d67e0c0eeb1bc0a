"""The screens as the web layer asks for them: which workspaces there are, building one, how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.domain.language import Tongue
from assistant.services.application import Application


@dataclass
class ProductScreens:
    """All workspaces of the product. Gradio is imported when the first one is built."""

    app: Application
    product: str = ""
    accent: str = ""
    dark_accent: str = ""
    workspaces: tuple[str, ...] = ("learn", "library", "accompany", "lead", "develop", "administer")

    def build(self, workspace: str, tongue: Tongue) -> Any:
        """The Blocks of a workspace in a language."""
        from assistant.ui.build import build
        from assistant.ui.kit.screen import Screen

        return build(Screen(self.app, workspace, tongue, self.product))

    def look(self) -> dict[str, Any]:
        """Theme, style sheet and script."""
        from assistant.ui.kit.look import look

        return look(self.accent, self.dark_accent)
