"""Whether triage can tell praise from a complaint in this comment, or only leans to one of them.

Irony, thanks for what went wrong in the end, or a fright that ended well: a comment of that sort holds the words of
both. Where the learned scores of the two lie close, either may be right, and a reply that takes neither for granted is
better than a cheerful answer to an angry person or an apology to a pleased one.
"""

from __future__ import annotations

from collections.abc import Mapping

from guardrails.triage import kinds, learned, reading
from guardrails.types import Kind, SafeCase, Triage

PLAINLY: Mapping[Kind, float] = {"praise": 0.6, "complaint": 0.4}
"""How far the score of a kind must lie above the other one's for it to be taken for granted. Praise needs more: cheer
in the wrong place hurts, a neutral answer to praise does not. Read from comments of people who knew none of this."""

OTHER: Mapping[Kind, Kind] = {"praise": "complaint", "complaint": "praise"}


def doubtful(case: SafeCase, understood: Triage) -> bool:
    """Whether the kind is triage's own guess between praise and complaint, and a close one. Raises EmbedError.

    A kind that triage would not have given came from somebody who knows better, so there is no doubt about it.
    """
    kind = understood.kind
    if kind not in PLAINLY:
        return False
    read = reading.read(case.comment.text, understood.language)
    opinion = learned.opinion(read)
    if kinds.kind(read, opinion) != kind:
        return False
    return opinion.kinds[kind] - opinion.kinds[OTHER[kind]] < PLAINLY[kind]
