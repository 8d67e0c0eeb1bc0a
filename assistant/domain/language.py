"""The three languages, equals, and how German addresses people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the product (ISO 639-1)."""

    NL = "nl"
    DE = "de"
    EN = "en"


class Address(StrEnum):
    """How German speaks to a person; the organisation decides. Dutch always says *je*."""

    DU = "du"
    SIE = "sie"


@dataclass(frozen=True)
class Tongue:
    """A language together with the form of address: all that wording needs to know."""

    language: Language
    address: Address = Address.SIE


@dataclass(frozen=True)
class Phrase:
    """One wording; in German it may differ between *du* and *Sie*."""

    du: str
    sie: str

    @classmethod
    def same(cls, text: str) -> Phrase:
        """A wording that addresses nobody, or a language with one form."""
        return cls(text, text)

    def for_(self, address: Address) -> str:
        """The wording in this form of address."""
        return self.du if address is Address.DU else self.sie
