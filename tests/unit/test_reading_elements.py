"""The rules find elements of reflection by their cues, and do not claim what is not there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.elements import Closing, Element
from assistant.domain.language import Language
from assistant.library import FileLibrary
from assistant.reading import RuleReader

NL, DE, EN = Language.NL, Language.DE, Language.EN


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(FileLibrary().lexicons())


@pytest.mark.parametrize(
    ("language", "text", "holds"),
    [
        (NL, "Ik gaf het dossier door en Milan zei steeds ja ja.", {Element.EXPERIENCE}),
        (NL, "Ik schrok ervan.", {Element.FEELING}),
        (NL, "Dat kwam omdat ik haast had.", {Element.REFLECTION}),
        (NL, "Volgende keer wacht ik tot hij klaar is.", {Element.INTENTION}),
        (NL, "Ik besef nu dat ik ratelde.", {Element.LEARNING}),
        (DE, "Die Einkäuferin fragte nach dem Preis.", {Element.EXPERIENCE}),
        (DE, "Ich war wütend.", {Element.FEELING}),
        (DE, "Das lag daran, dass ich müde war.", {Element.REFLECTION}),
        (DE, "Mir ist klar geworden, dass ich zu schnell bin.", {Element.LEARNING}),
        (DE, "Beim nächsten Mal frage ich nach.", {Element.INTENTION}),
        (DE, "Ich schreibe die Frage mit und schaue sie an.", {Element.INTENTION}),
        (EN, "I said the wrong name and she left.", {Element.EXPERIENCE}),
        (EN, "I was angry.", {Element.FEELING}),
        (EN, "Maybe she thought I was laughing at her.", {Element.PERSPECTIVE}),
        (EN, "Next time I will wait.", {Element.INTENTION}),
        (EN, "I couldn’t find the file.", {Element.DIFFICULTY}),
    ],
)
def test_a_cue_shows_its_element(
    reader: RuleReader, language: Language, text: str, holds: set[Element]
) -> None:
    reading = reader.read(text, language)
    assert len(reading.sentences) == 1
    assert holds <= reading.sentences[0].elements


@pytest.mark.parametrize(
    ("language", "text", "lacks"),
    [
        (EN, "I was angry.", Element.EXPERIENCE),
        (DE, "Ich war wütend.", Element.EXPERIENCE),
        (NL, "Volgende keer wacht ik tot hij klaar is.", Element.EXPERIENCE),
        (EN, "He handed me the angryfile folder.", Element.FEELING),
        (EN, "What did I say to him?", Element.EXPERIENCE),
    ],
)
def test_what_is_not_there_is_not_found(
    reader: RuleReader, language: Language, text: str, lacks: Element
) -> None:
    assert lacks not in reader.read(text, language).sentences[0].elements


@pytest.mark.parametrize(
    ("language", "text", "conflict"),
    [
        (DE, "Bisschen sauer auf mich.", False),
        (DE, "Ich war wütend auf mich selbst.", False),
        (DE, "Der Kunde war sauer auf mich.", True),
        (DE, "Ich glaube, sie war stinksauer auf mich.", True),
        (NL, "Ik werd boos op mezelf.", False),
        (NL, "Hij werd boos op mij.", True),
        (NL, "Boos op mezelf, omdat zij boos op me was.", True),
        (EN, "I lost my temper with myself.", False),
        (EN, "A bit cross with myself.", False),
        (EN, "She shouted at me and I was angry with myself.", True),
    ],
)
def test_to_be_cross_with_oneself_is_no_conflict(
    reader: RuleReader, language: Language, text: str, conflict: bool
) -> None:
    assert reader.read(text, language).conflict is conflict


def test_an_event_and_a_feeling_can_share_a_sentence(reader: RuleReader) -> None:
    reading = reader.read("He shouted across the room and I was angry.", EN)
    assert {Element.EXPERIENCE, Element.FEELING} <= reading.sentences[0].elements


@pytest.mark.parametrize(
    ("language", "text"),
    [(NL, "Ging wel."), (NL, "De overdracht ging wel."), (DE, "Lief so mittel."), (EN, "It was fine.")],
)
def test_a_judgement_without_anything_seen_is_vague_and_no_experience(
    reader: RuleReader, language: Language, text: str
) -> None:
    sentence = reader.read(text, language).sentences[0]
    assert sentence.vague
    assert not sentence.elements


def test_a_vague_word_in_a_told_event_does_not_make_it_vague(reader: RuleReader) -> None:
    sentence = reader.read("It was fine until Bob slammed the door and left the building.", EN).sentences[0]
    assert not sentence.vague
    assert Element.EXPERIENCE in sentence.elements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (NL, "Geen idee eigenlijk"),
        (NL, "weet ik niet..."),
        (DE, "Keine Ahnung."),
        (EN, "I don’t know"),
        (EN, "?"),
    ],
)
def test_not_knowing_is_seen(reader: RuleReader, language: Language, text: str) -> None:
    reading = reader.read(text, language)
    assert reading.dont_know
    assert not any(sentence.elements for sentence in reading.sentences)


@pytest.mark.parametrize(
    "text", ["", "I don't know what he wanted from me, but he asked three times and then he left.", "😀"]
)
def test_an_answer_is_not_taken_for_not_knowing(reader: RuleReader, text: str) -> None:
    assert not reader.read(text, EN).dont_know


@given(st.text(), st.sampled_from(Language))
def test_any_text_can_be_read(text: str, language: Language) -> None:
    reading = _READER.read(text, language)
    assert "".join("".join(s.text.split()) for s in reading.sentences) == "".join(text.split())


_READER = RuleReader(FileLibrary().lexicons())


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text", ["a " * 10_000, "x" * 20_000, "ich " * 5_000, "not " * 5_000, "i" + " " * 19_998 + "i"]
)
def test_a_very_long_answer_is_read_in_linear_time(reader: RuleReader, text: str) -> None:
    read = reader.read(text, EN)
    assert "".join("".join(one.text.split()) for one in read.sentences) == "".join(text.split())


#: What took up to twenty seconds: no space, no comma, nothing but space, the same cue again and again.
_LONGEST = {
    "one word": "a" * 20_000,
    "digits": "1" * 20_000,
    "dictated": ("ich bin da und so weiter und dann war ich noch eine weile im lager " * 300)[:20_000],
    "an address": ("https://example.org/" + "a/b-c_d?e=f&" * 1_700)[:20_000],
    "spaces": f"a{' ' * 19_998}a",
    "apostrophes": "'" * 20_000,
    "hyphens": f"a{'-' * 19_998}a",
    "cross with oneself": ("boos op mezelf sauer auf mich selbst cross with myself " * 400)[:20_000],
    "cross with me": ("sauer auf mich " * 1_400)[:20_000],
    "half a cue": ("sauer auf " * 2_000)[:20_000],
    "a cue and spaces": f"sauer auf{' ' * 19_980}mich boos op",
}


@pytest.mark.parametrize("sort", _LONGEST)
@pytest.mark.parametrize("language", Language)
def test_no_answer_keeps_anyone_waiting(language: Language, sort: str) -> None:
    def took(attempt: int) -> float:
        text = f"{_LONGEST[sort][:-1]}{attempt}"  # another one each time: the last ones are remembered
        began = time.process_time()
        _READER.read(text, language)
        return time.process_time() - began

    assert any(took(attempt) < 0.3 for attempt in range(3))


def test_in_a_page_without_a_comma_whose_clause_it_is_is_told_from_the_words_near() -> None:
    far = "die kollegin war da und so weiter und so fort " * 8
    assert not _READER.read(
        f"{far}und ich ging in das lager und da {'so ' * 50}war ich sauer auf mich", DE
    ).conflict
    assert _READER.read(f"{far}und mein chef war sauer auf mich", DE).conflict


@pytest.mark.parametrize(
    ("language", "text", "closing"),
    [
        (NL, "Stop.", Closing.STOP),
        (NL, "Milan praatte door. Ik zei het hem. Stop.", Closing.NOT_YET),
        (NL, "Ik riep:\nStop hiermee!", Closing.NOT_YET),
        (NL, "Ik zei het hem. “Ik moet nu weg.”", Closing.NOT_YET),
        (NL, "Ik moet nu weg.", Closing.STOP),
        (NL, "Ik weet het niet meer. Ik moet nu weg.", Closing.STOP),
        (NL, "ik ga naar huis, morgen verder", Closing.STOP),
        (NL, "Stop hiermee.", Closing.STOP),
        (NL, "Ik wil hier niet verder over praten.", Closing.STOP),
        (NL, "Ze schreeuwde tegen me. Dat was het.", Closing.ENOUGH),
        (DE, "Keine Fragen mehr bitte.", Closing.STOP),
        (DE, "Ich muss los.", Closing.STOP),
        (DE, "Lass gut sein.", Closing.ENOUGH),
        (DE, "Sie gab mir die Akte. Fertig.", Closing.NOT_YET),
        (DE, "Fertig.", Closing.ENOUGH),
        (EN, "I have to go.", Closing.STOP),
        (EN, "I don’t want to talk about this any more.", Closing.STOP),
        (EN, "She signed it. Done.", Closing.NOT_YET),
    ],
)
def test_who_is_done_is_understood_and_what_was_told_is_not_taken_for_it(
    reader: RuleReader, language: Language, text: str, closing: Closing
) -> None:
    assert reader.read(text, language).closing is closing


def test_what_people_wrote_does_not_show_in_a_repr(reader: RuleReader) -> None:
    assert "Milan" not in repr(reader.read("Milan left early that day.", EN))
