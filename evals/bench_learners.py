"""How the conversation does with sixty scripted learners, twenty a language, two of each of ten kinds.

`make bench-learners` plays each nine times in this process, a fortnight between one time and the next, so
that repetition over eight reflections shows. With `--processes` each is played once, with the program in a
process of its own. Once more each learner fills in the form, which has one fixed question a stage: the share
of criteria met is compared with that of their first conversation, both read as the product reads.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from assistant.domain.language import Language
from assistant.services.application import Application
from evals.judging import MISTAKES, Compared, Judged, judged
from evals.playing import Played, fill_in, house, new_folder, play, play_apart
from evals.scripted import Script, scripts

_HEAD: Final = ("reflections", "questions", *MISTAKES, "met", "fixed", "asked", "fixed")


def main() -> int:
    """Play, judge and print. Returns 1 when anything went wrong that may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="reflections of each person, a fortnight apart")
    parser.add_argument("--processes", action="store_true", help="the program in a process of its own, once")
    parser.add_argument("--language", choices=[language.value for language in Language])
    parser.add_argument("--only", nargs="*", metavar="ID", help="these learners alone")
    parser.add_argument("--show", action="store_true", help="print the first conversation of each")
    parser.add_argument("--like", type=Path, metavar="FOLDER", help="a data folder with the library read in")
    given = parser.parse_args()
    languages = [Language(given.language)] if given.language else list(Language)
    people = [s for one in languages for s in scripts(one) if not given.only or s.id in given.only]
    with new_folder(given.like) as data, house(people, data) as app:
        heard = apart(app, data, people) if given.processes else together(app, people, given.times)
        told = [judged(app, heard[script.id], fill_in(app, script)) for script in people]
    if given.show:
        for script in people:
            _say(transcript(heard[script.id][0]))
    _say(report(told))
    wrong = Counter(line for one in told for line in one.wrong)
    _say("\n".join(f"{line} ({times} times)" for line, times in wrong.items()) or "nothing went wrong")
    return 1 if wrong else 0


def together(app: Application, people: Sequence[Script], times: int) -> dict[str, list[Played]]:
    """Everyone once, then everyone again; what they kept can be found the next time."""
    heard: dict[str, list[Played]] = defaultdict(list)
    for time in range(times):
        for script in people:
            heard[script.id].append(play(app, script, time))
        app.finder.embed_waiting()
    return heard


def apart(app: Application, data: Path, people: Sequence[Script]) -> dict[str, list[Played]]:
    """Everyone once, each with a program of their own."""
    return {script.id: [play_apart(app, data, script)] for script in people}


def transcript(played: Played) -> str:
    """One conversation to read: the questions with their reasons, the answers, and what is kept."""
    script, lines = played.script, []
    for exchange in played.asked:
        reason = f", {exchange.why}" if exchange.why else ""
        lines += [
            f"  [{exchange.stage} {exchange.kind.value}{reason}] {exchange.text}",
            f"    > {exchange.answer}",
        ]
    lines += [f"  = {s['stage']}: {' | '.join(s['sentences'])}" for s in played.record["stages"]]
    lines += [f"  = plan: {plan}" for plan in played.record["intentions"]]
    return "\n".join([f"{script.id} {script.persona} {script.method} {script.minutes}", *lines, ""])


def report(told: Sequence[Judged]) -> str:
    """The tables: by language and persona, by stage, and the totals."""
    kinds = list(dict.fromkeys(one.script.persona for one in told))
    languages = list(dict.fromkeys(one.script.language for one in told))
    both = [(f"{x.value} {k}", [o for o in told if (o.script.language, o.script.persona) == (x, k)])
            for x in languages for k in kinds]  # fmt: skip
    by_kind = [(f"all {k}", [one for one in told if one.script.persona == k]) for k in kinds]
    by_language = [(f"{x.value} all", [one for one in told if one.script.language is x]) for x in languages]
    rows = [_row(name, some) for name, some in [*both, *by_kind, *by_language, ("all", list(told))] if some]
    return "\n".join([_line("", _HEAD), *rows, "", *_stages(told), ""])


def _row(name: str, some: Sequence[Judged]) -> str:
    counts = sum((one.counts for one in some), Counter[str]())
    criteria = sum((one.criteria for one in some), Compared())
    asked = [sum(of(one) for one in some) / len(some) for of in (_asked, _asked_fixed)]
    cells = [str(counts[what]) for what in _HEAD[:-4]]
    cells += [str(criteria.talked), str(criteria.fixed), *(f"{count:.1f}" for count in asked)]
    return _line(name, cells)


def _line(name: str, cells: Sequence[str]) -> str:
    wide = (max(len(title), 5) for title in _HEAD)
    return f"{name:<17}" + "".join(f"  {cell:>{width}}" for cell, width in zip(cells, wide, strict=True))


def _asked(one: Judged) -> int:
    return one.asked


def _asked_fixed(one: Judged) -> int:
    return one.asked_fixed


def _stages(told: Iterable[Judged]) -> list[str]:
    counted: dict[str, Compared] = defaultdict(Compared)
    for one in told:
        for stage, share in one.stages.items():
            counted[f"{one.script.method}/{stage}"] += share
    return [
        f"{name:<23} criteria met {both.talked!s:>5} of {both.talked.of}, with fixed questions {both.fixed}"
        for name, both in sorted(counted.items())
    ]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
