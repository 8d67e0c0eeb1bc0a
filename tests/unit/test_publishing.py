"""What is reviewed or kept can be found from that moment on, by those it is for; nothing else can."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.domain.ids import StageId
from assistant.domain.intentions import Plan
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, Reader, SourceKey, SourceKind, person_reader
from assistant.domain.patterns import PatternFile, PatternId, PatternState
from assistant.domain.people import Role
from assistant.domain.reflections import Mode, Reflection, StageSummary, Status, Summary
from assistant.errors import Stale
from assistant.reading.sentences import split
from assistant.retrieval.passages import ChunkPassages
from assistant.services import (
    conversation,
    forms,
    pattern_drafts,
    pattern_import,
    pattern_reviews,
    patterns,
    people,
    publishing,
    reflections,
    summaries,
)
from assistant.services.passage_ports import Embedded
from assistant.services.people import COMMAND_LINE
from assistant.services.ports import UnitOfWork
from tests.fakes.patterns import Shelved
from tests.fakes.talks import DONT_KNOW, NO, RICH, House

CASE = PatternId("handing-over-a-case")
MOVE = "- **Wait until they hold a pen.**"
HELLO = "- **Say hello.** First."
EN, NL, DE = Language.EN, Language.NL, Language.DE
OCCASION = "De overdracht ging vandaag mis."
CHANGED = StageSummary(StageId("what"), ("Ik praatte door terwijl hij wegkeek.",))


class Library(House):
    """A house with two experts, an administrator and the shipped patterns."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.ben = self.somebody("ben", Role.EXPERT)
        self.fatma = self.somebody("fatma", Role.EXPERT)
        pattern_import.import_files(self.app)

    def found(self, kind: SourceKind, name: str = "", language: Language | None = None) -> list[Passage]:
        """The passages of that kind, of one source if it is named, in their order."""
        every = (one for one in self.store.shelf.cards.passages.values() if one.source.kind is kind)
        fitting = (p for p in every if name in ("", p.source.id) and language in (None, p.source.language))
        return sorted(fitting, key=lambda one: (one.source.id, one.source.language, one.order))

    def case(self, language: Language = EN) -> list[Passage]:
        return self.found(SourceKind.PATTERN, CASE, language)

    def mine(self) -> list[Passage]:
        return self.found(SourceKind.REFLECTION)

    def draft(self, old: str = MOVE, new: str = f"{HELLO}\n{MOVE}") -> int:
        newest = pattern_drafts.open_version(self.app, self.ben, CASE, EN).version
        words = newest.markdown.replace(old, new)
        return pattern_drafts.save_draft(self.app, self.ben, CASE, EN, words, newest.number).version.number

    def submitted(self) -> int:
        return pattern_reviews.submit(self.app, self.ben, CASE, EN, self.draft()).number

    def approved(self) -> int:
        return pattern_reviews.approve(self.app, self.fatma, CASE, EN, self.submitted()).number

    def changed_file(self, state: PatternState = PatternState.REVIEWED) -> PatternFile:
        """The shipped file with another summary."""
        files = self.app.library.pattern_files()
        file = next(f for f in files if (f.text.pattern_id, f.text.language) == (CASE, EN))
        text = replace(file.text, summary="Other words altogether.", state=state)
        markdown = self.app.patterns.render(text)
        return PatternFile(text, markdown, hashlib.sha256(markdown.encode()).hexdigest())

    def import_(self, *files: PatternFile) -> int:
        return pattern_import.import_files(replace(self.app, library=Shelved(*files)))  # type: ignore[arg-type]

    def summed(self, **answers: str) -> Reflection:
        """A reflection of Sanne at its summary; `what="…"` answers the stage of that name each time."""
        begun = self.begin("driscoll", 10, occasion=OCCASION)
        return self.to_the_end(begun, lambda asked: answers.get(asked.stage.replace("-", "_"), ""))

    def keep(self, reflection: Reflection, **changes: object) -> Reflection:
        edited = replace(reflection.summary or Summary(), **changes)  # type: ignore[arg-type]
        return summaries.keep(self.app, self.me, reflection.id, edited, reflection.version)

    def again(self) -> int:
        """What a new start of the program publishes."""
        return publishing.publish_missing(self.app)


@pytest.fixture
def house() -> Library:
    return Library()


