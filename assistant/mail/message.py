"""A letter as a message: plain text and simple HTML without pictures, with a way to leave in one click."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from html import escape

from assistant.services.nugget_ports import Letter

#: Mail programs do not know our style sheet; this is what all of them understand.
_PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>'
    '<body style="font-family: Georgia, serif; font-size: 17px; line-height: 1.5; max-width: 36em">'
    "{paragraphs}<hr>{small}</body></html>"
)
_SMALL = '<p style="font-size: 14px">{}</p>'


#: Addresses and names of mails stand whole on their line: folded or encoded, programs do not know them again.
_WHOLE = frozenset({"list-unsubscribe", "list-id", "message-id"})


class _Unfolded(EmailPolicy):
    """The library's policy for SMTP, which leaves some headers in one piece."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as it is written."""
        if name.lower() in _WHOLE:
            return f"{name}: {str(value).strip()}\r\n".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Unfolded(linesep=SMTP.linesep)


def message_of(letter: Letter) -> EmailMessage:
    """The message with its headers. Lines end with CR LF when it is written out."""
    made = EmailMessage(policy=_POLICY)
    name, _, domain = letter.sender.rpartition("@")
    made["From"] = Address(_line(letter.sender_name), name, domain)
    made["To"] = letter.to
    made["Subject"] = _line(letter.subject)
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = letter.message_id
    made["List-Id"] = f"<{letter.list_id}>"
    # RFC 8058: one click in the mail program, a POST to the same address.
    made["List-Unsubscribe"] = f"<{letter.leave}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(_plain(letter), cte="quoted-printable")
    made.add_alternative(_html(letter), subtype="html", cte="quoted-printable")
    made["Content-Language"] = letter.language.value
    return made


def _plain(letter: Letter) -> str:
    small = (*letter.small_print, f"{letter.leave_words}\n{letter.leave}")
    return "\n\n".join((*letter.paragraphs, "-- \n" + "\n".join(small))) + "\n"


def _html(letter: Letter) -> str:
    paragraphs = "".join(f"<p>{_words(part)}</p>" for part in letter.paragraphs)
    leave = f'<a href="{escape(letter.leave)}">{escape(letter.leave_words)}</a>'
    small = [_SMALL.format(part) for part in (*(_words(part) for part in letter.small_print), leave)]
    return _PAGE.format(
        language=letter.language.value,
        subject=escape(letter.subject),
        paragraphs=paragraphs,
        small="".join(small),
    )


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _line(text: str) -> str:
    """One line without control characters: nobody adds headers by a title."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
