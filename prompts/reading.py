"""Read the files of the rulebook, and say in plain words and with a line what is wrong with one.

`Files` is how every version of the rulebook is held: path below `prompts/` -> text, with plain line ends. Nothing here
remembers a folder: whoever wants another version hands in other files.

    RulebookError   files that can't be used; `problems` names file, line and what is wrong, for each of them
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

FOLDER = Path(__file__).resolve().parent
ORGANISATION = "organisation.toml"
SHAPES = ("rules", "templates", "fallbacks", "examples", "words.yaml")
"""Everything in `prompts/` that shapes a draft. The organisation's file joins them where there is a server."""

PATH = re.compile(
    r"rules/[a-z0-9-]{1,60}\.yaml|templates/_?[a-z-]{1,40}\.j2|examples/[a-z-]{1,40}\.yaml|words\.yaml"
    r"|fallbacks/[a-z]{2}/(?:(?:concerns|matters)/)?[a-z-]{1,40}\.yaml|fallbacks/fixed/[a-z]{2}\.yaml|organisation\.toml"
)
"""What a file of the rulebook may be called."""

Files = Mapping[str, str]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file. `line` counts from 1; None where it is about the whole file."""

    path: str
    line: int | None
    says: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.says}" if self.line else f"{self.path}: {self.says}"


class RulebookError(Exception):
    """The rulebook can't be used. The message names every file and says what is wrong in it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    @classmethod
    def about(cls, path: str, says: str, line: int | None = None) -> RulebookError:
        return cls(Problem(path, line, says))


def read_folder(folder: Path = FOLDER) -> dict[str, str]:
    """Every file of a folder that shapes a draft. Raises RulebookError for one that is not text."""
    found: dict[str, str] = {}
    for part in SHAPES:
        whole = folder / part
        for path in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            if path.is_file() and path.suffix in (".yaml", ".j2") and not path.name.startswith("."):
                name = path.relative_to(folder).as_posix()
                try:
                    found[name] = plain_lines(path.read_text(encoding="utf-8"))
                except UnicodeDecodeError as error:
                    raise RulebookError.about(name, "This is not text in UTF-8.") from error
    return found


def plain_lines(text: str) -> str:
    """Line ends as we keep them, so that a browser or another system changes no version."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(files: Files) -> str:
    """The SHA-256 of a version in hex: over every path and every text, in the order of the paths."""
    whole = hashlib.sha256()
    for path in sorted(files):
        for part in (path, files[path]):
            encoded = part.encode()
            whole.update(len(encoded).to_bytes(8, "big") + encoded)
    return whole.hexdigest()


def short(whole: str) -> str:
    """The version as drafts and pages name it: the first 12 digits of its hash."""
    return whole[:12]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML; a key that stands twice is an error, for the second would silently replace the first."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key, _ in node.value:
        name = loader.construct_object(key)
        if name in seen:
            raise yaml.MarkedYAMLError(problem=f"“{name}” stands twice in one place", problem_mark=key.start_mark)
        seen.add(name)
    loader.flatten_mapping(node)
    return dict(loader.construct_pairs(node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: str, text: str) -> Any:
    """The content of a YAML file. Raises RulebookError with the line."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        last = max(1, len(text.splitlines()))
        line = min(error.problem_mark.line + 1, last) if error.problem_mark else None
        raise RulebookError.about(path, _yaml_says(error), line) from error
    except (yaml.YAMLError, TypeError, ValueError) as error:
        raise RulebookError.about(path, f"This can't be read as YAML ({type(error).__name__}).") from error


def _yaml_says(error: yaml.MarkedYAMLError) -> str:
    what = (error.problem or "something is out of place").rstrip(".")
    if "stands twice" in what:
        return f"{what}."
    return (
        f"This can't be read: {what}. Look for a missing quote, a colon within a text, or spaces at the line's start."
    )


def validated(model: type[Model], raw: Any, path: str, text: str) -> Model:
    """`raw` as a `model`. Raises RulebookError with every mistake in it and its line."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise mistakes(error, path, text) from error


def mistakes(error: ValidationError, path: str, text: str, under: tuple[str, ...] = ()) -> RulebookError:
    """What pydantic found, in plain words, each with its line; `under` are the keys that it was read from."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return RulebookError(*(Problem(path, line_of(text, (*under, *item["loc"])), _plainly(item)) for item in found))


def _plainly(item: Any) -> str:
    place = [str(part + 1) if isinstance(part, int) else str(part) for part in item["loc"]]
    if item["type"] == "extra_forbidden":
        return f"“{place[-1]}” is not a known key."
    if item["type"] == "missing":
        return f"“{place[-1]}” is missing."
    what = str(item["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"{' > '.join(place)}: {what[:1].lower() + what[1:]}." if place else f"{what}."


def line_of(text: str, place: Iterable[int | str]) -> int | None:
    """The line (from 1) on which a part of a YAML text begins, or of the nearest part around it that is there."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    line = node.start_mark.line + 1 if node else None
    for step in place:
        found = _child(node, step)
        if found is None:
            continue
        key, node = found
        line = key.start_mark.line + 1
    return line


def line_holding(text: str, words: str) -> int | None:
    """The first line (from 1) that holds these words, or None."""
    return next((number for number, line in enumerate(text.splitlines(), start=1) if words and words in line), None)


def _child(node: yaml.Node | None, step: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
