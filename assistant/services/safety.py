"""Looks for danger in a text before anything else happens with it, and says whom one can turn to.

Nothing here is stored, logged or passed on.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.contacts import Contact, Country, contacts_for
from assistant.domain.danger import Danger, Says, gravest
from assistant.domain.language import Language
from assistant.services.danger_ports import KnowsContacts, ReadsDanger
from assistant.services.document_ports import TellsLanguage


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
    safety: Safety, text: str, language: Language | None = None, country: Country | None = None
) -> Looked:
    """Read a text. Without a language it is told from the text; when that is unsure, all three are read."""
    told = language or safety.language_of(text)
    languages = (told,) if told else tuple(Language)
    danger = gravest(safety.reader.read(text, each) for each in languages)
    if not danger:
        return Looked(danger, (), None)
    contacts = contacts_for(safety.guide.contacts(country or safety.country), danger.kind)
    return Looked(danger, contacts, safety.guide.says(told or Language.EN)[danger.kind])
