"""Reflections and kept feedback as a Word document with real styles, in the language of who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.domain.exported import ExportedFeedback, ExportedPlan, ExportedReflection
from assistant.domain.language import Language
from assistant.exports.words import PRODUCT, clean, day, moment, one_line

#: How Word names the languages.
REGIONS: Final = {Language.NL: "nl-NL", Language.DE: "de-DE", Language.EN: "en-GB"}


def docx_file(
    reflections: Sequence[ExportedReflection], title: str = "", feedback: Sequence[ExportedFeedback] = ()
) -> bytes:
    """One reflection, or several under a page title, each on a page of its own; kept feedback after them.

    The document carries the language of the first. Its metadata name the product and the day of the latest,
    nobody else.
    """
    document = docx.Document()
    taken: list[ExportedReflection | ExportedFeedback] = [*reflections, *feedback]
    if taken:
        _describe(document, taken, title or (reflections[0].title if reflections else ""))
    if title:
        document.add_paragraph(one_line(title), style="Title")
    for number, reflection in enumerate(reflections):
        heading = _write(document, reflection, "Heading 1" if title else "Title")
        heading.paragraph_format.page_break_before = bool(number or title)
    for draft in feedback:
        _feedback(document, draft).paragraph_format.page_break_before = True
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _describe(document: Any, taken: Sequence[ExportedReflection | ExportedFeedback], title: str) -> None:
    """Language and metadata."""
    language = taken[0].language
    set_language(document, REGIONS[language])
    latest = datetime.combine(max(one.date for one in taken), time(), UTC).replace(tzinfo=None)
    core = document.core_properties
    core.author = core.last_modified_by = PRODUCT[language]
    core.title = one_line(title)[:255]
    core.language = REGIONS[language]
    core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = latest


def set_language(document: Any, region: str) -> None:
    """Tell the spelling checker and screen readers which language this is."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), region)
    properties.append(language)


def _write(document: Any, reflection: ExportedReflection, style: str) -> Any:
    """Write one reflection; return its first paragraph."""
    labels = reflection.labels
    heading = "Heading 2" if style == "Heading 1" else "Heading 1"
    first = document.add_paragraph(one_line(reflection.title), style=style)
    about = f"{labels['method']}: {one_line(reflection.method)} · {day(reflection.date, reflection.language)}"
    document.add_paragraph(about, style="Subtitle")
    for stage in reflection.stages:
        document.add_paragraph(one_line(stage.title), style=heading)
        for sentence in stage.sentences:
            document.add_paragraph(clean(sentence), style="Quote")
    if reflection.plans:
        document.add_paragraph(labels["plans"], style=heading)
        for plan in reflection.plans:
            document.add_paragraph(_plan(plan, reflection), style="List Bullet")
    if reflection.question:
        document.add_paragraph(labels["question"], style=heading)
        document.add_paragraph(clean(reflection.question), style="Quote")
        if reflection.question_for:
            document.add_paragraph(f"{labels['question_for']}: {one_line(reflection.question_for)}")
    _conversation(document, reflection, heading)
    _calls(document, reflection, heading)
    return first


def _feedback(document: Any, draft: ExportedFeedback) -> Any:
    """Write one kept draft; return its first paragraph."""
    labels = draft.labels
    whom = f"{labels['feedback']}: {one_line(draft.to)}" if draft.to else labels["feedback"]
    first = document.add_paragraph(whom, style="Heading 1")
    until = f"{labels['feedback_kept']}: {day(draft.until, draft.language)}"
    about = [one_line(draft.occasion)] if draft.occasion else []
    document.add_paragraph(" · ".join([*about, day(draft.date, draft.language), until]), style="Subtitle")
    for key, words in (("feedback_draft", draft.text), ("feedback_notes", draft.notes)):
        if words.strip():
            document.add_paragraph(labels[key], style="Heading 2")
            document.add_paragraph(clean(words), style="Quote")
    return first


def _conversation(document: Any, reflection: ExportedReflection, heading: str) -> None:
    if not reflection.conversation:
        return
    document.add_paragraph(reflection.labels["conversation"], style=heading)
    for turn in reflection.conversation:
        question = document.add_paragraph(clean(turn.question))
        question.paragraph_format.keep_with_next = True
        if turn.answer.strip():
            document.add_paragraph(clean(turn.answer), style="Quote")
        else:
            document.add_paragraph(f"({reflection.labels['skipped']})")


def _calls(document: Any, reflection: ExportedReflection, heading: str) -> None:
    """What was sent to a language model and what came back, each as a quotation."""
    labels = reflection.labels
    if reflection.calls:
        document.add_paragraph(labels["model"], style=heading)
    for call in reflection.calls:
        about = f"{moment(call.at, reflection.language)} · {one_line(call.model)} · {one_line(call.place)}"
        document.add_paragraph(about).paragraph_format.keep_with_next = True
        document.add_paragraph(one_line(call.told))
        for key, text in (("model_sent", call.sent), ("model_received", call.received)):
            if text.strip():
                document.add_paragraph(f"{labels[key]}:").paragraph_format.keep_with_next = True
                document.add_paragraph(clean(text), style="Quote")


def _plan(plan: ExportedPlan, reflection: ExportedReflection) -> str:
    parts = [one_line(plan.line)]
    if plan.date:
        parts.append(f"{reflection.labels['plan_date']}: {day(plan.date, reflection.language)}")
    if plan.helper:
        parts.append(f"{reflection.labels['plan_helper']}: {one_line(plan.helper)}")
    return " · ".join(parts)
