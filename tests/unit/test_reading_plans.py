"""Plans, days and outcomes are read in the words people use for them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.intentions import Outcome, Plan
from assistant.domain.language import Language
from assistant.library import FileLibrary
from assistant.reading import RulePlans

NL, DE, EN = Language.NL, Language.DE, Language.EN
PLANS = RulePlans(FileLibrary().lexicons())
WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("language", "text", "cue", "action"),
    [
        (
            NL,
            "als een klant aarzelt, tel ik tot vijf voordat ik verder praat",
            "een klant aarzelt",
            "tel ik tot vijf voordat ik verder praat",
        ),
        (NL, "Als de klant aarzelt dan tel ik tot vijf.", "de klant aarzelt", "tel ik tot vijf"),
        (NL, "als ik merk dat hij aarzelt tel ik tot vijf", "ik merk dat hij aarzelt", "tel ik tot vijf"),
        (NL, "Ik tel tot vijf als de klant aarzelt", "de klant aarzelt", "ik tel tot vijf"),
        (NL, "Als hij later dan vijf komt, dan bel ik.", "hij later dan vijf komt", "bel ik"),
        (NL, "De volgende keer dat hij zwijgt, wacht ik", "hij zwijgt", "wacht ik"),
        (NL, "Mijn plan: als hij zwijgt, wacht ik.", "hij zwijgt", "wacht ik"),
        (NL, "Als: hij zwijgt\nDan: wacht ik", "hij zwijgt", "wacht ik"),
        (NL, "als ik merk dat ik gehaast ben", "ik merk dat ik gehaast ben", ""),
        (NL, "Volgende keer tel ik tot vijf.", "", "tel ik tot vijf"),
        (NL, "Ik ga het doen als eerste", "", "ik ga het doen als eerste"),
        (
            DE,
            "Wenn nach der Preisfrage Stille entsteht, dann schreibe ich die Frage auf.",
            "nach der Preisfrage Stille entsteht",
            "schreibe ich die Frage auf",
        ),
        (DE, "Wenn es still wird schreibe ich mit", "es still wird", "schreibe ich mit"),
        (DE, "Ich zähle bis fünf, wenn der Kunde zögert.", "der Kunde zögert", "ich zähle bis fünf"),
        (
            DE,
            "Sobald der Kollege, der immer zögert, still wird, frage ich nach.",
            "der Kollege, der immer zögert, still wird",
            "frage ich nach",
        ),
        (
            DE,
            "Wenn ich merke, dass ich laut werde, atme ich durch",
            "ich merke, dass ich laut werde",
            "atme ich durch",
        ),
        (DE, "Beim nächsten Mal, wenn sie fragt, warte ich", "sie fragt", "warte ich"),
        (DE, "„Falls er fragt, dann warte ich.“", "er fragt", "warte ich"),
        (EN, "If he goes quiet, then I wait.", "he goes quiet", "I wait"),
        (EN, "When he interrupts I count to five", "he interrupts", "I count to five"),
        (EN, "Next time a customer hesitates, I count to five", "a customer hesitates", "I count to five"),
        (EN, "Next time I count to five", "", "I count to five"),
        (EN, "Next time, when he asks, I'll wait", "he asks", "I'll wait"),
        (EN, "I count to five when he is silent", "he is silent", "I count to five"),
        (EN, "Once the call ends I write one line", "the call ends", "I write one line"),
        (EN, "If Dana is late, ask her privately", "Dana is late", "ask her privately"),
        (EN, "Whenever I feel rushed, I stop. That seems good.", "I feel rushed", "I stop"),
        (EN, "I will ask if he is ready", "", "I will ask if he is ready"),
        (EN, "I will ask once", "", "I will ask once"),
        (EN, "when the customer hesitates", "the customer hesitates", ""),
        (
            NL,
            "Als de kraan stilvalt dan ligt mijn boek open, en dan wil ik rust.",
            "de kraan stilvalt",
            "ligt mijn boek open, en dan wil ik rust",
        ),
        (
            DE,
            "Wenn ich ans Telefon muss dann hat mein Kollege die Kasse, und dann bin ich frei",
            "ich ans Telefon muss",
            "hat mein Kollege die Kasse, und dann bin ich frei",
        ),
        (
            EN,
            "If I get called out then my list is with Sam, and then I go.",
            "I get called out",
            "my list is with Sam, and then I go",
        ),
        (NL, "Als hij dan toch belt, dan wacht ik.", "hij dan toch belt", "wacht ik"),
        (
            NL,
            "Als het minder is dan wat ik vroeg, dan zeg ik nee",
            "het minder is dan wat ik vroeg",
            "zeg ik nee",
        ),
        (NL, "Als zij later dan acht belt bel ik terug", "zij later dan acht belt", "bel ik terug"),
        (
            DE,
            "Wenn er laut wird und dann geht, atme ich durch.",
            "er laut wird und dann geht",
            "atme ich durch",
        ),
        (DE, "Wenn sie dann in der Tür steht, frage ich nach", "sie dann in der Tür steht", "frage ich nach"),
        (EN, "", "", ""),
    ],
)
def test_cue_and_action_are_found_in_the_persons_words(
    language: Language, text: str, cue: str, action: str
) -> None:
    assert PLANS.plan(text, language) == Plan(cue=cue, action=action)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (EN, "2026-03-14", date(2026, 3, 14)),
        (EN, "2025-03-14", None),
        (NL, "14 maart", date(2026, 3, 14)),
        (NL, "op 14 mrt. om 10 uur", date(2026, 3, 14)),
        (DE, "am 14. März", date(2026, 3, 14)),
        (DE, "14.3.", date(2026, 3, 14)),
        (DE, "14. 3. 2026", date(2026, 3, 14)),
        (DE, "14.3.26", date(2026, 3, 14)),
        (EN, "14/3", date(2026, 3, 14)),
        (EN, "3/14", date(2026, 3, 14)),
        (EN, "March 14", date(2026, 3, 14)),
        (EN, "the 14th of March", date(2026, 3, 14)),
        (EN, "May 5th, 2027", date(2027, 5, 5)),
        (NL, "1 maart", date(2027, 3, 1)),
        (NL, "1 maart 2026", None),
        (EN, "29 February", date(2028, 2, 29)),
        (EN, "31 April", None),
        (EN, "the 20th", date(2026, 3, 20)),
        (DE, "am 5.", date(2026, 4, 5)),
        (NL, "vandaag", date(2026, 3, 11)),
        (NL, "morgen", date(2026, 3, 12)),
        (NL, "morgenochtend bij de start", date(2026, 3, 12)),
        (DE, "morgen", date(2026, 3, 12)),
        (DE, "übermorgen", date(2026, 3, 13)),
        (EN, "the day after tomorrow", date(2026, 3, 13)),
        (NL, "dinsdagmiddag", date(2026, 3, 17)),
        (DE, "Dienstag Morgen", date(2026, 3, 17)),
        (EN, "Wednesday", date(2026, 3, 18)),
        (EN, "next Thursday", date(2026, 3, 12)),
        (DE, "nächsten Dienstag", date(2026, 3, 17)),
        (EN, "next week Tuesday", date(2026, 3, 17)),
        (EN, "Friday next week", date(2026, 3, 20)),
        (NL, "volgende week vrijdag", date(2026, 3, 20)),
        (DE, "nächste Woche Freitag", date(2026, 3, 20)),
        (DE, "nächste Woche", date(2026, 3, 16)),
        (EN, "in two weeks", date(2026, 3, 25)),
        (NL, "over twee weken", date(2026, 3, 25)),
        (DE, "in zwei Wochen", date(2026, 3, 25)),
        (DE, "in zwei Wochen am Dienstag", date(2026, 3, 24)),
        (DE, "in 14 Tagen", date(2026, 3, 25)),
        (NL, "over een maand", date(2026, 4, 11)),
        (EN, "a week from today", date(2026, 3, 18)),
        (EN, "end of the month", date(2026, 3, 31)),
        (NL, "eind april", date(2026, 4, 30)),
        (DE, "Ende des Monats", date(2026, 3, 31)),
        (DE, "Ende nächster Woche", date(2026, 3, 20)),
        (NL, "in het weekend", date(2026, 3, 14)),
        (NL, "za", date(2026, 3, 14)),
        (DE, "um 14.30 Uhr", None),
        (NL, "'s morgens bij de koffie", None),
        (EN, "last Tuesday", None),
        (NL, "gisteren", None),
        (EN, "I may call", None),
        (NL, "weet ik niet", None),
        (EN, "in 999 months", date(2109, 6, 11)),
        (EN, "99/99", None),
        (EN, "", None),
    ],
)
def test_the_day_is_found(language: Language, text: str, expected: date | None) -> None:
    assert PLANS.date(text, language, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (NL, "Eén keer gedaan, bij De Vries. Verder vergeten.", Outcome.PARTLY),
        (NL, "gelukt", Outcome.DONE),
        (NL, "niet echt gelukt", Outcome.NOT),
        (NL, "hoeft niet meer", Outcome.DROPPED),
        (NL, "Nee.", Outcome.NOT),
        (DE, "erledigt", Outcome.DONE),
        (DE, "hat sich erledigt", Outcome.DROPPED),
        (DE, "habe ich nicht wirklich geschafft", Outcome.NOT),
        (DE, "teils", Outcome.PARTLY),
        (DE, "Ja", Outcome.DONE),
        (EN, "I forgot", Outcome.NOT),
        (EN, "yes", Outcome.DONE),
        (EN, "I haven’t done it", Outcome.NOT),
        (EN, "no longer want it", Outcome.DROPPED),
        (EN, "The meeting was moved", None),
        (EN, "", None),
    ],
)
def test_what_came_of_a_plan_is_found(language: Language, text: str, expected: Outcome | None) -> None:
    assert PLANS.outcome(text, language) is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (NL, "nee", True),
        (NL, "Nee, dank je", True),
        (NL, "niemand", True),
        (NL, "één is genoeg", True),
        (NL, "alleen Anna", False),
        (DE, "Nein, das reicht.", True),
        (DE, "niemand", True),
        (DE, "Nein, aber Milan", False),
        (EN, "nobody really", True),
        (EN, "That’s all, thanks", True),
        (EN, "-", True),
        (EN, "", True),
        (EN, "Milan", False),
        (EN, "Nobody knows this better than Dana, so her", False),
    ],
)
def test_no_and_none_are_understood(language: Language, text: str, expected: bool) -> None:
    assert PLANS.nothing(text, language) is expected


@given(st.text(), st.sampled_from(Language))
def test_any_text_can_be_read(text: str, language: Language) -> None:
    plan = PLANS.plan(text, language)
    for part in (plan.cue, plan.action):
        assert part.casefold() in text.casefold()
    found = PLANS.date(text, language, WEDNESDAY)
    assert found is None or found >= WEDNESDAY
    PLANS.outcome(text, language)
    PLANS.nothing(text, language)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["als ", "dan ", ", ", "a ", ". ", "ik ", "12 ", "\n", "3.", "-", "nee "])
def test_long_and_strange_texts_take_no_time(piece: str) -> None:
    text = "als x " + piece * (20_000 // len(piece))
    plan = PLANS.plan(text, NL)
    assert all(part.casefold() in text.casefold() for part in (plan.cue, plan.action))
    found = PLANS.date(text, NL, WEDNESDAY)
    assert found is None or found >= WEDNESDAY
    assert (PLANS.outcome(text, NL) is None) is (piece != "nee ")
    assert not PLANS.nothing(text, NL)
