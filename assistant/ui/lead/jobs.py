"""The first page of a leader: what one can do here, each job in one sentence."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.people import Person
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "") as frame, gr.Column(elem_classes=["main", "narrow"]):
        head = block(tag("h1", screen.t("lead-title")), tag("p", screen.t("lead-jobs"), css="meta"))
        html(str(head) + str(block(*_jobs(screen), css="entries jobs")))
    bind(screen, blocks.load, "open_home", _opener(screen), [], [frame.header], frame.notice)


def _jobs(screen: Screen) -> list[Markup]:
    return [
        _job(screen.t("lead-job-give"), screen.url("give"), screen.t("lead-job-give-say")),
        _job(screen.t("lead-job-nuggets"), screen.url("nuggets"), screen.t("lead-job-nuggets-say")),
        _job(screen.t("lead-job-library"), screen.url("", "library"), screen.t("lead-job-library-say")),
        _job(screen.t("lead-job-reflect"), screen.url("", "learn"), screen.t("lead-job-reflect-say")),
    ]


def _job(title: str, href: str, says: str) -> Markup:
    return tag("article", tag("h2", link(title, href, css="entry-title")), tag("p", says))


def _opener(screen: Screen) -> Any:
    def open_home(person: Person, request: gr.Request) -> list[Any]:
        return [header_for(screen, "", person)]

    return open_home
