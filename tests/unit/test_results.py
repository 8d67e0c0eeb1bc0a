"""A search shows each text once with what fits best of it, and says so when nothing fits."""

from __future__ import annotations

import pytest

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import Passage, Reader, SourceKind
from assistant.domain.people import Role
from assistant.services import documents
from assistant.services.pattern_import import import_files
from assistant.services.publishing import publish_missing
from assistant.services.results import MOST_NEAREST, MOST_TEXTS, Wanted, fitting_words, look_up
from tests.fakes.talks import House
from tests.fakes.things import a_person

NL, DE, EN = Language.NL, Language.DE, Language.EN
PATTERN, DOCUMENT = SourceKind.PATTERN, SourceKind.DOCUMENT
CASE = "handing-over-a-case"


class Shelf(House):
    """A house with the library's patterns and an expert's documents, all of them to be found."""

    def __post_init__(self) -> None:
        super().__post_init__()
        import_files(self.app)
        publish_missing(self.app)
        roles, teams = frozenset({Role.LEARNER, Role.EXPERT}), frozenset({TeamName("north")})
        self.ben = a_person("ben", roles=roles, teams=teams)
        with self.store() as work:
            work.people.add(self.ben, "-")
            work.commit()
        for name, readers in (("dienst.md", "everyone"), ("geheim.md", "team:north")):
            text = f"# {name[:-3].title()}\n\nEen zin.\n\n## Laat\n\nNog een zin.\n".encode()
            documents.add_document(self.app, self.ben, text, name, Reader(readers))

    def find(self, *wanted: tuple[str, Language, str], weak: bool = False) -> None:
        """Let the finder give these sections, best first."""
        known = list(self.store.shelf.cards.passages.values())
        self.finder.told = [next(p for p in known if _is(p, *one)) for one in wanted]
        self.finder.weak = weak


def _is(passage: Passage, title_or_id: str, language: Language, anchor: str) -> bool:
    source = passage.source
    return title_or_id in (source.id, passage.title) and (source.language, passage.anchor) == (
        language,
        anchor,
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_several_sections_of_one_text_stand_under_its_title(shelf: Shelf) -> None:
    shelf.find((CASE, NL, "signs"), ("near-miss", NL, "moves"), (CASE, NL, "moves"), (CASE, NL, "stake"))
    shown = look_up(shelf.app, shelf.me, Wanted("overdragen"), NL)
    assert [one.origin.source.id for one in shown.found] == [CASE, "near-miss"]
    assert [place.passage.anchor for place in shown.found[0].places] == ["signs", "moves"]
    assert shown.found[0].origin.owner == "Fatma Yilmaz"
    assert (shown.weak, shown.places) == (False, 3)


def test_nothing_is_asked_of_an_empty_question_or_a_single_letter(shelf: Shelf) -> None:
    for words in ("", "  ", "a", "?!"):
        assert look_up(shelf.app, shelf.me, Wanted(words), NL).found == ()
    assert shelf.finder.asked == []


def test_the_choices_are_part_of_what_is_asked(shelf: Shelf) -> None:
    shelf.find((CASE, DE, "signs"))
    look_up(shelf.app, shelf.me, Wanted("risiko", DOCUMENT, DE), NL)
    look_up(shelf.app, shelf.me, Wanted("risiko"), NL)
    scopes = [scope for _, scope in shelf.finder.asked]
    assert (scopes[0].kinds, scopes[0].languages) == ({DOCUMENT}, {DE})
    assert (scopes[1].kinds, scopes[1].languages) == (set(SourceKind), set(Language))


def test_a_situation_leaves_the_pattern_that_was_written_for_it(shelf: Shelf) -> None:
    shelf.find((CASE, NL, "signs"), ("near-miss", NL, "moves"))
    shown = look_up(shelf.app, shelf.me, Wanted("risico", situation="near-miss"), NL)
    assert [one.origin.source.id for one in shown.found] == ["near-miss"]
    assert not shown.weak
    assert look_up(shelf.app, shelf.me, Wanted("risico", situation="retrospective"), NL).weak
    assert look_up(shelf.app, shelf.me, Wanted("risico", DOCUMENT, situation="near-miss"), NL).found == ()


def test_when_nothing_fits_it_says_so_and_shows_few(shelf: Shelf) -> None:
    names = [(name, NL, "moves") for name in (CASE, "near-miss", "retrospective", "negotiating-scope")]
    shelf.find(*names, weak=True)
    shown = look_up(shelf.app, shelf.me, Wanted("pinguïns"), NL)
    assert shown.weak
    assert len(shown.found) == MOST_NEAREST < MOST_TEXTS


def test_who_knows_the_title_finds_the_text_whatever_the_finder_thinks(shelf: Shelf) -> None:
    shelf.find(("near-miss", NL, "moves"), weak=True)
    shown = look_up(shelf.app, shelf.me, Wanted("zaak overd"), NL)
    assert [one.origin.source.id for one in shown.found] == [CASE, "near-miss"]
    assert not shown.weak
    assert shown.found[0].places == ()
    assert look_up(shelf.app, shelf.me, Wanted("zaak overd", DOCUMENT), NL).weak
    assert look_up(shelf.app, shelf.me, Wanted("zaak overd", language=DE), NL).weak
    assert not look_up(shelf.app, shelf.me, Wanted("dienst.md"), NL).weak


def test_documents_and_reflections_of_others_are_never_shown(shelf: Shelf) -> None:
    stranger = a_person("otto", teams=frozenset({TeamName("south")}))
    kept = shelf.kept("Als de klant zwijgt, dan tel ik tot vijf.")
    shelf.finder.told = list(shelf.store.shelf.cards.passages.values())
    for who, title in ((shelf.me, True), (stranger, False)):
        shown = look_up(shelf.app, who, Wanted("geheim", DOCUMENT), NL)
        assert any(one.origin.title == "Geheim" for one in shown.found) == title
        own = look_up(shelf.app, who, Wanted("klant", SourceKind.REFLECTION), NL)
        assert any(one.origin.source.id == kept.id for one in own.found) == title


def test_it_says_how_much_is_still_being_read_in(shelf: Shelf) -> None:
    shelf.find((CASE, NL, "signs"))
    shelf.finder.waiting = 12
    assert look_up(shelf.app, shelf.me, Wanted("risico"), NL).waiting == 12


MARKS = {
    "Ja, de overdracht duurt lang.": ("overdragen, hoe lang?", ["overdracht", "lang"]),
    "Ein Kundengespräch führen.": ("Gespräch mit Kunden", ["Kundengespräch"]),
    "Sie hat die Kunden gefragt.": ("Kunde fragen", ["Kunden"]),
    "When they were asked, they waited.": ("when were they waiting", ["waited"]),
    "Iets met niets.": ("iets niets", []),
    "": ("woord", []),
}


@pytest.mark.parametrize("text", MARKS)
def test_words_that_fit_are_marked_and_words_of_every_day_are_not(text: str) -> None:
    query, expected = MARKS[text]
    assert [text[a:b] for a, b in fitting_words(text, query)] == expected