def texts(passages: list[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)


def ids(passages: list[Passage]) -> set[str]:
    return {passage.id for passage in passages}


# --- patterns ---------------------------------------------------------------------------------------------


def test_every_shipped_text_is_found_in_its_language_by_everyone(house: Library) -> None:
    there = house.found(SourceKind.PATTERN)
    files = house.app.library.pattern_files()
    assert {(p.source.id, p.source.language) for p in there} == {
        (file.text.pattern_id, file.text.language) for file in files
    }
    assert {passage.readers for passage in there} == {frozenset({EVERYONE})}
    assert {passage.file for passage in there} == {""}


def test_every_passage_stands_word_for_word_in_its_section_and_every_word_in_a_passage(
    house: Library,
) -> None:
    for language in Language:
        page = patterns.read_pattern(house.app, house.me, CASE, language)
        there = house.case(language)
        assert [passage.order for passage in there] == list(range(len(there)))
        assert {passage.title for passage in there} == {page.text.title}
        for section in page.text.sections[:-1]:
            here = [p for p in there if p.anchor == section.anchor and p.text != page.text.summary]
            assert {passage.heading for passage in here} == {section.heading}
            assert all(passage.text in section.text for passage in here)
            assert set(section.text.split()) == {word for p in here for word in p.text.split()}


def test_each_way_of_asking_is_found_under_the_section_that_answers(house: Library) -> None:
    text = patterns.read_pattern(house.app, house.me, CASE, EN).text
    asked = [passage for passage in house.case() if passage.anchor.startswith("asked-")]
    lines = [line[2:] for line in text.sections[-1].text.split("\n") if line.startswith("- ")]
    assert [passage.text for passage in asked] == [text.title, *lines]
    assert {passage.anchor for passage in asked} == {f"asked-{s.anchor}" for s in text.sections[:-1]}


def test_each_move_is_found_by_itself(house: Library) -> None:
    text = patterns.read_pattern(house.app, house.me, CASE, EN).text
    moves = next(section for section in text.sections if section.anchor == "moves").text
    found = [passage.text for passage in house.case() if passage.anchor == "moves"]
    assert len(found) == len([line for line in moves.split("\n") if line.startswith("- ")])


def test_the_summary_is_found_under_the_situation_behind_its_text(house: Library) -> None:
    text = patterns.read_pattern(house.app, house.me, CASE, EN).text
    situation = [passage.text for passage in house.case() if passage.anchor == "situation"]
    assert situation == [text.sections[0].text, text.summary]


def test_an_approved_text_is_found_at_once_and_what_stayed_keeps_its_id(house: Library) -> None:
    before = house.case()
    number = house.submitted()
    assert house.case() == before
    pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)
    after = house.case()
    assert HELLO in texts(after)
    assert {p.anchor for p in after if p.id not in ids(before)} == {"moves"}
    assert ids([p for p in before if p.anchor != "moves"]) <= ids(after)


def test_a_vector_of_what_stayed_is_not_made_again(house: Library) -> None:
    with house.store() as work:
        work.passages.put_vectors("m", [Embedded(passage.id, b"v") for passage in house.case()])
        work.commit()
    house.approved()
    with house.store(read_only=True) as work:
        waiting = work.passages.without_vectors("m", 10_000)
    assert {p.anchor for p in waiting if p.source == house.case()[0].source} == {"moves"}


def test_drafts_and_texts_sent_back_are_not_found(house: Library) -> None:
    before = house.found(SourceKind.PATTERN)
    made = pattern_drafts.new_pattern(house.app, house.ben, DE, "Zuhören").version.pattern_id
    number = house.submitted()
    pattern_reviews.send_back(house.app, house.fatma, CASE, EN, number, "Noch kürzer.")
    assert house.found(SourceKind.PATTERN) == before
    assert not house.found(SourceKind.PATTERN, made)
    assert house.again() == 0


def test_a_restored_text_is_found_once_it_is_reviewed_and_what_it_replaces_no_longer(house: Library) -> None:
    first = house.case()
    house.approved()
    second = house.case()
    number = pattern_drafts.restore(house.app, house.ben, CASE, EN, 1).version.number
    assert house.case() == second
    pattern_reviews.submit(house.app, house.ben, CASE, EN, number)
    pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)
    assert house.case() == first


