"""How fast search and indexing are, and what they weigh, against what nobody can make faster.

`make bench-search` prints everything in one run. What is compared takes turns, so a busy machine slows both.
`bare` is one embedding of the question and one NumPy product over all vectors. Texts and vectors of real
passages are the shipped patterns'; what is more than those is made up (`evals/synthetic.py`). Memory is that
of a process of its own that opens the folder and searches, without screens.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np

from assistant.bootstrap import application
from assistant.domain.language import Language
from assistant.domain.passages import Reader, person_reader, readers_of
from assistant.retrieval.encoder import Encoder, encoder_of
from assistant.retrieval.packing import Packed
from assistant.retrieval.signs import Floats
from assistant.services.application import Application
from assistant.services.finding import search
from assistant.services.passage_ports import Embedded, Entry, Scope
from assistant.settings import load_settings
from evals.bench_gold import ASKER, Answerable, answerable
from evals.bench_house import House, entries_of, house, inside
from evals.bench_indexing import one_of_many, put, rates, seconds
from evals.synthetic import fill, model_of

SIZES: Final = (1_000, 100_000)
#: Real passages taken from the shipped patterns: as many are indexed, and as many stand in each library.
_REAL, _INDEXED = 400, 300
_QUESTIONS: Final = 66
_WARM: Final = 6
_LIMIT: Final = 40
_AIM: Final = 1.5


def main() -> int:
    """Measure and print. Returns 0: on a busy machine a missed aim is no fault of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="passages in the library")
    parser.add_argument("--only-search", action="store_true", help="leave indexing out")
    parser.add_argument("--weigh", choices=["nothing", "exact", "index"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    models = load_settings().data.absolute()
    if given.weigh:
        _say(json.dumps(_weighed(given.weigh, given.folder, models)))
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    _say(f"{cores} cores, {platform.platform()}, Python {platform.python_version()}, NumPy {np.__version__}")
    _say(f"load of the machine at the start: {os.getloadavg()[0]:.1f}\n")
    with tempfile.TemporaryDirectory() as folder:
        _everything(Path(folder), models, given.sizes, given.only_search)
    _say(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    return 0


def _everything(place: Path, models: Path, sizes: Sequence[int], only_search: bool) -> None:
    encoder = encoder_of("", models)
    with application(load_settings(data=place / "shipped")) as app:
        real = _embedded(app, encoder)
        model = model_of(real)
        if not only_search:
            _say("Indexing")
            for line in rates(place, encoder, models / "models", [one.passage for one in real[:_INDEXED]]):
                _say(line)
            for line in one_of_many(place, app, encoder, models / "models", model):
                _say(line)
        for size in sizes:
            data = place / f"library-{size}"
            with house(data, encoder, models / "models") as there:
                put(there, [one.passage for one in real[: size // 2]])
                _keep_vectors(there, real[: size // 2])
                fill(there.work, encoder.name, model, size - len(real[: size // 2]), _alone())
                built = seconds(there.keeper.rebuild)
                _say(f"\nSearch among {size:,} passages (Chroma was built in {built:.0f} s)")
                _searched(inside(app, there), there)
            gc.collect()
            _weights(data)


def _embedded(app: Application, encoder: Encoder) -> list[Entry]:
    """Some of the shipped passages, from all patterns, with their vectors."""
    with app.work(read_only=True) as work:
        passages = [entry.passage for entry in work.passages.entries(encoder.name)]
    chosen = sorted(passages[:: max(1, len(passages) // _REAL)][:_REAL], key=lambda one: one.id)
    made = encoder.passages([one.text for one in chosen], [one.source.language for one in chosen])
    return [Entry(one, data) for one, data in zip(chosen, made, strict=True)]


def _keep_vectors(there: House, entries: Sequence[Entry]) -> None:
    found = [Embedded(one.passage.id, one.data) for one in entries if one.data is not None]
    with there.work() as work:
        work.passages.put_vectors(there.encoder.name, found)
        work.commit()


def _searched(app: Application, there: House) -> None:
    """Print how long each way takes, and how often the index finds what exact search finds."""
    index, vectors = there.current.get(), _vectors(there)
    scope = Scope(readers_of(ASKER))

    def bare(one: Answerable) -> object:
        return vectors @ there.encoder.question(one.query, one.language).vector

    def exact(one: Answerable) -> object:
        there.current.set(None)
        return there.finder.find(one.query, one.language, scope, _LIMIT)

    def chroma(one: Answerable) -> object:
        there.current.set(index)
        return there.finder.find(one.query, one.language, scope, _LIMIT)

    def page(one: Answerable) -> object:
        there.current.set(None)
        return search(app, ASKER, one.query, one.language, limit=5)

    ways = {"bare": bare, "exact": exact, "through Chroma": chroma, "exact, with excerpts": page}
    took = _in_turn(ways, _questions())
    usual = {name: np.percentile(some, [50, 95]) * 1000 for name, some in took.items()}
    for name, (p50, p95) in usual.items():
        ratio = p50 / usual["bare"][0]
        aim = "" if name == "bare" else "  aim met" if ratio <= _AIM else "  aim MISSED"
        _say(f"{name:<32} p50 {p50:>7.1f} ms  p95 {p95:>7.1f} ms {ratio:>6.2f} times bare{aim}")


def _in_turn(
    ways: Mapping[str, Callable[[Answerable], object]], questions: Sequence[Answerable], warm: int = _WARM
) -> dict[str, list[float]]:
    """Seconds a question takes each way, warm; every question goes all ways before the next one."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for number, one in enumerate(questions):
        names = list(ways)
        first = number % len(names)
        for name in [*names[first:], *names[:first]]:
            took[name].append(_once(ways[name], one))
    return {name: some[warm:] for name, some in took.items()}


def _once(way: Callable[[Answerable], object], question: Answerable) -> float:
    return seconds(lambda: way(question))


def _weights(data: Path) -> None:
    """Print what a library weighs on the disk and in memory."""
    found = {way: _in_a_process(way, data) for way in ("nothing", "exact", "index")}
    database, index = found["exact"]["database"], found["exact"]["index"]
    _say(f"database {database:.0f} MB, Chroma's folder {index:.0f} MB, together {database + index:.0f} MB")
    empty = found["nothing"]["memory"]
    for way, name in (("exact", "exactly"), ("index", "through Chroma")):
        one = found[way]
        _say(
            f"a process that searches {name}: first search {one['first']:.1f} s, "
            f"memory {one['memory']:.0f} MB, of it {one['memory'] - empty:.0f} MB for the library, "
            f"at most {one['most']:.0f} MB"
        )


def _in_a_process(way: str, data: Path) -> dict[str, float]:
    line = [sys.executable, "-m", "evals.bench_search", "--weigh", way, "--folder", str(data)]
    done = subprocess.run(line, check=True, capture_output=True, text=True)  # noqa: S603 -- our own program
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _weighed(way: str, data: Path, models: Path) -> dict[str, float]:
    """Open the folder, search, and say what that took in seconds and megabytes."""
    encoder, first = encoder_of("", models), 0.0
    encoder.question("warm", Language.EN)
    with _opened(way, data, encoder, models) as there:
        if way != "nothing":
            scope = Scope(readers_of(ASKER))
            took = _in_turn(
                {"": lambda q: there.finder.find(q.query, q.language, scope, _LIMIT)}, _questions(), 0
            )
            first = took[""][0]
        memory, most = _status("VmRSS"), _status("VmHWM")
        database, index = there.megabytes()
    return {"first": first, "memory": memory, "most": most, "database": database, "index": index}


@contextmanager
def _opened(way: str, data: Path, encoder: Encoder, models: Path) -> Iterator[House]:
    with house(data, encoder, models / "models") as there:
        if way == "index":
            there.serve()
        yield there


def _vectors(there: House) -> Floats:
    """All vectors in one array, as the plainest search would hold them."""
    pages = entries_of(there.work, there.encoder.name)
    packed = [Packed.from_bytes(one.data).vector for page in pages for one in page if one.data is not None]
    return np.array(packed, dtype=np.float32)


def _questions() -> list[Answerable]:
    """Some of the learners' questions, the languages in turn."""
    each = [answerable("patterns", language)[: _QUESTIONS // len(Language)] for language in Language]
    return [one for three in zip(*each, strict=True) for one in three]


def _alone() -> Reader:
    return person_reader(ASKER.id)


def _status(name: str) -> float:
    """Megabytes that this process holds, as Linux tells."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(f"{name}:"))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
