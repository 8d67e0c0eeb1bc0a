"""Patterns are read by everyone, written by experts and L&D, and reviewed by a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain.language import Language
from assistant.domain.patterns import PatternFile, PatternId, PatternState, PatternVersion
from assistant.domain.people import Person, Role
from assistant.errors import BadText, BadValue, Empty, NotAllowed, NotFound, Stale, TooLong
from assistant.services import (
    pattern_drafts,
    pattern_history,
    pattern_import,
    pattern_reviews,
    patterns,
    people,
)
from assistant.services.pattern_drafts import Saved
from assistant.services.pattern_history import Change
from tests.fakes.patterns import Shelved
from tests.fakes.talks import House

CASE = PatternId("handing-over-a-case")
MOVE = "- **Wait until they hold a pen.**"
EN, NL = Language.EN, Language.NL


class Workplace(House):
    """A house with two experts and someone from L&D, and the shipped patterns."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.ben = self.somebody("ben", Role.EXPERT)
        self.fatma = self.somebody("fatma", Role.EXPERT)
        self.lena = self.somebody("lena", Role.LND)
        pattern_import.import_files(self.app)

    def words(self, language: Language = EN) -> str:
        """The Markdown everyone sees."""
        return patterns.export_markdown(self.app, self.me, CASE, language)

    def draft(self, words: str = "", by: Person | None = None, based_on: int | None = None) -> Saved:
        """Ben (or someone) writes a move more, or other words."""
        newest = pattern_drafts.open_version(self.app, self.ben, CASE, EN).version
        markdown = words or newest.markdown.replace(MOVE, f"- **Say hello.** First.\n{MOVE}")
        seen = newest.number if based_on is None else based_on
        return pattern_drafts.save_draft(self.app, by or self.ben, CASE, EN, markdown, seen)

    def submitted(self) -> PatternVersion:
        version = self.draft().version
        return pattern_reviews.submit(self.app, self.ben, CASE, EN, version.number)

    def approved(self) -> PatternVersion:
        return pattern_reviews.approve(self.app, self.fatma, CASE, EN, self.submitted().number)

    def import_(self, *files: PatternFile) -> int:
        return pattern_import.import_files(replace(self.app, library=Shelved(*files)))  # type: ignore[arg-type]

    def noted(self) -> list[tuple[str, str, str]]:
        with self.store(read_only=True) as work:
            return [(entry.actor, entry.action, entry.subject) for entry in work.audit.last()]


@pytest.fixture
def house() -> Workplace:
    """A workplace."""
    return Workplace()


def shipped(house: Workplace) -> PatternFile:
    files = house.app.library.pattern_files()
    return next(f for f in files if (f.text.pattern_id, f.text.language) == (CASE, EN))


# --- reading ----------------------------------------------------------------------------------------------


def test_a_learner_finds_every_pattern_once_in_their_language(house: Workplace) -> None:
    rows = patterns.list_patterns(house.app, house.me, NL)
    assert len(rows) >= 15
    assert {row.language for row in rows} == {NL}
    assert [row.title for row in rows] == sorted((row.title for row in rows), key=str.casefold)
    row = next(row for row in rows if row.id == CASE)
    assert (row.owner, row.state, row.languages) == ("Fatma Yilmaz", PatternState.REVIEWED, tuple(Language))
    assert not row.has_newer_draft
    assert not row.mine
    assert not row.stale


def test_a_pattern_without_the_language_is_read_in_one_there_is(house: Workplace) -> None:
    made = pattern_drafts.new_pattern(house.app, house.ben, Language.DE, "Zuhören")
    page = patterns.read_pattern(house.app, house.fatma, made.version.pattern_id, NL)
    assert page.row.language is Language.DE
    assert patterns.read_pattern(house.app, house.me, CASE, NL).text.language is NL


def test_a_pattern_that_does_not_exist_is_not_found(house: Workplace) -> None:
    with pytest.raises(NotFound):
        patterns.read_pattern(house.app, house.me, PatternId("nothing"), EN)
    with pytest.raises(NotFound):
        patterns.export_markdown(house.app, house.me, PatternId("nothing"), EN)


