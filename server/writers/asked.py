"""What a comment is about where no concern of the lexicon says it: a question's subject, its owner, and where it may be
answered."""

from __future__ import annotations

from dataclasses import replace

from prompts.concerns import Concern
from prompts.lexicon import Lexicon


def asking(known: Lexicon, comment: str, *, short: bool, named: bool) -> tuple[str, ...]:
    """Orders for a question without a fact. Medical advice and anything about one person's own business never comes in
    the thread; otherwise what is asked about is said back, where it can be `named`."""
    if known.is_clinical(comment):
        return ("clinical", "clinical_tight", "barest_private")
    if known.is_personal(comment):
        return ("personal", "personal_tight", "barest_private")
    if named:
        return (*(() if short else ("about",)), "about_short", "about_tight", "tight", "barest")
    return (*(() if short else ("normal",)), "short", "tight", "barest")


def is_delicate(known: Lexicon, comment: str) -> bool:
    """Whether a question is medical or about one person's own business, so that approved words must answer it."""
    return known.is_clinical(comment) or known.is_personal(comment)


def owner_asked(known: Lexicon, comment: str, frame: str, concern: Concern) -> str | None:
    """The topic whose owner knows the answer or should hear it, where it isn't the concern's own."""
    if frame == "question":
        return known.topic("things", comment)
    unknown = frame == "complaint" and concern.id == "other"
    return known.topic("subjects", comment) if frame == "unsure" or unknown else None


def about(known: Lexicon, comment: str, concern: Concern, particular: tuple[str, ...]) -> Concern:
    """A concern that nothing is known of, said back by what the comment speaks of."""
    subject = (particular or known.subject(comment)) if concern.id == "other" else ()
    says = tuple(line.format(subject=one) for one in subject for line in known.about)
    return replace(concern, say=says) if says else concern
