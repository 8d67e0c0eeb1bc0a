"""`assistant restore FILE`: put a backup in place."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("file", type=Path, metavar="FILE", help="the backup to put in place")
    command.add_argument("--replace", action="store_true", help="the data that are there now are removed")


def run(given: argparse.Namespace) -> int:
    """Put the backup in place. Returns 0."""
    from assistant.bootstrap import note_command
    from assistant.settings import load_settings
    from assistant.storage.backup import restore

    settings = load_settings()
    manifest = restore(given.file, settings.data, replace=given.replace)
    note_command(settings, "restore")
    sys.stdout.write(f"The backup of {manifest.created_at} is in place in {settings.data}.\n")
    return 0
