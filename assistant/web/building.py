"""The one thread in which workspaces are built, and whose turn it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.domain.language import Language
from assistant.web.mounting import Mounted

Key = tuple[str, Language]
Job = tuple[Callable[[], Mounted], Future[Mounted]]


class Builder:
    """Builds one workspace at a time: first what people wait for, in the order they asked.

    After that come the others in a language that somebody asked for, then the rest as they were put in.
    """

    def __init__(self, prepare: Callable[[], object]) -> None:
        """`prepare` runs in the thread before anything is built; who asks meanwhile is not too late."""
        self._executor = ThreadPoolExecutor(1, "screens")
        self._lock = threading.Lock()
        self._jobs: dict[Key, Job] = {}
        self._asked: dict[Key, None] = {}
        self._languages: dict[Language, None] = {}
        self._executor.submit(prepare)

    def put(self, key: Key, make: Callable[[], Mounted]) -> Future[Mounted]:
        """Build this some time; what comes of it."""
        future: Future[Mounted] = Future()
        with self._lock:
            self._jobs[key] = (make, future)
        self._executor.submit(self._build_next)
        return future

    def hurry(self, key: Key) -> None:
        """Somebody waits for this one."""
        with self._lock:
            self._asked.setdefault(key)
            self._languages.setdefault(key[1])

    def close(self) -> None:
        """Begin nothing more; what is being built is not waited for."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _build_next(self) -> None:
        make, future = self._take()
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(make())
        except BaseException as error:  # whoever waits for it is told
            future.set_exception(error)

    def _take(self) -> Job:
        with self._lock:
            asked = next((key for key in self._asked if key in self._jobs), None)
            known = [key for language in self._languages for key in self._jobs if key[1] is language]
            key = asked or next(iter(known or self._jobs))
            self._asked.pop(key, None)
            return self._jobs.pop(key)