def test_a_shipped_draft_is_shown_as_a_draft(house: Workplace) -> None:
    rows = patterns.list_patterns(house.app, house.me, EN)
    drafts = {row.id for row in rows if row.state is PatternState.DRAFT}
    files = house.app.library.pattern_files()
    assert drafts == {f.text.pattern_id for f in files if f.text.state is PatternState.DRAFT}
    assert drafts


def test_a_draft_is_seen_by_those_who_keep_the_library_and_by_nobody_else(house: Workplace) -> None:
    made = pattern_drafts.new_pattern(house.app, house.ben, NL, "Luisteren").version.pattern_id
    before = house.words()
    house.draft()
    assert house.words() == before
    for person, seen in ((house.me, False), (house.lena, True), (house.fatma, True)):
        rows = {row.id: row for row in patterns.list_patterns(house.app, person, EN)}
        assert rows[CASE].has_newer_draft is seen
        assert (made in rows) is seen
    with pytest.raises(NotFound):
        patterns.read_pattern(house.app, house.me, made, NL)


def test_a_disabled_person_reads_nothing(house: Workplace) -> None:
    with pytest.raises(NotAllowed):
        patterns.list_patterns(house.app, replace(house.me, disabled=True), EN)


def test_learners_write_review_and_compare_nothing(house: Workplace) -> None:
    app, me = house.app, house.me
    for attempt in (
        lambda: pattern_drafts.new_pattern(app, me, EN, "Mine"),
        lambda: pattern_drafts.save_draft(app, me, CASE, EN, "x", 1),
        lambda: pattern_drafts.preview(app, me, CASE, EN, "x"),
        lambda: pattern_drafts.open_version(app, me, CASE, EN),
        lambda: pattern_drafts.restore(app, me, CASE, EN, 1),
        lambda: pattern_drafts.change_keeping(app, me, CASE, EN, 1, owner="Me", review_by=date(2030, 1, 1)),
        lambda: pattern_reviews.submit(app, me, CASE, EN, 1),
        lambda: pattern_reviews.approve(app, me, CASE, EN, 1),
        lambda: pattern_reviews.send_back(app, me, CASE, EN, 1, "no"),
        lambda: pattern_reviews.waiting_for_review(app, me),
        lambda: pattern_history.history(app, me, CASE, EN),
        lambda: pattern_history.compare(app, me, CASE, EN, 1, 1),
        lambda: patterns.due_for_review(app, me),
        lambda: patterns.export_markdown(app, me, CASE, EN, 1),
    ):
        with pytest.raises(NotAllowed):
            attempt()


# --- importing --------------------------------------------------------------------------------------------


def test_the_files_become_versions_once(house: Workplace) -> None:
    commits = house.store.commits
    assert pattern_import.import_files(house.app) == 0
    assert house.store.commits == commits
    assert house.words() == shipped(house).markdown


def test_an_unchanged_file_leaves_what_people_had_reviewed(house: Workplace) -> None:
    house.approved()
    assert pattern_import.import_files(house.app) == 0
    assert "Say hello" in house.words()


def test_a_changed_file_is_a_newer_version_and_what_people_wrote_stays_in_the_history(
    house: Workplace,
) -> None:
    house.approved()
    file = shipped(house)
    assert house.import_(replace(file, markdown=file.markdown.replace("pen", "pencil"), sha256="new")) == 1
    assert "pencil" in house.words()
    lines = pattern_history.history(house.app, house.ben, CASE, EN)
    assert [(line.number, line.author, line.from_files) for line in lines] == [
        (3, "", True),
        (2, "Ben", False),
        (1, "", True),
    ]


def test_a_file_taken_away_changes_nothing(house: Workplace) -> None:
    assert house.import_() == 0
    assert house.words() == shipped(house).markdown


# --- writing ----------------------------------------------------------------------------------------------


