"""Keeps LangChain from telling anybody what it does."""

from __future__ import annotations

import os
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


def be_quiet() -> None:
    """Switch off tracing and telemetry, also where the environment asks for it: people's words are in it."""
    os.environ.update(_OFF)
    os.environ.pop("LANGCHAIN_HANDLER", None)
