"""What is told of nuggets: how the mail server is doing, what is planned, what was sent."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.nuggets import NuggetState
from assistant.domain.people import Person
from assistant.services.nuggets import Told, nuggets_of, trouble_of
from assistant.ui.kit.markup import block, tag, words
from assistant.ui.kit.screen import Screen


def lists(screen: Screen, person: Person) -> list[Any]:
    """The server's trouble, what is planned, what of it can be taken back, and the history."""
    told = nuggets_of(screen.app, person)
    planned = [one for one in told if one.nugget.state is NuggetState.PLANNED]
    others = [one for one in told if one.nugget.state is not NuggetState.PLANNED]
    choices = [(f"{_title(one)} · {_when(screen, one)}", one.nugget.id) for one in planned]
    return [
        _trouble(screen, person),
        _entries(screen, "nuggets-planned", "nuggets-planned-none", planned),
        gr.update(visible=bool(planned), open=False),
        gr.update(choices=choices, value=None),
        _entries(screen, "nuggets-history", "nuggets-history-none", others),
    ]


def _trouble(screen: Screen, person: Person) -> str:
    if screen.app.post.server is None:
        return str(tag("p", screen.t("nugget-off"), css="notice calm"))
    trouble = trouble_of(screen.app, person)
    if trouble is None:
        return ""
    minutes = max(1, round((trouble.next_try - screen.app.clock()).total_seconds() / 60))
    why = screen.t(f"nuggets-why-{trouble.reason}")
    return str(tag("p", screen.t("nuggets-trouble", why=why, count=minutes), css="notice"))


def _entries(screen: Screen, key: str, none: str, told: list[Told]) -> str:
    heading = str(tag("h2", screen.t(key)))
    if not told:
        return heading + str(block(tag("p", screen.t(none)), css="empty"))
    return heading + str(block(*(_entry(screen, one) for one in told), css="entries"))


def _entry(screen: Screen, told: Told) -> Markup:
    lines = [tag("h3", _title(told)), tag("p", f"{told.nugget.team} · {_when(screen, told)}", css="meta")]
    if told.sent:
        lines.append(tag("p", screen.t("nuggets-sent-count", count=told.sent), css="meta"))
    if told.waiting and told.nugget.state is not NuggetState.PLANNED:
        lines.append(tag("p", screen.t("nuggets-waiting-count", count=told.waiting), css="meta"))
    if told.failed:
        lines.append(tag("p", screen.t("nuggets-failed-names", names=", ".join(told.failed)), css="remark"))
    if told.uncertain:
        names = ", ".join(told.uncertain)
        lines.append(tag("p", screen.t("nuggets-uncertain-names", names=names), css="remark"))
    body = told.nugget.texts[told.nugget.language].body
    whole = Markup("<details class='whole'><summary>{}</summary><p>{}</p></details>")
    lines.append(whole.format(screen.t("nuggets-text"), words(body)))
    return tag("article", *lines)


def _title(told: Told) -> str:
    return told.nugget.texts[told.nugget.language].source.title


def _when(screen: Screen, told: Told) -> str:
    return screen.t(f"nuggets-state-{told.nugget.state.value}", day=screen.day(told.nugget.send_on))
