"""A GGUF file as a LangChain chat model: llama.cpp inside this process."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, Self

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, SystemMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, Field, SkipValidation

from assistant.errors import SettingsError

#: A message and its answer fit in a third of this.
_CONTEXT: Final = 2048
_AT_ONCE: Final = 2


class LlamaChat(BaseChatModel):
    """One file, loaded once. It streams; who stops listening stops it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    server: SkipValidation[Any] = Field(exclude=True, repr=False)

    @classmethod
    def of(cls, file: Path, threads: int = 0) -> Self:
        """The model in a file, with so many threads, otherwise with half the processors."""
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(file)
        params.n_ctx, params.n_parallel = _CONTEXT * _AT_ONCE, _AT_ONCE
        params.warmup, params.verbosity, params.ui = False, -1, False
        # its own server listens on this machine: with a key that nobody has, and without telling pages
        params.api_keys = [secrets.token_urlsafe(32)]
        params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
        params.n_threads_http = 1
        for processors in (params.cpuparams, params.cpuparams_batch):
            processors.n_threads = threads or max(1, _processors() // 2)
            processors.poll = 0  # waiting threads must not keep the others from the processor
        try:
            return cls(server=xllamacpp.Server(params))
        except RuntimeError as error:
            raise SettingsError(f"{file} cannot be loaded; it is no GGUF file, or too large.") from error

    @property
    def _llm_type(self) -> str:
        return "llama.cpp"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError("it is asked through astream")

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        loop, parts, given_up = asyncio.get_running_loop(), asyncio.Queue[Any](), Event()
        asked = {"messages": [_plain(m) for m in messages], "stream": True, "stop": stop or [], **kwargs}

        def take(part: Any) -> bool:
            loop.call_soon_threadsafe(parts.put_nowait, part)
            return given_up.is_set()

        def serve() -> None:
            try:
                self.server.handle_chat_completions(asked, take)
            finally:
                loop.call_soon_threadsafe(parts.put_nowait, None)

        Thread(target=serve, name="llama", daemon=True).start()
        try:
            while (part := await parts.get()) is not None:
                yield _chunk(part)
        finally:
            given_up.set()


def _plain(message: BaseMessage) -> dict[str, str]:
    role = "system" if isinstance(message, SystemMessage) else "user"
    return {"role": role, "content": message.text}


def _chunk(part: dict[str, Any]) -> ChatGenerationChunk:
    """One piece of the stream. Raises RuntimeError for an error in its place."""
    if "error" in part:
        raise RuntimeError("llama.cpp refused the message")
    choice = part["choices"][0] if part.get("choices") else {}
    timings, usage = part.get("timings"), None
    if timings:
        read = int(timings.get("cache_n", 0)) + int(timings.get("prompt_n", 0))
        written = int(timings.get("predicted_n", 0))
        usage = UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written)
    reason = choice.get("finish_reason")
    told = {"finish_reason": reason} if reason else {}
    text = (choice.get("delta") or {}).get("content") or ""
    return ChatGenerationChunk(
        message=AIMessageChunk(content=text, usage_metadata=usage, response_metadata=told)
    )


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
