"""What every unit of work promises: the same questions to the one in memory and to the one in SQLite."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from assistant.domain.ids import IntentionId, PersonId, ReflectionId, StageId, TeamName
from assistant.domain.intentions import Outcome, Plan
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.people import Role
from assistant.domain.reflections import Kept, Mode, Source, StageSummary, Status, Summary
from assistant.errors import BadValue, NotFound, Stale, StorageUnavailable
from assistant.services.ports import AuditEntry, Failures, LoginSession, UnitOfWork
from assistant.storage.engine import open_engine
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from tests.fakes.things import NOW, a_person, a_reflection, an_exchange, an_intention
from tests.fakes.work import FakeStore

Opens = Callable[..., UnitOfWork]

SANNE = PersonId("p-sanne")
FULL = Summary(
    stages=(StageSummary(StageId("feelings"), ("Ik schrok.", "Daarna was ik boos.")),),
    plans=(Plan("als de dienst begint", "vraag ik Öznur", date(2026, 12, 1), "Öznur"), Plan(action="rust")),
    question_for="Bram",
    question="Wat zag jij?",
)


@pytest.fixture(params=["memory", "sqlite"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opens]:
    """Opens units of work that know Sanne and Bram."""
    if request.param == "memory":
        opens: Opens = FakeStore()
        _people(opens)
        yield opens
        return
    engine = open_engine(tmp_path, wait_seconds=0.2)
    migrate(engine, tmp_path)
    opens = OpensSqlWork(engine, wait_seconds=1)
    _people(opens)
    yield opens
    engine.dispose()


def _people(opens: Opens) -> None:
    with opens() as unit:
        unit.people.add(a_person("sanne"), "hash of sanne")
        unit.people.add(a_person("bram"), "hash of bram")
        unit.commit()


def _keep(opens: Opens, *reflections: object) -> None:
    with opens() as unit:
        for reflection in reflections:
            unit.reflections.add(reflection)  # type: ignore[arg-type]
        unit.commit()


# --- the unit ---------------------------------------------------------------------------------------------


def test_what_is_committed_is_there_for_the_next_unit(work: Opens) -> None:
    with work() as unit:
        unit.reflections.add(a_reflection())
        unit.commit()
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) == a_reflection()


def test_forgetting_to_commit_is_safe(work: Opens) -> None:
    with work() as unit:
        unit.reflections.add(a_reflection())
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) is None


def test_an_error_inside_takes_everything_back(work: Opens) -> None:
    def fail() -> None:
        with work() as unit:
            unit.reflections.add(a_reflection())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with work() as unit:
        assert unit.reflections.count(SANNE) == 0


def test_what_follows_a_commit_needs_its_own(work: Opens) -> None:
    with work() as unit:
        unit.reflections.add(a_reflection("r1"))
        unit.commit()
        unit.reflections.add(a_reflection("r2"))
    with work() as unit:
        assert [line.id for line in unit.reflections.of(SANNE)] == ["r1"]


def test_a_unit_sees_its_own_changes_before_the_commit(work: Opens) -> None:
    with work() as unit:
        unit.reflections.add(a_reflection())
        assert unit.reflections.count(SANNE) == 1


def test_a_second_writing_unit_inside_the_first_is_refused_and_not_awaited_for_ever(work: Opens) -> None:
    inner = work()
    with work(), pytest.raises(StorageUnavailable):
        inner.__enter__()
    with work() as unit:
        assert unit.people.get(SANNE) is not None


def test_a_reading_unit_works_inside_a_writing_one_and_sees_what_was_committed(work: Opens) -> None:
    with work() as unit:
        unit.reflections.add(a_reflection())
        with work(read_only=True) as reading:
            assert reading.reflections.count(SANNE) == 0
        unit.commit()
    with work(read_only=True) as reading:
        assert reading.reflections.count(SANNE) == 1


def test_a_reading_unit_cannot_commit(work: Opens) -> None:
    with work(read_only=True) as unit, pytest.raises(RuntimeError):
        unit.commit()


def test_threads_take_turns_and_no_change_is_lost(work: Opens) -> None:
    refused: list[str] = []

    def count_up() -> None:
        for _ in range(10):
            try:
                with work() as unit:
                    unit.logins.fail("sanne", NOW)
                    unit.commit()
            except StorageUnavailable:
                refused.append("busy")

    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with work() as unit:
        failures = unit.logins.failures("sanne")
    assert failures is not None
    assert failures.count + len(refused) == 80


# --- people -----------------------------------------------------------------------------------------------


def test_a_person_comes_back_as_stored(work: Opens) -> None:
    rita = a_person(
        "Rita",
        roles=frozenset({Role.LEARNER, Role.LEADER}),
        teams=frozenset({TeamName("Nord"), TeamName("Süd")}),
        language=Language.DE,
        must_change_password=True,
    )
    with work() as unit:
        unit.people.add(rita, "hash")
        unit.commit()
    with work() as unit:
        assert unit.people.get(rita.id) == rita
        assert unit.people.by_login("RITA") == rita
        assert unit.people.password_hash(rita.id) == "hash"


def test_logins_compare_case_folded(work: Opens) -> None:
    with work() as unit:
        unit.people.add(a_person("Groß"), "hash")
        assert unit.people.by_login("GROSS") is not None
        with pytest.raises(BadValue):
            unit.people.add(a_person("gross"), "hash")


def test_everyone_comes_by_login(work: Opens) -> None:
    with work() as unit:
        unit.people.add(a_person("Anna"), "hash")
        unit.people.add(a_person("carla"), "hash")
        assert [person.login for person in unit.people.all()] == ["Anna", "bram", "carla", "sanne"]


def test_an_update_changes_everything_but_the_login(work: Opens) -> None:
    changed = a_person(
        "sanne", name="S. de Vries", roles=frozenset({Role.EXPERT}), teams=frozenset(), disabled=True
    )
    with work() as unit:
        unit.people.update(replace(changed, login="other"))
        unit.people.set_password_hash(SANNE, "new hash")
        unit.commit()
    with work() as unit:
        assert unit.people.get(SANNE) == changed
        assert unit.people.password_hash(SANNE) == "new hash"


def test_nobody_is_not_updated(work: Opens) -> None:
    with work() as unit:
        assert unit.people.get(PersonId("nobody")) is None
        with pytest.raises(NotFound):
            unit.people.update(a_person("nobody"))
        with pytest.raises(NotFound):
            unit.people.password_hash(PersonId("nobody"))
        with pytest.raises(NotFound):
            unit.people.set_password_hash(PersonId("nobody"), "hash")


# --- logins -----------------------------------------------------------------------------------------------


def _session(token: str, person: PersonId = SANNE, minutes_ago: int = 0) -> LoginSession:
    at = NOW - timedelta(minutes=minutes_ago)
    return LoginSession(token, person, at, at)


def test_a_session_is_found_noted_and_ended(work: Opens) -> None:
    later = NOW + timedelta(minutes=5)
    with work() as unit:
        unit.logins.add(_session("t1"))
        unit.logins.seen("t1", later)
        unit.logins.seen("no such token", later)
        assert unit.logins.get("t1") == replace(_session("t1"), seen_at=later)
        unit.logins.end("t1")
        assert unit.logins.get("t1") is None


def test_all_sessions_of_a_person_end_but_the_one_to_keep(work: Opens) -> None:
    with work() as unit:
        for token in ("t1", "t2", "t3"):
            unit.logins.add(_session(token))
        unit.logins.add(_session("t4", PersonId("p-bram")))
        unit.logins.end_all(SANNE, keep="t2")
        assert [token for token in ("t1", "t2", "t3", "t4") if unit.logins.get(token)] == ["t2", "t4"]
        unit.logins.end_all(SANNE)
        assert unit.logins.get("t2") is None


def test_sessions_idle_or_made_too_long_ago_end(work: Opens) -> None:
    with work() as unit:
        unit.logins.add(_session("fresh"))
        unit.logins.add(_session("idle", minutes_ago=60))
        unit.logins.add(_session("old", minutes_ago=600))
        unit.logins.seen("old", NOW)
        unit.logins.end_before(NOW - timedelta(minutes=30), NOW - timedelta(minutes=300))
        assert [token for token in ("fresh", "idle", "old") if unit.logins.get(token)] == ["fresh"]


def test_wrong_tries_are_counted_by_key_and_forgiven(work: Opens) -> None:
    later = NOW + timedelta(seconds=1)
    with work() as unit:
        assert unit.logins.failures("sanne") is None
        unit.logins.fail("sanne", NOW)
        unit.logins.fail("sanne", later)
        unit.logins.fail("10.0.0.1", NOW)
        assert unit.logins.failures("sanne") == Failures(2, later)
        unit.logins.forgive("sanne")
        assert unit.logins.failures("sanne") is None
        assert unit.logins.failures("10.0.0.1") == Failures(1, NOW)


def test_a_session_of_nobody_is_refused(work: Opens) -> None:
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.logins.add(_session("t1", PersonId("nobody")))


# --- reflections ------------------------------------------------------------------------------------------


def test_a_reflection_comes_back_whole(work: Opens) -> None:
    whole = a_reflection(
        tongue=Tongue(Language.DE, Address.DU),
        minutes=20,
        mode=Mode.FORM,
        status=Status.KEPT,
        title="Übergabe 🩹 'quoted' \"twice\"\n",
        version=7,
        revising=1,
        exchanges=(
            an_exchange(1, "Es war laut.", sources=(Source("p1", "Feedback"), Source("p2"))),
            an_exchange(2, "", wording="model"),
            an_exchange(3, about="i1"),
        ),
        summary=FULL,
    )
    _keep(work, whole)
    with work() as unit:
        assert unit.reflections.get(whole.id) == whole


def test_moments_keep_their_instant_and_have_a_time_zone(work: Opens) -> None:
    local = NOW.astimezone(timezone(timedelta(hours=2)))
    _keep(work, a_reflection(created_at=local, updated_at=local + timedelta(microseconds=1)))
    with work() as unit:
        found = unit.reflections.get(ReflectionId("r1"))
    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.tzinfo is not None
    assert found.updated_at - found.created_at == timedelta(microseconds=1)


def test_saving_goes_one_version_on_and_keeps_every_change(work: Opens) -> None:
    _keep(work, a_reflection(exchanges=(an_exchange(1), an_exchange(2))))
    with work() as unit:
        found = unit.reflections.get(ReflectionId("r1"))
        assert found is not None
        changed = replace(
            found.with_exchange(an_exchange(1, "Answer.")),
            title="New",
            status=Status.SUMMARY,
            updated_at=NOW + timedelta(hours=1),
            summary=FULL,
            revising=2,
        )
        changed = replace(changed, exchanges=(*changed.exchanges, an_exchange(3)))
        saved = unit.reflections.save(changed, seen=0)
        unit.commit()
    assert saved == replace(changed, version=1)
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) == saved


def test_a_reflection_can_be_saved_several_times_in_one_unit(work: Opens) -> None:
    _keep(work, a_reflection())
    with work() as unit:
        one = unit.reflections.save(a_reflection(exchanges=(an_exchange(1),)), seen=0)
        two = unit.reflections.save(replace(one, exchanges=(an_exchange(1, "A."), an_exchange(2))), seen=1)
        unit.commit()
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) == two
    assert two.version == 2


def test_exchanges_that_are_gone_are_removed_and_a_summary_can_be_taken_back(work: Opens) -> None:
    _keep(work, a_reflection(exchanges=(an_exchange(1, "A."), an_exchange(2)), summary=FULL))
    with work() as unit:
        unit.reflections.save(a_reflection(exchanges=(an_exchange(1, "A."),)), seen=0)
        unit.commit()
    with work() as unit:
        found = unit.reflections.get(ReflectionId("r1"))
    assert found == a_reflection(exchanges=(an_exchange(1, "A."),), version=1)


def test_saving_what_someone_else_changed_is_stale_and_overwrites_nothing(work: Opens) -> None:
    _keep(work, a_reflection(exchanges=(an_exchange(1),)))
    with work() as unit:
        first = unit.reflections.save(a_reflection(title="first", exchanges=(an_exchange(1, "A."),)), seen=0)
        unit.commit()
    with work() as unit:
        with pytest.raises(Stale):
            unit.reflections.save(a_reflection(title="second", exchanges=(an_exchange(1, "B."),)), seen=0)
        unit.commit()
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) == first


def test_saving_what_was_removed_is_stale(work: Opens) -> None:
    with work() as unit, pytest.raises(Stale):
        unit.reflections.save(a_reflection(), seen=0)


def test_the_same_reflection_cannot_be_added_twice_nor_one_of_nobody(work: Opens) -> None:
    _keep(work, a_reflection())
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.reflections.add(a_reflection())
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.reflections.add(a_reflection("r2", "nobody"))


def test_removing_takes_along_what_belongs_to_the_reflection_and_nothing_else(work: Opens) -> None:
    _keep(work, a_reflection("r1", exchanges=(an_exchange(1, "A."),)), a_reflection("r10"))
    with work() as unit:
        unit.intentions.add(an_intention("i1", "r1"))
        unit.intentions.add(an_intention("i2", "r10"))
        for place in ("r1/1", "r1/summary", "r10/1", "R1/1", "start"):
            unit.drafts.put(SANNE, place, "words", NOW)
        unit.reflections.remove(ReflectionId("r1"))
        unit.reflections.remove(ReflectionId("no such one"))
        unit.commit()
    with work() as unit:
        assert unit.reflections.get(ReflectionId("r1")) is None
        assert [intention.id for intention in unit.intentions.of(SANNE)] == ["i2"]
        assert sorted(unit.drafts.under(SANNE, "")) == ["R1/1", "r10/1", "start"]
        unit.reflections.add(a_reflection("r1"))
        assert unit.reflections.get(ReflectionId("r1")) == a_reflection("r1")


def test_the_list_is_the_persons_own_last_changed_first_and_in_pages(work: Opens) -> None:
    mine = [a_reflection(f"r{n}", updated_at=NOW + timedelta(minutes=n % 3)) for n in range(7)]
    _keep(work, *mine, a_reflection("other", "bram"))
    with work() as unit:
        whole = unit.reflections.of(SANNE)
        pages = [unit.reflections.of(SANNE, limit=3, offset=start) for start in (0, 3, 6, 9)]
        assert [line.id for line in whole] == ["r5", "r2", "r4", "r1", "r6", "r3", "r0"]
        assert [line for page in pages for line in page] == whole
        assert unit.reflections.count(SANNE) == 7
        assert whole[0].title == "Title of r5"


def test_searching_finds_words_in_title_answers_and_summary_whatever_their_case(work: Opens) -> None:
    _keep(
        work,
        a_reflection("title", title="Die STRASSE", updated_at=NOW + timedelta(minutes=2)),
        a_reflection("answer", exchanges=(an_exchange(1, "auf der Straße mit Özil"),)),
        a_reflection("summary", summary=FULL, updated_at=NOW + timedelta(minutes=1)),
        a_reflection("other", "bram", title="Straße"),
    )
    found = {
        "straße": ["title", "answer"],
        "ÖZIL": ["answer"],
        "o\N{COMBINING DIAERESIS}zil": ["answer"],
        "öznur": ["summary"],
        "schrok": ["summary"],
        "BRAM": ["summary"],
        "Question": [],
    }
    with work() as unit:
        for word, ids in found.items():
            assert [line.id for line in unit.reflections.holding(SANNE, [word])] == ids, word
        assert [line.id for line in unit.reflections.holding(SANNE, ["özil", "STRASSE"])] == ["answer"]
        assert unit.reflections.holding(SANNE, ["özil", "schrok"]) == []
        assert len(unit.reflections.holding(SANNE, [])) == 3


def test_the_wordings_used_are_those_of_the_last_reflections(work: Opens) -> None:
    def used(name: str, days: int, *asked: str) -> object:
        exchanges = tuple(an_exchange(n, asked=name) for n, name in enumerate(asked, start=1))
        return a_reflection(name, created_at=NOW + timedelta(days=days), exchanges=exchanges)

    _keep(work, used("r1", 3, "a", "b"), used("r2", 1, "c"), used("r3", 2, "b", "d", ""))
    with work() as unit:
        assert unit.reflections.asked(SANNE, last=2) == {"a", "b", "d"}
        assert unit.reflections.asked(SANNE, last=0) == frozenset()
        assert unit.reflections.asked(PersonId("p-bram"), last=5) == frozenset()


def test_what_is_kept_is_told_of_everyone_and_of_one_person(work: Opens) -> None:
    german = Tongue(Language.DE, Address.DU)
    waiting = [a_reflection(f"r-{s.value}", status=s) for s in Status if s is not Status.KEPT]
    kept = (
        a_reflection("b", status=Status.KEPT, version=7),
        a_reflection("a", "bram", status=Status.KEPT, tongue=german),
    )
    _keep(work, *waiting, *kept)
    of_sanne = Kept(ReflectionId("b"), Language.NL, kept[0].method_id, 7)
    of_bram = Kept(ReflectionId("a"), Language.DE, kept[1].method_id, 0)
    with work(read_only=True) as unit:
        assert unit.reflections.kept() == [of_bram, of_sanne]
        assert unit.reflections.kept(SANNE) == [of_sanne]
        assert unit.reflections.kept(PersonId("p-none")) == []


def test_unanswered_are_open_chats_whose_last_question_was_answered(work: Opens) -> None:
    answered, skipped, waiting = an_exchange(1, "A."), an_exchange(1, ""), an_exchange(2)
    _keep(
        work,
        a_reflection("answered", exchanges=(answered,), updated_at=NOW + timedelta(minutes=1)),
        a_reflection("skipped", "bram", exchanges=(skipped,)),
        a_reflection("waiting", exchanges=(answered, waiting)),
        a_reflection("empty"),
        a_reflection("form", exchanges=(answered,), mode=Mode.FORM),
        a_reflection("kept", exchanges=(answered,), status=Status.KEPT),
        a_reflection("paused", exchanges=(answered,), status=Status.PAUSED),
    )
    with work() as unit:
        assert unit.reflections.unanswered() == ["skipped", "answered"]


# --- intentions -------------------------------------------------------------------------------------------


def test_an_intention_comes_back_as_stored_and_changed(work: Opens) -> None:
    plan = an_intention(day=date(2026, 12, 1))
    done = replace(plan, outcome=Outcome.PARTLY, outcome_words="Half.", outcome_at=NOW, plan=Plan("c", "a"))
    _keep(work, a_reflection())
    with work() as unit:
        unit.intentions.add(plan)
        assert unit.intentions.get(plan.id) == plan
        unit.intentions.save(done)
        unit.commit()
    with work() as unit:
        assert unit.intentions.get(plan.id) == done
        unit.intentions.remove(plan.id)
        assert unit.intentions.get(plan.id) is None
        with pytest.raises(NotFound):
            unit.intentions.save(plan)


def test_intentions_come_open_first_by_date_and_undated_last(work: Opens) -> None:
    _keep(work, a_reflection(), a_reflection("r2"))
    with work() as unit:
        unit.intentions.add(an_intention("done", day=date(2026, 1, 1), outcome=Outcome.DONE))
        unit.intentions.add(an_intention("undated"))
        unit.intentions.add(an_intention("late", day=date(2027, 1, 1)))
        unit.intentions.add(an_intention("soon", "r2", day=date(2026, 12, 1)))
        assert [i.id for i in unit.intentions.of(SANNE)] == ["soon", "late", "undated", "done"]
        assert [i.id for i in unit.intentions.open_of(SANNE)] == ["soon", "late", "undated"]
        assert unit.intentions.of(PersonId("p-bram")) == []


def test_the_plans_of_a_reflection_keep_the_order_they_were_made_in(work: Opens) -> None:
    _keep(work, a_reflection(), a_reflection("r2"))
    with work() as unit:
        for name in ("z", "a", "m"):
            unit.intentions.add(an_intention(name))
        unit.intentions.add(an_intention("elsewhere", "r2"))
        assert [i.id for i in unit.intentions.from_reflection(ReflectionId("r1"))] == ["z", "a", "m"]
        assert [i.id for i in unit.intentions.open_of(SANNE)][:3] == ["z", "a", "m"]


def test_an_intention_of_no_reflection_is_refused(work: Opens) -> None:
    with work() as unit:
        with pytest.raises(StorageUnavailable):
            unit.intentions.add(an_intention("i1", "no such one"))
        assert unit.intentions.get(IntentionId("i1")) is None


# --- drafts and the log -----------------------------------------------------------------------------------


def test_a_draft_is_replaced_and_an_empty_one_removes(work: Opens) -> None:
    with work() as unit:
        assert unit.drafts.get(SANNE, "start") == ""
        unit.drafts.put(SANNE, "start", "one", NOW)
        unit.drafts.put(SANNE, "start", "two", NOW)
        unit.drafts.put(PersonId("p-bram"), "start", "other", NOW)
        assert unit.drafts.get(SANNE, "start") == "two"
        unit.drafts.put(SANNE, "start", "", NOW)
        assert unit.drafts.under(SANNE, "") == {}
        assert unit.drafts.get(PersonId("p-bram"), "start") == "other"


def test_drafts_are_found_and_removed_by_the_beginning_of_their_place(work: Opens) -> None:
    with work() as unit:
        for place in ("r%/2", "r%/1", "r1/1", "R%/1"):
            unit.drafts.put(SANNE, place, f"at {place}", NOW)
        assert list(unit.drafts.under(SANNE, "r%/").items()) == [("r%/1", "at r%/1"), ("r%/2", "at r%/2")]
        unit.drafts.remove_under(SANNE, "r%/")
        assert sorted(unit.drafts.under(SANNE, "")) == ["R%/1", "r1/1"]


def test_a_draft_of_nobody_is_refused(work: Opens) -> None:
    with work() as unit, pytest.raises(StorageUnavailable):
        unit.drafts.put(PersonId("nobody"), "start", "words", NOW)


def test_the_log_gives_the_latest_entries_in_the_order_recorded(work: Opens) -> None:
    entries = [AuditEntry(NOW - timedelta(minutes=n), "admin", "add person", f"p{n}") for n in range(5)]
    with work() as unit:
        for entry in entries:
            unit.audit.record(entry)
        unit.commit()
    with work() as unit:
        assert unit.audit.last(2) == [entries[4], entries[3]]
        assert len(unit.audit.last()) == 5


def test_removing_a_person_removes_everything_of_theirs_and_nothing_else(work: Opens) -> None:
    with work() as unit:
        for name in ("gone", "stays"):
            person = a_person(name)
            unit.people.add(person, "hash")
            unit.reflections.add(a_reflection(f"r-{name}", name, exchanges=(an_exchange(1, "words"),)))
            unit.intentions.add(an_intention(f"i-{name}", f"r-{name}", person_id=person.id))
            unit.drafts.put(person.id, "start", "words", NOW)
            unit.logins.add(LoginSession(f"t-{name}", person.id, NOW, NOW))
        unit.commit()
    with work() as unit:
        unit.people.remove(PersonId("p-gone"))
        unit.commit()
    with work() as unit:
        for name, left in (("gone", False), ("stays", True)):
            assert bool(unit.people.get(PersonId(f"p-{name}"))) is left
            assert bool(unit.reflections.get(ReflectionId(f"r-{name}"))) is left
            assert bool(unit.intentions.get(IntentionId(f"i-{name}"))) is left
            assert bool(unit.drafts.get(PersonId(f"p-{name}"), "start")) is left
            assert bool(unit.logins.get(f"t-{name}")) is left
