"""A small model says in a few words what a comment is about; approved frames say the rest.

Measured on a 1.5B model: whole replies invent opening hours and repairs. One sentence that begins "I'm sorry about" is
usable two times in three, so an untaught model is asked for that under a complaint, and what follows those words is cut
out. A taught one (`server/training`) is asked what a question is about, where approved words know topics only; of
complaints, praise and jokes it still says too much that is wrong. Either way the words are held to a short list of
their own: nobody spoken to, no promise, no reason, nothing that the comment doesn't hold. The whole text goes through
the checks like any other.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import pairwise

from guardrails.encoder import embed
from guardrails.types import Finding, Kind
from prompts.patterns import PLACEHOLDER, plain
from server.deadline import Deadline
from server.errors import ModelTooSlow
from server.nearness import nearness
from server.writers import Brief, Candidate
from server.writers.chat import Chat
from server.writers.composer import WORDS, Composer, Passes
from server.writers.prompting import gist_messages, has_gists, mirror_messages
from server.writers.situation import read

TRIES = 3
SECONDS_FOR_A_TRY = 2.5
"""Another try is not begun with less time than this: an approved sentence now beats a model's too late."""

MAX_TOKENS = 40
TEMPERATURES = (0.2, 0.5, 0.7)
FEWEST_WORDS, MOST_WORDS = 3, 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How a model's words must stand to the comment's.

    `copied`: the most word pairs that stand there as they are; more is an echo. `new`: the most longer words of its
    own; more speaks of what nobody mentioned. `alike`: the least cosine from which both speak of the same thing.
    `enough`: from which no other words are asked for. `closer`: how much closer than approved sentences they must be to
    be worth their risk.
    """

    copied: float
    new: float
    alike: float
    enough: float
    closer: float


UNTAUGHT = Bounds(copied=0.6, new=0.5, alike=0.475, enough=0.475, closer=0.15)
TAUGHT = Bounds(copied=0.75, new=0.67, alike=0.55, enough=0.75, closer=0.1)
"""Words further off a model of this size garbles."""
TAUGHT_IN = "en"
"""The language of nearly all gists that it learned from."""
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
_SPOKEN_TO = re.compile(
    r"\b(?:i|me|my|mine|we|us|our|ours|you|your|yours|yourself|he|she|him|her|his|hers|patients?|members?"
    r"|yo|mis?|me|nosotros|nuestr[oa]s?|usted(?:es)?|sus?|tus?|pacientes?)\b"
)
_STAFF = re.compile(r"\b(?:doctors?|nurses?|staff|doctor\w*|medic[oa]s?|enfermer\w*)\b")
"""Whom a complaint's words would accuse; praise may name them."""
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
_IN_WORDS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)  # noqa: SIM905
} | {"once": "1", "twice": "2"}
_LONG_WORD = re.compile(r"[a-z]{5,}")
_STEM = 4


class Guided:
    """A small model within an approved frame."""

    name = "guided"
    attempts = 1
    reads_closely = False

    def __init__(self, chat: Chat, composer: Composer, passes: Passes, *, taught: bool = False) -> None:
        self._chat, self._composer, self._passes, self.taught = chat, composer, passes, taught

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
        taught = self.taught and has_gists(brief.book) and brief.context.language == TAUGHT_IN
        if self.taught and not taught:
            return await self._composer.write(brief, deadline)
        bounds = TAUGHT if taught else UNTAUGHT
        if await asyncio.to_thread(self._wants_words, brief, taught):
            kept: list[tuple[float, str]] = []
            async for words in self._asked(brief, deadline, attempt, taught=taught):
                near = await asyncio.to_thread(fit, words, brief, bounds)
                kept += [(near, words)] if near else []
                if near >= bounds.enough:
                    break
            for _, words in sorted(kept, reverse=True):
                if text := await asyncio.to_thread(self._text, words, brief, bounds):
                    return Candidate(text, self.name, self.model)
        return await self._composer.write(brief, deadline)

    async def _asked(self, brief: Brief, deadline: Deadline, attempt: int, *, taught: bool) -> AsyncIterator[str]:
        """The model's words, other ones each time, as long as there is time. Raises ModelFailed on the first try."""
        for number in range(TRIES):
            if number and deadline.remaining < SECONDS_FOR_A_TRY:
                return
            if deadline.passed:
                raise ModelTooSlow()
            answer = await self._chat.complete(
                gist_messages(brief) if taught else mirror_messages(brief),
                deadline=deadline,
                seed=brief.seed + attempt * TRIES + number,
                temperature=TEMPERATURES[number],
                max_tokens=MAX_TOKENS,
            )
            yield gist_in(answer) if taught else trouble_in(answer, brief.context.language or "en")

    def _wants_words(self, brief: Brief, taught: bool) -> bool:
        """Whether there is a place for a model's words, and none that are approved say it as well."""
        asked_of = "question" if taught else "complaint"
        return (
            brief.plainly().context.kind == asked_of and self._composer.has_room(brief) and not self._said_well(brief)
        )

    def _said_well(self, brief: Brief) -> bool:
        """Whether approved sentences already say what this comment is about, or it says too little to tell a model."""
        comment = plain(brief.case.comment.text.text)
        if len(_LONG_WORD.findall(comment)) < FEWEST_TELLING:
            return True
        if brief.plainly().context.kind != "complaint":
            return False
        if self._composer.named(brief) >= MANY:
            return True
        return nearness((comment,), self._composer.approved(brief)) >= NEAR_ENOUGH

    def _closer(self, words: str, brief: Brief, closer: float) -> bool:
        """Whether the model's words say more about this comment than the approved sentences do."""
        if brief.plainly().context.kind != "complaint":
            return True
        comment = (plain(brief.case.comment.text.text),)
        return nearness(comment, (plain(words),)) >= nearness(comment, self._composer.approved(brief)) + closer

    def _text(self, words: str, brief: Brief, bounds: Bounds) -> str:
        """The whole draft with the model's words; empty where approved ones say more, or it breaks a rule."""
        if not self._closer(words, brief, bounds.closer):
            return ""
        plainly = brief.plainly()
        text = self._composer.fill(plainly, read(plainly, WORDS[brief.length], words))
        return text if text and self._passes(text, plainly.context) else ""


