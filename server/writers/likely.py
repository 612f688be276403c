"""What a comment's own words make of the kind that triage guessed.

The nets lean on words of praise and blame; people use neither when they tell what was done for them, or use one to say
the other. Open anger and irony are a complaint, whatever kind words they hold. Plain thanks and a tale of something
good settle a doubt, and so does a plain trouble. A loss or good news that comes without one is greeted as such. Where
nothing settles it there is no kind, and the reply takes none for granted: cheer to an angry person is the worst of the
mistakes, an apology to a pleased one the oddest.
"""

from __future__ import annotations

import re

from guardrails.quotable import known_words
from guardrails.types import Kind, Topic
from prompts.book import Tongue

FEWEST = 2
"""Words that a list has, from which a comment says something."""
_LOUD = re.compile(r"[!?]{2,}")
"""Marks that show a stir, of joy as often as of anger."""


def likely(
    tongue: Tongue, comment: str, guess: Kind, topics: tuple[Topic, ...], *, doubtful: bool, answered: bool
) -> Kind | None:
    """The kind to write for, or None. `answered`: a fact of the register answers what the comment asks."""
    known = tongue.lexicon
    if guess in ("complaint", "question") and not answered and _says_little(tongue, comment, topics):
        return None
    cheerful = guess in ("praise", "social") and not answered
    if (cheerful or doubtful) and (known.is_sour(comment) or known.is_ironic(comment)):
        return "complaint"
    good = known.tells_of_good(comment)
    event = known.says("events", comment, praised=True) and not known.grumbles(comment)
    if guess == "complaint" and event and tongue.find(comment, topics)[0].general:
        return None
    if not doubtful:
        return None if good and guess == "complaint" else guess
    if known.is_thankful(comment) or (good and not known.turns_round(comment)):
        return "praise"
    troubled = tongue.find(comment, topics)[0].sharp or known.grumbles(_LOUD.sub("!", comment))
    return "complaint" if guess == "complaint" and troubled and not good else None


def _says_little(tongue: Tongue, comment: str, topics: tuple[Topic, ...]) -> bool:
    """Whether it is a word or less, and not a plain one: "ok", "." and a keyboard that a child got hold of."""
    known = tongue.lexicon
    plain = known.is_sour(comment) or known.grumbles(_LOUD.sub("!", comment)) or tongue.find(comment, topics)[0].sharp
    return not plain and known_words(comment) < FEWEST
