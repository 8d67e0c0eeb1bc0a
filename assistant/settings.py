"""The operator's choices, read from the environment as `ASSISTANT_*`; unsafe or mistyped ones are refused.

ASSISTANT_DATA                    folder of the database and the index          data
ASSISTANT_HOST                    address to listen on                          127.0.0.1
ASSISTANT_PORT                    port to listen on                             7860
ASSISTANT_PUBLIC_URL              address people type, https makes cookies Secure
ASSISTANT_HOSTS                   further host names to answer to, by comma
ASSISTANT_TRUST_NETWORK           true: plain http on a network is wanted       false
ASSISTANT_GERMAN_ADDRESS          du or sie                                     sie
ASSISTANT_LIBRARY                 folder laid over the shipped knowledge and prompts
ASSISTANT_COUNTRY                 whose emergency numbers are shown: nl be de at ch gb ie us    nl
ASSISTANT_NAME                    own product name, instead of Terugblik, Rückblick, Hindsight
ASSISTANT_ACCENT                  own accent colour, #rrggbb, contrast at least 4.5
ASSISTANT_EMBEDDING_MODEL         another sentence-transformers model: folder, or name on the hub
ASSISTANT_TEND_INDEX              false: this server embeds nothing and keeps no index    true
ASSISTANT_SESSION_IDLE_MINUTES    a login ends after so long without use        120
ASSISTANT_SESSION_ABSOLUTE_HOURS  a login ends after so long in any case        12
ASSISTANT_LOG_LEVEL               debug, info, warning or error                 info

Those about a language model stand in `model_settings`, those about mail in `mail_settings`.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from assistant.domain.contacts import Country
from assistant.domain.language import Address
from assistant.errors import SettingsError
from assistant.mail_settings import MailSettings, loopback
from assistant.model_settings import ModelSettings

PREFIX = "ASSISTANT_"
#: Background of every page in the light and in the dark look.
PAPER, DARK_PAPER = "#faf8f3", "#171c1b"
ACCENT, DARK_ACCENT = "#0f5f5c", "#6cc4bd"
#: WCAG 2.2, success criterion 1.4.3, normal text.
LEAST_CONTRAST = 4.5
_HOST_NAME = re.compile(r"[A-Za-z0-9.:\-\[\]]{1,253}")


class LogLevel(StrEnum):
    """How much the log tells; none of the levels tells what people wrote."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(ModelSettings, MailSettings):
    """What the operator chose. Made by `load_settings`; frozen."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)
    public_url: str = ""
    hosts: Annotated[tuple[str, ...], NoDecode] = ()
    trust_network: bool = False
    german_address: Address = Address.SIE
    library: Path | None = None
    country: Country = Country.NL
    name: str = Field(default="", max_length=40)
    accent: str = ACCENT
    tend_index: bool = True
    embedding_model: str = ""
    session_idle_minutes: int = Field(default=120, ge=5, le=24 * 60)
    session_absolute_hours: int = Field(default=12, ge=1, le=24 * 7)
    log_level: LogLevel = LogLevel.INFO

    @property
    def https(self) -> bool:
        """People reach the assistant over https; cookies are Secure."""
        return self.public_url.startswith("https://")

    @property
    def public_host(self) -> str:
        """The host name in the public address, or an empty text."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def session_idle(self) -> timedelta:
        """A login ends after so long without use."""
        return timedelta(minutes=self.session_idle_minutes)

    @property
    def session_absolute(self) -> timedelta:
        """A login ends after so long in any case."""
        return timedelta(hours=self.session_absolute_hours)

    @property
    def dark_accent(self) -> str:
        """The accent for the dark look: mixed with white until it reads well on dark paper."""
        return DARK_ACCENT if self.accent == ACCENT else _lightened(self.accent)

    @field_validator("hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("hosts")
    @classmethod
    def _plain_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not _HOST_NAME.fullmatch(host):
                raise ValueError(f"'{host}' is no host name; write names like learn.example.org, by comma")
        return value

    @field_validator("german_address", "log_level", "country", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("public_url")
    @classmethod
    def _plain_url(cls, value: str) -> str:
        parts = _split_url(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.username):
            raise ValueError(f"'{value}' is no address; write it like https://learn.example.org")
        if parts.path not in {"", "/"} or parts.query or parts.fragment:
            raise ValueError(f"'{value}' has a path; give the assistant a host name of its own")
        return value.rstrip("/")

    @field_validator("accent")
    @classmethod
    def _readable_accent(cls, value: str) -> str:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise ValueError(f"'{value}' is no colour; write it like {ACCENT}")
        for other, what in ((PAPER, f"the paper {PAPER}"), ("#ffffff", "white text")):
            ratio = contrast(value, other)
            if ratio < LEAST_CONTRAST:
                raise ValueError(
                    f"{value} has a contrast of {ratio:.1f} with {what}; "
                    f"at least {LEAST_CONTRAST} is needed, so choose a darker colour"
                )
        return value.lower()

    @field_validator("data")
    @classmethod
    def _writable_data(cls, value: Path) -> Path:
        folder = value.absolute()
        existing = next(place for place in (folder, *folder.parents) if place.exists())
        if not existing.is_dir():
            raise ValueError(f"{existing} is a file; name a folder")
        if not os.access(existing, os.W_OK | os.X_OK):
            raise ValueError(f"{existing} cannot be written; change its rights or name another folder")
        return value

    @field_validator("library")
    @classmethod
    def _existing_library(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError(f"{value} is no folder; create it or leave the setting out")
        return value

    @model_validator(mode="after")
    def _safe_network(self) -> Settings:
        if self.trust_network or self.https:
            return self
        if not loopback(self.host):
            raise ValueError(
                f"{PREFIX}HOST is {self.host}, which other machines can reach, and {PREFIX}PUBLIC_URL is not "
                f"https: passwords would travel in clear. Put a proxy with https in front and set "
                f"{PREFIX}PUBLIC_URL, or set {PREFIX}TRUST_NETWORK=true if the network is trusted"
            )
        if self.public_host and not loopback(self.public_host):
            raise ValueError(
                f"{PREFIX}PUBLIC_URL is {self.public_url}: passwords would travel in clear. Use https, or "
                f"set {PREFIX}TRUST_NETWORK=true if the network is trusted"
            )
        return self

    @model_validator(mode="after")
    def _mail_leads_back(self) -> Settings:
        if self.smtp_host and not self.public_url:
            raise ValueError(
                f"{PREFIX}SMTP_HOST is set and {PREFIX}PUBLIC_URL is not: every mail holds a link with which "
                f"one leaves, so set {PREFIX}PUBLIC_URL to the address that people type"
            )
        return self

    @property
    def site(self) -> str:
        """The address people type, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def load_settings(environment: Mapping[str, str] | None = None, **given: object) -> Settings:
    """The operator's choices; `given` (from the command line) wins over the environment.

    Raises SettingsError with one sentence for each setting that is unknown, wrong or unsafe.
    """
    _refuse_unknown(os.environ if environment is None else environment)
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type]  # values are checked by pydantic itself
    except ValidationError as error:
        raise SettingsError(_sentences(error)) from None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightened(colour: str) -> str:
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    for share in range(0, 101, 5):
        mixed = "#" + "".join(f"{round(p + (255 - p) * share / 100):02x}" for p in parts)
        if contrast(mixed, DARK_PAPER) >= 7:
            return mixed
    return "#ffffff"


def _split_url(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(environment):
        if not name.upper().startswith(PREFIX) or name.upper() in known:
            continue
        close = difflib.get_close_matches(name.upper(), sorted(known), n=1)
        hint = f"did you mean {close[0]}?" if close else "remove it, or see the list of settings."
        raise SettingsError(f"{name} is no setting of the assistant: {hint}")


def _sentences(error: ValidationError) -> str:
    """One sentence for each wrong setting: its name, what is wrong, what to do."""
    sentences = []
    for problem in error.errors():
        said = problem["msg"].removeprefix("Value error, ")
        if not problem["loc"]:
            sentences.append(f"{said}.")
            continue
        name = PREFIX + str(problem["loc"][0]).upper()
        value = "" if problem["type"] == "value_error" else f"'{problem['input']}' cannot be used: "
        sentences.append(f"{name}: {value}{said}.")
    return " ".join(sentences)
