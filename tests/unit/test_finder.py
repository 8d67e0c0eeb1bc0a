"""The finder: exact, the same with and without an index, and true to the database at every search."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Reader, SourceKind
from assistant.retrieval import finder as finder_module
from assistant.retrieval.chroma_index import ChromaIndex
from assistant.retrieval.embedding import embed_all, embedded_text
from assistant.retrieval.finder import PassageFinder
from assistant.services.passage_ports import Hits, Scope
from tests.fakes.found import ALL, Found, document, ids
from tests.fakes.index_house import ANNA, WARD, IndexHouse
from tests.fakes.indexes import HashEncoder

NL, DE = Language.NL, Language.DE


@pytest.fixture
def found(tmp_path: Path) -> Found:
    return Found(tmp_path)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[IndexHouse]:
    """A database with passages of every sort of reader, embedded; no index serves yet."""
    made = IndexHouse(tmp_path / "data")
    made.fill()
    made.put("gedeeld", 8, ANNA, WARD, kind=SourceKind.REFLECTION)
    assert made.sync()
    yield made
    made.close()


def serve(house: IndexHouse) -> ChromaIndex:
    """The index as it is now, and never fed again."""
    path = house.generations.newest()
    assert path is not None
    with house.work(read_only=True) as work:
        index = ChromaIndex(path, work.passages.last_change())
    house.current.set(index)
    return index


def test_search_over_the_vectors_is_exact(found: Found) -> None:
    passages = [document(number) for number in range(400)]
    found.put(*passages)
    near = {
        one.id: float(found.encoder.vector(embedded_text(one)) @ found.encoder.vector("?!"))
        for one in passages
    }
    best = sorted(near, key=lambda one: -near[one])
    assert found.ids("?!", limit=30) == best[:30]
    few = Scope(frozenset({EVERYONE}), languages=frozenset({DE}))
    assert found.ids("?!", few) == []


def test_a_few_allowed_among_many_are_found_exactly(found: Found) -> None:
    passages = [document(number) for number in range(200)]
    mine = [replace(one, readers=frozenset({ANNA})) for one in passages[:9]]
    found.put(*mine, *passages[9:])
    assert set(found.ids("?!", Scope(frozenset({ANNA})), 50)) == {one.id for one in mine}


@pytest.mark.parametrize(
    "readers", [{EVERYONE}, {ANNA}, {EVERYONE, WARD}, {EVERYONE, ANNA}, {EVERYONE, WARD, ANNA}]
)
def test_the_order_is_the_same_with_and_without_the_index(house: IndexHouse, readers: set[Reader]) -> None:
    scope = Scope(frozenset(readers))
    narrow = replace(scope, kinds=frozenset({SourceKind.REFLECTION, SourceKind.DOCUMENT}))
    texts = [embedded_text(one) for one in house.passages()[::40]]
    questions = ["Zin van het handboek", "?!", "dagboek 3", *texts]
    asked = [(query, one, limit) for query in questions for one in (scope, narrow) for limit in (5, 60)]
    exact = [house.finder.find(query, NL, one, limit) for query, one, limit in asked]
    index = serve(house)
    assert house.finder.standing().served == "index"
    served = [house.finder.find(query, NL, one, limit) for query, one, limit in asked]
    index.close()
    assert served == exact
    assert any(hits.hits for hits in exact)


def test_an_index_that_is_away_is_made_up_for(house: IndexHouse) -> None:
    before = house.finder.find("?!", NL, ALL, 20)
    serve(house).close()
    assert house.finder.find("?!", NL, ALL, 20) == before


def test_what_the_index_does_not_know_yet_or_still_knows_makes_no_difference(house: IndexHouse) -> None:
    index = serve(house)
    house.finder.find("?!", NL, ALL, 5)
    house.put("nieuw", 3)
    house.put("afdeling", 60, ANNA)
    house.remove("handboek")
    embed_all(house.work, house.encoder)
    served = house.finder.find("?!", NL, Scope(frozenset({EVERYONE, WARD})), 50)
    index.close()
    house.current.set(None)
    assert served == house.finder.find("?!", NL, Scope(frozenset({EVERYONE, WARD})), 50)
    shown = {one.source.id for one in house.passages() if one.id in ids(served)}
    assert shown == {"nieuw", "gedeeld"}


def test_what_has_no_vector_yet_is_found_once_it_has(found: Found) -> None:
    found.put(document(1))
    assert found.ids("?!") == [document(1).id]
    with found.store() as work:
        work.passages.put(document(2).source, "1", [document(2)])
        work.commit()
    assert document(2).id not in found.ids("?!")
    assert found.finder.embed_waiting() == 1
    assert document(2).id in found.ids("?!")


def test_every_search_is_true_to_the_database(found: Found) -> None:
    one, two = document(1), document(2)
    found.put(one, two)
    assert set(found.ids("?!")) == {one.id, two.id}
    found.put(replace(one, readers=frozenset({ANNA})))
    assert found.ids("?!") == [two.id]
    assert set(found.ids("?!", Scope(frozenset({ANNA})))) == {one.id}
    found.remove(two.source)
    assert found.ids("?!") == []
    found.put(one)
    assert found.ids("?!") == [one.id]


@pytest.mark.parametrize("why", ["it lags far behind", "changes are forgotten", "many are struck out"])
def test_the_catalogue_is_loaded_anew(found: Found, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    passages = [document(number) for number in range(150)]
    found.put(*passages)
    assert len(found.ids("?!", limit=500)) > 90
    if why == "it lags far behind":
        monkeypatch.setattr(finder_module, "_MOST_CHANGES", 20)
    for one in passages[:140]:
        found.remove(one.source)
        if why == "many are struck out":
            assert one.id not in found.ids("?!", limit=500)
    if why == "changes are forgotten":
        with found.store() as work:
            work.passages.forget_changes(work.passages.last_change() - 5)
            work.commit()
    found.put(document(900))
    assert set(found.ids("?!", limit=500)) == {one.id for one in (*passages[140:], document(900))}


def test_another_model_finds_only_what_it_has_embedded(found: Found) -> None:
    found.put(document(1))
    other = HashEncoder(name="other@1")
    finder = PassageFinder(found.store, lambda: other, lambda: None, found.finder.elsewhere)
    assert finder.find("?!", NL, ALL, 5) == Hits((), weak=True)
    assert (finder.standing().model, finder.standing().waiting) == ("other@1", 1)
    assert finder.embed_waiting() == 1
    assert ids(finder.find("?!", NL, ALL, 5)) == [document(1).id]


def test_a_search_while_another_thread_writes_sees_whole_states(house: IndexHouse) -> None:
    """The diary changes hands between Anna and the ward: nobody sees it who may not, nor half of it."""
    stop, wrong, seen = threading.Event(), [], []

    def search(readers: Reader) -> None:
        try:
            while not stop.is_set():
                given = house.finder.find("Zin van wissel", NL, Scope(frozenset({readers})), 300)
                seen.append(len(wissel & set(ids(given))))
        except Exception as error:
            wrong.append(error)

    house.put("wissel", 6, WARD)
    embed_all(house.work, house.encoder)
    wissel = {one.id for one in house.passages() if one.source.id == "wissel"}
    searching = [threading.Thread(target=search, args=(one,)) for one in (ANNA, WARD)]
    for thread in searching:
        thread.start()
    for turn in range(30):
        house.put("wissel", 6, ANNA if turn % 2 == 0 else WARD)
    stop.set()
    for thread in searching:
        thread.join()
    assert wrong == []
    assert set(seen) <= {0, 6}
    assert ids(house.finder.find("Zin van wissel", NL, Scope(frozenset({ANNA})), 300))
    assert not wissel & set(ids(house.finder.find("Zin van wissel", NL, Scope(frozenset({ANNA})), 300)))


def test_a_reader_that_began_earlier_does_not_set_the_catalogue_back(found: Found) -> None:
    """Loading anew from an older transaction must not hide what is known to have come after it."""
    found.put(document(1))
    found.find("?!")
    with found.store(read_only=True) as old:
        found.put(replace(document(1), readers=frozenset({ANNA})), document(2))
        found.find("?!")
        found.finder._catalogue = None  # as when so many rows were struck out that it is loaded anew
        found.finder._current(old, found.encoder)
    assert found.ids("?!") == [document(2).id]
