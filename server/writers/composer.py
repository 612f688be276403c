"""Drafts from approved sentences: no model, always in time, always inside the rules, and never the same text twice.

The composer reads what the comment is about (`prompts.concerns`), picks a frame (`prompts.frames`) and fills it.
Which wordings it picks depends on a hash of the safe comment, the seed and the page's last reply, so a draft can be
repeated exactly, fifty complaints read differently, and alternatives avoid what was already said.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guardrails.checks.length import measure
from guardrails.types import DraftContext, Finding
from prompts.frames import FILLED, SLOT, Frame, Line
from server.deadline import Deadline
from server.writers import Brief, Candidate
from server.writers.asked import is_delicate
from server.writers.ear import familiar, long_winded, stutters
from server.writers.situation import Situation, quoting, read
from server.writers.taken_up import NAMED

Passes = Callable[[str, DraftContext], bool]

TRIES = 16
"""Texts that are put together before the least familiar one that passes the checks is chosen."""

WORDS = {"normal": 75, "short": 45}
LONGER = {"letter": 190, "private": 110}
LIMITS = {
    "x": (280, "x"),
    "google": (4096, "bytes"),
    "linkedin": (1250, "characters"),
    "instagram": (2200, "characters"),
}
JOINED = 0.75
"""How often two concerns stand in one sentence, where a comment holds two."""


@dataclass(frozen=True, slots=True)
class Dice:
    """Picks that look random and repeat exactly: a hash of the comment, the seed and what is picked."""

    ground: str
    number: int

    def pick(self, name: str, among: int) -> int:
        digest = hashlib.blake2b(f"{self.ground}|{self.number}|{name}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % among

    def chance(self, name: str) -> float:
        return self.pick(name, 10_000) / 10_000


class Composer:
    """The writer that is always there."""

    name = "composer"
    model: str | None = None
    attempts = 1
    reads_closely = False

    def __init__(self, passes: Passes | None = None) -> None:
        """With `passes`, only texts that do are handed out."""
        self._passes = passes

    async def write(
        self,
        brief: Brief,
        deadline: Deadline,
        *,
        attempt: int = 0,
        previous: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> Candidate:
        """A draft from approved sentences. A few milliseconds beside the event loop: the deadline plays no part."""
        return Candidate(await asyncio.to_thread(self.compose, brief), self.name)

    def compose(self, brief: Brief) -> str:
        """The draft; never empty."""
        brief = brief.plainly()
        limit = LONGER.get(brief.context.stage, WORDS[brief.length])
        situation = read(brief, limit)
        if text := self._best(brief, situation, limit):
            return text
        for quoted in quoting(brief, limit) if brief.context.kind == "complaint" else ():
            if text := self._best(brief, quoted, limit):
                return text
        form = brief.book.frame(situation.frame, brief.context.language or "en")
        return next(_texts(brief, situation, form, "barest"), "")

    def fill(self, brief: Brief, situation: Situation) -> str:
        """A draft for a situation that holds a model's words; empty where no text with them passes the checks."""
        return self._best(brief, situation, LONGER.get(brief.context.stage, WORDS[brief.length]))

    def _best(self, brief: Brief, situation: Situation, limit: int) -> str:
        """The least familiar text that fits and passes the checks, in the first orders that have one; else empty."""
        form = brief.book.frame(situation.frame, brief.context.language or "en")
        for name in situation.orders:
            if name not in form.orders:
                continue
            texts = [text for text in _texts(brief, situation, form, name) if _fits(text, brief, limit)]
            for text in sorted(texts, key=lambda text: familiar(text, brief.avoid, brief.context.recent)):
                if self._passes is None or self._passes(text, brief.context):
                    return text
        return ""

    def has_room(self, brief: Brief) -> bool:
        """Whether the frame of this brief has a place for a model's words, and neither the register nor approved
        sentences for the very matter answer it."""
        brief = brief.plainly()
        situation = read(brief, WORDS["normal"])
        answered = brief.context.facts and situation.frame in ("question", "misinformation")
        known = brief.book.tongues[brief.context.language or "en"].lexicon
        delicate = situation.frame == "question" and is_delicate(known, brief.case.comment.text.text)
        form = brief.book.frame(situation.frame, brief.context.language or "en")
        known_matter = "asked" in situation.orders or "asked_tight" in situation.orders
        return "told" in form.orders and not answered and not delicate and not known_matter

    def named(self, brief: Brief) -> int:
        """How many particular concerns its own words would name."""
        return sum(not concern.general for concern in read(brief, WORDS["normal"]).concerns)

    def approved(self, brief: Brief) -> tuple[str, ...]:
        """What the composer itself says about this comment's concerns, to hold a model's words against."""
        concerns = read(brief, WORDS["normal"]).concerns
        if concerns[0].id == "other":
            concerns = (brief.book.tongues[brief.context.language or "en"].vague(brief.case.comment.text.text),)
        together = " ".join(concern.np[0] for concern in concerns if concern.np)
        return (*(line for concern in concerns for line in (*concern.say, *concern.np)), together)


