"""The first rule of the product, as far as code can check one question."""

from __future__ import annotations

import pytest

from assistant.domain.language import Language
from assistant.domain.questions import faults

NL, DE, EN = Language.NL, Language.DE, Language.EN


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (NL, "Wat gebeurde er", {"no-question"}),
        (NL, "Wat gebeurde er? En toen?", {"two-questions"}),
        (NL, "Hoe voelde je je en wat zou je anders doen?", {"two-questions"}),
        (DE, "Was geschah und wie hast du dich gefühlt?", {"two-questions"}),
        (DE, "Was hast du getan, und worauf war das die Antwort?", {"two-questions"}),
        (EN, "What happened and how did you feel?", {"two-questions"}),
        (NL, "Wanneer begon het, wanneer was het voorbij?", {"two-questions"}),
        (NL, "Wat zag je toen Milan wegliep, wat deed je daarna?", {"two-questions"}),
        (DE, "Wie fing es an, wie ging es weiter?", {"two-questions"}),
        (DE, "Plan und Wirklichkeit: Was hat geholfen, was stand im Weg?", {"two-questions"}),
        (DE, "In welchem Moment hast du es gemerkt, was hast du da getan?", {"two-questions"}),
        (EN, "What did you see when he left, how did you react?", {"two-questions"}),
        (EN, "Where will you be, or who will you be with?", {"two-questions"}),
        (EN, "word " * 30 + "what?", {"too-long"}),
        (EN, "What now!?", {"exclamation"}),
        (NL, "Wat goed dat je dit vertelt. Wat gebeurde er?", {"praise"}),
        (NL, "Mooi. Wat gebeurde er?", {"praise"}),
        (DE, "Schön, dass du das sagst. Was war dann?", {"praise"}),
        (EN, "Great question. What happened?", {"praise"}),
        (EN, "That's great, what happened?", {"praise"}),
        (NL, "Waarom heb je dat gedaan?", {"blame"}),
        (NL, "Waarom deed jij dat?", {"blame"}),
        (DE, "Warum hast du das getan?", {"blame"}),
        (DE, "Wieso haben Sie das getan?", {"blame"}),
        (EN, "Why didn’t you say so?", {"blame"}),
        (EN, "What does [this](x) say?", {"link"}),
        (EN, "What is on https://x.org?", {"link"}),
        (EN, "What is **this**?", {"link"}),
        (EN, "What is <b>this</b>?", {"link"}),
        (EN, "- What is this?", {"link"}),
    ],
)
def test_a_broken_rule_is_named(language: Language, text: str, expected: set[str]) -> None:
    assert set(faults(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            NL,
            "Eén keer gelukt; ik zet het erbij. De overdracht dan: wat gebeurde er, van het begin af?",
        ),
        (NL, "Met wie of wat was je bezig?"),
        (NL, "Wat ging goed en wat was lastig: wat hoort waar?"),
        (NL, "Goede overdrachten, wat hebben die gemeen?"),
        (DE, "Was hat es dir leicht gemacht, was schwer?"),
        (DE, "Welches Gespräch oder welche Situation hast du noch im Ohr?"),
        (DE, "Wie geht der Satz weiter: „Wenn …, dann …“?"),
        (DE, "Und wie lautet dein Satz mit „Wenn …, dann …?“"),
        (NL, "Wanneer het weer gebeurt, wat doe je dan?"),
        (NL, "Wat Milan zei, hoe kwam dat over?"),
        (NL, "Wat er is gebeurd, hoe kwam dat zo?"),
        (DE, "Was da war, wie hat das angefangen?"),
        (NL, "“Wat was er, hoe ging het”: wat bedoel je daarmee?"),
        (DE, "Was war das Letzte, was geschah?"),
        (DE, "Was war das Erste, was zu sehen oder zu hören war?"),
        (DE, "Was weißt du jetzt, was du vorher nicht wusstest?"),
        (DE, "Was lief rund, was hat gehakt: Was gehört wohin?"),
        (EN, "When that moment comes, what exactly will you do?"),
        (EN, "What did you say to Milan, who was on the phone?"),
        (EN, "What did you do with the file, which was open?"),
        (EN, "Sort it into two piles, what worked and what was hard: what goes where?"),
        (EN, "Which one moment of it stays with you?"),
        (EN, "What made it turn out well-ordered?"),
    ],
)
def test_a_good_question_raises_no_alarm(language: Language, text: str) -> None:
    assert faults(text, language) == ()
