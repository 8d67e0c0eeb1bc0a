"""People's words and days, made fit for any file."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from assistant.domain.language import Language
from assistant.domain.unseen import without_unseen

#: What the product is called, and what stands in a file as its author.
PRODUCT: Final = {Language.NL: "Terugblik", Language.DE: "Rückblick", Language.EN: "Hindsight"}

_MONTHS: Final = {
    Language.NL: "januari februari maart april mei juni juli augustus september oktober november december",
    Language.DE: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    Language.EN: "January February March April May June July August September October November December",
}
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Control characters, and those that turn the direction of everything after them.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with `\\n` as the only line end and without characters that files cannot hold."""
    unified = _LINE_ENDS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", without_unseen(_UNSEEN.sub("", unified))).strip()


def one_line(text: str) -> str:
    """The clean text in one line."""
    return " ".join(clean(text).split())


def day(value: date, language: Language) -> str:
    """`14 maart 2026`, `14. März 2026`, `14 March 2026`."""
    month = _MONTHS[language].split()[value.month - 1]
    point = "." if language is Language.DE else ""
    return f"{value.day}{point} {month} {value.year}"


def moment(value: datetime, language: Language) -> str:
    """`14 maart 2026, 09:30 UTC`."""
    there = value.astimezone(UTC)
    return f"{day(there.date(), language)}, {there:%H:%M} UTC"
