"""kill -9 while indexing: afterwards every text is found by its own vector."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fakes.index_house import IndexHouse
from tests.fakes.processes import ROOT
from tests.killing.index_and_die import POINTS

SOME = [("feeding-after-write", 1), ("settling-in-the-middle", 1)]
MORE = [
    *((point, 1) for point in POINTS if (point, 1) not in SOME),
    ("marking-after", 3),
    ("settling-in-the-middle", 4),
]
SEEDS, SEEDS_MORE = [0], [1, 2, 3, 4, 5]


def begun(data: Path, point: str, nth: int) -> subprocess.Popen[str]:
    """The process that will die."""
    command = [sys.executable, "-m", "tests.killing.index_and_die", point, str(nth), str(data)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(("point", "nth"), SOME)
def test_killed_at_a_point(built: Path, tmp_path: Path, point: str, nth: int) -> None:
    _survives_at(built, tmp_path, point, nth)


@pytest.mark.soak
@pytest.mark.parametrize(("point", "nth"), MORE)
def test_killed_at_more_points(built: Path, tmp_path: Path, point: str, nth: int) -> None:
    _survives_at(built, tmp_path, point, nth)


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_at_a_random_moment(built: Path, tmp_path: Path, seed: int) -> None:
    _survives_random(built, tmp_path, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS_MORE)
def test_killed_at_more_random_moments(built: Path, tmp_path: Path, seed: int) -> None:
    _survives_random(built, tmp_path, seed)


def _survives_at(built: Path, place: Path, point: str, nth: int) -> None:
    shutil.copytree(built, place / "data")
    process = begun(place / "data", point, nth)
    process.communicate(timeout=120)
    assert process.returncode == -9, "it did not die there"
    _comes_back(place / "data", f"{point} {nth}")


def _survives_random(built: Path, place: Path, seed: int) -> None:
    shutil.copytree(built, place / "data")
    process = begun(place / "data", "none", 0)
    time.sleep(random.Random(seed).uniform(0.5, 8))
    process.kill()
    process.communicate()
    _comes_back(place / "data", f"random {seed}")


def _comes_back(data: Path, what: str) -> None:
    """A new process finds the index as it is, and brings it in order."""
    house = IndexHouse(data)
    until = time.monotonic() + 40
    while house.new_tasks().report().owned:
        assert time.monotonic() < until, "a child of the dead process holds the index"
        time.sleep(0.1)
    was = house.new_tasks().check()
    assert house.sync()
    house.finds_everything()
    assert house.new_tasks().check().well
    house.close()
    print(f"{what}: {was.trouble or 'as good as before'}")