def _texts(brief: Brief, situation: Situation, form: Frame, name: str) -> Iterator[str]:
    """Up to `TRIES` texts in one list of orders, different ones as far as there are wordings."""
    ground = "|".join((brief.case.comment.text.text, str(brief.seed), *brief.context.recent[-1:]))
    orders = form.orders[name]
    bench = Bench(situation, form, _fitting(form, {part for order in orders for part in order}, brief, situation))
    seen: set[str] = set()
    for number in range(TRIES):
        dice = Dice(ground, number)
        text = _put_together(orders[dice.pick("order", len(orders))], bench, dice)
        if text and text not in seen:
            seen.add(text)
            yield text


@dataclass(frozen=True, slots=True)
class Bench:
    """What stays the same while texts are put together. `fitting` are the wordings of each part that may be used."""

    situation: Situation
    form: Frame
    fitting: Mapping[str, Sequence[Line]]


def _put_together(order: Sequence[str], bench: Bench, dice: Dice) -> str:
    """One text, or an empty one where a part has no wording that fits or the whole would read badly."""
    pieces: list[str] = []
    for part in order:
        line = _mirror(bench, dice, joined=part == "mirror") if part in FILLED else _line(part, bench, dice)
        if not line:
            if part in _OPTIONAL:
                continue
            return ""
        if line[0] not in ",." or not pieces:
            pieces.append(line)
        elif line[0] == "," and long_winded(pieces[-1]):
            return ""
        else:
            pieces[-1] = pieces[-1].rstrip(".!") + line
    text = ("\n\n" if bench.situation.frame == "letter" else " ").join(pieces)
    return "" if stutters(text) else text.replace(" a el ", " al ").replace(" de el ", " del ")


_OPTIONAL = frozenset({"gesture", "follow_up", "kind_too", "gripe"})


def _mirror(bench: Bench, dice: Dice, *, joined: bool) -> str:
    """The sentence that says the concern back; of two or three concerns where there are as many."""
    concerns, parts = bench.situation.concerns, bench.form.parts
    first, *others = concerns
    if joined and others and "join" in parts and dice.chance("join?") < JOINED:
        nouns = [_one_of(item.np, f"np{n}", dice) for n, item in enumerate(concerns, 1)]
        part = "join3" if len(nouns) == 3 and all(nouns) and "join3" in parts else "join"
        if all(nouns[:2]):
            values = {f"np{n}": noun for n, noun in enumerate(nouns, 1)}
            values |= {f"Np{n}": _capital(noun) for n, noun in enumerate(nouns, 1)}
            return parts[part][dice.pick(part, len(parts[part]))].text.format_map(values)
    say = _one_of(first.say, "say", dice)
    if joined and others and others[0].np and "on_top" in parts:
        noun = _one_of(others[0].np, "np2", dice)
        line = parts["on_top"][dice.pick("on_top", len(parts["on_top"]))].text
        return f"{say} {line.format(np2=noun, Np2=_capital(noun))}"
    return say


def _one_of(lines: Sequence[str], name: str, dice: Dice) -> str:
    return lines[dice.pick(name, len(lines))] if lines else ""


def _line(part: str, bench: Bench, dice: Dice) -> str:
    """One wording of a part with its slots filled, or an empty string where no wording fits."""
    fitting = bench.fitting[part]
    if not fitting:
        return ""
    line = fitting[dice.pick(part, len(fitting))]
    values = {}
    for slot in line.slots:
        if slot == "mirror":
            values[slot] = _mirror(bench, dice, joined=False)
            continue
        value = _one_of(_wordings(slot, bench.situation), slot.casefold(), dice)
        values[slot] = _capital(value) if slot[0].isupper() else value
    return SLOT.sub(lambda hit: values[hit[1]], line.text)


def _fitting(form: Frame, parts: set[str], brief: Brief, situation: Situation) -> dict[str, list[Line]]:
    """Wordings whose conditions are met and whose slots have values; where some are for the asked tone, or for a
    loss, or name the particular thing, only those."""
    topics = situation.topics or brief.context.topics
    found: dict[str, list[Line]] = {}
    for part in parts & form.parts.keys():
        met = [
            line
            for line in form.parts[part]
            if line.fits(brief.tone, topics, brief.context.flags, situation.settings)
            and all(slot == "mirror" or _wordings(slot, situation) for slot in line.slots)
        ]
        mourning = [line for line in met if "loss" in line.settings]
        met = [line for line in met if line.tones] or mourning or [line for line in met if line.flags] or met
        found[part] = [line for line in met if line.slots & NAMED] or met
    return found


def _wordings(slot: str, situation: Situation) -> tuple[str, ...]:
    """Values of a slot. `{Thing}` is `{thing}` with a capital."""
    return situation.slots.get(slot[0].lower() + slot[1:], ())


def _fits(text: str, brief: Brief, words: int) -> bool:
    most, count = LIMITS.get(brief.context.platform, (8000, "characters"))
    return measure(text, count) <= most and len(text.split()) <= words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
