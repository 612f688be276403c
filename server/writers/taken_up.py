"""What stands in a comment and a reply takes up: the particular thing, and words that are worth saying back."""

from __future__ import annotations

from guardrails import quotable
from guardrails.particular import is_somebody, named
from prompts.lexicon import Lexicon
from prompts.matters import Matter
from server.writers import Brief

Slots = dict[str, tuple[str, ...]]
SAID = {"praise": "praise_say", "social": "social_say", "suggestion": "idea_say"}
"""Slots of frames that have sentences for a matter found by its words too."""
ANSWERED_OTHERWISE = ("known", "clinical", "personal")
"""How orders begin in which a fact answers, or nobody may in the thread: a matter never stands before those."""
NAMED = frozenset({"particular", "besides"})
"""Slots that hold it where a frame has other sentences too: those that name it are preferred."""


ONE_WORD = 2
"""With its article: "the copay" by itself says no more than the list of what people ask about."""


def particular(brief: Brief, comment: str, language: str) -> tuple[str, ...]:
    """What the comment is about, as `named` gives it; nothing of what is grave, and nothing beside a public page."""
    if brief.context.stage != "public" or brief.triage.route != "reply":
        return ()
    thing = named(comment, language)
    blamed = thing and brief.context.kind not in ("praise", "social") and is_somebody(thing)
    return (thing,) if thing and not blamed else ()


SAYS_BACK = frozenset({"complaint", "praise", "social", "suggestion", "unsure"})
"""Frames that may say words back. What is asked is answered, and a false claim isn't said again."""


def said_back(brief: Brief, comment: str, language: str) -> tuple[str, ...]:
    """Words of the comment in quotation marks, where nothing in it is grave and the page is public. Somebody named is
    never in them."""
    flagged = set(brief.triage.flags) - {"staff-named"}
    if brief.foreign or brief.context.stage != "public" or brief.triage.route != "reply" or flagged:
        return ()
    words = quotable.said_back(comment, language)
    return (words,) if words else ()


def saying_back(slots: Slots, matter: Matter | None, *, known: bool, short: bool) -> tuple[str, ...]:
    """The orders that begin with the writer's own words, where there are such words and nothing better is known."""
    if "quote" not in slots or matter or known:
        return ()
    return ("said_back_tight",) if short else ("said_back", "said_back_tight")


def taken_up(
    slots: Slots, thing: tuple[str, ...], known: Lexicon, comment: str, frame: str, *, matter: Matter | None = None
) -> Slots:
    """The slots with the thing in them, or with what is approved for the matter that the comment is known to be about.

    Under praise and jokes, what is said of the deed stays and the thing stands beside it; otherwise the thing takes the
    place of words that would suit anybody.
    """
    if matter:
        return _approved(slots, matter, frame) | ({"particular": thing} if thing else {})
    if not thing:
        return slots
    if frame not in ("praise", "social"):
        listed = "thing" in slots and len(thing[0].split()) <= ONE_WORD
        return slots | {"particular": thing, "subject": thing} | ({} if listed else {"thing": thing})
    if known.particular(frame, comment):
        return slots | {"besides": thing}
    return {name: lines for name, lines in slots.items() if name != f"{frame}_say"} | {"lauded": thing}


def _approved(slots: Slots, matter: Matter, frame: str) -> Slots:
    """What is approved for a matter, in the slots that its frame has for it."""
    name = "deed" if frame == "praise" else "thing"
    said = {SAID.get(frame, "matter_say"): matter.say, name: matter.thing, "ask": matter.ask, "then": matter.then}
    kept = {name: lines for name, lines in slots.items() if name not in ("lauded", "ask")}
    return kept | {name: lines for name, lines in said.items() if lines}


def about_matter(frame: str, matter: Matter | None, orders: tuple[str, ...], *, short: bool) -> tuple[str, ...]:
    """The orders of a frame that are for a known matter, to stand before the usual ones."""
    if matter is None or any(name.startswith(ANSWERED_OTHERWISE) for name in orders):
        return ()
    if frame == "question":
        return ("asked_tight",) if short else ("asked", "asked_tight")
    if frame != "misinformation":
        return ()
    name = "claim" if matter.then else "rumour"
    return (f"{name}_tight",) if short else (name, f"{name}_tight")
