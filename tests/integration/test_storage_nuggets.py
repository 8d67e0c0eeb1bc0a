"""What every store of nuggets promises: the same of the one in memory and of SQLite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from assistant.domain.ids import PersonId, TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import Mail, MailState, Nugget, NuggetId, NuggetState, NuggetText, Source
from assistant.domain.patterns import PatternId
from assistant.errors import StorageUnavailable
from assistant.services.nugget_ports import Membership, Trouble
from assistant.services.ports import UnitOfWork
from tests.fakes.things import NOW, a_person

Opens = Callable[..., UnitOfWork]

SANNE, BRAM, NORTH = PersonId("p-sanne"), PersonId("p-bram"), TeamName("north")
DAY = date(2026, 11, 23)
TEXT = NuggetText("Kijk „eerst“.\n\nEn dan?", Source("Kijken", "Ann", date(2026, 1, 2)))


def a_nugget(name: str = "n1", **changes: Any) -> Nugget:
    texts = {Language.NL: TEXT, Language.DE: replace(TEXT, source=Source("Schauen", ""))}
    nugget = Nugget(
        NuggetId(name), SANNE, NORTH, PatternId("p"), Language.NL, DAY, texts, NuggetState.PLANNED, NOW
    )
    return replace(nugget, **changes)


def kept(opens: Opens, *nuggets: Nugget) -> None:
    with opens() as unit:
        for nugget in nuggets:
            unit.nuggets.add(nugget)
            unit.mails.add(Mail(nugget.id, person) for person in (SANNE, BRAM))
        unit.commit()


def test_a_nugget_comes_back_as_it_was(peopled: Opens) -> None:
    kept(peopled, a_nugget())
    with peopled(read_only=True) as unit:
        assert unit.nuggets.get(NuggetId("n1")) == a_nugget()
        assert unit.nuggets.get(NuggetId("n9")) is None
        assert unit.mails.of(NuggetId("n1")) == [Mail(NuggetId("n1"), one) for one in (BRAM, SANNE)]


def test_only_its_state_and_its_end_change(peopled: Opens) -> None:
    kept(peopled, a_nugget())
    with peopled() as unit:
        unit.nuggets.save(a_nugget(state=NuggetState.SENT, closed_at=NOW, team=TeamName("south")))
        unit.commit()
    with peopled(read_only=True) as unit:
        assert unit.nuggets.get(NuggetId("n1")) == a_nugget(state=NuggetState.SENT, closed_at=NOW)


def test_a_nugget_is_there_once_and_belongs_to_somebody(peopled: Opens) -> None:
    kept(peopled, a_nugget())
    for wrong in (a_nugget(), a_nugget("n2", leader=PersonId("p-nobody"))):
        with peopled() as unit, pytest.raises(StorageUnavailable):
            unit.nuggets.add(wrong)


def test_lists_are_by_day_and_due_is_what_must_leave(peopled: Opens) -> None:
    early = a_nugget("n2", send_on=DAY - timedelta(days=7), state=NuggetState.SENT)
    late = a_nugget("n3", send_on=DAY + timedelta(days=7))
    begun = a_nugget("n4", send_on=DAY - timedelta(days=1), state=NuggetState.SENDING)
    other = a_nugget("n5", leader=BRAM, team=TeamName("south"), state=NuggetState.SENT)
    kept(peopled, a_nugget(), early, late, begun, other)
    with peopled(read_only=True) as unit:
        assert [one.id for one in unit.nuggets.by(SANNE)] == ["n3", "n1", "n4", "n2"]
        assert [one.id for one in unit.nuggets.by(SANNE, 1)] == ["n3"]
        assert [one.id for one in unit.nuggets.due(DAY)] == ["n4", "n1"]
        assert [one.id for one in unit.nuggets.sent_to(NORTH)] == ["n2"]


def test_the_next_mail_is_one_that_waits_of_a_nugget_being_sent(peopled: Opens) -> None:
    kept(peopled, a_nugget(), a_nugget("n2", state=NuggetState.SENDING))
    first = Mail(NuggetId("n2"), BRAM)
    with peopled() as unit:
        assert unit.mails.next(NOW) == first
        later = replace(first, not_before=NOW + timedelta(minutes=1), tries=2, reason="later", changed_at=NOW)
        unit.mails.save(later)
        assert unit.mails.next(NOW) == Mail(NuggetId("n2"), SANNE)
        unit.mails.save(Mail(NuggetId("n2"), SANNE, MailState.SENDING, "<1@x>"))
        assert unit.mails.next(NOW) is None
        assert unit.mails.next(NOW + timedelta(minutes=1)) == later
        assert unit.mails.under_way() == [Mail(NuggetId("n2"), SANNE, MailState.SENDING, "<1@x>")]
        unit.mails.add([first])
        assert unit.mails.of(NuggetId("n2"))[0] == later, "what is there stays as it is"


def test_what_belongs_to_a_nugget_or_a_person_goes_with_it(peopled: Opens) -> None:
    kept(peopled, a_nugget(), a_nugget("n2", leader=BRAM))
    with peopled() as unit:
        unit.memberships.put(Membership(BRAM, NORTH, "t1"))
        unit.people.remove(BRAM)
        assert unit.nuggets.get(NuggetId("n2")) is None
        assert [mail.person_id for mail in unit.mails.of(NuggetId("n1"))] == [SANNE]
        assert unit.memberships.by_token("t1") is None
        unit.nuggets.remove(NuggetId("n1"))
        assert unit.mails.of(NuggetId("n1")) == []
        unit.mails.save(Mail(NuggetId("n1"), SANNE))
        assert unit.mails.of(NuggetId("n1")) == []


def test_memberships_feeds_and_trouble_are_kept_once(peopled: Opens) -> None:
    with peopled() as unit:
        unit.memberships.put(Membership(SANNE, NORTH, "t1"))
        unit.memberships.put(Membership(SANNE, NORTH, "t1", NOW))
        unit.memberships.put_feed(NORTH, "f1")
        unit.memberships.put_feed(NORTH, "f2")
        for tries in (1, 2):
            unit.memberships.set_trouble(Trouble(NOW, "busy", tries, NOW))
        unit.commit()
    with peopled() as unit:
        assert unit.memberships.get(SANNE, NORTH) == Membership(SANNE, NORTH, "t1", NOW)
        assert unit.memberships.by_token("t1") == Membership(SANNE, NORTH, "t1", NOW)
        assert unit.memberships.get(BRAM, NORTH) is None
        assert (unit.memberships.feed_of(NORTH), unit.memberships.feed_of(TeamName("south"))) == ("f2", "")
        assert unit.memberships.team_of_feed("f2") == NORTH
        assert unit.memberships.team_of_feed("f1") is None
        assert unit.memberships.trouble() == Trouble(NOW, "busy", 2, NOW)
        unit.memberships.set_trouble(None)
        assert unit.memberships.trouble() is None


def test_an_address_is_kept_and_can_be_taken_away(peopled: Opens) -> None:
    for mail in ("s@example.org", ""):
        with peopled() as unit:
            unit.people.update(a_person("sanne", mail=mail))
            unit.commit()
        with peopled(read_only=True) as unit:
            assert unit.people.by_login("sanne") == a_person("sanne", mail=mail)
