"""A citation leads to the words themselves, says whose they are, and a quote that is not there is dropped."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.documents import DocumentId
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import Passage, PassageId, Reader, SourceKey, SourceKind, person_reader
from assistant.domain.patterns import PatternState
from assistant.domain.people import Role
from assistant.errors import NotAllowed, NotFound
from assistant.services import citing, documents, people
from assistant.services.pattern_import import import_files
from tests.fakes.talks import House
from tests.fakes.things import a_passage, a_person

SOURCE = (
    "- **Wacht tot de ander schrijft.** Wie luistert en schrijft, hoort het risico.\n"
    "- Zeg: “Zakt zijn bovendruk onder de 100, dan bel je de arts” – en wacht.\n"
    "De over\u00addracht duurt tien\u00a0minuten … soms langer. Café-gesprek, 3 m²."
)

#: What is quoted, and how it stands in the source; empty where it does not.
QUOTES = {
    "word for word": (
        "Wie luistert en schrijft, hoort het risico.",
        "Wie luistert en schrijft, hoort het risico.",
    ),
    "straight marks for curly ones": (
        'Zeg: "Zakt zijn bovendruk onder de 100, dan bel je de arts"',
        "Zeg: “Zakt zijn bovendruk onder de 100, dan bel je de arts”",
    ),
    "German marks": (
        "„Zakt zijn bovendruk onder de 100, dan bel je de arts“",
        "“Zakt zijn bovendruk onder de 100, dan bel je de arts”",
    ),
    "marks around it that are not in the source": ("»Wie luistert en schrijft«", "Wie luistert en schrijft"),
    "one mark left open": ("“Wie luistert en schrijft", "Wie luistert en schrijft"),
    "a hyphen for a dash": ("de arts” - en wacht", "de arts” – en wacht"),
    "a long dash": ("de arts” — en wacht", "de arts” – en wacht"),
    "without the soft hyphen": ("De overdracht duurt", "De over\u00addracht duurt"),
    "with other soft hyphens": ("De o\u00adver\u00addracht duurt", "De over\u00addracht duurt"),
    "a zero-width space": ("hoort\u200b het risico", "hoort het risico"),
    "a space for a non-breaking one": ("duurt tien minuten", "duurt tien\u00a0minuten"),
    "a non-breaking space for a space": ("hoort\u00a0het\u202frisico", "hoort het risico"),
    "across a line break": ("hoort\n   het risico.", "hoort het risico."),
    "the line break of the source": ("soms\tlanger. Café-gesprek", "soms langer. Café-gesprek"),
    "part of a word at the end": ("Wie luistert en schrijf", ""),
    "part of a word at the beginning": ("ie luistert en schrijft", ""),
    "another order": ("Wie schrijft en luistert", ""),
    "a word left out": ("Wie luistert, hoort het risico", ""),
    "words left out with an ellipsis": ("Wie luistert … hoort het risico", ""),
    "words left out with dots": ("Wie luistert [...] het risico", ""),
    "the source's own ellipsis": ("minuten … soms langer", "minuten … soms langer"),
    "another number": ("onder de 110", ""),
    "a sentence of one's own": ("Luister altijd eerst.", ""),
    "another case": ("wie luistert en schrijft", ""),
    "nothing": ("", ""),
    "only white space": (" \n\t", ""),
    "only marks": ("“ … ”", ""),
    "only a hidden sign": ("\u00ad", ""),
}


@pytest.mark.parametrize("name", QUOTES)
def test_a_quote_is_given_as_it_stands_in_the_source_or_not_at_all(name: str) -> None:
    quote, expected = QUOTES[name]
    found = citing.quoted(a_passage(SOURCE), quote)
    assert found == expected
    assert found in SOURCE


def test_of_several_quotes_those_that_do_not_stand_there_are_dropped_and_none_is_said_twice() -> None:
    quotes = ["hoort het risico", "hoort geen risico", "hoort  het risico", "en wacht"]
    assert citing.quotes_that_stand(a_passage(SOURCE), quotes) == ("hoort het risico", "en wacht")


class Reading(House):
    """A house with the library's patterns and a document of an expert."""

    def __post_init__(self) -> None:
        super().__post_init__()
        import_files(self.app)
        roles, teams = frozenset({Role.LEARNER, Role.EXPERT}), frozenset({TeamName("north")})
        self.ben = a_person("ben", roles=roles, teams=teams)
        with self.store() as work:
            work.people.add(self.ben, "-")
            work.commit()

    def document(self, readers: str = "everyone") -> DocumentId:
        content = b"# Overdracht\n\nWe dragen over aan wie een pen vasthoudt.\n"
        return documents.add_document(self.app, self.ben, content, "over.md", Reader(readers)).document.id

    def passages(self, kind: SourceKind) -> list[Passage]:
        return [one for one in self.store.shelf.cards.passages.values() if one.source.kind is kind]


