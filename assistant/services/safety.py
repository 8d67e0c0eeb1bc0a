"""Looks for danger in a text before anything else happens with it, and says whom one can turn to.

Nothing here is stored, logged or passed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.domain.contacts import Contact, Country, contacts_for
from assistant.domain.danger import Danger, Says, gravest
from assistant.domain.language import Language
from assistant.services.danger_ports import KnowsContacts, ReadsDanger
from assistant.services.document_ports import TellsLanguage

_ENDS: Final = re.compile(r"[.!?…;,\n]+")
#: Of shorter pieces no language can be told; so much of a text is looked at for other languages.
_SHORTEST: Final = 12
_LOOKED_AT: Final = 2_000


@dataclass(frozen=True)
class Safety:
    """What reading danger needs; wired by `bootstrap`."""

    reader: ReadsDanger
    guide: KnowsContacts
    language_of: TellsLanguage
    country: Country


@dataclass(frozen=True)
class Looked:
    """What was seen in a text, whom to turn to, and what is said; nothing of it without danger."""

    danger: Danger
    contacts: tuple[Contact, ...]
    says: Says | None


def look(
    safety: Safety,
    text: str,
    language: Language | None = None,
    country: Country | None = None,
    also: Language | None = None,
) -> Looked:
    """Read a text in its language, in those of its sentences, and in the one it is `also` expected in.

    Without a language it is told from the text; when that is unsure, all three are read.
    """
    told = language or safety.language_of(text)
    languages = {told, *_of_sentences(safety, text), also} - {None} if told else set(Language)
    danger = gravest(safety.reader.read(text, each) for each in Language if each in languages)
    if not danger:
        return Looked(danger, (), None)
    contacts = contacts_for(safety.guide.contacts(country or safety.country), danger.kind)
    return Looked(danger, contacts, safety.guide.says(told or Language.EN)[danger.kind])


def _of_sentences(safety: Safety, text: str) -> set[Language | None]:
    """The languages of its sentences, where that is sure: many people mix two."""
    parts = [part for part in _ENDS.split(text[:_LOOKED_AT]) if len(part) >= _SHORTEST]
    return {safety.language_of(part) for part in parts} if len(parts) > 1 else set()