def test_a_changed_file_is_found_instead_of_what_was_there_if_it_is_the_visible_one(house: Library) -> None:
    assert house.import_(house.changed_file()) == 1
    assert "Other words altogether." in texts(house.case())
    visible = house.case()
    text = replace(house.changed_file().text, summary="A draft of the file.", state=PatternState.DRAFT)
    markdown = house.app.patterns.render(text)
    assert house.import_(PatternFile(text, markdown, "another")) == 1
    assert house.case() == visible
    assert house.again() == 0


def test_a_text_in_another_language_leaves_the_first_one_alone(house: Library) -> None:
    dutch, german = house.case(NL), house.case(DE)
    house.approved()
    assert (house.case(NL), house.case(DE)) == (dutch, german)


def test_a_title_that_changes_keeps_the_ids_but_of_the_title_itself(house: Library) -> None:
    before = house.case()
    number = house.draft("title: Handing over a case", "title: Passing on a case")
    pattern_reviews.submit(house.app, house.ben, CASE, EN, number)
    pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)
    assert {passage.title for passage in house.case()} == {"Passing on a case"}
    assert [p.id for p in house.case()][1:] == [p.id for p in before][1:]
    assert house.case()[0].text == "Passing on a case"


def test_submitting_a_shipped_draft_leaves_nothing_to_do_at_the_next_start(house: Library) -> None:
    rows = patterns.list_patterns(house.app, house.me, EN)
    shipped = next(row for row in rows if row.state is PatternState.DRAFT)
    before = house.found(SourceKind.PATTERN, shipped.id, EN)
    pattern_reviews.submit(house.app, house.ben, shipped.id, EN, shipped.number)
    assert house.found(SourceKind.PATTERN, shipped.id, EN) == before
    assert house.again() == 0


# --- reflections ------------------------------------------------------------------------------------------


def test_a_kept_reflection_is_found_by_its_owner_alone(house: Library) -> None:
    kept = house.keep(house.summed(what=RICH[NL]))
    there = house.mine()
    assert {passage.source for passage in there} == {SourceKey(SourceKind.REFLECTION, kept.id, NL)}
    assert {passage.readers for passage in there} == {frozenset({person_reader(house.me.id)})}
    assert {p.title for p in there} == {f"De overdracht ging vandaag mis, {kept.created_at.date()}"}
    assert {passage.file for passage in there} == {""}
    assert [passage.order for passage in there] == list(range(len(there)))


def test_what_was_kept_stands_by_stage_with_plans_and_question(house: Library) -> None:
    plan = Plan("Milan wegkijkt", "stop ik met praten")
    house.keep(
        house.summed(), stages=(CHANGED,), plans=(plan,), question="Hoe doe jij dat?", question_for="Bo"
    )
    kept = {p.anchor: (p.heading, p.text) for p in house.mine() if not p.anchor.startswith("answers-")}
    assert kept["what"] == ("Wat is er gebeurd", "Ik praatte door terwijl hij wegkeek.")
    assert kept["planning"][1] == "als Milan wegkijkt, dan stop ik met praten"
    assert kept["question"][1] == "Hoe doe jij dat? (Bo)"
    assert set(kept) == {"what", "planning", "question"}


def test_the_answers_are_found_too_but_not_twice_what_was_kept_of_them(house: Library) -> None:
    ready = house.summed(what=RICH[NL], now_what="Ik ga wachten.")
    house.keep(ready)
    anchors = [passage.anchor for passage in house.mine()]
    assert "answers-what" in anchors, "the summary holds four of its sentences only"
    assert "answers-opening" not in anchors
    assert "answers-now-what" not in anchors
    told = next(passage for passage in house.mine() if passage.anchor == "answers-what")
    assert told.text.startswith(RICH[NL])
    assert told.heading == "Wat is er gebeurd"


def test_answers_that_say_nothing_are_not_found(house: Library) -> None:
    house.keep(house.summed(what=DONT_KNOW[NL], so_what=NO[NL], question=NO[NL]), stages=())
    assert [passage.anchor for passage in house.mine()] == ["answers-opening"]


