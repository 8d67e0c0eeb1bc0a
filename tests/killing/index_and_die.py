"""Works on an index like the server and the commands do, and dies at a named point, or when it is killed.

    python -m tests.killing.index_and_die POINT NTH DATA

The point "none" never dies: then the work goes round until the process is killed from outside.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from assistant.retrieval import index_keeper
from assistant.retrieval.chroma_index import ChromaIndex
from assistant.retrieval.generations import Generations
from assistant.storage.work import SqlWork
from tests.fakes.index_house import WARD, IndexHouse
from tests.killing.serve_and_die import Fuse, wrap

POINTS: dict[str, tuple[Any, str, bool]] = {
    "embedding-before": (SqlWork, "commit", False),
    "embedding-after": (SqlWork, "commit", True),
    "feeding-before-write": (ChromaIndex, "write", False),
    "feeding-after-write": (ChromaIndex, "write", True),
    "feeding-after-forget": (ChromaIndex, "forget", True),
    "marking-before": (index_keeper, "mark", False),
    "marking-after": (index_keeper, "mark", True),
    "settling-before": (ChromaIndex, "settle", False),
    "settling-in-the-middle": (ChromaIndex, "_stir", True),
    "settling-after": (ChromaIndex, "settle", True),
    "aside-before": (Generations, "set_aside", False),
    "aside-after": (Generations, "set_aside", True),
    "swapping-before": (Generations, "keep_only", False),
    "swapping-after": (Generations, "keep_only", True),
}


def work_on(house: IndexHouse, number: int) -> None:
    """Everything that happens to an index: fed, shrunk, built anew."""
    house.put(f"nieuw-{number}", 40, WARD)
    house.sync()
    house.put(f"nieuw-{number}", 25)
    house.sync()
    house.remove(f"nieuw-{number - 1}")
    house.new_tasks().rebuild(lambda done, of: None)
    print("round", number, flush=True)


if __name__ == "__main__":
    point, nth, data = sys.argv[1:]
    house = IndexHouse(Path(data))
    if point != "none":
        owner, name, after = POINTS[point]
        wrap(owner, name, Fuse(int(nth), Path(data)), after)
    print("ready", flush=True)
    for number in range(1, 1000):
        work_on(house, number)
