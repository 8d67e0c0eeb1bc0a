"""Reads `knowledge/contacts/<country>.yaml` and the organisation's own `contacts/organisation.yaml`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, PlainValidator

from assistant.domain.contacts import Contact, Country, InLanguages
from assistant.domain.danger import PRECEDENCE, DangerKind
from assistant.domain.language import Language
from assistant.library.parse import Parsed
from assistant.library.problems import Problem, Severity, did_you_mean, errors
from assistant.library.shapes import Shape, Words, shaped, wrong

#: The organisation's own contacts, in its own folder.
OWN = "contacts/organisation.yaml"
_LANGUAGES = tuple(language.value for language in Language)
_PHONE_SIGNS = frozenset("0123456789 +-()/.*#")


def _in_languages(value: object) -> InLanguages:
    """One text for all languages, or `{nl: …, de: …, en: …}`."""
    if isinstance(value, str) and value.strip():
        return InLanguages.same(value.strip())
    if not isinstance(value, dict) or set(value) != set(_LANGUAGES):
        raise wrong("Here a text is expected, or one in each language.", "Write {nl: …, de: …, en: …}.")
    if not all(isinstance(text, str) and text.strip() for text in value.values()):
        raise wrong("One of the languages is empty.", "Write the text in nl, de and en.")
    return InLanguages(*(value[language].strip() for language in _LANGUAGES))


def _kind(value: object) -> DangerKind:
    known = [kind.value for kind in PRECEDENCE]
    if value not in known:
        raise wrong(f'"{value}" is no kind of danger.', did_you_mean(str(value), known))
    return DangerKind(str(value))


def _phone(value: object) -> str:
    if not isinstance(value, str):
        raise wrong("A phone number is text.", 'Put it in "quotes", or the noughts in front get lost.')
    if not value.strip() or not set(value) <= _PHONE_SIGNS:
        raise wrong(
            f'"{value}" is no phone number.', "Write digits, spaces, + and -; words go into the note."
        )
    return value.strip()


def _url(value: object) -> str:
    if not isinstance(value, str) or not value.startswith(("https://", "http://", "mailto:")):
        raise wrong(f'"{value}" is no address.', "Write it like https://www.example.org.")
    return value.strip()


def _day(value: object) -> date:
    if type(value) is not date:
        raise wrong(f'"{value}" is no day.', "Write it like 2026-11-22, without quotes.")
    return value


LocalText = Annotated[InLanguages, PlainValidator(_in_languages)]
Kind = Annotated[DangerKind, PlainValidator(_kind)]
Phone = Annotated[str, PlainValidator(_phone)]
Url = Annotated[str, PlainValidator(_url)]
Day = Annotated[date, PlainValidator(_day)]
_NOTHING = InLanguages.same("")


class ContactShape(Shape):
    """One contact."""

    name: LocalText
    kinds: list[Kind] = Field(min_length=1)
    phone: Phone | None = None
    url: Url | None = None
    hours: LocalText | None = None
    languages: list[Words] = Field(default=[])
    note: LocalText | None = None
    source: Words
    checked: Day


class ContactsShape(Shape):
    """One file of contacts."""

    contacts: list[ContactShape] = Field(min_length=1)


def read_contacts(parsed: Parsed, own: bool = False) -> tuple[Contact, ...] | None:
    """The contacts of one file, or None; what is wrong is added to `parsed.problems`."""
    shape = shaped(ContactsShape, parsed)
    if shape is None:
        return None
    for number, one in enumerate(shape.contacts):
        if not one.phone and not one.url:
            parsed.report(("contacts", number), "There is neither phone nor url.", "Add one of them.")
    if errors(parsed.problems):
        return None
    return tuple(_contact(one, own) for one in shape.contacts)


def _contact(one: ContactShape, own: bool) -> Contact:
    return Contact(
        one.name,
        frozenset(one.kinds),
        one.phone or "",
        one.url or "",
        one.hours or _NOTHING,
        tuple(one.languages),
        one.source,
        one.checked,
        one.note or _NOTHING,
        own,
    )


def aged(contacts: tuple[Contact, ...], own: tuple[Contact, ...], today: date) -> tuple[Problem, ...]:
    """Warnings for contacts not checked for a year, and when the organisation has none of its own."""
    found = [
        Problem(
            OWN if contact.own else "knowledge/contacts",
            contact.name.en,
            f"This contact was last checked on {contact.checked.isoformat()}.",
            f"Look at {contact.source} and set the day in `checked`.",
            Severity.WARNING,
        )
        for contact in (*own, *contacts)
        if contact.is_old(today)
    ]
    if not own:
        found.append(
            Problem(
                OWN,
                "",
                "Your organisation names no contacts of its own.",
                "Add confidant, company doctor, HR and works council; see the operators' pages.",
                Severity.WARNING,
            )
        )
    return tuple(found)


def no_country(file: str, stem: str, own: bool) -> Problem:
    """The problem of a file named for no country of the product."""
    known = [country.value for country in Country]
    severity = Severity.WARNING if own else Severity.ERROR
    return Problem(file, "", f'"{stem}" is no country of the product.', did_you_mean(stem, known), severity)
