"""`assistant read`: what a text contains. Nothing that is read is stored or logged.

Each verb reads one JSON object a line and writes one for it, or
`{"id": …, "kind": "error", "key": …, "text": …}` for a line that cannot be used.

`assistant read reflection --json` reads `{"id", "text", "context"}` and writes `{"id", "language",
"sentences": [{"text", "element", "probability", "sure", "all": {element: probability}}]}`; `element` is the
likeliest, and `sure` says whether it counts as present.

`assistant read feedback --json` reads `{"id", "text"}` and writes `{"id", "language", "sentences": [{"text",
"part", "flaws": [{"flaw", "span": [start, end], "reason", "suggestion"}]}], "missing": [part], "private"}`;
a span counts signs of its sentence.

`assistant read safety --json` reads `{"id", "text", "language", "country"}`, the last two if wanted, and
writes `{"id", "class", "explicit", "contacts": [{"name", "phone", "url", "hours"}]}`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.domain.contacts import Contact
    from assistant.domain.elements import ReadSentence
    from assistant.domain.feedback import FeedbackRules, FeedbackSentence
    from assistant.domain.language import Language
    from assistant.services.safety import Safety


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    always = "one JSON object a line (always so; for clarity)"
    reflection = verbs.add_parser("reflection", help="what each sentence of a reflection does")
    reflection.add_argument("--json", action="store_true", help=always)
    reflection.add_argument("--language", choices=["nl", "de", "en"], help="otherwise told from each text")
    feedback = verbs.add_parser("feedback", help="parts and flaws of feedback, and what is missing")
    feedback.add_argument("--json", action="store_true", help=always)
    feedback.add_argument("--language", choices=["nl", "de", "en"], help="otherwise told from each text")
    safety = verbs.add_parser("safety", help="signs of danger, and whom to turn to")
    safety.add_argument("--json", action="store_true", help=always)


def run(given: argparse.Namespace) -> int:
    """Read what comes in line by line. Returns 0, also when lines could not be used."""
    from assistant.commands.asked import answer_lines

    if given.verb == "safety":
        read = _reads_safety()
    else:
        read = (_reads_reflection if given.verb == "reflection" else _reads_feedback)(given.language)
    answer_lines(read, "text")
    return 0


def _reads_safety() -> Callable[[dict[str, Any]], dict[str, Any]]:
    from assistant.bootstrap import safety_of
    from assistant.settings import load_settings

    return partial(_safety, safety_of(load_settings()))


def _safety(safety: Safety, asked: dict[str, Any]) -> dict[str, Any]:
    from assistant.commands.asked import one_of
    from assistant.domain.contacts import Country
    from assistant.domain.language import Language
    from assistant.services.safety import look

    language, country = one_of(asked, "language", Language), one_of(asked, "country", Country)
    told = language or safety.language_of(asked["text"])
    looked = look(safety, asked["text"], told, country)
    contacts = [_contact(one, told or Language.EN) for one in looked.contacts]
    danger = looked.danger
    return {"class": danger.kind.value, "explicit": danger.explicit, "contacts": contacts}


def _reads_reflection(language: str | None) -> Callable[[dict[str, Any]], dict[str, Any]]:
    from assistant.bootstrap import reader_of
    from assistant.commands.asked import one_of
    from assistant.domain.language import Language
    from assistant.reading.language import language_of
    from assistant.settings import load_settings

    reader = reader_of(load_settings())
    always = Language(language) if language else None

    def read(asked: dict[str, Any]) -> dict[str, Any]:
        text = asked["text"]
        told = always or one_of(asked, "language", Language) or language_of(text) or Language.EN
        sentences = [_sentence(one) for one in reader.read(text, told).sentences]
        return {"language": told.value, "sentences": sentences}

    return read


def _sentence(read: ReadSentence) -> dict[str, Any]:
    """Without a trained reader there are no probabilities; then what the lexicons found is given."""
    from assistant.domain.elements import Element

    likely = {one.value: round(p, 4) for one, p in read.probabilities.items()}
    found = max(likely, key=lambda one: likely[one]) if likely else (read.best or Element.OTHER).value
    return {
        "text": read.text,
        "element": found,
        "probability": likely.get(found),
        "sure": found in read.elements,
        "all": likely,
    }


def _reads_feedback(language: str | None) -> Callable[[dict[str, Any]], dict[str, Any]]:
    from assistant.bootstrap import feedback_of
    from assistant.commands.asked import one_of
    from assistant.domain.language import Language
    from assistant.library.library import FileLibrary
    from assistant.reading.language import language_of
    from assistant.settings import load_settings

    settings = load_settings()
    library = FileLibrary(settings.library)
    reader, rules = feedback_of(settings, library), library.feedback()
    always = Language(language) if language else None

    def read(asked: dict[str, Any]) -> dict[str, Any]:
        text = asked["text"]
        told = always or one_of(asked, "language", Language) or language_of(text) or Language.EN
        found = reader.read(text, told)
        return {
            "language": told.value,
            "sentences": [_feedback_sentence(one, rules[told]) for one in found.sentences],
            "missing": [part.value for part in found.missing],
            "private": found.private,
        }

    return read


def _feedback_sentence(read: FeedbackSentence, rules: FeedbackRules) -> dict[str, Any]:
    """In German the formal address: nobody is known here whose form of address it could be."""
    flaws = [
        {
            "flaw": one.flaw.value,
            "span": [one.start, one.end],
            "reason": rules.flaws[one.flaw].reason.sie,
            "suggestion": rules.flaws[one.flaw].suggestion.sie,
        }
        for one in read.flaws
    ]
    return {"text": read.text, "part": read.part.value, "flaws": flaws}


def _contact(contact: Contact, language: Language) -> dict[str, str]:
    name, hours = contact.name.for_(language), contact.hours.for_(language)
    return {"name": name, "phone": contact.phone, "url": contact.url, "hours": hours}
