"""Adding people and what administrators do with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.people import Person, Role
from assistant.errors import BadValue, NotAllowed, NotFound, WeakPassword
from assistant.services import people
from assistant.services.people import COMMAND_LINE, NewPerson
from tests.fakes.things import NOW, a_reflection
from tests.integration.web_house import PASSWORD, House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def person(house: House, login: str) -> Person:
    found = _by_login(house, login)
    assert found is not None
    return found


def _by_login(house: House, login: str) -> Person | None:
    with house.store(read_only=True) as work:
        return work.people.by_login(login)


def key_of(house: House, new: NewPerson) -> str:
    with pytest.raises(BadValue) as error:
        people.add_person(house.application, COMMAND_LINE, new)
    return error.value.key


def test_a_person_added_is_a_learner_and_chooses_a_password_of_their_own(house: House) -> None:
    new = NewPerson(
        "dirk.jan@zorg", "  Dirk  Jan ", PASSWORD, frozenset({Role.LEADER}), frozenset({TeamName(" nacht ")})
    )
    added = people.add_person(house.application, person(house, "carla"), new)
    assert added.name == "Dirk Jan"
    assert added.roles == {Role.LEARNER, Role.LEADER}
    assert added.teams == {"nacht"}
    assert added.must_change_password
    assert _by_login(house, "DIRK.jan@zorg") == added


@pytest.mark.parametrize("login", ["", "a", "a" * 65, "a b", "a\x00b", "jörg", "<b>x</b>", "a/b", "a\n"])
def test_an_odd_login_is_refused(house: House, login: str) -> None:
    assert key_of(house, NewPerson(login, "X", PASSWORD)) == "people-bad-login"


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\x00b", "a\u202eb"])
def test_an_odd_name_is_refused(house: House, name: str) -> None:
    assert key_of(house, NewPerson("dirk", name, PASSWORD)) == "people-bad-name"


def test_a_login_is_given_once_whatever_its_case(house: House) -> None:
    assert key_of(house, NewPerson("ANOUK", "X", PASSWORD)) == "people-login-taken"


def test_a_weak_password_is_refused(house: House) -> None:
    with pytest.raises(WeakPassword):
        people.add_person(house.application, COMMAND_LINE, NewPerson("dirk", "Dirk", "kort"))
    with pytest.raises(WeakPassword):
        people.add_person(house.application, COMMAND_LINE, NewPerson("dirk-janssen", "Dirk", "DIRK-janssen"))


def test_only_administrators_manage_people(house: House) -> None:
    app, ben = house.application, person(house, "ben")
    for attempt in (
        lambda: people.add_person(app, ben, NewPerson("dirk", "Dirk", PASSWORD)),
        lambda: people.list_people(app, ben),
        lambda: people.disable_person(app, ben, "anouk"),
        lambda: people.enable_person(app, ben, "anouk"),
        lambda: people.reset_password(app, ben, "anouk"),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_the_last_administrator_stays(house: House) -> None:
    app = house.application
    with pytest.raises(NotAllowed) as error:
        people.disable_person(app, COMMAND_LINE, "carla")
    assert error.value.key == "people-last-administrator"
    people.add_person(app, COMMAND_LINE, NewPerson("dora", "Dora", PASSWORD, frozenset({Role.ADMINISTRATOR})))
    assert people.disable_person(app, COMMAND_LINE, "carla").disabled
    with pytest.raises(NotAllowed):
        people.disable_person(app, COMMAND_LINE, "dora")


def test_everything_an_administrator_does_is_noted_without_names_or_passwords(house: House) -> None:
    app, carla = house.application, person(house, "carla")
    house.store.shelf.audit.clear()
    people.add_person(app, carla, NewPerson("dirk", "Dirk Jansen", PASSWORD))
    people.disable_person(app, carla, "dirk")
    people.enable_person(app, COMMAND_LINE, "dirk")
    made = people.reset_password(app, carla, "dirk")
    noted = [(e.actor, e.action, e.subject) for e in house.store.shelf.audit]
    assert sorted(noted) == sorted(
        [
            ("carla", "add person", "dirk"),
            ("carla", "disable person", "dirk"),
            ("command line", "enable person", "dirk"),
            ("carla", "reset password", "dirk"),
        ]
    )
    assert "Jansen" not in repr(house.store.shelf.audit)
    assert made not in repr(house.store.shelf.audit)


def test_an_unknown_login_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        people.disable_person(house.application, COMMAND_LINE, "niemand")


def test_made_passwords_differ_and_are_strong(house: House) -> None:
    made = {people.made_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 for one in made)


def test_the_first_administrator_comes_once(tmp_path: Path) -> None:
    app = make_house(tmp_path, empty=True).application
    assert people.nobody_yet(app)
    first = people.first_administrator(app, NewPerson("eva", "Eva", PASSWORD))
    assert first.has(Role.ADMINISTRATOR)
    assert not first.must_change_password
    assert not people.nobody_yet(app)
    with pytest.raises(NotFound):
        people.first_administrator(app, NewPerson("kwaad", "Kwaad", PASSWORD))


def test_the_language_follows_the_person(house: House) -> None:
    changed = people.set_language(house.application, person(house, "anouk"), Language.DE)
    assert changed.language is Language.DE
    assert person(house, "anouk").language is Language.DE


def test_choosing_the_language_keeps_what_an_administrator_changed_meanwhile(house: House) -> None:
    before = person(house, "anouk")
    people.reset_password(house.application, COMMAND_LINE, "anouk")
    people.set_language(house.application, before, Language.EN)
    assert person(house, "anouk").must_change_password


def test_words_from_forms_become_values_or_are_refused() -> None:
    assert people.parse_roles(["Expert", " lnd ", ""]) == {Role.EXPERT, Role.LND}
    assert people.parse_teams(["noord ", "", " a  b"]) == {"noord", "a b"}
    assert people.parse_language(" NL ") is Language.NL
    for attempt in (lambda: people.parse_roles(["koning"]), lambda: people.parse_language("fr")):
        with pytest.raises(BadValue):
            attempt()


def test_nothing_about_a_person_shows_their_name_or_password() -> None:
    assert "Dirk" not in repr(NewPerson("d.j", "Dirk", PASSWORD))
    assert PASSWORD not in repr(NewPerson("d.j", "Dirk", PASSWORD))


def test_erasing_someone_takes_everything_they_wrote_and_leaves_others_alone(house: House) -> None:
    gone, stays = person(house, "ben"), person(house, "carla")
    with house.store() as work:
        for name, owner in (("one", gone), ("two", stays)):
            work.reflections.add(a_reflection(name, person_id=owner.id))
            work.drafts.put(owner.id, "start", "words", NOW)
        work.commit()
    people.erase_person(house.application, COMMAND_LINE, "ben")
    with house.store(read_only=True) as work:
        assert work.people.by_login("ben") is None
        assert work.reflections.count(gone.id) == 0
        assert work.reflections.count(stays.id) == 1
        assert work.drafts.get(gone.id, "start") == ""


def test_the_last_administrator_is_not_erased(house: House) -> None:
    administrators = [p.login for p in people.list_people(house.application, COMMAND_LINE)]
    for login in administrators:
        if person(house, login).has(Role.ADMINISTRATOR):
            with pytest.raises(NotAllowed):
                people.erase_person(house.application, COMMAND_LINE, login)


def test_someone_gets_other_roles_and_teams_and_stays_a_learner(house: House) -> None:
    changed = people.change_person(
        house.application, COMMAND_LINE, "ben", frozenset({Role.LEADER}), frozenset({TeamName(" dag ")})
    )
    assert changed.roles == {Role.LEARNER, Role.LEADER}
    assert changed.teams == {"dag"}
    assert _by_login(house, "ben") == changed


def test_the_last_administrator_stays_one(house: House) -> None:
    with pytest.raises(NotAllowed):
        people.change_person(house.application, COMMAND_LINE, "carla", frozenset({Role.EXPERT}))
