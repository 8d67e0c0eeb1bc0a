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
    │   └── WeakPassword        too short, or the login itself
    ├── Stale                   another tab or device went on; look at the current state and send again
    ├── LibraryError            a file in knowledge/ or prompts/ is wrong; says file, place and cure
    ├── SettingsError           the settings are unsafe or wrong; says which and what to do
    ├── DataFolderInUse         another process owns the data folder
    └── StorageUnavailable      the database cannot be read or written (full disk, rights, damage)

`key` names the message in the interface's catalogue; `values` fills it. The English sentence is for
logs and the command line and never holds what a person wrote.
"""

from __future__ import annotations


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
