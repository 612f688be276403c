"""Secrets that must be read again (seeds of one-time codes, the state of a sign-in) are sealed with the key."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Seal:
    """Encrypts and authenticates short texts. `purpose` keeps one use from being passed off as another."""

    def __init__(self, secret: str, purpose: str) -> None:
        key = HKDF(SHA256(), 32, None, f"sincerely {purpose}".encode()).derive(secret.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, text: str) -> str:
        """The sealed text, printable."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str, seconds: int | None = None) -> str | None:
        """The text, or None when it was sealed by another server, was altered, or is older than that."""
        try:
            return self._fernet.decrypt(sealed.encode(), ttl=seconds).decode()
        except (InvalidToken, ValueError):
            return None
