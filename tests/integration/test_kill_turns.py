"""kill -9 in the middle of real turns: nothing acknowledged is lost or doubled, and it is soon back."""

from __future__ import annotations

import queue
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.killing.turns import (
    SOON,
    Lines,
    OnPage,
    Said,
    check,
    copy_of,
    dying,
    last_reflection,
    seconds_until,
    stored,
    words,
    written,
)
from tests.serving import Server, populate

#: Where, and the how-manieth time counted from the first answer after arming. Two commits make a turn.
ON_PAGE = [("before-commit", 1), ("before-it-is-shown", 2)]
ON_PAGE_MORE = [
    ("after-commit", 3),
    *((point, nth) for point in ("before-commit", "after-commit") for nth in (2, 4, 5)),
    ("before-next-question", 1),
    ("before-next-question", 4),
    ("before-it-is-shown", 1),
]
IN_LINES = [("before-commit", 3), ("after-commit", 1), ("before-next-question", 2)]
IN_LINES_MORE = [
    *((point, nth) for point in ("before-commit", "after-commit") for nth in (2, 6, 7)),
    ("before-next-question", 4),
    ("before-it-is-shown", 1),
    ("before-it-is-shown", 4),
]
#: Answers acknowledged before a kill at a random moment, and seconds from the last of them; by these seeds.
SEEDS, SEEDS_MORE = [0], [1, 2, 3, 4]
ANSWERS, AFTER = (3, 15), 0.05
#: A reflection has room for 24 answers; whoever gave so many waits there for the kill.
MOST_ANSWERS = 20


@pytest.fixture(autouse=True)
def servers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Server]]:
    """A test that fails leaves no server behind."""
    started: list[Server] = []
    real = Server.start

    def noted(server: Server, patience: float = 60) -> float:
        started.append(server)
        return real(server, patience)

    monkeypatch.setattr(Server, "start", noted)
    yield started
    for server in started:
        server.kill()
        server.close_clients()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with people and nothing else."""
    data = tmp_path_factory.mktemp("people") / "data"
    populate(data, ("anouk", "fatma", "lotte"))
    return data


@pytest.mark.parametrize(("point", "nth"), ON_PAGE)
def test_killed_in_a_turn_on_the_page(people: Path, tmp_path: Path, point: str, nth: int) -> None:
    _page_survives(people, tmp_path, point, nth)


@pytest.mark.soak
@pytest.mark.parametrize(("point", "nth"), ON_PAGE_MORE)
def test_killed_in_a_turn_on_the_page_at_more_points(
    people: Path, tmp_path: Path, point: str, nth: int
) -> None:
    _page_survives(people, tmp_path, point, nth)


@pytest.mark.parametrize(("point", "nth"), IN_LINES)
def test_killed_in_a_turn_on_the_command_line(people: Path, tmp_path: Path, point: str, nth: int) -> None:
    _lines_survive(people, tmp_path, point, nth)


@pytest.mark.soak
@pytest.mark.parametrize(("point", "nth"), IN_LINES_MORE)
def test_killed_in_a_turn_on_the_command_line_at_more_points(
    people: Path, tmp_path: Path, point: str, nth: int
) -> None:
    _lines_survive(people, tmp_path, point, nth)


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_at_a_random_moment_while_three_people_write(people: Path, tmp_path: Path, seed: int) -> None:
    _three_survive(people, tmp_path, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS_MORE)
def test_killed_at_more_random_moments_while_three_people_write(
    people: Path, tmp_path: Path, seed: int
) -> None:
    _three_survive(people, tmp_path, seed)


def _three_survive(people: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = copy_of(people, tmp_path / "data")
    server = Server(data)
    server.start()
    clients = [server.client(login) for login in ("anouk", "fatma", "lotte")]
    server.ready(clients[0], "/nl/learn/")
    persons = [OnPage.begins(client) for client in clients]
    given: queue.SimpleQueue[str] = queue.SimpleQueue()
    with ThreadPoolExecutor(len(persons)) as pool:
        writing = [pool.submit(_write, person, given) for person in persons]
        for _ in range(chance.randint(*ANSWERS)):
            given.get(timeout=30)
        time.sleep(chance.uniform(0, AFTER))
        server.kill()
        for one in writing:
            one.result(30)
    _comes_back(server, data, persons, f"random {seed}")


def _write(person: OnPage, given: queue.SimpleQueue[str]) -> None:
    """Answer until the server is gone, and tell of every answer that was acknowledged."""
    for _ in range(MOST_ANSWERS):
        if not person.answer():
            return
        given.put(person.said.sure[-1])


def _page_survives(people: Path, place: Path, point: str, nth: int) -> None:
    data, arm = copy_of(people, place / "data"), place / "arm"
    server = Server(data, command=(*dying(point, nth, arm), "serve"))
    server.start()
    client = server.client("anouk")
    server.ready(client, "/nl/learn/")
    person = OnPage.begins(client)
    assert all(person.answer() for _ in range(2))
    arm.touch()
    while person.answer():
        assert len(person.said.sure) < MOST_ANSWERS, "it did not die"
    assert server.process
    assert server.process.wait(10) == -9
    _comes_back(server, data, [person], f"{point} {nth}")


def _comes_back(server: Server, data: Path, persons: list[OnPage], what: str) -> None:
    """Start the plain server and look, then send the last answer once more, as a page would."""
    server.command = ("-m", "assistant", "serve")
    began = time.monotonic()
    took = server.start()
    for person in persons:
        check(data, person.said)
    server.ready(persons[0].client, "/nl/learn/")
    for person in persons:
        question = person.look()
        whole = time.monotonic() - began
        last = stored(data, person.said.reflection)[-1]
        assert person.number == last[0]
        assert question.count(f'id="exchange-now-{last[0]}"') == 1
        assert written(question)[: len(person.said.sure)] == person.said.sure
        assert person.said.pending is None or person.send_pending()
        check(data, person.said)
        assert person.answer()
        check(data, person.said)
    server.stop()
    sure = sum(len(person.said.sure) for person in persons)
    print(f"{what}: {sure} acknowledged, 0 lost, 0 doubled; login page {took:.1f} s, question {whole:.1f} s")
    assert took <= SOON


def _lines_survive(people: Path, place: Path, point: str, nth: int) -> None:
    data, arm = copy_of(people, place / "data"), place / "arm"
    lines = Lines(data, dying(point, nth, arm), ("--method", "gibbs", "--minutes", "20"))
    turn, said = lines.read(), Said("")
    assert turn["kind"] == "opening"
    said.reflection = last_reflection(data)
    arm.touch()
    while turn:
        text = words(int(str(turn["turn"])))
        said.pending = (int(str(turn["turn"])), text)
        lines.write(text)
        turn = lines.read()
        if turn:
            said.sure.append(text)
            said.pending = None
    assert lines.end() == -9
    took, again, question = seconds_until(data, ("--resume", said.reflection))
    check(data, said)
    assert question == stored(data, said.reflection)[-1][1]
    text = words(99)
    again.write(text)
    assert again.read()["text"]
    stays = [answer for _, _, answer in stored(data, said.reflection) if answer]
    assert stays.count(text) == 1
    assert stays[: len(said.sure)] == said.sure
    assert again.end() == 0
    print(f"lines {point} {nth}: {len(said.sure)} acknowledged, 0 lost, 0 doubled; question {took:.1f} s")
    assert took <= SOON
