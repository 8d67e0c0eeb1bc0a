"""Keeps LangChain from telling anybody what it does."""

from __future__ import annotations

import logging
import os
import warnings
from typing import Final

_OFF: Final = {
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_OTEL_ENABLED": "false",
    "OTEL_SDK_DISABLED": "true",
    "ANONYMIZED_TELEMETRY": "False",
}


#: These make a library log what it sends.
_LOUD: Final = ("LANGCHAIN_HANDLER", "LANGCHAIN_VERBOSE", "OPENAI_LOG", "ANTHROPIC_LOG")
_TALKERS: Final = (
    *("langchain", "langchain_core", "langsmith", "langgraph"),
    *("openai", "anthropic", "mistralai", "ollama", "httpx", "httpcore", "urllib3"),
    *("langchain_openai", "langchain_anthropic", "langchain_mistralai", "langchain_ollama"),
)


def be_quiet() -> None:
    """Switch off tracing, telemetry and logs of what is sent, also where the environment asks for them."""
    os.environ.update(_OFF)
    for name in _LOUD:
        os.environ.pop(name, None)
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # it would show a piece of the answer
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
