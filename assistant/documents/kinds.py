"""What kind of file this is, told by its content; the name only helps between the kinds of text."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath
from typing import Final
from zipfile import BadZipFile, ZipFile

from assistant.errors import UnreadableDocument


class Kind(StrEnum):
    """A kind of file that can be read, as people call it."""

    MARKDOWN = "Markdown"
    TEXT = "TXT"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    PPTX = "PPTX"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Beginnings of files that are certainly none of ours, and how people call them.
_OTHERS: Final = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZ"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"ID3", "MP3"),
    (b"%!PS", "PostScript"),
)
_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd")
_PAGES: Final = (".html", ".htm", ".xhtml")
_ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
#: The PDF standard lets some bytes stand before the header.
_PDF_HEADER_WITHIN: Final = 1024
_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def kind_of(content: bytes, file_name: str) -> Kind | None:
    """The kind by the first bytes, or None for something that may be text.

    Raises UnreadableDocument for files that are certainly something else.
    """
    if content.startswith(_OLE):
        reason = "encrypted" if _ENCRYPTED_OFFICE in content else "old-office"
        raise UnreadableDocument(reason, _ending(file_name))
    if content.startswith(b"PK") and content[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _in_zip(content, file_name)
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return Kind.PDF
    for beginning, name in _OTHERS:
        if content.startswith(beginning):
            raise UnreadableDocument("unknown-kind", name)
    return None


def text_kind_of(text: str, file_name: str) -> Kind:
    """Which of the kinds of text this is: HTML by its beginning, else by the name, else plain text."""
    ending = PurePath(file_name.lower()).suffix
    if _HTML_START.match(text[:4096]) or ending in _PAGES:
        return Kind.HTML
    return Kind.MARKDOWN if ending in _MARKDOWN else Kind.TEXT


def stem(file_name: str) -> str:
    """The name of a file as a title: without its folder and ending, underscores as spaces."""
    name = PurePath(file_name.replace("\\", "/")).name
    return re.sub(r"[\s_]+", " ", PurePath(name).stem).strip() or name


def _in_zip(content: bytes, file_name: str) -> Kind:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument("damaged", _ending(file_name)) from error
    if any(name.lstrip("/").startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.lstrip("/").startswith("ppt/") for name in names):
        return Kind.PPTX
    raise UnreadableDocument("unknown-kind", _ending(file_name) or "ZIP")


def _ending(file_name: str) -> str:
    ending = PurePath(file_name).suffix.lstrip(".").upper()
    return ending if re.fullmatch(r"[A-Z0-9]{1,8}", ending) else ""
