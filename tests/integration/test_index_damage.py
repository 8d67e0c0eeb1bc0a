"""A damaged or missing index: it is said, search is exact meanwhile, and a new index takes its place."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.retrieval.generations import mark, marker
from tests.fakes.index_house import IndexHouse
from tests.fakes.processes import ROOT
from tests.integration.test_index_life import fed, wait_until

Damage = Callable[[IndexHouse, Path], None]


def files(path: Path, name: str = "*") -> list[Path]:
    return sorted(one for one in path.rglob(name) if one.is_file())


def cut(name: str, seed: int) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        chance = random.Random(seed)
        for one in files(path, name):
            with one.open("r+b") as file:
                file.truncate(chance.randrange(max(1, one.stat().st_size)))

    return damage


def garbled(name: str, seed: int) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        chance = random.Random(seed)
        for one in files(path, name):
            held = bytearray(one.read_bytes())
            for _ in range(len(held) // 20):
                held[chance.randrange(len(held))] = chance.randrange(256)
            one.write_bytes(held)

    return damage


def emptied(name: str) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        for one in files(path, name):
            one.write_bytes(b"")

    return damage


def without(name: str) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        for one in files(path, name):
            one.unlink()

    return damage


def without_segments(house: IndexHouse, path: Path) -> None:
    for folder in [one for one in path.iterdir() if one.is_dir()]:
        shutil.rmtree(folder)


def segments_exchanged(house: IndexHouse, path: Path) -> None:
    one, other = (folder for folder in path.iterdir() if folder.is_dir())
    one.rename(path / "x")
    other.rename(one)
    (path / "x").rename(other)


def marked(text: str) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        (path / "marker.json").write_text(text, encoding="utf-8")

    return damage


def marked_with(**other: object) -> Damage:
    def damage(house: IndexHouse, path: Path) -> None:
        held = json.loads((path / "marker.json").read_text())
        (path / "marker.json").write_text(json.dumps({**held, **other}))

    return damage


def unreadable(house: IndexHouse, path: Path) -> None:
    for one in [path, *path.rglob("*")]:
        one.chmod(0o000)


def a_file_instead(house: IndexHouse, path: Path) -> None:
    shutil.rmtree(path)
    path.write_bytes(b"no folder")


def a_file_instead_of_all(house: IndexHouse, path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"no folder")


def all_gone(house: IndexHouse, path: Path) -> None:
    shutil.rmtree(path.parent)


def half_built_beside(house: IndexHouse, path: Path) -> None:
    shutil.copytree(path, path.with_name("000099"))
    (path.with_name("000099") / "marker.json").unlink()
    (path / "marker.json").unlink()


def of_a_stranger(house: IndexHouse, path: Path) -> None:
    """The marker of this index over the vectors of another database."""
    other = IndexHouse(house.data.parent / "other")
    other.put("fremd", 100)
    assert other.sync()
    theirs, found = other.generations.newest(), marker(path)
    assert theirs is not None
    assert found is not None
    shutil.rmtree(path)
    shutil.copytree(theirs, path)
    mark(path, found)
    other.close()


def crashing(house: IndexHouse, path: Path) -> None:
    """A number of elements that makes the core reserve far more than there is."""
    for one in files(path, "header.bin"):
        held = bytearray(one.read_bytes())
        held[8:40] = b"\xff" * 32
        one.write_bytes(held)


SOME: dict[str, Damage] = {
    "vectors-cut": cut("data_level0.bin", 1),
    "database-gone": without("chroma.sqlite3"),
    "all-gone": all_gone,
    "header-crashes": crashing,
}
MORE: dict[str, Damage] = {
    "database-cut": cut("chroma.sqlite3", 2),
    "every-file-cut": cut("*.bin", 3),
    "links-cut": cut("link_lists.bin", 4),
    "names-cut": cut("index_metadata.pickle", 5),
    "vectors-garbled": garbled("data_level0.bin", 6),
    "database-garbled": garbled("chroma.sqlite3", 7),
    "vectors-emptied": emptied("data_level0.bin"),
    "database-emptied": emptied("chroma.sqlite3"),
    "segments-gone": without_segments,
    "segments-exchanged": segments_exchanged,
    "marker-garbled": marked("{not json"),
    "marker-of-another-shape": marked('{"model": 7}'),
    "marker-of-another-model": marked_with(model="other@1"),
    "marker-of-another-width": marked_with(width=7),
    "marker-ahead": marked_with(position=10**9),
    "unreadable": unreadable,
    "file-instead": a_file_instead,
    "file-instead-of-all": a_file_instead_of_all,
    "half-built": half_built_beside,
    "of-a-stranger": of_a_stranger,
}
#: To root every file is readable: the index is as good as before, and nothing need be said.
HARMLESS = {"unreadable"}


@pytest.mark.parametrize("name", SOME)
def test_it_is_said_searched_exactly_and_built_anew(built: Path, tmp_path: Path, name: str) -> None:
    _recovers(built, tmp_path, name, SOME[name])


@pytest.mark.soak
@pytest.mark.parametrize("name", MORE)
def test_after_more_damages_too(built: Path, tmp_path: Path, name: str) -> None:
    _recovers(built, tmp_path, name, MORE[name])


def _recovers(built: Path, place: Path, name: str, damage: Damage) -> None:
    shutil.copytree(built, place / "data")
    house = IndexHouse(place / "data")
    path = house.generations.newest()
    assert path is not None
    damage(house, path)
    with house.tended():
        house.finds_by_search()
        house.served()
        wait_until(house, lambda: fed(house))
        house.finds_by_search()
        wait_until(house, lambda: not house.current.trouble)
    assert house.current.said or name in HARMLESS
    house.finds_everything()
    assert house.new_tasks().check().well
    generations = [one.name for one in (house.data / "index").iterdir() if one.is_dir()]
    assert len(generations) == 1, "old generations stayed"
    house.close()
    print(f"{name}: {(house.current.said or ['as good as before'])[0]}")


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.fakes.index_house import IndexHouse
house = IndexHouse(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
with house.tended():
    import time
    until = time.monotonic() + 60
    while not house.current.trouble and time.monotonic() < until:
        time.sleep(0.05)
    house.finds_by_search()
    print(house.current.get() is None, house.current.trouble, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    house.served()
print("recovered", flush=True)
"""


def test_when_files_cannot_grow_search_is_exact_and_it_recovers(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "index")
    command = [sys.executable, "-c", FULL, str(tmp_path / "data"), str(100_000)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=200, env={**os.environ}, check=False
    )
    lines = done.stdout.splitlines()
    assert lines[0].startswith("True "), done.stderr[-2000:]
    assert lines[-1] == "recovered", done.stderr[-2000:]
