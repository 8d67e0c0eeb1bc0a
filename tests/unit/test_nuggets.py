"""A nugget is made of a pattern's own sentences, has at most 120 words and asks one thing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from assistant.domain.addresses import is_address
from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import GAP, MOST_WORDS, NuggetId, NuggetState, asks, compose, count, tidy
from assistant.domain.patterns import PatternId, PatternState, PatternText, Section
from assistant.domain.people import Role
from assistant.errors import AssistantError, BadValue, NotAllowed, NotFound
from assistant.reading.sentences import split
from assistant.services import nuggets
from assistant.services.nuggets import NewNugget
from assistant.services.pattern_import import import_files
from tests.fakes.nuggets import ToldServer
from tests.fakes.talks import House, library
from tests.fakes.things import a_person

NL, DE, EN = Language.NL, Language.DE, Language.EN
SKILL = PatternId("teaching-a-skill")
NORTH = TeamName("north")
TEXT = "Kijk eerst.\n\nEn dan?"


class Led(House):
    """A house with patterns, a leader of the north, and three people there who read three languages."""

    def __init__(self) -> None:
        super().__init__(mail_server=ToldServer())
        self.leader = self.somebody("lea", Role.LEADER, "north")
        for name, language in (("nele", NL), ("dirk", DE), ("eve", EN)):
            self.reader(name, language)
        import_files(self.app)

    def reader(self, name: str, language: Language = NL, team: str = "north", mail: str = "") -> None:
        person = a_person(name, language=language, teams=frozenset({TeamName(team)}))
        with self.store() as work:
            work.people.add(person, "-")
            work.people.update(type(person)(**{**vars(person), "mail": mail or f"{name}@example.org"}))
            work.commit()

    def new(self, **changes: object) -> NewNugget:
        given = {
            "id": NuggetId("nugget-0123456789"),
            "team": NORTH,
            "pattern_id": SKILL,
            "language": NL,
            "bodies": {NL: TEXT},
            "send_on": self.now.date(),
        }
        return NewNugget(**{**given, **changes})  # type: ignore[arg-type]

    def plan(self, **changes: object) -> nuggets.Nugget:
        return nuggets.plan_nugget(self.app, self.leader, self.new(**changes))

    def refused(self, **changes: object) -> str:
        with pytest.raises(AssistantError) as error:
            self.plan(**changes)
        assert nuggets.nuggets_of(self.app, self.leader) == ()
        return error.value.key


@pytest.fixture
def house() -> Led:
    return Led()


def texts() -> list[PatternText]:
    return [text for pattern in library().patterns() for text in pattern.texts.values()]


def plain(text: str) -> str:
    return " ".join(re.sub(r"^- ", "", text, flags=re.MULTILINE).replace("*", "").split())


@pytest.mark.parametrize("text", texts(), ids=lambda text: f"{text.pattern_id}-{text.language.value}")
def test_every_suggestion_of_the_library_is_word_for_word_short_and_asks_once(text: PatternText) -> None:
    whole = plain("\n".join(section.text for section in text.sections))
    for which in range(7):
        made = compose(text, split, which)
        assert count(made) + count(text.title) + 8 <= MOST_WORDS, "with room for its source"
        assert asks(made) == 1
        assert made.endswith("?")
        assert len(made.split("\n\n")) == 3
        pieces = [piece.strip() for part in made.split("\n\n") for piece in part.split(GAP)]
        assert [piece for piece in pieces if piece not in whole] == []


def test_another_suggestion_has_another_tip_and_another_question() -> None:
    text = next(one for one in texts() if one.pattern_id == SKILL and one.language is EN)
    first, second = compose(text, split, 0).split("\n\n"), compose(text, split, 1).split("\n\n")
    assert first[0] != second[0]
    assert first[2] != second[2]


def a_text(
    moves: str = "- Look first.", example: str = "", questions: str = "- What did you see?"
) -> PatternText:
    given = {"moves": moves, "example": example, "reflection": questions}
    sections = tuple(Section(anchor, anchor, text) for anchor, text in given.items())
    return PatternText(SKILL, EN, "Looking", "", "Ann", PatternState.REVIEWED, sections)


def test_what_was_said_in_several_sentences_is_not_torn_apart() -> None:
    example = "He waited at the door of the ward for a while. " + 'She said: "Come in. Sit down. Tell me." '
    made = compose(a_text(example=example + "He sat down and told her what he had seen that night."), split)
    assert '"Come in. Sit down. Tell me."' in made


def test_a_pattern_without_a_question_gives_nothing_and_a_bad_question_is_passed_over() -> None:
    assert compose(a_text(questions=""), split) == ""
    asked = "- Why did you do that?\n- What was it and how was it?\n- What did you see?"
    assert compose(a_text(questions=asked), split) == "Look first.\n\nWhat did you see?"


def test_too_long_a_tip_and_too_short_an_example_stay_out() -> None:
    assert compose(a_text(moves="- " + "word " * 200, example="Short."), split) == "What did you see?"


def test_a_text_is_kept_tidy_and_signs_alone_are_no_words() -> None:
    assert tidy(" Een\x00 zin. \r\n\r\n\r\n\r\nNog  een. ") == "Een zin.\n\nNog een."
    assert count("Een – twee … [drie]") == 3
    assert asks("Zo?? En zo?") == 2


@pytest.mark.parametrize(
    "text", ["a@b", "a.b-c@mail.example.org", "o'hara+x@example.org", "x" * 64 + "@example.org"]
)
def test_an_address_is_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "a", "@b", "a@", "a@b@c", "a b@c.org", "a@b c.org", "a@b.org\n"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a@b.org\r\nBcc: x@y", "<a@b.org>", "jörg@example.org", "a@exämple.org", "a..b@c.org", ".a@c.org"),
        *("a@-b.org", "x" * 65 + "@example.org", "a@" + "b." * 130 + "org", '"a b"@c.org', "a@b.org,c@d.org"),
    ],
)
def test_what_could_be_more_or_less_than_one_address_is_refused(text: str) -> None:
    assert not is_address(text)


# Planning


def test_a_suggestion_comes_in_every_language_of_the_pattern_with_its_source(house: Led) -> None:
    found = nuggets.suggest(house.app, house.leader, SKILL)
    assert set(found.texts) == {NL, DE, EN}
    assert found.texts[DE].source.title == "Am Arbeitsplatz etwas beibringen"
    line = nuggets.source_line(house.app.post, house.app.tongue(DE), found.texts[DE].source)
    assert line.startswith(
        "Aus dem Muster „Am Arbeitsplatz etwas beibringen“ von Kwabena Mensah, geprüft am "
    )
    assert line.endswith("8. September 2026.")


def test_a_nugget_is_stored_with_a_mail_for_each_of_the_others(house: Led) -> None:
    house.reader("south", team="south")
    house.reader("nomail")
    with house.store() as work:
        work.people.update(a_person("nomail"))
        work.commit()
    nugget = house.plan()
    with house.store(read_only=True) as work:
        assert [mail.person_id for mail in work.mails.of(nugget.id)] == ["p-dirk", "p-eve", "p-nele"]
    assert nugget.state is NuggetState.PLANNED
    assert nugget.texts[NL].body == TEXT


def test_a_second_click_plans_nothing_more(house: Led) -> None:
    assert house.plan() == house.plan()
    assert len(nuggets.nuggets_of(house.app, house.leader)) == 1


def test_the_id_of_anothers_nugget_leads_nowhere(house: Led) -> None:
    house.plan()
    other = house.somebody("leo", Role.LEADER, "north")
    with pytest.raises(BadValue):
        nuggets.plan_nugget(house.app, other, house.new())
    with pytest.raises(NotFound):
        nuggets.take_back(house.app, other, house.new().id)
    assert nuggets.nuggets_of(house.app, other) == ()


def test_what_cannot_be_sent_is_refused_with_the_reason(house: Led) -> None:
    today = house.now.date()
    assert house.refused(bodies={NL: "woord " * 120 + "en dan?"}) == "nugget-too-long"
    assert house.refused(bodies={NL: "Kijk eerst."}) == "nugget-one-question"
    assert house.refused(bodies={NL: "Zo? Of zo?"}) == "nugget-one-question"
    assert house.refused(bodies={NL: "  \n "}) == "nugget-empty"
    assert house.refused(bodies={DE: "Und dann?"}) == "nugget-empty", "the leader's own text is missing"
    assert house.refused(team=TeamName("south")) == "nugget-team"
    assert house.refused(send_on=today - timedelta(days=1)) == "nugget-day"
    assert house.refused(send_on=date(9999, 12, 31)) == "nugget-day"
    assert house.refused(pattern_id=PatternId("nothing")) == "error-not-found"
    assert house.refused(id=NuggetId("x")) == "error-bad-value"


def test_exactly_120_words_are_sent(house: Led) -> None:
    assert count(house.plan(bodies={NL: "woord " * 118 + "en dan?"}).texts[NL].body) == MOST_WORDS


def test_only_leaders_send(house: Led) -> None:
    with pytest.raises(NotAllowed):
        nuggets.plan_nugget(house.app, house.me, house.new())
    with pytest.raises(NotAllowed):
        nuggets.suggest(house.app, house.me, SKILL)


def test_a_team_in_which_nobody_has_an_address_is_not_written_to(house: Led) -> None:
    leader = house.somebody("zoe", Role.LEADER, "east")
    with pytest.raises(nuggets.Nobody):
        nuggets.plan_nugget(house.app, leader, house.new(team=TeamName("east")))
    assert nuggets.how_many(house.app, leader, TeamName("east")) == 0
    assert nuggets.how_many(house.app, house.leader, NORTH) == 3


def test_without_a_mail_server_sending_is_off_and_a_suggestion_still_comes() -> None:
    house = Led()
    house.mail_server = None
    off = House()
    leader = off.somebody("lea", Role.LEADER, "north")
    import_files(off.app)
    with pytest.raises(nuggets.SendingOff):
        nuggets.plan_nugget(off.app, leader, house.new())
    assert nuggets.suggest(off.app, leader, SKILL).texts


def test_a_planned_nugget_can_be_taken_back_and_is_gone(house: Led) -> None:
    nugget = house.plan(send_on=house.now.date() + timedelta(days=3))
    nuggets.take_back(house.app, house.leader, nugget.id)
    assert nuggets.nuggets_of(house.app, house.leader) == ()
    assert house.forgotten
