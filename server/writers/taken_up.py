"""The particular thing that a comment is about, in its own words, for the slots of approved sentences."""

from __future__ import annotations

from guardrails.particular import named
from prompts.lexicon import Lexicon
from server.writers import Brief

NAMED = frozenset({"particular", "besides"})
"""Slots that hold it where a frame has other sentences too: those that name it are preferred."""


ONE_WORD = 2
"""With its article: "the copay" by itself says no more than the list of what people ask about."""


def particular(brief: Brief, comment: str, language: str) -> tuple[str, ...]:
    """What the comment is about, as `named` gives it; nothing of what is grave, and nothing beside a public page."""
    if brief.context.stage != "public" or brief.triage.route != "reply":
        return ()
    thing = named(comment, language)
    return (thing,) if thing else ()


def taken_up(
    slots: dict[str, tuple[str, ...]], thing: tuple[str, ...], known: Lexicon, comment: str, frame: str
) -> dict[str, tuple[str, ...]]:
    """The slots with the thing in them. Under praise, what a list says of the deed stays and the thing stands beside
    it; otherwise the thing takes the place of words that would suit anybody."""
    if not thing:
        return slots
    if frame not in ("praise", "social"):
        listed = "thing" in slots and len(thing[0].split()) <= ONE_WORD
        return slots | {"particular": thing, "subject": thing} | ({} if listed else {"thing": thing})
    if known.particular(frame, comment):
        return slots | {"besides": thing}
    return {name: lines for name, lines in slots.items() if name != f"{frame}_say"} | {"lauded": thing}
