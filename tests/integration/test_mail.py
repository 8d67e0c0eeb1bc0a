"""Mail through a real server: what is written arrives, what goes wrong is told apart, secrets need TLS."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from assistant.domain.language import Language
from assistant.mail.message import message_of
from assistant.mail.smtp import Server, SmtpMailer
from assistant.services.nugget_ports import Delivery, Letter, Outcome
from tests.fakes.things import NOW
from tests.serving import free_port
from tests.smtp_server import SmtpServer

LEAVE = "https://learn.example.org/nuggets/leave/abc"
LETTER = Letter(
    message_id="<1@example.org>",
    to="eve@example.org",
    sender="learning@example.org",
    sender_name="Jörg <x> Müller",
    subject="Über „Grüße“ & <Tags>",
    paragraphs=("Größe: " + "lang " * 60, ".\n.ein Punkt\n<b>fett</b>", "Und dann?"),
    small_print=("Aus dem Muster „A“.",),
    leave=LEAVE,
    leave_words="Keine Impulse mehr",
    list_id="x.nuggets.example.org",
    language=Language.DE,
    at=NOW,
)


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    server = SmtpServer()
    server.start()
    yield server
    server.stop()


def mailer(server: SmtpServer, security: str = "none", **more: Any) -> SmtpMailer:
    trust = more.pop("trust", ssl.create_default_context)
    return SmtpMailer(Server("127.0.0.1", server.port, security, patience=5, **more), trust)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_letter_arrives_as_it_was_written(server: SmtpServer) -> None:
    assert mailer(server).send(LETTER) == Delivery(Outcome.TAKEN)
    (taken,) = server.taken
    assert (taken.sender, taken.to) == ("learning@example.org", ["eve@example.org"])
    message = taken.message
    assert message["Subject"] == LETTER.subject
    assert message["From"].addresses[0].display_name == "Jörg <x> Müller"
    assert message["From"].addresses[0].addr_spec == "learning@example.org"
    assert message["To"] == "eve@example.org"
    assert message["Message-ID"] == "<1@example.org>"
    assert message["List-Unsubscribe"] == f"<{LEAVE}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Content-Language"] == "de"
    plain = body(message, "plain").replace("\r\n", "\n")
    assert plain.startswith("\n\n".join(part for part in LETTER.paragraphs))
    assert LEAVE in plain
    page = body(message, "html")
    assert "&lt;b&gt;fett&lt;/b&gt;" in page
    assert "<img" not in page
    assert f'<a href="{LEAVE}">' in page


def test_a_long_link_stays_whole_on_its_line() -> None:
    long = f"https://{'a' * 60}.example.org/nuggets/leave/{'x' * 40}"
    written = message_of(replace(LETTER, leave=long)).as_bytes()
    assert f"\r\nList-Unsubscribe: <{long}>\r\n".encode() in written
    assert b"\r\nMessage-ID: <1@example.org>\r\n" in written
    head = written.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert all(len(line) <= 78 for line in head if not line.startswith(b"List-Unsubscribe: "))


def test_no_title_and_no_name_adds_a_header() -> None:
    evil = replace(LETTER, subject="A\r\nBcc: x@y.org", sender_name="B\nBcc: x@y.org")
    assert message_of(evil)["Bcc"] is None
    assert message_of(evil)["Subject"] == "A Bcc: x@y.org"


@pytest.mark.parametrize(
    ("replies", "delivery"),
    [
        ({"RCPT": ["450 later"]}, Delivery(Outcome.LATER, "later")),
        ({"RCPT": ["550 nobody"]}, Delivery(Outcome.REFUSED, "refused")),
        ({"RCPT": ["421 closing"]}, Delivery(Outcome.AWAY, "busy")),
        ({"MAIL": ["550 not you"]}, Delivery(Outcome.AWAY, "sender")),
        ({"MAIL": ["451 not now"]}, Delivery(Outcome.AWAY, "busy")),
        ({"DATA": ["451 not now"]}, Delivery(Outcome.LATER, "later")),
        ({"END": ["554 spam"]}, Delivery(Outcome.REFUSED, "refused")),
        ({"END": ["452 full"]}, Delivery(Outcome.LATER, "later")),
        ({"EHLO": ["554 no"], "HELO": ["554 no"]}, Delivery(Outcome.AWAY, "busy")),
    ],
)
def test_what_the_server_says_is_told_apart(
    server: SmtpServer, replies: dict[str, list[str]], delivery: Delivery
) -> None:
    server.replies = replies
    assert mailer(server).send(LETTER) == delivery
    assert server.taken == []
    assert mailer(server).send(LETTER).outcome is Outcome.TAKEN


def test_nobody_listens() -> None:
    away = SmtpMailer(Server("127.0.0.1", free_port(), "none"))
    assert away.send(LETTER) == Delivery(Outcome.AWAY, "unreachable")


@pytest.mark.parametrize(
    ("where", "outcome"),
    [
        ("EHLO", Outcome.AWAY),
        ("MAIL", Outcome.AWAY),
        ("RCPT", Outcome.UNSURE),  # DATA was said; that it had no answer yet is not looked at
        ("END", Outcome.UNSURE),
    ],
)
def test_a_server_that_falls_silent_is_waited_for_a_limited_time(
    server: SmtpServer, where: str, outcome: Outcome
) -> None:
    server.hang = where
    hasty = SmtpMailer(Server("127.0.0.1", server.port, "none", patience=0.3))
    assert hasty.send(LETTER).outcome is outcome


# Safe ways


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine with its key, made for these tests."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = serialization.Encoding.PEM
    private = serialization.PrivateFormat.PKCS8
    file.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, private, serialization.NoEncryption()))
    return file


@pytest.fixture(params=["starttls", "tls"])
def safe(request: pytest.FixtureRequest, certificate: Path) -> Iterator[tuple[SmtpServer, str]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = SmtpServer(tls=context, implicit=request.param == "tls", login=("mailer", "sesam"))
    server.start()
    yield server, request.param
    server.stop()


def test_a_mail_goes_over_tls_with_a_login(safe: tuple[SmtpServer, str], certificate: Path) -> None:
    server, security = safe
    trust = lambda: ssl.create_default_context(cafile=str(certificate))  # noqa: E731 -- short and clear
    assert mailer(server, security, trust=trust, user="mailer", password="sesam").send(LETTER) == Delivery(
        Outcome.TAKEN
    )
    assert (server.taken[0].tls, server.taken[0].user) == (True, "mailer")
    wrong = mailer(server, security, trust=trust, user="mailer", password="nee")
    assert wrong.send(LETTER) == Delivery(Outcome.AWAY, "login")
    assert "sesam" not in repr(Server("h", 1, security, "mailer", "sesam"))


def test_a_certificate_nobody_vouches_for_gets_no_password(safe: tuple[SmtpServer, str]) -> None:
    server, security = safe
    stranger = mailer(server, security, user="mailer", password="sesam")
    assert stranger.send(LETTER) == Delivery(Outcome.AWAY, "unsafe")
    assert server.taken == []


def test_without_starttls_offered_nothing_is_sent(server: SmtpServer) -> None:
    assert mailer(server, "starttls").send(LETTER) == Delivery(Outcome.AWAY, "unsafe")
    assert server.taken == []
