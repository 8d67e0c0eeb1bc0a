"""The index follows the database, is owned by one process, and removed vectors leave the disk."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, SourceKind
from assistant.errors import DataFolderInUse
from assistant.retrieval.chroma_index import ChromaIndex
from assistant.retrieval.dense import IndexAway
from assistant.retrieval.embedding import embedded_text
from assistant.retrieval.encoder import encoder_of
from assistant.retrieval.generations import marker
from assistant.retrieval.index_check import known_vectors
from assistant.retrieval.index_keeper import REMOVED_FOR
from assistant.services.passage_ports import Scope
from assistant.settings import Settings
from tests.fakes.index_house import ANNA, WARD, IndexHouse
from tests.fakes.processes import kill, start

HOLDS = """
import sys
from pathlib import Path
from assistant.storage.locks import indexing
with indexing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[IndexHouse]:
    """A house with passages, none embedded yet."""
    made = IndexHouse(tmp_path / "data")
    made.fill()
    yield made
    made.close()


def tell(done: int, of: int) -> None:
    """Nobody watches."""


def test_a_new_index_keeps_no_log_of_how_it_was_made(house: IndexHouse) -> None:
    assert house.sync()
    house.close()
    path = house.generations.newest()
    assert path is not None
    with closing(sqlite3.connect(path / "chroma.sqlite3")) as connection:
        free, of = (connection.execute(f"PRAGMA {name}_count").fetchone()[0] for name in ("freelist", "page"))
    assert free < of / 20


def test_it_holds_what_groups_may_read_and_nothing_of_a_single_person(house: IndexHouse) -> None:
    assert house.sync()
    house.finds_everything()
    path = house.generations.newest()
    assert path is not None
    index = ChromaIndex(path)
    mine = next(one for one in house.passages() if one.readers == {ANNA})
    near = index.nearest(
        house.encoder.vector(embedded_text(mine)), Scope(frozenset({EVERYONE, WARD, ANNA})), 32
    )
    index.close()
    assert len(near) == 32
    assert mine.id not in near


def test_scope_and_order_are_those_of_exact_search(house: IndexHouse) -> None:
    house.put("patroon", 40, kind=SourceKind.PATTERN)
    assert house.sync()
    path = house.generations.newest()
    assert path is not None
    index, asked = ChromaIndex(path), house.encoder.vector("een vraag")
    for scope in (
        Scope(frozenset({EVERYONE})),
        Scope(frozenset({EVERYONE, WARD})),
        Scope(frozenset({WARD}), languages=frozenset({Language.NL, Language.DE})),
        Scope(frozenset({EVERYONE, WARD}), frozenset({SourceKind.PATTERN}), frozenset({Language.NL})),
        Scope(frozenset({EVERYONE}), languages=frozenset({Language.DE})),
        Scope(frozenset({EVERYONE}), kinds=frozenset()),
    ):
        inside = [one for one in house.passages() if scope.holds(one)]
        near = {one.id: float(house.encoder.vector(embedded_text(one)) @ asked) for one in inside}
        exact = sorted(near, key=lambda one: -near[one])[:32]
        assert index.nearest(asked, scope, 32) == exact
    index.close()
    with pytest.raises(IndexAway):
        index.nearest(asked, Scope(frozenset({EVERYONE})), 5)


def test_the_background_embeds_feeds_and_follows(house: IndexHouse) -> None:
    with house.tended():
        house.served()
        wait_until(house, lambda: fed(house))
        house.finds_by_search()
        house.put("nieuw", 10, WARD)
        wait_until(house, lambda: fed(house))
        house.remove("afdeling")
        wait_until(house, lambda: fed(house))
    house.finds_everything()


def test_a_second_process_is_refused_each_of_twenty_times(house: IndexHouse) -> None:
    assert house.sync()
    owner = start(HOLDS, house.data)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "held\n"
    for _ in range(20):
        with pytest.raises(DataFolderInUse, match="Another process works on the index"):
            house.new_tasks().rebuild(tell)
    house.put("later", 3)
    report = house.new_tasks().sync(tell)
    assert report.owned
    assert report.waiting == 3
    kill(owner)
    assert house.sync()


