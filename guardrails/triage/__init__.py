"""Triage: what kind of comment this is, what it is about, what is urgent in it, and who should answer.

The flags' rules decide first; the learned nets can add a flag and never take one away that a rule is sure of. Reasons
are fixed sentences: nothing here repeats the comment.
"""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import language
from guardrails.triage import kinds, learned, route, sureness, topics
from guardrails.triage.flags import all_flags
from guardrails.triage.injection import INJECTION_REASON, tries_to_instruct
from guardrails.triage.reading import Reading, read
from guardrails.triage.sign import Sign
from guardrails.types import Flag, Kind, Platform, Removed, SafeText, SafeTurn, Topic, Triage

__all__ = ["triage"]
_GRAVE = 4
"""Severity from which a comment tells of harm, danger or a wrong."""


def triage(
    comment: SafeText,
    *,
    platform: Platform = "other",
    kind: Kind | None = None,
    thread: Sequence[SafeTurn] = (),
    removed: Sequence[Removed] = (),
    strict_programme: bool = False,
) -> Triage:
    """Understand one comment. Deterministic; about 12 ms, most of it the embedding.

    `kind` is what a person has already decided; it is kept. `removed` are the identifiers that were taken out.
    `strict_programme` is for substance-use programmes, which by default answer nothing in public (42 CFR Part 2).
    """
    reading = read(comment, language.detect(comment.text), platform, removed, thread)
    opinion = learned.opinion(reading)
    signs = _signs(reading, opinion, strict_programme=strict_programme)
    decided: Kind = kind or kinds.kind(reading, opinion, grave=any(sign.severity >= _GRAVE for sign in signs.values()))
    about: tuple[Topic, ...] = ("other",) if decided in ("spam", "social") else topics.topics(reading, opinion)
    way = route.choose(decided, signs.values())
    reasons = [*route.reasons(decided, about, signs.values(), way)]
    if tries_to_instruct(reading.text):
        reasons.append(INJECTION_REASON)
    return Triage(
        kind=decided,
        topics=about,
        flags=tuple(signs),
        severity=route.severity(decided, about, signs.values()),
        route=way,
        reasons=tuple(dict.fromkeys(reasons)),
        language=reading.language,
        doubtful=kind is None and way == "reply" and sureness.doubtful(decided, opinion),
    )


def _signs(reading: Reading, opinion: learned.Opinion, *, strict_programme: bool) -> dict[Flag, Sign]:
    """What the rules see, and what only the learned net sees, in the order of the flags."""
    found: dict[Flag, Sign] = {}
    for rule in all_flags():
        sign = rule.find(reading)
        if sign and not sign.sure and rule.flag in opinion.doubted:
            sign = None
        sign = sign or (rule.default if rule.flag in opinion.flags else None)
        if sign:
            found[rule.flag] = sign
    if strict_programme and "substance-use" in found:
        found["substance-use"] = route.STRICT_PROGRAMME
    return found
