"""Choose what a writer may know for one comment: rules, signer, contacts, and the facts and decisions that fit it.

Facts are matched by meaning (sentence embeddings of the ways in which people ask), so "can I just walk in on a
Saturday" finds the answer filed under "Do you take walk-ins on Saturdays?". Nothing fitting means nothing is passed on:
a writer that lacks a fact says "I'll find out".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from guardrails.embed import embed
from guardrails.types import (
    Commitment,
    Contact,
    DraftContext,
    Fact,
    Kind,
    Length,
    Platform,
    SafeCase,
    Signer,
    Stage,
    Tone,
    Triage,
)
from prompts.book import Book
from server.organisation import Organisation
from server.settings import Settings
from server.writers import Brief

FRAMES_IN = ("en", "es")
"""Languages that have approved frames. Another language gets an English draft, and the answer says so."""

FACT_KINDS: tuple[Kind, ...] = ("question", "misinformation")
LIKENESS_OF_A_FACT = 0.56
"""Cosine from which a fact answers a sentence: chosen on the questions in `tests/server/test_select.py`."""
LIKENESS_OF_A_DECISION = 0.42
LIKENESS_WITH_A_SHARED_WORD = 0.33
"""Cosines from which a decision belongs to a comment of its topic; a long word in common lets less suffice."""
LIKENESS_TO_A_NOTE = 0.42
MOST_FACTS = 3
MOST_SENTENCES = 8

SERIOUS = frozenset(
    ("death-or-injury", "legal-threat", "adverse-event", "discrimination", "data-breach", "media", "safety", "privacy")
)
"""With one of these flags a telephone comes first: something like that deserves a person, not a thread."""

OFF_PAGE: frozenset[Stage] = frozenset({"private", "letter"})
"""Stages that are not posted on the page, so its limits don't hold."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_LONG_WORD = re.compile(r"[^\W\d_]{6}")
"""The first six letters of longer words: "elevator" and "elevators" are the same."""
_PLACEHOLDER = re.compile(r"<[A-Z_]+(?:_\d+)?>")


def select(
    case: SafeCase,
    triage: Triage,
    organisation: Organisation,
    book: Book,
    *,
    platform: Platform,
    stage: Stage,
    tone: Tone,
    length: Length,
    language: str | None,
    signer: str | None,
    recent: tuple[str, ...],
    today: date,
    seed: int,
    settings: Settings,
) -> Brief:
    """The brief for one draft. Raises EmbedError where sentence embeddings can't run."""
    wanted = language or triage.language
    tongue = wanted if wanted in FRAMES_IN else "en"
    comment = case.comment.text.text
    note = case.note.text if case.note else ""
    context = DraftContext(
        platform="other" if stage in OFF_PAGE else platform,
        kind=triage.kind,
        stage=stage,
        language=tongue,
        comment=case.comment.text,
        topics=triage.topics,
        flags=triage.flags,
        organisation=organisation.name,
        signer=_signer(organisation, signer, tongue),
        contacts=_contacts(organisation, triage),
        facts=_facts(organisation.facts_in(tongue), comment, note, triage),
        commitments=_commitments(organisation, comment, note, triage, stage, tongue, today),
        recent=recent,
        settings={
            "apology": settings.apology,
            "about": organisation.about,
            "voice": organisation.voice,
            **{
                f"owner:{topic}": words for topic in organisation.owners if (words := organisation.owner(topic, tongue))
            },
        },
    )
    return Brief(
        case=case,
        triage=triage,
        context=context,
        rules=book.rulebook.applying(triage.kind, platform, stage),
        book=book,
        tone=tone,
        length=length,
        seed=seed,
        avoid=(),
    )


def _signer(organisation: Organisation, name: str | None, language: str) -> Signer:
    signers = organisation.signers_in(language)
    return next((item for item in signers if name and item.name.casefold() == name.casefold()), signers[0])


def _contacts(organisation: Organisation, triage: Triage) -> tuple[Contact, ...]:
    """All private ways, the one to offer first: the telephone where the matter is serious."""
    if SERIOUS & set(triage.flags):
        return tuple(sorted(organisation.channels, key=lambda contact: contact.kind != "phone"))
    return organisation.channels


def _facts(facts: tuple[Fact, ...], comment: str, note: str, triage: Triage) -> tuple[Fact, ...]:
    """Facts that answer a sentence of the comment, or that a colleague's note asks for; the best one first."""
    asked = _sentences(comment)
    if triage.kind not in FACT_KINDS:
        asked = [sentence for sentence in asked if "?" in sentence]
    scored = [(max(_likeness(fact.asks, asked), _likeness((fact.text,), _sentences(note))), fact) for fact in facts]
    fitting = [(score, fact) for score, fact in scored if score >= LIKENESS_OF_A_FACT]
    return tuple(fact for _, fact in sorted(fitting, key=lambda pair: -pair[0])[:MOST_FACTS])


def _commitments(
    organisation: Organisation, comment: str, note: str, triage: Triage, stage: Stage, language: str, today: date
) -> tuple[Commitment, ...]:
    """Decisions that may be told here: about the comment's topic and near its words, or asked for by the note."""
    open_today = organisation.commitments_in(language, today)
    asked, noted = _sentences(comment), _sentences(note)
    chosen: list[tuple[float, Commitment]] = []
    for item in open_today:
        near = _likeness((item.text,), asked) if item.topic in triage.topics else 0.0
        meant = _likeness((item.text,), noted)
        if item.topic == "follow-up" and stage in ("private", "holding"):
            chosen.append((0.0, item))
        elif meant >= LIKENESS_TO_A_NOTE:
            chosen.append((1.0 + meant, item))
        elif near >= (LIKENESS_WITH_A_SHARED_WORD if _share_a_word(item.text, comment) else LIKENESS_OF_A_DECISION):
            chosen.append((near, item))
    fitting = tuple(item for _, item in sorted(chosen, key=lambda pair: -pair[0]))
    gestures = organisation.gestures_in(language, today, triage.topics) if stage == "letter" else ()
    return fitting + gestures


def _share_a_word(one: str, other: str) -> bool:
    return bool(set(_LONG_WORD.findall(one.casefold())) & set(_LONG_WORD.findall(other.casefold())))


def _sentences(text: str) -> list[str]:
    """Sentences without placeholders, the whole text too, so that a question in two halves is found."""
    plain = _PLACEHOLDER.sub(" ", text)
    found = [sentence for item in _SENTENCE.findall(plain) if len(sentence := " ".join(item.split())) > 3]
    whole = " ".join(plain.split())
    return list(dict.fromkeys([*found[:MOST_SENTENCES], *([whole] if whole and len(found) != 1 else [])]))


def _likeness(known: tuple[str, ...], said: list[str]) -> float:
    """The highest cosine between anything known and anything said; 0 where either is empty."""
    if not known or not said:
        return 0.0
    return float((_known(known) @ _said(tuple(said)).T).max())


@lru_cache(maxsize=512)
def _known(texts: tuple[str, ...]) -> NDArray[np.float32]:
    return embed(texts)


@lru_cache(maxsize=64)
def _said(texts: tuple[str, ...]) -> NDArray[np.float32]:
    return embed(texts)
