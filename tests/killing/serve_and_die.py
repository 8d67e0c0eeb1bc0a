"""Runs one command of the product and sends itself SIGKILL at a named point.

    python -m tests.killing.serve_and_die POINT NTH ARM COMMAND…

From the moment the file ARM exists, the NTH time the point is reached is the process's last. The product
knows nothing of this: the functions are wrapped here.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.__main__ import main


class Fuse:
    """Counts how often the point is reached once it is armed, and ends the process."""

    def __init__(self, nth: int, arm: Path) -> None:
        self._left = nth
        self._arm = arm

    def __call__(self) -> None:
        if not self._arm.exists():
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def wrap(owner: Any, name: str, fuse: Fuse, after: bool) -> None:
    """Let the fuse burn before or after each call of the function."""
    real = getattr(owner, name)

    def dying(*args: Any, **options: Any) -> Any:
        if not after:
            fuse()
        result = real(*args, **options)
        if after:
            fuse()
        return result

    setattr(owner, name, dying)


def at_commit(fuse: Fuse, after: bool) -> None:
    from assistant.storage.work import SqlWork

    wrap(SqlWork, "commit", fuse, after)


def at_next_question(fuse: Fuse, after: bool) -> None:
    from assistant.services import conversation, reflections

    for module in (conversation, reflections):
        wrap(module, "ask_next", fuse, after)


def at_showing(fuse: Fuse, after: bool) -> None:
    """The turn is stored whole; the page or the terminal has not seen it yet."""
    from assistant.commands.line_by_line import JsonLines
    from assistant.services import conversation, going_on

    for module in (conversation, going_on):
        wrap(module, "answer", fuse, after=True)
    wrap(JsonLines, "ask", fuse, after)


def at_backup(name: str) -> Callable[[Fuse, bool], None]:
    def patch(fuse: Fuse, after: bool) -> None:
        from assistant.storage import backup

        wrap(backup, name, fuse, after)

    return patch


def at_migration(fuse: Fuse, after: bool) -> None:
    from alembic.operations import Operations

    wrap(Operations, "create_table", fuse, after)


POINTS: dict[str, tuple[Callable[[Fuse, bool], None], bool]] = {
    "before-commit": (at_commit, False),
    "after-commit": (at_commit, True),
    "before-next-question": (at_next_question, False),
    "before-it-is-shown": (at_showing, False),
    "before-backup-copy": (at_backup("_copy_while_others_write"), False),
    "after-backup-copy": (at_backup("_copy_while_others_write"), True),
    "after-backup-pack": (at_backup("pack"), True),
    "after-backup-replace": (at_backup("_settle"), False),
    "before-migration-step": (at_migration, False),
    "after-migration-step": (at_migration, True),
}


if __name__ == "__main__":
    point, nth, arm, *command = sys.argv[1:]
    patch, after = POINTS[point]
    patch(Fuse(int(nth), Path(arm)), after)
    sys.exit(main(command))
