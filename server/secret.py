"""The server's own key: it signs forms and seals what must be read again."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from server.settings import Settings

KEY_FILE = "web.key"


def secret_of(settings: Settings) -> str:
    """The key from the settings, else the one in the data folder. Raises OSError."""
    return settings.secret.get_secret_value() if settings.secret else load_secret(settings.data_dir)


def load_secret(folder: Path) -> str:
    """The key in a folder, made at first use and readable by this user only. Raises OSError."""
    path = folder / KEY_FILE
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        stored = path.read_text(encoding="ascii").strip()
        if stored:
            return stored
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    secret = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    return secret
