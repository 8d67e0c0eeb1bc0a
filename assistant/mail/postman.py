"""Sends what waits, in the background of the server, and never gives up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Final

from assistant.errors import DataFolderInUse
from assistant.services.nugget_ports import SendsNuggets

_log = logging.getLogger("assistant.mail")
#: Seconds between two looks at what waits, and after something went wrong.
_LOOKS: Final = 5.0
_PAUSE: Final = 30.0
#: Seconds between two looks whether the server has started.
_BREATH: Final = 0.05


class Postman:
    """The background thread: `services.nugget_ports.TendsMail`. `own` takes the lock on the mail."""

    def __init__(self, own: Callable[[], AbstractContextManager[int]]) -> None:
        self._own = own
        self._stop = threading.Event()
        self._awake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, sends: SendsNuggets, when: Callable[[], bool]) -> None:
        """Begin as soon as `when` says so; returns at once."""
        self._thread = threading.Thread(target=self._run, args=(sends, when), name="postman", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Look at once: something waits."""
        self._awake.set()

    def stop(self) -> None:
        """End soon. A mail that is being handed over then counts as uncertain at the next start."""
        self._stop.set()
        self._awake.set()
        if self._thread is not None:
            self._thread.join(5)

    def alone(self) -> AbstractContextManager[int]:
        """Nobody else sends meanwhile. Raises DataFolderInUse when somebody does."""
        return self._own()

    def _run(self, sends: SendsNuggets, when: Callable[[], bool]) -> None:
        while not when() and not self._stop.wait(_BREATH):
            pass
        with ExitStack() as owned:
            while not self._stop.is_set() and not self._take(owned):
                self._awake.wait(_LOOKS)
                self._awake.clear()
            while not self._stop.is_set():
                self._awake.clear()
                self._awake.wait(_LOOKS if self._send(sends) else _PAUSE)

    def _take(self, owned: ExitStack) -> bool:
        try:
            owned.enter_context(self._own())
        except DataFolderInUse:
            return False  # Another process sends.
        return True

    def _send(self, sends: SendsNuggets) -> bool:
        """Send what may leave now; whether nothing broke. What broke off last time is settled first."""
        try:
            sends.recover()
            while not self._stop.is_set() and sends.send_one():
                pass
        except Exception as error:
            # The message may hold an address; whatever it was, the next mail is tried again later.
            _log.warning("sending: %s", type(error).__name__)
            return False
        return True
