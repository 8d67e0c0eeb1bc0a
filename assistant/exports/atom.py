"""A team's nuggets as an Atom feed (RFC 4287)."""

from __future__ import annotations

from datetime import datetime
from html import escape
from xml.etree import ElementTree as Xml

from assistant.services.nugget_readers import Feed, FeedEntry

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom_file(feed: Feed) -> bytes:
    """The feed as XML in UTF-8. Words become text of the XML, never markup in it."""
    root = Xml.Element("feed", {"xmlns": _ATOM, _LANGUAGE: feed.language.value})
    # The address is a secret that may be made anew; the name of the feed stays.
    _add(root, "id", f"urn:nuggets:{feed.name}")
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    Xml.SubElement(root, "link", {"rel": "self", "href": feed.address, "type": "application/atom+xml"})
    _add(Xml.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Xml.Element, entry: FeedEntry) -> None:
    made = Xml.SubElement(root, "entry", {_LANGUAGE: entry.language.value})
    _add(made, "id", f"urn:nugget:{entry.id}")
    _add(made, "title", entry.title)
    _add(made, "updated", _moment(entry.at))
    _add(made, "published", _moment(entry.at))
    parts = (*entry.paragraphs, entry.source)
    page = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts)
    _add(made, "content", page).set("type", "html")


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    made = Xml.SubElement(parent, name)
    made.text = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
    return made


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