def test_a_new_pattern_has_every_heading_an_id_from_its_title_and_an_owner(house: Workplace) -> None:
    one = pattern_drafts.new_pattern(house.app, house.ben, Language.DE, "  Größe  zeigen: wie? ")
    two = pattern_drafts.new_pattern(house.app, house.ben, NL, "Grosse zeigen, wie", owner="Team Noord")
    assert (one.version.pattern_id, two.version.pattern_id) == ("grosse-zeigen-wie", "grosse-zeigen-wie-2")
    assert (one.version.state, one.version.author, one.version.number) == (
        PatternState.DRAFT,
        house.ben.id,
        1,
    )
    assert one.reading.text is not None
    assert two.reading.text is not None
    assert (one.reading.text.title, one.reading.text.owner) == ("Größe zeigen: wie?", "Ben")
    assert two.reading.text.owner == "Team Noord"
    assert {finding.key for finding in one.reading.errors} == {"pattern-key-empty", "pattern-section-empty"}
    assert pattern_drafts.new_pattern(house.app, house.ben, NL, "中文").version.pattern_id == "pattern"


def test_a_title_is_needed_and_is_short(house: Workplace) -> None:
    with pytest.raises(Empty):
        pattern_drafts.new_pattern(house.app, house.ben, NL, "  ")
    with pytest.raises(TooLong):
        pattern_drafts.new_pattern(house.app, house.ben, NL, "x" * 121)


def test_every_change_is_a_version_and_the_same_words_again_are_none(house: Workplace) -> None:
    one = house.draft()
    again = house.draft(one.version.markdown)
    more = house.draft(one.version.markdown.replace("hello", "good morning"))
    assert (one.version.number, again.version.number, more.version.number) == (2, 2, 3)
    assert one.reading.findings == ()


def test_a_draft_says_that_it_is_one_whatever_its_author_wrote(house: Workplace) -> None:
    saved = house.draft()
    assert "\nstate: draft\n" in saved.version.markdown
    assert saved.version.state is PatternState.DRAFT


def test_a_draft_with_mistakes_keeps_every_word_and_is_not_submitted(house: Workplace) -> None:
    words = "---\nstate: reviewed\n---\nNothing fits here.\n\n## Moves {#move}\n- Why did you do that?\n"
    saved = house.draft(words)
    assert saved.version.markdown == words
    assert saved.version.state is PatternState.DRAFT
    assert {"pattern-section-unknown", "pattern-key-missing"} <= {f.key for f in saved.reading.errors}
    with pytest.raises(BadValue) as error:
        pattern_reviews.submit(house.app, house.ben, CASE, EN, saved.version.number)
    assert error.value.values == {"mistakes": len(saved.reading.errors)}


def test_a_draft_from_an_older_version_is_stale(house: Workplace) -> None:
    house.draft()
    with pytest.raises(Stale):
        house.draft("other words", by=house.fatma, based_on=1)


def test_a_pattern_can_begin_in_another_language(house: Workplace) -> None:
    made = pattern_drafts.new_pattern(house.app, house.ben, NL, "Luisteren").version.pattern_id
    saved = pattern_drafts.save_draft(house.app, house.fatma, made, EN, "Words.", 0)
    assert saved.version.number == 1
    with pytest.raises(NotFound):
        pattern_drafts.save_draft(house.app, house.ben, PatternId("nothing"), EN, "Words.", 0)


