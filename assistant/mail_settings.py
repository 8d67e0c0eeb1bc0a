"""The settings about sending mail, part of `settings`.

ASSISTANT_SMTP_HOST               the mail server; none: nothing is sent
ASSISTANT_SMTP_PORT               its port; 0 for the usual one (587, 465 or 25)   0
ASSISTANT_SMTP_SECURITY           starttls, tls or none                          starttls
ASSISTANT_SMTP_USER               login at the mail server
ASSISTANT_SMTP_PASSWORD           password at the mail server
ASSISTANT_SMTP_FROM               the address that mails come from
"""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from typing import Final

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings

from assistant.domain.addresses import is_address

_HOST = re.compile(r"[A-Za-z0-9.:-]{1,253}")


class MailSecurity(StrEnum):
    """How the way to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_USUAL: Final = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465, MailSecurity.NONE: 25}


class MailSettings(BaseSettings):
    """Which mail server is used, and how."""

    smtp_host: str = ""
    smtp_port: int = Field(default=0, ge=0, le=65535)
    smtp_security: MailSecurity = MailSecurity.STARTTLS
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""

    @property
    def mail_port(self) -> int:
        """The port that is meant."""
        return self.smtp_port or _USUAL[self.smtp_security]

    @field_validator("smtp_host")
    @classmethod
    def _host_name(cls, value: str) -> str:
        if value and not _HOST.fullmatch(value):
            raise ValueError(f"'{value}' is no host name; write it like mail.example.org")
        return value

    @field_validator("smtp_from")
    @classmethod
    def _sender(cls, value: str) -> str:
        if value and not is_address(value):
            raise ValueError(f"'{value}' is no mail address; write it like learning@example.org")
        return value

    @model_validator(mode="after")
    def _whole_and_safe(self) -> MailSettings:
        password = self.smtp_password.get_secret_value()
        if not self.smtp_host:
            if self.smtp_user or password or self.smtp_from:
                raise ValueError("ASSISTANT_SMTP_HOST is missing: nothing can be sent without a mail server")
            return self
        if not self.smtp_from:
            raise ValueError("ASSISTANT_SMTP_FROM is missing: name the address that mails come from")
        if bool(self.smtp_user) != bool(password):
            raise ValueError("ASSISTANT_SMTP_USER and ASSISTANT_SMTP_PASSWORD belong together: set both")
        if password and self.smtp_security is MailSecurity.NONE and not loopback(self.smtp_host):
            raise ValueError(
                f"ASSISTANT_SMTP_SECURITY is none and ASSISTANT_SMTP_HOST is {self.smtp_host}: the password "
                "would travel in clear. Set starttls or tls, or leave out user and password"
            )
        return self


def loopback(host: str) -> bool:
    """Whether a host name means this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
