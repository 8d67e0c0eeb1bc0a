"""What a search makes of what was found: one of each, in the person's language, with the part that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind, person_reader
from assistant.domain.patterns import asked_anchor
from assistant.errors import BadValue, NotAllowed, NotFound
from assistant.services import finding
from assistant.services.finding import EXCERPT, LONGEST_QUERY, MOST_RESULTS, Findings, excerpt
from tests.fakes.talks import House
from tests.fakes.things import a_passage, a_person

NL, DE, EN = Language.NL, Language.DE, Language.EN
#: What a section says in each language.
SAID = {NL: "Wacht tot de ander schrijft.", DE: "Warte, bis das Gegenüber schreibt.", EN: "Wait for the pen."}
ASKED = {NL: "hoe draag ik over", DE: "wie übergebe ich", EN: "how do I hand over"}


@pytest.fixture
def house() -> House:
    return House()


def section(anchor: str, language: Language, pattern: str = "handing-over", text: str = "") -> Passage:
    """A passage of a pattern."""
    source = SourceKey(SourceKind.PATTERN, pattern, language)
    return a_passage(text or f"{SAID[language]} ({anchor})", source, anchor=anchor, heading=anchor)


def asking(anchor: str, language: Language, text: str = "") -> Passage:
    """A passage that says how people ask for that section."""
    return section(asked_anchor(anchor), language, text=text or ASKED[language])


def stored(house: House, *passages: Passage) -> None:
    """Let the library consist of these."""
    with house.store() as work:
        for source in {one.source: None for one in passages}:
            work.passages.put(source, "1", [one for one in passages if one.source == source])
        work.commit()


def told(house: House, *passages: Passage) -> None:
    """Let the library consist of these, found in this order."""
    stored(house, *passages)
    house.finder.told = list(passages)


def found(house: House, language: Language = NL, query: str = "overdragen", limit: int = 5) -> list[Passage]:
    return [one.passage for one in searched(house, query, language, limit).found]


def searched(house: House, query: str, language: Language = NL, limit: int = 5) -> Findings:
    return finding.search(house.app, house.me, query, language, limit)


@pytest.mark.parametrize("language", Language)
def test_a_section_in_three_languages_is_one_result_in_the_language_asked_for(
    house: House, language: Language
) -> None:
    told(house, *(section("moves", one) for one in (EN, DE, NL)))
    assert found(house, language) == [section("moves", language)]


def test_a_section_found_in_another_language_is_shown_in_the_persons(house: House) -> None:
    told(house, section("moves", DE))
    stored(house, section("signs", NL), section("moves", NL))
    assert found(house, NL) == [section("moves", NL)]


def test_a_section_that_is_not_there_in_the_persons_language_stays_as_it_was_found(house: House) -> None:
    told(house, section("moves", DE))
    stored(house, section("signs", NL))
    assert found(house, NL) == [section("moves", DE)]


def test_of_several_languages_the_one_that_fits_best_stands_where_the_wanted_one_is_missing(
    house: House,
) -> None:
    told(house, section("moves", DE), section("moves", EN))
    assert found(house, NL) == [section("moves", DE)]


def test_how_people_ask_leads_to_the_section_that_answers(house: House) -> None:
    told(house, asking("moves", NL))
    stored(house, section("moves", NL), asking("moves", NL))
    assert found(house, NL) == [section("moves", NL)]


POINTS = ["Wacht op een pen.", "Zeg één risico.", "Laat het terugzeggen."]


def in_order(*passages: Passage) -> list[Passage]:
    """The passages, numbered as they are when a text is cut."""
    return [replace(one, order=number) for number, one in enumerate(passages)]


@pytest.mark.parametrize("language", [NL, EN])
def test_how_people_ask_leads_to_the_point_in_whose_place_it_stands(house: House, language: Language) -> None:
    points = in_order(*(section("moves", NL, text=text) for text in POINTS))
    ways = in_order(*(asking("moves", language, f"vraag {number}") for number in range(6)))
    stored(house, *points, *(ways if language is NL else ()))
    if language is not NL:
        stored(house, *ways)
    for number, way in enumerate(ways):
        house.finder.told = [way]
        assert found(house, NL) == [points[number // 2]]


def test_a_point_found_in_another_language_is_shown_as_it_stands_in_ones_own(house: House) -> None:
    said = ("Wait for a pen.", "Say one risk.", "Have it said.")
    there = in_order(*(section("moves", EN, text=text) for text in said))
    points = in_order(*(section("moves", NL, text=text) for text in POINTS))
    stored(house, *there)
    stored(house, *points)
    for here, other in zip(points, there, strict=True):
        house.finder.told = [other]
        assert found(house, NL) == [here]


def test_where_points_and_ways_of_asking_do_not_match_the_words_decide(house: House) -> None:
    points = in_order(*(section("moves", NL, text=text) for text in POINTS))
    ways = in_order(*(asking("moves", NL, f"vraag {number}") for number in range(4)))
    stored(house, *points, *ways)
    house.finder.told = [ways[0]]
    assert found(house, query="hoe laat ik de risico's zien?") == [points[1]]
    assert found(house, query="en nu?") == [points[0]]


def test_every_result_says_how_well_the_best_of_what_it_stands_for_fits(house: House) -> None:
    told(house, asking("moves", NL), section("signs", NL), section("moves", NL))
    house.finder.scores = [0.9, 0.7, 0.2]
    given = searched(house, "overdragen").found
    assert [(one.passage.anchor, one.score) for one in given] == [("moves", 0.9), ("signs", 0.7)]


def test_how_people_ask_in_another_language_leads_to_the_section_in_ones_own(house: House) -> None:
    told(house, asking("moves", EN))
    stored(house, section("moves", NL))
    stored(house, asking("moves", EN), section("moves", EN))
    assert found(house, NL) == [section("moves", NL)]


def test_how_people_ask_is_given_where_only_that_language_answers(house: House) -> None:
    told(house, asking("moves", EN))
    stored(house, asking("moves", EN), section("moves", EN))
    assert found(house, NL) == [section("moves", EN)]


def test_the_section_and_the_ways_people_ask_for_it_are_one_result_at_the_best_place(house: House) -> None:
    other = section("signs", NL, "near-miss")
    told(house, asking("moves", NL), other, section("moves", DE), section("moves", NL))
    assert found(house, NL) == [section("moves", NL), other]


def test_of_one_pattern_two_sections_are_shown_and_of_a_document_all(house: House) -> None:
    sections = [section(anchor, NL) for anchor in ("moves", "signs", "example", "situation")]
    document = [a_passage(f"Zin {number}.") for number in range(4)]
    told(house, *sections, *document)
    assert found(house, limit=10) == [*sections[:2], *document]


def test_ranks_count_what_is_shown_from_one(house: House) -> None:
    told(house, section("moves", NL), section("moves", DE), a_passage("Een."), a_passage("Twee."))
    assert [one.rank for one in searched(house, "overdragen", limit=2).found] == [1, 2]
    assert found(house, limit=2) == [section("moves", NL), a_passage("Een.")]


def test_what_was_removed_since_it_was_found_is_left_out(house: House) -> None:
    house.finder.told = [a_passage("Weg.")]
    assert found(house) == []


@pytest.mark.parametrize("query", ["", "   ", "\n\t \u00a0\u2003"])
def test_an_empty_question_finds_nothing_and_asks_nobody(house: House, query: str) -> None:
    told(house, a_passage())
    assert searched(house, query) == Findings((), weak=True)
    assert house.finder.asked == []


def test_of_a_huge_question_the_beginning_is_read(house: House) -> None:
    told(house, a_passage())
    assert found(house, query="overdragen \n " + "x" * 1_000_000) == [a_passage()]
    ((asked, _),) = house.finder.asked
    assert asked.startswith("overdragen x")
    assert len(asked) <= LONGEST_QUERY


@pytest.mark.parametrize("limit", [0, -1, MOST_RESULTS + 1])
def test_a_number_of_results_that_cannot_be_is_refused(house: House, limit: int) -> None:
    with pytest.raises(BadValue, match=f"1 to 50 results, not {limit}"):
        searched(house, "overdragen", limit=limit)


@pytest.mark.parametrize("limit", [1, MOST_RESULTS])
def test_one_to_fifty_results_are_given(house: House, limit: int) -> None:
    told(house, *(a_passage(f"Zin {number}.") for number in range(60)))
    assert len(found(house, limit=limit)) == limit


def test_weakness_is_passed_on(house: House) -> None:
    told(house, a_passage())
    assert not searched(house, "overdragen").weak
    house.finder.weak = True
    assert searched(house, "overdragen").weak


def test_someone_who_has_left_may_not_search(house: House) -> None:
    gone = a_person(disabled=True)
    with pytest.raises(NotAllowed):
        finding.search(house.app, gone, "overdragen", NL)
    with pytest.raises(NotAllowed):
        finding.passage_for(house.app, gone, a_passage().id)


def test_the_search_asks_as_the_person_and_for_what_was_wanted(house: House) -> None:
    kinds, languages = frozenset({SourceKind.DOCUMENT}), frozenset({DE})
    finding.search(house.app, house.me, "overdragen", NL, 3, kinds, languages)
    ((_, scope),) = house.finder.asked
    assert scope.readers == {"everyone", "team:north", "person:p-sanne"}
    assert (scope.kinds, scope.languages) == (kinds, languages)


def test_a_language_that_was_not_wanted_is_not_brought_in(house: House) -> None:
    told(house, section("moves", DE))
    stored(house, section("moves", NL))
    given = finding.search(house.app, house.me, "x", NL, languages=frozenset({DE}))
    assert [one.passage for one in given.found] == [section("moves", DE)]


def test_a_text_for_others_is_not_brought_in_for_its_language(house: House) -> None:
    told(house, section("moves", DE))
    stored(house, replace(section("moves", NL), readers=frozenset({Reader("team:south")})))
    assert found(house, NL) == [section("moves", DE)]


def test_what_a_finder_gives_by_mistake_is_not_shown(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = replace(a_passage("Van Piet."), readers=frozenset({person_reader(house.other.id)}))
    told(house, foreign)
    assert found(house) == []
    everything = replace(house.finder)
    monkeypatch.setattr(
        house.finder,
        "find",
        lambda query, language, scope, limit: everything.find(query, language, WIDE, limit),
    )
    assert house.finder.find("x", NL, WIDE, 5).hits
    assert found(house) == []


WIDE = finding.Scope(frozenset({Reader("person:p-piet")}))


def test_a_cited_passage_is_given_to_those_who_may_read_it_and_to_nobody_else(house: House) -> None:
    for_north = replace(a_passage("Voor noord."), readers=frozenset({Reader("team:north")}))
    stored(house, for_north)
    outside = a_person("kim", teams=frozenset({TeamName("North")}))
    assert finding.passage_for(house.app, house.me, for_north.id) == for_north
    for person, name in ((outside, for_north.id), (house.me, PassageId("nothing"))):
        with pytest.raises(NotFound, match="there is no such passage"):
            finding.passage_for(house.app, person, name)


def test_each_kind_has_its_way_to_say_where_something_stands(house: House) -> None:
    reflection = SourceKey(SourceKind.REFLECTION, "r1", NL)
    told(house, section("moves", DE), a_passage(), a_passage("Ik.", reflection, anchor="analysis"))
    places = [one.place for one in searched(house, "overdragen", DE).found]
    assert places == ["patterns/handing-over/de.md#moves", "d1#start", "r1#analysis"]


LONG = "De eerste zin is lang genoeg. " * 8 + "Wie luistert, schrijft mee. " + "Daarna volgt nog veel. " * 20


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("luisteren en schrijven", "Wie luistert, schrijft mee."),
        ("LUISTERT", "Wie luistert, schrijft mee."),
        ("xyzzy", "De eerste zin is lang genoeg."),
        ("", "De eerste zin is lang genoeg."),
        ("is a de", "De eerste zin is lang genoeg."),
        ("volgen", "Daarna volgt nog veel."),
    ],
)
def test_an_excerpt_begins_with_the_sentence_that_shares_most_with_the_question(
    query: str, begins: str
) -> None:
    cut = excerpt(LONG, query, NL)
    assert cut.startswith(begins)
    assert cut in LONG
    assert len(cut) <= EXCERPT


def test_an_excerpt_is_of_the_passage_that_is_shown(house: House) -> None:
    told(house, a_passage(LONG))
    (one,) = searched(house, "wie schrijft er mee?").found
    assert one.excerpt.startswith("Wie luistert, schrijft mee.")


@pytest.mark.parametrize(("text", "cut"), [("", ""), ("\n\n", ""), ("Kort", "Kort"), ("…", "…")])
def test_an_excerpt_of_next_to_nothing(text: str, cut: str) -> None:
    assert excerpt(text, "overdragen", NL) == cut


def test_a_sentence_without_end_is_cut_between_words() -> None:
    cut = excerpt("woord " * 1_000, "woord", NL)
    assert cut.endswith("woord …")
    assert len(cut) <= 2 * EXCERPT + 2
