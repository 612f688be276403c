"""Who answers, how serious it is, and why, in words for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guardrails.triage.sign import Sign
from guardrails.types import Kind, Route, Topic

GUIDELINES = ("g-000-1", "g-001-1", "g-002-5", "g-004-2", "g-004-9", "g-004-12", "g-004-14", "g-004-15", "g-004-17")
"""No comment is too small; wrong claims are put right; jokes are answered; trolls are left, and watched."""

STRICT_PROGRAMME = Sign(
    "Substance use is concerned and this is a treatment programme: by default nothing is answered in public.",
    "escalate",
    3,
)
_ORDER: tuple[Route, ...] = ("reply", "reply_and_escalate", "escalate")
_WHY: dict[Kind, str] = {
    "complaint": "This is a complaint: apologise, say what happens next, offer a private way.",
    "praise": "This is praise: thank the person warmly and pass it on.",
    "question": "This is a question: answer from the approved facts, or say you will find out.",
    "misinformation": "This makes a wrong claim: put it right calmly, from the approved facts.",
    "social": "This is friendly talk: a light answer is enough.",
    "abuse": "This only insults: don't answer, and watch whether the person comes back or names somebody.",
    "spam": "This is spam: nothing to answer. Report it to the platform.",
}
_ABOUT: dict[Topic, str] = {
    "waiting": "waiting",
    "staff-manner": "how staff behaved",
    "communication": "being told and heard",
    "billing": "billing",
    "phone-access": "getting through by phone",
    "appointments": "appointments and opening hours",
    "cleanliness": "cleanliness",
    "parking-access": "parking and getting in",
    "food": "food",
    "privacy": "privacy",
    "app-website": "the app or website",
    "insurance-claims": "insurance and claims",
    "care-outcome": "care and its outcome",
    "facilities": "rooms and equipment",
}
_SEVERITY: dict[Kind, int] = {
    "complaint": 2,
    "praise": 1,
    "question": 1,
    "misinformation": 2,
    "social": 1,
    "abuse": 2,
    "spam": 1,
}
_GRAVE: frozenset[Topic] = frozenset({"care-outcome", "privacy"})


def choose(kind: Kind, signs: Collection[Sign]) -> Route:
    """The most careful route that any sign asks for. Insults and spam are left alone unless one asks for a person."""
    way: Route = max((sign.route for sign in signs), key=_ORDER.index, default="reply")
    if way == "reply" and kind in ("abuse", "spam"):
        return "walk_away"
    return way


def severity(kind: Kind, topics: Collection[Topic], signs: Collection[Sign]) -> int:
    """1 (light) to 5 (someone may be in danger)."""
    own = _SEVERITY[kind] + (kind == "complaint" and bool(_GRAVE.intersection(topics)))
    return max([own, *(sign.severity for sign in signs)])


def reasons(kind: Kind, topics: Collection[Topic], signs: Collection[Sign], way: Route) -> Iterator[str]:
    """Short sentences, the gravest first. None quotes the comment."""
    yield from (sign.reason for sign in sorted(signs, key=lambda sign: -sign.severity))
    if way == "escalate":
        yield "No ordinary draft is made: a person decides, and approved text is all that may be posted."
    elif way == "reply_and_escalate":
        yield "A careful holding reply at most, and the right person is told."
    if way != "escalate":
        yield _WHY[kind] if way == "walk_away" or kind not in ("abuse", "spam") else "A person should read this first."
    named = [_ABOUT[topic] for topic in topics if topic in _ABOUT]
    if named and kind != "spam":
        yield f"It is about {named[0]}." if len(named) == 1 else f"It is about {', '.join(named[:-1])} and {named[-1]}."
