"""Hashes passwords with argon2id; many logins at once do not take all memory."""

from __future__ import annotations

import base64
import secrets
import threading

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

#: 64 MiB, above the 46 MiB that OWASP's password storage sheet asks for with one pass; two passes here.
MEMORY_KIB, PASSES, LANES = 65_536, 2, 1
#: So many hashes are computed at the same time; more wait, which bounds the memory to twice 64 MiB.
AT_ONCE = 2


class Argon2Passwords:
    """Implements `HashesPasswords` with argon2id."""

    def __init__(self, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> None:
        self._hasher = PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=LANES, type=Type.ID
        )
        self._slots = threading.BoundedSemaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        """A hash with its own salt and parameters."""
        with self._slots:
            return self._hasher.hash(_bytes(password))

    def verify(self, password_hash: str, password: str) -> bool:
        """Whether the password fits; a text that is no hash never does, and takes as long to say so."""
        with self._slots:
            try:
                return self._hasher.verify(password_hash or self._made_up(), _bytes(password))
            except (VerificationError, InvalidHashError):
                return False

    def _made_up(self) -> str:
        """A hash with today's parameters that was never computed from a password, so that none fits."""
        cost = f"m={self._hasher.memory_cost},t={self._hasher.time_cost},p={self._hasher.parallelism}"
        salt, digest = (base64.b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in (16, 32))
        return f"$argon2id$v=19${cost}${salt}${digest}"

    def outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        try:
            return self._hasher.check_needs_rehash(password_hash)
        except InvalidHashError:
            return True


def _bytes(password: str) -> bytes:
    """UTF-8 that also takes what a broken client may send (lone surrogates)."""
    return password.encode("utf-8", "surrogatepass")