@pytest.mark.parametrize(
    ("words", "kind"), [(" \n", Empty), ("x" * 50_001, TooLong), ("a\x00b", BadText), ("a\ud800", BadText)]
)
def test_words_that_cannot_be_kept_are_refused(house: Workplace, words: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        pattern_drafts.save_draft(house.app, house.ben, CASE, EN, words, 1)


def test_a_preview_keeps_nothing(house: Workplace) -> None:
    assert pattern_drafts.preview(house.app, house.ben, CASE, EN, house.words()).sound is not None
    assert pattern_drafts.preview(house.app, house.ben, CASE, EN, "x").errors
    assert len(pattern_history.history(house.app, house.ben, CASE, EN)) == 1


def test_owner_and_review_date_are_changed_in_a_new_draft(house: Workplace) -> None:
    day = date(2028, 2, 1)
    saved = pattern_drafts.change_keeping(
        house.app, house.lena, CASE, EN, 1, owner=" Team  Zuid ", review_by=day
    )
    assert saved.reading.sound is not None
    assert (saved.reading.sound.owner, saved.reading.sound.review_by) == ("Team Zuid", day)
    assert saved.version.number == 2
    with pytest.raises(Stale):
        pattern_drafts.change_keeping(house.app, house.lena, CASE, EN, 1, owner="X", review_by=day)
    with pytest.raises(Empty):
        pattern_drafts.change_keeping(house.app, house.lena, CASE, EN, 2, owner=" ", review_by=day)


# --- reviewing --------------------------------------------------------------------------------------------


def test_a_second_person_makes_it_what_everyone_sees(house: Workplace) -> None:
    submitted = house.submitted()
    (waiting,) = pattern_reviews.waiting_for_review(house.app, house.ben)
    assert (waiting.id, waiting.number, waiting.mine) == (CASE, 2, True)
    reviewed = pattern_reviews.approve(house.app, house.fatma, CASE, EN, submitted.number, " Mooi. ")
    page = patterns.read_pattern(house.app, house.me, CASE, EN)
    assert "Say hello" in page.text.sections[2].text
    assert page.row.state is PatternState.REVIEWED
    assert page.row.reviewed == house.now.date()
    assert (reviewed.reviewer, reviewed.note) == (house.fatma.id, "Mooi.")
    assert "\nstate: reviewed\n" in house.words()
    assert pattern_reviews.waiting_for_review(house.app, house.fatma) == ()
    assert ("fatma", "approve pattern", "handing-over-a-case/en/2") in house.noted()


def test_nobody_reviews_what_they_wrote(house: Workplace) -> None:
    number = house.submitted().number
    for attempt in (
        lambda: pattern_reviews.approve(house.app, house.ben, CASE, EN, number),
        lambda: pattern_reviews.send_back(house.app, house.ben, CASE, EN, number, "Not yet."),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert "Say hello" not in house.words()


def test_what_is_sent_back_is_a_draft_with_a_remark(house: Workplace) -> None:
    number = house.submitted().number
    with pytest.raises(Empty):
        pattern_reviews.send_back(house.app, house.fatma, CASE, EN, number, " ")
    with pytest.raises(TooLong):
        pattern_reviews.send_back(house.app, house.fatma, CASE, EN, number, "x" * 2001)
    back = pattern_reviews.send_back(house.app, house.fatma, CASE, EN, number, "An example is missing.")
    assert back.state is PatternState.DRAFT
    assert "\nstate: draft\n" in back.markdown
    line = pattern_history.history(house.app, house.ben, CASE, EN)[0]
    assert (line.note, line.reviewer, line.author) == ("An example is missing.", "Fatma", "Ben")
    assert ("fatma", "send back pattern", "handing-over-a-case/en/2") in house.noted()
    assert "example is missing" not in str(house.noted())


def test_only_what_was_submitted_and_is_the_newest_is_reviewed(house: Workplace) -> None:
    draft = house.draft().version
    with pytest.raises(Stale):
        pattern_reviews.approve(house.app, house.fatma, CASE, EN, draft.number)
    pattern_reviews.submit(house.app, house.ben, CASE, EN, draft.number)
    house.draft()
    with pytest.raises(Stale):
        pattern_reviews.approve(house.app, house.fatma, CASE, EN, draft.number)
    with pytest.raises(NotFound):
        pattern_reviews.approve(house.app, house.fatma, CASE, EN, 9)


def test_submitting_twice_is_harmless_and_what_is_reviewed_is_not_submitted(house: Workplace) -> None:
    number = house.submitted().number
    assert pattern_reviews.submit(house.app, house.ben, CASE, EN, number).number == number
    pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)
    with pytest.raises(BadValue):
        pattern_reviews.submit(house.app, house.ben, CASE, EN, number)
    with pytest.raises(Stale):
        pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)


