"""What the use cases of safety need from the outside; reading and library implement it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.domain.contacts import Contact, Country
from assistant.domain.danger import Danger, DangerKind, Says
from assistant.domain.language import Language


class ReadsDanger(Protocol):
    """Sees in a text whether someone is in danger or was wronged."""

    def read(self, text: str, language: Language) -> Danger:
        """The danger that decides what is said, with the exact words it rests on; keeps nothing."""


class DangerHead(Protocol):
    """A trained second opinion beside the rules."""

    def probabilities(
        self, sentences: Sequence[str], language: Language
    ) -> Sequence[Mapping[DangerKind, float]]:
        """For each sentence the probability of each kind, `none` among them; each adds up to one."""


class KnowsContacts(Protocol):
    """The people and numbers to turn to, and what is said when a text shows a danger."""

    def contacts(self, country: Country) -> tuple[Contact, ...]:
        """The organisation's own first, then those of the country in the order of the file."""

    def says(self, language: Language) -> Mapping[DangerKind, Says]:
        """What is said, by kind of danger."""
