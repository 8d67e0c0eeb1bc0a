"""The rules of danger and the contacts: there for every class, language and country, with source and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.contacts import Country, contacts_for
from assistant.domain.danger import PRECEDENCE, Danger, DangerKind
from assistant.domain.language import Language
from assistant.library import FileLibrary

LIBRARY = FileLibrary()
OWN = """
contacts:
  - name: "Ilse Maas"
    kinds: [harm_reported]
    phone: "020 555 01 23"
    source: "https://intranet.example.org"
    checked: 2026-11-22
"""


def own(tmp_path: Path, text: str) -> FileLibrary:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / "organisation.yaml").write_text(text, encoding="utf-8")
    return FileLibrary(tmp_path)


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize("kind", PRECEDENCE)
def test_every_class_has_someone_to_turn_to_in_every_country(country: Country, kind: DangerKind) -> None:
    assert contacts_for(LIBRARY.contacts(country), kind)
    assert not contacts_for(LIBRARY.contacts(country), DangerKind.NONE)


@pytest.mark.parametrize("country", Country)
def test_danger_to_life_shows_the_emergency_number_first(country: Country) -> None:
    for kind in (DangerKind.DANGER_SELF, DangerKind.DANGER_OTHERS):
        first = contacts_for(LIBRARY.contacts(country), kind)[0]
        assert first.phone in {"112", "999", "911"}


@pytest.mark.parametrize("country", Country)
def test_every_contact_has_a_number_or_an_address_a_source_and_a_day(country: Country) -> None:
    for contact in LIBRARY.contacts(country):
        assert contact.phone or contact.url
        assert contact.source.startswith("https://")
        assert contact.checked >= date(2026, 1, 1)
        assert all(contact.name.for_(language) for language in Language)


@pytest.mark.parametrize("language", Language)
def test_every_class_can_be_seen_and_says_something(language: Language) -> None:
    rules = LIBRARY.danger()[language]
    assert set(rules.kinds) == set(rules.says) == set(PRECEDENCE)
    for kind in PRECEDENCE:
        assert len(rules.kinds[kind].explicit) + len(rules.kinds[kind].indirect) >= 20
        assert "{quote}" not in rules.says[kind].stop.du


@pytest.mark.parametrize("language", Language)
def test_a_veiled_sign_is_quoted_and_asked_about_once(language: Language) -> None:
    says = LIBRARY.says(language)[DangerKind.DANGER_SELF]
    veiled = says.stopping(Danger(DangerKind.DANGER_SELF, False, "their own words"))
    plain = says.stopping(Danger(DangerKind.DANGER_SELF, True, "their own words"))
    assert "their own words" in veiled.du
    assert veiled.sie.count("?") == 1
    assert "?" not in plain.du


def test_the_organisations_own_contacts_come_first(tmp_path: Path) -> None:
    library = own(tmp_path, OWN)
    assert library.problems() == ()
    first = contacts_for(library.contacts(Country.NL), DangerKind.HARM_REPORTED)[0]
    assert (first.name.nl, first.own) == ("Ilse Maas", True)


def test_old_contacts_and_none_of_ones_own_are_warned_about(tmp_path: Path) -> None:
    soon, later = date(2027, 11, 22), date(2027, 11, 23)
    assert [p.message for p in LIBRARY.aged_contacts(Country.NL, soon)] == [
        "Your organisation names no contacts of its own."
    ]
    library = own(tmp_path, OWN)
    assert library.aged_contacts(Country.NL, soon) == ()
    assert len(library.aged_contacts(Country.NL, later)) == len(library.contacts(Country.NL))


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('"020 555 01 23"', "205550123", "A phone number is text"),
        ('"020 555 01 23"', '"call me"', "no phone number"),
        ("2026-11-22", '"soon"', "no day"),
        ("[harm_reported]", "[harm]", "no kind of danger"),
        ('"Ilse Maas"', "{nl: Ilse}", "one in each language"),
        ('    phone: "020 555 01 23"\n', "", "neither phone nor url"),
    ],
)
def test_a_mistake_in_the_organisations_contacts_is_told(
    tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    library = own(tmp_path, OWN.replace(wrong, right))
    (problem,) = library.problems()
    assert told in problem.message
    assert problem.place
    assert problem.cure


def test_a_mistake_in_the_organisations_rules_is_told_and_the_shipped_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge" / "danger"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "knowledge" / "danger" / "en.yaml"
    text = shipped.read_text(encoding="utf-8").replace('- "kill switch"', '- "(kill switch"')
    (folder / "en.yaml").write_text(text, encoding="utf-8")
    library = FileLibrary(tmp_path)
    (problem,) = library.problems()
    assert "not closed" in problem.message
    assert "sounds_alike[" in problem.place
    assert "kill switch" in library.danger()[Language.EN].sounds_alike
