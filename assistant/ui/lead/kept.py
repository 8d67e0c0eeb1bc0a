"""Drafts of feedback a leader kept: the list below the page, and keeping, opening and deleting one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import gradio as gr
from markupsafe import Markup

from assistant.domain.feedback_drafts import FeedbackDraft
from assistant.domain.people import Person
from assistant.services.feedback_drafts import mine
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import html
from assistant.ui.kit.screen import Screen

_KINDS: Final = (("markdown", "md"), ("docx", "docx"))


@dataclass(frozen=True)
class Keeping:
    """Where a draft is kept and parted from. `key` names it, so that a second click changes nothing."""

    key: Any
    keep: Any
    told: Any
    parting: Any
    sure: Any
    delete: Any

    @property
    def shown(self) -> list[Any]:
        """What keeping, opening or making a draft changes."""
        return [self.key, self.told, self.parting, self.sure]


def button(screen: Screen) -> tuple[Any, Any, Any]:
    """The key, the button, and what is said of it."""
    key = gr.Textbox(visible=False)
    with gr.Row(elem_classes=["acts"]):
        keep = gr.Button(screen.t("give-keep"), elem_id="give-keep")
    return key, keep, html(elem_id="give-kept-told")


def parting(screen: Screen) -> tuple[Any, Any, Any]:
    """Where one deletes the draft that is open, with a box to tick first."""
    with gr.Accordion(screen.t("delete-title"), open=False, visible=False, elem_id="delete") as place:
        html(str(tag("p", screen.t("give-kept-delete-note"))))
        sure = gr.Checkbox(label=screen.t("give-kept-delete-sure"), value=False, elem_id="delete-sure")
        delete = gr.Button(screen.t("delete-for-good"), elem_id="delete-go")
    return place, sure, delete


def not_kept(key: str) -> list[Any]:
    """The values of `Keeping.shown` for a draft that is not kept yet."""
    return [key, "", gr.update(visible=False, open=False), False]


def is_kept(screen: Screen, draft: FeedbackDraft) -> list[Any]:
    """The values of `Keeping.shown` for one that is."""
    said = screen.t("give-kept-until", day=screen.day(draft.expires.date()))
    return [draft.id, str(tag("p", said, css="meta")), gr.update(visible=True, open=False), False]


def kept_list(screen: Screen, person: Person, *, deleted: bool = False) -> str:
    """What one kept: to whom, when, how it begins; empty when there is nothing."""
    drafts = mine(screen.app, person)
    gone = str(tag("p", screen.t("give-kept-deleted"), css="notice calm")) if deleted else ""
    if not drafts:
        return gone
    head = tag("h2", screen.t("give-kept")) + tag("p", screen.t("give-kept-note"), css="meta")
    return gone + str(head + block(*(_line(screen, one) for one in drafts), css="entries") + _take(screen))


def _line(screen: Screen, draft: FeedbackDraft) -> Markup:
    days = {"day": screen.day(draft.created.date()), "until": screen.day(draft.expires.date())}
    whom = draft.to_name or screen.t("give-kept-nobody")
    return tag(
        "article",
        tag("h3", link(whom, screen.url("give", id=draft.id), css="entry-title")),
        tag("p", screen.t("give-kept-line", **days), css="meta"),
        tag("p", draft.first_words, css="begins"),
    )


def _take(screen: Screen) -> Markup:
    """Everything that is one's own goes along in one file."""
    end = "?language=" + screen.tongue.language
    ways = [
        link(screen.t(f"take-all-{kind}"), f"/download/reflections.{ending}{end}") for kind, ending in _KINDS
    ]
    return tag("p", screen.t("take-all"), css="note") + tag("p", *ways, css="ways")
