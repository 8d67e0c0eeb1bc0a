"""The frame of every page: header with ways to go, a place for messages, one column for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.language import Language
from assistant.domain.people import Person, Role
from assistant.ui.kit.markup import hidden, link, tag
from assistant.ui.kit.screen import Screen

#: Where each role works, in the order of the header.
WORKSPACES: dict[str, Role] = {
    "learn": Role.LEARNER,
    "library": Role.LEARNER,
    "accompany": Role.EXPERT,
    "lead": Role.LEADER,
    "develop": Role.LND,
    "administer": Role.ADMINISTRATOR,
}

#: The learner's pages that stand in the header.
LEARNER_PAGES = ("", "reflections", "intentions")


@dataclass(frozen=True)
class Frame:
    """The parts of a page that every event may change."""

    header: Any
    notice: Any
    onward: Any


@contextmanager
def page(screen: Screen, here: str) -> Iterator[Frame]:
    """A page with its header and notice; `here` is the page's path below the workspace."""
    gr.components.Navbar(visible=False)
    header = gr.Markdown(header_for(screen, here, None), elem_classes=["head"], container=False)
    with gr.Column(elem_classes=["sheet"], elem_id=f"page-{here or 'start'}"):
        notice = gr.Markdown("", elem_id="notice", container=False)
        onward = gr.Markdown("", elem_id="onward", container=False)
        yield Frame(header, notice, onward)


def html(value: str = "", **options: Any) -> Any:
    """A place for markup made by `kit.markup`."""
    return gr.Markdown(value, container=False, latex_delimiters=[], **options)


def header_for(screen: Screen, here: str, person: Person | None) -> str:
    """The header: the product, where one can go, who one is; before the page is loaded only the product."""
    brand = link(screen.product or screen.t("product-name"), screen.url("", "learn"), css="brand")
    skip = tag("a", screen.t("skip-to-content"), css="skip sr-only", href=f"#page-{here or 'start'}")
    if person is None:
        return str(tag("header", skip, brand))
    return str(tag("header", skip, brand, _ways(screen, here, person), _who(screen, person)))


def go(href: str, text: str) -> str:
    """Lead the person to another page: the browser follows; where it does not, the link is there."""
    return str(link(text, href, css="go-on"))


def stay(screen: Screen, shown: list[Any], key: str) -> list[Any]:
    """Another tab ended this: say so beside the way onward, and leave what was typed here in its fields.

    `shown` begins with the header and the way onward, as `go` made it.
    """
    notice = str(tag("p", screen.t(key), css="notice"))
    way = str(shown[1]).replace(' class="go-on"', "")
    return [shown[0], notice + way, *[gr.skip()] * (len(shown) - 2)]


def _ways(screen: Screen, here: str, person: Person) -> Markup:
    ways = [(f"nav-{p or 'reflect'}", screen.url(p, "learn"), ("learn", p)) for p in LEARNER_PAGES]
    ways += [
        (f"nav-{workspace}", screen.url("", workspace), (workspace, ""))
        for workspace, role in WORKSPACES.items()
        if workspace != "learn" and person.has(role)
    ]
    now = (screen.workspace, here)
    return tag("nav", *(_way(screen, key, href, where == now) for key, href, where in ways))


def _way(screen: Screen, key: str, href: str, here: bool) -> Markup:
    if not here:
        return link(screen.t(key), href)
    return tag("a", screen.t(key), hidden(" " + screen.t("you-are-here")), css="here", href=href)


def _who(screen: Screen, person: Person) -> Markup:
    others = [language for language in Language if language is not screen.tongue.language]
    choices = Markup("").join(
        Markup('<button type="submit" name="language" value="{}" class="plain">{}</button>').format(
            language.value, screen.t(f"language-{language.value}")
        )
        for language in others
    )
    switch = Markup('<form method="post" action="/language" class="inline">{}</form>').format(choices)
    leave = Markup(
        '<form method="post" action="/logout" class="inline">'
        '<button type="submit" class="plain">{}</button></form>'
    ).format(screen.t("log-out"))
    menu = Markup("<details><summary>{}</summary><div>{}{}{}</div></details>").format(
        person.name, Markup("").join(_own_pages(screen)), switch, leave
    )
    return tag("div", menu, css="who")


def _own_pages(screen: Screen) -> list[Markup]:
    """Plain pages about oneself."""
    mail = link(screen.t("mail-title"), "/nuggets/mail")
    return [link(screen.t("change-password"), "/password"), mail]