def test_while_another_process_owns_the_index_search_is_exact_and_the_trouble_is_told(
    house: IndexHouse,
) -> None:
    assert house.sync()
    owner = start(HOLDS, house.data)
    assert owner.stdout is not None
    owner.stdout.readline()
    with house.tended():
        wait_until(house, lambda: bool(house.current.trouble))
        assert "Another process" in house.current.trouble
        assert house.current.get() is None
        house.finds_by_search()
        kill(owner)
        house.served()


def test_removed_vectors_leave_the_disk_at_the_next_start(house: IndexHouse) -> None:
    assert house.sync()
    before = house.generations.newest()
    house.remove("handboek")
    assert house.sync()
    after = house.generations.newest()
    assert before is not None
    assert after is not None
    assert not before.exists()
    found = marker(after)
    assert found is not None
    assert not found.removed_at
    house.finds_everything()


def test_removed_vectors_leave_the_disk_within_the_hour(house: IndexHouse) -> None:
    with house.tended():
        house.served()
        wait_until(house, lambda: fed(house))
        before = house.generations.newest()
        house.remove("handboek")
        wait_until(house, lambda: fed(house))
        assert house.generations.newest() == before
        house.now += REMOVED_FOR + timedelta(minutes=1)
        wait_until(house, lambda: house.generations.newest() != before)
        wait_until(house, lambda: before is not None and not before.exists())
    house.finds_everything()


def test_an_index_of_another_model_is_never_asked(house: IndexHouse) -> None:
    assert house.sync()
    house.encoder.name = "other@1"
    assert "Another model made it: hash@1." in house.new_tasks().check().trouble
    assert house.sync()
    house.finds_everything()


def test_a_restored_database_and_forgotten_changes_make_a_new_index(house: IndexHouse) -> None:
    assert house.sync()
    with house.work() as work:
        work.passages.forget_changes(work.passages.last_change() - 1)
        work.commit()
    assert house.sync(), "the latest change is still noted, so nothing was missed"
    house.put("later", 5)
    with house.work() as work:
        work.passages.forget_changes(work.passages.last_change() - 1)
        work.commit()
    assert "missed changes" in house.new_tasks().check().trouble
    assert house.sync()
    house.finds_everything()


def test_nothing_of_the_words_is_in_the_index(house: IndexHouse) -> None:
    assert house.sync()
    files = [path for path in (house.data / "index").rglob("*") if path.is_file()]
    for path in files:
        held = path.read_bytes()
        assert b"Zin " not in held
        assert b"handboek" not in held
        assert b"Ward" not in held


def test_nothing_waits_for_the_background_at_the_end(house: IndexHouse) -> None:
    with house.tended():
        house.served()
    assert house.current.get() is None


def fed(house: IndexHouse) -> bool:
    """Everything is embedded and in the index."""
    report, index = house.new_tasks().report(), house.current.get()
    return index is not None and report.waiting == 0 and index.position == report.last_change


def wait_until(house: IndexHouse, what: Callable[[], bool]) -> None:
    """Look again and again, for a minute and a half at most."""
    until = time.monotonic() + 90
    while not what():
        assert time.monotonic() < until, house.current.said
        time.sleep(0.05)


@pytest.mark.soak
def test_with_the_real_encoder_every_text_is_found_by_its_own_vector(tmp_path: Path) -> None:
    house = IndexHouse(tmp_path / "data")
    house.encoder = encoder_of(Settings().embedding_model, tmp_path / "models")
    house.put("handboek", 30)
    house.put("afdeling", 12, WARD)
    assert house.sync()
    known = known_vectors(house.work, house.encoder.name, house.new_tasks().report().position)
    assert len(known) == 42
    path = house.generations.newest()
    assert path is not None
    index = ChromaIndex(path)
    assert index.missed(known) == 0
    index.close()
    house.close()
