"""A small model writes one sentence; approved frames say the rest.

Measured on a 1.5B model: whole replies invent opening hours and repairs, while one sentence that says the concern back
is usually good, and sometimes tells that somebody was a patient. So every mirror is held to a short list of its own,
the whole text goes through the checks, and a refused one is tried again with another seed before an approved sentence
stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from pydantic import BaseModel, Field, ValidationError

from guardrails.embed import embed
from guardrails.types import DraftContext, Finding
from prompts.concerns import PLACEHOLDER, plain
from server.deadline import Deadline
from server.errors import ModelTooSlow
from server.writers import Brief, Candidate
from server.writers.chat import Chat
from server.writers.composer import Composer
from server.writers.prompting import mirror_messages

Check = Callable[[str, DraftContext], tuple[Finding, ...]]

TRIES = 3
SECONDS_FOR_A_TRY = 2.5
"""A try is not begun with less time than this: an approved sentence now is better than a model's too late."""

MAX_TOKENS = 60
TEMPERATURE = 0.5
FEWEST_WORDS, MOST_WORDS = 4, 26
MOST_COPIED = 0.6
"""Share of the mirror's word pairs that may stand in the comment: more is an echo, not other words."""
LEAST_ALIKE = 0.3
"""Cosine of mirror and comment below which the sentence is about something else."""

_ABOUT_PEOPLE = re.compile(
    r"\b(?:i|me|my|we|us|our|ours|you|your|yours|yourself|patients?|members?|he|she|him|her|his|hers"
    r"|yo|mi|mis|me|nosotros|nuestr[oa]s?|usted|ustedes|su|sus|tu|tus|pacientes?)\b"
)
_NOT_A_MIRROR = re.compile(
    r"sorry|apolog|regret|promis|will\b|going to|because|due to|should have|please|thank|unfortunate|understand|lament"
    r"|disculp|perdon|porque|debido|gracias|lo siento|por favor|vamos a|\bva a\b"
)


class Mirror(BaseModel):
    """What the model answers with."""

    sentence: str = Field(min_length=1, max_length=200)


class Guided:
    """A small model within an approved frame."""

    name = "guided"
    attempts = 1

    def __init__(self, chat: Chat, composer: Composer, check: Check) -> None:
        self._chat, self._composer, self._check = chat, composer, check

    @property
    def model(self) -> str | None:
        return self._chat.name

    async def write(
        self,
        brief: Brief,
        deadline: Deadline,
        *,
        attempt: int = 0,
        previous: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> Candidate:
        """A draft with the model's mirror, or with the approved sentence where no mirror passed.

        Raises ModelFailed when the model fails on the first try; later failures cost only the mirror.
        """
        if self._composer.wants_mirror(brief):
            for number in range(TRIES):
                if deadline.remaining < SECONDS_FOR_A_TRY and number:
                    break
                if deadline.passed:
                    raise ModelTooSlow()
                mirror = await self._mirror(brief, deadline, brief.seed + attempt * TRIES + number)
                if mirror and (text := self._accepted(mirror, brief)):
                    return Candidate(text, self.name, self.model)
        return Candidate(self._composer.compose(brief), self._composer.name)

    async def _mirror(self, brief: Brief, deadline: Deadline, seed: int) -> str:
        """One sentence of the model, tidied; empty where it is no usable JSON."""
        answer = await self._chat.complete(
            mirror_messages(brief),
            deadline=deadline,
            seed=seed,
            temperature=TEMPERATURE,
            max_tokens=MAX_TOKENS,
            schema=Mirror,
        )
        try:
            return tidy(Mirror.model_validate_json(answer).sentence)
        except ValidationError:
            return ""

    def _accepted(self, mirror: str, brief: Brief) -> str:
        """The whole draft with this mirror, or an empty string where the mirror or the draft breaks a rule."""
        if not good_mirror(mirror, brief.case.comment.text.text):
            return ""
        text = self._composer.compose(brief, mirror)
        if mirror.rstrip(".") not in text:
            return ""
        findings = self._check(text, brief.context)
        return "" if any(finding.severity != "advise" for finding in findings) else text


def tidy(sentence: str) -> str:
    """One line, straight quotes gone, one full stop at the end."""
    line = " ".join(sentence.replace("—", ", ").split()).strip(" \"'“”").rstrip(".!, ")
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def good_mirror(sentence: str, comment: str) -> bool:
    """Whether a sentence says a concern back and does nothing else: no people, no apology, no promise, no reason."""
    words = re.findall(r"\w+", sentence)
    folded = plain(sentence)
    if (
        not FEWEST_WORDS <= len(words) <= MOST_WORDS
        or PLACEHOLDER.search(sentence)
        or re.search(r"[<>{}\[\]?!:;@#]", sentence)
    ):
        return False
    if len(re.findall(r"[.]", sentence)) > 1 or _ABOUT_PEOPLE.search(folded) or _NOT_A_MIRROR.search(folded):
        return False
    if _copied(folded, plain(comment)) > MOST_COPIED:
        return False
    pair = embed([folded, plain(comment)])
    return float(pair[0] @ pair[1]) >= LEAST_ALIKE


def _copied(sentence: str, comment: str) -> float:
    mine, theirs = (set(pairwise(words)) for words in (sentence.split(), comment.split()))
    return len(mine & theirs) / max(1, len(mine))
