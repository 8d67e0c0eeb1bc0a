"""Writing a pattern: a form and its Markdown, two shapes of one text; preview, save, offer for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.domain.patterns import PatternState
from assistant.domain.people import Person
from assistant.errors import Empty, Stale, TooLong
from assistant.services import drafts
from assistant.services.pattern_drafts import save_draft
from assistant.services.pattern_reviews import submit
from assistant.services.pattern_sheets import Sheet, join_sheet, open_sheet
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf import fields, sheet_view, typed
from assistant.ui.shelf.fields import Fields
from assistant.ui.shelf.gaps import asked_question, question_note
from assistant.ui.shelf.place import Place, place_of


@dataclass(frozen=True)
class _Given:
    """What the page holds: the version one writes on, what both shapes said last, and both shapes.

    `asked` says that somebody has asked what is still missing, by saving or offering.
    """

    place: Place
    number: int
    asked: bool
    known: str
    markdown: str
    form: dict[str, str]


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "write") as frame, gr.Column(elem_classes=["main", "writing"]):
        head, question = html(elem_id="sheet-head"), html(elem_id="asked-question")
        number = gr.Number(visible=False, precision=0)
        asked = gr.Checkbox(visible=False)
        with gr.Column(elem_id="shapes", elem_classes=["syncs"]):
            with gr.Tabs() as shapes:
                with gr.Tab(screen.t("write-as-form"), render_children=True):
                    form, found = fields.form_fields(screen)
                # On a wide screen the Markdown stands beside the tabs, so it is never inside its own.
                with gr.Tab(screen.t("write-as-markdown"), render_children=True, elem_id="as-markdown"):
                    html(str(tag("p", screen.t("write-markdown-note"), css="meta")))
                with gr.Tab(screen.t("write-as-preview"), render_children=True):
                    preview = html(elem_id="preview")
            with gr.Column(elem_id="markdown-side"):
                lines, markdown = html(elem_id="found-lines"), fields.markdown_field(screen)
        all_fields = Fields(fields.known_field(), markdown, form, found, lines)
        follow, followed = gr.Button(visible="hidden", elem_id="sheet-follow"), html(elem_id="sheet-followed")
        with gr.Column(elem_classes=["sticks"]):
            failed, told = html(elem_id="failed"), html(elem_id="told")
            with gr.Row(elem_classes=["acts", "sends"]):
                save = gr.Button(screen.t("write-save"), variant="primary", elem_id="save-sheet")
                offer = gr.Button(screen.t("write-offer"), elem_id="offer-sheet")
                discard = gr.Button(screen.t("write-discard"), visible=False, elem_id="discard-typed")
    read = [number, asked, *all_fields.given]
    shown = [told, preview, discard, *all_fields.shown]
    saved = [head, number, asked, *shown]
    opened = [frame.header, *saved]
    for trigger, verb, handler, inputs, outputs, notice in (
        (blocks.load, "open_sheet", _opener(screen), [], [*opened, question], frame.notice),
        (shapes.select, "join_sheet", _joiner(screen), read, shown, failed),
        (save.click, "save_sheet", _saver(screen), read, saved, failed),
        (offer.click, "offer_sheet", _offerer(screen), read, [frame.onward, *saved], failed),
        (discard.click, "discard_typed", _discarder(screen), [], opened, failed),
    ):
        bind(screen, trigger, verb, handler, inputs, outputs, notice)
    args = ("join_sheet", _follower(screen), read, [followed, *shown], failed)
    bind(screen, follow.click, *args, as_typed=True)


def _given(screen: Screen, request: gr.Request, values: Sequence[Any]) -> _Given:
    number, asked, known, markdown, *form = values
    place = place_of(screen, request)
    typed_in = fields.typed_form(screen, form)
    return _Given(place, int(number or 0), bool(asked), known or "", markdown or "", typed_in)


def _opener(screen: Screen) -> Any:
    def open_page(person: Person, request: gr.Request) -> list[Any]:
        asked = question_note(screen, asked_question(screen, person, request))
        return [*_opened(screen, person, place_of(screen, request)), asked]

    return open_page


def _discarder(screen: Screen) -> Any:
    def discard(person: Person, request: gr.Request) -> list[Any]:
        place = place_of(screen, request)
        drafts.forget(screen.app, person, place.drafts)
        return _opened(screen, person, place)

    return discard


def _opened(screen: Screen, person: Person, place: Place) -> list[Any]:
    opened = open_sheet(screen.app, person, place.pattern_id, place.language)
    left = typed.left_over(screen, person, place, opened)
    told, known, sheet = "", opened.sheet.markdown, opened.sheet
    if left is not None:
        told, known, sheet = left.told, left.known, left.sheet
    shown = fields.filled(screen, sheet, asked=False)
    if left is not None and not sheet.whole:
        shown[: 2 + len(left.form)] = [known, sheet.markdown, *left.form.values()]
    return [
        header_for(screen, "write", person),
        sheet_view.head(screen, person, place, opened),
        opened.number,
        False,
        told,
        sheet_view.preview(screen, sheet),
        gr.update(visible=left is not None),
        *shown,
    ]


def _joiner(screen: Screen) -> Any:
    def join(person: Person, request: gr.Request, *values: Any) -> list[Any]:
        given = _given(screen, request, values)
        sheet = _joined(screen, person, given)
        if sheet.whole:
            typed.remember(screen, person, given.place, given.number, sheet.markdown)
        told = sheet_view.after_joining(screen, sheet)
        return [told, *_shown(screen, sheet, given, unsaved=None, asked=given.asked)]

    return join


def _follower(screen: Screen) -> Any:
    """For both side by side: the page takes over what changed, unless someone types there meanwhile."""

    def follow(person: Person, request: gr.Request, *values: Any) -> list[Any]:
        given = _given(screen, request, values)
        sheet = _joined(screen, person, given)
        changes = fields.changes(sheet, given.known, given.markdown, given.form)
        told = sheet_view.after_joining(screen, sheet)
        updates = fields.around(screen, sheet, asked=given.asked)
        return [changes, told, sheet_view.preview(screen, sheet), gr.skip(), *updates]

    return follow


def _saver(screen: Screen) -> Any:
    def save(person: Person, request: gr.Request, *values: Any) -> list[Any]:
        given = _given(screen, request, values)
        sheet = _joined(screen, person, given)
        try:
            number = _kept(screen, person, given, sheet)
        except Stale:
            return _told_of_another(screen, person, given, sheet)
        return _after_saving(screen, person, given, sheet, number)

    return save


def _offerer(screen: Screen) -> Any:
    def offer(person: Person, request: gr.Request, *values: Any) -> list[Any]:
        given = _given(screen, request, values)
        place = given.place
        sheet = _joined(screen, person, given)
        try:
            number = _kept(screen, person, given, sheet)
            if not sheet.errors:
                submit(screen.app, person, place.pattern_id, place.language, number)
        except Stale:
            return [gr.skip(), *_told_of_another(screen, person, given, sheet)]
        if sheet.errors:
            return [gr.skip(), *_after_saving(screen, person, given, sheet, number, offered=True)]
        way = go(screen.url("desk", done="offered"), screen.t("go-on"))
        return [way, *_after_saving(screen, person, given, sheet, number)]

    return offer


def _joined(screen: Screen, person: Person, given: _Given) -> Sheet:
    place = given.place
    return join_sheet(
        screen.app,
        person,
        place.pattern_id,
        place.language,
        known=given.known,
        markdown=given.markdown,
        form=given.form,
    )


def _kept(screen: Screen, person: Person, given: _Given, sheet: Sheet) -> int:
    """Save a new version unless the newest one has these very words; its number."""
    place = given.place
    newest = open_sheet(screen.app, person, place.pattern_id, place.language)
    same = newest.version is not None and newest.sheet.markdown == sheet.markdown
    if same and newest.number == given.number:
        number = newest.number
    else:
        try:
            args = (place.pattern_id, place.language, sheet.markdown, given.number)
            number = save_draft(screen.app, person, *args).version.number
        except TooLong as error:
            raise _TextTooLong("the pattern is too long", **error.values) from error
        except Empty as error:
            raise _NothingWritten("nothing was written") from error
    drafts.forget(screen.app, person, place.drafts)
    return number


class _TextTooLong(TooLong):
    key = "write-too-long"


class _NothingWritten(Empty):
    key = "write-empty"


def _after_saving(
    screen: Screen, person: Person, given: _Given, sheet: Sheet, number: int, offered: bool = False
) -> list[Any]:
    place = given.place
    opened = open_sheet(screen.app, person, place.pattern_id, place.language)
    if sheet.whole:  # the Markdown as it was kept: its state may be another one now
        sheet = opened.sheet if opened.number == number else sheet
    draft = opened.version is not None and opened.version.state is PatternState.DRAFT
    told = sheet_view.after_saving(screen, sheet, number, offered=offered, draft=draft)
    head = sheet_view.head(screen, person, place, opened)
    return [head, number, True, told, *_shown(screen, sheet, given, unsaved=False)]


def _told_of_another(screen: Screen, person: Person, given: _Given, sheet: Sheet) -> list[Any]:
    """Somebody saved meanwhile: say so, keep what stands here, and let the next save come after theirs."""
    place = given.place
    opened = open_sheet(screen.app, person, place.pattern_id, place.language)
    drafts.forget(screen.app, person, place.drafts)
    typed.remember(screen, person, place, opened.number, sheet.markdown)
    told = sheet_view.overtaken(screen, person, place, opened.number, given.number)
    head = sheet_view.head(screen, person, place, opened)
    return [head, opened.number, True, told, *_shown(screen, sheet, given, unsaved=True)]


def _shown(
    screen: Screen, sheet: Sheet, given: _Given, unsaved: bool | None, asked: bool = True
) -> list[Any]:
    """Preview, the way to discard, and the fields; `unsaved` None leaves that way as it is."""
    discard = gr.skip() if unsaved is None else gr.update(visible=unsaved)
    updates = fields.brought_up_to(screen, sheet, given.known, given.markdown, given.form, asked=asked)
    return [sheet_view.preview(screen, sheet), discard, *updates]
