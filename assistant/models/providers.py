"""From the operator's settings to a LangChain chat model; nothing is imported before it is made."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from assistant.errors import SettingsError

#: More tokens than any wording needs; what is longer is refused anyway.
_MOST_TOKENS: Final = 256
#: For a server of one's own that wants none; the libraries want one.
_NO_KEY: Final = "none"
LOCAL: Final = "local"
HERE: Final = "this machine"


@dataclass(frozen=True)
class Provider:
    """One of LangChain's providers: what to install for it, and how it names what we set."""

    extra: str
    package: str
    #: Its own address. It is always named, so that nothing in the environment can lead elsewhere.
    address: str = ""
    url: str = "base_url"
    key: str = "api_key"
    seconds: str = "timeout"
    most: str = "max_tokens"
    retries: str = "max_retries"


PROVIDERS: Final[Mapping[str, Provider]] = {
    "openai": Provider("openai", "langchain_openai", "https://api.openai.com/v1"),
    "azure_openai": Provider("openai", "langchain_openai", url="azure_endpoint"),
    "anthropic": Provider("anthropic", "langchain_anthropic", "https://api.anthropic.com"),
    "mistralai": Provider("mistral", "langchain_mistralai", "https://api.mistral.ai/v1"),
    "ollama": Provider(
        "ollama",
        "langchain_ollama",
        "http://localhost:11434",
        key="",
        seconds="",
        most="num_predict",
        retries="",
    ),
}


@dataclass(frozen=True)
class Choice:
    """The model an operator chose: `provider:model`, or the path of a GGUF file."""

    model: str
    url: str = ""
    key: str = field(default="", repr=False)
    api_version: str = ""
    seconds: float = 20.0
    threads: int = 0

    @property
    def local(self) -> bool:
        """It is a file, served in this process."""
        return self.model.endswith(".gguf")

    @property
    def provider(self) -> str:
        """The provider's name, as LangChain has it."""
        return LOCAL if self.local else self.model.partition(":")[0]

    @property
    def name(self) -> str:
        """`provider:model` as it is shown and stored; of a file its name only."""
        return f"{LOCAL}:{Path(self.model).name}" if self.local else self.model

    @property
    def place(self) -> str:
        """Where what is sent goes: the host of the address, else the provider's own."""
        if self.local:
            return HERE
        return urlsplit(self.address).hostname or self.provider

    @property
    def address(self) -> str:
        """The operator's address, else the provider's own; empty when only LangChain knows it."""
        return self.url or PROVIDERS.get(self.provider, Provider("", "")).address


def missing(choice: Choice) -> str:
    """What has to be installed or put right before the model can be used; empty when nothing."""
    if choice.local:
        if importlib.util.find_spec("xllamacpp") is None:
            return _install("local-model", "xllamacpp")
        return "" if Path(choice.model).is_file() else f"There is no file {choice.model}."
    known = PROVIDERS.get(choice.provider)
    if known and importlib.util.find_spec(known.package) is None:
        return _install(known.extra, known.package.replace("_", "-"))
    return ""


def make(choice: Choice) -> Any:
    """The chat model. Takes seconds: it imports LangChain and, for a file, loads it. Raises SettingsError."""
    lacking = missing(choice)
    if lacking:
        raise SettingsError(lacking)
    if choice.local:
        from assistant.models.llama import LlamaChat

        return LlamaChat.of(Path(choice.model), choice.threads)
    from langchain.chat_models import init_chat_model

    _, _, model = choice.model.partition(":")
    return init_chat_model(model, model_provider=choice.provider, **arguments(choice))


def arguments(choice: Choice) -> dict[str, Any]:
    """What the provider is given: one try (the second is ours), and where and with what key."""
    known = PROVIDERS.get(choice.provider, Provider("", ""))
    wanted = {
        known.url: choice.address,
        known.key: choice.key or (_NO_KEY if choice.url else ""),
        known.most: _MOST_TOKENS,
        known.seconds: math.ceil(choice.seconds),
    }
    given = {name: value for name, value in wanted.items() if name and value}
    if known.retries:
        given[known.retries] = 0
    if choice.provider == "ollama":
        given["client_kwargs"] = {"timeout": choice.seconds, "follow_redirects": False}
    if choice.provider == "azure_openai":
        given["api_version"] = choice.api_version
    if known.package == "langchain_openai":
        from assistant.models.http import narrow_client

        given["http_async_client"] = narrow_client(choice.seconds)
        given["stream_usage"] = not choice.url
    return given


def _install(extra: str, package: str) -> str:
    return f"The package {package} is not installed: pip install 'reflection-assistant[{extra}]'."
