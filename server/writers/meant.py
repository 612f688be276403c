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

SURE, ENOUGH = 0.4, 0.3
"""From which share of its kind's a matter is what the comment is about, and from which where nothing else shows that
the comment was read. Of 232 plain complaints, of which the reader had learned at most the kind, strict readers found
that the first sentence fits in 89 of 100 where the share is 0.8 or more (1 was wrong), and in 56 between 0.3 and 0.8
(12 wrong)."""
SURE_KIND, ENOUGH_KIND = 0.65, 0.5
"""The same for praise, questions, suggestions, rumours and jokes, for which general sentences do as well."""
SURE_CLAIM = 0.85
"""The same for false claims, of which few are known: an answer to another claim is worse than an offer to find out."""
LIKELY = 0.2
"""From which share a concern that words found is rather said than the writer's own words."""
HARDLY, HARDLY_ALONE, HARDLY_ABOUT = 0.01, 0.002, 0.1
"""Below which share a concern isn't meant, and where nothing else is: words that were found say more than none. Of one
that says an amount back all of its topic's count, for those are seldom misread and often lie beside another one."""
BESIDE, SECOND = 0.35, 1.5
"""From which share a concern of another topic is named beside the first, and the score that it then has: enough to be
named (`situation.SPARE_CONCERNS`)."""
ALSO = 0.25
"""From which share a concern that words found is named beside one that is meant: a second grievance that nobody had is
the worst that a reader can find in a draft."""
EVEN = 0.5
PROPOSED, HARDLY_PROPOSED = 0.6, 0.03
"""From which share of all a comment is a suggestion, and below which it is none, whatever its words."""


def concerns(tongue: Tongue, comment: str, found: tuple[Concern, ...], *, shown: bool = False) -> tuple[Concern, ...]:
    """The concerns that words found, put right by meaning; at least one, a general one last. `shown` where the reply
    shows otherwise that the comment was read. Raises `EmbedError`."""
    likely = shares(comment, {topic.topic for topic in tongue.concerns})
    first = surest(likely, SURE if shown else ENOUGH)
    least = HARDLY if first else HARDLY_ALONE
    kept = [one for one in found if one.general or _possible(one, likely, least)]
    names = [first] if first else []
    if first:
        others = sorted(likely, key=lambda name: -likely[name])[:3]
        names += [name for name in others if likely[name] >= BESIDE and _apart(name, first)]
    named = [one for name in names if (one := tongue.meant(name, comment))]
    named = [*named[:1], *(replace(one, score=SECOND) for one in named[1:])]
    kept = [one for one in kept if one.general or not first or _besides(one, first, likely)]
    known = {name_of(one) for one in named}
    return (*named, *(one for one in kept if name_of(one) not in known))


def _besides(concern: Concern, first: str, likely: Mapping[str, float]) -> bool:
    """Whether a concern that words found says something beside the one that is meant: not the same in other words."""
    name = name_of(concern)
    return name != first and not _alike(name, first) and (concern.counted or answers(name, likely) >= ALSO)


def _apart(name: str, first: str) -> bool:
    return _topic(name) != _topic(first) and not _alike(name, first)


def _alike(one: str, other: str) -> bool:
    covers = subject.covers()
    return one in covers.get(other, ()) or other in covers.get(one, ())


def _possible(concern: Concern, likely: Mapping[str, float], least: float) -> bool:
    if concern.counted:
        return sum(share for name, share in likely.items() if _topic(name) == concern.topic) >= HARDLY_ABOUT
    return name_of(concern) not in likely or answers(name_of(concern), likely) >= least


def _topic(name: str) -> str:
    return name.split("/")[0]


def surest(likely: Mapping[str, float], enough: float) -> str:
    """The likeliest matter whose sentences would answer: its own share and those of the matters that it covers reach
    `enough`. Empty where there is none. Raises `EmbedError`."""
    would = {name: answers(name, likely) for name in likely}
    return max((name for name in would if would[name] >= enough), key=lambda name: likely[name], default="")


def answers(name: str, likely: Mapping[str, float]) -> float:
    """How likely the sentences of a matter answer. Raises `EmbedError`."""
    return likely.get(name, 0.0) + sum(likely.get(other, 0.0) for other in subject.covers().get(name, ()))


def matter(tongue: Tongue, comment: str, kind: str, *, shown: bool = False) -> Matter | None:
    """What a comment of a kind is about, where the reader is sure of it and there are words. Raises `EmbedError`."""
    likely = shares(comment, {kind})
    bound = SURE_CLAIM if kind == "misinformation" else SURE_KIND if shown else ENOUGH_KIND
    return tongue.matters.get(surest(likely, bound))


def is_sure(tongue: Tongue, concern: Concern, comment: str) -> bool:
    """Whether a concern is likely enough what is meant to be said by itself. Raises `EmbedError`."""
    likely = shares(comment, {topic.topic for topic in tongue.concerns})
    return concern.counted or (not concern.general and answers(name_of(concern), likely) >= LIKELY)


def proposes(comment: str) -> bool:
    """Whether a comment is a suggestion, more than anything else. Raises `EmbedError`."""
    return _proposed(comment) >= PROPOSED


def hardly_proposes(comment: str) -> bool:
    """Whether hardly anything says that a comment is a suggestion. Raises `EmbedError`."""
    return _proposed(comment) < HARDLY_PROPOSED


def _proposed(comment: str) -> float:
    return sum(share for name, share in subject.read(comment).matters.items() if name.startswith("suggestion/"))


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
