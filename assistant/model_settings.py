"""The settings about a language model, part of `settings`.

ASSISTANT_CHAT_MODEL              provider:model for LangChain, or the path of a .gguf file; none: no model
ASSISTANT_MODEL_ALLOWED           false: no model is used, whatever else is set          true
ASSISTANT_MODEL_URL               address of the provider, or of any OpenAI-compatible server
ASSISTANT_MODEL_KEY               the provider's key
ASSISTANT_MODEL_API_VERSION       the version of Azure's interface
ASSISTANT_MODEL_SECONDS           after so long a turn is answered without the model     20
ASSISTANT_MODEL_CALLS_A_DAY       calls for one person in a day; 0 for no limit          200
ASSISTANT_MODEL_PRICE_IN          price of a million tokens sent                         0
ASSISTANT_MODEL_PRICE_OUT         price of a million tokens received                     0
ASSISTANT_MODEL_THREADS           threads for a .gguf file; 0 for half the processors    0
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

_NAMED = re.compile(r"[a-z][a-z0-9_]*:\S+")


class ModelSettings(BaseSettings):
    """Which model is let in, and what it is held to."""

    chat_model: str = ""
    model_allowed: bool = True
    model_url: str = ""
    model_key: SecretStr = SecretStr("")
    model_api_version: str = ""
    model_seconds: float = Field(default=20, ge=1, le=120)
    model_calls_a_day: int = Field(default=200, ge=0)
    model_price_in: float = Field(default=0, ge=0)
    model_price_out: float = Field(default=0, ge=0)
    model_threads: int = Field(default=0, ge=0, le=256)

    @field_validator("chat_model")
    @classmethod
    def _named_model(cls, value: str) -> str:
        if value.endswith(".gguf"):
            if not Path(value).is_file():
                raise ValueError(f"there is no file {value}")
        elif value and not _NAMED.fullmatch(value):
            raise ValueError(f"'{value}' names no model; write provider:model, or the path of a .gguf file")
        return value

    @field_validator("model_url")
    @classmethod
    def _model_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.username):
            raise ValueError(f"'{value}' is no address; write it like https://models.example.org/v1")
        return value
