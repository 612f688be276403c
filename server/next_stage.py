"""What comes after this answer: in public first, then in private, and back in public when it is solved.

GUIDELINES: g-002-4 (public, private, closing as one case), g-003-7 (close it in public), g-003-6 (a letter).
"""

from __future__ import annotations

from server.answer import NextStage
from server.writers import Brief

GUIDELINES = ("g-002-4", "g-003-6", "g-003-7", "g-004-9")


def next_stage(brief: Brief) -> NextStage:
    """The stage to offer next and the reason, in words for the person who posts."""
    if brief.triage.route == "walk_away":
        return NextStage(None, "Nothing to send. Look again in a day or two, in case it comes back or others join in.")
    if brief.triage.route == "escalate":
        return NextStage(None, "A person takes over from here. Come back to this page when they say so.")
    stage, complaint = brief.context.stage, brief.triage.kind == "complaint"
    if stage == "holding":
        return NextStage("public", "You have promised an answer. Write it here as soon as you know it.")
    if stage == "public" and complaint:
        return NextStage("private", "When they write to you, go on in private, where details may be told.")
    if stage == "private":
        return NextStage("closing", "When it is solved, go back in public and say thank you.")
    if stage == "closing" and complaint:
        return NextStage("letter", "If it went badly wrong, a short signed letter means more than another comment.")
    return NextStage(None, "This one is finished unless they write again.")
