"""People and numbers to turn to, by country and kind of danger, each with its source and day of checking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.domain.danger import DangerKind
from assistant.domain.language import Language


class Country(StrEnum):
    """A country whose contacts are shipped (ISO 3166-1 alpha-2, small)."""

    NL = "nl"
    BE = "be"
    DE = "de"
    AT = "at"
    CH = "ch"
    GB = "gb"
    IE = "ie"
    US = "us"


#: A contact not looked at for longer than this may have changed its number.
CHECK_AGAIN_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class InLanguages:
    """A text in each language, or one that is the same in all."""

    nl: str
    de: str
    en: str

    @classmethod
    def same(cls, text: str) -> InLanguages:
        """A name that is not put into other words."""
        return cls(text, text, text)

    def for_(self, language: Language) -> str:
        """The text in that language."""
        return {Language.NL: self.nl, Language.DE: self.de, Language.EN: self.en}[language]


@dataclass(frozen=True)
class Contact:
    """Someone to turn to. `phone` or `url` may be empty, not both; `own`: it is the organisation's."""

    name: InLanguages
    kinds: frozenset[DangerKind]
    phone: str
    url: str
    hours: InLanguages
    languages: tuple[str, ...]
    source: str
    checked: date
    note: InLanguages = InLanguages("", "", "")
    own: bool = False

    def is_old(self, today: date) -> bool:
        """Whether it is time to look again whether name and number are right."""
        return today - self.checked > CHECK_AGAIN_AFTER


def contacts_for(contacts: Iterable[Contact], kind: DangerKind) -> tuple[Contact, ...]:
    """Those to turn to for this kind, the organisation's first; nobody for `none`."""
    fitting = [contact for contact in contacts if kind in contact.kinds]
    return tuple(sorted(fitting, key=lambda contact: not contact.own))
