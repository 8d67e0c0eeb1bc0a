"""A text written to one other person, as Markdown and as a Word document; nobody is named in its metadata."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO

import docx

from assistant.domain.language import Language
from assistant.exports.docx import REGIONS, set_language
from assistant.exports.markdown import escaped
from assistant.exports.words import PRODUCT, clean


def letter_markdown(text: str) -> str:
    """The paragraphs as Markdown that shows them as they were typed. Ends with a line end."""
    lines = [escaped(line) for line in clean(text).split("\n")]
    ended = [
        f"{line}  " if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(ended).rstrip() + "\n"


def letter_docx(text: str, language: Language, at: datetime) -> bytes:
    """The paragraphs as a Word document in that language, dated by the day alone."""
    document = docx.Document()
    set_language(document, REGIONS[language])
    core = document.core_properties
    core.author = core.last_modified_by = PRODUCT[language]
    core.title = core.comments = core.keywords = core.subject = core.category = ""
    core.language = REGIONS[language]
    core.created = core.modified = datetime.combine(at.date(), time(), UTC).replace(tzinfo=None)
    for line in clean(text).split("\n"):
        if line.strip():
            document.add_paragraph(line.strip())
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