def gist_in(answer: str) -> str:
    """The first line without a full stop and without a capital that only begins it."""
    line = (answer.strip().splitlines() or [""])[0].replace("’", "'")
    return " ".join(re.sub(r"\s*[—–]\s*", ", ", line).split()).strip(" .,'\"“”")


def trouble_in(answer: str, language: str) -> str:
    """What the first line says after "I'm sorry about", without a full stop; empty where it begins otherwise."""
    line = (answer.strip().splitlines() or [""])[0].replace("’", "'")
    opening = _OPENING.get(language, _OPENING["en"]).match(line)
    if not opening:
        return ""
    rest = re.sub(r"\s*[—–]\s*", ", ", line[opening.end() :])
    return " ".join(rest.split()).strip(" .,'\"“”")


def fit(words: str, brief: Brief, bounds: Bounds) -> float:
    """How near sound words are to the comment in meaning, a cosine; 0 where they can't be used."""
    return sound(words, brief.case.comment.text.text, brief.plainly().context.kind, bounds)


def sound(words: str, comment: str, kind: Kind | None = "complaint", bounds: Bounds = UNTAUGHT) -> float:
    """How near words are to a comment that they say and nothing else, a cosine; 0 where they speak to anybody, give a
    reason or invent something."""
    folded, said = plain(words), plain(comment)
    if not FEWEST_WORDS <= len(folded.split()) <= MOST_WORDS or PLACEHOLDER.search(words) or "." in words:
        return 0.0
    if _MARKS.search(words) or _SPOKEN_TO.search(folded):
        return 0.0
    if kind == "complaint" and (_STAFF.search(folded) or _NOT_TROUBLE.search(folded)):
        return 0.0
    if kind not in ("question", "misinformation") and _CLINICAL.search(folded):
        return 0.0
    if not _numbers(folded) <= _numbers(said) | {"1"}:
        return 0.0
    if _copied(folded, said) > bounds.copied or _new(folded, said) > bounds.new:
        return 0.0
    pair = embed([folded, said])
    near = float(pair[0] @ pair[1])
    return near if near >= bounds.alike else 0.0


def _numbers(text: str) -> set[str]:
    """The numbers of a text, in digits and in words up to twelve, as digits."""
    return {
        _IN_WORDS.get(word, word) for word in re.findall(r"\d+|[a-z]+", text) if word.isdigit() or word in _IN_WORDS
    }


def _copied(trouble: str, comment: str) -> float:
    mine, theirs = (set(pairwise(words)) for words in (trouble.split(), comment.split()))
    return len(mine & theirs) / max(1, len(mine))


def _new(trouble: str, comment: str) -> float:
    """The share of longer words whose beginning doesn't stand in the comment."""
    words = _LONG_WORD.findall(trouble)
    known = {word[:_STEM] for word in re.findall(r"[a-z]{4,}", comment)}
    return sum(word[:_STEM] not in known for word in words) / max(1, len(words))
