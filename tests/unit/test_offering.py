"""What is offered after the own analysis: the source's words, its name, and only what fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.domain.elements import Element, Reading, ReadSentence
from assistant.domain.language import Language, Tongue
from assistant.domain.passages import Passage, SourceKey, SourceKind, person_reader
from assistant.domain.policy import FROM_LIBRARY, FROM_PAST, Step
from assistant.domain.reflections import OFFER, Kind, Reflection, Source
from assistant.errors import StorageUnavailable
from assistant.services.offering import Offer, offer_for, question_of_their_own, quotable, told_when
from assistant.services.passage_ports import Hits, Scope
from tests.fakes.talks import House
from tests.fakes.things import a_passage, an_exchange

NL = Language.NL
SAID = "Wacht tot de ander een pen vasthoudt en iets opschrijft. Begin dan met wat nog open staat."
WHOLE = Reading((ReadSentence("Ik had moeten wachten tot hij klaar was.", frozenset({Element.REFLECTION})),))


@pytest.fixture
def house() -> House:
    return House()


def told(house: House, text: str = SAID, kind: SourceKind = SourceKind.PATTERN) -> Passage:
    """Let the library hold one text, and the search find it."""
    passage = a_passage(text, SourceKey(kind, "overdragen", NL), anchor="moves", title="Een zaak overdragen")
    if kind is SourceKind.REFLECTION:
        passage = replace(passage, readers=frozenset({person_reader(house.me.id)}))
    with house.store() as work:
        work.passages.put(passage.source, "1", [passage])
        work.commit()
    house.finder.told = [passage]
    return passage


def offered(house: House, key: str = FROM_LIBRARY, reflection: Reflection | None = None) -> Offer | None:
    step = Step(OFFER, Kind.OFFER, key, about=key)
    with house.store(read_only=True) as work:
        return offer_for(house.app, work, reflection or house.begin(), step, WHOLE)


def test_an_offer_holds_words_that_stand_in_the_source_and_names_it(house: House) -> None:
    passage = told(house)
    offer = offered(house)
    assert offer is not None
    assert offer.quote in passage.text
    assert offer.source == Source(passage.id, "Een zaak overdragen")


def test_when_nothing_fits_nothing_is_offered(house: House) -> None:
    told(house)
    house.finder.weak = True
    assert offered(house) is None


def test_the_same_source_is_not_offered_twice(house: House) -> None:
    passage = told(house)
    begun = house.begin()
    before = an_exchange(9, "Ja.", stage=OFFER, kind=Kind.OFFER, sources=(Source(passage.id, ""),))
    assert offered(house, reflection=replace(begun, exchanges=(*begun.exchanges, before))) is None


def test_a_search_that_fails_costs_the_offer_and_nothing_else(house: House) -> None:
    told(house)

    def fails(query: str, language: Language, scope: Scope, limit: int) -> Hits:
        raise StorageUnavailable("the model cannot be made")

    house.finder.find = fails  # type: ignore[method-assign]
    assert offered(house) is None


def test_the_own_past_is_looked_for_among_the_own_reflections_alone(house: House) -> None:
    told(house, kind=SourceKind.REFLECTION)
    offered(house, FROM_PAST)
    (_, scope) = house.finder.asked[-1]
    assert scope.kinds == {SourceKind.REFLECTION}
    offered(house)
    (_, scope) = house.finder.asked[-1]
    assert SourceKind.REFLECTION not in scope.kinds


@pytest.mark.parametrize(("said", "comes_back"), [("Het liep stroef.", True), ("Ik wil dood.", False)])
def test_an_own_past_that_hurt_is_not_shown_again(house: House, said: str, comes_back: bool) -> None:
    earlier = house.begin("two-minute", 2, occasion=said)
    passage = a_passage(SAID, SourceKey(SourceKind.REFLECTION, earlier.id, NL), anchor="moves")
    passage = replace(passage, readers=frozenset({person_reader(house.me.id)}))
    with house.store() as work:
        work.passages.put(passage.source, "1", [passage])
        work.commit()
    house.finder.told = [passage]
    assert bool(offered(house, FROM_PAST)) is comes_back


@pytest.mark.parametrize("text", ["Kort.", "", "Wacht even. Ja."])
def test_a_few_words_are_no_offer(text: str) -> None:
    assert quotable(a_passage(text), "wachten") == ""


def test_a_long_text_is_offered_in_part() -> None:
    text = " ".join(f"Zin nummer {n} zegt nog iets over overdragen aan de ander." for n in range(30))
    assert 6 <= len(quotable(a_passage(text), "overdragen").split()) <= 40


@pytest.mark.parametrize("anchor", ["example", "situation", "preparation", "stake"])
def test_a_pattern_found_by_its_example_is_quoted_from_what_it_says_to_do(house: House, anchor: str) -> None:
    source = SourceKey(SourceKind.PATTERN, "overdragen", NL)
    story = a_passage("Wacht, zei Selin, en legde haar pen op de rand van het bed.", source, anchor=anchor)
    moves = a_passage(SAID, source, anchor="moves", order=1)
    with house.store() as work:
        work.passages.put(source, "1", [story, moves])
        work.commit()
    house.finder.told = [story]
    offer = offered(house)
    assert offer is not None
    assert offer.quote in SAID
    assert offer.source.id == moves.id


def test_a_pattern_with_nothing_but_a_story_is_not_offered(house: House) -> None:
    source = SourceKey(SourceKind.PATTERN, "overdragen", NL)
    story = a_passage(SAID, source, anchor="example")
    with house.store() as work:
        work.passages.put(source, "1", [story])
        work.commit()
    house.finder.told = [story]
    assert offered(house) is None


@pytest.mark.parametrize(
    ("language", "leaning", "standing"),
    [
        (NL, "Dan weet de ander hoe er geluisterd moet worden.", "Zeg eerst wat je zag en zwijg dan even."),
        (NL, "Op maandag stond Dirk weer bij het bed.", "Het dossier bevat wat iedereen al wist."),
        (Language.DE, "Am Montag kam die Lieferung zu spät an.", "Die erste Frage entscheidet über den Ton."),
        (
            Language.DE,
            "Er legte den Stift wieder auf den Tisch.",
            "Das Gespräch beginnt mit einer Beobachtung.",
        ),
        (Language.EN, "This is why it works on a ward.", "Write down one risk before you begin."),
        (Language.EN, "At nine o'clock Sam rang them all.", "The first sentence carries the risk."),
    ],
)
def test_a_quote_does_not_begin_with_what_leans_on_the_sentence_before(
    language: Language, leaning: str, standing: str
) -> None:
    source = SourceKey(SourceKind.DOCUMENT, "handboek", language)
    assert quotable(a_passage(leaning, source), "") == ""
    assert quotable(a_passage(f"{leaning} {standing}", source), "") == standing


def test_marks_of_markdown_keep_no_sentence_from_being_quoted() -> None:
    written = "- **Wacht tot de ander een pen vastheeft.** Wie schrijft, luistert naar het eind."
    read = "Wacht tot de ander een pen vastheeft. Wie schrijft, luistert naar het eind."
    assert quotable(a_passage(written), "pen") == read


def test_a_question_in_the_source_is_not_offered() -> None:
    asked = "Waar wilde je het zachter maken voor hem of voor jezelf?"
    assert quotable(a_passage(asked), "zachter") == ""
    said = "Zeg eerst wat je zag en zwijg dan tot hij iets zegt."
    assert quotable(a_passage(f"{asked} {said}"), "zachter") == said


def test_what_is_looked_for_are_the_own_sentences_that_say_most() -> None:
    plain = ReadSentence("Het was dinsdag.", frozenset({Element.EXPERIENCE}))
    vague = ReadSentence("Ging wel.", frozenset(), vague=True)
    hard = ReadSentence("Hij luisterde niet.", frozenset({Element.DIFFICULTY}))
    asked = question_of_their_own(Reading((plain, vague, hard)))
    assert asked == "Hij luisterde niet. Het was dinsdag."


def test_a_month_is_said_with_its_year_when_that_is_another() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    march = datetime(2026, 3, 3, tzinfo=UTC)
    assert told_when(march, Tongue(NL), now) == "maart"
    assert told_when(march.replace(year=2025), Tongue(Language.DE), now) == "März 2025"
