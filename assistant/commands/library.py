"""`assistant library check`: what is wrong with methods and texts, file by file, and what to do."""

from __future__ import annotations

import argparse
import sys


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="name every mistake with file, place and cure")
    check.add_argument("folder", nargs="?", help="the organisation's folder (otherwise ASSISTANT_LIBRARY)")


def run(given: argparse.Namespace) -> int:
    """Check. Returns 0 when nothing is wrong, 1 otherwise; warnings alone are not wrong."""
    from datetime import UTC, datetime
    from pathlib import Path

    from assistant.library.library import FileLibrary
    from assistant.library.problems import errors
    from assistant.settings import load_settings

    settings = load_settings()
    library = FileLibrary(Path(given.folder) if given.folder else settings.library)
    aged = library.aged_contacts(settings.country, datetime.now(UTC).date())
    problems = (*library.problems(), *aged)
    for problem in problems:
        sys.stdout.write(f"{problem.line}\n")
    wrong = len(errors(problems))
    methods = ", ".join(method.id for method in library.methods())
    sys.stdout.write(f"{wrong} wrong, {len(problems) - wrong} to look at. Methods: {methods}\n")
    return 1 if wrong else 0
