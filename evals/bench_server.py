"""The servers that the benchmark measures, each in a process of its own.

`python -m evals.bench_server product RECORD --port N` is `assistant serve` with two clocks in it: one around
the service call of a turn, one from the arrival of an event to its last byte. `… echo RECORD --port N` is the
smallest Gradio event there is, with the same clock. A line of RECORD is `service SECONDS` or `event SECONDS`.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")
_EVENT = re.compile(rb'"event_id":\s*"(\w+)"')


class Record:
    """Durations, written as they happen."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", buffering=1)

    def note(self, what: str, seconds: float) -> None:
        """One line."""
        self._file.write(f"{what} {seconds:.6f}\n")


class EventClock:
    """Notes how long each event took, from its arrival until its answer was written to the stream."""

    def __init__(self, app: ASGIApp, record: Record) -> None:
        self._app = app
        self._record = record
        self._arrived: dict[bytes, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and watch what is sent."""
        path, began = scope.get("path", ""), time.perf_counter()
        joins, streams = path.endswith("/queue/join"), path.endswith("/queue/data")

        async def watched(message: Message) -> None:
            await send(message)
            body = message.get("body", b"")
            if joins and (found := _EVENT.search(body)):
                self._arrived[found.group(1)] = began
            if streams and b"process_completed" in body:
                self._note(body)

        await self._app(scope, receive, watched if joins or streams else send)

    def _note(self, body: bytes) -> None:
        for part in body.split(b"\n\n"):
            found = _EVENT.search(part) if b"process_completed" in part else None
            began = self._arrived.pop(found.group(1), None) if found else None
            if began is not None:
                self._record.note("event", time.perf_counter() - began)


def timed(function: Callable[..., T], record: Record) -> Callable[..., T]:
    """The function, noting how long each call takes."""

    def measured(*args: Any, **options: Any) -> T:
        began = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            record.note("service", time.perf_counter() - began)

    return measured


def serve_product(record: Record, port: int) -> int:
    """`assistant serve` with the clocks."""
    from assistant.__main__ import main
    from assistant.services import conversation
    from assistant.web import app as web

    make = web.create_app

    def clocked(*args: Any, **options: Any) -> Any:
        return EventClock(make(*args, **options), record)

    conversation.answer = timed(conversation.answer, record)
    web.create_app = clocked
    return main(["serve", "--port", str(port)])


def serve_echo(record: Record, port: int) -> int:
    """One text field, one button, one text: what any Gradio event costs."""
    import gradio as gr
    import uvicorn
    from fastapi import FastAPI

    with gr.Blocks(analytics_enabled=False) as blocks:
        box, out, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(lambda text: text, [box], [out], api_name="echo")
    blocks.queue(default_concurrency_limit=8)
    options = {"ssr_mode": False, "run_history": False}
    shell: FastAPI = gr.mount_gradio_app(FastAPI(), blocks, path="/en/learn", **options)
    uvicorn.run(EventClock(shell, record), host="127.0.0.1", port=port, log_level="warning")
    return 0


def main() -> int:
    """Run one of the two servers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("which", choices=["product", "echo"])
    parser.add_argument("record", type=Path)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    serve = serve_product if given.which == "product" else serve_echo
    return serve(Record(given.record), given.port)


if __name__ == "__main__":
    sys.exit(main())
