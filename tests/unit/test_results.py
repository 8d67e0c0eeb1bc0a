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
from assistant.services.results import MOST_AT_ONCE, MOST_NEAREST, MOST_TEXTS, Results, Wanted, look_up
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


PATTERNS = (
    *(CASE, "near-miss", "retrospective", "negotiating-scope", "incident-review", "customer-conversation"),
    *("difficult-feedback", "delegating-a-decision", "onboarding-a-colleague", "teaching-a-skill"),
    *("estimating-and-slicing", "improving-a-routine", "interviewing-a-candidate", "presenting-to-sceptics"),
)


def scored(shelf: Shelf, *scores: float, weak: bool = False) -> Results:
    """What is shown when as many texts fit this well."""
    shelf.find(*((name, NL, "moves") for name in PATTERNS[: len(scores)]), weak=weak)
    shelf.finder.scores = list(scores)
    return look_up(shelf.app, shelf.me, Wanted("pinguïns"), NL)


@pytest.mark.parametrize(
    ("scores", "at_once"),
    [
        ((1.0,), 1),
        ((1.0, 0.1, 0.05), 3),
        ((1.0, 0.3, 0.25, 0.2, 0.1), 1),
        ((1.0, 0.9, 0.8, 0.3, 0.2, 0.1), 3),
        ((0.5,) * 9, MOST_AT_ONCE),
        ((-1.0, -1.1, -3.0, -4.0, -5.0), 2),
    ],
)
def test_the_texts_near_the_best_are_shown_and_the_others_when_wanted(
    shelf: Shelf, scores: tuple[float, ...], at_once: int
) -> None:
    shown = scored(shelf, *scores)
    assert not shown.weak
    assert [one.origin.source.id for one in shown.found] == list(PATTERNS[:at_once])
    assert [one.origin.source.id for one in shown.more] == list(PATTERNS[at_once : len(scores)])


def test_there_is_an_end_to_the_texts_that_fit_less(shelf: Shelf) -> None:
    shown = scored(shelf, *(1 / rank for rank in range(1, len(PATTERNS) + 1)))
    assert len(shown.found) + len(shown.more) == MOST_TEXTS < len(PATTERNS)


def test_when_nothing_fits_it_says_so_and_shows_few(shelf: Shelf) -> None:
    shown = scored(shelf, 1.0, 0.99, 0.98, 0.97, 0.1, weak=True)
    assert shown.weak
    assert (len(shown.found), shown.more) == (MOST_NEAREST, ())
    assert len(scored(shelf, 1.0, 0.5, 0.1, weak=True).found) == 1


def test_who_knows_the_title_finds_the_text_whatever_the_finder_thinks(shelf: Shelf) -> None:
    shelf.find(("near-miss", NL, "moves"), weak=True)
    shown = look_up(shelf.app, shelf.me, Wanted("zaak overd"), NL)
    assert [one.origin.source.id for one in shown.found] == [CASE]
    assert [one.origin.source.id for one in shown.more] == ["near-miss"]
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