def test_a_review_date_that_has_passed_moves_on_by_a_year(house: Workplace) -> None:
    house.now += timedelta(days=700)
    house.approved()
    row = patterns.read_pattern(house.app, house.me, CASE, EN).row
    assert row.review_by == house.now.date() + timedelta(days=365)
    assert not row.stale


def test_what_is_due_is_shown_with_the_longest_overdue_first(house: Workplace) -> None:
    rows = patterns.due_for_review(house.app, house.lena)
    assert rows
    until = house.now.date() + timedelta(days=30)
    assert all(row.review_by and row.review_by <= until and not row.stale for row in rows)
    house.now += timedelta(days=400)
    later = patterns.due_for_review(house.app, house.lena)
    assert len(later) > len(rows)
    dates = [row.review_by for row in later if row.review_by]
    assert dates == sorted(dates)
    assert later[0].stale
    assert patterns.read_pattern(house.app, house.me, later[0].id, later[0].language).row.stale


# --- versions ---------------------------------------------------------------------------------------------


def test_two_versions_are_compared_line_by_line(house: Workplace) -> None:
    house.draft()
    lines = pattern_history.compare(house.app, house.lena, CASE, EN, 1, 2)
    gone = [line.text for line in lines if line.change is Change.GONE]
    new = [line.text for line in lines if line.change is Change.NEW]
    assert (gone, new) == (["state: reviewed"], ["state: draft", "- **Say hello.** First."])
    earlier, later = ([line.text for line in lines if getattr(line, side)] for side in ("earlier", "later"))
    for number, texts in ((1, earlier), (2, later)):
        kept = pattern_drafts.open_version(house.app, house.ben, CASE, EN, number).version.markdown
        assert texts == kept.splitlines()
    same = pattern_history.compare(house.app, house.lena, CASE, EN, 1, 1)
    assert all(line.change is Change.SAME and line.earlier == line.later for line in same)


def test_an_earlier_version_comes_back_as_a_new_draft(house: Workplace) -> None:
    house.approved()
    saved = pattern_drafts.restore(house.app, house.fatma, CASE, EN, 1)
    assert (saved.version.number, saved.version.state, saved.version.author) == (
        3,
        PatternState.DRAFT,
        house.fatma.id,
    )
    assert "Say hello" not in saved.version.markdown
    assert "Say hello" in house.words()
    assert ("fatma", "restore pattern", "handing-over-a-case/en/1") in house.noted()


def test_the_history_says_which_version_everyone_sees_and_which_are_mine(house: Workplace) -> None:
    house.approved()
    house.draft(house.words().replace("hello", "welcome"), by=house.fatma)
    lines = pattern_history.history(house.app, house.ben, CASE, EN)
    assert [line.visible for line in lines] == [False, True, False]
    assert [line.mine for line in lines] == [False, True, False]


def test_after_erasing_their_author_reviewed_words_stay_without_a_name(house: Workplace) -> None:
    house.approved()
    house.draft(house.words().replace("hello", "goodbye"))
    people.erase_person(house.app, people.COMMAND_LINE, "ben")
    lines = pattern_history.history(house.app, house.fatma, CASE, EN)
    assert [(line.number, line.author, line.reviewer) for line in lines] == [(2, "", "Fatma"), (1, "", "")]
    assert "Say hello" in house.words()


def test_the_markdown_of_every_version_can_be_exported(house: Workplace) -> None:
    saved = house.draft()
    assert patterns.export_markdown(house.app, house.lena, CASE, EN, 2) == saved.version.markdown
    assert patterns.export_markdown(house.app, house.lena, CASE, EN, 1) == shipped(house).markdown
    with pytest.raises(NotFound):
        patterns.export_markdown(house.app, house.lena, CASE, EN, 3)


def test_what_people_wrote_is_in_no_repr(house: Workplace) -> None:
    saved = house.draft()
    page = patterns.read_pattern(house.app, house.ben, CASE, EN)
    lines = pattern_history.compare(house.app, house.ben, CASE, EN, 1, 2)
    shown = repr((saved, page, lines, pattern_history.history(house.app, house.ben, CASE, EN)))
    for words in ("Say hello", "hold a pen", "Fatma Yilmaz"):
        assert words not in shown
