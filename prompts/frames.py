"""Approved frames: the sentences that the composer puts together, and the fixed texts that are used as they stand.

`fallbacks/<language>/<frame>.yaml` holds a frame: its parts, each with several wordings, and the orders in which parts
may stand. `fallbacks/<language>/concerns.yaml` and its neighbours hold wordings for particular concerns (see
`prompts.concerns`). `fallbacks/fixed/<country>.yaml` holds the texts for emergencies. Compliance approves all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from prompts.reading import RulebookError, line_of, read_yaml, validated

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


@lru_cache(maxsize=1024)
def read_frame(path: str, text: str) -> Frame:
    """One frame. Raises RulebookError, also where an order names a part that is not there."""
    found = validated(Frame, read_yaml(path, text), path, text)
    named = {part for orders in found.orders.values() for order in orders for part in order}
    if missing := sorted(named - set(found.parts) - FILLED):
        says = f"The orders name unknown parts: {', '.join(missing)}."
        raise RulebookError.about(path, says, line_of(text, ["orders"]))
    return found


FILLED = frozenset({"mirror", "mirror_short"})
"""Parts that come from the concern itself and not from the frame's own wordings."""


@lru_cache(maxsize=256)
def read_fixed(path: str, text: str) -> Fixed:
    """The fixed texts of one country. Raises RulebookError, also for a text that has no English."""
    found = validated(Fixed, read_yaml(path, text), path, text)
    for flag, texts in found.texts.items():
        if "en" not in texts:
            raise RulebookError.about(path, f"“{flag}” has no text under “en”.", line_of(text, ["texts", flag]))
    return found
