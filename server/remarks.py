"""What the person at the keyboard should know beside the draft, in a sentence each.

GUIDELINES: g-000-6, g-004-7 (let people who speak up for us speak), g-004-10 (a person posts, so a person understands).
"""

from __future__ import annotations

from guardrails.deidentify import SUPPORTED_LANGUAGES
from guardrails.triage import triage
from server.writers import Brief

GUIDELINES = ("g-000-6", "g-004-7", "g-004-10")
MOST_TURNS = 8

OTHER_LANGUAGE = (
    "This comment isn't in English or Spanish, so the draft is in English. Names may have been missed in it. "
    "Ask somebody who speaks the language before you post."
)
EITHER_WAY = "It isn't plain whether this praises or complains: please check that the draft takes it the right way."
LET_THEM_SPEAK = "Others here are speaking up for you. Let them; a short thank-you is enough."


def remarks(brief: Brief) -> tuple[str, ...]:
    """The remarks that fit this comment and its thread."""
    found = []
    if brief.triage.language not in (*SUPPORTED_LANGUAGES, "und"):
        found.append(OTHER_LANGUAGE)
    if not brief.foreign and brief.plainly().context.kind is None:
        found.append(EITHER_WAY)
    others = [turn.text for turn in brief.case.thread if turn.who.startswith("other")][-MOST_TURNS:]
    if brief.triage.kind == "complaint" and any(triage(text).kind == "praise" for text in others):
        found.append(LET_THEM_SPEAK)
    return tuple(found)
