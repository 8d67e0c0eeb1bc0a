"""The command line. Every command is a module in `commands`, imported only when it is called."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from assistant import __version__
from assistant.errors import AssistantError

#: Each command, the module that adds its arguments and runs it, and what it does.
COMMANDS = {
    "serve": ("serve", "start the web interface"),
    "reflect": ("reflect", "reflect in the terminal; with --json one object a line"),
    "people": ("people", "add, list, close and open logins"),
    "library": ("library", "check methods and texts"),
    "documents": ("documents", "add, list and remove the organisation's own documents"),
    "search": ("search", "search the library and one's own reflections"),
    "read": ("read", "say what a text contains, without keeping it"),
    "feedback": ("feedback", "draft feedback from one's own notes"),
    "nuggets": ("nuggets", "send the learning nuggets that are due"),
    "index": ("index", "bring the index up to date, check it, build it anew"),
    "model": ("model", "try the language model, and see what it is used for"),
    "backup": ("backup", "write a backup while the assistant goes on"),
    "restore": ("restore", "put a backup in place"),
    "doctor": ("doctor", "say how the installation is doing"),
}


def parser() -> argparse.ArgumentParser:
    """The parser for all commands, without their modules."""
    whole = argparse.ArgumentParser(
        prog="assistant", description="Terugblik, Rückblick, Hindsight: an organisation learns from its work."
    )
    whole.add_argument("--version", action="version", version=__version__)
    whole.add_argument(
        "--data", help="folder with all data (otherwise ASSISTANT_DATA, otherwise data)", metavar="FOLDER"
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, purpose) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose)
        importlib.import_module(f"assistant.commands.{module}").add_arguments(command)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when it went well, 1 when it was refused, 2 when it was called wrongly."""
    given = parser().parse_args(arguments)
    if given.data:
        os.environ["ASSISTANT_DATA"] = given.data
    command = importlib.import_module(f"assistant.commands.{COMMANDS[given.command][0]}")
    try:
        return int(command.run(given))
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 130


if __name__ == "__main__":
    sys.exit(main())
