"""Whether triage is sure of praise or of a complaint in this comment, or only leans to it.

Irony, thanks for what went wrong in the end, or a fright that ended well: a comment of that sort holds the words of
both. Where the learned scores of the two lie close, either may be right, and a reply that takes neither for granted is
better than a cheerful answer to an angry person or an apology to a pleased one.
"""

from __future__ import annotations

from collections.abc import Mapping

from guardrails.triage.learned import Opinion
from guardrails.types import Kind

PLAINLY: Mapping[Kind, float] = {"praise": 0.6, "complaint": 0.4}
"""How far the score of a kind must lie above the other one's for it to be taken for granted. Praise needs more: cheer
in the wrong place hurts, a neutral answer to praise does not. Read from comments of people who knew none of this."""

SURE_COMPLAINT = 0.3
"""The score below which a complaint may as well be a joke or a greeting, whatever else the nets think of it. An apology
to a joke is odd, while somebody who complains so quietly is well served by thanks and an open door."""

OTHER: Mapping[Kind, Kind] = {"praise": "complaint", "complaint": "praise"}


def doubtful(kind: Kind, opinion: Opinion) -> bool:
    """Whether a kind that triage itself gave is a close guess at praise or a complaint."""
    if kind not in PLAINLY:
        return False
    score = opinion.kinds[kind]
    if kind == "complaint" and score < SURE_COMPLAINT:
        return True
    return score - opinion.kinds[OTHER[kind]] < PLAINLY[kind]
