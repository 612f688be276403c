"""What a comment means, beside what its words are: which concern comes first, and approved sentences for other kinds.

A concern that words found and the reader of subjects thinks hardly possible was found by a word with another sense ("he
ran out", "the voicemail menu") and falls away; one that it is sure of comes first, whatever the words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guardrails import subject
from prompts.book import Tongue
from prompts.concerns import Concern
from prompts.matters import Matter

SURE = 0.55
"""From which share of its kind's a matter is what the comment is about."""
HARDLY = 0.01
"""Below which share a concern isn't meant, unless it says an amount back: those are seldom misread."""
BESIDE, SECOND = 0.15, 1.5
"""From which share a concern of another topic is named beside the first, and the score that it then has: enough to be
named (`situation.SPARE_CONCERNS`)."""
EVEN = 0.5
PROPOSED = 0.6
"""From which share of all a comment is a suggestion."""


def concerns(tongue: Tongue, comment: str, found: tuple[Concern, ...]) -> tuple[Concern, ...]:
    """The concerns that words found, put right by meaning; at least one, a general one last. Raises `EmbedError`."""
    likely = shares(comment, {topic.topic for topic in tongue.concerns})
    kept = [one for one in found if one.general or one.counted or likely.get(name_of(one), 1.0) >= HARDLY]
    first, *rest = sorted(likely, key=lambda name: -likely[name])
    names = [first] if likely[first] >= SURE else []
    names += [name for name in rest[:2] if names and likely[name] >= BESIDE and _topic(name) != _topic(first)]
    named = [one for name in names if (one := tongue.meant(name, comment))]
    named = [*named[:1], *(replace(one, score=SECOND) for one in named[1:])]
    known = {name_of(one) for one in named}
    return (*named, *(one for one in kept if name_of(one) not in known))


def _topic(name: str) -> str:
    return name.split("/")[0]


def matter(tongue: Tongue, comment: str, kind: str) -> Matter | None:
    """What a comment of a kind is about, where the reader is sure of it and there are words. Raises `EmbedError`."""
    likely = shares(comment, {kind})
    best = max(likely, key=likely.__getitem__, default="")
    return tongue.matters.get(best) if best and likely[best] >= SURE else None


def proposes(comment: str) -> bool:
    """Whether a comment is a suggestion, more than anything else. Raises `EmbedError`."""
    said = subject.read(comment).matters
    return sum(share for name, share in said.items() if name.startswith("suggestion/")) >= PROPOSED


def complains(comment: str) -> bool:
    """Whether a comment is rather a complaint than anything else. Raises `EmbedError`."""
    return subject.kinds(comment)["complaint"] >= EVEN


def shares(comment: str, firsts: Collection[str]) -> dict[str, float]:
    """How likely each matter is among those whose names begin so."""
    said = {name: share for name, share in subject.read(comment).matters.items() if _topic(name) in firsts}
    whole = max(sum(said.values()), 1e-9)
    return {name: share / whole for name, share in said.items()}


def name_of(concern: Concern) -> str:
    return f"{concern.topic}/{concern.id}"
