"""Who may read: of 40 people nobody is ever given what is not for them, and the proof of it can fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.passages import (
    EVERYONE,
    Passage,
    PassageId,
    Reader,
    SourceKey,
    SourceKind,
    passage_id,
    person_reader,
    readers_of,
    team_reader,
)
from assistant.domain.people import Person
from assistant.retrieval.catalogue import Mask, Snapshot
from assistant.retrieval.chroma_index import ChromaIndex
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.embedding import embed_all, embedded_text
from assistant.retrieval.finder import PassageFinder
from assistant.retrieval.signs import Floats
from assistant.services.passage_ports import Scope
from assistant.storage.engine import open_engine
from assistant.storage.work import OpensSqlWork
from tests.conftest import SOAK
from tests.fakes.index_house import IndexHouse
from tests.fakes.things import a_person

SEARCHES = 2_000
#: Through the index each takes longer.
THROUGH_THE_INDEX = SEARCHES if SOAK else 400
#: Names that begin alike, differ by case, or look like another sort of reader.
TEAMS = tuple(map(TeamName, ("Ward", "ward", "Ward North", "everyone", "person:p-03", "Küche & Lager")))
NAMES = ("Sanne de Wit", "Jörg Krüger", "Aoife Byrne", "Mehmet Yıldız", "Lotte Smid")
NL = Language.NL


def the_person(number: int) -> Person:
    """Number 39 has left; every seventh is in no team, every fifth in two."""
    some = {TEAMS[(number + more) % 6] for more in ((0, 1) if number % 5 == 0 else (0,))}
    teams = frozenset() if number % 7 == 6 else frozenset(some)
    name = f"{NAMES[number % 5]} {number}"
    return a_person(f"{number:02}", name=name, teams=teams, disabled=number == 39)


PEOPLE = tuple(map(the_person, range(40)))


@dataclass(frozen=True)
class Search:
    """What one person asks for."""

    person: Person
    query: str
    scope: Scope
    limit: int


def source_of(kind: SourceKind, name: str, number: int) -> SourceKey:
    return SourceKey(kind, name, list(Language)[number % 3])


def passages_of(source: SourceKey, owner: str, readers: frozenset[Reader]) -> list[Passage]:
    """Two passages with a mark that stands nowhere else."""
    texts = [f"Merkteken-{source.id}-{part}: {owner} sprak met de klant over zaak {part}." for part in "ab"]
    names = [passage_id(source, "a", text, 0) for text in texts]
    return [
        Passage(name, source, f"Van {owner}", "a", "Wat er was", text, order, readers)
        for order, (name, text) in enumerate(zip(names, texts, strict=True))
    ]


def everything() -> Iterator[tuple[SourceKey, list[Passage]]]:
    """Reflections of one person, some shared with a team; documents and patterns for teams and everyone."""
    for n, person in enumerate(PEOPLE):
        for again in range(3):
            shared = {team_reader(TEAMS[(n + 3) % 6])} if again == 2 and n % 4 == 0 else set()
            source = source_of(SourceKind.REFLECTION, f"r{n:02}{again}", n + again)
            yield source, passages_of(source, person.name, frozenset({person_reader(person.id), *shared}))
    for n in range(60):
        team, other = team_reader(TEAMS[n % 6]), team_reader(TEAMS[(n + 1) % 6])
        readers = frozenset({EVERYONE} if n % 3 == 0 else {team, other} if n % 10 == 1 else {team})
        kind = SourceKind.PATTERN if n % 9 == 0 else SourceKind.DOCUMENT
        yield (source := source_of(kind, f"d{n:02}", n)), passages_of(source, NAMES[n % 5], readers)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[IndexHouse]:
    """Everything stored and embedded; no index serves yet."""
    made = IndexHouse(tmp_path / "data")
    with made.work() as work:
        for source, passages in everything():
            work.passages.put(source, "1", passages)
        work.commit()
    embed_all(made.work, made.encoder)
    yield made
    made.close()


@pytest.fixture
def index(house: IndexHouse) -> Iterator[ChromaIndex]:
    """The index over what is stored, serving, and no more fed from now on."""
    assert house.sync()
    path = house.generations.newest()
    assert path is not None
    with house.work(read_only=True) as work:
        serving = ChromaIndex(path, work.passages.last_change())
    house.current.set(serving)
    yield serving
    serving.close()


def searches(passages: Sequence[Passage], count: int = SEARCHES, seed: int = 3) -> Iterator[Search]:
    """What somebody who wants to see the words of others would try."""
    draw = Random(seed)
    for number in range(count):
        person = PEOPLE[number % len(PEOPLE)]
        foreign = draw.choice([one for one in passages if not one.readers & readers_of(person)])
        queries = _queries(foreign, draw)
        kinds = draw.choice(
            [*[frozenset(SourceKind)] * 4, frozenset(), *(frozenset({one}) for one in SourceKind)]
        )
        languages = draw.choice(
            [*[frozenset(Language)] * 4, frozenset(), *(frozenset({one}) for one in Language)]
        )
        scope = Scope(readers_of(person), kinds, languages)
        yield Search(person, queries[number % len(queries)], scope, draw.choice((1, 5, 40, 50, 300)))


def _queries(foreign: Passage, draw: Random) -> tuple[str, ...]:
    """Exact sentences first: every second search is one."""
    other = draw.choice(PEOPLE)
    odd = ("", " \n\t", "?!… „“ -- ;", "' OR 1=1 --", "person:%", "*", "\x00\ufffd", "zaak " * 3_000)
    exact = embedded_text(foreign)
    named = (other.name, other.id, person_reader(other.id), *sorted(foreign.readers))
    ids = (foreign.id, foreign.source.id, f"Merkteken-{foreign.source.id}")
    rest = (*named[:4], *ids, draw.choice(odd), draw.choice(odd))
    return tuple(text for one in rest for text in (draw.choice((exact, foreign.text)), one))


def foreign_ids(house: IndexHouse, some: Sequence[Search]) -> tuple[int, int]:
    """How many of the ids that were given are not for the person, and how many were given in all."""
    stored = {one.id: one for one in house.passages()}
    foreign = given = 0
    for one in some:
        hits = house.finder.find(one.query, NL, one.scope, one.limit).hits
        found = [stored[hit.passage_id] for hit in hits]
        foreign += sum(not passage.readers & readers_of(one.person) for passage in found)
        given += len(found)
    return foreign, given


def foreign_to_the_index(index: ChromaIndex, house: IndexHouse, some: Sequence[Search]) -> int:
    """How many of the ids that the index itself gives are not for the person."""
    stored = {one.id: one for one in house.passages()}
    vectors = [house.encoder.question(one.query).vector for one in some]
    given = [
        (one, stored[name])
        for one, vector in zip(some, vectors, strict=True)
        for name in index.nearest(vector, one.scope, min(one.limit, 96))
    ]
    assert given
    return sum(not passage.readers & readers_of(one.person) for one, passage in given)


def found_by(finder: PassageFinder, person: Person, passage: Passage) -> bool:
    """Whether the person is given the passage for its own words."""
    hits = finder.find(embedded_text(passage), NL, Scope(readers_of(person)), 5).hits
    return passage.id in [hit.passage_id for hit in hits]


def without_readers(snapshot: Snapshot, scope: Scope) -> Mask:
    """The mutation: everything that is alive may be read."""
    return snapshot.alive.copy()


def all_collections(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutation: the index looks into the collections of all readers."""
    honest, everybody = ChromaIndex.nearest, frozenset({EVERYONE, *map(team_reader, TEAMS)})

    def nearest(index: ChromaIndex, vector: Floats, scope: Scope, limit: int) -> list[PassageId]:
        return honest(index, vector, replace(scope, readers=everybody), limit)

    monkeypatch.setattr(ChromaIndex, "nearest", nearest)


