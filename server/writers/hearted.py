"""A taught model writes the heart of the reply; approved frames say who follows it up, where to write, and who signs.

The embedded model alone can't be trusted with more than a few words (`guided`). With the adapter that it learned from
a few thousand replies (`server/training`), it says what kind of comment it reads, what to ask inside, and one to three
sentences that nobody could have approved beforehand. They stand in an approved frame, and the whole goes through the
checks like any other text. Where three tries give nothing that passes, approved sentences answer.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import cast

from guardrails.types import DraftContext, Finding, Kind
from prompts.book import Book, Tongue
from prompts.concerns import Concern
from prompts.render import HeartPrompt
from server.deadline import Deadline
from server.errors import ModelTooSlow
from server.writers import Brief, Candidate
from server.writers.asked import is_delicate
from server.writers.chat import Chat
from server.writers.composer import WORDS, Composer
from server.writers.heart import PERSON, SPEECHLESS, Heart, heart_in, sound
from server.writers.prompting import heart_messages
from server.writers.situation import Situation, decisions, read, settings, slots

TRIES = 3
SECONDS_FOR_A_TRY = 4.0
"""Another try is not begun with less time than this: an approved sentence now beats a model's too late."""

MAX_TOKENS = 110
TEMPERATURES = (0.3, 0.6, 0.8)

FRAMES = ("complaint", "praise", "question", "misinformation", "social", "suggestion", "event", "unsure")
"""Frames of the composer whose place a heart may take; the others hold words that were weighed one by one."""

_SORRY = re.compile(r"\b(?:sorry|apolog\w+|siento|lamento|disculp\w+|perd[oó]n\w*)\b", re.IGNORECASE)


def has_hearts(book: Book) -> bool:
    """Whether a version has the words to ask for a heart: one that was approved before there were any has not."""
    return f"templates/{HeartPrompt.template}.j2" in book.files


class Hearted:
    """A small model that was taught, within an approved frame."""

    name = "guided"
    attempts = 1
    reads_closely = False

    def __init__(self, chat: Chat, composer: Composer) -> None:
        self._chat, self._composer = chat, composer

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
        """A draft with the model's heart, or from approved sentences where none of them would do.

        Raises ModelFailed when the model fails on the first try; failing later costs only its words.
        """
        if await asyncio.to_thread(self._has_room, brief):
            for number in range(TRIES):
                if number and deadline.remaining < SECONDS_FOR_A_TRY:
                    break
                if deadline.passed:
                    raise ModelTooSlow()
                answer = await self._chat.complete(
                    heart_messages(brief),
                    deadline=deadline,
                    seed=brief.seed + attempt * TRIES + number,
                    temperature=TEMPERATURES[number % len(TEMPERATURES)],
                    max_tokens=MAX_TOKENS,
                )
                heart = heart_in(answer)
                if heart is not None and heart.kind in SPEECHLESS:
                    return await self._speechless(heart, brief, deadline)
                if heart and (draft := await asyncio.to_thread(self._draft, heart, brief)):
                    return draft
        return await self._composer.write(brief, deadline)

    def _has_room(self, brief: Brief) -> bool:
        """Whether this comment's frame has a place for a heart, and nothing in the register answers it."""
        if brief.context.stage != "public" or brief.foreign or brief.triage.route != "reply" or brief.tone == "formal":
            return False
        if not has_hearts(brief.book):
            return False
        situation = read(brief.plainly(), WORDS[brief.length])
        if situation.frame in ("question", "misinformation") and brief.context.facts:
            return False
        known = brief.book.tongues[brief.context.language or "en"].lexicon
        delicate = situation.frame == "question" and is_delicate(known, brief.case.comment.text.text)
        return situation.frame in FRAMES and not delicate

    async def _speechless(self, heart: Heart, brief: Brief, deadline: Deadline) -> Candidate:
        """Where the model has no words, approved ones: a holding reply where it thinks that a person must see this."""
        if heart.kind == PERSON and not brief.sure:
            brief = replace(brief, triage=replace(brief.triage, route="reply_and_escalate"))
        return await self._composer.write(brief, deadline)

    def _draft(self, heart: Heart, brief: Brief) -> Candidate | None:
        """The heart in its frame, or None where it may not be used or no text with it passes the checks."""
        if not sound(heart, brief.case.comment.text.text):
            return None
        context = _as_read(heart, brief)
        if context is None:
            return None
        seen = replace(brief, context=context)
        text = self._composer.fill(seen, situation(heart, seen))
        return Candidate(text, self.name, self.model, context=context) if text else None


def _as_read(heart: Heart, brief: Brief) -> DraftContext | None:
    """What the reply is to be held to, with the kind that the model read; None where a person said another one."""
    kind = None if heart.kind == "suggestion" else cast(Kind, heart.kind)
    if brief.sure:
        return brief.context if kind in (None, brief.context.kind) else None
    return replace(brief.context, kind=kind)


def situation(heart: Heart, brief: Brief) -> Situation:
    """The heart's frame, with the owner of its topic and what it wants to ask."""
    tongue = brief.book.tongues[brief.context.language or "en"]
    comment = brief.case.comment.text.text
    concern = _concern(heart, tongue)
    asking = bool(heart.ask) and heart.kind in ("complaint", "praise")
    filled = slots(brief, tongue.lexicon, comment, (concern,), heart.kind)
    owner = brief.context.settings.get(f"owner:{concern.topic}", concern.owner)
    return Situation(
        frame=heart.kind,
        orders=_orders(heart, brief, decided=bool(decisions(brief, (concern,))), asking=asking),
        concerns=(concern,),
        slots=filled | {"heart": (heart.text,), "owner": (owner,)} | ({"ask": (heart.ask,)} if heart.ask else {}),
        settings=settings(brief, tongue, comment, (concern,)),
    )


def _orders(heart: Heart, brief: Brief, *, decided: bool, asking: bool) -> tuple[str, ...]:
    """Names of order lists, the preferred one first; names that a frame lacks are passed over."""
    if heart.kind == "complaint" and not _SORRY.search(heart.text):
        return ("hearted_sorry", "hearted_sorry_tight")
    longer = brief.length == "normal"
    return (
        *(("hearted_decided",) if decided and longer else ()),
        *(("hearted_asking",) if asking and longer else ()),
        *(("hearted",) if longer else ()),
        "hearted_tight",
    )


def _concern(heart: Heart, tongue: Tongue) -> Concern:
    """The heart's topic as a concern: who looks after it, and what may be asked where the model says nothing."""
    topics = {topic.topic: topic for topic in tongue.concerns}
    topic = topics.get(heart.topic, topics["other"])
    words = topic.general
    return Concern(
        id=topic.topic,
        topic=topic.topic,
        say=(heart.text,),
        np=words.np,
        ask=(heart.ask,) if heart.ask else words.ask,
        owner=topic.owner,
        owner_topic=topic.topic,
        own_owner=False,
        score=0.0,
        group=topic.topic,
    )
