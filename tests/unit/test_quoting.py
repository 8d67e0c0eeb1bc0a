"""Which of the person's own words a question takes up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.elements import Element, ReadSentence
from assistant.domain.methods import ProbeKind
from assistant.domain.quoting import salient_clause


def said(text: str, *elements: Element) -> ReadSentence:
    return ReadSentence(text, frozenset(elements))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ik gaf het dossier door en Milan zei steeds ja ja.", ""),
        ("Milan zei steeds ja ja.", "Milan zei steeds ja ja"),
        ("Maar ik wist niet goed wat ik moest zeggen.", "ik wist niet goed wat ik moest zeggen"),
        ("Die Einkäuferin fragte nach dem Preis, und ich bin sofort runtergegangen.",
         "ich bin sofort runtergegangen"),
        ("Dana blew up at me in stand-up, over nothing at all really.", "Dana blew up at me in stand-up"),
        ("Der Kalender ist übrigens auch so ein Thema.", "Der Kalender ist übrigens auch so ein Thema"),
        ("The people at the table all want somebody else to answer that one for them.", ""),
        ("Was that fair of me?", ""),
        ("Ok dan.", ""),
        ("Zie https://voorbeeld.nl voor het verslag.", ""),
        ("Naam | datum | uren", ""),
        ("Bel me op 0612345678 over haar.", ""),
    ],
)  # fmt: skip
def test_a_short_clause_is_taken_up_as_it_stands(text: str, clause: str) -> None:
    assert salient_clause([said(text, Element.EXPERIENCE)], ProbeKind.MOMENT) == clause


def test_each_kind_of_probe_takes_up_what_it_asks_about() -> None:
    told = [
        said("Ik gaf het dossier aan Milan.", Element.EXPERIENCE),
        said("Ik werd er onrustig van.", Element.FEELING),
    ]
    assert salient_clause(told, ProbeKind.DESCRIPTIVE) == "Ik gaf het dossier aan Milan"
    assert salient_clause(told, ProbeKind.EXPLANATORY) == "Ik werd er onrustig van"


@pytest.mark.parametrize(
    "text",
    [
        "Wat een domme vraag is dat nou.",
        "Daar heb je geen methode voor nodig.",
        "Das habe ich doch schon geschrieben, Mensch.",
        "Für so was brauche ich kein Programm.",
        "This is a waste of time.",
        "I am not talking to a text box.",
        "You people have one script.",
        "Zijn vrouw was die week ziek.",
        "Ihr Sohn hatte Fieber in der Nacht.",
        "Her mum had been unwell again.",
    ],
)
def test_talk_about_the_conversation_or_about_someone_elses_family_is_not_quoted_back(text: str) -> None:
    assert salient_clause([said(text, Element.EXPERIENCE)], ProbeKind.MOMENT) == ""


def test_a_clause_with_the_writer_comes_before_one_without() -> None:
    told = [said("The lorry came at nine, and I waved it through.", Element.EXPERIENCE)]
    assert salient_clause(told, ProbeKind.DESCRIPTIVE) == "I waved it through"


def test_without_the_writer_and_without_an_element_nothing_is_quoted() -> None:
    assert salient_clause([said("Der Kalender hängt an der Wand.")], ProbeKind.MOMENT) == ""
    assert salient_clause([said("Ich stand an der Wand.")], ProbeKind.MOMENT) == "Ich stand an der Wand"


@given(st.text(max_size=200), st.sampled_from(ProbeKind))
def test_a_quote_always_stands_in_the_answer(text: str, kind: ProbeKind) -> None:
    found = salient_clause([said(text)], kind)
    assert found in text
    assert len(found.split()) <= 9
