"""The language is told from a few words, and not told where one cannot know."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
import yaml

from assistant.domain.language import Language
from assistant.reading.language import language_of

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
SHORT = {
    "Hoe geef ik feedback?": "nl",
    "hoe geef ik feedback": "nl",
    "HOE GEEF IK FEEDBACK?": "nl",
    "Hoe draag ik een zaak over?": "nl",
    "zaak overdragen": "nl",
    "de mensen die luisteren": "nl",
    "Wat ging er mis?": "nl",
    "Wie gebe ich Feedback?": "de",
    "wie gebe ich feedback": "de",
    "Fall übergeben": "de",
    "Konflikt zwischen Kollegen": "de",
    "die Katze": "de",
    "Was tun im Konflikt?": "de",
    "Kundengespräch": "de",
    "handing over a case": "en",
    "How do I give feedback?": "en",
    "conflict between colleagues": "en",
    "The patients die.": "en",
    "How do you let an idea die?": "en",
    "Old habits die hard": "en",
    "They would rather die than ask": "en",
}
OTHERS = (
    "Comment donner un retour à un collègue ?",
    "¿Cómo doy retroalimentación?",
    "Come posso dare un feedback?",
    "Hvordan giver jeg feedback til en kollega?",
    "Jag visste inte vad jag skulle säga.",
    "Jak dać informację zwrotną?",
    "Nasıl geri bildirim veririm?",
    "Hoe gee ek terugvoer aan 'n kollega?",
    "Как дать обратную связь?",
    "如何给出反馈",
)


@pytest.mark.parametrize(("text", "language"), SHORT.items())
def test_short_questions_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == Language(language)


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_none(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "12345", "die", "Feedback geben", "!?", "https://example.com/the-people", "a@b.com"]
)
def test_what_says_nothing_is_none(text: str) -> None:
    assert language_of(text) is None


def own_texts() -> list[tuple[Language, str]]:
    """Every wording of the methods' questions, by its language."""
    found: list[tuple[Language, str]] = []

    def gather(node: object, language: Language | None) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                gather(value, Language(key) if key in set(Language) else language)
        elif isinstance(node, list):
            for value in node:
                gather(value, language)
        elif isinstance(node, str) and language and len(node.split()) >= 4:
            found.append((language, node))

    for file in sorted((KNOWLEDGE / "methods").glob("*.yaml")):
        gather(yaml.safe_load(file.read_text(encoding="utf-8")), None)
    return found


def share_right(texts: list[tuple[Language, str]]) -> float:
    return sum(language_of(text) is language for language, text in texts) / len(texts)


def test_the_products_own_sentences_are_told_apart() -> None:
    texts = own_texts()
    assert {language for language, _ in texts} == set(Language)
    assert len(texts) > 300
    assert share_right(texts) >= 0.99


def test_three_words_are_mostly_enough() -> None:
    chance = Random(7)
    pieces = []
    for language, text in own_texts():
        words = re.findall(r"[\w’'-]+", text)
        begin = chance.randrange(max(1, len(words) - 2))
        pieces.append((language, " ".join(words[begin : begin + 3])))
    assert share_right(pieces) >= 0.93


def test_a_long_text_is_told_from_its_beginning() -> None:
    assert language_of("Ik ging naar de klant en vroeg wat er was. " * 10_000) is Language.NL
