"""`assistant read`: what a text contains. Nothing that is read is stored or logged.

`assistant read safety --json` reads lines `{"id": …, "text": …, "language": …, "country": …}`, the last two
if wanted, and writes for each
`{"id": …, "class": …, "explicit": true|false, "contacts": [{"name", "phone", "url", "hours"}]}`, or
`{"id": …, "kind": "error", "key": …, "text": …}` for a line that cannot be used.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.domain.contacts import Contact
    from assistant.domain.language import Language
    from assistant.services.safety import Safety


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    safety = verbs.add_parser("safety", help="signs of danger, and whom to turn to")
    safety.add_argument("--json", action="store_true", help="one JSON object a line (always so; for clarity)")


def run(given: argparse.Namespace) -> int:
    """Read what comes in line by line. Returns 0, also when lines could not be used."""
    from assistant.bootstrap import safety_of
    from assistant.settings import load_settings

    safety = safety_of(load_settings())
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            _say(_safety(safety, line))
    return 0


def _safety(safety: Safety, line: str) -> dict[str, Any]:
    from assistant.domain.contacts import Country
    from assistant.domain.language import Language
    from assistant.services.safety import look

    asked = _parsed(line)
    if asked is None:
        return _error(None, 'a line is one JSON object {"id": …, "text": …, "language": …, "country": …}')
    name, text = asked.get("id"), asked.get("text")
    if not isinstance(text, str):
        return _error(name, 'a line needs a text "text"')
    language, country = asked.get("language") or None, asked.get("country") or None
    if language not in (None, *Language):
        return _error(name, f"language is one of: {', '.join(Language)}")
    if country not in (None, *Country):
        return _error(name, f"country is one of: {', '.join(Country)}")
    told = Language(language) if language else safety.language_of(text)
    looked = look(safety, text, told, Country(country) if country else None)
    contacts = [_contact(one, told or Language.EN) for one in looked.contacts]
    danger = looked.danger
    return {"id": name, "class": danger.kind.value, "explicit": danger.explicit, "contacts": contacts}


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return asked if isinstance(asked, dict) else None


def _contact(contact: Contact, language: Language) -> dict[str, str]:
    name, hours = contact.name.for_(language), contact.hours.for_(language)
    return {"name": name, "phone": contact.phone, "url": contact.url, "hours": hours}


def _error(name: object, text: str) -> dict[str, Any]:
    return {"id": name, "kind": "error", "key": "error-bad-value", "text": text}


def _say(value: dict[str, Any]) -> None:
    said = json.dumps(value, ensure_ascii=False)
    sys.stdout.write(said.encode("utf-8", "replace").decode() + "\n")
    sys.stdout.flush()
