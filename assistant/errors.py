"""Our errors, sorted by what the caller can do.

    AssistantError
    ├── Refused                 the person may not do this; nothing happened
    │   ├── NotAllowed          their role does not include it
    │   ├── NotFound            it does not exist, or is not theirs (both look alike on purpose)
    │   └── LoginRefused        wrong login or password, disabled, or too many tries (carries the wait)
    ├── Unusable                what was sent cannot be used; the words are handed back, change them
    │   ├── TooLong             more text than one answer may hold
    │   ├── Empty               nothing was written
    │   ├── BadValue            a choice, date or name that does not exist
    │   │   └── BadText         text with half a character in it, which no file can hold
    │   ├── WeakPassword        too short, or the login itself
    │   └── UnreadableDocument  a file whose text cannot be had; says why and what to do
    ├── Stale                   another tab or device went on; look at the current state and send again
    ├── LibraryError            a file in knowledge/ or prompts/ is wrong; says file, place and cure
    ├── SettingsError           the settings are unsafe or wrong; says which and what to do
    ├── DataFolderInUse         another process owns the data folder
    └── StorageUnavailable      the database cannot be read or written (full disk, rights, damage)

`key` names the message in the interface's catalogue; `values` fills it. The English sentence is for
logs and the command line and never holds what a person wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class AssistantError(Exception):
    """Anything this product raises on purpose."""

    key = "error-unexpected"

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message)
        self.values = values


class Refused(AssistantError):
    """The person may not do this; nothing happened."""

    key = "error-not-allowed"


class NotAllowed(Refused):
    """The person's roles do not include the action."""


class NotFound(Refused):
    """It does not exist or is not theirs; the two cannot be told apart."""

    key = "error-not-found"


class LoginRefused(Refused):
    """Wrong login or password, a disabled account, or too many tries.

    `values["seconds"]` is how long to wait before the next try is looked at (0: at once).
    """

    key = "error-login"


class Unusable(AssistantError):
    """What was sent cannot be used as it is."""

    key = "error-bad-value"


class TooLong(Unusable):
    """More text than one answer may hold; `values`: `length`, `limit` in characters."""

    key = "error-too-long"


class Empty(Unusable):
    """Nothing was written."""

    key = "error-empty"


class BadValue(Unusable):
    """A choice, date or name that does not exist."""


class BadText(BadValue):
    """Text with half a character in it (a lone surrogate), which no file can hold."""

    key = "error-characters"


class WeakPassword(Unusable):
    """A new password that is too short, too long or equal to the login."""

    key = "error-weak-password"


class UnreadableDocument(Unusable):
    """A file whose text cannot be had.

    `reason` is one of REASONS and picks the text `error-document-<reason>`; `values`: `reason`,
    `kind` (`PDF`, `DOCX` …, as people call it) and, when it is too large, `size` and `limit` in megabytes.
    """

    key = "error-document-damaged"
    REASONS: ClassVar[Mapping[str, str]] = {
        "unknown-kind": "is no Markdown, text, HTML, PDF, DOCX or PPTX; save it as one of these",
        "old-office": "is in the binary format of older Office programs; save it as DOCX or PPTX",
        "encrypted": "is protected with a password; save it without one",
        "scanned": "holds pictures of pages and no text; have the text recognised (OCR) first",
        "damaged": "is damaged or incomplete; open it in its own program and save it again",
        "empty": "holds no text",
        "too-large": "is too large; split it",
        "unpacks-too-large": "would become far too large when unpacked",
        "too-slow": "takes too long to read; split it",
        "not-text": "holds no readable text although its name says so",
    }

    def __init__(self, reason: str, kind: str = "", **values: str | int) -> None:
        what = f"the {kind} file" if kind else "the file"
        super().__init__(f"{what} {self.REASONS[reason]}", reason=reason, kind=str(kind), **values)
        self.key = f"error-document-{reason}"
        self.reason = reason


class Stale(AssistantError):
    """Another tab or device went on in the meantime; nothing was overwritten."""

    key = "error-stale"


class LibraryError(AssistantError):
    """A file in the library is wrong; the message names the file, the place and the cure."""

    key = "error-library"


class SettingsError(AssistantError):
    """A setting is wrong or unsafe."""

    key = "error-settings"


class DataFolderInUse(AssistantError):
    """Another process owns the data folder."""

    key = "error-in-use"


class StorageUnavailable(AssistantError):
    """The database cannot be read or written."""

    key = "error-storage"
