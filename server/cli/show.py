"""Answers in words for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

Answer = dict[str, Any]
Words = Callable[[Answer], str]

ROUTES = {
    "reply": "An ordinary reply.",
    "reply_and_escalate": "Reply, and tell the people below.",
    "escalate": "A person takes over. Do not post an ordinary reply.",
    "walk_away": "Better not answered.",
}


def draft(answer: Answer) -> str:
    """The reply first, then what somebody should know before posting it."""
    return "\n".join(_draft_lines(answer))


def _draft_lines(answer: Answer) -> Iterator[str]:
    yield answer["reply"] or "There is no draft for this comment."
    for number, text in enumerate(answer["alternatives"], start=1):
        yield f"\nAnother one ({number}):\n{text}"
    triage = answer["triage"]
    topics = ", ".join([triage["kind"], *triage["topics"], *triage["flags"]])
    yield f"\n{ROUTES[answer['route']]} ({topics})"
    yield from (f"  {reason}" for reason in triage["reasons"])
    yield from _card_lines(answer["card"])
    for item in answer["verify"]:
        yield f"Before you post, confirm: {item['text']}"
    for finding in answer["findings"]:
        yield f"Advice ({finding['rule']}): {finding['message']}"
    if answer["respond_by"]:
        yield f"Answer by {moment(answer['respond_by'])}."
    if answer["next"]["why"]:
        yield f"Next: {answer['next']['why']}"
    writer = answer["writer"]
    by = f"{writer['name']} ({writer['model']})" if writer["model"] else writer["name"]
    took = answer["timings_ms"].get("total", 0) / 1000
    yield f"Written by {by} in {took:.1f} s. {writer['note']}".rstrip()


def _card_lines(card: Answer | None) -> Iterator[str]:
    if card is None:
        return
    yield f"\n{card['title']}"
    yield from (f"  Call {call['name']}, {call['role']}: {call['reach']}" for call in card["call"])
    yield from (f"  Do: {line}" for line in card["do"])
    yield from (f"  Don't: {line}" for line in card["avoid"])
    yield ""


def moment(text: str) -> str:
    """`2026-11-23T17:00:00-05:00` as `Mon 23 Nov, 17:00`, in the organisation's own time."""
    return datetime.fromisoformat(text).strftime("%a %d %b, %H:%M")


def findings(answer: Answer, reply: str) -> str:
    """One line for each place that breaks a rule, with the wording that could stand there instead."""
    if not answer["findings"]:
        return "Nothing found."
    lines = []
    for finding in answer["findings"]:
        place = " ".join(reply[finding["start"] : finding["end"]].split())
        where = f' "{place}"' if place else ""
        lines.append(f"{finding['severity']} {finding['rule']}{where}: {finding['message']}")
        if finding["suggestion"] is not None:
            lines.append(f"  instead: {finding['suggestion']}")
    return "\n".join(lines)


def safe(answer: Answer) -> str:
    return str(answer["text"])
