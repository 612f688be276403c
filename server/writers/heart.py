"""The heart of a reply: the one to three sentences that show that somebody read exactly this comment.

A model with our adapter answers in three lines: kind and topic, the heart, and what the signer goes and asks. What may
be used of it is decided here, before the checks see the whole text: it invents nothing and names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guardrails.types import TOPICS
from prompts.concerns import PLACEHOLDER, plain

PERSON = "person"
"""The model's word for a comment that a person must handle before any reply."""
KINDS = ("complaint", "praise", "question", "misinformation", "social", "suggestion", "abuse", "spam", PERSON)
SPEECHLESS = ("abuse", "spam", PERSON)
"""Kinds without a heart."""

FEWEST_WORDS, MOST_WORDS = 4, 48
LONGEST_ASK = 18

_ASKS = re.compile(
    r"(?:why|how|what|whether|when|where|who|whose|which|if"
    r"|por que|como|que|si|cuando|donde|quien|quienes|cuant[oa]s?|cual|de que|a que|en que|por donde)\b"
)
_CLOSED = re.compile(r"[<>{}\[\]@#“”\"|*_]|https?:|www\.")
_HOUSE = re.compile(
    r"\b(?:we|we're|we've|we'll|us|our|ours|nosotr[oa]s|nuestr[oa]s?|hemos|tenemos|estamos|vamos|haremos|queremos)\b"
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Heart:
    """What a model makes of a comment. `ask` completes "I'm asking our front desk lead …"; either may be empty."""

    kind: str
    topic: str
    text: str
    ask: str

    def answer(self) -> str:
        """The lines that the model is to write."""
        return "\n".join((f"{self.kind} {self.topic}", self.text, self.ask)).strip()


def heart_in(answer: str) -> Heart | None:
    """What the model's lines say, or None where they aren't of that form."""
    lines = [" ".join(line.split()) for line in answer.strip().splitlines()]
    kind, _, topic = (lines[0] if lines else "").partition(" ")
    if kind not in KINDS or topic not in TOPICS:
        return None
    text, ask = ((*lines[1:3], "", ""))[:2]
    text = re.sub(r"\s*[—–]\s*", ", ", text.replace("’", "'"))
    if bool(text) == (kind in SPEECHLESS):
        return None
    return Heart(kind, topic, text, ask.replace("’", "'").rstrip(" .?"))


def sound(heart: Heart, comment: str) -> bool:
    """Whether a heart's words may be used: a few sentences that name nobody, hold no number that the comment lacks,
    and don't speak for the house."""
    said, theirs = plain(heart.text), plain(comment)
    words = len(said.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS or PLACEHOLDER.search(heart.text + heart.ask):
        return False
    if _CLOSED.search(heart.text + heart.ask) or _HOUSE.search(said) or _HOUSE.search(plain(heart.ask)):
        return False
    if heart.ask and not (_ASKS.match(plain(heart.ask)) and len(heart.ask.split()) <= LONGEST_ASK):
        return False
    return set(_NUMBER.findall(said + " " + plain(heart.ask))) <= set(_NUMBER.findall(theirs))
