"""The interface's texts: one folder of Fluent files a language, equals, not translations of one another.

Every text may use `$address` (`du` or `sie`); only German does.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from assistant.domain.language import Tongue

_FOLDER = Path(__file__).parent


class Catalogue:
    """All texts of the interface in one language and form of address."""

    def __init__(self, tongue: Tongue, folder: Path = _FOLDER) -> None:
        self.tongue = tongue
        self._bundle = FluentBundle([tongue.language.value], use_isolating=False)
        for file in sorted((folder / tongue.language.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def text(self, key: str, **values: str | int) -> str:
        """The text with that key, filled in.

        Raises KeyError for a key that does not exist and ValueError for a value that is missing.
        """
        pattern = self._bundle.get_message(key).value if key in self else None
        if pattern is None:
            raise KeyError(f"no text '{key}' in {self.tongue.language.value}")
        known = {"address": self.tongue.address.value, **values}
        filled, problems = self._bundle.format_pattern(pattern, known)
        if problems:
            raise ValueError(f"text '{key}' in {self.tongue.language.value}: {problems[0]}")
        return str(filled)


@lru_cache(maxsize=8)
def catalogue(tongue: Tongue) -> Catalogue:
    """The texts in this language and form of address; read once."""
    return Catalogue(tongue)
