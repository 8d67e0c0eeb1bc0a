"""The organisation's own documents: which there are, reading one, and for those who keep the library more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.documents import Document, DocumentId, DocumentSection
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind
from assistant.domain.people import Person
from assistant.errors import NotFound, UnreadableDocument
from assistant.services import documents
from assistant.services.citing import landing, origins
from assistant.services.documents import DocumentPage, DocumentRow
from assistant.services.gaps import note_opened
from assistant.services.permissions import Action, may
from assistant.ui.kit.citation import standing
from assistant.ui.kit.cited import cited_words, stands_in
from assistant.ui.kit.events import bind
from assistant.ui.kit.landing import changed, print_button, source_line
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import go, header_for, html, page
from assistant.ui.kit.screen import Screen, asked_for
from assistant.ui.shelf.gaps import FROM_DESK

#: A long document is shown in parts of about so many characters.
_PART = 40_000
_PAGE = "documents"
#: What adding came to, by the word in the address; a reason of UnreadableDocument has a text of its own.
_TOLD = {
    "new": "documents-told-new",
    "same": "documents-told-same",
    "changed": "documents-told-changed",
    "removed": "documents-told-removed",
    "none": "documents-told-none",
    "busy": "documents-told-busy",
    "readers": "documents-told-readers",
    "failed": "documents-told-failed",
}
_CALM = frozenset({"new", "same", "changed", "removed"})


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, _PAGE) as frame, gr.Column(elem_classes=["main", "narrow"]):
        told = html(elem_id="told")
        text = html(elem_id="documents")
        with gr.Accordion(
            screen.t("documents-remove-title"), open=False, elem_id="delete", visible=False
        ) as removing:
            html(str(tag("p", screen.t("documents-remove-note"))))
            sure = gr.Checkbox(label=screen.t("documents-remove-sure"), value=False, elem_id="delete-sure")
            remove = gr.Button(screen.t("documents-remove-go"), elem_id="delete-go")
    shown = [frame.header, told, text, removing]
    bind(screen, blocks.load, "open_documents", _opener(screen), [], shown, frame.notice)
    bind(screen, remove.click, "remove_document", _remover(screen), [sure], [frame.onward], frame.notice)


def _opener(screen: Screen) -> Any:
    def open_documents(person: Person, request: gr.Request) -> list[Any]:
        wanted = asked_for(request, "id")
        told = _told(screen, person, request)
        if not wanted:
            shown, manageable = _list(screen, person), False
        else:
            found = documents.read_document(screen.app, person, DocumentId(wanted))
            shown, manageable = _read(screen, person, request, found), found.row.manageable
        return [header_for(screen, _PAGE, person), told, shown, gr.update(visible=manageable)]

    return open_documents


def _remover(screen: Screen) -> Any:
    def remove(person: Person, request: gr.Request, sure: bool) -> list[Any]:
        if not sure:
            return [str(tag("p", screen.t("delete-tick-first"), css="notice"))]
        documents.remove_document(screen.app, person, DocumentId(asked_for(request, "id")))
        return [go(screen.url(_PAGE, told="removed"), screen.t("go-on"))]

    return remove


def _told(screen: Screen, person: Person, request: gr.Request) -> str:
    """What came of adding or removing, as the address says it."""
    word = asked_for(request, "told")
    if word in UnreadableDocument.REASONS:
        said = screen.t(f"error-document-{word}", **_sizes(screen, asked_for(request, "size")))
    elif word in _TOLD:
        said = screen.t(_TOLD[word])
    else:
        return ""
    about = _about(screen, person, asked_for(request, "about"))
    return str(tag("p", said, about, css="notice calm" if word in _CALM else "notice"))


def _sizes(screen: Screen, size: str) -> dict[str, str | int]:
    limit = screen.app.documents.largest // (1024 * 1024)
    known = size if size.isdecimal() and len(size) <= 6 else str(limit + 1)
    return {"size": known, "limit": str(limit)}


def _about(screen: Screen, person: Person, name: str) -> Markup:
    """The document it was about, and the pages that hold no text."""
    if not name:
        return Markup("")
    try:
        document = documents.read_document(screen.app, person, DocumentId(name)).row.document
    except NotFound:
        return Markup("")
    way = link(document.title, screen.url(_PAGE, id=document.id))
    unread = _unread(screen, document)
    return Markup(" ") + way + (Markup("<br>") + unread if unread else Markup(""))


def _list(screen: Screen, person: Person) -> str:
    back = tag("p", link(screen.t("library-back"), screen.url()), css="meta")
    head = (tag("h1", screen.t("documents-title")), tag("p", screen.t("documents-first"), css="meta"))
    rows = documents.list_documents(screen.app, person)
    form = _form(screen, person) if may(person, Action.MANAGE_DOCUMENTS) else Markup("")
    if not rows:
        listed = tag("p", screen.t("documents-none"), css="empty")
    else:
        listed = block(*(_row(screen, row) for row in rows), css="entries")
    return str(block(back, *head, form, listed))


def _row(screen: Screen, row: DocumentRow) -> Markup:
    document = row.document
    title = link(document.title, screen.url(_PAGE, id=document.id), css="entry-title")
    return tag("article", tag("h2", title), tag("p", _standing(screen, document), css="meta"))


def _standing(screen: Screen, document: Document) -> str:
    """File, kind, language if it is another one, for whom, since when."""
    parts = (
        document.file_name,
        document.kind,
        ""
        if document.language is screen.tongue.language
        else screen.t(f"language-{document.language.value}"),
        _readers(screen, document.readers),
        screen.t("documents-since", day=screen.day(document.updated_at.date())),
    )
    return " · ".join(part for part in parts if part)


def _readers(screen: Screen, readers: Reader) -> str:
    team = documents.team_of(readers)
    return screen.t("documents-for-team", team=team) if team else screen.t("documents-for-everyone")


def _form(screen: Screen, person: Person) -> Markup:
    """A plain form: Gradio's own way of uploading is closed, and what it takes in is open to every login."""
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(readers, _readers(screen, readers))
        for readers in documents.choices(screen.app, person)
    )
    limit = str(screen.app.documents.largest // (1024 * 1024))
    return Markup(
        '<details class="why add-document"><summary>{}</summary>'
        '<form method="post" action="/documents" enctype="multipart/form-data" class="upload">'
        '<p><label for="document-file">{}</label><br>'
        '<input type="file" id="document-file" name="file" required '
        'accept=".md,.markdown,.txt,.html,.htm,.pdf,.docx,.pptx"></p>'
        '<p><label for="document-readers">{}</label><br>'
        '<select id="document-readers" name="readers">{}</select></p>'
        '<p><button type="submit" class="go">{}</button></p><p class="meta">{}</p></form></details>'
    ).format(
        screen.t("documents-add"),
        screen.t("documents-file"),
        screen.t("documents-readers"),
        options,
        screen.t("documents-add-go"),
        screen.t("documents-add-note", limit=limit),
    )


def _read(screen: Screen, person: Person, request: gr.Request, found: DocumentPage) -> str:
    """The document, or the part of it with the passage that one was led to."""
    document = found.row.document
    source = SourceKey(SourceKind.DOCUMENT, document.id, document.language)
    if asked_for(request, "from") != FROM_DESK:
        note_opened(screen.app, person, source)
    wanted, at = PassageId(asked_for(request, "passage")), asked_for(request, "at")
    if not wanted:
        return _document(screen, found, _Led(at))
    passage = landing(screen.app, person, wanted, source.kind, source.id)
    section = next((s for s in found.sections if passage and s.anchor == passage.anchor), None)
    if passage is None or section is None or not stands_in(passage.text, section.text):
        return _document(screen, found, _Led(at, gone=True))
    origin = origins(screen.app, person, [source])[source]
    return _document(screen, found, _Led(passage.anchor, passage, standing(screen, origin)))


@dataclass(frozen=True)
class _Led:
    """Where somebody was led to: a section, perhaps a passage in it, and whose that is."""

    anchor: str
    passage: Passage | None = None
    standing: str = ""
    gone: bool = False


def _document(screen: Screen, found: DocumentPage, led: _Led) -> str:
    document, parts = found.row.document, _parts(found.sections)
    number = next((n for n, part in enumerate(parts) if any(s.anchor == led.anchor for s in part)), 0)
    back = tag("p", link(screen.t("documents-back"), screen.url(_PAGE), css="back"), css="meta")
    told = [changed(screen)] if led.gone else []
    head = [back, *told, tag("h1", document.title)]
    head.append(tag("p", _standing(screen, document), css="meta source"))
    if document.unread:
        head.append(tag("p", _unread(screen, document), css="meta"))
    head.append(print_button(screen))
    sections = [_section(section, led, document.title) for section in (parts[number] if parts else ())]
    ways = _ways(screen, document, parts, number)
    return str(block(*head, ways, *sections, ways, css="pattern"))


def _parts(sections: Sequence[DocumentSection]) -> list[list[DocumentSection]]:
    """The sections in parts that a browser shows at ease; a section is never divided."""
    parts: list[list[DocumentSection]] = []
    room = 0
    for section in sections:
        if not parts or len(section.text) > room:
            parts.append([])
            room = _PART
        parts[-1].append(section)
        room -= len(section.text)
    return parts


def _section(section: DocumentSection, led: _Led, title: str) -> Markup:
    """A section below the headings it stands under; the title need not be said again."""
    above = [heading for heading in section.trail if heading != title]
    trail = tag("p", " › ".join(above), css="meta") if above else Markup("")
    passage = led.passage if led.passage and led.passage.anchor == section.anchor else None
    source = source_line(led.standing) if passage else Markup("")
    text = cited_words(section.text, passage.text if passage else "")
    return tag("section", tag("h2", section.heading), trail, source, text, id=f"s-{section.anchor}")


def _ways(
    screen: Screen, document: Document, parts: Sequence[Sequence[DocumentSection]], number: int
) -> Markup:
    """To the part before and the next one, each named by its first heading."""
    ways = []
    for key, other in (("documents-before", number - 1), ("documents-next", number + 1)):
        if 0 <= other < len(parts):
            first = parts[other][0]
            href = screen.url(_PAGE, id=document.id, at=first.anchor)
            ways.append(link(screen.t(key, heading=first.heading), href))
    return tag("p", *ways, css="ways") if ways else Markup("")


def _unread(screen: Screen, document: Document) -> str:
    if not document.unread:
        return ""
    return screen.t("documents-unread", pages=", ".join(map(str, document.unread)))
