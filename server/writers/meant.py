"""What a comment means, beside what its words are: which concern comes first, and approved sentences for other kinds.

A concern that words found and the reader of subjects thinks hardly possible was found by a word with another sense ("he
ran out", "the voicemail menu") and falls away; one that it is sure of comes first, whatever the words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from guardrails import subject
from prompts.book import Tongue
from prompts.concerns import Concern
from prompts.matters import Matter

SURE, ENOUGH = 0.65, 0.5
"""From which share of its kind's a matter is what the comment is about, and from which where nothing else shows that
the comment was read. Of 291 judged comments that training left out, the likeliest matter of those from 0.6 on would
answer half, as a strict language model judged, and came near to a fifth more."""
LIKELY = 0.2
"""From which share a concern that words found is rather said than the writer's own words."""
HARDLY, HARDLY_ABOUT = 0.01, 0.1
"""Below which share a concern isn't meant; of one that says an amount back all of its topic's count, for those are
seldom misread and often lie beside another one."""
BESIDE, SECOND = 0.15, 1.5
"""From which share a concern of another topic is named beside the first, and the score that it then has: enough to be
named (`situation.SPARE_CONCERNS`)."""
EVEN = 0.5
PROPOSED = 0.6
"""From which share of all a comment is a suggestion."""


def concerns(tongue: Tongue, comment: str, found: tuple[Concern, ...], *, shown: bool = False) -> tuple[Concern, ...]:
    """The concerns that words found, put right by meaning; at least one, a general one last. `shown` where the reply
    shows otherwise that the comment was read. Raises `EmbedError`."""
    likely = shares(comment, {topic.topic for topic in tongue.concerns})
    kept = [one for one in found if one.general or _possible(one, likely)]
    first, *rest = sorted(likely, key=lambda name: -likely[name])
    names = [first] if likely[first] >= (SURE if shown else ENOUGH) else []
    names += [name for name in rest[:2] if names and likely[name] >= BESIDE and _topic(name) != _topic(first)]
    named = [one for name in names if (one := tongue.meant(name, comment))]
    named = [*named[:1], *(replace(one, score=SECOND) for one in named[1:])]
    known = {name_of(one) for one in named}
    return (*named, *(one for one in kept if name_of(one) not in known))


def _possible(concern: Concern, likely: Mapping[str, float]) -> bool:
    if concern.counted:
        return sum(share for name, share in likely.items() if _topic(name) == concern.topic) >= HARDLY_ABOUT
    return likely.get(name_of(concern), 1.0) >= HARDLY


def _topic(name: str) -> str:
    return name.split("/")[0]


def matter(tongue: Tongue, comment: str, kind: str, *, shown: bool = False) -> Matter | None:
    """What a comment of a kind is about, where the reader is sure of it and there are words. Raises `EmbedError`."""
    likely = shares(comment, {kind})
    best = max(likely, key=likely.__getitem__, default="")
    return tongue.matters.get(best) if best and likely[best] >= (SURE if shown else ENOUGH) else None


def is_sure(tongue: Tongue, concern: Concern, comment: str) -> bool:
    """Whether a concern is likely enough what is meant to be said by itself. Raises `EmbedError`."""
    likely = shares(comment, {topic.topic for topic in tongue.concerns})
    return concern.counted or (not concern.general and likely.get(name_of(concern), 0.0) >= LIKELY)


def proposes(comment: str) -> bool:
    """Whether a comment is a suggestion, more than anything else. Raises `EmbedError`."""
    said = subject.read(comment).matters
    return sum(share for name, share in said.items() if name.startswith("suggestion/")) >= PROPOSED


def complains(comment: str) -> bool:
    """Whether a comment is rather a complaint than anything else. Raises `EmbedError`."""
    return subject.read(comment).signs["complaint"] >= EVEN


def shares(comment: str, firsts: Collection[str]) -> dict[str, float]:
    """How likely each matter is among those whose names begin so."""
    said = {name: share for name, share in subject.read(comment).matters.items() if _topic(name) in firsts}
    whole = max(sum(said.values()), 1e-9)
    return {name: share / whole for name, share in said.items()}


def name_of(concern: Concern) -> str:
    return f"{concern.topic}/{concern.id}"
