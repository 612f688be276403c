"""The escalation card: whom to call, what to do, what not to do. Shown beside or instead of a draft.

GUIDELINES: g-001-5 (a prepared team), g-003-1 (a plan before the crisis).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from guardrails.types import Flag
from prompts.book import Book
from server.answer import Card, EscalationContact
from server.organisation import Organisation
from server.writers import Brief

GUIDELINES = ("g-001-5", "g-003-1")
FIXED_TEXT_FLAGS: tuple[Flag, ...] = ("emergency", "self-harm", "person-at-risk")


@dataclass(frozen=True, slots=True)
class Advice:
    title: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]


@cache
def advice() -> dict[str, Advice]:
    """What a card says for each flag, in the order of urgency, from `cards.yaml` beside this file."""
    raw = yaml.safe_load(Path(__file__).with_name("cards.yaml").read_text(encoding="utf-8"))
    return {name: Advice(item["title"], tuple(item["do"]), tuple(item["avoid"])) for name, item in raw.items()}


def card_for(brief: Brief, organisation: Organisation) -> Card | None:
    """The card of the most urgent flag, with the contacts of every flag that has some; None for ordinary comments."""
    if brief.triage.route == "reply":
        return None
    pages = advice()
    flags = [flag for flag in pages if flag in brief.triage.flags]
    page = pages[flags[0]] if flags else pages["walk-away" if brief.triage.route == "walk_away" else "other"]
    call: list[EscalationContact] = []
    if brief.triage.route != "walk_away":
        for contact in organisation.contacts_for(tuple(flags)):
            entry = EscalationContact(contact.name, contact.role, contact.reach)
            if entry not in call:
                call.append(entry)
    return Card(page.title, tuple(call), page.do, page.avoid)


def fixed_text_for(brief: Brief, country: str) -> str | None:
    """The approved text for the most urgent flag that has one, in the comment's language, else in English."""
    for flag in FIXED_TEXT_FLAGS:
        if flag in brief.triage.flags:
            return brief.book.fixed_text(flag, country, brief.context.language or "en")
    return None


def approved_texts(book: Book, country: str) -> tuple[str, ...]:
    """Every fixed text of a country. Each was approved as a whole, so the rules of ordinary replies leave it alone."""
    found = (book.fixed_text(flag, country, language) for flag in FIXED_TEXT_FLAGS for language in ("en", "es"))
    return tuple(text for text in found if text)
