"""What serving, the command line and the doctor need of the index; retrieval implements it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

#: Told how many passages are done of how many.
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class IndexReport:
    """How the index and the vectors in the database are doing.

    `owned` says that another process, usually the server, works on the index: what is said then is what that
    process said last. `model` made the index and `wanted` is the one in use; `position` is the last change
    the index holds of `last_change`. `missed` of `asked` known vectors did not come back; `differing` rows
    were too many or too few. `trouble` says what is wrong, or is empty.
    """

    wanted: str
    passages: int
    waiting: int
    last_change: int
    owned: bool = False
    serving: bool = False
    built: bool = False
    model: str = ""
    position: int = 0
    rows: int = 0
    asked: int = 0
    missed: int = 0
    differing: int = 0
    checked_at: str = ""
    trouble: str = ""

    @property
    def behind(self) -> int:
        """How many changes the index has not seen yet."""
        return max(0, self.last_change - self.position)

    @property
    def well(self) -> bool:
        """The index is built by the model in use, knows what it was asked for, and nothing is wrong."""
        true = not (self.missed or self.differing or self.trouble)
        return self.built and self.model == self.wanted and true


class TendsIndex(Protocol):
    """Keeps the index true to the database."""

    def start(self, when: Callable[[], bool]) -> None:
        """Tend the index in the background as soon as `when` says so; returns at once."""

    def stop(self) -> None:
        """Tend it no more; returns within seconds."""

    def report(self) -> IndexReport:
        """How it is doing, without opening it."""

    def sync(self, tell: Tell) -> IndexReport:
        """Embed what waits and bring the index up to date; only report while another process owns it."""

    def check(self) -> IndexReport:
        """Ask the index for vectors it must know; only report while another process owns it."""

    def rebuild(self, tell: Tell) -> IndexReport:
        """Embed what waits and build the index anew. Raises DataFolderInUse while another process owns it."""
