"""A small model names the trouble in a few words; approved frames say the rest.

Measured on a 1.5B model: whole replies invent opening hours and repairs, while one sentence that begins "I'm sorry
about" is usable two times in three. What follows those words is cut out and held to a short list of its own: no people,
no promise, no reason, nothing that the comment doesn't hold. It is used only where it is closer to the comment than the
approved sentences are, and the whole text goes through the checks like any other.
"""

from __future__ import annotations

import asyncio
import re
from itertools import pairwise

from guardrails.encoder import embed
from guardrails.types import Finding
from prompts.concerns import PLACEHOLDER, plain
from server.deadline import Deadline
from server.errors import ModelTooSlow
from server.nearness import nearness
from server.writers import Brief, Candidate
from server.writers.chat import Chat
from server.writers.composer import WORDS, Composer, Passes
from server.writers.prompting import mirror_messages
from server.writers.situation import read

TRIES = 3
SECONDS_FOR_A_TRY = 2.5
"""Another try is not begun with less time than this: an approved sentence now beats a model's too late."""

MAX_TOKENS = 40
TEMPERATURES = (0.2, 0.5, 0.7)
FEWEST_WORDS, MOST_WORDS = 3, 20
MOST_COPIED = 0.6
"""Share of word pairs that may stand in the comment as they are: more is an echo, not other words."""
MOST_NEW = 0.5
"""Share of longer words that may be the model's own: more, and it speaks of things that nobody mentioned."""
LEAST_ALIKE = 0.475
"""Cosine of trouble and comment from which both speak of the same thing."""
CLOSER = 0.15
"""How much closer than the best approved sentence a model's words must be to be worth their risk."""
NEAR_ENOUGH = 0.515
"""Cosine of comment and approved sentence from which the model isn't asked at all."""
MANY = 2
"""Concerns that approved sentences name from which a small model has nothing to add."""
FEWEST_TELLING = 3
"""Longer words that a comment must hold: of "never again" a small model makes anything."""

_OPENING = {
    "en": re.compile(r"^\W*i(?:'m| am) (?:so |very |truly )?sorry (?:about|for) (?:that )?", re.I),
    "es": re.compile(r"^\W*(?:lamento|siento)(?: mucho)? (?!que\b)", re.I),
}
_PEOPLE = re.compile(
    r"\b(?:i|me|my|mine|we|us|our|ours|you|your|yours|yourself|he|she|him|her|his|hers|patients?|members?|doctors?|nurses?|staff"
    r"|yo|mis?|me|nosotros|nuestr[oa]s?|usted(?:es)?|sus?|tus?|pacientes?|doctor\w*|medic[oa]s?|enfermer\w*)\b"
)
_NOT_TROUBLE = re.compile(
    r"\b(?:inconvenience|experience|confusion|misunderstanding|issues?|lack of|feelings?|feels?|felt|caused|because"
    r"|due to|should|will|can't|cannot|but|if|treatment|surgery|diagnos\w+|visits?|appointments?|medications?|stay"
    r"|sorry|apolog\w+|responsib\w+|fault|negligen\w+|mistreat\w+|theft|scam|fraud|experiencia|molestias?"
    r"|inconvenient\w*|falta de|porque|debido|pero|tratamiento|cirugia|diagnostic\w*|visita|cita|estancia|culpa"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    r"|november|december|lunes|martes|miercoles|jueves|viernes|sabado|domingo|personal|resultados?|receta)\b"
)
_CLINICAL = re.compile(
    r"\b(?:mris?|x-?rays?|ct|scans?|ultrasounds?|mammograms?|biops\w+|colonoscop\w+|endoscop\w+|tests?|samples?|blood"
    r"|urine|vaccin\w*|shots?|pills?|meds|doses?|prescriptions?|therapy|physicals?|pregnan\w*|cancer\w*|diabet\w*"
    r"|infect\w*|pain\w*|symptom\w*|weight|dental|tooth|teeth|analisis|muestras?|sangre|vacunas?|pastillas?|dolor\w*)\b"
)
"""Health in particular. A stranger may write of it; an answer that repeats it tells the thread whose it is."""
_MARKS = re.compile(r"[<>{}\[\]?!:;@#\"“”()/]|\d{4,}")
_LONG_WORD = re.compile(r"[a-z]{5,}")
_STEM = 4


