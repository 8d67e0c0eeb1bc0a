"""The versions of a pattern's text: who wrote and reviewed them, what changed, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.people import Person
from assistant.errors import BadValue
from assistant.services.pattern_drafts import restore
from assistant.services.pattern_history import HistoryLine, compare, history
from assistant.services.pattern_sheets import open_sheet
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.shelf import sheet_view
from assistant.ui.shelf.comparison import comparison
from assistant.ui.shelf.place import Place, place_of, state_of


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "versions") as frame, gr.Column(elem_classes=["wide"]):
        head = html(elem_id="versions-head")
        listed = html(elem_id="versions")
        html(str(tag("h2", screen.t("versions-compare"))))
        with gr.Row(elem_classes=["acts", "picks"]):
            earlier = gr.Dropdown(
                [], label=screen.t("versions-earlier"), filterable=False, elem_id="earlier", min_width=240
            )
            later = gr.Dropdown(
                [], label=screen.t("versions-later"), filterable=False, elem_id="later", min_width=240
            )
        look = gr.Button(screen.t("versions-compare-go"), elem_id="compare")
        failed = html(elem_id="failed")
        changes = html(elem_id="changes")
        html(str(tag("h2", screen.t("versions-restore")) + tag("p", screen.t("versions-restore-note"))))
        with gr.Row(elem_classes=["acts", "picks"]):
            back = gr.Dropdown(
                [], label=screen.t("versions-which"), filterable=False, elem_id="which", min_width=240
            )
        take = gr.Button(screen.t("versions-restore-go"), elem_id="restore")
        refused = html(elem_id="told")
    shown = [frame.header, head, listed, earlier, later, back, changes]
    bind(screen, blocks.load, "open_versions", _opener(screen), [], shown, frame.notice)
    bind(screen, look.click, "compare_versions", _comparer(screen), [earlier, later], [changes], failed)
    bind(screen, take.click, "restore_version", _restorer(screen), [back], [frame.onward], refused)


def _opener(screen: Screen) -> Any:
    def open_versions(person: Person, request: gr.Request) -> list[Any]:
        place = place_of(screen, request)
        lines = history(screen.app, person, place.pattern_id, place.language)
        title = open_sheet(screen.app, person, place.pattern_id, place.language).sheet.values["title"]
        choices = [(_choice(screen, line), line.number) for line in lines]
        numbers = [line.number for line in lines]
        later = _asked(request, "later", numbers, numbers[0])
        earlier = _asked(request, "earlier", numbers, numbers[min(1, len(numbers) - 1)])
        asked = bool(asked_for(request, "later"))
        return [
            header_for(screen, "versions", person),
            _head(screen, place, title),
            _listed(screen, place, lines),
            gr.update(choices=choices, value=earlier),
            gr.update(choices=choices, value=later),
            gr.update(choices=choices, value=None),
            _changes(screen, person, place, earlier, later) if asked else "",
        ]

    return open_versions


def _choice(screen: Screen, line: HistoryLine) -> str:
    day = screen.day(line.created_at.date())
    return " · ".join((screen.t("version-number", number=line.number), state_of(screen, line.state), day))


def _asked(request: gr.Request, name: str, numbers: Sequence[int], otherwise: int) -> int:
    found = [number for number in numbers if str(number) == asked_for(request, name)]
    return found[0] if found else otherwise


def _head(screen: Screen, place: Place, title: str) -> str:
    ways = [link(screen.t("desk-back"), screen.url("desk"))]
    ways.append(link(screen.t("review-write"), place.url(screen, "write")))
    first = tag("h1", title or screen.t("write-untitled"))
    meta = f"{screen.t(f'language-{place.language.value}')} · {screen.t('versions-first')}"
    return str(block(tag("p", *ways, css="ways"), first, tag("p", meta, css="meta")))


def _listed(screen: Screen, place: Place, lines: Sequence[HistoryLine]) -> str:
    """The history, newest first, each with what was changed since the one before."""
    befores = [line.number for line in lines[1:]]
    articles = [
        _article(screen, place, line, befores[at] if at < len(befores) else 0)
        for at, line in enumerate(lines)
    ]
    return str(block(*articles, css="entries"))


def _article(screen: Screen, place: Place, line: HistoryLine, before: int) -> Markup:
    number, *facts = sheet_view.version_facts(screen, line)
    parts = [tag("h3", number, css="entry-title"), tag("p", " · ".join(facts), css="meta")]
    if line.visible:
        parts.append(tag("p", screen.t("version-visible")))
    if line.reviewed_at is not None:
        who = line.reviewer or screen.t("version-by-unknown")
        parts.append(
            tag("p", screen.t("version-looked-at", name=who, day=screen.day(line.reviewed_at.date())))
        )
    if line.note:
        parts.append(tag("p", line.note, css="remark"))
    ways = []
    if before:
        way = place.url(screen, "versions", earlier=str(before), later=str(line.number))
        ways.append(link(screen.t("versions-since", number=before), way))
    ways.append(link(screen.t("versions-download", number=line.number), place.file(line.number)))
    return tag("article", *parts, tag("p", *ways, css="ways"))


def _changes(screen: Screen, person: Person, place: Place, earlier: int, later: int) -> str:
    lines = compare(screen.app, person, place.pattern_id, place.language, earlier, later)
    heads = (screen.t("version-number", number=earlier), screen.t("version-number", number=later))
    return str(comparison(screen, lines, *heads))


def _comparer(screen: Screen) -> Any:
    def compare_two(person: Person, request: gr.Request, earlier: Any, later: Any) -> list[Any]:
        place = place_of(screen, request)
        return [_changes(screen, person, place, _number(earlier), _number(later))]

    return compare_two


def _restorer(screen: Screen) -> Any:
    def restore_it(person: Person, request: gr.Request, which: Any) -> list[Any]:
        place = place_of(screen, request)
        restore(screen.app, person, place.pattern_id, place.language, _number(which))
        return [go(place.url(screen, "write"), screen.t("go-on"))]

    return restore_it


def _number(value: Any) -> int:
    """The number of the chosen version. Raises BadValue when none was chosen."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**9:
        raise _NoVersion("no version was chosen")
    return value


class _NoVersion(BadValue):
    key = "versions-choose"
