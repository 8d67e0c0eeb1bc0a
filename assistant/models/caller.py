"""One call to a chat model with a deadline that holds, whatever the provider does.

All calls run in one event loop in a thread of its own: what takes too long is cancelled there, which closes
its connection, and whoever waits for it goes on at the deadline in any case.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from assistant.domain.prompts import Sent
from assistant.errors import AssistantError
from assistant.models.breaker import Breaker
from assistant.models.providers import LOCAL, PROVIDERS, Choice, make
from assistant.models.quiet import be_quiet
from assistant.services.model_ports import Outcome, Written

_log = logging.getLogger("assistant.models")

#: So much later than the deadline a call returns at the latest, if the loop itself hangs. Seconds.
_GRACE: Final = 1.0
#: Calls under way at one time; further ones are not sent.
_AT_ONCE: Final = 8
_AT_ONCE_LOCAL: Final = 2
#: A token is a word at most; text that goes on beyond this is given up.
_LETTERS_A_TOKEN: Final = 12
#: Tells that the provider does not work, and not that one text was no good.
_WRONG: Final = frozenset(
    {
        Outcome.TIMED_OUT,
        Outcome.TOO_MANY,
        Outcome.NOT_LET_IN,
        Outcome.UNREACHABLE,
        Outcome.CUT,
        Outcome.FAILED,
        Outcome.NOT_READY,
    }
)
_ENDS: Final = ("finish_reason", "stop_reason", "done_reason")
_TOO_LONG: Final = frozenset({"length", "max_tokens", "model_length"})


class LangChainModel:
    """The operator's model. Implements `services.model_ports.ChatModel`."""

    def __init__(
        self,
        choice: Choice,
        load: Callable[[Choice], Any] = make,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._choice = choice
        self._load = load
        self._breaker = Breaker(now)
        self._slots = threading.BoundedSemaphore(_AT_ONCE_LOCAL if choice.local else _AT_ONCE)
        self._model: asyncio.Future[Any] | None = None
        be_quiet()

    @property
    def name(self) -> str:
        """`provider:model`, or `local:FILE`."""
        return self._choice.name

    @property
    def place(self) -> str:
        """Where what is sent goes."""
        return self._choice.place

    def waits(self) -> Outcome | None:
        """Why a call would not be sent now, or None when it would."""
        return Outcome.RESTING if self._breaker.rests() else None

    def close(self) -> None:
        """Let go of the model; a file's server stops with it."""
        self._model = None

    def write(self, sent: Sent, seconds: float, most_tokens: int) -> Written:
        """The answer to one message, within `seconds` and a second."""
        if seconds <= 0:
            return Written(Outcome.TIMED_OUT)
        if not self._slots.acquire(blocking=False):
            return Written(Outcome.BUSY)
        if not self._breaker.may_call():
            self._slots.release()
            return Written(Outcome.RESTING)
        future = asyncio.run_coroutine_threadsafe(self._within(sent, seconds, most_tokens), _loop())
        # Not at the end of the coroutine: one that is cancelled before it began never gets there.
        future.add_done_callback(lambda _: self._slots.release())
        try:
            written = future.result(seconds + _GRACE)
        except TimeoutError:
            future.cancel()
            written = Written(Outcome.TIMED_OUT)
        if written.outcome in _WRONG:
            self._breaker.went_wrong()
            _log.warning("the model %s did not answer: %s", self.name, written.outcome.value)
        else:
            self._breaker.went_well()
        return written

    async def _within(self, sent: Sent, seconds: float, most_tokens: int) -> Written:
        heard: list[Any] = []
        try:
            async with asyncio.timeout(seconds):
                model = await self._ready()
                return await self._heard(model, sent, most_tokens, heard)
        except TimeoutError:
            return Written(Outcome.TIMED_OUT)
        except Exception as error:  # providers raise what they like; nothing of it may reach a turn
            outcome = classified(error, begun=bool(heard))
            _log.info("the model %s failed with %s", self.name, type(error).__name__)
            return Written(outcome)

    async def _ready(self) -> Any:
        """The model, made when it is first used, in a thread; others wait for the same one."""
        if self._model is None or (self._model.done() and self._model.exception()):
            made = asyncio.to_thread(self._load, self._choice)
            self._model = asyncio.ensure_future(made)
            self._model.add_done_callback(_looked_at)
        return await asyncio.shield(self._model)

    async def _heard(self, model: Any, sent: Sent, most_tokens: int, heard: list[Any]) -> Written:
        """What the model says, as far as it may; everything heard so far is in `heard`."""
        from langsmith import tracing_context

        told = {"max_tokens": most_tokens, "stop": ["\n"]} if self._choice.local else {}
        most, letters = most_tokens * _LETTERS_A_TOKEN, 0
        with tracing_context(enabled=False):
            stream = model.astream([("system", sent.system), ("human", sent.user)], **told)
            try:
                async for part in stream:
                    heard.append(part)
                    letters += len(part.text)
                    if letters > most:
                        return Written(Outcome.TOO_LONG)
            finally:
                await stream.aclose()
        return self._read(heard)

    def _read(self, heard: list[Any]) -> Written:
        if not heard:
            return Written(Outcome.EMPTY)
        whole = sum(heard[1:], heard[0])
        usage = whole.usage_metadata or {}
        used = int(usage.get("input_tokens", 0)), int(usage.get("output_tokens", 0))
        text = str(whole.text).strip()
        end = next((whole.response_metadata[name] for name in _ENDS if whole.response_metadata.get(name)), "")
        known = self._choice.provider in PROVIDERS or self._choice.provider == LOCAL
        outcome = Outcome.ANSWERED
        if known and not end:
            outcome = Outcome.CUT
        elif end in _TOO_LONG:
            outcome = Outcome.TOO_LONG
        elif not text:
            outcome = Outcome.EMPTY
        return Written(outcome, text, *used)


def classified(error: BaseException, begun: bool) -> Outcome:
    """What an error of some provider's library means."""
    status = getattr(error, "status_code", None) or getattr(
        getattr(error, "response", None), "status_code", None
    )
    name = type(error).__name__.lower()
    if isinstance(error, ImportError | AssistantError):
        return Outcome.NOT_READY
    if status == 429:
        return Outcome.TOO_MANY
    if status in (401, 403):
        return Outcome.NOT_LET_IN
    if "timeout" in name:
        return Outcome.TIMED_OUT
    if begun:
        return Outcome.CUT
    return Outcome.UNREACHABLE if "connect" in name or isinstance(error, OSError) else Outcome.FAILED


def _looked_at(made: asyncio.Future[Any]) -> None:
    """Take an error that nobody may be waiting for any more, so that it is not told as forgotten."""
    if not made.cancelled():
        made.exception()


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    """The loop in which all calls run; providers keep connections that belong to it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop
