"""How it looks: paper, ink, one accent; our own theme and style sheet over Gradio's."""

from __future__ import annotations

from typing import Any

import gradio as gr

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Source Sans 3", "sans-serif")

#: The shipped accent, in light and in dark.
ACCENT, ACCENT_DARK = "#0f5f5c", "#6cc4bd"

#: What of Gradio's theme is ours, in the names of `look.css`; the dark look has the same.
_OURS = {
    "body_background_fill": "var(--paper)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--soft)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--card)",
    "block_background_fill": "transparent",
    "block_border_width": "0px",
    "block_shadow": "none",
    "block_label_text_color": "var(--ink)",
    "block_title_text_color": "var(--ink)",
    "block_info_text_color": "var(--soft)",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "color_accent": "var(--accent)",
    "color_accent_soft": "var(--accent-soft)",
    "input_background_fill": "var(--field)",
    "input_border_color": "var(--edge)",
    "input_border_color_focus": "var(--accent)",
    "input_placeholder_color": "var(--soft)",
    "input_shadow": "none",
    "input_shadow_focus": "none",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent)",
    "button_primary_text_color": "var(--on-accent)",
    "button_secondary_background_fill": "transparent",
    "button_secondary_background_fill_hover": "var(--accent-soft)",
    "button_secondary_text_color": "var(--accent)",
    "button_secondary_border_color": "transparent",
    "checkbox_label_background_fill": "transparent",
    "checkbox_label_background_fill_selected": "var(--accent-soft)",
    "checkbox_label_text_color": "var(--ink)",
    "checkbox_label_text_color_selected": "var(--ink)",
    "checkbox_background_color_selected": "var(--accent)",
    "checkbox_border_color": "var(--edge)",
    "checkbox_border_color_selected": "var(--accent)",
    "link_text_color": "var(--accent)",
    "link_text_color_hover": "var(--accent)",
    "link_text_color_visited": "var(--accent)",
}


def look(accent: str = "", dark_accent: str = "") -> dict[str, Any]:
    """The arguments for mounting a screen: theme and head. The accents are checked hex colours.

    The style sheet is linked, not handed to Gradio, which would rewrite its rules.
    """
    head = (
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<link rel="icon" href="/static/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/static/look.css">'
        '<script src="/static/screens.js" defer></script>'
    )
    return {"theme": _theme(), "head": head + _own_accent(accent.lower(), dark_accent)}


def _own_accent(accent: str, dark_accent: str) -> str:
    if not accent or accent == ACCENT:
        return ""
    light = f":root, .dark {{ --accent: {accent}; }}"
    dark = f":root, .dark {{ --accent: {dark_accent or ACCENT_DARK}; }}"
    return f"<style>{light} @media (prefers-color-scheme: dark) {{ {dark} }}</style>"


def _theme() -> gr.themes.Base:
    theme = gr.themes.Base(font=_SANS, font_mono=("ui-monospace", "monospace"), text_size="lg")
    dark = {
        f"{name}_dark": value
        for name, value in _OURS.items()
        if name not in ("block_shadow", "block_border_width")
    }
    known = set(gr.themes.Base.set.__code__.co_varnames)
    return theme.set(**_OURS, **{name: value for name, value in dark.items() if name in known})
