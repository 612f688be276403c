"""Read what a form says. Errors never repeat what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from server.errors import InvalidInput

Choice = TypeVar("Choice", bound=str)
Otherwise = TypeVar("Otherwise", bound=str | None)


def text_of(fields: Mapping[str, str], name: str, longest: int) -> str:
    """A text with its line ends as in the box. Raises InvalidInput when it is too long or holds a NUL."""
    text = fields.get(name, "").replace("\r\n", "\n")
    if len(text) > longest:
        raise InvalidInput(
            f"The {name} has {len(text):,} characters; {longest:,} is the most.",
            kept="It is still in the box.", next_step="Leave out what does not need an answer.",
        )  # fmt: skip
    if "\x00" in text:
        raise InvalidInput(f"The {name} holds a character that is no text.", next_step="Copy it again as plain text.")
    return text


def one_of(
    fields: Mapping[str, str], name: str, choices: tuple[Choice, ...], otherwise: Otherwise
) -> Choice | Otherwise:
    """One of the choices, or `otherwise` where nothing was chosen. Raises InvalidInput for anything else."""
    value = fields.get(name, "")
    if not value:
        return otherwise
    for choice in choices:
        if value == choice:
            return choice
    raise InvalidInput(f"“{name}” has no such choice.", next_step="Load the page again and choose from the list.")
