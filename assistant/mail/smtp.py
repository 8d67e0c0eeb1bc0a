"""Hands a mail to an SMTP server, with the standard library: `services.nugget_ports.SendsMail`."""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from assistant.mail.message import message_of
from assistant.services.nugget_ports import Delivery, Letter, Outcome

_log = logging.getLogger("assistant.mail")
#: Seconds for each step of the conversation with the server.
PATIENCE: Final = 20.0

AWAY, LATER, REFUSED = Outcome.AWAY, Outcome.LATER, Outcome.REFUSED


@dataclass(frozen=True)
class Server:
    """Where mail goes. `security` is `starttls`, `tls` or `none`."""

    host: str
    port: int
    security: str
    user: str = ""
    password: str = field(default="", repr=False)
    patience: float = PATIENCE


class SmtpMailer:
    """Sends one mail over one connection. `trust` is asked for certificates; tests have their own."""

    def __init__(
        self, server: Server, trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    ) -> None:
        self._server = server
        self._trust = trust

    def send(self, letter: Letter) -> Delivery:
        """Try once. Until the text is handed over the mail was surely not taken; after that who knows."""
        try:
            written = message_of(letter).as_bytes()
        except (ValueError, UnicodeError) as error:
            _log.warning("a mail could not be written: %s", type(error).__name__)
            return Delivery(REFUSED, "unwritable")
        connection: smtplib.SMTP | None = None
        try:
            connection = self._connect()
            delivery = self._envelope(connection, letter) or _hand_over(connection, written)
        except (smtplib.SMTPException, OSError) as error:
            _log.warning("the mail server cannot be used: %s", type(error).__name__)
            delivery = Delivery(AWAY, _reason(error))
        finally:
            if connection is not None:
                _part(connection)
        return delivery

    def _connect(self) -> smtplib.SMTP:
        """A connection, safe as it was asked for, and logged in."""
        server = self._server
        if server.security == "tls":
            made: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=server.patience, context=self._trust()
            )
        else:
            made = smtplib.SMTP(server.host, server.port, timeout=server.patience)
        try:
            if server.security == "starttls":
                made.starttls(context=self._trust())
            made.ehlo_or_helo_if_needed()
            if server.user:
                made.login(server.user, server.password)
        except BaseException:
            made.close()
            raise
        return made

    def _envelope(self, connection: smtplib.SMTP, letter: Letter) -> Delivery | None:
        """Say who writes to whom; what came of it when the server does not want that."""
        code, _ = connection.mail(letter.sender)
        if code != 250:
            # It does not want this sender: that is about the settings, not about this mail.
            return Delivery(AWAY, "sender" if code >= 500 else "busy")
        code, _ = connection.rcpt(letter.to)
        if code in (250, 251):
            return None
        if code == 421:
            return Delivery(AWAY, "busy")
        return Delivery(LATER, "later") if 400 <= code < 500 else Delivery(REFUSED, "refused")


def _hand_over(connection: smtplib.SMTP, written: bytes) -> Delivery:
    """Give the text. Silence from here on leaves open whether the server has taken it."""
    try:
        code, _ = connection.data(written)
    except smtplib.SMTPDataError as error:
        return _refused(error.smtp_code)
    except (smtplib.SMTPException, OSError) as error:
        _log.warning("the mail server fell silent: %s", type(error).__name__)
        return Delivery(Outcome.UNSURE, "silent")
    return Delivery(Outcome.TAKEN) if code == 250 else _refused(code)


def _refused(code: int) -> Delivery:
    if code == 421:
        return Delivery(AWAY, "busy")
    return Delivery(LATER, "later") if 400 <= code < 500 else Delivery(REFUSED, "refused")


def _reason(error: Exception) -> str:
    """Why the server cannot be used, as a word that the interface has a text for."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "login"
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return "unsafe"
    if isinstance(error, smtplib.SMTPConnectError | smtplib.SMTPHeloError | smtplib.SMTPResponseException):
        return "busy"
    return "unreachable"


def _part(connection: smtplib.SMTP) -> None:
    """Say goodbye; what comes of that changes nothing."""
    with suppress(smtplib.SMTPException, OSError):
        connection.quit()
    connection.close()
