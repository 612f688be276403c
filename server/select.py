"""Choose what a writer may know for one comment: rules, signer, contacts, and the facts and decisions that fit it.

Which facts answer is decided in `server.facts`; decisions are matched by meaning (sentence embeddings). Nothing fitting
means nothing is passed on: a writer that lacks a fact says "I'll find out".
"""

from __future__ import annotations

import re
from datetime import date

from guardrails.types import (
    Commitment,
    Contact,
    DraftContext,
    Length,
    Platform,
    SafeCase,
    Signer,
    Stage,
    Tone,
    Triage,
)
from prompts.book import Book
from server import facts
from server.nearness import nearness, sentences
from server.organisation import Organisation
from server.settings import Settings
from server.writers import Brief

FRAMES_IN = ("en", "es")
"""Languages that have approved frames. Another language gets an English draft, and the answer says so."""

LIKENESS_OF_A_DECISION = 0.39
LIKENESS_WITH_A_SHARED_WORD = 0.305
"""Cosines from which a decision belongs to a comment of its topic; a long word in common lets less suffice."""
LIKENESS_TO_A_NOTE = 0.39

SERIOUS = frozenset(
    ("death-or-injury", "legal-threat", "adverse-event", "discrimination", "data-breach", "media", "safety", "privacy")
)
"""With one of these flags a telephone comes first: something like that deserves a person, not a thread."""

OFF_PAGE: frozenset[Stage] = frozenset({"private", "letter"})
"""Stages that are not posted on the page, so its limits don't hold."""

_LONG_WORD = re.compile(r"[^\W\d_]{6}")
"""The first six letters of longer words: "elevator" and "elevators" are the same."""
_AND = re.compile(r",|\b(?:and|also|plus|y|también|además)\b")
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
    signer: Signer | str | None,
    recent: tuple[str, ...],
    today: date,
    seed: int,
    settings: Settings,
    sure: bool = False,
) -> Brief:
    """The brief for one draft. `sure`: a person said what kind of comment this is.

    Raises EmbedError where sentence embeddings can't run.
    """
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
        facts=facts.fitting(organisation.facts_in(tongue), comment, note, triage.kind, tongue),
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
        sure=sure,
    )


def _signer(organisation: Organisation, wanted: Signer | str | None, language: str) -> Signer:
    if isinstance(wanted, Signer):
        return wanted
    signers = organisation.signers_in(language)
    return next((item for item in signers if wanted and item.name.casefold() == wanted.casefold()), signers[0])


def _contacts(organisation: Organisation, triage: Triage) -> tuple[Contact, ...]:
    """All private ways, the one to offer first: the telephone where the matter is serious."""
    if SERIOUS & set(triage.flags):
        return tuple(sorted(organisation.channels, key=lambda contact: contact.kind != "phone"))
    return organisation.channels


def _commitments(
    organisation: Organisation, comment: str, note: str, triage: Triage, stage: Stage, language: str, today: date
) -> tuple[Commitment, ...]:
    """Decisions that may be told here: about the comment's topic and near its words, or asked for by the note."""
    open_today = organisation.commitments_in(language, today)
    asked, noted = _sentences(comment), _parts(note) if note else ()
    chosen: list[tuple[float, Commitment]] = []
    for item in open_today:
        near = nearness((item.text,), asked) if item.topic in triage.topics else 0.0
        meant = nearness((item.text,), noted)
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


def _sentences(text: str) -> tuple[str, ...]:
    return sentences(_PLACEHOLDER.sub(" ", text))


def _parts(note: str) -> tuple[str, ...]:
    """A note's sentences and what is joined in them: "mention the new desk and that we care" asks for two things."""
    found = _sentences(note)
    return (*found, *(part for one in found for part in _AND.split(one) if part.strip() and part != one))
