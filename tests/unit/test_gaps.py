"""What is missing is seen without seeing anybody: counts without persons, questions without names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.gaps import LONGEST_QUESTION, Counted, QuestionId, Use
from assistant.domain.language import Language
from assistant.domain.passages import Reader, SourceKey, SourceKind
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person, Role
from assistant.errors import NotAllowed, NotFound, TooLong
from assistant.services import documents, gaps
from assistant.services.pattern_import import import_files
from tests.fakes.talks import House

NL, DE = Language.NL, Language.DE
CASE = SourceKey(SourceKind.PATTERN, "handing-over-a-case", NL)
NEAR_MISS = SourceKey(SourceKind.PATTERN, "near-miss", NL)


class Kept(House):
    """A house whose patterns have been there for half a year, with an expert who keeps them."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.keeper = self.somebody("ben", Role.EXPERT)
        import_files(self.app)
        self.now += timedelta(days=180)

    def somebody(self, name: str, role: Role, team: str = "north") -> Person:
        return super().somebody(name, role, team)

    def gaps(self) -> gaps.Gaps:
        return gaps.gaps_of(self.app, self.keeper, NL)


@pytest.fixture
def house() -> Kept:
    return Kept()


def test_what_was_never_shown_and_what_was_never_opened(house: Kept) -> None:
    gaps.note_shown(house.app, house.me, [CASE, NEAR_MISS])
    gaps.note_opened(house.app, house.me, CASE)
    found = house.gaps()
    assert [one.source for one in found.never_opened] == [NEAR_MISS]
    unseen = {one.source.id for one in found.never_shown}
    assert len(unseen) == 13
    assert not unseen & {CASE.id, NEAR_MISS.id}


def test_looked_at_are_the_months_of_the_last_ninety_days(house: Kept) -> None:
    gaps.note_opened(house.app, house.me, CASE)
    assert CASE not in [one.source for one in house.gaps().never_shown]
    house.now += timedelta(days=150)
    found = house.gaps()
    assert CASE in [one.source for one in found.never_shown]
    assert found.since == (house.now.date() - timedelta(days=gaps.QUIET_DAYS)).replace(day=1)


def test_what_is_new_is_not_reproached(house: Kept) -> None:
    documents.add_document(house.app, house.keeper, b"# Nieuw\n\nEen zin.\n", "nieuw.md")
    assert "Nieuw" not in [one.title for one in house.gaps().never_shown]
    assert house.gaps().looked_at == 15
    house.now += timedelta(days=180)
    assert "Nieuw" in [one.title for one in house.gaps().never_shown]


def test_a_teams_document_is_left_out_for_it_would_tell_of_few_people(house: Kept) -> None:
    documents.add_document(house.app, house.keeper, b"# Ons\n\nEen zin.\n", "ons.md", Reader("team:north"))
    house.now += timedelta(days=180)
    assert "Ons" not in [one.title for one in house.gaps().never_shown]


def test_reflections_are_not_counted_and_nothing_counted_names_anybody(house: Kept) -> None:
    own = SourceKey(SourceKind.REFLECTION, "r1", NL)
    gaps.note_shown(house.app, house.me, [own])
    gaps.note_opened(house.app, house.me, own)
    gaps.note_shown(house.app, house.me, [CASE, CASE])
    month = f"{house.now:%Y-%m}"
    assert house.store.shelf.uses == {(Counted(SourceKind.PATTERN, CASE.id), month): Use(1, 0)}
    assert house.me.id not in repr(house.store.shelf.uses)


def test_a_question_is_passed_on_with_its_words_language_and_month_only(house: Kept) -> None:
    gaps.pass_on(house.app, house.me, "  Hoe zeg ik\n nee\x00 tegen mijn baas? ", NL)
    (question,) = house.gaps().questions
    assert (question.text, question.language) == ("Hoe zeg ik nee tegen mijn baas?", NL)
    assert question.month == f"{house.now:%Y-%m}"
    stored = str(vars(house.store.shelf.questions[question.id]))
    assert house.me.id not in stored
    assert house.me.login not in stored
    assert house.store.shelf.audit == []


def test_the_same_question_twice_is_one(house: Kept) -> None:
    for text in ("Hoe zeg ik nee?", "hoe zeg  ik nee?"):
        gaps.pass_on(house.app, house.other, text, NL)
    gaps.pass_on(house.app, house.other, "Hoe zeg ik nee?", DE)
    assert len(house.gaps().questions) == 2


def test_nothing_too_long_and_too_many_are_not_taken(house: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", " \n", "?!"):
        with pytest.raises(gaps.NothingAsked):
            gaps.pass_on(house.app, house.me, text, NL)
    with pytest.raises(TooLong):
        gaps.pass_on(house.app, house.me, "x" * (LONGEST_QUESTION + 1), NL)
    monkeypatch.setattr(gaps, "MOST_QUESTIONS", 1)
    gaps.pass_on(house.app, house.me, "Eerste?", NL)
    gaps.pass_on(house.app, house.me, "Eerste?", NL)
    with pytest.raises(gaps.TooManyQuestions):
        gaps.pass_on(house.app, house.me, "Tweede?", NL)


def test_a_question_is_answered_by_a_pattern_or_removed_for_good(house: Kept) -> None:
    for text in ("Eerste?", "Tweede?"):
        gaps.pass_on(house.app, house.me, text, NL)
    first, second = house.gaps().questions
    gaps.answer_question(house.app, house.keeper, first.id, PatternId(CASE.id))
    gaps.remove_question(house.app, house.keeper, second.id)
    found = house.gaps()
    assert found.questions == ()
    assert [(one.text, one.answered_by) for one in found.answered] == [("Eerste?", CASE.id)]
    assert house.forgotten == 1
    assert second.id not in house.store.shelf.questions


def test_what_does_not_exist_cannot_be_answered_or_removed(house: Kept) -> None:
    gaps.pass_on(house.app, house.me, "Eerste?", NL)
    (question,) = house.gaps().questions
    with pytest.raises(NotFound):
        gaps.answer_question(house.app, house.keeper, question.id, PatternId("no-such"))
    with pytest.raises(NotFound):
        gaps.answer_question(house.app, house.keeper, QuestionId("x"), PatternId(CASE.id))
    with pytest.raises(NotFound):
        gaps.remove_question(house.app, house.keeper, QuestionId("x"))
    assert house.gaps().questions == (question,)


def test_only_those_who_keep_the_library_see_what_is_missing(house: Kept) -> None:
    gaps.pass_on(house.app, house.me, "Eerste?", NL)
    (question,) = house.gaps().questions
    leader, lnd = house.somebody("lea", Role.LEADER), house.somebody("lot", Role.LND)
    assert gaps.question_of(house.app, lnd, question.id) == question
    for who in (house.me, leader, house.somebody("adm", Role.ADMINISTRATOR)):
        for refused in (
            lambda who=who: gaps.gaps_of(house.app, who, NL),
            lambda who=who: gaps.question_of(house.app, who, question.id),
            lambda who=who: gaps.answer_question(house.app, who, question.id, PatternId(CASE.id)),
            lambda who=who: gaps.remove_question(house.app, who, question.id),
        ):
            with pytest.raises(NotAllowed):
                refused()


def test_the_first_day_looked_at_is_the_first_of_a_month(house: Kept) -> None:
    assert house.gaps().since.day == 1
    assert house.gaps().since <= house.now.date() - timedelta(days=gaps.QUIET_DAYS)
    assert isinstance(house.gaps().since, date)
