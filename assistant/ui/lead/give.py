"""Giving feedback: notes, the critique beside them as one types, then a draft and ways to bring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from assistant.domain.drafting import FeedbackModel
from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.language import Language
from assistant.domain.people import Person
from assistant.errors import BadValue
from assistant.services import feedback_drafts
from assistant.services.feedback import LONGEST_NOTES, Drafted, Notes, drafted
from assistant.services.feedback_drafts import ToKeep
from assistant.services.feedback_ways import ways
from assistant.services.guidance import guidance
from assistant.services.ids import new_id
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.lead import ways_view
from assistant.ui.lead.critique import critique, nothing_yet
from assistant.ui.lead.kept import Keeping, button, is_kept, kept_list, not_kept, parting

#: What a language's leaders know best.
USUAL: Final = {
    Language.NL: FeedbackModel.FOUR_G,
    Language.DE: FeedbackModel.WWW,
    Language.EN: FeedbackModel.SBI,
}
_SOURCES: Final = 2


class NotTicked(BadValue):
    """Nothing is deleted by one click."""

    key = "delete-tick-first"


@dataclass(frozen=True)
class _Parts:
    """The fields and places of the page that events change."""

    notes: Any
    example: Any
    beside: Any
    to: Any
    occasion: Any
    model: Any
    go: Any
    none: Any
    made: Any
    draft: Any
    along: Any
    read: Any
    say: Any
    message: Any
    sources: Any
    keeping: Keeping

    @property
    def given(self) -> list[Any]:
        """What one fills in."""
        return [self.notes, self.to, self.occasion, self.model]

    @property
    def shown(self) -> list[Any]:
        """What a draft changes."""
        shown = [self.none, self.made, self.draft, self.along, self.read, self.say, self.message]
        return [*shown, self.sources, *self.keeping.shown]


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "give") as frame:
        head = block(tag("h1", screen.t("give-title")), tag("p", screen.t("give-meta"), css="meta"))
        html(str(head))
        parts, kept = _fields(screen), html(elem_id="give-kept")
        reads = gr.Button(visible="hidden", elem_id="give-read")
        previews = gr.Button(visible="hidden", elem_id="give-preview")
    notice = frame.notice
    drawn = [parts.beside, *parts.shown]
    opened = [frame.header, kept, *parts.given, *drawn]
    bind(screen, blocks.load, "open_give", _opener(screen), [], opened, notice)
    for trigger in (reads.click, parts.model.input):
        bind(
            screen, trigger, "criticise", _critic(screen), parts.given, [parts.beside], notice, as_typed=True
        )
    filled = [*parts.given, parts.beside]
    bind(screen, parts.example.click, "try_example", _example(screen), [], filled, notice)
    bind(screen, parts.go.click, "draft_feedback", _drafter(screen), parts.given, drawn, notice)
    seen = [parts.draft, parts.to]
    bind(screen, previews.click, "preview_draft", _reader(screen), seen, [parts.read], notice, as_typed=True)
    keeping = parts.keeping
    given, told = [keeping.key, parts.draft, *parts.given], [*keeping.shown, kept]
    bind(screen, keeping.keep.click, "keep_draft", _keeper(screen), given, told, notice)
    parted = [keeping.key, keeping.sure]
    bind(screen, keeping.delete.click, "delete_draft", _deleter(screen), parted, [frame.onward], notice)


def _fields(screen: Screen) -> _Parts:
    with gr.Row(elem_classes=["beside"]):
        with gr.Column(elem_classes=["main", "notes"]):
            notes = gr.Textbox(
                label=screen.t("give-notes"),
                placeholder=screen.t("give-notes-hint"),
                lines=7,
                max_lines=20,
                max_length=LONGEST_NOTES,
                elem_id="give-notes",
                elem_classes=["question"],
            )
            html(str(tag("p", screen.t("give-promise"), css="meta promise")))
            example = gr.Button(screen.t("give-example"), elem_id="give-example")
        with gr.Column(elem_classes=["side"]):
            beside = html(nothing_yet(screen), elem_id="critique")
        with gr.Column(elem_classes=["main", "rest"]):
            fields = _for_whom(screen)
            made = _made(screen)
    return _Parts(notes, example, beside, *fields, *made)


def _for_whom(screen: Screen) -> tuple[Any, ...]:
    html(str(tag("h2", screen.t("give-for"))))
    with gr.Row(elem_classes=["pair"]):
        to = gr.Textbox(label=screen.t("give-to"), max_lines=1, max_length=120, elem_id="give-to")
        about = gr.Textbox(
            label=screen.t("give-occasion"), max_lines=1, max_length=120, elem_id="give-occasion"
        )
    usual = USUAL[screen.tongue.language]
    others = [one for one in FeedbackModel if one is not usual]
    choices = [(screen.t(f"give-model-{one.value}"), one.value) for one in (usual, *others)]
    model = gr.Radio(choices, value=usual.value, label=screen.t("give-model"), elem_id="give-model")
    with gr.Row(elem_classes=["acts", "sends"]):
        go = gr.Button(screen.t("give-draft"), variant="primary", elem_id="give-go")
    return to, about, model, go


def _made(screen: Screen) -> tuple[Any, ...]:
    none = html(elem_id="give-none")
    with gr.Column(visible=False, elem_id="give-made") as made:
        head = tag("h2", screen.t("give-yours")) + tag("p", screen.t("give-yours-note"), css="meta")
        html(str(head))
        draft = gr.Textbox(
            label=screen.t("give-yours"), show_label=False, lines=8, max_lines=24, elem_id="give-draft"
        )
        along = html(elem_id="give-along")
        key, keep, told = button(screen)
        with gr.Tabs(elem_id="give-ways"):
            with gr.Tab(screen.t("give-tab-read")):
                read = html(elem_id="give-as-read")
            with gr.Tab(screen.t("give-tab-say")):
                say = html(elem_id="give-say")
            with gr.Tab(screen.t("give-tab-message")):
                html(str(tag("p", screen.t("give-message-note"), css="meta")))
                label = screen.t("give-tab-message")
                message = gr.Textbox(label=label, show_label=False, lines=3, elem_id="give-message")
                html(str(ways_view.copies(screen, "give-message")))
        html(ways_view.answers(screen), elem_id="give-answers")
        sources = html(elem_id="give-sources")
        place, sure, delete = parting(screen)
    keeping = Keeping(key, keep, told, place, sure, delete)
    return none, made, draft, along, read, say, message, sources, keeping


def _opener(screen: Screen) -> Any:
    def open_give(person: Person, request: gr.Request) -> list[Any]:
        wanted = asked_for(request, "id")
        kept = kept_list(screen, person, deleted=bool(asked_for(request, "deleted")))
        header = header_for(screen, "give", person)
        if not wanted:
            return [header, kept, *[gr.skip()] * 4, nothing_yet(screen), *_no_draft("")]
        draft = feedback_drafts.reopen(screen.app, person, FeedbackDraftId(wanted))
        return [header, kept, *_opened(screen, draft)]

    return open_give


def _opened(screen: Screen, draft: FeedbackDraft) -> list[Any]:
    """A kept draft with its notes, as it was left."""
    given = (draft.notes, draft.to_name, draft.occasion, draft.model.value)
    notes = notes_of(screen, *given)
    made = drafted(screen.app.feedback, notes)
    beside = critique(screen, made, notes.model, notes.text)
    drawn = _drawn(screen, notes, made, draft.text)
    return [*given, beside, *drawn, *is_kept(screen, draft)]


def _keeper(screen: Screen) -> Any:
    def keep_draft(
        person: Person, request: gr.Request, key: str | None, text: str | None, *given: str | None
    ) -> list[Any]:
        to_keep = ToKeep(FeedbackDraftId(key or ""), text or "", notes_of(screen, *given))
        draft = feedback_drafts.keep(screen.app, person, to_keep)
        return [*is_kept(screen, draft), kept_list(screen, person)]

    return keep_draft


def _deleter(screen: Screen) -> Any:
    def delete_draft(person: Person, request: gr.Request, key: str | None, sure: bool | None) -> list[Any]:
        if not sure:
            raise NotTicked("the box is not ticked")
        feedback_drafts.delete(screen.app, person, FeedbackDraftId(key or ""))
        return [go(screen.url("give", deleted="1"), screen.t("go-on"))]

    return delete_draft


def _example(screen: Screen) -> Any:
    def try_example(person: Person, request: gr.Request) -> list[Any]:
        words = [screen.t(f"give-example-{name}") for name in ("notes", "to", "occasion")]
        given = (*words, USUAL[screen.tongue.language].value)
        return [*given, _criticised(screen, *given)]

    return try_example


def _critic(screen: Screen) -> Any:
    def criticise(person: Person, request: gr.Request, *given: str | None) -> list[Any]:
        return [_criticised(screen, *given)]

    return criticise


def _criticised(screen: Screen, *given: str | None) -> str:
    notes = notes_of(screen, *given)
    made = drafted(screen.app.feedback, notes)
    return critique(screen, made, notes.model, notes.text)


def _drafter(screen: Screen) -> Any:
    def draft_feedback(person: Person, request: gr.Request, *given: str | None) -> list[Any]:
        notes = notes_of(screen, *given)
        made = drafted(screen.app.feedback, notes)
        beside = critique(screen, made, notes.model, notes.text)
        if made.draft is None:
            # The warning stands beside the notes already; what is missing is asked there too.
            said = [tag("p", one) for one in made.said]
            return [beside, *_no_draft(str(block(*said, css="aim")))]
        return [beside, *_drawn(screen, notes, made, made.draft), *not_kept(new_id())]

    return draft_feedback


def _no_draft(said: str) -> list[Any]:
    return [said, gr.update(visible=False), *[""] * 6, *not_kept("")]


def _drawn(screen: Screen, notes: Notes, made: Drafted, text: str) -> list[Any]:
    """The draft and what goes with it."""
    brought = ways(screen.app.feedback, notes, made)
    said = str(block(*(tag("p", one) for one in made.said), css="aim")) if made.said else ""
    return [
        said,
        gr.update(visible=True),
        text,
        ways_view.along(screen, made.language),
        ways_view.as_read(screen, text, notes.to),
        ways_view.spoken(screen, brought),
        ways_view.message(brought),
        ways_view.sources(screen, guidance(screen.app, notes, _SOURCES)),
    ]


def _reader(screen: Screen) -> Any:
    def preview_draft(person: Person, request: gr.Request, text: str | None, to: str | None) -> list[Any]:
        return [ways_view.as_read(screen, (text or "")[:LONGEST_NOTES], to or "")]

    return preview_draft


def notes_of(
    screen: Screen, text: str | None, to: str | None, occasion: str | None, model: str | None
) -> Notes:
    """What stands in the fields. Raises BadValue for a model there is not."""
    if model not in {one.value for one in FeedbackModel}:
        raise BadValue("there is no such model")
    words = (text or "")[:LONGEST_NOTES]
    return Notes(words, screen.tongue.language, FeedbackModel(model), to or "", occasion or "")
