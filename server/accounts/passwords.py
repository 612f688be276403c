"""Passwords: Argon2id with the parameters of RFC 9106 for small memory, and what makes one good enough."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from server.errors import InvalidInput

SHORTEST, LONGEST = 12, 200
FEWEST_LETTERS = 5
AT_ONCE = 2
"""Each hash takes 64 MiB, so a flood of sign-ins waits here instead of filling the memory."""


class Passwords:
    """Hashes and verifies. `hasher` is weaker in tests only."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """The salted hash to keep."""
        with self._turn:
            return self._hasher.hash(password)

    def right(self, kept: str | None, password: str) -> bool:
        """Whether this is the password. Takes as long when nothing is kept: the time must not tell who exists."""
        if kept is None:
            self._nobody = self._nobody or self.hash("somebody who is not there")
        with self._turn:
            try:
                return self._hasher.verify(kept or self._nobody or "", password) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def outdated(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)


def good(password: str, name: str, email: str) -> str:
    """The password, when it is one that can't be guessed soon. Raises InvalidInput in words that help."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(
            f"A password needs {SHORTEST} to {LONGEST} characters.", kept="", next_step="Four or five words make one."
        )
    plain, own = password.casefold(), (name.casefold(), email.casefold(), email.casefold().partition("@")[0])
    if len(set(plain)) < FEWEST_LETTERS or any(len(word) > 3 and word in plain for word in own) or "\0" in password:
        raise InvalidInput(
            "That password is easy to guess.", kept="", next_step="Take words that have nothing to do with you."
        )
    return password