class Guided:
    """A small model within an approved frame."""

    name = "guided"
    attempts = 1
    reads_closely = False

    def __init__(self, chat: Chat, composer: Composer, passes: Passes) -> None:
        self._chat, self._composer, self._passes = chat, composer, passes

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
        """A draft with the model's words for the trouble, or from approved sentences where none of them were better.

        Raises ModelFailed when the model fails on the first try; failing later costs only its words.
        """
        if await asyncio.to_thread(self._wants_words, brief):
            language = brief.context.language or "en"
            for number in range(TRIES):
                if number and deadline.remaining < SECONDS_FOR_A_TRY:
                    break
                if deadline.passed:
                    raise ModelTooSlow()
                answer = await self._chat.complete(
                    mirror_messages(brief),
                    deadline=deadline,
                    seed=brief.seed + attempt * TRIES + number,
                    temperature=TEMPERATURES[number % len(TEMPERATURES)],
                    max_tokens=MAX_TOKENS,
                )
                text = await asyncio.to_thread(self._with_words, trouble_in(answer, language), brief)
                if text:
                    return Candidate(text, self.name, self.model)
                if text is None:
                    break
        return await self._composer.write(brief, deadline)

    def _wants_words(self, brief: Brief) -> bool:
        """Whether there is a place for a model's words, and none that are approved say it as well."""
        return self._composer.wants_trouble(brief) and not self._said_well(brief)

    def _with_words(self, trouble: str, brief: Brief) -> str | None:
        """The draft with the model's words, empty where others may be better; None where approved words say more."""
        if not sound(trouble, brief.case.comment.text.text):
            return ""
        return self._text(trouble, brief) if self._closer(trouble, brief) else None

    def _said_well(self, brief: Brief) -> bool:
        """Whether approved sentences already say what this comment is about, or it says too little to tell a model."""
        comment = plain(brief.case.comment.text.text)
        if len(_LONG_WORD.findall(comment)) < FEWEST_TELLING:
            return True
        if self._composer.named(brief) >= MANY:
            return True
        return nearness((comment,), self._composer.approved(brief)) >= NEAR_ENOUGH

    def _closer(self, trouble: str, brief: Brief) -> bool:
        """Whether the model's words say more about this comment than the approved sentences do."""
        comment = (plain(brief.case.comment.text.text),)
        return nearness(comment, (plain(trouble),)) >= nearness(comment, self._composer.approved(brief)) + CLOSER

    def _text(self, trouble: str, brief: Brief) -> str:
        """The whole draft with the model's words, or an empty string where it breaks a rule."""
        plainly = brief.plainly()
        text = self._composer.fill(plainly, read(plainly, WORDS[brief.length], trouble))
        return text if text and self._passes(text, brief.context) else ""


def trouble_in(answer: str, language: str) -> str:
    """What the first line says after "I'm sorry about", without a full stop; empty where it begins otherwise."""
    line = (answer.strip().splitlines() or [""])[0].replace("’", "'")
    opening = _OPENING.get(language, _OPENING["en"]).match(line)
    if not opening:
        return ""
    rest = re.sub(r"\s*[—–]\s*", ", ", line[opening.end() :])
    return " ".join(rest.split()).strip(" .,'\"“”")


def sound(trouble: str, comment: str) -> bool:
    """Whether the words name a trouble of this comment and nothing else: no people, no reason, nothing invented."""
    folded, said = plain(trouble), plain(comment)
    if not FEWEST_WORDS <= len(folded.split()) <= MOST_WORDS or PLACEHOLDER.search(trouble) or "." in trouble:
        return False
    if _MARKS.search(trouble) or _PEOPLE.search(folded) or _NOT_TROUBLE.search(folded) or _CLINICAL.search(folded):
        return False
    if _copied(folded, said) > MOST_COPIED or _new(folded, said) > MOST_NEW:
        return False
    pair = embed([folded, said])
    return float(pair[0] @ pair[1]) >= LEAST_ALIKE


def _copied(trouble: str, comment: str) -> float:
    mine, theirs = (set(pairwise(words)) for words in (trouble.split(), comment.split()))
    return len(mine & theirs) / max(1, len(mine))


def _new(trouble: str, comment: str) -> float:
    """The share of longer words whose beginning doesn't stand in the comment."""
    words = _LONG_WORD.findall(trouble)
    known = {word[:_STEM] for word in re.findall(r"[a-z]{4,}", comment)}
    return sum(word[:_STEM] not in known for word in words) / max(1, len(words))
