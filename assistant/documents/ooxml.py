"""The parts of a DOCX or PPTX file, unpacked one by one and only those that hold text.

The parts are read directly, because the libraries that open whole packages load every picture, refuse
templates and files with macros, and drop text in content controls and tracked insertions.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from assistant.errors import UnreadableDocument

#: Bytes of all text parts together once unpacked, bytes of everything, and number of parts.
MOST_TEXT: Final = 40_000_000
MOST_UNPACKED: Final = 400_000_000
MOST_PARTS: Final = 20_000
_ENCRYPTED_FLAG: Final = 0x1
_OFFICE_DOCUMENT: Final = "/officeDocument"


class Package:
    """The parts of a file by their names, with the relations between them."""

    def __init__(self, content: bytes, kind: str) -> None:
        """Raises UnreadableDocument for a file that is damaged, encrypted or would unpack too large."""
        self._kind = kind
        try:
            self._packed = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError) as error:
            raise UnreadableDocument("damaged", kind) from error
        self._guard()
        self._names = {name.lstrip("/"): name for name in self._packed.namelist()}

    def main(self) -> str:
        """The name of the part that everything hangs on."""
        for kind, target in self.related("").values():
            if kind.endswith(_OFFICE_DOCUMENT):
                return target
        raise UnreadableDocument("damaged", self._kind)

    def part(self, name: str) -> Any:
        """The root element of a part, or None if there is no such part."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(self._packed.read(self._names[name]), parser)

    def related(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part points to inside the file: id to (type, name of the part)."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                found[relation.get("Id", "")] = (relation.get("Type", ""), target.lstrip("/"))
        return found

    def property(self, name: str) -> str:
        """A property of the document such as `title`, or nothing."""
        for kind, target in self.related("").values():
            root = self.part(target) if kind.endswith("/core-properties") else None
            for element in root if root is not None else ():
                if local(element) == name:
                    return (element.text or "").strip()
        return ""

    def _guard(self) -> None:
        parts = self._packed.infolist()
        text = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
        everything = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or text > MOST_TEXT or everything > MOST_UNPACKED:
            raise UnreadableDocument("unpacks-too-large", self._kind)
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise UnreadableDocument("encrypted", self._kind)


def local(element: Any) -> str:
    """The name of an element without its namespace, of which Office has two."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Any, *path: str) -> Any:
    """The first descendant along these names, or None."""
    for name in path:
        element = next((found for found in element if local(found) == name), None)
        if element is None:
            return None
    return element


def below(element: Any, skipped: frozenset[str]) -> Iterator[Any]:
    """All elements below this one in order, but for what stands in the skipped ones."""
    walk = etree.iterwalk(element, events=("start",))
    for _, found in walk:
        if found is not element and local(found) in skipped:
            walk.skip_subtree()
        elif found is not element:
            yield found
