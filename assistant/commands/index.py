"""`assistant index`: bring the index up to date, check it, or build it anew."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.services.index_ports import IndexReport

#: On standard error it is told after so many passages how far it is.
_EVERY = 200
_VERBS = {
    "sync": "embed what waits and bring the index up to date",
    "check": "ask the index for vectors it must know",
    "rebuild": "build the index anew from the database",
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, purpose in _VERBS.items():
        verbs.add_parser(verb, help=purpose).add_argument(
            "--json", action="store_true", help="one JSON object for everything"
        )


def run(given: argparse.Namespace) -> int:
    """Run the verb. Returns 0 when the index is well, 1 otherwise."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    with application(load_settings()) as app:
        if given.verb == "check":
            report = app.index.check()
        else:
            report = app.index.sync(_Progress()) if given.verb == "sync" else app.index.rebuild(_Progress())
    if given.json:
        sys.stdout.write(json.dumps(_shape(report), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_sentences(report)) + "\n")
    return 0 if report.well else 1


class _Progress:
    """Tells on standard error how far long work is."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, of: int) -> None:
        """So many are done of so many."""
        if done < self._told:
            self._told = 0
        if done - self._told >= _EVERY or (done == of and self._told):
            self._told = done
            sys.stderr.write(f"{done} of {of} passages\n")
            sys.stderr.flush()


def _shape(report: IndexReport) -> dict[str, object]:
    return {"well": report.well, **asdict(report), "behind": report.behind}


def _sentences(report: IndexReport) -> list[str]:
    said = []
    if report.owned:
        said.append("Another process works on the index, usually the server; this is what it last said.")
    if report.built:
        said.append(f"The index holds the changes up to {report.position} of {report.last_change}.")
    else:
        said.append("There is no finished index; search goes through the database.")
    said.append(f"{report.passages} passages, {report.waiting} of them wait for a vector.")
    if report.built and report.model != report.wanted:
        said.append(f"The model {report.model} made the index; {report.wanted} is in use.")
    if report.asked:
        missed, differing = report.missed, report.differing
        said.append(f"{report.asked} known vectors asked for, {missed} not found; {differing} rows wrong.")
    if report.trouble:
        said.append(report.trouble)
    return said