@pytest.fixture
def house() -> Reading:
    return Reading()


def test_a_pattern_is_cited_with_owner_state_and_days(house: Reading) -> None:
    source = SourceKey(SourceKind.PATTERN, "handing-over-a-case", Language.NL)
    origin = citing.origins(house.app, house.me, [source])[source]
    assert (origin.title, origin.owner) == ("Een zaak overdragen", "Fatma Yilmaz")
    assert (origin.state, origin.reviewed) == (PatternState.REVIEWED, date(2026, 3, 12))
    assert not origin.mine


def test_a_document_is_cited_with_who_added_it_and_its_file(house: Reading) -> None:
    house.document()
    (passage,) = house.passages(SourceKind.DOCUMENT)
    origin = citing.cite(house.app, house.me, passage.id).origin
    assert (origin.title, origin.owner, origin.file) == ("Overdracht", "Ben", "over.md")
    assert origin.since == house.now.date()
    people.erase_person(house.app, people.COMMAND_LINE, "ben")
    assert citing.cite(house.app, house.me, passage.id).origin.owner == ""


def test_a_passage_for_others_cannot_be_cited_or_landed_on(house: Reading) -> None:
    name = house.document("team:north")
    (passage,) = house.passages(SourceKind.DOCUMENT)
    stranger = a_person("otto", teams=frozenset({TeamName("south")}))
    assert citing.cite(house.app, house.me, passage.id).passage == passage
    with pytest.raises(NotFound):
        citing.cite(house.app, stranger, passage.id)
    assert citing.landing(house.app, stranger, passage.id, SourceKind.DOCUMENT, name) is None
    with pytest.raises(NotAllowed):
        citing.origins(house.app, a_person("lot", disabled=True), [passage.source])


def test_one_lands_only_where_the_passage_stands(house: Reading) -> None:
    name = house.document()
    (passage,) = house.passages(SourceKind.DOCUMENT)
    asked = (house.app, house.me, passage.id)
    assert citing.landing(*asked, SourceKind.DOCUMENT, name) == passage
    assert citing.landing(*asked, SourceKind.DOCUMENT, "another") is None
    assert citing.landing(*asked, SourceKind.PATTERN, name) is None
    assert citing.landing(house.app, house.me, PassageId("x"), SourceKind.DOCUMENT, name) is None


def test_what_a_passage_came_from_may_be_gone(house: Reading) -> None:
    lost = a_passage(source=SourceKey(SourceKind.REFLECTION, "r9", Language.NL))
    with house.store() as work:
        work.passages.put(lost.source, "-", [lost])
        work.commit()
    with pytest.raises(NotFound, match="gone"):
        citing.cite(house.app, house.me, lost.id)


def test_ones_own_reflection_is_told_to_be_ones_own(house: Reading) -> None:
    kept = house.kept("Als de klant zwijgt, dan tel ik tot vijf.")
    source = SourceKey(SourceKind.REFLECTION, kept.id, Language.NL)
    mine = citing.origins(house.app, house.me, [source])[source]
    assert (mine.mine, mine.owner, mine.since) == (True, "", kept.created_at.date())
    theirs = citing.origins(house.app, house.other, [source])[source]
    assert (theirs.mine, theirs.owner) == (False, "Sanne")
    assert person_reader(house.me.id) in next(iter(house.passages(SourceKind.REFLECTION))).readers
