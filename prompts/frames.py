"""Approved frames: the sentences that the composer puts together, and the fixed texts that are used as they stand.

`fallbacks/<language>/<frame>.yaml` holds a frame: its parts, each with several wordings, and the orders in which parts
may stand. `fallbacks/<language>/concerns.yaml` and its neighbours hold wordings for particular concerns (see
`prompts.concerns`). `fallbacks/fixed/<country>.yaml` holds the texts for emergencies. Compliance approves all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from prompts.rulebook import RulebookError

FOLDER = Path(__file__).resolve().parent / "fallbacks"
SLOT = re.compile(r"\{(\w+)\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(_Strict):
    """One approved wording. Empty conditions mean always; `{slots}` that have no value rule a line out.

    A line that begins with a comma closes the sentence before it: `, and I'm sorry.`
    """

    text: str = Field(min_length=1)
    tones: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(SLOT.findall(self.text))

    def fits(self, tone: str, topics: tuple[str, ...], flags: tuple[str, ...], settings: tuple[str, ...]) -> bool:
        """Whether every condition of the line is met."""
        return (
            (not self.tones or tone in self.tones)
            and (not self.topics or bool(set(self.topics) & set(topics[:1])))
            and (not self.flags or bool(set(self.flags) & set(flags)))
            and (not self.settings or bool(set(self.settings) & set(settings)))
        )


def _line(raw: Any) -> Any:
    return {"text": raw} if isinstance(raw, str) else raw


Lines = tuple[Annotated[Line, BeforeValidator(_line)], ...]


class Frame(_Strict):
    """One kind of reply: `orders` by length, each a row of part names; `parts` with their wordings.

    `sources` are the guidelines that the frame answers to, for whoever reviews it.
    """

    sources: tuple[str, ...] = ()
    orders: Mapping[str, tuple[tuple[str, ...], ...]]
    parts: Mapping[str, Lines]


class Fixed(_Strict):
    """The approved texts of one country: flag -> language -> text."""

    country: str
    sources: tuple[str, ...]
    texts: Mapping[str, Mapping[str, str]]


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of the fallbacks. Raises RulebookError naming the file."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise RulebookError(f"{path.parent.name}/{path.name} can't be read: {error}") from error


def validated(model: type[Any], raw: Any, path: Path) -> Any:
    """`raw` as a `model`. Raises RulebookError naming the file and every mistake in it."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise RulebookError(f"{path.parent.name}/{path.name} can't be used: {error}") from error


@cache
def frame(name: str, language: str, folder: Path = FOLDER) -> Frame:
    """One frame. Raises RulebookError where the file is missing or an order names a part that is not there."""
    path = folder / language / f"{name}.yaml"
    found: Frame = validated(Frame, read_yaml(path), path)
    named = {part for orders in found.orders.values() for order in orders for part in order}
    if missing := sorted(named - set(found.parts) - FILLED):
        raise RulebookError(f"{language}/{path.name} has orders that name unknown parts: {', '.join(missing)}")
    return found


FILLED = frozenset({"mirror", "mirror_short"})
"""Parts that come from the concern itself and not from the frame's own wordings."""


@cache
def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Languages that have frames."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name != "fixed"))


@cache
def fixed(country: str, folder: Path = FOLDER) -> Fixed | None:
    """The fixed texts of a country (`us`, `ca`, `uk`, `au`, `mx`), or None where there is no such file."""
    path = folder / "fixed" / f"{country}.yaml"
    if not re.fullmatch(r"[a-z]{2}", country) or not path.is_file():
        return None
    found: Fixed = validated(Fixed, read_yaml(path), path)
    return found


def fixed_text(flag: str, country: str, language: str) -> str | None:
    """The approved text for a flag; in English where the language has none, the US one where the country has none.

    None where the flag has no fixed text at all.
    """
    for place in (country.casefold(), "us"):
        texts = found.texts.get(flag) if (found := fixed(place)) else None
        if texts:
            return (texts.get(language) or texts["en"]).strip()
    return None


def fixed_texts(country: str) -> tuple[str, ...]:
    """Every approved fixed text of a country, for checks that must let them pass word for word."""
    found = fixed(country.casefold()) or fixed("us")
    return tuple(text.strip() for texts in found.texts.values() for text in texts.values()) if found else ()
