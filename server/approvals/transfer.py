"""Take files out and in, for teams who keep the rulebook in git: a zip with the folder's own paths."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from prompts.reading import ORGANISATION, PATH, Files, plain_lines, read_folder
from server.approvals.validate import LONGEST_FILE, MOST_FILES, Changes
from server.errors import InvalidInput

LARGEST_ZIP = 4_000_000
OLDEST = (1980, 1, 1, 0, 0, 0)


def as_zip(files: Files) -> bytes:
    """The files in a zip; the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(files):
            packed.writestr(zipfile.ZipInfo(path, OLDEST), files[path].encode(), zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def from_upload(name: str, content: bytes, base: Files) -> Changes:
    """The files of an upload that differ from `base`: a zip with paths, or one file that is known by its name.

    A file that is not in the upload stays as it is. Raises InvalidInput in plain words.
    """
    if len(content) > LARGEST_ZIP:
        raise InvalidInput("That file is larger than 4 MB.", next_step="Upload only the files that changed.")
    found = _unpacked(content) if name.endswith(".zip") else {_place(name, base): _text(name, content)}
    return changed_only(found, base)


def from_folder(folder: Path, base: Files) -> Changes:
    """The files of a folder that differ from `base`. Raises RulebookError, InvalidInput."""
    found = read_folder(folder)
    if (organisation := folder / ORGANISATION).is_file():
        found[ORGANISATION] = plain_lines(organisation.read_text(encoding="utf-8"))
    if not found:
        raise InvalidInput(f"There are no files of a rulebook in {folder.name}.", next_step="Name the prompts folder.")
    return changed_only(found, base)


def changed_only(files: Files, base: Files) -> Changes:
    return {path: text for path, text in files.items() if base.get(path) != text}


def _unpacked(content: bytes) -> dict[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = [item for item in packed.infolist() if not item.is_dir()]
            if len(inside) > MOST_FILES or any(item.file_size > 4 * LONGEST_FILE for item in inside):
                raise InvalidInput("That zip holds more or larger files than a rulebook has.")
            found = {_within(item.filename): _text(item.filename, packed.read(item)) for item in inside}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InvalidInput(
            "That zip can't be opened.", next_step="Pack the files again, without a password."
        ) from error
    files = {path: text for path, text in found.items() if PATH.fullmatch(path)}
    if not files:
        raise InvalidInput(
            "No file in there is called like one of the rulebook's.",
            next_step="Pack the files with their folders, such as rules/too-long.yaml.",
        )
    return files


def _within(name: str) -> str:
    """`anything/rules/x.yaml` as the rulebook calls it: a zip often holds the outer folder."""
    parts = name.replace("\\", "/").split("/")
    for start in range(len(parts)):
        if PATH.fullmatch(path := "/".join(parts[start:])):
            return path
    return name


def _place(name: str, base: Files) -> str:
    """The path of a single file by its name, where only one file is called so."""
    fitting = [path for path in base if path == name or path.endswith(f"/{name}")]
    if len(fitting) == 1:
        return fitting[0]
    if name.endswith(".yaml") and not fitting and PATH.fullmatch(f"rules/{name}"):
        return f"rules/{name}"
    raise InvalidInput(
        "It is not clear which file of the rulebook this is.", next_step="Pack it into a zip with its folder."
    )


def _text(name: str, content: bytes) -> str:
    try:
        return plain_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput("A file in there is not text in UTF-8.", next_step="Save it as UTF-8.") from error
