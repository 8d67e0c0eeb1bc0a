"""Files of an organisation, made by hand: PDFs line by line, packages with a part put in or taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def a_pdf(
    pages: Sequence[Sequence[str]],
    bookmarks: Sequence[tuple[str, int, int | None]] = (),
    title: str = "",
    password: str | None = None,
) -> bytes:
    """A PDF with these lines on its pages; bookmarks are (title, page from 0, number of the parent)."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        font = {
            "/Type": "/Font",
            "/Subtype": "/Type1",
            "/BaseFont": "/Helvetica",
            "/Encoding": "/WinAnsiEncoding",
        }
        named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        fonts = DictionaryObject({NameObject("/F1"): named})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = " ".join(f"<{line.encode('cp1252').hex()}> Tj T*" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode() if lines else b"")
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    made = []
    for name, number, parent in bookmarks:
        above = None if parent is None else made[parent]
        made.append(writer.add_outline_item(title=name, page_number=number, parent=above))
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def a_package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """The package with a piece of one part replaced."""
    with ZipFile(BytesIO(content)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    assert old.encode() in parts[name], f"{name} does not hold {old}"
    return a_package(parts | {name: parts[name].replace(old.encode(), new.encode(), 1)})
