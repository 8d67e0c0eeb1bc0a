"""Backups while people write, and backups that are killed: what is restored is what was acknowledged."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.storage.backup import restore
from tests.fakes.processes import ROOT
from tests.killing.turns import Lines, OnPage, Said, copy_of, dying, integrity, last_reflection, stored, words
from tests.serving import Server, environment, populate

POINTS = [("after-backup-copy", 1)]
POINTS_MORE = [("before-backup-copy", 1), ("after-backup-pack", 1), ("after-backup-replace", 1)]
BACKUPS, BACKUPS_MORE = 3, 20


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with people and nothing else."""
    data = tmp_path_factory.mktemp("people") / "data"
    populate(data, ("anouk", "fatma"))
    return data


@pytest.mark.parametrize(("point", "nth"), POINTS)
def test_a_backup_killed_while_someone_writes(people: Path, tmp_path: Path, point: str, nth: int) -> None:
    _backup_survives(people, tmp_path, point, nth)


@pytest.mark.soak
@pytest.mark.parametrize(("point", "nth"), POINTS_MORE)
def test_a_backup_killed_at_more_points(people: Path, tmp_path: Path, point: str, nth: int) -> None:
    _backup_survives(people, tmp_path, point, nth)


def test_backups_under_writing_restore_to_what_was_acknowledged(people: Path, tmp_path: Path) -> None:
    _restores(people, tmp_path, BACKUPS)


@pytest.mark.soak
def test_20_of_20_backups_under_writing_restore_to_what_was_acknowledged(
    people: Path, tmp_path: Path
) -> None:
    _restores(people, tmp_path, BACKUPS_MORE)


def _restores(people: Path, place: Path, wanted: int) -> None:
    """Two people write on a real server without a pause; each backup is a process of its own."""
    data = copy_of(people, place / "data")
    server, stop = Server(data), threading.Event()
    try:
        _restored_each(server, stop, data, place, wanted)
    finally:
        stop.set()
        server.kill()


def _restored_each(server: Server, stop: threading.Event, data: Path, place: Path, wanted: int) -> None:
    server.start()
    clients = [server.client(login) for login in ("anouk", "fatma")]
    server.ready(clients[0], "/nl/learn/")
    persons = [OnPage.begins(client) for client in clients]
    said: list[Said] = [person.said for person in persons]
    threads = [threading.Thread(target=_write, args=(person, stop, said)) for person in persons]
    for thread in threads:
        thread.start()
    total = 0
    for number in range(wanted):
        before = [replace(one, sure=list(one.sure)) for one in list(said)]
        _command(data, "backup", str(place / f"{number}.zip"))
        after = [replace(one, sure=list(one.sure), pending=one.pending) for one in list(said)]
        back = place / f"back-{number}"
        restore(place / f"{number}.zip", back)
        total = _compare(back, before, after)
    stop.set()
    for thread in threads:
        thread.join(30)
    server.stop()
    print(f"{wanted} of {wanted} backups under writing hold what was acknowledged, {total} turns at the end")


def _write(person: OnPage, stop: threading.Event, said: list[Said]) -> None:
    """Answer and answer; a new reflection every ten turns."""
    while not stop.is_set():
        if len(person.said.sure) >= 10:
            person = OnPage.begins(person.client)
            said.append(person.said)
        assert person.answer()


def _compare(back: Path, before: list[Said], after: list[Said]) -> int:
    """All that was sure before the backup is in it once, and nothing that was never sent."""
    assert integrity(back) == "ok"
    for one in before:
        answers = [answer for _, _, answer in stored(back, one.reflection) if answer is not None]
        later = next(known for known in after if known.reflection == one.reflection)
        sent = later.sure + ([later.pending[1]] if later.pending else [])
        assert answers[: len(one.sure)] == one.sure
        assert answers == sent[: len(answers)]
    return sum(len(one.sure) for one in before)


def _backup_survives(people: Path, place: Path, point: str, nth: int) -> None:
    data, shelf, arm = copy_of(people, place / "data"), place / "shelf", place / "arm"
    shelf.mkdir()
    lines = Lines(data, more=("--method", "gibbs", "--minutes", "20"))
    turn, said = lines.read(), Said("")
    said.reflection = last_reflection(data)
    for number in range(3):
        turn = _answer(lines, said, turn, number)
    _command(data, "backup", str(shelf / "b.zip"))
    first = list(said.sure)
    arm.touch()
    dead = _start(data, *dying(point, nth, arm), "backup", str(shelf / "b.zip"))
    number = 3
    while dead.poll() is None:
        turn = _answer(lines, said, turn, number) if number < 14 else turn
        number += 1
        time.sleep(0.05)
    assert dead.returncode == -9
    answers = _restored(shelf / "b.zip", place / "old", said)
    assert answers[:3] == first
    began = time.monotonic()
    turn = _answer(lines, said, turn, 99)
    took = time.monotonic() - began
    _command(data, "backup", str(shelf / "b.zip"))
    assert [path.name for path in shelf.iterdir()] == ["b.zip"], "what the killed one left is gone"
    assert _restored(shelf / "b.zip", place / "new", said) == said.sure
    assert lines.end() == 0
    print(f"{point}: {len(said.sure)} acknowledged, all in the next backup; next turn {took:.2f} s")


def _answer(lines: Lines, said: Said, turn: dict[str, object], number: int) -> dict[str, object]:
    text = words(number)
    lines.write(text)
    turn = lines.read()
    assert turn["text"]
    said.sure.append(text)
    return turn


def _restored(file: Path, target: Path, said: Said) -> list[str]:
    restore(file, target)
    assert integrity(target) == "ok"
    answers = [answer for _, _, answer in stored(target, said.reflection) if answer is not None]
    assert answers == said.sure[: len(answers)]
    return answers


def _start(data: Path, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment(data))


def _command(data: Path, *command: str) -> None:
    assert _start(data, "-m", "assistant", *command).wait(60) == 0
