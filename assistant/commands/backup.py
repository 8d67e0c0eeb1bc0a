"""`assistant backup FILE`: everything in one file, while the assistant goes on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("file", type=Path, metavar="FILE", help="the backup to write")


def run(given: argparse.Namespace) -> int:
    """Write the backup. Returns 0."""
    from assistant.bootstrap import note_command, now
    from assistant.settings import load_settings
    from assistant.storage.backup import back_up

    settings = load_settings()
    back_up(settings.data, given.file, now())
    note_command(settings, "back up")
    sys.stdout.write(f"The backup is in {given.file}. It holds all that people wrote: keep it locked away.\n")
    return 0