def test_of_2000_searches_none_gives_an_id_that_is_not_for_the_person(house: IndexHouse) -> None:
    some = list(searches(house.passages()))
    assert len(some) == SEARCHES
    foreign, given = foreign_ids(house, some)
    assert foreign == 0
    assert given > SEARCHES


def test_without_the_filter_the_same_searches_give_foreign_ids(
    house: IndexHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Snapshot, "allowed", without_readers)
    foreign, _ = foreign_ids(house, list(searches(house.passages(), 100)))
    assert foreign > 100


def test_through_the_index_none_gives_a_foreign_id(house: IndexHouse, index: ChromaIndex) -> None:
    some = list(searches(house.passages(), THROUGH_THE_INDEX))
    foreign, given = foreign_ids(house, some)
    assert foreign == 0
    assert given > THROUGH_THE_INDEX
    assert not index.suspect.is_set()
    assert foreign_to_the_index(index, house, some[:200]) == 0


def test_the_index_and_the_finder_each_see_to_it_and_without_both_foreign_ids_leave(
    house: IndexHouse, index: ChromaIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = list(searches(house.passages(), 120))
    all_collections(monkeypatch)
    assert foreign_to_the_index(index, house, some) > 120
    assert foreign_ids(house, some)[0] == 0
    monkeypatch.setattr(Snapshot, "unshared", lambda snapshot, readers: ~snapshot.alive)
    monkeypatch.setattr(Snapshot, "allowed", without_readers)
    assert foreign_ids(house, some)[0] > 120


def test_everyone_finds_their_own_words_and_only_they_do(house: IndexHouse) -> None:
    passages = house.passages()
    for passage in passages[::17]:
        for person in PEOPLE[:: len(PEOPLE) // 6]:
            may = bool(passage.readers & readers_of(person))
            assert found_by(house.finder, person, passage) == may


def test_what_is_shared_with_a_team_is_found_by_its_owner_through_the_index(
    house: IndexHouse, index: ChromaIndex
) -> None:
    for number in range(0, 36, 4):
        owner = PEOPLE[number]
        source = source_of(SourceKind.REFLECTION, f"r{number:02}2", number + 2)
        shared = next(one for one in house.passages() if one.source == source)
        assert len(shared.readers) == 2
        readers = frozenset({EVERYONE, person_reader(owner.id)})
        hits = house.finder.find(embedded_text(shared), NL, Scope(readers), 1).hits
        assert [hit.passage_id for hit in hits] == [shared.id]


def test_someone_who_has_left_finds_nothing(house: IndexHouse, index: ChromaIndex) -> None:
    gone = PEOPLE[39]
    assert gone.disabled
    for one in searches(house.passages(), 40):
        for scope in (Scope(readers_of(gone)), replace(one.scope, readers=readers_of(gone))):
            found = house.finder.find(one.query, NL, scope, 50)
            assert (found.hits, found.weak) == ((), True)


@pytest.mark.parametrize("served", ["exactly", "through the index"])
def test_what_is_removed_or_given_other_readers_is_not_given_by_the_very_next_search(
    house: IndexHouse, served: str, request: pytest.FixtureRequest
) -> None:
    if served == "through the index":
        request.getfixturevalue("index")
    other_engine = open_engine(house.data)
    other = PassageFinder(
        OpensSqlWork(other_engine), lambda: house.encoder, house.current.get, Elsewhere({}, house.data)
    )
    mine, team, all_see = PEOPLE[1], PEOPLE[2], PEOPLE[3]
    stored = house.passages()
    own = [one for one in stored if one.readers == {person_reader(mine.id)}]
    of_team = next(one for one in stored if one.readers == {team_reader(TEAMS[2])})
    of_all = next(one for one in stored if one.readers == {EVERYONE})
    given_back = [(mine, own[0]), (team, of_team), (all_see, of_all)]
    for finder in (house.finder, other):
        assert all(found_by(finder, person, passage) for person, passage in given_back)

    with house.work() as work:
        work.passages.remove(own[0].source)
        whole = work.passages.of(of_team.source)
        work.passages.put(of_team.source, "2", [replace(one, readers=own[0].readers) for one in whole])
        work.passages.remove(of_all.source)
        work.commit()
    for finder in (house.finder, other):
        assert not any(found_by(finder, person, passage) for person, passage in given_back)
        assert found_by(finder, mine, of_team)
    other_engine.dispose()