@pytest.mark.parametrize("language", Language)
def test_the_headings_are_in_the_language_of_the_reflection_whatever_the_persons(
    house: Library, language: Language
) -> None:
    begun = house.begin("driscoll", 10, language, occasion=RICH[language])
    house.keep(house.to_the_end(begun, lambda asked: RICH[language] if asked.stage == "what" else ""))
    method = house.app.library.method(begun.method_id)
    assert method is not None
    title = method.texts[language].stages[StageId("what")].title.for_(house.address)
    there = house.mine()
    assert {passage.source.language for passage in there} == {language}
    assert {p.heading for p in there if p.anchor == "what"} == {title}
    people.set_language(house.app, house.me, EN)
    assert house.mine() == there
    assert house.again() == 0


def test_nothing_is_found_before_it_is_kept(house: Library) -> None:
    begun = house.begin("driscoll", 10, occasion=OCCASION)
    said = house.say(begun, RICH[NL])
    conversation.pause(house.app, house.me, said.id)
    house.summed(what=RICH[NL])
    form = house.begin("driscoll", 10, occasion=OCCASION, mode=Mode.FORM)
    forms.save_form(house.app, house.me, form.id, {2: RICH[NL]}, form.version, done=True)
    assert house.mine() == []
    assert house.again() == 0


def test_a_form_is_found_once_it_is_kept(house: Library) -> None:
    form = house.begin("driscoll", 10, occasion=OCCASION, mode=Mode.FORM)
    done = forms.save_form(house.app, house.me, form.id, {2: RICH[NL]}, form.version, done=True).reflection
    house.keep(done)
    assert {"what", "answers-what"} <= {passage.anchor for passage in house.mine()}


def test_keeping_again_replaces_what_was_changed_and_nothing_else(house: Library) -> None:
    kept = house.keep(house.summed(what=RICH[NL]), question="Hoe doe jij dat?")
    before = house.mine()
    again = house.keep(kept, question="Wat zag jij?")
    after = house.mine()
    assert "Wat zag jij?" in texts(after)
    assert "Hoe doe jij dat?" not in texts(after)
    assert {p.anchor for p in before if p.id not in ids(after)} == {"question"}
    assert house.forgotten == 1
    noted = len(house.store.shelf.cards.changes)
    house.keep(again)
    assert house.mine() == after
    assert len(house.store.shelf.cards.changes) == noted
    assert house.forgotten == 1


def test_a_deleted_reflection_is_found_no_more_and_others_are(house: Library) -> None:
    first, second = house.keep(house.summed(what=RICH[NL])), house.keep(house.summed(what=RICH[NL]))
    reflections.delete(house.app, house.me, first.id)
    assert {passage.source.id for passage in house.mine()} == {second.id}
    assert SourceKey(SourceKind.REFLECTION, first.id, NL) not in house.store.shelf.cards.sources


def test_of_an_erased_person_nothing_is_found_and_of_others_all(house: Library) -> None:
    house.keep(house.summed(what=RICH[NL]))
    house.me, house.other = house.other, house.me
    theirs = house.keep(house.summed(what=RICH[NL]))
    patterns_before = house.found(SourceKind.PATTERN)
    people.erase_person(house.app, COMMAND_LINE, house.other.login)
    assert {passage.source.id for passage in house.mine()} == {theirs.id}
    assert {passage.readers for passage in house.mine()} == {frozenset({person_reader(house.me.id)})}
    assert house.found(SourceKind.PATTERN) == patterns_before
    assert house.again() == 0


def test_others_can_be_let_in_to_what_was_kept_and_never_to_the_answers(house: Library) -> None:
    kept = house.keep(house.summed(what=RICH[NL]))
    before, owner, team = house.mine(), person_reader(house.me.id), Reader("team:north")
    with house.store() as work:
        publishing.publish_reflection(house.app, work, kept, frozenset({team}))
        work.commit()
    readers = {passage.anchor: passage.readers for passage in house.mine()}
    assert readers["what"] == {owner, team}
    assert {r for anchor, all_ in readers.items() if anchor.startswith("answers-") for r in all_} == {owner}
    assert ids(house.mine()) == ids(before)
    with house.store() as work:
        publishing.publish_reflection(house.app, work, kept)
        work.commit()
    assert house.mine() == before


# --- a start ----------------------------------------------------------------------------------------------


def test_where_everything_is_in_line_a_start_writes_nothing(house: Library) -> None:
    house.keep(house.summed(what=RICH[NL]))
    commits, forgotten = house.store.commits, house.forgotten
    assert house.again() == 0
    assert (house.store.commits, house.forgotten) == (commits, forgotten)


