"""Each mail leaves at most once; a server that is away is asked later and later; who left gets nothing."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import MailState, NuggetState
from assistant.errors import BadValue, NotFound
from assistant.services import mail_addresses, nugget_readers, nugget_sending, nuggets
from assistant.services.nugget_ports import Delivery, Outcome
from assistant.services.nugget_sending import LONGEST_PAUSE, MOST_TRIES, Sending, pause_after, send_round
from assistant.services.people import COMMAND_LINE, erase_person
from tests.fakes.nuggets import ToldServer
from tests.unit.test_nuggets import NL, NORTH, TEXT, Led

DE, EN = Language.DE, Language.EN
AWAY = Delivery(Outcome.AWAY, "unreachable")


@pytest.fixture
def house() -> Led:
    return Led()


def server(house: Led) -> ToldServer:
    assert house.mail_server is not None
    return house.mail_server


def told(house: Led) -> nuggets.Told:
    (found,) = nuggets.nuggets_of(house.app, house.leader)
    return found


def to(house: Led) -> list[str]:
    return [letter.to.partition("@")[0] for letter in server(house).taken]


def test_each_gets_it_once_in_their_language_where_there_is_one(house: Led) -> None:
    house.plan(bodies={NL: TEXT, DE: "Erst schauen.\n\nUnd dann?"})
    assert send_round(house.app).sent == 3
    assert send_round(house.app) == nugget_sending.Round()
    letters = {letter.to: letter for letter in server(house).taken}
    assert letters["dirk@example.org"].paragraphs == ("Erst schauen.", "Und dann?")
    assert letters["dirk@example.org"].subject == "Am Arbeitsplatz etwas beibringen"
    assert letters["dirk@example.org"].leave_words == "Keine Lernimpulse mehr bekommen"
    assert letters["eve@example.org"].paragraphs == ("Kijk eerst.", "En dan?"), "the leader's own"
    assert letters["eve@example.org"].leave_words == "Stop these learning nuggets"
    assert len({letter.message_id for letter in letters.values()}) == 3
    assert told(house).nugget.state is NuggetState.SENT
    assert told(house).sent == 3


def test_it_waits_for_its_day_and_then_also_goes_to_who_came_since(house: Led) -> None:
    house.plan(send_on=house.now.date() + timedelta(days=2))
    assert not Sending(house.app).send_one()
    house.reader("new")
    house.now += timedelta(days=2)
    while Sending(house.app).send_one():
        pass
    assert to(house) == ["dirk", "eve", "nele", "new"]


def test_a_row_is_marked_before_the_server_is_spoken_to(house: Led) -> None:
    nugget = house.plan()
    seen: list[tuple[MailState, str]] = []

    def look() -> None:
        with house.store(read_only=True) as work:
            seen.extend((mail.state, mail.message_id) for mail in work.mails.under_way())

    server(house).meanwhile = look
    nugget_sending.send_next(house.app)
    assert seen == [(MailState.SENDING, server(house).taken[0].message_id)]
    with house.store(read_only=True) as work:
        assert [mail.state for mail in work.mails.of(nugget.id)].count(MailState.SENT) == 1


def test_what_was_under_way_when_the_process_died_is_uncertain_and_never_sent_again(house: Led) -> None:
    house.plan()

    def die() -> None:
        raise KeyboardInterrupt

    server(house).meanwhile = die
    with pytest.raises(KeyboardInterrupt):
        nugget_sending.send_next(house.app)
    server(house).meanwhile = lambda: None
    assert send_round(house.app) == nugget_sending.Round(sent=2, uncertain=1)
    assert to(house) == ["eve", "nele"]
    assert told(house).uncertain == ("Dirk",)
    assert send_round(house.app) == nugget_sending.Round()


def test_a_server_that_fell_silent_leaves_the_mail_uncertain(house: Led) -> None:
    house.plan()
    server(house).told.append(Delivery(Outcome.UNSURE, "silent"))
    assert send_round(house.app) == nugget_sending.Round(sent=2, uncertain=1)
    assert to(house) == ["eve", "nele"]


def test_a_server_that_is_away_is_asked_later_and_later_and_that_is_told(house: Led) -> None:
    house.plan()
    server(house).always = AWAY
    pauses = []
    for tries in range(1, 10):
        assert send_round(house.app).trouble == "unreachable"
        trouble = nuggets.trouble_of(house.app, house.leader)
        assert trouble is not None
        assert trouble.tries == tries
        pauses.append(trouble.next_try - house.now)
        assert not Sending(house.app).send_one(), "not before the pause is over"
        house.now = trouble.next_try
    assert all(one < two for one, two in pairwise(pauses[:7]))
    assert max(pauses) <= LONGEST_PAUSE
    server(house).always = None
    assert send_round(house.app).sent == 3
    assert nuggets.trouble_of(house.app, house.leader) is None


def test_a_mail_that_is_not_wanted_now_is_offered_again_with_the_same_message_id(house: Led) -> None:
    house.plan()
    server(house).told.append(Delivery(Outcome.LATER, "later"))
    assert send_round(house.app) == nugget_sending.Round(sent=2, waiting=1)
    with house.store(read_only=True) as work:
        before = work.mails.of(told(house).nugget.id)[0].message_id
    house.now += pause_after(1)
    assert send_round(house.app).sent == 1
    assert server(house).taken[-1].message_id == before


def test_a_mail_that_is_never_wanted_is_given_up(house: Led) -> None:
    house.plan()
    server(house).told.append(Delivery(Outcome.REFUSED, "refused"))
    send_round(house.app)
    assert told(house).failed == ("Dirk",)
    server(house).always = Delivery(Outcome.LATER, "later")
    house.plan(id="nugget-0123456789-2")
    for _ in range(MOST_TRIES):
        house.now += LONGEST_PAUSE
        send_round(house.app)
    (latest, _) = nuggets.nuggets_of(house.app, house.leader)
    assert latest.nugget.state is NuggetState.FAILED


def test_after_a_week_what_could_not_leave_stays(house: Led) -> None:
    house.plan()
    server(house).always = AWAY
    send_round(house.app)
    house.now += timedelta(days=8)
    server(house).always = None
    while Sending(house.app).send_one():
        pass
    assert to(house) == []
    assert told(house).nugget.state is NuggetState.FAILED


# Leaving


def token_of(house: Led, name: str) -> str:
    with house.store() as work:
        person = work.people.get(PersonId(f"p-{name}"))
        assert person is not None
        token = nuggets.membership_of(work, person, NORTH).token
        work.commit()
    return token


def test_who_left_gets_nothing_also_of_what_was_planned_before_and_may_come_back(house: Led) -> None:
    house.plan()
    token = token_of(house, "eve")
    assert nugget_readers.leave(house.app, token).left
    assert nugget_readers.leave(house.app, token).left
    send_round(house.app)
    assert to(house) == ["dirk", "nele"]
    assert told(house).failed == told(house).uncertain == ()
    assert "eve" not in repr(told(house)).lower()
    assert not nugget_readers.join(house.app, token).left
    house.plan(id="nugget-0123456789-2")
    assert send_round(house.app).sent == 3


def test_each_mail_holds_the_link_of_its_receiver(house: Led) -> None:
    house.plan()
    send_round(house.app)
    leave = {letter.to: letter.leave for letter in server(house).taken}
    assert leave["eve@example.org"] == f"https://learn.example.org/nuggets/leave/{token_of(house, 'eve')}"
    assert len(set(leave.values())) == 3


def test_a_made_up_token_leads_nowhere(house: Led) -> None:
    with pytest.raises(NotFound):
        nugget_readers.leave(house.app, "x")


def test_who_is_erased_closed_or_gone_from_the_team_gets_nothing(house: Led) -> None:
    house.plan()
    with house.store() as work:
        dirk = work.people.get(PersonId("p-dirk"))
        eve = work.people.get(PersonId("p-eve"))
        assert dirk
        assert eve
        work.people.update(type(dirk)(**{**vars(dirk), "disabled": True}))
        work.people.update(type(eve)(**{**vars(eve), "teams": frozenset({TeamName("south")})}))
        work.commit()
    erase_person(house.app, COMMAND_LINE, "nele")
    send_round(house.app)
    assert to(house) == []


def test_an_erased_leaders_nuggets_are_gone_with_their_mails(house: Led) -> None:
    house.plan()
    erase_person(house.app, COMMAND_LINE, "lea")
    assert send_round(house.app) == nugget_sending.Round()
    assert to(house) == []


# Address and feed


def test_an_address_is_set_checked_taken_away_and_audited_without_it(house: Led) -> None:
    assert mail_addresses.set_mail(house.app, COMMAND_LINE, "sanne", " s@x.org ").mail == "s@x.org"
    with pytest.raises(BadValue):
        mail_addresses.set_mail(house.app, COMMAND_LINE, "sanne", "s@x.org\r\nBcc: all@x.org")
    assert mail_addresses.set_mail(house.app, COMMAND_LINE, "sanne", "").mail == ""
    with house.store(read_only=True) as work:
        assert all("x.org" not in repr(entry) for entry in work.audit.last())


def test_the_feed_holds_what_left_and_its_address_can_be_made_anew(house: Led) -> None:
    old = nugget_readers.feed_address(house.app, house.leader, NORTH)
    assert nugget_readers.feed_address(house.app, house.leader, NORTH) == old
    token = old.rpartition("/")[2].partition(".")[0]
    house.plan(bodies={NL: TEXT, DE: "Erst schauen.\n\nUnd dann?"})
    assert nugget_readers.feed_of(house.app, token, DE).entries == ()
    send_round(house.app)
    feed = nugget_readers.feed_of(house.app, token, DE)
    assert [entry.paragraphs[-1] for entry in feed.entries] == ["Und dann?"]
    assert feed.title == "Lernimpulse für north"
    new = nugget_readers.feed_address(house.app, house.leader, NORTH, anew=True)
    assert new != old
    with pytest.raises(NotFound):
        nugget_readers.feed_of(house.app, token, DE)
    assert token not in repr(feed)
