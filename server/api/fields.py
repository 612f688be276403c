"""What is wrong with one field, in plain words: from the kind of error and its limits, never from the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TYPES = {
    "model_attributes_type": "must be a JSON object, sent as application/json",
    "model_type": "must be a JSON object",
    "dict_type": "must be a JSON object",
    "list_type": "must be a list",
    "string_type": "must be a text in quotes",
    "int_type": "must be a whole number",
    "string_unicode": "holds half of a character (a lone surrogate)",
    "string_pattern_mismatch": "does not have the form that is asked for",
}
"""Kinds of error, as pydantic names them, that need no value to be explained."""

LEADING = ("body", "query", "path", "header", "cookie")


def name_of(item: Mapping[str, Any]) -> str:
    """`thread[2].author`. The name of an unknown field is the client's own text, so it is left out."""
    parts = [part for part in item["loc"] if part not in LEADING] if len(item["loc"]) > 1 else list(item["loc"])
    if item["type"] == "extra_forbidden":
        parts = [*parts[:-1], "an unknown field"]
    named = ""
    for part in parts:
        named += f"[{part}]" if isinstance(part, int) else f".{part}" if named else str(part)
    return named or "body"


def message_of(item: Mapping[str, Any]) -> str:
    """What is wrong, in our words, from the kind of error and its limits; never from the value."""
    limits: Mapping[str, Any] = item.get("ctx") or {}
    match item["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not part of this request; remove it"
        case "literal_error" | "enum":
            return f"must be one of {allowed(str(limits.get('expected', '')))}"
        case "string_too_long":
            return f"may have at most {limits['max_length']} characters"
        case "string_too_short":
            return f"needs at least {limits['min_length']} characters"
        case "too_long":
            return f"may have at most {limits['max_length']} items"
        case "greater_than_equal" | "less_than_equal":
            return f"must be at {'least' if 'ge' in limits else 'most'} {next(iter(limits.values()))}"
        case "value_error":
            return str(limits.get("error", "can't be used"))
        case kind if kind.startswith("datetime") or kind.startswith("timezone"):
            return "must be a date and time such as 2026-11-23T14:05:00Z"
        case kind:
            return TYPES.get(kind, "can't be used")


def allowed(expected: str) -> str:
    """pydantic's `'x', 'facebook' or 'other'` as `x, facebook, other`."""
    return expected.replace("'", "").replace(" or ", ", ")
