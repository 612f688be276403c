"""What a model can be trusted to write: a whole reply, or a few words inside an approved frame.

The choice is a property of the model, not of the code that calls it. The table was filled by trying: models under
about seven billion parameters invent hours and promises when they write freely (docs/decisions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from server.models.catalogue import chosen, is_embedded
from server.settings import Settings

CAPABLE_FROM_BILLIONS = 7.0


@dataclass(frozen=True, slots=True)
class Profile:
    """How to ask a model. `max_tokens` bounds one whole reply; `temperature` is None where the model takes none."""

    name: Literal["capable", "thinking", "taught", "small"]
    writes: Literal["free", "gist", "guided"]
    max_tokens: int
    temperature: float | None
    attempts: int


CAPABLE = Profile("capable", writes="free", max_tokens=500, temperature=0.7, attempts=2)
THINKING = Profile("thinking", writes="free", max_tokens=6000, temperature=None, attempts=2)
TAUGHT = Profile("taught", writes="gist", max_tokens=40, temperature=0.4, attempts=3)
SMALL = Profile("small", writes="guided", max_tokens=60, temperature=0.6, attempts=3)

# The first pattern that is found in the model's name decides; then the size in the name; then CAPABLE.
TABLE: tuple[tuple[str, Profile], ...] = (
    (r"^(gpt-5|o\d)", THINKING),  # refuse a temperature and spend tokens before they answer
    (r"^(gpt-4|claude|gemini|mistral-(large|medium)|deepseek)", CAPABLE),
    (r"(tinyllama|smollm|phi-?[23]-?mini|gemma-?2b)", SMALL),
)
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s?([bm])(?![a-z0-9])", re.IGNORECASE)


def profile(settings: Settings) -> Profile:
    """The profile of the model that the settings choose; `SINCERELY_MODEL_PROFILE` overrides the table."""
    if is_embedded(settings) and settings.model_profile == "auto" and chosen(settings).adapter:
        return TAUGHT
    name = chosen(settings).name if is_embedded(settings) else settings.model.partition(":")[2] or settings.model
    found = _by_name(name.lower()) or (SMALL if is_embedded(settings) else CAPABLE)
    if settings.model_profile == "small":
        return SMALL
    if settings.model_profile == "capable" and found is SMALL:
        return CAPABLE
    return found


def _by_name(name: str) -> Profile | None:
    for pattern, known in TABLE:
        if re.search(pattern, name):
            return known
    if size := billions(name):
        return CAPABLE if size >= CAPABLE_FROM_BILLIONS else SMALL
    return None


def billions(name: str) -> float | None:
    """The parameters that a model's name states, in billions: `qwen2.5-1.5b-instruct` gives 1.5."""
    found = _SIZE.search(name.replace("-", " ").replace("_", " ").replace(":", " "))
    if not found:
        return None
    return float(found[1]) / (1000 if found[2].lower() == "m" else 1)