def test_a_start_parses_and_cuts_nothing_that_is_in_line(house: Library) -> None:
    class Refuses:
        cutting = house.app.passages.cutting

    still = replace(house.app, passages=Refuses(), patterns=Refuses())  # type: ignore[arg-type]
    house.keep(house.summed(what=RICH[NL]))
    assert publishing.publish_missing(still) == 0


def test_a_start_publishes_what_an_older_version_of_the_program_kept(house: Library) -> None:
    house.keep(house.summed(what=RICH[NL]))
    patterns_before, mine = house.found(SourceKind.PATTERN), house.mine()
    house.store.shelf.cards = type(house.store.shelf.cards)()
    assert house.again() == len(house.app.library.pattern_files()) + 1
    assert (house.found(SourceKind.PATTERN), house.mine()) == (patterns_before, mine)
    assert house.again() == 0


def test_a_start_withdraws_what_is_no_longer_there(house: Library) -> None:
    kept = house.keep(house.summed(what=RICH[NL]))
    del house.store.shelf.reflections[kept.id]
    for key in [key for key in house.store.shelf.patterns if key[0] == CASE]:
        del house.store.shelf.patterns[key]
    assert house.again() == 1 + len(Language)
    assert house.mine() == house.case() == []
    assert house.again() == 0


def test_a_start_cuts_anew_when_the_way_of_cutting_changed_and_takes_no_reader_away(house: Library) -> None:
    kept = house.keep(house.summed(what=RICH[NL]))
    team = Reader("team:north")
    with house.store() as work:
        publishing.publish_reflection(house.app, work, kept, frozenset({team}))
        work.commit()
    otherwise = replace(house.app, passages=ChunkPassages(split, budget_tokens=30))
    assert publishing.publish_missing(otherwise) == len(house.app.library.pattern_files()) + 1
    assert len(house.mine()) > 2
    for passage in house.mine():
        assert (team in passage.readers) is not passage.anchor.startswith("answers-")
    assert publishing.publish_missing(otherwise) == 0


# --- what fails -------------------------------------------------------------------------------------------


def _approve(house: Library) -> Callable[[], object]:
    number = house.submitted()
    return lambda: pattern_reviews.approve(house.app, house.fatma, CASE, EN, number)


def _import(house: Library) -> Callable[[], object]:
    return lambda: house.import_(house.changed_file())


def _keep(house: Library) -> Callable[[], object]:
    ready = house.summed(what=RICH[NL])
    return lambda: house.keep(ready)


def _keep_again(house: Library) -> Callable[[], object]:
    kept = house.keep(house.summed(what=RICH[NL]))
    return lambda: house.keep(kept, stages=(CHANGED,))


def _delete(house: Library) -> Callable[[], object]:
    kept = house.keep(house.summed(what=RICH[NL]))
    return lambda: reflections.delete(house.app, house.me, kept.id)


def _erase(house: Library) -> Callable[[], object]:
    house.keep(house.summed(what=RICH[NL]))
    return lambda: people.erase_person(house.app, COMMAND_LINE, house.me.login)


@pytest.mark.parametrize("act", [_approve, _import, _keep, _keep_again, _delete, _erase])
def test_what_fails_publishes_and_withdraws_nothing(
    house: Library, act: Callable[[Library], Callable[[], object]]
) -> None:
    doing = act(house)
    before, forgotten = house.store.shelf.cards.copy(), house.forgotten

    def failing(read_only: bool = False) -> UnitOfWork:
        work = opens(read_only)
        if not read_only:
            work.commit = fail  # type: ignore[method-assign]
        return work

    def fail() -> None:
        raise ZeroDivisionError

    opens, house.app = house.app.work, replace(house.app, work=failing)
    with pytest.raises(ZeroDivisionError):
        doing()
    assert house.store.shelf.cards == before
    assert house.forgotten == forgotten
    house.app = replace(house.app, work=opens)
    doing()
    assert house.store.shelf.cards != before


def test_a_summary_that_was_kept_elsewhere_publishes_nothing_of_the_late_one(house: Library) -> None:
    ready = house.summed(what=RICH[NL])
    house.keep(ready)
    before = house.mine()
    with pytest.raises(Stale):
        house.keep(ready, stages=(CHANGED,))
    assert house.mine() == before
    assert house.stored(ready).status is Status.KEPT
