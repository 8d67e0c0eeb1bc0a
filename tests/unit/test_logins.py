"""Logging in: delays that grow, sessions that end, passwords that are hashed and compared alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.drafting import FeedbackModel
from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.language import Language
from assistant.domain.people import Role
from assistant.errors import LoginRefused, NotAllowed, WeakPassword
from assistant.services.logins import (
    LoggedIn,
    SessionLimits,
    change_password,
    log_in,
    log_out,
    person_of_session,
    token_hash,
)
from assistant.services.people import disable_person, reset_password
from assistant.web.passwords import MEMORY_KIB, Argon2Passwords
from tests.integration.web_house import PASSWORD, House, make_house, somebody

LIMITS = SessionLimits(timedelta(minutes=120), timedelta(hours=12))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def enter(
    house: House, login: str = "anouk", password: str = PASSWORD, address: str = "10.0.0.1"
) -> LoggedIn:
    return log_in(house.application, login, password, address, LIMITS)


def wait_after(attempt: Callable[[], object]) -> int:
    with pytest.raises(LoginRefused) as refused:
        attempt()
    return int(refused.value.values["seconds"])


def wrong(house: House, login: str = "anouk", address: str = "10.0.0.1") -> int:
    return wait_after(lambda: enter(house, login, "dit is het niet", address))


def test_the_right_password_opens_and_only_the_hash_of_the_token_is_stored(house: House) -> None:
    entered = enter(house)
    assert entered.person.login == "anouk"
    assert list(house.store.shelf.sessions) == [token_hash(entered.token)]
    assert entered.token not in repr(house.store.shelf.sessions)
    assert entered.token not in repr(entered)
    assert len(entered.token) >= 43


def test_the_login_is_compared_without_case(house: House) -> None:
    assert enter(house, "ANOUK").person.login == "anouk"


@pytest.mark.parametrize(
    ("login", "password"), [("anouk", "fout fout fout"), ("niemand", PASSWORD), ("", ""), ("a\x00", "x")]
)
def test_wrong_is_wrong_whichever_part_was(house: House, login: str, password: str) -> None:
    with pytest.raises(LoginRefused) as refused:
        enter(house, login, password)
    assert refused.value.values == {"seconds": 0}
    assert str(refused.value) == "login and password do not fit, or it is too early for another try"


def test_after_three_wrong_tries_each_wait_is_twice_as_long_up_to_a_quarter_of_an_hour(house: House) -> None:
    waits = []
    for _ in range(14):
        waits.append(wrong(house))
        house.clock.later(seconds=waits[-1])
    assert waits == [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_while_waiting_even_the_right_password_is_refused(house: House) -> None:
    for _ in range(3):
        wrong(house)
    house.clock.later(seconds=1)
    assert wait_after(lambda: enter(house, address="10.9.9.9")) == 1
    house.clock.later(seconds=1)
    assert enter(house).person.login == "anouk"


def test_a_login_closed_to_one_address_is_closed_to_all(house: House) -> None:
    for number in range(3):
        wrong(house, address=f"10.0.1.{number}")
    assert wait_after(lambda: enter(house, address="10.0.2.1")) == 2


def test_an_address_that_guesses_at_many_logins_waits_as_well(house: House) -> None:
    for login in ("anouk", "ben", "niemand"):
        wrong(house, login)
    assert wait_after(lambda: enter(house, "carla")) == 2
    assert enter(house, "carla", address="10.0.0.2").person.login == "carla"


def test_tries_at_the_same_moment_are_counted_before_they_are_looked_at(house: House) -> None:
    seen: list[int] = []

    class Nosy(Argon2Passwords):
        def verify(self, password_hash: str, password: str) -> bool:
            seen.append(1)
            if len(seen) < 20:
                wait_after(lambda: enter(nosy, "anouk", "fout", f"10.1.1.{len(seen)}"))
            return super().verify(password_hash, password)

    nosy = replace(house, application=replace(house.application, passwords=Nosy(64, 1)))
    wrong(nosy)
    assert len(seen) == 3


def test_success_forgets_the_wrong_tries(house: House) -> None:
    wrong(house)
    wrong(house)
    enter(house)
    assert house.store.shelf.failures == {}
    assert wrong(house) == 0


def test_wrong_tries_are_forgotten_after_a_quiet_day(house: House) -> None:
    for _ in range(3):
        wrong(house)
    house.clock.later(hours=25)
    assert wrong(house) == 0


def test_what_was_typed_as_login_is_not_kept(house: House) -> None:
    wrong(house, "mijn geheime wachtwoord")
    assert "geheim" not in repr(house.store.shelf.failures)
    assert "10.0.0.1" not in repr(house.store.shelf.failures)


def test_a_session_ends_when_idle(house: House) -> None:
    token = enter(house).token
    house.clock.later(minutes=119)
    assert person_of_session(house.application, token, LIMITS) is not None
    house.clock.later(minutes=119)
    assert person_of_session(house.application, token, LIMITS) is not None
    house.clock.later(minutes=120)
    assert person_of_session(house.application, token, LIMITS) is None
    assert house.store.shelf.sessions == {}


def test_a_session_ends_after_twelve_hours_in_any_case(house: House) -> None:
    token = enter(house).token
    for _ in range(11):
        house.clock.later(hours=1)
        assert person_of_session(house.application, token, LIMITS) is not None
    house.clock.later(hours=1)
    assert person_of_session(house.application, token, LIMITS) is None


def test_use_is_noted_at_most_once_a_minute(house: House) -> None:
    token, before = enter(house).token, house.store.commits
    for _ in range(59):
        house.clock.later(seconds=1)
        person_of_session(house.application, token, LIMITS)
    assert house.store.commits == before
    house.clock.later(seconds=1)
    person_of_session(house.application, token, LIMITS)
    assert house.store.commits == before + 1


def test_a_disabled_person_is_out_at_once(house: House) -> None:
    token = enter(house).token
    disable_person(house.application, "command line", "anouk")
    assert person_of_session(house.application, token, LIMITS) is None
    assert wait_after(lambda: enter(house)) == 0


def test_logging_out_ends_this_session_only(house: House) -> None:
    one, two = enter(house).token, enter(house).token
    log_out(house.application, one)
    log_out(house.application, "no such token")
    assert person_of_session(house.application, one, LIMITS) is None
    assert person_of_session(house.application, two, LIMITS) is not None


def test_a_login_cleans_up_what_ended(house: House) -> None:
    enter(house)
    house.clock.later(hours=3)
    enter(house)
    assert len(house.store.shelf.sessions) == 1


def test_a_login_removes_kept_feedback_whose_time_is_over(house: House) -> None:
    now = house.clock()
    anouk, ended, lasts = enter(house).person, now + timedelta(days=1), now + timedelta(days=3)
    with house.store() as work:
        for name, expires in (("old", ended), ("new", lasts)):
            model, language = FeedbackModel.SBI, Language.NL
            draft = FeedbackDraft(FeedbackDraftId(name), anouk.id, *"abcd", model, language, now, expires)
            work.feedback_drafts.add(draft)
        work.commit()
    house.clock.later(hours=48)
    forgotten: list[str] = []
    app = replace(house.application, forget_deleted=lambda: forgotten.append("once"))
    for _ in range(2):
        log_in(app, "anouk", PASSWORD, "10.0.0.1", LIMITS)
    assert list(house.store.shelf.feedback) == ["new"]
    assert forgotten == ["once"]


def test_a_new_password_ends_the_other_sessions(house: House) -> None:
    here, there = enter(house), enter(house)
    change_password(house.application, here.person, PASSWORD, "een nieuwe lange zin", here.token)
    assert person_of_session(house.application, there.token, LIMITS) is None
    assert person_of_session(house.application, here.token, LIMITS) is not None
    assert wrong(house) == 0
    assert enter(house, password="een nieuwe lange zin").person.login == "anouk"


def test_a_new_password_needs_the_old_one_and_waits_like_a_login(house: House) -> None:
    here = enter(house)

    def attempt() -> object:
        return change_password(
            house.application, here.person, "fout fout fout", "een nieuwe lange zin", here.token
        )

    assert [wait_after(attempt) for _ in range(4)] == [0, 0, 2, 2]


@pytest.mark.parametrize("new", ["negentien"[:9], "x" * 201, PASSWORD, "anouk-de-vries"])
def test_weak_passwords_are_refused(house: House, new: str) -> None:
    somebody(house, "anouk-de-vries")
    here = enter(house, "anouk-de-vries")
    with pytest.raises(WeakPassword):
        change_password(house.application, here.person, PASSWORD, new, here.token)


def test_a_disabled_person_cannot_change_their_password(house: House) -> None:
    here = enter(house)
    with pytest.raises(NotAllowed):
        change_password(
            house.application, replace(here.person, disabled=True), PASSWORD, "x" * 20, here.token
        )


def test_a_reset_password_must_be_changed_and_is_free_of_old_delays(house: House) -> None:
    for _ in range(6):
        wait_after(lambda: enter(house, "anouk", "fout fout", "10.5.5.5"))
    made = reset_password(house.application, "command line", "anouk")
    entered = enter(house, password=made)
    assert entered.person.must_change_password
    changed = change_password(house.application, entered.person, made, "een nieuwe lange zin", entered.token)
    assert not changed.must_change_password
    assert Role.LEARNER in changed.roles


def test_a_password_is_the_same_however_its_letters_were_composed(house: House) -> None:
    here = enter(house)
    typed = unicodedata.normalize("NFD", "größere wörter überall")
    change_password(house.application, here.person, PASSWORD, typed, here.token)
    assert enter(house, password=unicodedata.normalize("NFC", typed)).person.login == "anouk"


def test_an_old_hash_is_made_new_at_the_next_login(house: House) -> None:
    stronger = replace(house.application, passwords=Argon2Passwords(128, 1))
    before = dict(house.store.shelf.hashes)
    entered = log_in(stronger, "anouk", PASSWORD, "10.0.0.1", LIMITS)
    after = house.store.shelf.hashes
    assert after[entered.person.id] != before[entered.person.id]
    assert "m=128" in after[entered.person.id]


def test_argon2id_takes_more_than_46_mebibytes_and_a_made_up_hash_costs_the_same() -> None:
    passwords = Argon2Passwords()
    made = passwords.hash("woord")
    assert made.startswith("$argon2id$v=19$m=65536,t=2,p=1$")
    assert MEMORY_KIB >= 46 * 1024
    assert passwords._made_up().startswith("$argon2id$v=19$m=65536,t=2,p=1$")
    assert len(passwords._made_up()) == len(made)
    assert passwords.verify(made, "woord")
    assert not passwords.verify("", "woord")
    assert not passwords.verify("no hash", "woord")
    assert not passwords.outdated(made)
    assert passwords.outdated("no hash")


def test_odd_characters_in_a_password_are_no_error(house: House) -> None:
    assert wait_after(lambda: enter(house, "anouk", "\ud800\x00😀")) == 0
    assert wait_after(lambda: enter(house, "an\ud800ouk😀", "x")) == 0
